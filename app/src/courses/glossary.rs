//! The glossary of a course: every term in all three languages, in the reader's order.

use domain::Language;
use domain::courses::content::{Outline, Term};
use i18n::{collate, t};
use leptos::prelude::*;

use crate::ui::{Page, breadcrumb, document, page_head};

#[must_use]
pub fn glossary_page(page: &Page, outline: &Outline, enrolled: bool) -> String {
    let lang = page.lang;
    document(page, t::courses::glossary(lang), false, || {
        let mut terms: Vec<&Term> = outline.glossary.iter().collect();
        collate::sort_by_term(lang, &mut terms, |term| term.term.get(lang));
        let entries = terms
            .into_iter()
            .map(|term| {
                let id = format!("term-{}", term.key);
                let head = term.term.get(lang).to_owned();
                view! { <section class="card" id=id><h2 class="card__title">{head}</h2>{three_languages(term)}</section> }
            })
            .collect_view();
        let learn = enrolled.then(|| {
            view! {
                <form class="card" method="post" action=page.link(&format!("/courses/{}/glossary/learn", outline.slug))>
                    <p>{t::practice::glossary_hint(lang)}</p>
                    <button class="button">{t::practice::learn_glossary(lang)}</button>
                </form>
            }
        });
        let above = vec![(page.link(&format!("/courses/{}", outline.slug)), outline.title.get(lang).to_owned())];
        view! {
            {breadcrumb(page, above)}
            {page_head(t::courses::glossary(lang).to_owned(), Some(t::courses::glossary_lede(lang, outline.glossary.len())))}
            {learn}
            <div class="stack">{entries}</div>
        }
        .into_any()
    })
}

/// The term in every language it has, each marked as such.
pub(crate) fn three_languages(term: &Term) -> impl IntoView + use<> {
    let rows = Language::ALL
        .into_iter()
        .filter_map(|l| {
            let word = term.term.exact(l)?.to_owned();
            let explained = term.text.exact(l).unwrap_or_default().to_owned();
            let (dd, p) = (l.tag(), l.tag());
            Some(view! {
                <dt lang=l.tag()>{l.native_name()}</dt>
                <dd lang=dd><strong>{word}</strong><p lang=p>{explained}</p></dd>
            })
        })
        .collect_view();
    view! { <dl>{rows}</dl> }
}
