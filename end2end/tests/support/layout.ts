/** Whether a page fits its screen. */
import { type Page, expect } from "@playwright/test";

/** What is wider than the screen and not inside something that scrolls. */
export const sticksOut = (page: Page, width: number) =>
	page.evaluate((width) => {
		const scrolls = (element: Element | null): boolean =>
			!!element &&
			element !== document.body &&
			(/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
		const out = [...document.querySelectorAll("body *")].filter((element) => {
			const { left, right, width: own, height } = element.getBoundingClientRect();
			return (
				own > 1 &&
				height > 1 &&
				(right > width + 0.5 || left < -0.5) &&
				!scrolls(element.parentElement) &&
				!element.closest(".skip-link, .visually-hidden")
			);
		});
		return {
			over: Math.max(0, document.documentElement.scrollWidth - width),
			elements: out.slice(0, 5).map((element) => `${element.outerHTML.slice(0, 120)} ${Math.round(element.getBoundingClientRect().right)}`),
		};
	}, width);

/** Nothing sticks out of the page as it is. */
export async function fits(page: Page, state: string): Promise<void> {
	const width = await page.evaluate(() => document.documentElement.clientWidth);
	expect(await sticksOut(page, width), `nothing sticks out: ${state}, ${page.url()}`).toEqual({ over: 0, elements: [] });
}
