/** What a teacher sets on a quiz, seen from both sides: code, behaviour, time, extensions, files; and a bank as a file. */
import { readFile } from "node:fs/promises";

import type { APIRequestContext, Locator } from "@playwright/test";

import { fits } from "./support/layout.ts";
import { type Person, client } from "./support/people.ts";
import {
	BANK,
	BANK_TITLE,
	KEYS,
	begun,
	closeByRequest,
	fieldTime,
	given_away,
	onServer,
	press,
	quizByRequest,
	saved,
	setConditions,
	zoneOf,
} from "./support/quizzes.ts";
import { type Page, awake, expect, inEveryLanguage, test as base } from "./support/test.ts";
import { LANGUAGES, type Language, word } from "./support/words.ts";
import { unzipped } from "./support/zip.ts";

/** Two statements, and both are false. */
const FALSE = ["mild-steel-fume", "lying-acetylene"];
const [FIRST, SECOND] = FALSE.map((id) => BANK.filter((item) => item.id === id));
/** What each of them is worth in its bank. */
const WORTH = 0.5;

const MINUTE = 60_000;
/** The whole minute about so many minutes from now. */
const wholeMinute = (minutes: number) => (Math.floor(Date.now() / MINUTE) + minutes) * MINUTE;

/** Where its teacher writes it, where its learners begin, and the zone in which the teacher says times. */
type Quiz = { editor: string; start: string; zone: string };

const test = base.extend<{
	/** The teacher is on the page; their quiz for the class of the demo, which is closed after the test. */
	ownQuiz(lang: Language, what: string, items: string[], publish?: boolean): Promise<Quiz>;
	/** A page of a learner of the class, in a browser of their own. */
	learnerPage(lang: Language): Promise<{ learner: Person; theirs: Page }>;
	/** Looks at a state of a page for what `axe` finds, and on a phone for what sticks out. */
	sound(page: Page, state: string): Promise<void>;
}>({
	ownQuiz: async ({ context, signIn }, use, info) => {
		const made: { teacher: APIRequestContext; editor: string }[] = [];
		await use(async (lang, what, items, publish) => {
			await signIn("teacher", lang);
			const state = await context.storageState();
			const teacher = await client(state);
			const title = `E2E ${what} ${lang} ${info.project.name} ${Date.now().toString(36)}`;
			const editor = await quizByRequest(teacher, lang, title, items, publish);
			made.push({ teacher, editor });
			return { editor, start: editor.replace("/teaching", ""), zone: await zoneOf(state) };
		});
		for (const { teacher, editor } of made) {
			await closeByRequest(teacher, editor);
			await teacher.dispose();
		}
	},
	learnerPage: async ({ another, freshLearner }, use) =>
		use(async (lang) => {
			const learner = await freshLearner(lang, { signedIn: false, inClass: true });
			return { learner, theirs: await (await another(learner.state)).newPage() };
		}),
	sound: async ({ axe, phone }, use) =>
		use(async (page, state) => {
			if (phone) await fits(page, state);
			await axe(state, { page });
		}),
});

/** A language for each project, where the way is the same in all of them. */
const spoken = (phone: boolean, scripts: boolean): Language => (phone ? (scripts ? "de" : "zh") : scripts ? "en" : "de");

const question = (page: Page, slot: number) => page.locator(`#q${slot}`);
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const button = (within: Page | Locator, lang: Language, key: string) => within.getByRole("button", { name: word(lang, key), exact: true });
const changeable = (question: Locator) => question.locator("fieldset :is(input, select, textarea):not([type=hidden]):enabled");
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A sentence that says a time, however its date is written. */
function saying(lang: Language, key: string, clock: string, values: Record<string, string | number> = {}, name = "at"): RegExp {
	const [before, after] = word(lang, key, { ...values, [name]: "\u0000" }).split("\u0000");
	return new RegExp(`${escaped(before)}.*${clock}.*${escaped(after)}`);
}

/** Chooses whether a statement is true. */
const judge = (question: Locator, verdict: boolean) =>
	question
		.locator("label.choice")
		.filter({ has: question.page().locator(`input[value="${verdict}"]`) })
		.click();

/** Chooses how sure one is. */
const sure = (question: Locator, lang: Language, level: "low" | "middle" | "high") =>
	question.getByLabel(word(lang, `quizzes-certainty-${level}`), { exact: true }).check();

/** Waits until all is saved, or presses the button that does it. */
const keep = (page: Page, lang: Language, scripts: boolean) =>
	saved(page, scripts, { saved: word(lang, "common-saved"), button: word(lang, "quizzes-save") });

/** Begins on the page of the quiz. */
async function begin(page: Page, lang: Language, scripts: boolean): Promise<void> {
	await button(page, lang, "quizzes-start").click();
	await expect(page).toHaveURL(/\/attempts\/[^/]+$/);
	await awake(page, scripts);
}

/** Hands in on the page of an attempt, and comes to its review. */
async function handIn(page: Page, lang: Language): Promise<void> {
	await button(page, lang, "quizzes-to-finish").click();
	await expect(heading(page)).toHaveText(word(lang, "quizzes-finish-title"));
	await button(page, lang, "quizzes-hand-in").click();
	await expect(heading(page)).toHaveText(word(lang, "quizzes-review-title", { number: 1 }));
}

/** The teacher chooses how a quiz that is not published yet works, and publishes it. */
async function publishWith(page: Page, lang: Language, editor: string, behaviour: string, fields: Record<string, string> = {}): Promise<void> {
	await page.goto(editor);
	await page.locator(`label[for=behaviour-${behaviour}]`).click();
	for (const [name, value] of Object.entries(fields)) await page.locator(`input[name="${name}"]`).fill(value);
	await press(page, lang, "quiz-staff-publish-button");
	await expect(page.getByRole("main")).toContainText(word(lang, "quiz-staff-publish-same"));
	await expect(page.locator(`#behaviour-${behaviour}`)).toBeChecked();
}

// first, because it waits: the others go on beside it
test("a minute is over: what was answered counts, what comes later does not", async ({ page, open, ownQuiz, learnerPage, sound, phone, scripts }) => {
	test.skip(!phone, "a minute of waiting is enough once with and once without scripts");
	test.setTimeout(150_000);
	const lang: Language = scripts ? "de" : "zh";
	const quiz = await ownQuiz(lang, "time", FALSE);
	await setConditions(page, lang, quiz.editor, { minutes: "1" });
	const { learner, theirs } = await learnerPage(lang);
	await open(quiz.start, theirs);
	await expect(theirs.getByText(word(lang, "quizzes-rule-minutes", { minutes: 1 }))).toBeVisible();
	await expect(theirs.getByText(word(lang, "quizzes-start-clock"))).toBeVisible();
	await sound(theirs, "before the clock runs");

	await begin(theirs, lang, scripts);
	const attempt = new URL(theirs.url()).pathname;
	await expect(theirs.locator(".quiz-until")).toHaveText(saying(lang, "quizzes-until", "\\d+:\\d\\d"));
	await expect(theirs.locator("#quiz-time")).toBeVisible();
	await judge(question(theirs, 1), false);
	await keep(theirs, lang, scripts);
	await sound(theirs, "a clock that runs");

	const review = word(lang, "quizzes-review-title", { number: 1 });
	if (!scripts) {
		// chosen in time, but never sent in time
		await judge(question(theirs, 2), false);
		await expect.poll(() => onServer(learner, attempt), { timeout: 90_000, intervals: [2_000] }).toContain(review);
		const refused = theirs.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith(attempt));
		await button(theirs, lang, "quizzes-save").click();
		expect((await refused).status()).toBe(422);
	}
	let pages = 0;
	theirs.on("request", (request) => (pages += Number(request.isNavigationRequest())));
	await expect(heading(theirs)).toHaveText(review, { timeout: 90_000 });
	expect(pages, "the page goes on once, and not a moment too early").toBe(scripts ? 1 : 0);
	const over = theirs.getByText(word(lang, "quizzes-form-over"));
	await expect(over).toHaveCount(scripts ? 0 : 1);
	if (!scripts) {
		const [said, answers] = [await over.boundingBox(), await theirs.locator(".quiz__questions").boundingBox()];
		expect(said!.y + said!.height).toBeLessThanOrEqual(answers!.y);
	}
	await sound(theirs, "the time is over");
	await expect(theirs.locator(".quiz-result")).toContainText(word(lang, "quizzes-marks-of", { got: WORTH, of: 2 * WORTH }));
	await expect(changeable(theirs.locator("main"))).toHaveCount(0);
	await expect(question(theirs, 1).locator("input[value=false]")).toBeChecked();
	await expect(question(theirs, 2).locator("input:checked")).toHaveCount(0);
});

inEveryLanguage((lang) => {
	test("a quiz with an access code begins with the right one only", async ({ page, open, ownQuiz, learnerPage, sound, scripts }) => {
		const quiz = await ownQuiz(lang, "code", FALSE);
		const code = "Azetylen 9 电焊";
		await setConditions(page, lang, quiz.editor, { code });
		const { theirs } = await learnerPage(lang);
		await open(quiz.start, theirs);
		expect(await theirs.content()).not.toContain(code);

		const field = theirs.getByLabel(word(lang, "quizzes-code"), { exact: true });
		await field.fill("Azetylen 8");
		const refused = theirs.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/attempts"));
		await button(theirs, lang, "quizzes-start").click();
		expect((await refused).status()).toBe(422);
		await expect(theirs.getByText(word(lang, "quizzes-code-wrong"))).toBeVisible();
		await sound(theirs, "a wrong code");
		expect(await theirs.content()).not.toContain(code);

		await field.fill(code);
		await begin(theirs, lang, scripts);
		await expect(theirs.locator("section.question")).toHaveCount(FALSE.length);
	});

	test("each question at once: what is checked is shown and closed, the others stay open", async ({ page, open, ownQuiz, learnerPage, sound, scripts }) => {
		const quiz = await ownQuiz(lang, "immediate", FALSE, false);
		await publishWith(page, lang, quiz.editor, "immediate");
		const { theirs } = await learnerPage(lang);
		await open(quiz.start, theirs);
		await expect(theirs.getByText(word(lang, "quizzes-behaviour-immediate"))).toBeVisible();
		await begin(theirs, lang, scripts);
		const [first, second] = [question(theirs, 1), question(theirs, 2)];
		const before = await theirs.content();
		expect(given_away([...FIRST, ...SECOND], before)).toEqual([]);
		expect(before).not.toMatch(KEYS);

		await test.step("a right answer", async () => {
			await judge(first, false);
			await button(first, lang, "quizzes-check").click();
			await expect(first.locator("header .chip")).toHaveText(word(lang, "quizzes-right"));
			await expect(first.locator(".question__marks")).toHaveText(word(lang, "quizzes-marks-of", { got: WORTH, of: WORTH }));
			await expect(first.locator(".verdict")).toBeVisible();
			await expect(changeable(first)).toHaveCount(0);
			await expect(button(first, lang, "quizzes-check")).toHaveCount(0);
			// why it is right, and what is said to everybody
			expect(given_away(FIRST, await theirs.content()).length).toBeGreaterThan(1);
			await awake(theirs, scripts);
			await sound(theirs, "one question checked");
		});
		await test.step("the other one is as it was", async () => {
			await expect(changeable(second)).toHaveCount(2);
			await expect(button(second, lang, "quizzes-check")).toBeVisible();
			expect(given_away(SECOND, await theirs.content())).toEqual([]);
			expect(await second.innerHTML()).not.toMatch(KEYS);
		});
		await test.step("a wrong answer, which cannot be changed either", async () => {
			await judge(second, true);
			await button(second, lang, "quizzes-check").click();
			await expect(second.locator("header .chip")).toHaveText(word(lang, "quizzes-wrong"));
			await expect(changeable(second)).toHaveCount(0);
		});
		await awake(theirs, scripts);
		await handIn(theirs, lang);
		await expect(theirs.locator(".quiz-result")).toContainText(word(lang, "quizzes-marks-of", { got: WORTH, of: 2 * WORTH }));
	});

	test("several tries: it says how many are left, and a later one brings fewer marks", async ({ page, open, ownQuiz, learnerPage, sound, scripts }) => {
		const quiz = await ownQuiz(lang, "tries", FALSE, false);
		await publishWith(page, lang, quiz.editor, "several_tries", { tries: "3", penalty: "25", "s0.q0.marks": "4" });
		const { theirs } = await learnerPage(lang);
		await open(quiz.start, theirs);
		await expect(theirs.getByText(word(lang, "quizzes-behaviour-tries"))).toBeVisible();
		await begin(theirs, lang, scripts);
		const [first, second] = [question(theirs, 1), question(theirs, 2)];
		await expect(first.locator(".question__check")).toContainText(word(lang, "quizzes-tries-left", { count: 3 }));
		expect(given_away([...FIRST, ...SECOND], await theirs.content())).toEqual([]);

		await test.step("wrong: what is said to this answer, and nothing of the right one", async () => {
			await judge(first, true);
			await button(first, lang, "quizzes-check").click();
			await expect(first.locator("header .chip")).toHaveText(word(lang, "quizzes-wrong"));
			await expect(first.locator(".question__check")).toContainText(word(lang, "quizzes-tries-left", { count: 2 }));
			await expect(changeable(first)).toHaveCount(2);
			await expect(first.locator(".verdict, .solution")).toHaveCount(0);
			const content = await theirs.content();
			expect(given_away(FIRST, content)).toHaveLength(1);
			expect(given_away(SECOND, content)).toEqual([]);
			await awake(theirs, scripts);
			await sound(theirs, "tries are left");
		});
		await test.step("right at the second try", async () => {
			await judge(first, false);
			await button(first, lang, "quizzes-check").click();
			await expect(first.locator(".question__marks")).toHaveText(word(lang, "quizzes-marks-of", { got: 3, of: 4 }));
			await expect(changeable(first)).toHaveCount(0);
			await expect(first.locator(".verdict")).toBeVisible();
		});
		await test.step("the other one has all its tries", async () => {
			await expect(second.locator(".question__check")).toContainText(word(lang, "quizzes-tries-left", { count: 3 }));
			expect(given_away(SECOND, await theirs.content())).toEqual([]);
		});
		await awake(theirs, scripts);
		await handIn(theirs, lang);
		await expect(theirs.locator(".quiz-result")).toContainText(word(lang, "quizzes-marks-of", { got: 3, of: 4 + WORTH }));
	});

	test("with certainty: sure and right gives all, sure and wrong costs", async ({ page, open, ownQuiz, learnerPage, sound, scripts }) => {
		const quiz = await ownQuiz(lang, "certainty", FALSE, false);
		await publishWith(page, lang, quiz.editor, "certainty", { "s0.q0.marks": "3", "s0.q1.marks": "3" });
		const { theirs } = await learnerPage(lang);
		await open(quiz.start, theirs);
		await expect(theirs.getByText(word(lang, "quizzes-behaviour-certainty"))).toBeVisible();
		await begin(theirs, lang, scripts);
		const [first, second] = [question(theirs, 1), question(theirs, 2)];

		await judge(first, false);
		await sure(first, lang, "high");
		await judge(second, true);
		await sure(second, lang, "middle");
		await keep(theirs, lang, scripts);
		await theirs.reload();
		await awake(theirs, scripts);
		await expect(first.locator("input[name=c1]:checked")).toHaveValue("3");
		await expect(second.locator("input[name=c2]:checked")).toHaveValue("2");
		const before = await theirs.content();
		expect(given_away([...FIRST, ...SECOND], before)).toEqual([]);
		expect(before).not.toMatch(KEYS);
		await sound(theirs, "sure and less sure");

		await handIn(theirs, lang);
		await expect(first.locator(".question__marks")).toHaveText(word(lang, "quizzes-marks-of", { got: 3, of: 3 }));
		await expect(second.locator(".question__marks")).toHaveText(word(lang, "quizzes-marks-of", { got: -2, of: 3 }));
		await expect(theirs.locator(".quiz-result")).toContainText(word(lang, "quizzes-marks-of", { got: 1, of: 6 }));
		await sound(theirs, "marks by certainty");
	});

	test("a closing that cuts the minutes short is said before one begins", async ({ page, open, ownQuiz, learnerPage, sound }) => {
		const quiz = await ownQuiz(lang, "short", FALSE);
		const end = wholeMinute(30);
		const closes = fieldTime(quiz.zone, end);
		await setConditions(page, lang, quiz.editor, { closes, minutes: "60" });
		// the teacher is told, too
		await expect(page.locator(".notice--info").filter({ hasText: closes.slice(-5) })).toBeVisible();

		const { learner, theirs } = await learnerPage(lang);
		const clock = fieldTime(await zoneOf(learner.state), end).slice(-5);
		await open(quiz.start, theirs);
		await expect(theirs.getByText(saying(lang, "quizzes-rule-minutes-or-close", clock, { minutes: 60 }, "closes"))).toBeVisible();
		await expect(theirs.locator(".notice").filter({ hasText: saying(lang, "quizzes-cut-short", clock) })).toBeVisible();
		await expect(button(theirs, lang, "quizzes-start")).toBeVisible();
		await sound(theirs, "cut short");
	});

	test("who comes too early, too late or once too often reads why there is no button", async ({ page, open, ownQuiz, learnerPage, sound }) => {
		const quiz = await ownQuiz(lang, "window", FALSE);
		const { learner, theirs } = await learnerPage(lang);
		const zone = await zoneOf(learner.state);
		const clock = (at: number) => fieldTime(zone, at).slice(-5);
		const refused = async () => {
			await expect(theirs.locator("form.quiz-start")).toHaveCount(0);
			await expect(button(theirs, lang, "quizzes-start")).toHaveCount(0);
			await expect(button(theirs, lang, "quizzes-start-again")).toHaveCount(0);
			const visitor = await client(learner.state);
			const answer = await visitor.post(`${quiz.start}/attempts`, { form: { code: "" }, maxRedirects: 0 });
			await visitor.dispose();
			expect(answer.status(), "nor does it begin without one").toBe(422);
		};

		await test.step("not yet", async () => {
			const opens = wholeMinute(24 * 60);
			await setConditions(page, lang, quiz.editor, { opens: fieldTime(quiz.zone, opens) });
			await open(quiz.start, theirs);
			await expect(theirs.getByText(saying(lang, "quizzes-opens-at", clock(opens)))).toBeVisible();
			await refused();
			await sound(theirs, "not yet open");
		});
		await test.step("not any more", async () => {
			const closes = wholeMinute(-60);
			await setConditions(page, lang, quiz.editor, { opens: "", closes: fieldTime(quiz.zone, closes) });
			await open(quiz.start, theirs);
			await expect(theirs.getByText(saying(lang, "quizzes-closed-at", clock(closes)))).toBeVisible();
			await refused();
		});
		await test.step("not again", async () => {
			await setConditions(page, lang, quiz.editor, { closes: "", attempts: "1" });
			const attempt = await begun(learner, quiz.start);
			const visitor = await client(learner.state);
			expect((await visitor.post(`${attempt}/finish`, { maxRedirects: 0 })).status()).toBe(303);
			await visitor.dispose();
			await open(quiz.start, theirs);
			await expect(theirs.getByText(word(lang, "quizzes-none-left"))).toBeVisible();
			await refused();
			await sound(theirs, "no attempts left");
		});
	});

	test("more minutes and one attempt more for one learner", async ({ page, open, ownQuiz, learnerPage, sound, scripts }) => {
		const quiz = await ownQuiz(lang, "extension", FALSE);
		await setConditions(page, lang, quiz.editor, { minutes: "30", attempts: "1" });
		const { learner, theirs } = await learnerPage(lang);
		await open(quiz.start, theirs);
		await begin(theirs, lang, scripts);
		const until = async () => {
			const [, hours, minutes] = /(\d+):(\d\d)/.exec(await theirs.locator(".quiz-until").innerText())!;
			return Number(hours) * 60 + Number(minutes);
		};
		const before = await until();

		/** On the results page, among those who have this address. */
		const grant = async (values: Record<string, string>, words: string) => {
			const results = `${quiz.editor}/results?q=${encodeURIComponent(learner.email)}`;
			await page.goto(results);
			const granted = page.locator("details.extension");
			await expect(granted).toHaveCount(1);
			await granted.locator("summary").click();
			for (const [name, value] of Object.entries(values)) await granted.locator(`input[name=${name}]`).fill(value);
			await button(granted, lang, "quiz-staff-extension-button").click();
			await expect(page.getByRole("status").filter({ hasText: word(lang, "common-saved") })).toBeVisible();
			await page.goto(results);
			await expect(granted.locator("summary")).toHaveText(words);
		};

		await test.step("ten minutes more while the attempt is under way", async () => {
			await grant({ minutes: "10" }, word(lang, "quiz-staff-extension-minutes", { n: 10 }));
			await page.locator("details.extension summary").click();
			await sound(page, "an extension");
			await theirs.reload();
			await awake(theirs, scripts);
			expect(await until()).toBe((before + 10) % (24 * 60));
		});
		await test.step("another attempt after the only one", async () => {
			await handIn(theirs, lang);
			await open(quiz.start, theirs);
			await expect(theirs.getByText(word(lang, "quizzes-none-left"))).toBeVisible();
			await grant({ attempts: "1" }, word(lang, "quiz-staff-extension-both", { minutes: "10", attempts: "1" }));
			await open(quiz.start, theirs);
			await expect(theirs.getByText(word(lang, "quizzes-rule-attempts", { left: 1, all: 2 }))).toBeVisible();
			await expect(theirs.getByText(word(lang, "quizzes-rule-minutes", { minutes: 40 }))).toBeVisible();
			await sound(theirs, "one attempt more");
			await button(theirs, lang, "quizzes-start-again").click();
			await expect(theirs).toHaveURL(/\/attempts\/[^/]+$/);
			await expect(theirs.locator("section.question")).toHaveCount(FALSE.length);
		});
	});

	test("the empty templates are in the page's language @once", async ({ page, open, signIn }) => {
		await signIn("teacher", lang);
		await importPage(page, open, lang);
		const said = word(lang, "banks-kind-single-choice");
		const others = LANGUAGES.filter((other) => other !== lang).map((other) => word(other, "banks-kind-single-choice"));

		const csv = await download(page, word(lang, "banks-template-csv"));
		expect(csv.name).toMatch(/^[\w-]+\.csv$/);
		const xlsx = await download(page, word(lang, "banks-template-xlsx"));
		expect(xlsx.name).toMatch(/^[\w-]+\.xlsx$/);
		const sheets = [...unzipped(xlsx.bytes)].filter(([name]) => name.endsWith(".xml")).map(([, text]) => text.toString("utf8"));
		for (const text of [csv.bytes.toString("utf8"), sheets.join("\n")]) {
			expect(text).toContain(said);
			for (const other of others) expect(text).not.toContain(other);
		}
		// a table program takes a file without this for the encoding of its country
		expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	});
});

/** Follows a link of the page that is a file; its name and what is in it. */
async function download(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
	const coming = page.waitForEvent("download");
	await page.getByRole("main").getByRole("link", { name, exact: true }).click();
	const file = await coming;
	return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Opens the import page of a bank that the teacher may change. */
async function importPage(page: Page, open: (path: string) => Promise<void>, lang: Language): Promise<void> {
	await open(`/${lang}/banks`);
	const links = page.locator("main a[href*='/banks/']");
	const banks = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")!).filter((href) => /\/banks\/[^/?#]+$/.test(href)));
	for (const bank of banks) {
		if ((await page.request.get(`${bank}/import`)).status() === 200) return open(`${bank}/import`);
	}
	throw new Error("the teacher has a bank");
}

test.describe("a right answer is called right, whatever it cost", () => {
	test("at a later try", async ({ page, open, ownQuiz, learnerPage, phone, scripts }) => {
		const lang = spoken(phone, scripts);
		const quiz = await ownQuiz(lang, "later", FALSE, false);
		await publishWith(page, lang, quiz.editor, "several_tries", { tries: "3", penalty: "25" });
		const { theirs } = await learnerPage(lang);
		await open(quiz.start, theirs);
		await begin(theirs, lang, scripts);
		const first = question(theirs, 1);
		await judge(first, true);
		await button(first, lang, "quizzes-check").click();
		await expect(first.locator("header .chip")).toHaveText(word(lang, "quizzes-wrong"));
		await awake(theirs, scripts);
		await judge(first, false);
		await button(first, lang, "quizzes-check").click();
		await expect(changeable(first)).toHaveCount(0);
		await expect(first.locator("header .chip")).toHaveText(word(lang, "quizzes-right"));
	});

	test("by somebody who was not sure", async ({ page, open, ownQuiz, learnerPage, phone, scripts }) => {
		const lang = spoken(phone, scripts);
		const quiz = await ownQuiz(lang, "unsure", FALSE, false);
		await publishWith(page, lang, quiz.editor, "certainty");
		const { theirs } = await learnerPage(lang);
		await open(quiz.start, theirs);
		await begin(theirs, lang, scripts);
		const first = question(theirs, 1);
		await judge(first, false);
		await sure(first, lang, "low");
		await keep(theirs, lang, scripts);
		await handIn(theirs, lang);
		await expect(first.locator("header .chip")).toHaveText(word(lang, "quizzes-right"));
	});
});

test("a file and a text beside it are kept by any button, and a file can be taken back", async ({ open, ownQuiz, learnerPage, sound, phone, scripts }) => {
	const lang = spoken(phone, scripts);
	const quiz = await ownQuiz(lang, "files", ["own-workplace", "cellar-fire"]);
	const { theirs } = await learnerPage(lang);
	await open(quiz.start, theirs);
	await begin(theirs, lang, scripts);
	const attempt = theirs.url();
	const upload = question(theirs, 1).locator("input[type=file]");
	const essay = question(theirs, 2).locator("textarea");
	const sketch = theirs.getByRole("link", { name: "sketch.pdf" });

	await test.step("a file of a wrong kind: a sentence, and the text stays", async () => {
		await upload.setInputFiles({ name: "plan.zip", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 no picture") });
		await essay.fill("Erst die Wache 动火监护人");
		const refused = theirs.waitForResponse((response) => response.request().method() === "POST" && response.url() === attempt);
		await send();
		expect((await refused).status()).toBe(422);
		await expect(theirs.getByText(word(lang, "quizzes-file-wrong-kind"))).toBeVisible();
		await expect(essay).toHaveValue("Erst die Wache 动火监护人");
		await expect(question(theirs, 1).getByRole("link")).toHaveCount(0);
		await awake(theirs, scripts);
		await sound(theirs, "a wrong file");
	});
	await test.step("a file and a text go together", async () => {
		await upload.setInputFiles({ name: "sketch.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
		await essay.fill("Dann der Löscher 灭火器");
		const sent = theirs.waitForResponse((response) => response.request().method() === "POST" && response.url() === attempt);
		await send();
		expect((await sent).status()).toBe(303);
		if (scripts) await theirs.getByRole("link", { name: word(lang, "quizzes-finish-back") }).click();
		await expect(sketch).toBeVisible();
		await theirs.goto(attempt);
		await awake(theirs, scripts);
		await expect(sketch).toBeVisible();
		await expect(essay).toHaveValue("Dann der Löscher 灭火器");
	});
	await test.step("the file is taken back, and the text stays again", async () => {
		await essay.fill("Zuletzt der Alarm 报警");
		await theirs.getByRole("button", { name: word(lang, "quizzes-file-remove-named", { name: "sketch.pdf" }), exact: true }).click();
		await expect(sketch).toHaveCount(0);
		await theirs.goto(attempt);
		await awake(theirs, scripts);
		await expect(theirs.getByText(word(lang, "quizzes-no-file"))).toBeVisible();
		await expect(sketch).toHaveCount(0);
		await expect(essay).toHaveValue("Zuletzt der Alarm 报警");
	});

	/** Saves; with scripts there is no button that only does that, so one goes on. */
	async function send(): Promise<void> {
		await button(theirs, lang, scripts ? "quizzes-to-finish" : "quizzes-save").click();
	}
});

test("a bank as a file of each kind, and what the kind cannot say", async ({ page, open, signIn, sound, phone, scripts }) => {
	const lang = spoken(phone, scripts);
	await signIn("teacher", lang);
	await open(`/${lang}/banks`);
	await page.getByRole("main").getByRole("link", { name: BANK_TITLE[lang], exact: true }).click();
	await expect(heading(page)).toHaveText(BANK_TITLE[lang]);
	const bank = page.url();

	const looks: [string, RegExp, (bytes: Buffer) => void][] = [
		["banks-format-gift", /^[\w-]+\.(gift|txt)$/, (bytes) => expect(bytes.toString("utf8")).toMatch(/^(\/\/|\$CATEGORY: |::)/)],
		["banks-format-moodle", /^[\w-]+\.xml$/, (bytes) => expect(bytes.toString("utf8")).toMatch(/^<\?xml [^>]*\?>\s*<quiz>/)],
		["banks-format-qti", /^[\w-]+\.zip$/, (bytes) => expect([...unzipped(bytes).keys()]).toContain("imsmanifest.xml")],
		["banks-format-xlsx", /^[\w-]+\.xlsx$/, (bytes) => expect([...unzipped(bytes).keys()]).toContain("xl/workbook.xml")],
	];
	for (const [key, name, right] of looks) {
		const format = word(lang, key);
		await test.step(format, async () => {
			await open(bank);
			await page.locator("main summary").filter({ hasText: word(lang, "banks-export") }).click();
			await page.getByRole("main").getByRole("link", { name: format, exact: true }).click();
			// this bank has something that none of them can say
			await expect(heading(page)).toHaveText(word(lang, "banks-export-lost-title", { format }));
			expect(await page.locator(".finding-list li").count()).toBeGreaterThan(0);
			if (key === "banks-format-gift") await sound(page, "what GIFT cannot say");
			const file = await download(page, word(lang, "banks-export-anyway"));
			expect(file.name).toMatch(name);
			right(file.bytes);
			if (/zip|xlsx/.test(file.name)) expect(file.bytes.subarray(0, 2).toString()).toBe("PK");
		});
	}
});
