/** From Today into the course, through every kind of activity, and on to the next lesson. */
import { COURSE_TITLE, LESSONS, LESSON_TITLES, TERMS, activities, block, coursePath, lessonPath, term, verbatim } from "./support/course.ts";
import { Activity, answered } from "./support/activities.ts";
import { FINAL_TITLE } from "./support/quizzes.ts";
import { expect, flash, framed, inEveryLanguage, test } from "./support/test.ts";
import { OWN_NAMES, otherThan, word } from "./support/words.ts";

const FIRST = "my-own-lens";
const SECOND = "saying-it-meaning-it";

inEveryLanguage((lang) => {
	test("a new learner finds the course, enrols and begins the first lesson", async ({ page, open, axe, freshLearner }) => {
		await freshLearner(lang);
		await open(`/${lang}`);
		await framed(page, lang);
		await expect(page.getByRole("heading", { name: word(lang, "courses-today-empty-title") })).toBeVisible();
		await axe("Today, nothing yet");

		await page.getByRole("link", { name: word(lang, "courses-to-catalogue") }).click();
		await expect(page).toHaveURL(`/${lang}/courses`);
		await framed(page, lang);
		await axe("catalogue");

		await page.getByRole("link", { name: COURSE_TITLE[lang] }).click();
		await expect(page).toHaveURL(coursePath(lang));
		await framed(page, lang);
		await expect(page.getByRole("link", { name: LESSON_TITLES[FIRST][lang] }), "no lesson before enrolling").toHaveCount(0);
		await axe("course, not enrolled");

		await page.getByRole("button", { name: word(lang, "courses-enrol") }).click();
		await flash(page, word(lang, "courses-flash-enrolled"));
		await expect(
			page.getByText(word(lang, "courses-activities-of", { done: 0, total: activities(FIRST) + activities(SECOND) })),
		).toBeVisible();
		await axe("course, enrolled");
		await page.reload();
		await expect(page.getByText(word(lang, "courses-flash-enrolled")), "said once").toHaveCount(0);

		await page.getByRole("link", { name: word(lang, "courses-begin") }).click();
		await expect(page).toHaveURL(lessonPath(lang));
		await framed(page, lang);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(LESSON_TITLES[FIRST][lang]);
		await expect(
			page.getByRole("article").getByText(word(lang, "courses-activities-of", { done: 0, total: activities(FIRST) })),
		).toBeVisible();
		await axe("lesson 1");
	});

	test("checklist, notes and profile are kept", async ({ page, open, axe, freshLearner, scripts }) => {
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const checklist = new Activity(page, lang, "lens-week", scripts);
		const [first, , third] = block(FIRST, lang, "lens-week").items;
		const notes = new Activity(page, lang, "scene-die", scripts);
		const text = "D: Zwei Menschen, eine Maschine.\nI: 一个在看，一个在做 <b>&amp;\n\nE: …";
		const profile = new Activity(page, lang, "self-profile", scripts);
		const slider = profile.section.getByRole("slider").first();

		await test.step("two of the list are ticked", async () => {
			await checklist.box(first).check();
			await checklist.box(third).check();
			await checklist.save();
		});
		await test.step("notes are written, for nobody else", async () => {
			await expect(notes.notes).toHaveAccessibleDescription(word(lang, "courses-reflection-hint"));
			await notes.notes.fill(text);
			await notes.save();
		});
		await test.step("a slider of the profile is moved", async () => {
			await slider.focus();
			await slider.press("ArrowRight");
			await slider.press("ArrowRight");
			await expect(slider).toHaveValue("6");
			await profile.save(word(lang, "courses-profile-save"));
		});
		await axe("lesson with checklist, notes and profile");

		await open(lessonPath(lang));
		await expect(checklist.box(first)).toBeChecked();
		await expect(checklist.box(third)).toBeChecked();
		await expect(checklist.section.getByRole("checkbox", { checked: true })).toHaveCount(2);
		await expect(notes.notes).toHaveValue(text);
		await expect(slider).toHaveValue("6");
		await expect(
			page.getByRole("article").getByText(word(lang, "courses-activities-of", { done: 3, total: activities(FIRST) })),
		).toBeVisible();
		await expect(checklist.section.getByText(word(lang, "courses-block-done"), { exact: true })).toBeVisible();
	});

	test("a check explains a wrong answer and confirms the right one", async ({ page, open, axe, freshLearner, scripts }) => {
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const check = new Activity(page, lang, "describe-1", scripts);
		const { options } = block(FIRST, lang, "describe-1");
		const right = options.find((option) => option.best)!;
		const wrong = options.find((option) => !option.best)!;

		await test.step("without an answer it asks for one", async () => {
			await check.submit(word(lang, "courses-check-submit"));
			await expect(check.section.getByText(word(lang, "courses-choose-first"))).toBeVisible();
		});
		await test.step("a wrong answer is explained and stays visible", async () => {
			await check.choose(wrong);
			await check.submit(word(lang, "courses-check-submit"));
			await expect(check.section.getByText(verbatim(wrong.feedback))).toBeVisible();
			await expect(check.section.getByText(word(lang, "courses-check-tried"))).toBeVisible();
			await expect(check.section.getByText(verbatim(right.feedback))).toHaveCount(0);
			await expect(check.section.getByText(word(lang, "courses-choose-first"))).toHaveCount(0);
			await axe("check, wrong answer", { part: `#${check.id}` });
		});
		await test.step("the right one ends it and opens all explanations", async () => {
			await check.choose(right);
			await check.submit(word(lang, "courses-check-again"));
			await expect(check.section.getByText(word(lang, "courses-check-right"), { exact: true })).toBeVisible();
			for (const option of options) await expect(check.section.getByText(verbatim(option.feedback))).toBeVisible();
			await expect(check.section.getByRole("radio")).toHaveCount(0);
			await expect(check.section.getByRole("button")).toHaveCount(0);
			await axe("check, right answer", { part: `#${check.id}` });
		});
		await open(lessonPath(lang));
		await expect(check.section.getByText(word(lang, "courses-check-right"), { exact: true })).toBeVisible();
	});

	test("a critical incident asks how sure one is and goes on to the most plausible explanation", async ({
		page,
		open,
		axe,
		freshLearner,
		scripts,
	}) => {
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const incident = new Activity(page, lang, "ci-any-questions", scripts);
		const { options } = block(FIRST, lang, "ci-any-questions");
		const best = options.find((option) => option.best)!;
		const other = options.find((option) => !option.best)!;
		const say = (key: string) => word(lang, key);

		await test.step("without an explanation it asks for one", async () => {
			await incident.submit(say("courses-incident-submit"));
			await expect(incident.section.getByText(say("courses-choose-first"))).toBeVisible();
		});
		await test.step("without confidence it says so", async () => {
			await incident.choose(other);
			await incident.submit(say("courses-incident-submit"));
			await expect(incident.section.getByText(say("courses-confidence-first"))).toBeVisible();
			for (const option of options) await expect(incident.section.getByText(verbatim(option.feedback))).toHaveCount(0);
			await axe("incident, confidence missing", { part: `#${incident.id}` });
		});
		await test.step("a less plausible one is explained", async () => {
			await incident.choose(other);
			await incident.section.getByRole("radio", { name: say("courses-confidence-fairly"), exact: true }).check();
			await incident.submit(say("courses-incident-submit"));
			await expect(incident.section.getByText(verbatim(other.feedback))).toBeVisible();
			await expect(incident.section.getByText(say("courses-incident-tried"), { exact: true })).toBeVisible();
			await expect(incident.section.getByText(verbatim(best.feedback))).toHaveCount(0);
			await expect(incident.section.getByText(say("courses-confidence"), { exact: true }), "asked once").toHaveCount(0);
			await axe("incident, one tried", { part: `#${incident.id}` });
		});
		const solved = async () => {
			await expect(incident.section.getByText(say("courses-incident-best"), { exact: true })).toBeVisible();
			for (const option of options) await expect(incident.section.getByText(verbatim(option.feedback))).toBeVisible();
			await expect(incident.section.getByText(word(lang, "courses-incident-score", { points: 2 }))).toBeVisible();
			await expect(incident.section.getByRole("heading", { name: say("courses-incident-advice") })).toBeVisible();
			await expect(incident.section.getByRole("heading", { name: say("courses-incident-counter") })).toBeVisible();
			await expect(incident.section.getByRole("radio")).toHaveCount(0);
		};
		await test.step("the most plausible one opens all four and the score", async () => {
			await incident.choose(best);
			await incident.submit(say("courses-incident-again"));
			await solved();
			await axe("incident, solved");
		});
		await open(lessonPath(lang));
		await solved();
	});

	test("the language changes in the middle, and page and progress stay", async ({ page, open, axe, freshLearner, scripts }) => {
		const person = await freshLearner(lang, { enrolled: true });
		await answered(person, FIRST, "describe-2", { option: "b" });
		await answered(person, FIRST, "scene-die", { text: "kept" });
		await open(lessonPath(lang));
		const next = otherThan(lang);
		await page
			.getByRole("navigation", { name: word(lang, "common-language") })
			.getByRole("link", { name: OWN_NAMES[next] })
			.click();

		await expect(page).toHaveURL(lessonPath(next));
		await framed(page, next);
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(LESSON_TITLES[FIRST][next]);
		await expect(
			page.getByRole("article").getByText(word(next, "courses-activities-of", { done: 1, total: activities(FIRST) })),
		).toBeVisible();
		const check = new Activity(page, next, "describe-2", scripts);
		await expect(check.section.getByText(verbatim(check.option("b").feedback))).toBeVisible();
		await expect(new Activity(page, next, "scene-die", scripts).notes).toHaveValue("kept");
		await axe("lesson in the other language");

		// and it goes on in that language
		await open(lessonPath(next));
		const right = block(FIRST, next, "describe-2").options.find((option) => option.best)!;
		await check.choose(right);
		await check.submit(word(next, "courses-check-again"));
		await expect(check.section.getByText(word(next, "courses-check-right"), { exact: true })).toBeVisible();
		await open("/");
		await expect(page, "the profile's language is not changed by reading in another one").toHaveURL(`/${lang}`);
	});

	test("finishing a lesson leads to the next one, and Today resumes there", async ({ page, open, axe, freshLearner }) => {
		const person = await freshLearner(lang, { enrolled: true });
		await answered(person, FIRST, "describe-1", { option: "b" });
		await test.step("Today goes on where one was", async () => {
			await open(`/${lang}`);
			await expect(page.getByText(word(lang, "courses-due-begun", { lesson: 1, done: 1, total: activities(FIRST) }))).toBeVisible();
			await axe("Today, lesson begun");
			await page.getByRole("link", { name: word(lang, "courses-go-on"), exact: true }).click();
			await expect(page).toHaveURL(`${lessonPath(lang)}#describe-1`);
			await expect(page.locator("#describe-1")).toBeInViewport();
		});
		await test.step("done, next", async () => {
			await expect(page.getByText(word(lang, "courses-next-is", { title: LESSON_TITLES[SECOND][lang] }))).toBeVisible();
			await page.getByRole("button", { name: word(lang, "courses-done-next") }).click();
			await expect(page).toHaveURL(lessonPath(lang, SECOND));
			await expect(page.getByRole("heading", { level: 1 })).toHaveText(LESSON_TITLES[SECOND][lang]);
			await axe("lesson 2");
		});
		await test.step("Today offers the second lesson, the course shows the first as finished", async () => {
			await open(`/${lang}`);
			await expect(page.getByRole("link", { name: LESSON_TITLES[SECOND][lang] })).toBeVisible();
			await expect(page.getByRole("link", { name: LESSON_TITLES[FIRST][lang] })).toHaveCount(0);
			await open(coursePath(lang));
			await expect(page.getByRole("listitem").filter({ hasText: LESSON_TITLES[FIRST][lang] }).last()).toContainText(
				word(lang, "courses-lesson-finished"),
			);
			await axe("course under way");
		});
		await test.step("the end of the last lesson leads back to the course", async () => {
			await open(lessonPath(lang, SECOND));
			await page.getByRole("button", { name: word(lang, "courses-done"), exact: true }).click();
			await expect(page).toHaveURL(coursePath(lang));
			await open(`/${lang}`);
			// no lesson is left, only the quiz at the end
			await expect(page.getByRole("main").getByRole("heading", { level: 2, name: FINAL_TITLE[lang] })).toBeVisible();
			for (const lesson of LESSONS) await expect(page.getByRole("link", { name: LESSON_TITLES[lesson][lang] })).toHaveCount(0);
			await axe("Today, all lessons done");
		});
	});

	test("a term opens its three languages and closes again", async ({ page, open, axe, signIn }) => {
		await signIn("learner", lang);
		await open(lessonPath(lang));
		const button = page.locator("#lens-welcome").getByRole("button").first();
		const card = page.locator("#term-lens");
		await expect(card).toBeHidden();

		await button.click();
		await expect(card).toBeVisible();
		for (const [language, text] of Object.entries(term("lens"))) {
			await expect(
				card
					.getByText(text, { exact: true })
					.and(card.locator(`[lang|=${language}] *`))
					.first(),
			).toBeVisible();
		}
		await axe("term open");
		await card.getByRole("button", { name: word(lang, "common-close") }).click();
		await expect(card).toBeHidden();

		await button.focus();
		await page.keyboard.press("Enter");
		await expect(card).toBeVisible();
		await page.keyboard.press("Escape");
		await expect(card).toBeHidden();
		await expect(button).toBeFocused();
	});

	test("the glossary shows every term in three languages, sorted as the language sorts", async ({ page, open, axe, signIn }) => {
		await signIn("learner", lang);
		await open(coursePath(lang));
		await page.getByRole("link", { name: word(lang, "courses-glossary") }).click();
		await framed(page, lang);
		await expect(page.getByText(word(lang, "courses-glossary-lede", { count: TERMS }))).toBeVisible();
		const heads = await page.getByRole("heading", { level: 2 }).allTextContents();
		expect(heads).toHaveLength(TERMS);
		const collator = new Intl.Collator({ zh: "zh-u-co-pinyin", de: "de", en: "en-GB" }[lang]);
		expect(heads).toEqual([...heads].sort(collator.compare));
		await axe("glossary");
	});
});
