/** What goes wrong says so in the reader's language, with the right status, and without losing anything. */
import { Activity } from "./support/activities.ts";
import { COURSE, lessonPath } from "./support/course.ts";
import { ORIGIN, client, demoLogin, demoPassword } from "./support/people.ts";
import { expect, framed, inEveryLanguage, test, type Page } from "./support/test.ts";
import { type Language, word } from "./support/words.ts";

async function says(page: Page, lang: Language, status: number, title: string): Promise<void> {
	await framed(page, lang);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(word(lang, title));
	await expect(page.getByText(word(lang, "errors-code", { status }))).toBeVisible();
}

inEveryLanguage((lang) => {
	test("an address that does not exist", async ({ page, axe, signIn }) => {
		expect((await page.goto(`/${lang}/nowhere/at-all`))?.status()).toBe(404);
		await says(page, lang, 404, "errors-not-found-title");
		await axe("404, not signed in");
		await page.getByRole("link", { name: word(lang, "errors-to-sign-in") }).click();
		await expect(page).toHaveURL(new RegExp(`^${ORIGIN}/${lang}/sign-in`));

		await signIn("learner", lang);
		for (const path of ["nowhere", "courses/no-such-course", `courses/${COURSE}/no-such-lesson`, "invitation/no-such-invitation"]) {
			expect((await page.goto(`/${lang}/${path}`))?.status(), path).toBe(404);
			await framed(page, lang);
		}
		await page.goto(`/${lang}/nowhere`);
		await says(page, lang, 404, "errors-not-found-title");
		await expect(page.getByRole("navigation", { name: word(lang, "common-main-navigation") })).toBeVisible();
		await axe("404, signed in");
		await page
			.getByRole("main")
			.getByRole("link", { name: word(lang, "errors-to-today") })
			.click();
		await expect(page).toHaveURL(`/${lang}`);
	});

	test("a lesson of a course one is not enrolled in", async ({ page, axe, freshLearner }) => {
		await freshLearner(lang);
		expect((await page.goto(lessonPath(lang)))?.status()).toBe(403);
		await says(page, lang, 403, "errors-forbidden-title");
		await axe("403");
	});

	test("pages for the staff, opened by a learner", async ({ page, open, freshLearner, another, signIn }) => {
		await freshLearner(lang);
		expect((await page.goto(`/${lang}/people`))?.status()).toBe(403);
		await says(page, lang, 403, "errors-forbidden-title");

		// the teacher knows the address of the class
		const staff = await another();
		const teacher = await staff.newPage();
		await open(`/${lang}/sign-in`, teacher);
		await signIn("teacher", lang);
		await staff.addCookies(await page.context().cookies());
		await open(`/${lang}/classes`, teacher);
		const link = await teacher.getByRole("main").getByRole("link").first().getAttribute("href");
		await page.context().clearCookies();
		await freshLearner(lang);
		expect((await page.goto(link!))?.status()).toBe(403);
		await says(page, lang, 403, "errors-forbidden-title");
	});

	test("ten megabytes in a text field @nojs", async ({ page, open, axe, freshLearner }) => {
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const notes = new Activity(page, lang, "scene-die", false);
		await notes.notes.fill("kept");
		await notes.save();
		await notes.notes.evaluate((field) => {
			// not shown, as the browser would take minutes to lay it out
			field.style.display = "none";
			(field as HTMLTextAreaElement).value = "x".repeat(10_000_000);
		});
		const [answer] = await Promise.all([
			page.waitForNavigation(),
			notes.section.getByRole("button", { name: word(lang, "courses-save"), exact: true }).click(),
		]);
		expect(answer?.status()).toBe(413);
		await says(page, lang, 413, "errors-too-large-title");
		await axe("413");
		await open(lessonPath(lang));
		await expect(notes.notes).toHaveValue("kept");
	});

	test("notes above the limit come back with a sentence @nojs", async ({ page, open, axe, freshLearner }) => {
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const notes = new Activity(page, lang, "scene-die", false);
		await notes.notes.fill("好".repeat(20_001));
		await notes.section.getByRole("button", { name: word(lang, "courses-save"), exact: true }).click();
		await expect(notes.section.getByRole("alert")).toHaveText(word(lang, "courses-text-too-long", { characters: 20_000 }));
		await expect(notes.notes).toHaveValue("好".repeat(20_001));
		await axe("notes too long", { part: "#scene-die" });
	});

	test("a form that comes from elsewhere @once", async ({ page }) => {
		const form = { login: demoLogin("learner"), password: demoPassword("learner") };
		const visitor = await client();
		const elsewhere: Record<string, string>[] = [
			{ origin: "https://elsewhere.example" },
			{ origin: "null" },
			{ origin: ORIGIN.replace("127.0.0.1", "localhost"), "sec-fetch-site": "cross-site" },
		];
		for (const headers of elsewhere) {
			const answer = await visitor.post(`/${lang}/sign-in`, { form, headers, maxRedirects: 0 });
			expect(answer.status(), JSON.stringify(headers)).toBe(403);
			expect(answer.headers()["set-cookie"] ?? "").not.toContain("session");
			await page.setContent(await answer.text());
			await says(page, lang, 403, "errors-forbidden-title");
		}
		await visitor.dispose();
	});

	test("a wrong method and forms with their fields missing @once", async ({ page, freshLearner }) => {
		const person = await freshLearner(lang, { enrolled: true });
		const visitor = await client(person.state);
		const wrong = await visitor.get(`/${lang}/sign-out`);
		expect(wrong.status()).toBe(405);
		await page.setContent(await wrong.text());
		await says(page, lang, 405, "errors-method-title");
		for (const path of ["profile/preferences", "profile/password", `courses/${COURSE}/my-own-lens/describe-1`]) {
			const answer = await visitor.post(`/${lang}/${path}`, { form: { nothing: "" }, maxRedirects: 0 });
			expect(answer.status(), path).toBe(422);
			expect(await answer.text(), path).toContain("<html lang=");
		}
		for (const path of ["profile/preferences", "sign-in"]) {
			const answer = await visitor.post(`/${lang}/${path}`, {
				data: "{",
				headers: { "content-type": "application/json" },
				maxRedirects: 0,
			});
			expect(answer.status(), `${path} with JSON`).toBe(415);
			await page.setContent(await answer.text());
			await framed(page, lang);
		}
		await visitor.dispose();
	});

	test("a cookie from elsewhere is no sign-in @once", async () => {
		const visitor = await client({ cookies: [], origins: [] });
		for (const cookie of [
			"qiao_session=",
			"qiao_session=x",
			`qiao_session=${"0".repeat(64)}`,
			"qiao_session=\u00fc; qiao_flash=<b>; qiao_lang=../..",
		]) {
			const answer = await visitor.get(`/${lang}/profile`, { headers: { cookie: encodeURI(cookie) }, maxRedirects: 0 });
			expect(answer.status(), cookie).toBe(303);
			expect(answer.headers().location).toBe(`/${lang}/sign-in?next=/${lang}/profile`);
		}
		await visitor.dispose();
	});
});

test("a language that Qiao does not speak @once", async ({ page }) => {
	for (const path of ["/fr", "/fr/courses", "/fr/sign-in", "/xx/courses"]) {
		const answer = await page.request.get(path, { headers: { "accept-language": "de-AT,de;q=0.9,en;q=0.5" }, maxRedirects: 0 });
		expect(answer.status(), path).toBe(404);
		expect(await answer.text()).toContain(word("de", "errors-not-found-title"));
	}
});

test("learning events that nobody can read are refused in one sentence @once", async ({ freshLearner }) => {
	const person = await freshLearner("en", { enrolled: true });
	const visitor = await client(person.state);
	const send = (data: string, type = "application/json") =>
		visitor.post("/api/v1/sync", { data, headers: { "content-type": type } }).then((answer) => answer.status());
	expect(await send("{")).toBe(400);
	expect(await send("{}")).toBe(400);
	expect(await send("{}", "text/plain")).toBe(415);
	expect(await send(JSON.stringify({ events: "x".repeat(1_100_000) }))).toBe(413);
	await visitor.dispose();
	const guest = await client();
	expect((await guest.post("/api/v1/sync", { data: "{}", headers: { "content-type": "application/json" } })).status()).toBe(401);
	await guest.dispose();
});
