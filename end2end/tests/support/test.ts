/**
 * The test of Qiao: a page that must stay quiet, people to sign in as, and `axe`.
 *
 * Tags (see playwright.config.ts): `@js` runs only with scripts, `@nojs` only without, `@once` only in the first project.
 */
import { type BrowserContext, type Page, test as base, expect } from "@playwright/test";

import { accessible } from "./axe.ts";
import { type Person, type Role, client, demoLogin, demoPassword, demoState, enrol, fillSignIn, welcome } from "./people.ts";
import { type Language, OWN_NAMES, TAGS, LANGUAGES, word } from "./words.ts";

export { expect } from "@playwright/test";
export type { Page } from "@playwright/test";

/** Watches pages for what nobody should see in their console. */
export class Quiet {
	readonly #noise: string[] = [];
	/** While the network is away on purpose. */
	offline = false;

	watch(context: BrowserContext): void {
		context.on("console", (message) => {
			const text = message.text();
			if (message.type() !== "error" && message.type() !== "warning") return;
			// the browser says so of every page whose status is an error; whether it should be one, the tests say
			if (/the server responded with a status of 4\d\d/.test(text) && !/\.(js|wasm|css|svg|png)$/.test(message.location().url)) return;
			if (this.offline && /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET/.test(text)) return;
			this.#noise.push(`console ${message.type()}: ${text} (${message.location().url})`);
		});
		context.on("weberror", (error) => this.#noise.push(`error: ${error.error().stack ?? error.error()}`));
		context.on("requestfailed", (request) => {
			const reason = request.failure()?.errorText ?? "";
			// leaving a page ends what it was still loading
			if (reason === "net::ERR_ABORTED" || this.offline) return;
			this.#noise.push(`failed: ${request.method()} ${request.url()} ${reason}`);
		});
		context.on("response", (response) => {
			const part = response.request().resourceType() !== "document";
			if (response.status() >= 500 || (part && response.status() >= 400)) {
				this.#noise.push(`${response.status()}: ${response.request().method()} ${response.url()}`);
			}
		});
	}

	/** Takes what was said so far, for tests that provoke it. */
	take(): string[] {
		return this.#noise.splice(0);
	}
}

type Fixtures = {
	/** Whether pages run scripts. */
	scripts: boolean;
	/** Whether the screen is that of a phone. */
	phone: boolean;
	quiet: Quiet;
	/** Checks the page as it stands, or a part of it. */
	axe(state: string, where?: { page?: Page; part?: string }): Promise<void>;
	/** Opens an address and waits until its islands are awake. */
	open(path: string, page?: Page): Promise<void>;
	/** Gives the page's browser the session of a demo person, who signed in by the form. */
	signIn(role: Role, lang?: Language): Promise<void>;
	/** A learner who is new, signed in on this page's browser unless told otherwise. */
	freshLearner(lang: Language, options?: { signedIn?: boolean; enrolled?: boolean; inClass?: boolean }): Promise<Person>;
	/** A second browser, watched like the first one. */
	another(state?: Person["state"]): Promise<BrowserContext>;
};

export const test = base.extend<Fixtures>({
	scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled ?? true),
	phone: async ({ isMobile }, use) => use(isMobile ?? false),

	quiet: [
		async ({ context }, use) => {
			const quiet = new Quiet();
			quiet.watch(context);
			await use(quiet);
			expect(quiet.take(), "the console stays quiet and no request fails").toEqual([]);
		},
		{ auto: true },
	],

	axe: async ({ page, scripts }, use) => use((state, where) => accessible(where?.page ?? page, scripts, state, where?.part)),

	open: async ({ page, scripts }, use) =>
		use(async (path, other = page) => {
			await other.goto(path);
			await awake(other, scripts);
		}),

	signIn: async ({ browser, context, baseURL }, use) =>
		use(async (role, lang = "en") => {
			const state = await demoState(role, async () => {
				const fresh = await browser.newContext({ baseURL });
				const page = await fresh.newPage();
				await page.goto(`/${lang}/sign-in`);
				await fillSignIn(page, lang, demoLogin(role), demoPassword(role));
				await expect(page).toHaveURL(`/${lang}`);
				const state = await fresh.storageState();
				await fresh.close();
				return state;
			});
			await context.addCookies(state.cookies);
		}),

	freshLearner: async ({ context }, use) =>
		use(async (lang, { signedIn = true, enrolled = false, inClass = false } = {}) => {
			const coordinator = await demoState("coordinator", async () => {
				const visitor = await client();
				await visitor.post("/en/sign-in", { form: { login: demoLogin("coordinator"), password: demoPassword("coordinator") } });
				return visitor.storageState();
			});
			const person = await welcome(coordinator, lang, inClass);
			if (enrolled) await enrol(person);
			if (signedIn) await context.addCookies(person.state.cookies);
			return person;
		}),

	another: async ({ browser, quiet, viewport, isMobile, hasTouch, javaScriptEnabled, baseURL }, use) => {
		const opened: BrowserContext[] = [];
		await use(async (storageState) => {
			const context = await browser.newContext({ baseURL, viewport, isMobile, hasTouch, javaScriptEnabled, storageState });
			quiet.watch(context);
			opened.push(context);
			return context;
		});
		for (const context of opened) await context.close();
	},
});

/** Waits for the islands of a page that has some. */
export async function awake(page: Page, scripts: boolean): Promise<void> {
	if (!scripts) return;
	await page.waitForFunction(() => document.documentElement.dataset.islands === "ready" || !document.querySelector("script[src]"));
}

/** The same tests in Chinese, German and English. */
export function inEveryLanguage(tests: (lang: Language) => void): void {
	for (const lang of LANGUAGES) test.describe(OWN_NAMES[lang], () => tests(lang));
}

/** The frame around every page is in the language: `lang`, title, and the page in the other languages. */
export async function framed(page: Page, lang: Language): Promise<void> {
	await expect(page.locator("html")).toHaveAttribute("lang", TAGS[lang]);
	await expect(page).toHaveTitle(new RegExp(`\\S+ · ${word(lang, "common-product")}$`));
}

/** What a redirect left to say. */
export const flash = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
