/** Without a network: what one does is kept on the device, said so, and sent once when the network is back. */
import { COURSE, block, lessonPath, verbatim } from "./support/course.ts";
import { Activity } from "./support/activities.ts";
import { type Person, client } from "./support/people.ts";
import { type Page, expect, inEveryLanguage, test } from "./support/test.ts";
import { type Language, word } from "./support/words.ts";

const LESSON = "my-own-lens";

/** What the server has, asked by another device. */
async function onServer(person: Person, lang: Language): Promise<string> {
	const other = await client(person.state);
	const html = await (await other.get(lessonPath(lang))).text();
	await other.dispose();
	return html;
}

type Sent = { event_id: string; kind: string; block: string };

/** Learning events that left the page, with what the server said to each. */
function watchEvents(page: Page): { sent: Sent[]; statuses: string[] } {
	const watched = { sent: [] as Sent[], statuses: [] as string[] };
	page.on("requestfinished", async (request) => {
		if (!request.url().endsWith("/api/v1/sync")) return;
		const events = (request.postDataJSON() as { events: Sent[] }).events.filter((event) => event.kind !== "block_seen");
		if (events.length === 0) return;
		watched.sent.push(...events);
		const { answers } = (await (await request.response())!.json()) as { answers: { status: string }[] };
		watched.statuses.push(...answers.map((answer) => answer.status));
	});
	return watched;
}

inEveryLanguage((lang) => {
	test("notes written offline are kept on the device, and saved when the network is back @js", async ({
		page,
		context,
		open,
		axe,
		quiet,
		freshLearner,
	}) => {
		const person = await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const notes = new Activity(page, lang, "scene-die", true);
		quiet.offline = true;
		await context.setOffline(true);
		await notes.notes.pressSequentially("offline 离线");
		await expect(notes.section.getByRole("status"), "kept with the first keystrokes").toHaveText(word(lang, "common-saved-device"));
		await expect(notes.section.getByRole("status")).toHaveText(word(lang, "common-saved-offline"));
		await axe("notes, offline", { part: "#scene-die" });
		expect(await onServer(person, lang)).not.toContain("offline 离线");

		await context.setOffline(false);
		await notes.saved();
		expect(await onServer(person, lang)).toContain("offline 离线");
	});

	test("what was done offline survives closing the page @js", async ({ page, context, open, axe, quiet, freshLearner }) => {
		const person = await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const item = block(LESSON, lang, "lens-week").items[1];
		const parts = (page: Page) => ({
			notes: new Activity(page, lang, "scene-die", true),
			list: new Activity(page, lang, "lens-week", true),
			profile: new Activity(page, lang, "self-profile", true),
			check: new Activity(page, lang, "describe-5", true),
		});
		const before = parts(page);
		quiet.offline = true;
		await context.setOffline(true);
		await before.notes.notes.fill("vorm Schließen");
		await before.list.box(item).check();
		const slider = before.profile.section.getByRole("slider").first();
		await slider.focus();
		await slider.press("ArrowRight");
		await before.check.choose(before.check.option("a"));
		await before.check.submit(word(lang, "courses-check-submit"));
		await expect(before.check.section.getByRole("status")).toHaveText(word(lang, "common-saved-offline"));
		await page.close();

		// the page comes back, and nothing can be sent yet
		await context.setOffline(false);
		let away = true;
		await context.route("**/api/v1/sync", (route) => (away ? route.abort("internetdisconnected") : route.continue()));
		const again = await context.newPage();
		await open(lessonPath(lang), again);
		const { notes, list, profile, check } = parts(again);
		await expect(notes.notes).toHaveValue("vorm Schließen");
		await expect(list.box(item)).toBeChecked();
		await expect(profile.section.getByRole("slider").first()).toHaveValue("5");
		for (const part of [notes, list, profile, check]) {
			await expect(part.section.getByRole("status")).toHaveText(word(lang, "common-saved-offline"));
		}
		await axe("lesson with drafts", { page: again });

		away = false;
		for (const part of [notes, list, profile, check]) await part.saved();
		await expect(check.section.getByText(verbatim(check.option("a").feedback))).toBeVisible();
		expect(await onServer(person, lang)).toContain("vorm Schließen");
	});

	test("an answer given offline is explained and counted once when the network is back @js", async ({
		page,
		context,
		open,
		quiet,
		freshLearner,
	}) => {
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const events = watchEvents(page);
		const check = new Activity(page, lang, "describe-3", true);
		const wrong = block(LESSON, lang, "describe-3").options.find((option) => !option.best)!;
		quiet.offline = true;
		await context.setOffline(true);
		await check.choose(wrong);
		await check.submit(word(lang, "courses-check-submit"));
		await expect(check.section.getByRole("status")).toHaveText(word(lang, "common-saved-offline"));

		await context.setOffline(false);
		await expect(check.section.getByText(verbatim(wrong.feedback))).toBeVisible({ timeout: 15_000 });
		await check.saved();
		expect(events.statuses).toEqual(["accepted"]);
		await open(lessonPath(lang));
		await expect(check.section.getByText(word(lang, "courses-check-tried"), { exact: true })).toHaveCount(1);
		await expect(check.section.getByRole("radio")).toHaveCount(2);
	});

	test("an answer whose acknowledgement is lost on the way is not counted twice @js", async ({ page, open, quiet, freshLearner }) => {
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const arrived: string[] = [];
		let lost = false;
		quiet.offline = true;
		await page.route("**/api/v1/sync", async (route) => {
			const { events } = route.request().postDataJSON() as { events: Sent[] };
			const answer = await route.fetch();
			if (events.some((event) => event.kind === "answered")) {
				const { answers } = (await answer.json()) as { answers: { event_id: string; status: string }[] };
				arrived.push(...answers.map(({ event_id, status }) => `${event_id} ${status}`));
				if (!lost) {
					lost = true;
					return route.abort("connectionreset");
				}
			}
			return route.fulfill({ response: answer });
		});
		const check = new Activity(page, lang, "describe-4", true);
		const wrong = check.option("a");
		await check.choose(wrong);
		await check.submit(word(lang, "courses-check-submit"));
		await check.saved();
		await expect(check.section.getByText(verbatim(wrong.feedback))).toBeVisible();
		const [id] = arrived[0].split(" ");
		expect(arrived).toEqual([`${id} accepted`, `${id} duplicate`]);
	});

	test("notes that are too long say so and are not lost @js", async ({ page, open, freshLearner }) => {
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const notes = new Activity(page, lang, "scene-die", true);
		const text = "好".repeat(20_001);
		await notes.notes.fill(text);
		await expect(notes.section.getByText(word(lang, "courses-text-too-long", { characters: 20_000 }))).toBeVisible();
		await open(lessonPath(lang));
		await expect(notes.notes, `${COURSE}: still there after a reload`).toHaveValue(text);
	});
});
