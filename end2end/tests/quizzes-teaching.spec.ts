/** The teacher's way: a bank, questions, a quiz, its learners' answers, marks, figures. With plain forms; scripts add nothing to it. */
import { BANK_TITLE, answer, buildQuiz, closeQuiz, press, saved } from "./support/quizzes.ts";
import { awake, expect, test } from "./support/test.ts";
import { LANGUAGES, type Language, word } from "./support/words.ts";

const GIFT = `// two questions, and one that nobody can read
::GIFT sum:: What is 2 + 2? {=4 #right ~3 #no ~5}

::GIFT truth:: Argon is heavier than air. {T}

::GIFT broken:: This one does not end {=
`;

/** A language for each project; the whole way is the same in all of them. */
const spoken = (phone: boolean, scripts: boolean): Language => (phone ? (scripts ? "zh" : "en") : "de");

test("a bank is made, filled and imported into; a quiz is built, taken, marked and marked again", async ({
	page,
	open,
	axe,
	signIn,
	freshLearner,
	another,
	phone,
	scripts,
}) => {
	test.slow();
	const lang = spoken(phone, scripts);
	const name = `E2E ${Date.now().toString(36)}`;
	const main = page.getByRole("main");
	const learner = await freshLearner(lang, { signedIn: false, inClass: true });
	await signIn("teacher", lang);

	await test.step("a bank", async () => {
		await open(`/${lang}/teaching/quizzes`);
		await main.getByRole("link", { name: word(lang, "quiz-staff-to-banks") }).click();
		const form = main.locator("form[action*='/banks/new/']").first();
		const details = form.locator("xpath=ancestor::details");
		if (await details.count()) await details.locator("summary").click();
		await form.locator(`[name="title.${lang}"]`).fill(name);
		await press(page, lang, "banks-new-bank-button");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
	});
	const bank = new URL(page.url()).pathname;

	await test.step("a question in three languages", async () => {
		await main.locator("summary").filter({ hasText: word(lang, "banks-new-item") }).click();
		await main.getByRole("link", { name: word(lang, "banks-kind-single-choice") }).click();
		for (const one of LANGUAGES) {
			await page.locator(`[name="prompt.${one}"]`).fill(`${name} prompt ${one}`);
			for (const option of [0, 1]) await page.locator(`[name="body.options.${option}.text.${one}"]`).fill(`${name} option ${option} ${one}`);
		}
		await page.locator('[name="body.options.0.credit"]').fill("100");
		for (const verb of ["3", "2"]) await page.locator(`button[value="remove:body.options.${verb}"]`).click();
		await expect(page.locator('[name="body.options.1.text.de"]')).toHaveValue(`${name} option 1 de`);
		// a name that must not be there yet
		await page.locator(`[name="title.${lang}"]`).fill(`${name} own`);
		await press(page, lang, "banks-save");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${name} own`);
		for (const one of LANGUAGES) await expect(page.locator(`[name="prompt.${one}"]`)).toHaveValue(`${name} prompt ${one}`);
		await axe("a question of one's own");
	});

	await test.step("questions from a GIFT file", async () => {
		await open(`${bank}/import`);
		await page.locator("input[type=file]").setInputFiles({ name: "some.gift", mimeType: "text/plain", buffer: Buffer.from(GIFT) });
		await press(page, lang, "banks-import-look");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(word(lang, "banks-preview-title"));
		await expect(main).toContainText("GIFT broken");
		await press(page, lang, "banks-import-now");
		await expect(page).toHaveURL(new RegExp(`${bank}\\?`));
		await expect(main.getByRole("link", { name: "GIFT truth" })).toBeVisible();
		await expect(main.getByText(word(lang, "banks-found", { count: 3 }), { exact: true }).first()).toBeVisible();
	});

	let quiz = "";
	await test.step("a quiz of them, and an essay of another bank", async () => {
		quiz = await buildQuiz(page, lang, name, [
			{ bank: name, count: 3 },
			{ bank: BANK_TITLE[lang], kind: "essay", count: 1 },
		]);
		await axe("the editor");
	});
	await test.step("a learner takes it", async () => {
		const theirs = await (await another(learner.state)).newPage();
		await open(quiz.replace("/teaching", ""), theirs);
		await theirs.getByRole("button", { name: word(lang, "quizzes-start"), exact: true }).click();
		await expect(theirs).toHaveURL(/\/attempts\//);
		await awake(theirs, scripts);
		const questions = theirs.locator("section.question");
		await expect(questions).toHaveCount(4);
		for (let at = 0; at < 4; at += 1) await answer(questions.nth(at));
		// surely wrong, so that there is something to be marked again
		await theirs.locator("label.choice").filter({ hasText: `${name} option 1` }).click();
		await saved(theirs, scripts, { saved: word(lang, "common-saved"), button: word(lang, "quizzes-save") });
		await theirs.getByRole("button", { name: word(lang, "quizzes-to-finish"), exact: true }).click();
		await theirs.getByRole("button", { name: word(lang, "quizzes-hand-in"), exact: true }).click();
		await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(word(lang, "quizzes-review-title", { number: 1 }));
	});

	await test.step("the essay is marked with its rubric", async () => {
		await open(`${quiz}/marking`);
		await main.locator("a[href*='/marking/']").first().click();
		await expect(main).toContainText("Am Montag 你好");
		await axe("an answer to be marked");
		const rubric = await page.locator("form[method=post] fieldset:has(input[type=radio])").all();
		expect(rubric.length).toBeGreaterThan(1);
		for (const criterion of rubric) await criterion.locator("label").last().click();
		await page.locator("textarea[name=comment]").fill(`${name} well seen`);
		await press(page, lang, "quiz-staff-mark-and-next");
		await expect(main).toContainText(word(lang, "quiz-staff-marking-done-title"));
	});

	await test.step("results, and full marks for everybody", async () => {
		await open(`${quiz}/results?q=${encodeURIComponent(learner.email)}`);
		const attempt = main.locator("a[href*='/teaching/attempts/']");
		await expect(attempt).toHaveCount(1);
		const before = await attempt.innerText();
		await attempt.click();
		await expect(main).toContainText(`${name} well seen`);
		await axe("an attempt as its teacher sees it");

		await open(`${quiz}/regrade`);
		const items = page.locator("select[name=item]");
		const own = await items.locator("option").filter({ hasText: `${name} own` }).getAttribute("value");
		await items.selectOption(own!);
		await page.locator("select[name=rule]").selectOption("full");
		await press(page, lang, "quiz-staff-regrade-preview");
		await expect(main).toContainText(word(lang, "quiz-staff-regrade-dry-run"));
		await axe("what would change");
		await press(page, lang, "quiz-staff-regrade-do", { n: 1 });
		await expect(main).toContainText(word(lang, "quiz-staff-regrade-done", { n: 1 }));
		await open(`${quiz}/results?q=${encodeURIComponent(learner.email)}`);
		await expect(attempt).not.toHaveText(before);
	});

	await test.step("statistics", async () => {
		await open(`${quiz}/statistics`);
		await expect(main).toContainText(word(lang, "quiz-staff-statistics-lede", { n: 1 }));
		await main.getByRole("link", { name: `${name} own` }).first().click();
		await expect(main).toContainText(`${name} option 1`);
		await axe("the figures of a question");
	});

	await test.step("the learner reads the comment", async () => {
		const theirs = await (await another(learner.state)).newPage();
		await open(quiz.replace("/teaching", ""), theirs);
		await theirs.getByRole("link", { name: word(lang, "quizzes-review-title", { number: 1 }) }).click();
		await expect(theirs.getByText(`${name} well seen`)).toBeVisible();
	});

	await test.step("and it is closed again, out of the way of others", async () => {
		await closeQuiz(page, lang, quiz);
		await open(`/${lang}/teaching/quizzes`);
		const closed = word(lang, "quiz-staff-state-closed", { at: "§" }).replace("§", "").trim();
		await expect(main.getByRole("row").filter({ hasText: name })).toContainText(closed);
	});
});
