//! Before handing in: what is still open, what handing in means.

use i18n::t;
use leptos::prelude::*;

use super::map::{MapEntry, State};
use super::player::{Deadline, until};
use super::sheet;
use crate::ui::{Icon, Page, Tone, breadcrumb, document, icon, notice};

/// An attempt that is about to be handed in.
#[derive(Clone, Debug)]
pub struct Finish {
    /// The attempt's id.
    pub attempt: String,
    /// Of the quiz.
    pub title: String,
    /// Every question of the attempt.
    pub map: Vec<MapEntry>,
    /// The page one came from, to go back to.
    pub page: u16,
    pub deadline: Option<Deadline>,
    /// Whether some answers wait for a person who marks them.
    pub by_hand: bool,
}

#[must_use]
pub fn finish_page(page: &Page, finish: &Finish) -> String {
    document(page, t::quizzes::finish_title(page.lang), false, || finish_view(page, finish))
}

pub(crate) fn finish_view(page: &Page, finish: &Finish) -> AnyView {
    let lang = page.lang;
    let attempt = page.link(&format!("/attempts/{}", finish.attempt));
    let total = finish.map.len();
    let answered = finish.map.iter().filter(|entry| entry.state.is_answered()).count();
    let list = |title: String, tone: Tone, entries: Vec<&MapEntry>| {
        if entries.is_empty() {
            return ().into_any();
        }
        let links = entries
            .into_iter()
            .map(|entry| {
                let word = t::quizzes::question(lang, entry.number);
                let target = format!("{attempt}?page={}#q{}", entry.page, entry.slot);
                view! { <li><a href=target>{word}</a></li> }
            })
            .collect_view();
        notice(tone, view! { <h2>{title}</h2><ul class="finish-list">{links}</ul> }.into_any())
    };
    let of = |state: State| finish.map.iter().filter(|entry| entry.state == state).collect::<Vec<_>>();
    let (open, partly) = (of(State::Open), of(State::Partly));
    let flagged: Vec<_> = finish.map.iter().filter(|entry| entry.flagged).collect();
    let complete = (answered == total).then(|| notice(Tone::Ok, view! { <p>{t::quizzes::finish_complete(lang)}</p> }.into_any()));
    let open = list(t::quizzes::finish_open(lang, open.len()), Tone::Warn, open);
    let partly = list(t::quizzes::finish_partly(lang, partly.len()), Tone::Warn, partly);
    let flagged = list(t::quizzes::finish_flagged(lang, flagged.len()), Tone::Info, flagged);
    let until = finish.deadline.map(|deadline| view! { <li>{icon(Icon::Clock)}{until(page, deadline)}</li> });
    view! {
        {sheet(page)}
        {breadcrumb(page, vec![(format!("{attempt}?page={}", finish.page), finish.title.clone())])}
        <div class="page-head">
            <h1>{t::quizzes::finish_title(lang)}</h1>
            <ul class="meta"><li>{icon(Icon::Check)}{t::quizzes::answered_of(lang, answered, total)}</li>{until}</ul>
        </div>
        {complete}
        {open}
        {partly}
        {flagged}
        <p>{t::quizzes::finish_means(lang)}</p>
        {finish.by_hand.then(|| view! { <p>{t::quizzes::finish_by_hand(lang)}</p> })}
        <form class="sticky-actions" method="post" action=format!("{attempt}/finish")>
            <a class="button button--secondary" href=format!("{attempt}?page={}", finish.page)>{t::quizzes::finish_back(lang)}</a>
            <button class="button">{t::quizzes::hand_in(lang)}</button>
        </form>
    }
    .into_any()
}
