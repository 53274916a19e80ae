/** Pictures of the key screens for people to look at, in `target/screens`; here only `axe` judges them, as colours differ in the dark. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { answered } from "./support/activities.ts";
import { COURSE, coursePath, lessonPath } from "./support/course.ts";
import { type Page, expect, inEveryLanguage, test } from "./support/test.ts";
import { word } from "./support/words.ts";

const folder = resolve(process.env.QIAO_TARGET ?? "../target", "screens");
mkdirSync(folder, { recursive: true });

const SCHEMES = ["light", "dark"] as const;

inEveryLanguage((lang) => {
	/** One screen, light and dark; on a desktop one set is enough. */
	const take = async (
		page: Page,
		axe: (state: string, where?: { part?: string }) => Promise<void>,
		phone: boolean,
		name: string,
		part?: string,
	) => {
		for (const colorScheme of phone ? SCHEMES : SCHEMES.slice(0, 1)) {
			await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
			await axe(`${name}, ${colorScheme}`, { part });
			const path = join(folder, `${name}-${lang}-${colorScheme}-${phone ? "phone" : "desktop"}.png`);
			const screen = page.viewportSize()!;
			// bars that stay at the edges of the screen would lie across a longer picture
			const whole = /^lesson|^people|^class/.test(name) ? screen.height : await page.evaluate(() => document.documentElement.scrollHeight);
			const height = part ? (await page.locator(part).boundingBox())!.height + 240 : whole;
			await page.setViewportSize({ ...screen, height: Math.ceil(Math.max(screen.height, height)) });
			if (part) await page.locator(part).evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
			await (part ? page.locator(part) : page).screenshot({ path });
			await page.setViewportSize(screen);
		}
	};

	test("screens of a guest @js", async ({ page, open, axe, phone }) => {
		if (!phone && lang !== "en") return;
		await open(`/${lang}/sign-in`);
		await take(page, axe, phone, "sign-in");
		await page.goto(`/${lang}/nowhere`);
		await take(page, axe, phone, "error");
	});

	test("screens of a learner @js", async ({ page, open, axe, phone, freshLearner, signIn }) => {
		if (!phone && lang !== "en") return;
		test.slow();
		await signIn("learner", lang);
		await open(`/${lang}`);
		await take(page, axe, phone, "today");
		await open(`/${lang}/courses`);
		await take(page, axe, phone, "catalogue");
		await open(`/${lang}/profile`);
		await take(page, axe, phone, "profile");
		await page.context().clearCookies();

		const person = await freshLearner(lang, { enrolled: true });
		await answered(person, "my-own-lens", "ci-part-on-the-shelf", { option: "a", confidence: "3" });
		await answered(person, "my-own-lens", "ci-eight-days-watching", { option: "b", confidence: "3" });
		await answered(person, "my-own-lens", "ci-eight-days-watching", { option: "d" });
		await answered(person, "my-own-lens", "describe-1", { option: "a" });
		await open(coursePath(lang));
		await take(page, axe, phone, "course");
		await open(lessonPath(lang));
		await take(page, axe, phone, "lesson-top");
		await take(page, axe, phone, "incident-before", "#ci-any-questions");
		await take(page, axe, phone, "incident-tried", "#ci-part-on-the-shelf");
		await take(page, axe, phone, "incident-solved", "#ci-eight-days-watching");
		await take(page, axe, phone, "check-tried", "#describe-1");
		await take(page, axe, phone, "self-profile", "#self-profile");
		await page.locator("#lens-welcome").getByRole("button").first().click();
		await take(page, axe, phone, "lesson-term");
		await open(`/${lang}/courses/${COURSE}/glossary`);
		await page.screenshot({ path: join(folder, `glossary-${lang}.png`) });
	});

	test("screens of the staff @js", async ({ page, open, axe, phone, signIn }) => {
		if (!phone && lang !== "en") return;
		await signIn("coordinator", lang);
		await open(`/${lang}/people?q=demo.test`);
		await take(page, axe, phone, "people");
		const row = page
			.getByRole("row")
			.filter({ hasText: word(lang, "people-access-open") })
			.first();
		await row.getByRole("button").click();
		await expect(page.getByLabel(word(lang, "people-invited-link"), { exact: true })).toBeVisible();
		await take(page, axe, phone, "invited");
		await page.context().clearCookies();
		await signIn("teacher", lang);
		await open(`/${lang}/classes`);
		await page.getByRole("main").getByRole("link").first().click();
		await expect(page.getByRole("table")).toBeVisible();
		await take(page, axe, phone, "class");
	});
});
