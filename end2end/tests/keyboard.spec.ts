/** Everything works without a pointer, and one always sees where one is. */
import { block, lessonPath, verbatim } from "./support/course.ts";
import { focused, tabTo } from "./support/keyboard.ts";
import { awake, expect, inEveryLanguage, test } from "./support/test.ts";
import { word } from "./support/words.ts";

inEveryLanguage((lang) => {
	test("somebody signs in with the keyboard alone, past the bars by the skip link", async ({ page, open, axe, freshLearner }) => {
		const person = await freshLearner(lang, { signedIn: false });
		await open(`/${lang}/sign-in`);
		await page.keyboard.press("Tab");
		const skip = page.getByRole("link", { name: word(lang, "common-skip") });
		await expect(skip).toBeFocused();
		await expect(skip).toBeInViewport({ ratio: 1 });
		await axe("skip link");
		await page.keyboard.press("Enter");
		await expect(page.locator("main")).toBeFocused();

		await tabTo(page, (stop) => stop.name === "login");
		await page.keyboard.type(person.email);
		await tabTo(page, (stop) => stop.name === "password", 3);
		await page.keyboard.type(person.password);
		await page.keyboard.press("Enter");
		await expect(page).toHaveURL(`/${lang}`);

		// on with the keyboard to the course
		await tabTo(page, (stop) => stop.tag === "a" && stop.text === word(lang, "courses-to-catalogue"));
		await page.keyboard.press("Enter");
		await expect(page).toHaveURL(`/${lang}/courses`);
	});

	test("a critical incident is worked through with the keyboard alone", async ({ page, open, freshLearner, scripts }) => {
		test.slow();
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		const id = "ci-any-questions";
		const section = page.locator(`#${id}`);
		const { options } = block("my-own-lens", lang, id);
		const best = options.findIndex((option) => option.best);

		await test.step("Tab leads to the options, arrows choose one, then how sure", async () => {
			await tabTo(page, (stop) => stop.block === id && stop.name === "option");
			await page.keyboard.press("Space");
			await expect(section.getByRole("radio").first()).toBeChecked();
			await page.keyboard.press("ArrowDown");
			await expect(section.getByRole("radio").nth(1)).toBeChecked();
			await tabTo(page, (stop) => stop.name === "confidence", 4);
			await page.keyboard.press("Space");
			await page.keyboard.press("ArrowRight");
			await expect(section.getByRole("radio", { name: word(lang, "courses-confidence-unsure") })).toBeChecked();
			await tabTo(page, (stop) => stop.block === id && stop.tag === "button", 4);
			await page.keyboard.press("Enter");
			await awake(page, scripts);
			await expect(section.getByText(verbatim(options[1].feedback))).toBeVisible();
		});

		await test.step("then to the most plausible one", async () => {
			// with scripts the focus is on the explanation, without at the block that was answered
			if (scripts) await expect.poll(() => focused(page).then((stop) => stop.id)).toBe(`${id}-feedback`);
			await tabTo(page, (stop) => stop.block === id && stop.name === "option");
			await page.keyboard.press("Space");
			const wanted = section.locator(`input[value="${options[best].id}"]`);
			for (let tries = 0; tries < options.length && !(await wanted.isChecked()); tries += 1) await page.keyboard.press("ArrowDown");
			await expect(wanted).toBeChecked();
			await tabTo(page, (stop) => stop.block === id && stop.tag === "button", 6);
			await page.keyboard.press("Enter");
			await awake(page, scripts);
			await expect(section.getByText(word(lang, "courses-incident-score", { points: 2 }))).toBeVisible();
		});
	});

	test("the sliders of the profile move with arrows and name their two ends", async ({ page, open, freshLearner }) => {
		await freshLearner(lang, { enrolled: true });
		await open(lessonPath(lang));
		await tabTo(page, (stop) => stop.block === "self-profile" && stop.tag === "input");
		const slider = page.locator("#self-profile").getByRole("slider").first();
		await page.keyboard.press("ArrowLeft");
		await expect(slider).toHaveValue("3");
		const poles = await page.locator("#self-profile .slider").first().locator(".slider__pole").allTextContents();
		await expect(slider).toHaveAccessibleName(poles.join(" – "));
	});
});
