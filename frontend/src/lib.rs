//! The wasm of the learner's pages: Leptos' islands and nothing else. `use app::*` keeps the linker from dropping them.

use app as _;
#[expect(unused_imports, reason = "the linker drops islands that nobody names")]
use app::*;

/// Called by the page once the wasm is loaded; the islands are then hydrated one by one.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
