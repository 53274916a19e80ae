//! The islands of the lesson page and of quizzes. Each renders a plain form that works by itself; with scripts, a tap is answered without leaving the page, and what one
//! does is kept on the device until the server has it.
//!
//! There is one island, [`Activity`], for all kinds of blocks. Its data stand beside it as a JSON block, read in the browser with the browser's own parser
//! (`docs/adr/0002-island-data.md`: serde in the wasm cost 45 KB brotli).
//!
//! To add a kind: a variant of [`Data`], its reader in `read`, a file with the view, the same form a handler in `server` understands, and a look at
//! `cargo xtask budget`.

mod checklist;
mod choice;
mod data;
mod form;
#[cfg(feature = "hydrate")]
mod outbox;
mod profile;
mod progress;
mod quiz;
#[cfg(feature = "hydrate")]
mod read;
mod reflection;
mod saved;
mod sender;

use leptos::prelude::*;

pub use data::{
    ChecklistData, ChoiceData, ChoiceWords, Data, Place, ProfileData, ProgressData, QuizData, QuizWords, ReflectionData, SavedWords,
};

/// One activity of a lesson, its progress line, or a quiz. It has no props: those would bring serde into the wasm.
#[island]
pub fn Activity() -> impl IntoView {
    match next_data() {
        Some(Data::Choice(data)) => choice::view(*data).into_any(),
        Some(Data::Checklist(data)) => checklist::view(data).into_any(),
        Some(Data::Profile(data)) => profile::view(data).into_any(),
        Some(Data::Reflection(data)) => reflection::view(data).into_any(),
        Some(Data::Progress(data)) => progress::view(data).into_any(),
        Some(Data::Quiz(data)) => quiz::view(*data).into_any(),
        None => ().into_any(),
    }
}

/// Marks the data of islands in the page.
const DATA_CLASS: &str = "island-data";

/// The island with its data before it.
#[cfg(feature = "ssr")]
#[must_use]
pub fn activity(data: Data) -> AnyView {
    // inside a script element only `<` could end it or begin a comment
    let json = serde_json::to_string(&data).unwrap_or_default().replace('<', "\\u003c");
    provide_context(data);
    view! {
        <script type="application/json" class=DATA_CLASS inner_html=json></script>
        <Activity />
    }
    .into_any()
}

/// On the server the data were put there by [`activity`] a moment ago; in the browser they stand in the page, in the order in which islands wake up: that
/// of the document.
fn next_data() -> Option<Data> {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;

        thread_local! {
            static NEXT: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
        }
        let place = NEXT.replace(NEXT.get() + 1);
        let blocks = document().get_elements_by_class_name(DATA_CLASS);
        let text = blocks.item(place)?.unchecked_into::<web_sys::Node>().text_content()?;
        read::data(&read::Node::parse(&text)?)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = DATA_CLASS;
        use_context::<Data>()
    }
}

/// A letter for the option at this place: A, B, C, …
fn letter(place: usize) -> String {
    u8::try_from(place).ok().filter(|p| *p < 26).map_or_else(|| (place + 1).to_string(), |p| char::from(b'A' + p).to_string())
}
