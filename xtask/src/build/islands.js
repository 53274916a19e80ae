
// Wakes the islands of a page. It does what Leptos' own island_script.js does, as a part of this module: so a page
// needs one script, no inline one, and the wasm can have a name that carries its hash.
{
	const done = (state) => (document.documentElement.dataset.islands = state);

	const pause = () => new Promise((resolve) => setTimeout(resolve));

	const wake = async () => {
		const islands = document.querySelectorAll("leptos-island");
		if (islands.length) {
			// this module itself, once more: its exports are the islands' functions
			const module = await import(import.meta.url);
			await module.default({ module_or_path: new URL("__WASM__", import.meta.url) });
			module.hydrate();
			// outer islands come first: waking one tells its <leptos-children> what to do before an inner one wakes
			for (const island of islands) {
				const hydrate = module[island.dataset.component];
				if (hydrate) {
					island.parentElement.closest("leptos-children")?.$$on_hydrate?.();
					await hydrate(island);
					// a slow phone answers a tap between two islands
					await pause();
				} else {
					console.warn("There is no island", island.dataset.component);
				}
			}
		}
		done("ready");
	};

	const start = () =>
		wake().catch((error) => {
			done("failed");
			console.error(error);
		});

	if ("requestIdleCallback" in window) {
		requestIdleCallback(start, { timeout: 2000 });
	} else {
		start();
	}
}
