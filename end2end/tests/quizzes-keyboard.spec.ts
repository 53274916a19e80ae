/** Every kind of question can be answered by keys alone, in every language. */
import { tabTo } from "./support/keyboard.ts";
import { BANK_TITLE, BY_HAND, KINDS, answerByKeys, asked, begun, buildQuiz, closeQuiz } from "./support/quizzes.ts";
import { awake, expect, inEveryLanguage, test } from "./support/test.ts";
import { word } from "./support/words.ts";

/** The smallest picture there is. */
const PIXEL = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
	"base64",
);

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
				await page.keyboard.press("Enter");
				await expect(page.getByRole("link", { name: word(lang, "practice-next") })).toBeVisible();
				const words = ["practice-right", "practice-partly", "practice-wrong"].map((key) => word(lang, key));
				const said = (await page.locator(".quiz > [role=status]").innerText()).trim();
				expect(words, "it says how the answer was").toContain(said);
				await axe(`${kind}, with its feedback`);
			});
		}
	});

	test("an essay and a file are handed in by keyboard alone", async ({ page, context, open, axe, signIn, freshLearner, phone, scripts }) => {
		test.skip(phone, "keyboards are for desktops");
		test.slow();
		await signIn("teacher", lang);
		const title = `E2E keys ${Date.now().toString(36)}`;
		const editor = await buildQuiz(page, lang, title, [
			{ bank: BANK_TITLE[lang], kind: "upload", count: 1 },
			{ bank: BANK_TITLE[lang], kind: "essay", count: 1 },
		]);
		await context.clearCookies();
		const person = await freshLearner(lang, { inClass: true });
		await open(await begun(person, editor.replace("/teaching", "").replace(/^\/\w\w/, `/${lang}`)));
		const questions = page.locator("section.question");
		await expect(questions).toHaveCount(2);

		await test.step("the file", async () => {
			const upload = questions.filter({ has: page.locator("input[type=file]") });
			await answerByKeys(page, upload);
			await expect(page.locator("input[type=file]")).toBeFocused();
			await page.locator("input[type=file]").setInputFiles({ name: "sketch.png", mimeType: "image/png", buffer: PIXEL });
			await tabTo(page, (stop) => stop.tag === "button" && stop.text === word(lang, "quizzes-file-upload"), 3);
			await page.keyboard.press("Enter");
			await expect(page.getByRole("link", { name: "sketch.png" })).toBeVisible();
			await awake(page, scripts);
			await axe("a file that was sent");
		});
		await test.step("the essay", async () => {
			const essay = questions.filter({ has: page.locator("textarea") });
			await answerByKeys(page, essay);
			await expect(essay.locator("textarea")).toHaveValue("I stop\nand ask.");
		});
		await test.step("handing in", async () => {
			const finish = word(lang, "quizzes-to-finish");
			if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) !== finish) {
				await tabTo(page, (stop) => stop.tag === "button" && stop.text === finish, 12);
			}
			await page.keyboard.press("Enter");
			await expect(page).toHaveURL(/\/finish/);
			await expect(page.getByText(word(lang, "quizzes-finish-complete"))).toBeVisible();
			await tabTo(page, (stop) => stop.tag === "button" && stop.text === word(lang, "quizzes-hand-in"), 30);
			await page.keyboard.press("Enter");
			await expect(page.getByText(word(lang, "quizzes-review-by-hand"))).toBeVisible();
			await expect(page.getByText("I stop")).toBeVisible();
			await expect(page.getByRole("link", { name: "sketch.png" })).toBeVisible();
			await axe("a review that waits for its teacher");
		});

		await context.clearCookies();
		await signIn("teacher", lang);
		await closeQuiz(page, lang, editor);
	});
});
