/** Every page on every screen: nothing sticks out, everything can be tapped, nothing complains, and the first visit is light. */
import { COURSE, LESSONS, lessonPath } from "./support/course.ts";
import { sticksOut } from "./support/layout.ts";
import { type Role } from "./support/people.ts";
import { DEMO_QUIZ } from "./support/quizzes.ts";
import { type Page, awake, expect, framed, inEveryLanguage, test } from "./support/test.ts";
import { LANGUAGES, OWN_NAMES, type Language, word } from "./support/words.ts";

/** Addresses by who looks at them; those in brackets are found on the way, see `found`. */
const PAGES: [Role | "guest", string[]][] = [
	["guest", ["/sign-in", "/nowhere"]],
	[
		"learner",
		[
			"",
			"/courses",
			`/courses/${COURSE}`,
			`/courses/${COURSE}/glossary`,
			...LESSONS.map((l) => `/courses/${COURSE}/${l}`),
			"/quizzes",
			"[/quizzes]",
			"/practice",
			"/practice/review",
			"/profile",
			"/nowhere",
		],
	],
	["coordinator", ["/people", "/people?q=demo.test", "/people?q=nobody-is-called-this", "/classes", "/profile"]],
	["teacher", ["/classes", "[/classes]", "/practice"]],
	[
		"teacher",
		[
			"/teaching/quizzes",
			"/teaching/quizzes?archived=1",
			"[/teaching/quizzes]",
			...["add", "conditions", "results", "marking", "regrade", "statistics"].map((part) => `[/teaching/quizzes]/${part}`),
			"[[/teaching/quizzes]/results]",
			"[[/teaching/quizzes]/marking]",
		],
	],
	["teacher", ["/banks", "[/banks]", "[/banks]/new/cloze", "[/banks]/new/hotspot", "[/banks]/import", "[/banks]/pictures", "[[/banks]]"]],
];

/** What the links of a page lead to, by its address without language and ids. */
const LEADS: Record<string, RegExp> = {
	"/classes": /\/classes\/[^/?#]+$/,
	"/quizzes": /\/quizzes\/[^/?#]+$/,
	"/teaching/quizzes": /\/teaching\/quizzes\/[^/?#]+$/,
	"/banks": /\/banks\/[^/?#]+$/,
	results: /\/teaching\/attempts\/[^/?#]+$/,
	marking: /\/marking\/[^/?#]+$/,
	banks: /\/items\/[^/?#]+$/,
};

/** The address of `[/list]/part` is that of the first thing on the list, and then its part; lists may be found that way, too. */
async function found(page: Page, open: (path: string) => Promise<void>, lang: Language, path: string): Promise<string> {
	const [, inner, rest] = /^\[(.*)\]([^\]]*)$/.exec(path) ?? [];
	if (!inner) return `/${lang}${path}`;
	const list = await found(page, open, lang, inner);
	const { pathname, search } = new URL(page.url(), "http://nowhere");
	if (pathname + search !== list) await open(list);
	const leads = LEADS[inner] ?? LEADS[/(results|marking)$/.exec(inner)?.[1] ?? /\/(banks)/.exec(inner)?.[1] ?? ""];
	// other tests write quizzes meanwhile, and mark theirs
	const within = inner === "/teaching/quizzes" ? page.locator("main tr").filter({ hasText: DEMO_QUIZ[lang] }) : page.locator("main");
	const links = await within.locator("a[href]").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
	const first = links.find((link) => leads.test(link.split("#")[0]));
	expect(first, `${list} leads on`).toBeTruthy();
	return first!.split("#")[0] + rest;
}

/** Controls and links outside running text whose target is smaller than a thumb needs. */
const tooSmall = (page: Page) =>
	page.evaluate(() => {
		const LEAST = 44;
		const all = document.querySelectorAll<HTMLElement>(
			"button, .button, nav a, form a, header a, footer a, main li > a, summary, select, textarea, input:not([type=hidden])",
		);
		const found: string[] = [];
		for (const element of all) {
			// a term is a word of a sentence, and so is one to mark; the whole entry of a list of kinds leads there; what Enter presses is not to be seen
			if (
				element.closest(".visually-hidden, .skip-link, [popover]:not(:popover-open), .word, .kind-list, [aria-hidden=true]") ||
				(element.closest(".prose p, .prose li, .prose td, .prose dd") && !element.closest("nav, form"))
			)
				continue;
			const target = element.matches("input[type=radio], input[type=checkbox]") ? (element.closest("label") ?? element) : element;
			const { width, height } = target.getBoundingClientRect();
			if (width === 0 && height === 0) continue;
			if (height < LEAST - 0.5 || width < LEAST - 0.5)
				found.push(`${Math.round(width)} × ${Math.round(height)}: ${target.outerHTML.slice(0, 140)}`);
		}
		return found.slice(0, 8);
	});

/** Pictures that did not load. */
const broken = (page: Page) =>
	page.evaluate(() => [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src));

/** Entries of the bar that need a second line on the phones most have. */
const brokenWords = async (page: Page) => {
	const { width, height } = page.viewportSize()!;
	await page.setViewportSize({ width: Math.max(width, 360), height });
	return page
		.locator(".mainnav span")
		.evaluateAll((words) =>
			words.filter((word) => word.getClientRects().length > 1 || word.clientHeight > 30).map((word) => word.textContent),
		);
};

inEveryLanguage((lang) => {
	for (const [who, paths] of PAGES) {
		test(`what the ${who} sees fits the screen and the thumb: ${paths[0] || "/"}`, async ({ page, open, axe, signIn, phone }) => {
			test.slow();
			if (who !== "guest") await signIn(who, lang);
			for (const path of paths) {
				const address = await found(page, open, lang, path);
				await test.step(address, async () => {
					await open(address);
					await framed(page, lang);
					await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
					for (const width of phone ? [360, 320] : [1280]) {
						await page.setViewportSize({ width, height: phone ? 640 : 800 });
						expect.soft(await sticksOut(page, width), `${address} at ${width} pixels`).toEqual({ over: 0, elements: [] });
					}
					expect.soft(await brokenWords(page), `entries of the bar on ${address}`).toEqual([]);
					if (phone) expect.soft(await tooSmall(page), `targets on ${address}`).toEqual([]);
					expect.soft(await broken(page), `pictures on ${address}`).toEqual([]);
					await axe(address);
				});
			}
		});
	}

	test("text at twice the size still fits", async ({ page, open, signIn }) => {
		await signIn("learner", lang);
		// what 200 % zoom makes of a screen 1280 wide, and 400 % reflow asks for
		for (const [width, scale] of [
			[640, 1],
			[320, 1],
			[640, 2],
		]) {
			await page.setViewportSize({ width, height: 400 });
			for (const path of ["", "/profile", `/courses/${COURSE}/${LESSONS[0]}`]) {
				await open(`/${lang}${path}`);
				if (scale > 1) await page.evaluate((scale) => (document.documentElement.style.fontSize = `${scale * 100}%`), scale);
				expect.soft(await sticksOut(page, width), `/${lang}${path} at ${width} pixels, text × ${scale}`).toEqual({ over: 0, elements: [] });
			}
		}
	});

	test("every page is there in the other languages, at the address it names", async ({ page, open, signIn }) => {
		await signIn("learner", lang);
		for (const path of ["", "/courses", `/courses/${COURSE}`, "/profile"]) {
			await open(`/${lang}${path}`);
			const others = await page
				.locator("link[rel=alternate][hreflang]")
				.evaluateAll((links) => links.map((link) => [link.getAttribute("hreflang")?.split("-")[0], link.getAttribute("href")]));
			expect(others).toEqual(LANGUAGES.map((other) => [other, `/${other}${path}`]));
			const names = page.getByRole("navigation", { name: word(lang, "common-language") }).getByRole("link");
			await expect(names).toHaveText(LANGUAGES.map((other) => OWN_NAMES[other]));
			await expect(names.nth(LANGUAGES.indexOf(lang))).toHaveAttribute("aria-current", "true");
		}
	});

	test("the first visit to a lesson takes at most 8 requests and 140 KB @js", async ({
		browser,
		signIn,
		context,
		baseURL,
		viewport,
		isMobile,
		hasTouch,
	}, { annotations }) => {
		await signIn("learner", lang);
		const fresh = await browser.newContext({ baseURL, viewport, isMobile, hasTouch, storageState: await context.storageState() });
		const page = await fresh.newPage();
		const wire = await fresh.newCDPSession(page);
		await wire.send("Network.enable");
		const bytes = new Map<string, number>();
		const names = new Map<string, string>();
		wire.on("Network.requestWillBeSent", ({ requestId, request }) => names.set(requestId, request.url));
		wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
		await page.goto(lessonPath(lang));
		await awake(page, true);
		await page.waitForLoadState("networkidle");
		const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
		const parts = [...bytes].map(([id, size]) => `${new URL(names.get(id) ?? "about:blank").pathname.split("/").pop()} ${size}`);
		annotations.push({ type: "first visit", description: `${names.size} requests, ${total} bytes: ${parts.join(", ")}` });
		console.log(`first visit to the lesson, ${lang}: ${names.size} requests, ${(total / 1000).toFixed(1)} KB (${parts.join(", ")})`);
		expect(names.size).toBeLessThanOrEqual(8);
		expect(total).toBeLessThanOrEqual(140_000);
		await fresh.close();
	});
});

test("somebody new gets the page in the language the browser asks for @once", async ({ browser, baseURL }) => {
	const asks: [string, Language][] = [
		["de-AT", "de"],
		["zh-CN", "zh"],
		["zh-TW", "zh"],
		["en-US", "en"],
		["fr-FR", "en"],
	];
	for (const [locale, lang] of asks) {
		const fresh = await browser.newContext({ baseURL, locale });
		const page = await fresh.newPage();
		await page.goto("/");
		await expect(page, locale).toHaveURL(new RegExp(`/${lang}/sign-in`));
		// the language last read in is remembered
		await page.goto(`/${lang === "zh" ? "de" : "zh"}/sign-in`);
		await page.goto("/courses");
		await expect(page, `${locale}, then another`).toHaveURL(new RegExp(`/${lang === "zh" ? "de" : "zh"}/`));
		await fresh.close();
	}
});

test("every part of the design system passes @once", async ({ page, open, axe }) => {
	for (const lang of LANGUAGES) {
		await open(`/${lang}/style`);
		await framed(page, lang);
		for (const colorScheme of ["light", "dark"] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
			await axe(`style page, ${colorScheme}`);
		}
		expect.soft(await sticksOut(page, 360)).toEqual({ over: 0, elements: [] });
	}
});
