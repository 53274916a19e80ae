/**
 * The words of the product, from the same files the server is built of: a test names a key, never a translation.
 */
import { readFileSync, readdirSync } from "node:fs";

export const LANGUAGES = ["zh", "de", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What `<html lang>` must be. */
export const TAGS: Record<Language, string> = { zh: "zh-Hans-CN", de: "de-DE", en: "en-GB" };

/** A language's name for itself. */
export const OWN_NAMES: Record<Language, string> = { zh: "中文", de: "Deutsch", en: "English" };

export const otherThan = (lang: Language): Language => LANGUAGES[(LANGUAGES.indexOf(lang) + 1) % LANGUAGES.length];

const words: Record<string, Map<string, string>> = Object.fromEntries(LANGUAGES.map((lang) => [lang, load(lang)]));

function load(lang: Language): Map<string, string> {
	const folder = new URL(`../../../locales/${lang}/`, import.meta.url);
	const found = new Map<string, string>();
	for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
		let key = "";
		for (const line of readFileSync(new URL(file, folder), "utf8").split("\n")) {
			const entry = /^([a-z0-9-]+) =\s*(.*)$/.exec(line);
			if (entry) {
				key = entry[1];
				found.set(key, entry[2]);
			} else if (/^\s+\S/.test(line) && key) {
				found.set(key, `${found.get(key)}\n${line.trim()}`);
			}
		}
	}
	return found;
}

/** The word or sentence of a key, as a reader of `lang` sees it. */
export function word(lang: Language, key: string, values: Record<string, string | number> = {}): string {
	const pattern = words[lang].get(key);
	if (pattern === undefined) throw new Error(`locales/${lang} has no ${key}`);
	const chosen = /^\s*\{\s*\$(\w+)\s*->([\s\S]*)\}\s*$/.exec(pattern);
	const text = chosen ? variant(lang, chosen[2], Number(values[chosen[1]])) : pattern;
	const filled = text.replace(/\{\s*\$(\w+)\s*\}/g, (_, name: string) => {
		if (!(name in values)) throw new Error(`${key} needs a value for ${name}`);
		const value = values[name];
		return typeof value === "number" ? new Intl.NumberFormat(lang).format(value) : value;
	});
	return filled.trim();
}

function variant(lang: Language, variants: string, count: number): string {
	const category = new Intl.PluralRules(lang).select(count);
	const found = new Map([...variants.matchAll(/\*?\[(\w+)\]\s*(.*)/g)].map((match) => [match[1], match[2]]));
	return found.get(category) ?? found.get("other") ?? "";
}
