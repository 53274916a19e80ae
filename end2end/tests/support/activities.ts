/** The activities of a lesson as a learner meets them. */
import { type Locator, type Page, expect } from "@playwright/test";

import { type Lesson, type Option, LESSONS, block, lessonPath, verbatim } from "./course.ts";
import { type Person, client } from "./people.ts";
import { awake } from "./test.ts";
import { type Language, word } from "./words.ts";

export class Activity {
	readonly section: Locator;

	constructor(
		readonly page: Page,
		readonly lang: Language,
		readonly id: string,
		readonly scripts: boolean,
		readonly lesson: Lesson = LESSONS[0],
	) {
		this.section = page.locator(`#${id}`);
	}

	option(id: string): Option {
		return block(this.lesson, this.lang, this.id).options.find((option) => option.id === id)!;
	}

	/** Taps an option, wherever on it. */
	async choose(option: Option): Promise<void> {
		const label = this.section.locator("label.option").filter({ hasText: verbatim(option.text) });
		await label.click();
		await expect(label.getByRole("radio")).toBeChecked();
	}

	/** Presses the button; without scripts the page comes back. */
	async submit(name: string): Promise<void> {
		await this.section.getByRole("button", { name, exact: true }).click();
		await awake(this.page, this.scripts);
	}

	box(item: string): Locator {
		return this.section.locator(`input[type=checkbox][value="${item}"]`);
	}

	get notes(): Locator {
		return this.section.getByLabel(word(this.lang, "courses-reflection-label"));
	}

	/** With scripts it saves itself, without there is a button; `named` when there always is one. */
	async save(named?: string): Promise<void> {
		if (named || !this.scripts) {
			await this.section.getByRole("button", { name: named ?? word(this.lang, "courses-save"), exact: true }).click();
		}
		if (this.scripts) await this.saved();
		else await expect(this.page).toHaveURL(new RegExp(`#${this.id}$`));
	}

	saved(): Promise<void> {
		return expect(this.section.getByRole("status")).toHaveText(word(this.lang, "common-saved"), { timeout: 15_000 });
	}
}

/** Sends a block's plain form without a page. */
export async function answered(person: Person, lesson: Lesson, id: string, fields: Record<string, string>): Promise<void> {
	const visitor = await client(person.state);
	const answer = await visitor.post(`${lessonPath("en", lesson)}/${id}`, { form: fields, maxRedirects: 0 });
	expect(answer.status(), `the form of ${id}`).toBe(303);
	await visitor.dispose();
}
