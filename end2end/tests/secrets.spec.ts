/** What is right, and why, leaves the server only when it was answered. */
import { randomUUID } from "node:crypto";

import { type Lesson, COURSE, LESSONS, block, blocks, lessonPath, secrets } from "./support/course.ts";
import { client } from "./support/people.ts";
import { expect, inEveryLanguage, test } from "./support/test.ts";

const FIRST: Lesson = "my-own-lens";

inEveryLanguage((lang) => {
	test("an unanswered lesson says nothing about its answers @once", async ({ freshLearner }) => {
		const person = await freshLearner(lang, { enrolled: true });
		const visitor = await client(person.state);
		for (const lesson of LESSONS) {
			const html = await (await visitor.get(lessonPath(lang, lesson))).text();
			const hidden = secrets(lesson, lang);
			expect(hidden.length, "there is something to hide").toBeGreaterThan(30);
			expect(hidden.filter((secret) => html.includes(secret.text))).toEqual([]);
			// nor by a mark: options differ in id and text alone
			for (const data of html.matchAll(/<script type="application\/json"[^>]*>(.*?)<\/script>/gs)) {
				const { kind, view } = JSON.parse(data[1]) as { kind: string; view?: { options: Record<string, unknown>[] } };
				if (kind !== "choice") continue;
				for (const { id, html: text, ...rest } of view!.options) {
					expect(typeof id === "string" && typeof text === "string").toBe(true);
					expect(rest).toEqual({ feedback_html: null, best: false });
				}
			}
			expect(html).not.toMatch(/plausibility|"correct"/);
		}
		await visitor.dispose();
	});

	test("an answer opens its own explanation and no other @once", async ({ freshLearner }) => {
		const person = await freshLearner(lang, { enrolled: true });
		const visitor = await client(person.state);
		for (const { id, kind, options } of blocks(FIRST, lang).filter((one) => one.kind === "incident" || one.kind === "check")) {
			const wrong = options.find((option) => !option.best)!;
			const hidden = secrets(FIRST, lang).filter((secret) => secret.block === id);
			const shown = (text: string) => hidden.filter((secret) => text.includes(secret.text)).map((secret) => secret.option ?? "end");
			const form: Record<string, string> = kind === "incident" ? { option: wrong.id, confidence: "2" } : { option: wrong.id };
			await visitor.post(`${lessonPath(lang)}/${id}`, { form });
			const after = await (await visitor.get(lessonPath(lang))).text();
			// a check sums up from the first answer on
			expect(
				shown(after).filter((part) => kind === "incident" || part !== "end"),
				id,
			).toEqual([wrong.id]);
		}
		await visitor.dispose();
	});

	test("nor does what a device is answered say more @once", async ({ freshLearner }) => {
		const person = await freshLearner(lang, { enrolled: true });
		const visitor = await client(person.state);
		const id = "ci-part-on-the-shelf";
		const wrong = block(FIRST, lang, id).options.find((option) => !option.best)!;
		const answer = await visitor.post("/api/v1/sync", {
			data: {
				device_id: randomUUID(),
				language: lang,
				events: [
					{
						event_id: randomUUID(),
						seq: 1,
						schema: 1,
						course: COURSE,
						lesson: FIRST,
						block: id,
						client_time: Date.now(),
						kind: "explanation_chosen",
						payload: { option: wrong.id, confidence: 2 },
					},
				],
			},
		});
		const text = await answer.text();
		expect(JSON.parse(text).answers[0].status).toBe("accepted");
		const told = secrets(FIRST, lang).filter((secret) => text.includes(secret.text));
		expect(told.map(({ block, option }) => [block, option])).toEqual([[id, wrong.id]]);
		await visitor.dispose();
	});

	test("notes are only their writer's @once", async ({ freshLearner, signIn, page }) => {
		const person = await freshLearner(lang, { enrolled: true });
		const visitor = await client(person.state);
		await visitor.post(`${lessonPath(lang)}/scene-die`, { form: { text: "only-for-me-7361" } });
		expect(await (await visitor.get(lessonPath(lang))).text()).toContain("only-for-me-7361");
		await visitor.dispose();
		await signIn("teacher", lang);
		await page.goto(`/${lang}/classes`);
		await page.getByRole("main").getByRole("link").first().click();
		expect(await page.content()).not.toContain("only-for-me-7361");
	});
});
