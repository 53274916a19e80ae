/**
 * Quizzes as the tests need them: what their packages say, how a learner gets into an attempt, how a question is answered by hand or by keyboard.
 */
import { readFileSync } from "node:fs";

import { type APIRequestContext, type Locator, type Page, expect } from "@playwright/test";

import { verbatim } from "./course.ts";
import { tab, tabTo } from "./keyboard.ts";
import { type Person, client } from "./people.ts";
import { awake, flash } from "./test.ts";
import { LANGUAGES, type Language, word } from "./words.ts";

/** All kinds of questions; the last two are marked by a person and exist in attempts only. */
export const KINDS = [
	"single_choice",
	"multiple_choice",
	"true_false",
	"kprim",
	"short_text",
	"numeric",
	"formula",
	"cloze",
	"inline_choice",
	"matching",
	"ordering",
	"categorisation",
	"hotspot",
	"mark_words",
	"incident",
	"essay",
	"upload",
] as const;
export const BY_HAND: readonly string[] = ["essay", "upload"];

type Texts = Record<Language, string>;
/** A question of a package; `secrets` is what nobody may read before the answer. */
export type Item = { id: string; kind: string; title: Texts; prompt: Texts; secrets: Record<Language, string[]> };

const read = (path: string) => readFileSync(new URL(`../../../content/${path}`, import.meta.url), "utf8");

/** The part of a text that stands in every page as it is written. */
const piece = (text: string) => verbatim(text.replace(/\{\w+\}|\[\[.*?\]\]|\n|\$|²/g, "`")).replaceAll("\u00a0", " ");

/** Every value of a key such as `feedback`, wherever in the question, in a language. */
function values(source: string, key: string, lang: Language): string[] {
	const lines = [...source.matchAll(new RegExp(`^${key}\\.${lang} = (?:"""\\n?([\\s\\S]*?)"""|"(.*)")$`, "gm"))];
	return lines.map(([, long, short]) => long ?? short);
}

/** Answers that are accepted: `accepted.de = ["…", "…"]`. */
function accepted(source: string, lang: Language): string[] {
	const lists = [...source.matchAll(new RegExp(`^accepted(?:\\.(?:${lang}|any))? = \\[(.*)\\]$`, "gm"))];
	return lists.flatMap(([, list]) => [...list.matchAll(/"([^"]*)"/g)].map((match) => match[1]));
}

function parse(path: string): Item[] {
	const [, ...sources] = read(path).split(/^\[\[items\]\]$/m);
	// what one question asks may be the answer to another
	const all = sources.join("\n");
	const shown = ["prompt", "text", "hint", "label"].flatMap((key) => LANGUAGES.flatMap((lang) => values(all, key, lang))).join("\n");
	return sources.map((source) => {
		const first = (key: string) => Object.fromEntries(LANGUAGES.map((lang) => [lang, values(source, key, lang)[0] ?? ""])) as Texts;
		const prompts = first("prompt");
		const secrets = (lang: Language) =>
			[
				...values(source, "feedback(?:_\\w+)?", lang),
				...values(source, "(?:advice|counter_example|model_answer)", lang),
				...accepted(source, lang).filter((answer) => !answer.includes("*")),
			]
				.map(piece)
				// short answers are words that may stand anywhere
				.filter((secret) => secret.length >= (/\p{Script=Han}/u.test(secret) ? 4 : 9) && !shown.includes(secret));
		return {
			id: /^id = "(.*)"$/m.exec(source)![1],
			kind: /^\[items\.body\]\nkind = "(.*)"$/m.exec(source)![1],
			title: first("title"),
			prompt: prompts,
			secrets: Object.fromEntries(LANGUAGES.map((lang) => [lang, secrets(lang)])) as Item["secrets"],
		};
	});
}

/** The final quiz of the course. */
export const FINAL = parse("working-together/quizzes/final.toml");
/** The bank that is open for practice. */
export const BANK = parse("welding-safety/quizzes/bank.toml");

function title(path: string): Texts {
	const [head] = read(path).split(/^\[\[items\]\]$/m);
	return Object.fromEntries(LANGUAGES.map((lang) => [lang, values(head, "title", lang)[0]])) as Texts;
}

export const FINAL_TITLE = title("working-together/quizzes/final.toml");
/** The demo's quiz whose essays wait for the teacher. */
export const DEMO_QUIZ: Record<Language, string> = {
	zh: "焊接安全测验",
	de: "Test Arbeitssicherheit beim Schweißen",
	en: "Welding safety quiz",
};
export const BANK_TITLE = title("welding-safety/quizzes/bank.toml");

/** HTML as a reader sees it, near enough to look for words in it. */
const plain = (html: string) =>
	html
		.replace(/<[^>]*>/g, "")
		.replace(/&nbsp;|\u00a0/g, " ")
		.replaceAll("&#39;", "'")
		.replaceAll("&quot;", '"')
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&amp;", "&");

/** Which question of the bank a page asks. */
export function asked(html: string, lang: Language): Item | undefined {
	const words = plain(/id="q1-prompt"[^>]*>([\s\S]*?)<fieldset/.exec(html)?.[1] ?? "");
	return BANK.find((item) => words.includes(piece(item.prompt[lang])));
}

/** The secrets of questions that a text gives away. */
export const given_away = (items: Item[], text: string): string[] => {
	const words = plain(text);
	return items.flatMap((item) => LANGUAGES.flatMap((lang) => item.secrets[lang].filter((secret) => words.includes(secret)).map((s) => `${item.id}: ${s}`)));
};

/** Where the quiz of the course is for this learner. */
export async function finalQuiz(person: Person, lang: Language): Promise<string> {
	const visitor = await client(person.state);
	const list = await (await visitor.get(`/${lang}/quizzes`)).text();
	await visitor.dispose();
	const links = [...list.matchAll(/href="(\/\w\w\/quizzes\/[^"#?]+)"[^>]*>([^<]*)/g)];
	const found = links.find(([, , words]) => plain(words).includes(FINAL_TITLE[lang]))!;
	expect(found, "the quiz of the course is on the list").toBeTruthy();
	return found[1];
}

/** Begins an attempt at a quiz without a page; the address of the attempt. */
export async function begun(person: Person, quiz: string): Promise<string> {
	const visitor = await client(person.state);
	const answer = await visitor.post(`${quiz}/attempts`, { form: { code: "" }, maxRedirects: 0 });
	await visitor.dispose();
	expect(answer.status(), "the attempt begins").toBe(303);
	return answer.headers().location;
}

/** What the server would show of an attempt to somebody who just came. */
export async function onServer(person: Person, attempt: string): Promise<string> {
	const visitor = await client(person.state);
	const html = await (await visitor.get(attempt)).text();
	await visitor.dispose();
	return html;
}

/** Answers every field of a question with the pointer; whether well does not matter. */
export async function answer(question: Locator): Promise<void> {
	const fields = await question.evaluate((section) => {
		const found = new Map<string, string>();
		for (const one of section.querySelectorAll<HTMLInputElement>("fieldset.question__answer :is(input, select, textarea):not([type=hidden], [type=file])")) {
			found.set(one.name, one.type);
		}
		return [...found];
	});
	let place = 0;
	for (const [name, type] of fields) {
		const field = question.locator(`[name="${name}"]`);
		if (type === "radio") await field.last().locator("xpath=ancestor::label").click();
		else if (type === "checkbox") await (place === 0 ? field.check() : undefined);
		else if (type === "select-one") await field.selectOption({ index: await field.evaluate((one: HTMLSelectElement, at) => 1 + (at % (one.options.length - 1)), place) });
		else if (type === "textarea") await field.fill("Am Montag 你好");
		else await field.fill("7");
		place += 1;
	}
}

/** What is not answered of a question: groups of radio buttons or check boxes without a choice, lists and fields that are empty. */
export const unanswered = (question: Locator) =>
	question.evaluate((section) => {
		const all = [...section.querySelectorAll<HTMLInputElement>("fieldset.question__answer :is(input, select, textarea):not([type=hidden], [type=file])")];
		const given = new Map<string, boolean>();
		for (const one of all) {
			const tick = one.type === "radio" || one.type === "checkbox";
			const key = one.type === "checkbox" ? "the boxes" : one.name;
			given.set(key, !!given.get(key) || (tick ? one.checked : one.value.trim() !== ""));
		}
		return [...given].filter(([, done]) => !done).map(([key]) => key);
	});

/** Answers the question the focus comes to next by keys alone, and stops at the first control after it. */
export async function answerByKeys(page: Page, question: Locator): Promise<void> {
	const id = (await question.getAttribute("id"))!;
	let stop = await tabTo(page, (stop) => stop.block === id && stop.answer);
	let lists = 0;
	let boxes = 0;
	const order = question.locator(".rows--ordering select");
	for (let stops = 0; stop.answer && stops < 60; stops += 1) {
		if (stop.type === "radio") {
			await page.keyboard.press("Space");
			const chosen = await question.locator("input:focus").inputValue();
			await page.keyboard.press("ArrowDown");
			await expect(question.locator("input:focus"), "an arrow chooses the next one").toBeChecked();
			expect(await question.locator("input:focus").inputValue()).not.toBe(chosen);
		} else if (stop.type === "checkbox") {
			if (boxes === 0) {
				await page.keyboard.press("Space");
				await expect(question.locator("input:focus")).toBeChecked();
			}
			boxes += 1;
		} else if (stop.tag === "select") {
			lists += 1;
			const all = await order.count();
			// lines to be put in order need different places
			const steps = all ? lists : 1;
			const list = question.locator("select:focus");
			if ((await list.inputValue()) === "") for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowDown");
			await expect(list, "an arrow chooses in the list").not.toHaveValue("");
		} else if (stop.type === "text") {
			await page.keyboard.type("7");
		} else if (stop.tag === "textarea") {
			await page.keyboard.type("I stop");
			await page.keyboard.press("Enter");
			await page.keyboard.type("and ask.");
		} else if (stop.type === "file") {
			return;
		}
		stop = await tab(page);
	}
	expect(await unanswered(question), "everything is answered").toEqual([]);
}

/** Waits until the page says that everything is saved; without scripts presses the button that does it. */
export async function saved(page: Page, scripts: boolean, words: { saved: string; button: string }): Promise<void> {
	if (scripts) await expect(page.locator(".quiz-bar .saved-state")).toHaveText(words.saved, { timeout: 15_000 });
	else {
		// the page the form leads to, not the one that is still there
		const next = page.waitForResponse((response) => response.request().isNavigationRequest() && response.request().method() === "GET");
		await page.getByRole("button", { name: words.button, exact: true }).click();
		await next;
		await page.waitForLoadState();
		await awake(page, scripts);
	}
}

/** Presses a button of the page's content by the key of its word. */
export const press = (page: Page, lang: Language, key: string, values = {}) =>
	page
		.getByRole("main")
		.getByRole("button", { name: word(lang, key, values), exact: true })
		.first()
		.click();

/** What goes into a quiz: a bank by its title, a kind of questions or all, and how many there are. */
export type Pick = { bank: string; kind?: string; count: number };

/** A teacher, signed in on the page, builds and publishes a quiz for the class of the demo, so that nobody else meets it; the address of its editor. */
export async function buildQuiz(page: Page, lang: Language, title: string, picks: Pick[]): Promise<string> {
	await page.goto(`/${lang}/teaching/quizzes`);
	await page.locator("form[method=post] input[name=title]").fill(title);
	await press(page, lang, "quiz-staff-new-button");
	await expect(page).toHaveURL(/\/teaching\/quizzes\/[^/]+$/);
	const editor = new URL(page.url()).pathname;
	await page.locator("select[name=class]").selectOption({ index: 1 });
	for (const { bank, kind, count } of picks) {
		await press(page, lang, "quiz-staff-choose-questions");
		await page.locator("select[name=bank]").selectOption({ label: bank });
		await press(page, lang, "quiz-staff-search");
		if (kind) {
			await page.locator("select[name=kind]").selectOption(kind);
			await press(page, lang, "quiz-staff-search");
		}
		const items = page.locator("input[name=item]");
		await expect(items).toHaveCount(count);
		for (const item of await items.all()) await item.check();
		await press(page, lang, "quiz-staff-add-ticked");
	}
	await expect(page.locator("input[name$='.marks']")).toHaveCount(picks.reduce((sum, { count }) => sum + count, 0));
	await press(page, lang, "quiz-staff-publish-button");
	await expect(page.getByRole("main")).toContainText(word(lang, "quiz-staff-publish-same"));
	return editor;
}

/** The teacher closes a quiz, so that it is out of the way of other tests. */
export async function closeQuiz(page: Page, lang: Language, editor: string): Promise<void> {
	const yesterday = new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 16);
	await setConditions(page, lang, editor, { closes: yesterday });
}

/** Names of the key in definitions, attributes or JSON, which no page has before it may be known. */
export const KEYS = /["'\s.<](credit|correct|solution|plausibility|data-mark|data-solution)["']?\s*[:=]|class="(solution|verdict|remarks)|data-solution/;

/** What stands in a page, by the group of the pattern. */
async function found(visitor: APIRequestContext, path: string, what: RegExp): Promise<string> {
	const answer = what.exec(await (await visitor.get(path)).text())?.[1];
	expect(answer, `${path} has ${what}`).toBeTruthy();
	return answer!;
}

/** Which state of its page a form was made from. */
const REVISION = /name="revision" value="([^"]+)"/;

/** A quiz written without a page: questions of the bank of the demo by their ids, for its class, published unless told otherwise; the address of its editor. */
export async function quizByRequest(teacher: APIRequestContext, lang: Language, title: string, items: string[], publish = true): Promise<string> {
	const organisation = await found(teacher, `/${lang}/teaching/quizzes`, /name="organisation" value="([^"]+)"/);
	const made = await teacher.post(`/${lang}/teaching/quizzes`, { form: { organisation, title }, maxRedirects: 0 });
	expect(made.status(), "a quiz is made").toBe(303);
	const editor = made.headers().location;
	const form: Record<string, string> = { [`title.${lang}`]: title, s0: "1", behaviour: "deferred", per_page: "0" };
	form.revision = await found(teacher, editor, REVISION);
	form.class = await found(teacher, editor, /<select[^>]*name="class".*?<option value="([^"]+)"/);
	const bank = await found(teacher, `${editor}/add`, new RegExp(`<option value="([^"]+)"[^>]*>${BANK_TITLE[lang]}</option>`));
	for (const [place, item] of items.entries()) {
		form[`s0.q${place}.item`] = await found(teacher, `${editor}/add?bank=${bank}&q=${item}`, /name="item" value="([^"]+)"/);
	}
	const saved = await teacher.post(publish ? `${editor}/publish` : editor, { form, maxRedirects: 0 });
	expect(saved.status(), "the quiz is saved").toBe(303);
	return editor;
}

/** Closes a quiz without a page, so that it is out of the way of other tests. */
export async function closeByRequest(teacher: APIRequestContext, editor: string): Promise<void> {
	const closes = new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 16);
	const revision = await found(teacher, `${editor}/conditions`, REVISION);
	const answer = await teacher.post(`${editor}/conditions`, { form: { closes, attempts: "1", revision }, maxRedirects: 0 });
	expect(answer.status(), "the quiz is closed").toBe(303);
}

/** The teacher, on their page, fills in fields of the conditions and saves them. */
export async function setConditions(page: Page, lang: Language, editor: string, values: Record<string, string>): Promise<void> {
	await page.goto(`${editor}/conditions`);
	for (const [name, value] of Object.entries(values)) await page.locator(`input[name=${name}]`).fill(value);
	await press(page, lang, "quiz-staff-save");
	await flash(page, word(lang, "common-saved"));
	for (const [name, value] of Object.entries(values)) await expect(page.locator(`input[name=${name}]`)).toHaveValue(value);
}

/** The time zone of somebody, by their cookies. */
export async function zoneOf(state: Person["state"]): Promise<string> {
	const visitor = await client(state);
	const profile = await (await visitor.get("/en/profile")).text();
	await visitor.dispose();
	const zone = /name="time_zone".*?<option value="([^"]+)" selected/.exec(profile)?.[1];
	expect(zone, "the profile names a time zone").toBeTruthy();
	return zone!;
}

/** A time as a field for date and time has it: `2026-11-20T14:30`. */
export const fieldTime = (zone: string, at: number) =>
	new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(at).replace(" ", "T");
