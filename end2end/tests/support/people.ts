/**
 * People to test with. Those of the demo only read; who changes something is a new learner of their own, so that tests do not meet.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { type APIRequestContext, type BrowserContext, type Page, expect, request } from "@playwright/test";

import { COURSE } from "./course.ts";
import { type Language, word } from "./words.ts";

export const ORIGIN = process.env.QIAO_URL!.replace(/\/$/, "");

export const ROLES = ["learner", "mentor", "teacher", "coordinator", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const demoLogin = (role: Role) => `${role}@demo.test`;
export const demoPassword = (role: Role) => `qiao-demo-${role}`;

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Somebody who has joined. */
export type Person = { given: string; family: string; email: string; password: string; state: State };

/** Requests as the forms of the pages make them. */
export const client = (state?: State) => request.newContext({ baseURL: ORIGIN, extraHTTPHeaders: { origin: ORIGIN }, storageState: state });

const shelf = resolve(process.env.QIAO_TARGET ?? "../target", "e2e-people");
const known = new Map<Role, State>();

/**
 * A demo person's cookies. Signing in is rate limited, so all workers of a run share one sign-in per person, through a file.
 */
export async function demoState(role: Role, signIn: () => Promise<State>): Promise<State> {
	const remembered = known.get(role);
	if (remembered) return remembered;
	const file = join(shelf, `${role}-${new URL(ORIGIN).port}.json`);
	let state: State | undefined = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
	if (state && !(await holds(state))) state = undefined;
	if (!state) {
		state = await signIn();
		mkdirSync(shelf, { recursive: true });
		writeFileSync(file, JSON.stringify(state));
	}
	known.set(role, state);
	return state;
}

/** Whether the server still knows the session; it may be that of an earlier run. */
async function holds(state: State): Promise<boolean> {
	const visitor = await client(state);
	const answer = await visitor.get("/en/profile", { maxRedirects: 0 });
	await visitor.dispose();
	return answer.status() === 200;
}

let counter = 0;

/** A name, e-mail address and password nobody has had. */
export function newcomer(): Omit<Person, "state"> {
	const family = ["Adler", "Brandt", "Clarke", "Ding", "Ehlers", "Fox", "Gao", "Holt"][counter % 8];
	counter += 1;
	const unique = `${Date.now().toString(36)}${process.pid.toString(36)}${counter.toString(36)}`;
	return { given: "Robin", family, email: `robin.${unique}@e2e.test`, password: "seven green turtles" };
}

/** Signs in without a page. */
export async function signInByRequest(email: string, password: string): Promise<State> {
	const visitor = await client();
	const answer = await visitor.post("/en/sign-in", { form: { login: email, password }, maxRedirects: 0 });
	expect(answer.status(), `${email} signs in`).toBe(303);
	const state = await visitor.storageState();
	await visitor.dispose();
	return state;
}

/** Added and invited by the coordinator, and then joined: a learner with nothing done yet, in the class of the demo if told so. */
export async function welcome(coordinator: State, lang: Language, inClass = false): Promise<Person> {
	const person = newcomer();
	const office = await client(coordinator);
	const organisation = await ownOrganisation(office);
	const group = inClass ? await ownClass(office) : "";
	const added = await office.post(`/en/people/${organisation}`, {
		form: { family: person.family, given: person.given, native: "", login: person.email, language: lang, role: "learner", class: group },
		maxRedirects: 0,
	});
	expect(added.status(), "the coordinator adds a learner").toBe(303);
	const list = await (await office.get(`/en/people?q=${encodeURIComponent(person.email)}`)).text();
	const action = /action="(\/en\/people\/[^"]+\/invite)"/.exec(list)?.[1];
	expect(action, "the new learner is on the list").toBeTruthy();
	const invited = await (await office.post(action!)).text();
	const link = /value="([^"]*\/invitation\/[^"]+)"/.exec(invited)?.[1];
	expect(link, "the coordinator gets a link").toBeTruthy();
	await office.dispose();

	const visitor = await client();
	const path = new URL(link!).pathname;
	const joined = await visitor.post(path, { form: { password: person.password }, maxRedirects: 0 });
	expect(joined.status(), "the learner sets a password").toBe(303);
	const state = await visitor.storageState();
	await visitor.dispose();
	return { ...person, state };
}

let organisation: string | undefined;

async function ownOrganisation(office: APIRequestContext): Promise<string> {
	organisation ??= /action="\/en\/people\/([^"/]+)"/.exec(await (await office.get("/en/people")).text())?.[1];
	expect(organisation, "the coordinator has an organisation").toBeTruthy();
	return organisation!;
}

/** The class of the demo. */
async function ownClass(office: APIRequestContext): Promise<string> {
	const list = /<select[^>]*name="class"[^]*?<\/select>/.exec(await (await office.get("/en/people")).text())?.[0] ?? "";
	const found = /value="([^"]+)"/.exec(list)?.[1];
	expect(found, "the coordinator has a class").toBeTruthy();
	return found!;
}

export async function enrol(person: Person): Promise<void> {
	const visitor = await client(person.state);
	const answer = await visitor.post(`/en/courses/${COURSE}/enrol`, { maxRedirects: 0 });
	expect(answer.status(), "the learner enrols").toBe(303);
	await visitor.dispose();
}

/** Fills in the sign-in form on the page and sends it. */
export async function fillSignIn(page: Page, lang: Language, login: string, password: string): Promise<void> {
	await page.getByLabel(word(lang, "people-login-label"), { exact: true }).fill(login);
	await page.getByLabel(word(lang, "people-password-label"), { exact: true }).fill(password);
	await page.getByRole("button", { name: word(lang, "people-sign-in-button"), exact: true }).click();
}
