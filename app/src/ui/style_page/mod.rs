//! The style page of the demo: every part of the design system in every state.
//!
//! One file per group of parts. Nothing here has a look of its own: it shows what `style/` and [`super::parts`] make, with words of `style.ftl`.
//! A specimen uses the function a page would use; where there is none yet, the HTML is the one `style/README.md` asks for.

mod controls;
mod feedback;
mod foundation;
mod learning;
mod lists;
pub(crate) mod quizzes;

use domain::Language;
use i18n::t;
use leptos::prelude::*;

use super::{Page, document, page_head};

/// A group of specimens with the anchor it is reached by.
struct Group {
    id: &'static str,
    title: &'static str,
    body: AnyView,
}

/// The page.
#[must_use]
pub fn style_page(page: &Page) -> String {
    let lang = page.lang;
    document(page, t::common::style_page(lang), false, || {
        let groups = groups(page);
        let links = groups
            .iter()
            .map(|group| {
                let target = format!("#{}", group.id);
                view! { <li><a class="button button--quiet button--small" href=target>{group.title}</a></li> }
            })
            .collect_view();
        let sections = groups
            .into_iter()
            .map(|group| view! { <section class="section" id=group.id><h2>{group.title}</h2>{group.body}</section> })
            .collect_view();
        view! {
            {page_head(t::common::style_page(lang).to_owned(), Some(t::style::lede(lang).to_owned()))}
            <details class="details">
                <summary>{t::style::contents(lang)}</summary>
                <nav aria-label=t::style::contents(lang)><ul class="cluster">{links}</ul></nav>
            </details>
            {sections}
        }
        .into_any()
    })
}

fn groups(page: &Page) -> Vec<Group> {
    let lang = page.lang;
    let group = |id, title, body| Group { id, title, body };
    vec![
        group("colours", t::style::colours(lang), foundation::swatches(lang)),
        group("type", t::style::typography(lang), foundation::type_scale()),
        group("words", t::style::words(lang), foundation::words()),
        group("buttons", t::style::buttons(lang), controls::buttons(lang)),
        group("forms", t::style::forms(lang), controls::forms(page)),
        group("cards", t::style::cards(lang), lists::cards(lang)),
        group("chips", t::style::chips(lang), feedback::chips(lang)),
        group("notices", t::style::notices(lang), feedback::notices(lang)),
        group("saving", t::style::saving(lang), feedback::saved_states(lang)),
        group("progress", t::style::progress(lang), feedback::progress(lang)),
        group("tables", t::style::tables(lang), lists::tables(lang)),
        group("lists", t::style::lists(lang), lists::lists(lang)),
        group("navigation", t::style::navigation(lang), lists::navigation(page)),
        group("disclosure", t::style::disclosure(lang), feedback::disclosure(lang)),
        group("empty", t::style::empty(lang), feedback::nothing_yet(lang)),
        group("learning", t::style::learning(lang), learning::learning(lang)),
        group("quizzes", t::quizzes::list_title(lang), quizzes::quizzes(page)),
        group("icons", t::style::icons(lang), foundation::all_icons(lang)),
    ]
}

/// What stands between two sentences.
fn space(lang: Language) -> &'static str {
    if lang == Language::Zh { "" } else { " " }
}

/// A specimen in a frame, with its name.
fn specimen(title: &'static str, body: AnyView) -> AnyView {
    view! { <div class="specimen"><h3>{title}</h3>{body}</div> }.into_any()
}

/// The same for blocks of a lesson: they are a sheet themselves and need no frame.
fn sheet(title: &'static str, body: AnyView) -> AnyView {
    view! { <div class="stack"><h3>{title}</h3>{body}</div> }.into_any()
}
