/** Whether a page fits its screen. */
import { type Page, expect } from "@playwright/test";

/** Nothing is wider than the screen unless it is inside something that scrolls. */
export async function fits(page: Page, state: string): Promise<void> {
	const out = await page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		const scrolls = (element: Element | null): boolean =>
			!!element &&
			element !== document.body &&
			(/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
		const wide = [...document.querySelectorAll("body *")].filter((element) => {
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
			elements: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
		};
	});
	expect(out, `nothing sticks out: ${state}, ${page.url()}`).toEqual({ over: 0, elements: [] });
}
