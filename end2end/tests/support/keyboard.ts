/** Walking through a page with Tab, and always seeing where one is. */
import { type Page, expect } from "@playwright/test";

/** What has the focus, and whether one sees it: an outline on it or on the label around it. */
export const focused = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement as HTMLElement;
		const seen = [element, element.closest("label"), element.closest("label")?.querySelector("span")].some((one) => {
			if (!one) return false;
			const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
			return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
		});
		const { width, height, bottom, right } = (element.closest("label") ?? element).getBoundingClientRect();
		return {
			id: element.id,
			name: element.getAttribute("name") ?? "",
			value: element.getAttribute("value") ?? "",
			type: element.getAttribute("type") ?? "",
			tag: element.localName,
			text: (element.textContent ?? "").trim().slice(0, 60),
			block: element.closest("section.block, section.question")?.id ?? "",
			/** Whether it belongs to the answer of a question. */
			answer: !!element.closest("fieldset.question__answer"),
			seen: seen && width > 1 && height > 1 && bottom > 0 && right > 0,
		};
	});

export type Stop = Awaited<ReturnType<typeof focused>>;

/** Presses Tab once; where one comes to is visible. */
export async function tab(page: Page, key = "Tab"): Promise<Stop> {
	await page.keyboard.press(key);
	let stop = await focused(page);
	// what slides in with the focus may take a moment
	for (let waits = 0; waits < 5 && !stop.seen; waits += 1) {
		await page.waitForTimeout(60);
		stop = await focused(page);
	}
	expect(stop.seen, `focus is visible on ${JSON.stringify(stop)}`).toBe(true);
	return stop;
}

/** Presses Tab until the focus is where it should be; every stop on the way is visible. */
export async function tabTo(page: Page, there: (stop: Stop) => boolean, most = 120): Promise<Stop> {
	for (let stops = 0; stops < most; stops += 1) {
		const stop = await tab(page);
		if (there(stop)) return stop;
	}
	throw new Error("Tab does not lead there");
}
