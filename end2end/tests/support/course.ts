/**
 * The course the tests take, read from its package: which options there are, which one is right, and what must stay secret.
 */
import { readFileSync } from "node:fs";

import { LANGUAGES, type Language } from "./words.ts";

export const COURSE = "working-together";
export const LESSONS = ["my-own-lens", "saying-it-meaning-it"] as const;
export type Lesson = (typeof LESSONS)[number];

const FOLDERS: Record<Lesson, string> = { "my-own-lens": "01-my-own-lens", "saying-it-meaning-it": "02-saying-it-meaning-it" };

export type Option = { id: string; text: string; best: boolean; feedback: string };
export type Block = { id: string; kind: string; title: string; options: Option[]; items: string[]; question: string; source: string };

const read = (path: string) => readFileSync(new URL(`../../../content/${COURSE}/${path}`, import.meta.url), "utf8");

const cache = new Map<string, Block[]>();

/** The blocks of a lesson in a language, in their order. */
export function blocks(lesson: Lesson, lang: Language): Block[] {
	const key = `${lesson}.${lang}`;
	const found = cache.get(key) ?? parse(read(`${FOLDERS[lesson]}/${lang}.md`));
	cache.set(key, found);
	return found;
}

export function block(lesson: Lesson, lang: Language, id: string): Block {
	const found = blocks(lesson, lang).find((one) => one.id === id);
	if (!found) throw new Error(`${lesson} has no block ${id}`);
	return found;
}

/** Blocks in which there is something to do. */
export const activities = (lesson: Lesson): number =>
	blocks(lesson, "en").filter((one) => ["checklist", "reflection", "profile", "check", "incident"].includes(one.kind)).length;

function parse(markdown: string): Block[] {
	return [...markdown.matchAll(/^::: (\w+) \{#([\w-]+)([^}]*)\}\n([\s\S]*?)^:::$/gm)].map(([, kind, id, rest, body]) => ({
		id,
		kind,
		title: /title="([^"]*)"/.exec(rest)?.[1] ?? "",
		question: /^\? (.*)$/m.exec(body)?.[1] ?? "",
		items: [...body.matchAll(/^- \{#([\w-]+)[^}]*\}/gm)].map((match) => match[1]),
		options: [...body.matchAll(/^- \{#([\w-]+)([^}]*)\} (.*)\n {2}> (.*)$/gm)].map((match) => ({
			id: match[1],
			best: /correct|plausibility=3/.test(match[2]),
			text: match[3],
			feedback: match[4],
		})),
		source: body,
	}));
}

/** The longest part of a Markdown line that stands in the page as it is written. */
export function verbatim(markdown: string): string {
	const parts = markdown.split(/\*\*|\*|\[|\]\([^)]*\)|[&<>"'`]/);
	return parts.reduce((longest, part) => (part.trim().length > longest.length ? part.trim() : longest), "");
}

/** What nobody may read before they have answered: feedback, advice, counter-example, closing. */
export function secrets(lesson: Lesson, lang: Language): { block: string; option?: string; text: string }[] {
	return blocks(lesson, lang)
		.filter((one) => one.kind === "check" || one.kind === "incident")
		.flatMap((one) => [
			...one.options.map((option) => ({ block: one.id, option: option.id, text: verbatim(option.feedback) })),
			...[...one.source.matchAll(/^[!~>] (.*)$/gm)].map((match) => ({ block: one.id, text: verbatim(match[1]) })),
		])
		.filter((secret) => secret.text.length >= 4);
}

const toml = (path: string, key: string) => {
	const section = new RegExp(`\\[${key}\\]\\n([\\s\\S]*?)(?:\\n\\[|$)`).exec(read(path))?.[1] ?? "";
	return Object.fromEntries(LANGUAGES.map((lang) => [lang, new RegExp(`^${lang} = "(.*)"$`, "m").exec(section)?.[1] ?? ""]));
};

export const COURSE_TITLE = toml("course.toml", "title") as Record<Language, string>;
export const LESSON_TITLES = Object.fromEntries(
	LESSONS.map((lesson) => [lesson, toml(`${FOLDERS[lesson]}/lesson.toml`, "title")]),
) as Record<Lesson, Record<Language, string>>;

/** A glossary term in every language. */
export function term(key: string): Record<Language, string> {
	const section =
		read("glossary.toml")
			.split("[[term]]")
			.find((part) => part.includes(`key = "${key}"`)) ?? "";
	return Object.fromEntries(
		LANGUAGES.map((lang) => [lang, new RegExp(`^${lang} = \\{ term = "([^"]*)"`, "m").exec(section)?.[1] ?? ""]),
	) as Record<Language, string>;
}

export const TERMS = read("glossary.toml").split("[[term]]").length - 1;

export const coursePath = (lang: Language) => `/${lang}/courses/${COURSE}`;
export const lessonPath = (lang: Language, lesson: Lesson = LESSONS[0]) => `${coursePath(lang)}/${lesson}`;
