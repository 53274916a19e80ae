/**
 * The matrix of the browser tests: phone and desktop, each with and without JavaScript.
 *
 * `cargo xtask test` (or `cargo xtask e2e`) builds and starts the server and says where everything is:
 * QIAO_URL the server, CHROME the browser, QIAO_TARGET the folder for results.
 */
import { defineConfig } from "@playwright/test";

const { QIAO_URL, CHROME, QIAO_TARGET = "../target" } = process.env;
if (!QIAO_URL) {
	throw new Error("QIAO_URL is not set: run the tests with `cargo xtask e2e`, or set it to a running demo server");
}

const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const desktop = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
	testDir: "tests",
	outputDir: `${QIAO_TARGET}/e2e-results`,
	fullyParallel: true,
	forbidOnly: !!process.env.CI,
	workers: 2,
	// on a loaded machine a second try tells a slow test from a broken one; the report names it as flaky
	retries: process.env.CI ? 1 : 0,
	timeout: 45_000,
	expect: { timeout: 10_000 },
	reporter: [["list"], ["json", { outputFile: `${QIAO_TARGET}/e2e.json` }]],
	use: {
		baseURL: QIAO_URL,
		browserName: "chromium",
		// a trace costs every test seconds; ask for one with `cargo xtask e2e -- --trace on`
		screenshot: "only-on-failure",
		launchOptions: {
			executablePath: CHROME,
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-quic",
				"--no-first-run",
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-sync",
			],
		},
	},
	// tags: @once is what neither the screen nor scripts change, @js and @nojs need scripts or their absence
	projects: [
		{ name: "mobile-js", use: { ...phone, javaScriptEnabled: true }, grepInvert: /@nojs/ },
		{ name: "mobile-nojs", use: { ...phone, javaScriptEnabled: false }, grepInvert: /@js|@once/ },
		{ name: "desktop-js", use: { ...desktop, javaScriptEnabled: true }, grepInvert: /@nojs|@once/ },
		{ name: "desktop-nojs", use: { ...desktop, javaScriptEnabled: false }, grepInvert: /@js|@once/ },
	],
});
