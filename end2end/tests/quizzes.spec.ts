/** A learner takes the final quiz of a course, and it takes no network, tab or language to lose an answer. */
import { BANK, BY_HAND, FINAL, FINAL_TITLE, KEYS, answer, begun, finalQuiz, given_away, onServer, saved } from "./support/quizzes.ts";
import { type Page, awake, expect, framed, inEveryLanguage, test } from "./support/test.ts";
import { type Language, OWN_NAMES, otherThan, word } from "./support/words.ts";

const question = (page: Page, slot: number) => page.locator(`#q${slot}`);

/** The words for saving, in a language. */
const words = (lang: Language) => ({ saved: word(lang, "common-saved"), button: word(lang, "quizzes-save") });

inEveryLanguage((lang) => {
	test("a learner takes the final quiz, from Today to the review", async ({ page, open, axe, freshLearner, scripts }) => {
		test.slow();
		const person = await freshLearner(lang, { enrolled: true });
		const quiz = await finalQuiz(person, lang);

		await test.step("Today leads to it", async () => {
			await open(`/${lang}`);
			await page.locator(`main a[href="${quiz}"]`).first().click();
			await expect(page.getByRole("heading", { level: 1 })).toHaveText(FINAL_TITLE[lang]);
			await framed(page, lang);
			await axe("before the start");
		});

		await test.step("every question is answered", async () => {
			await page.getByRole("button", { name: word(lang, "quizzes-start"), exact: true }).click();
			await expect(page).toHaveURL(/\/attempts\/[^/]+$/);
			await awake(page, scripts);
			const questions = page.locator("section.question");
			await expect(questions).toHaveCount(FINAL.length);
			for (let slot = 1; slot <= FINAL.length; slot += 1) await answer(question(page, slot));
			await saved(page, scripts, words(lang));
			await expect(page.locator("#quiz-count")).toHaveText(
				word(lang, "quizzes-answered-of", { answered: FINAL.length, total: FINAL.length }),
			);
			await axe("all answered");
		});

		await test.step("it says what handing in means, and takes it", async () => {
			await page.getByRole("button", { name: word(lang, "quizzes-to-finish"), exact: true }).click();
			await expect(page.getByRole("heading", { level: 1 })).toHaveText(word(lang, "quizzes-finish-title"));
			await expect(page.getByText(word(lang, "quizzes-finish-complete"))).toBeVisible();
			await axe("before handing in");
			await page.getByRole("button", { name: word(lang, "quizzes-hand-in"), exact: true }).click();
			await expect(page.getByRole("heading", { level: 1 })).toHaveText(word(lang, "quizzes-review-title", { number: 1 }));
			await expect(page.getByText(word(lang, "quizzes-review-by-hand"))).toBeVisible();
			// nothing can be changed any more
			await expect(page.locator("section.question :is(input, select, textarea):not([type=hidden]):enabled")).toHaveCount(0);
			await axe("review");
		});

		await test.step("the quiz lists the attempt", async () => {
			await page.getByRole("link", { name: word(lang, "quizzes-back-to-quiz") }).first().click();
			await page.getByRole("link", { name: word(lang, "quizzes-review-title", { number: 1 }) }).click();
			await expect(page).toHaveURL(/\/attempts\//);
		});
	});
});

test.describe("answers survive", () => {
	/** A language for each screen; what is kept does not hang on it. */
	const spoken = (phone: boolean): Language => (phone ? "zh" : "de");

	/** Chooses the last option of the first question and writes a word into the fourth. */
	async function two(page: Page, text: string): Promise<void> {
		await question(page, 1).locator("label.choice").last().click();
		await question(page, 4).locator("input[type=text]").fill(text);
		// somebody writes until they go on
		await question(page, 4).locator("input[type=text]").blur();
	}

	async function both(page: Page, text: string): Promise<void> {
		await expect(question(page, 1).locator("label.choice input:checked")).toHaveCount(1);
		await expect(question(page, 4).locator("input[type=text]")).toHaveValue(text);
	}

	test("reloading, closing the page, a second tab and signing in again", async ({ page, context, open, freshLearner, scripts, phone, axe }) => {
		const lang = spoken(phone);
		const person = await freshLearner(lang, { enrolled: true });
		const attempt = await begun(person, await finalQuiz(person, lang));
		await open(attempt);
		await two(page, "one");
		await saved(page, scripts, words(lang));

		await test.step("reloaded", async () => {
			await page.goto(attempt);
			await awake(page, scripts);
			await both(page, "one");
		});
		const second = await context.newPage();
		await test.step("in a second tab", async () => {
			await open(attempt, second);
			await both(second, "one");
			await question(second, 4).locator("input[type=text]").fill("two");
			await question(second, 4).locator("input[type=text]").blur();
			await saved(second, scripts, words(lang));
		});
		await test.step("the first tab, which is older, changes only what is changed in it", async () => {
			await question(page, 3).locator("label.choice").first().click();
			await saved(page, scripts, words(lang));
			await open(attempt, second);
			await both(second, "two");
			await expect(question(second, 3).locator("input:checked")).toHaveCount(1);
		});
		await test.step("after the page was closed", async () => {
			await second.close();
			const third = await context.newPage();
			await open(attempt, third);
			await both(third, "two");
			await third.close();
		});
		await test.step("after signing in again", async () => {
			await context.clearCookies();
			await page.goto(attempt);
			await page.getByLabel(word(lang, "people-login-label"), { exact: true }).fill(person.email);
			await page.getByLabel(word(lang, "people-password-label"), { exact: true }).fill(person.password);
			await page.getByRole("button", { name: word(lang, "people-sign-in-button"), exact: true }).click();
			await expect(page).toHaveURL(attempt);
			await awake(page, scripts);
			await both(page, "two");
			await axe("an attempt gone on with");
		});
	});

	test("another language in the middle keeps every answer", async ({ page, open, freshLearner, scripts, phone }) => {
		test.slow();
		const lang = spoken(phone);
		const other = otherThan(lang);
		const person = await freshLearner(lang, { enrolled: true });
		const attempt = await begun(person, await finalQuiz(person, lang));
		await open(attempt);
		for (let slot = 1; slot <= FINAL.length; slot += 1) await answer(question(page, slot));
		await saved(page, scripts, words(lang));
		const given = () =>
			page.locator("form#quiz").evaluate((form: HTMLFormElement) =>
				[...new FormData(form)]
					.filter(([name]) => /^q\d+\./.test(name))
					.map(([name, value]) => `${name}=${value}`)
					.sort(),
			);
		const before = await given();
		expect(before.length).toBeGreaterThan(FINAL.length);

		await page.getByRole("navigation", { name: word(lang, "common-language") }).getByRole("link", { name: OWN_NAMES[other] }).click();
		await expect(page).toHaveURL(new RegExp(`^[^?]*/${other}/attempts/`));
		await awake(page, scripts);
		await framed(page, other);
		expect(await given()).toEqual(before);
		await expect(page.locator("#quiz-count")).toHaveText(
			word(other, "quizzes-answered-of", { answered: FINAL.length, total: FINAL.length }),
		);
	});

	test("the network goes while somebody answers: the words say where the answers are @js", async ({ page, context, open, freshLearner, quiet, phone }) => {
		test.slow();
		const lang = spoken(phone);
		const person = await freshLearner(lang, { enrolled: true });
		const attempt = await begun(person, await finalQuiz(person, lang));
		await open(attempt);
		const state = page.locator(".quiz-bar .saved-state");

		await test.step("away: on this device, and not on the server", async () => {
			quiet.offline = true;
			await context.setOffline(true);
			await two(page, "written offline");
			await expect(state).toHaveText(word(lang, "common-saved-device"));
			expect(await onServer(person, attempt)).not.toContain("written offline");
		});
		await test.step("nobody leaves", async () => {
			await page.getByRole("button", { name: word(lang, "quizzes-to-finish"), exact: true }).click();
			await expect(page.locator("#quiz-problem")).toHaveText(word(lang, "quizzes-kept-offline"));
			await both(page, "written offline");
		});
		await test.step("back: saved, and on the server", async () => {
			await context.setOffline(false);
			await expect(state).toHaveText(word(lang, "common-saved"), { timeout: 30_000 });
			expect(await onServer(person, attempt)).toContain("written offline");
		});
		await test.step("away again, and the page is closed: the device still has it", async () => {
			await context.setOffline(true);
			await question(page, 4).locator("input[type=text]").fill("written later");
			await expect(state).toHaveText(word(lang, "common-saved-device"));
			await page.close();
			await context.setOffline(false);
			const again = await context.newPage();
			await open(attempt, again);
			await both(again, "written later");
			await expect(again.locator(".quiz-bar .saved-state")).toHaveText(word(lang, "common-saved"), { timeout: 30_000 });
			expect(await onServer(person, attempt)).toContain("written later");
		});
	});

	test("on a slow network the answer that was given last counts @js @once", async ({ page, open, freshLearner, axe }) => {
		const lang = "en";
		const person = await freshLearner(lang, { enrolled: true });
		const attempt = await begun(person, await finalQuiz(person, lang));
		await open(attempt);
		let slow = true;
		// only the first request has a bad moment
		await page.route("**/api/v1/sync", async (route) => {
			if (slow) await new Promise((resolve) => setTimeout(resolve, 1_500));
			slow = false;
			await route.continue();
		});
		const options = question(page, 1).locator("label.choice");
		const state = page.locator(".quiz-bar .saved-state");
		await options.first().click();
		await expect(state).toHaveText(word(lang, "common-saved-sending"));
		// the first answer is still under way when the second one is given
		await options.last().click();
		await expect(state).toHaveText(word(lang, "common-saved"));
		await page.unroute("**/api/v1/sync");
		await open(attempt);
		await expect(options.last().locator("input")).toBeChecked();
		await axe("after a slow network");
	});

	test("it does not say saved before the server has it @js @once", async ({ page, open, freshLearner }) => {
		const lang = "en";
		const person = await freshLearner(lang, { enrolled: true });
		const attempt = await begun(person, await finalQuiz(person, lang));
		await open(attempt);
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		await page.route("**/api/v1/sync", async (route) => {
			await held;
			await route.continue();
		});
		await two(page, "under way");
		const state = page.locator(".quiz-bar .saved-state");
		const notYet = [word(lang, "common-saved-sending"), word(lang, "common-saved-device")];
		await expect.poll(async () => notYet.includes((await state.innerText()).trim())).toBe(true);
		await page.waitForTimeout(1_500);
		expect(notYet).toContain((await state.innerText()).trim());
		expect(await onServer(person, attempt)).not.toContain("under way");
		release();
		await expect(state).toHaveText(word(lang, "common-saved"));
		await expect.poll(() => onServer(person, attempt)).toContain("under way");
	});
});

inEveryLanguage((lang) => {
	test("no answer of the server gives the key away before handing in @js @once", async ({ page, open, freshLearner, scripts }) => {
		test.slow();
		const person = await freshLearner(lang, { enrolled: true });
		const quiz = await finalQuiz(person, lang);
		const bodies: { url: string; text: Promise<string> }[] = [];
		page.on("response", (response) => {
			if (/html|json/.test(response.headers()["content-type"] ?? "")) {
				bodies.push({ url: response.url(), text: response.text().catch(() => "") });
			}
		});
		await open(quiz);
		await page.getByRole("button", { name: word(lang, "quizzes-start"), exact: true }).click();
		await expect(page).toHaveURL(/\/attempts\//);
		await awake(page, scripts);
		for (let slot = 1; slot <= FINAL.length; slot += 1) {
			await answer(question(page, slot));
			await question(page, slot).getByRole("button", { name: word(lang, "quizzes-flag") }).click();
		}
		await saved(page, scripts, words(lang));
		await page.reload();
		await awake(page, scripts);
		await page.getByRole("button", { name: word(lang, "quizzes-to-finish"), exact: true }).click();
		await expect(page).toHaveURL(/\/finish/);

		// there was something to look at: pages, and what the answers were sent to
		expect(bodies.length).toBeGreaterThan(5);
		expect(bodies.some(({ url }) => url.endsWith("/api/v1/sync"))).toBe(true);
		for (const { url, text } of bodies) {
			const body = await text;
			expect(given_away(FINAL, body), url).toEqual([]);
			expect(body, url).not.toMatch(KEYS);
		}

		// and the same look does find them afterwards
		await page.getByRole("button", { name: word(lang, "quizzes-hand-in"), exact: true }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(word(lang, "quizzes-review-title", { number: 1 }));
		const review = await page.content();
		expect(given_away(FINAL, review).length).toBeGreaterThan(10);
		expect(review).toContain("data-mark=");
	});

	test("no question of practice gives the key away before it is answered @once", async ({ page, open, freshLearner, axe }) => {
		await freshLearner(lang);
		await open(`/${lang}/practice`);
		await axe("what there is to practise with");
		const bank = (await page.locator("main a[href*='/practice/banks/']").first().getAttribute("href"))!.split("?")[0];
		const asked = BANK.length - BANK.filter((item) => BY_HAND.includes(item.kind)).length;
		for (let number = 1; number <= asked; number += 1) {
			const answer = await page.request.get(`${bank}?round=7&n=${number}`);
			expect(answer.status(), `question ${number}`).toBe(200);
			const body = await answer.text();
			expect(given_away(BANK, body), `question ${number}`).toEqual([]);
			expect(body, `question ${number}`).not.toMatch(KEYS);
		}
		// the same look finds something once a question is answered
		await open(`${bank}?round=7&n=1`);
		await answer(page.locator("section.question"));
		await page.getByRole("button", { name: word(lang, "practice-check") }).click();
		await expect(page.getByRole("link", { name: word(lang, "practice-next") })).toBeVisible();
		expect(given_away(BANK, await page.content()).length).toBeGreaterThan(0);
	});
});
