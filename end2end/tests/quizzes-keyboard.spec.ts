/** Every kind of question can be answered by keys alone, in every language. */
import { tabTo } from "./support/keyboard.ts";
import { BY_HAND, KINDS, answerByKeys, asked } from "./support/quizzes.ts";
import { expect, inEveryLanguage, test } from "./support/test.ts";
import { word } from "./support/words.ts";

inEveryLanguage((lang) => {
	test("each kind of question that is marked at once is answered by keyboard alone", async ({ page, open, axe, freshLearner, phone }) => {
		test.skip(phone, "keyboards are for desktops");
		test.slow();
		await freshLearner(lang);
		await open(`/${lang}/practice`);
		const bank = (await page.locator("main a[href*='/practice/banks/']").first().getAttribute("href"))!.split("?")[0];

		const places = new Map<string, string>();
		await test.step("a round of practice asks every kind", async () => {
			for (let number = 1; places.size < KINDS.length - BY_HAND.length; number += 1) {
				const address = `${bank}?round=1&n=${number}`;
				const answer = await page.request.get(address);
				expect(answer.status(), `question ${number}; so far there were ${[...places.keys()].join(", ")}`).toBe(200);
				const item = asked(await answer.text(), lang);
				expect(item, `question ${number} is one of the bank's`).toBeTruthy();
				if (!places.has(item!.kind)) places.set(item!.kind, address);
			}
		});

		for (const kind of KINDS.filter((kind) => !BY_HAND.includes(kind))) {
			await test.step(kind, async () => {
				await open(places.get(kind)!);
				await answerByKeys(page, page.locator("section.question"));
				const button = word(lang, "practice-check");
				if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) !== button) {
					await tabTo(page, (stop) => stop.tag === "button" && stop.text === button, 6);
				}
				await axe(`${kind}, answered`);
				await page.keyboard.press("Enter");
				await expect(page.getByRole("link", { name: word(lang, "practice-next") })).toBeVisible();
				const words = ["practice-right", "practice-partly", "practice-wrong"].map((key) => word(lang, key));
				const said = (await page.locator(".quiz > [role=status]").innerText()).trim();
				expect(words, "it says how the answer was").toContain(said);
				await axe(`${kind}, with its feedback`);
			});
		}
	});
});
