//! All courses.

use i18n::t;
use leptos::prelude::*;
use usecases::courses::CatalogueEntry;

use super::text;
use crate::ui::{Icon, Page, Tone, chip, document, empty, icon, page_head};

#[must_use]
pub fn catalogue_page(page: &Page, entries: &[CatalogueEntry]) -> String {
    let lang = page.lang;
    document(page, t::courses::catalogue_title(lang), false, || {
        let cards = entries.iter().map(|entry| card(page, entry)).collect_view();
        let list = if entries.is_empty() {
            let (title, text) = (t::courses::catalogue_empty_title(lang), t::courses::catalogue_empty_text(lang));
            empty(Icon::Courses, title.to_owned(), text.to_owned(), None).into_any()
        } else {
            view! { <ul class="card-grid list-plain">{cards}</ul> }.into_any()
        };
        view! { {page_head(t::courses::catalogue_title(lang).to_owned(), Some(t::courses::catalogue_lede(lang).to_owned()))} {list} }
            .into_any()
    })
}

fn card(page: &Page, entry: &CatalogueEntry) -> impl IntoView + use<> {
    let lang = page.lang;
    let outline = &entry.outline;
    let state = if entry.completed {
        Some(chip(Tone::Ok, t::courses::completed(lang).to_owned()).into_any())
    } else if entry.enrolled {
        Some(chip(Tone::Accent, t::courses::activities_of(lang, entry.progress.activities_done, entry.progress.activities)).into_any())
    } else {
        None
    };
    view! {
        <li class="card card--link">
            <h2 class="card__title"><a class="card__link" href=page.link(&format!("/courses/{}", outline.slug))>{text(&outline.title, lang)}</a></h2>
            <p class="card__text">{text(&outline.summary, lang)}</p>
            <div class="card__foot">
                <ul class="meta">
                    <li>{icon(Icon::Clock)}{t::courses::minutes(lang, outline.minutes)}</li>
                    <li>{icon(Icon::Lesson)}{t::courses::lessons(lang, outline.lessons.len())}</li>
                </ul>
                {state}
            </div>
        </li>
    }
}
