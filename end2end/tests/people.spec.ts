/** Signing in and out, invitations, the profile, the people of the demo. */
import { ROLES, client, demoLogin, fillSignIn, newcomer, signInByRequest } from "./support/people.ts";
import { coursePath } from "./support/course.ts";
import { expect, flash, framed, inEveryLanguage, test, type Page } from "./support/test.ts";
import { LANGUAGES, OWN_NAMES, type Language, otherThan, word } from "./support/words.ts";

/** What a form looks like to somebody whose browser does not check it first. */
const unchecked = (page: Page) =>
	page.locator("form").evaluateAll((forms) => forms.forEach((form) => ((form as HTMLFormElement).noValidate = true)));

const field = (page: Page, lang: Language, key: string) => page.getByLabel(word(lang, key), { exact: true });
const button = (page: Page, lang: Language, key: string) => page.getByRole("button", { name: word(lang, key), exact: true });

inEveryLanguage((lang) => {
	test("a person signs in, is greeted, and signs out", async ({ page, open, axe, freshLearner }) => {
		const person = await freshLearner(lang, { signedIn: false });
		await open(`/${lang}/sign-in`);
		await framed(page, lang);
		await axe("sign-in");

		await unchecked(page);
		await button(page, lang, "people-sign-in-button").click();
		await expect(page.getByRole("alert")).toHaveText(word(lang, "people-sign-in-empty"));

		await fillSignIn(page, lang, person.email, "not the password");
		await expect(page.getByRole("alert")).toHaveText(word(lang, "people-sign-in-no-match"));
		await expect(field(page, lang, "people-login-label")).toHaveValue(person.email);
		await expect(field(page, lang, "people-password-label")).toHaveValue("");
		await axe("sign-in, wrong password");

		// the address and its spelling are not a riddle
		await fillSignIn(page, lang, ` ${person.email.toUpperCase()} `, person.password);
		await expect(page).toHaveURL(`/${lang}`);
		await expect(page.getByRole("heading", { level: 1 })).toContainText(person.given);

		await open(`/${lang}/profile`);
		await page
			.getByRole("main")
			.getByRole("button", { name: word(lang, "people-sign-out"), exact: true })
			.last()
			.click();
		await expect(page).toHaveURL(`/${lang}/sign-in`);
		await flash(page, word(lang, "people-flash-signed-out"));
		await open(`/${lang}/profile`);
		await expect(page).toHaveURL(/\/sign-in\?next=/);
	});

	test("an unknown person reads the same sentence as one with a wrong password", async ({ page, open }) => {
		await open(`/${lang}/sign-in`);
		await fillSignIn(page, lang, newcomer().email, "seven green turtles");
		await expect(page.getByRole("alert")).toHaveText(word(lang, "people-sign-in-no-match"));
	});

	test("a link into the course leads to the sign-in page and on to the course", async ({ page, open, freshLearner }) => {
		const person = await freshLearner(lang, { signedIn: false });
		await open(coursePath(lang));
		await expect(page).toHaveURL(`/${lang}/sign-in?next=${coursePath(lang)}`);
		await fillSignIn(page, lang, person.email, "not the password");
		await fillSignIn(page, lang, person.email, person.password);
		await expect(page).toHaveURL(coursePath(lang));
	});

	test("a coordinator adds a person, invites them, and they join", async ({ page, open, axe, signIn, another }) => {
		const person = newcomer();
		await signIn("coordinator", lang);
		await open(`/${lang}/people`);
		await framed(page, lang);

		await test.step("what is missing is said beside the field, and nothing typed is lost", async () => {
			await field(page, lang, "people-login-label").fill(person.email);
			await button(page, lang, "people-add-button").click();
			await expect(page.getByRole("alert")).toContainText(word(lang, "people-name-missing"));
			await expect(field(page, lang, "people-family-label")).toHaveAccessibleDescription(word(lang, "people-name-missing"));
			await expect(field(page, lang, "people-login-label")).toHaveValue(person.email);
			await axe("people, name missing");
		});

		await test.step("the person is added, in their language", async () => {
			await field(page, lang, "people-family-label").fill(person.family);
			await field(page, lang, "people-given-label").fill(person.given);
			await page.locator("#add").getByText(OWN_NAMES[lang], { exact: true }).click();
			await button(page, lang, "people-add-button").click();
			await flash(page, word(lang, "people-flash-person"));
		});

		await test.step("the same address is not given twice", async () => {
			await field(page, lang, "people-given-label").fill(person.given);
			await field(page, lang, "people-login-label").fill(person.email);
			await button(page, lang, "people-add-button").click();
			await expect(field(page, lang, "people-login-label")).toHaveAccessibleDescription(
				new RegExp(word(lang, "people-login-taken").slice(0, -1)),
			);
		});

		let link = "";
		await test.step("found by a part of the address, invited: link and QR code", async () => {
			await field(page, lang, "people-search-label").fill(person.email.slice(0, -4));
			await button(page, lang, "people-search-button").click();
			const row = page.getByRole("row").filter({ hasText: person.email });
			await expect(row).toContainText(word(lang, "people-access-open"));
			await expect(page.getByRole("row")).toHaveCount(2);
			await row.getByRole("button").click();
			await expect(
				page.getByRole("img", { name: word(lang, "people-qr-label", { name: `${person.given} ${person.family}` }) }),
			).toBeVisible();
			const shown = field(page, lang, "people-invited-link");
			await expect(shown).toBeVisible();
			link = await shown.inputValue();
			expect(new URL(link).pathname).toMatch(new RegExp(`^/${lang}/invitation/.+`));
			await axe("invitation made");
		});

		const theirs = await (await another()).newPage();
		await test.step("they open it and read what is wrong with a password", async () => {
			await open(link, theirs);
			await framed(theirs, lang);
			await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(
				// Chinese calls somebody by the whole name
				word(lang, "people-invitation-welcome", { name: lang === "zh" ? `${person.given} ${person.family}` : person.given }),
			);
			await expect(field(theirs, lang, "people-invitation-login")).toHaveValue(person.email);
			await axe("invitation", { page: theirs });
			for (const [password, sentence] of [
				["green", word(lang, "people-password-too-short", { characters: 10 })],
				["1234567890", word(lang, "people-password-too-common")],
				[`${person.email}!`, word(lang, "people-password-contains-name")],
			]) {
				await field(theirs, lang, "people-new-password-label").fill(password);
				const [answer] = await Promise.all([theirs.waitForNavigation(), button(theirs, lang, "people-invitation-button").click()]);
				expect(answer?.status()).toBe(422);
				const again = field(theirs, lang, "people-new-password-label");
				await expect(again).toHaveAccessibleDescription(new RegExp(sentence.slice(0, -1)));
				await expect(again).toHaveAttribute("aria-invalid", "true");
			}
			await axe("invitation, password refused", { page: theirs });
		});

		await test.step("with a good one they are in", async () => {
			await field(theirs, lang, "people-new-password-label").fill(person.password);
			await button(theirs, lang, "people-invitation-button").click();
			await expect(theirs).toHaveURL(`/${lang}`);
			await expect(theirs.getByRole("heading", { level: 1 })).toContainText(person.given);
			await expect(theirs.getByRole("heading", { name: word(lang, "courses-today-empty-title") })).toBeVisible();
		});

		await test.step("the link works once", async () => {
			const answer = await theirs.goto(link);
			expect(answer?.status()).toBe(410);
			await expect(theirs.getByText(word(lang, "people-invitation-used"))).toBeVisible();
			await axe("invitation used", { page: theirs });
			await signInByRequest(person.email, person.password);
		});
	});

	test("somebody changes how they are called, their language and their time zone", async ({ page, open, axe, freshLearner }) => {
		const next = otherThan(lang);
		await freshLearner(lang);
		await open(`/${lang}/profile`);
		await framed(page, lang);
		await axe("profile");
		await field(page, lang, "people-preferred-label").fill("小罗 Ro");
		await page.getByText(OWN_NAMES[next], { exact: true }).last().click();
		await field(page, lang, "people-zone-label").selectOption({ label: word(lang, "people-zone-shanghai") });
		await button(page, lang, "people-preferences-save").first().click();

		await expect(page).toHaveURL(`/${next}/profile`);
		await flash(page, word(next, "people-flash-preferences"));
		await expect(field(page, next, "people-preferred-label")).toHaveValue("小罗 Ro");
		await expect(field(page, next, "people-zone-label")).toHaveValue("Asia/Shanghai");
		await expect(page.locator(`input[name=language][value=${next}]`)).toBeChecked();
		await axe("profile, saved");
		// an address without a language now leads to theirs
		await open("/");
		await expect(page).toHaveURL(`/${next}`);
		await expect(page.getByRole("heading", { level: 1 })).toContainText("小罗 Ro");

		await open(`/${next}/profile`);
		await field(page, next, "people-preferred-label").fill("好".repeat(61));
		await button(page, next, "people-preferences-save").first().click();
		await expect(field(page, next, "people-preferred-label")).toHaveAccessibleDescription(
			new RegExp(word(next, "people-preferred-too-long").slice(0, -1)),
		);
	});

	test("somebody changes the password; the other devices are signed out", async ({ page, open, axe, freshLearner }) => {
		const person = await freshLearner(lang);
		const other = await client(await signInByRequest(person.email, person.password));
		await open(`/${lang}/profile`);
		const change = async (current: string, fresh: string) => {
			await field(page, lang, "people-current-password-label").fill(current);
			await field(page, lang, "people-new-password-label").fill(fresh);
			await button(page, lang, "people-password-change").click();
		};

		await change("not the password", "eight green turtles");
		await expect(field(page, lang, "people-current-password-label")).toHaveAccessibleDescription(word(lang, "people-wrong-current"));
		await axe("profile, wrong password");
		await change(person.password, "turtle");
		await expect(field(page, lang, "people-new-password-label")).toHaveAccessibleDescription(
			new RegExp(word(lang, "people-password-too-short", { characters: 10 }).slice(0, -1)),
		);
		expect((await other.get(`/${lang}`, { maxRedirects: 0 })).status(), "nothing has changed yet").toBe(200);

		await change(person.password, "eight green turtles");
		await flash(page, word(lang, "people-flash-password"));
		expect((await other.get(`/${lang}`, { maxRedirects: 0 })).status(), "the other device is out").toBe(303);
		await other.dispose();
		await open(`/${lang}`);
		await expect(page.getByRole("heading", { level: 1 })).toContainText(person.given);
		await signInByRequest(person.email, "eight green turtles");
	});

	test("somebody sees their devices and signs one out", async ({ page, open, freshLearner }) => {
		const person = await freshLearner(lang);
		const other = await client(await signInByRequest(person.email, person.password));
		await open(`/${lang}/profile`);
		const devices = page.getByRole("listitem").filter({ hasText: word(lang, "people-session-seen", { time: "" }).slice(0, 4) });
		await expect(devices).toHaveCount(2);
		await expect(devices.filter({ hasText: word(lang, "people-session-here") })).toHaveCount(1);
		await devices.getByRole("button").click();
		await flash(page, word(lang, "people-flash-session"));
		await expect(devices).toHaveCount(1);
		expect((await other.get(`/${lang}`, { maxRedirects: 0 })).status()).toBe(303);
		await other.dispose();
	});

	test("everybody of the demo is one button away and sees what their role needs", async ({ page, open, axe }, { project }) => {
		// every project and language takes another one, so that nobody signs in too often
		const place = ["mobile-js", "mobile-nojs", "desktop-js", "desktop-nojs"].indexOf(project.name);
		const role = ROLES[(place * LANGUAGES.length + LANGUAGES.indexOf(lang)) % ROLES.length];
		await open(`/${lang}/sign-in`);
		const form = page.locator("form").filter({ has: page.locator(`input[value="${demoLogin(role)}"]`) });
		await form.getByRole("button").click();
		await expect(page).toHaveURL(`/${lang}`);
		const navigation = page.getByRole("navigation", { name: word(lang, "common-main-navigation") });
		const entry = (key: string) => navigation.getByRole("link", { name: word(lang, key), exact: true });
		await expect(entry("common-nav-today")).toHaveAttribute("aria-current", "page");
		// five entries at most: who sees people finds the classes on Today
		const leads = role === "coordinator" || role === "admin";
		await expect(entry("common-nav-classes")).toHaveCount(role === "learner" || leads ? 0 : 1);
		await expect(entry("common-nav-people")).toHaveCount(leads ? 1 : 0);
		await axe(`Today of the ${role}`);
		if (leads) {
			await open(`/${lang}/classes`);
			await axe(`classes of the ${role}`);
		} else if (role !== "learner") {
			await entry("common-nav-classes").click();
			await framed(page, lang);
			await axe(`classes of the ${role}`);
		}
	});
});
