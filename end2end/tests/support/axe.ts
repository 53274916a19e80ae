/** `axe` with all its default rules, with and without scripts. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { type Page, expect } from "@playwright/test";

const resolve = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve;
const source = readFileSync(resolve("axe-core/axe.min.js"), "utf8");

type Violation = { id: string; help: string; nodes: { html: string; target: unknown[]; failureSummary?: string }[] };

/** Expects the page, as it stands, to be accessible; `part` when only that has changed since the page was looked at. */
export async function accessible(page: Page, scripts: boolean, state: string, part?: string): Promise<void> {
	if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
	const found = await page.evaluate(
		async ([timers, part]) => {
			const { axe } = window as unknown as { axe: { run(root: Document | string, options: object): Promise<{ violations: Violation[] }> } };
			if (!timers) {
				// a page without scripts runs what the debugger evaluates, but no timer; axe uses them only to let others have their turn
				const soon = (callback: () => void) => Number(void Promise.resolve().then(callback));
				window.setTimeout = ((callback: () => void, pause = 0) => (pause > 100 ? 0 : soon(callback))) as typeof window.setTimeout;
				window.requestAnimationFrame = soon as typeof window.requestAnimationFrame;
			}
			// colours on their way from one state to the next are none of either
			for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
			const { violations } = await axe.run(part ?? document, { resultTypes: ["violations"] });
			return violations.map(({ id, help, nodes }) => ({
				id,
				help,
				nodes: nodes.slice(0, 5).map(({ html, target, failureSummary }) => ({ html: html.slice(0, 200), target, failureSummary })),
			}));
		},
		[scripts, part] as const,
	);
	expect(found, `axe finds nothing: ${state}, ${page.url()}`).toEqual([]);
}
