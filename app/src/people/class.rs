//! How a class is doing: who is how far, who may need help. Never what somebody wrote for themselves.

use i18n::{collate, format, t};
use leptos::prelude::*;
use storage::people::Class;
use usecases::people::{ClassView, LearnerProgress};

use crate::ui::{Icon, Page, Viewer, avatar, breadcrumb, document, empty, page_head};

/// The classes one may look at.
#[must_use]
pub fn class_list_page(page: &Page, classes: &[Class]) -> String {
    let lang = page.lang;
    document(page, t::people::classes_title(lang), false, || {
        let cards = classes.iter().map(|class| class_card(page, class)).collect_view();
        let list = if classes.is_empty() {
            empty(Icon::Class, t::people::classes_none_title(lang).to_owned(), t::people::classes_none_text(lang).to_owned(), None)
                .into_any()
        } else {
            view! { <ul class="card-grid list-plain">{cards}</ul> }.into_any()
        };
        view! { {page_head(t::people::classes_title(lang).to_owned(), None)} {list} }.into_any()
    })
}

/// A class one may look at, as a card.
pub(crate) fn class_card(page: &Page, class: &Class) -> impl IntoView + use<> {
    let lang = page.lang;
    view! {
        <li class="card card--link">
            <p class="card__title"><a class="card__link" href=page.link(&format!("/classes/{}", class.id))>{class.name.clone()}</a></p>
            <p class="card__text">{t::people::class_lede(lang)}</p>
        </li>
    }
}

#[must_use]
pub fn class_page(page: &Page, viewer: &Viewer, class: &ClassView) -> String {
    let lang = page.lang;
    document(page, &class.class.name, false, || {
        let mut learners: Vec<(String, &LearnerProgress)> =
            class.learners.iter().map(|learner| (learner.person.name.sort_text(lang), learner)).collect();
        collate::sort_by_name(lang, &mut learners, |(key, _)| key);
        let rows = learners.into_iter().map(|(_, learner)| row(page, viewer, class, learner)).collect_view();
        let heads = class
            .courses
            .iter()
            .map(|title| view! { <th scope="col" role="columnheader">{title.get(lang).to_owned()}</th> })
            .collect_view();
        let above = vec![(page.link("/classes"), t::people::classes_title(lang).to_owned())];
        view! {
            {breadcrumb(page, above)}
            {page_head(class.class.name.clone(), Some(t::people::class_lede(lang).to_owned()))}
            <div class="table-scroll" tabindex="0" role="region" aria-labelledby="class-caption">
                <table class="table table--cards" role="table">
                    <caption id="class-caption">{t::people::class_count(lang, class.learners.len())}</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">{t::people::column_name(lang)}</th>
                            {heads}
                            <th scope="col" role="columnheader">{t::people::column_last_active(lang)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}

fn row(page: &Page, viewer: &Viewer, class: &ClassView, learner: &LearnerProgress) -> impl IntoView + use<> {
    let lang = page.lang;
    let name = learner.person.name.display(lang);
    let courses = learner
        .courses
        .iter()
        .zip(&class.courses)
        .map(|(progress, title)| {
            let (label, column) = (title.get(lang).to_owned(), title.get(lang).to_owned());
            let figure = t::courses::activities_of(lang, progress.activities_done, progress.activities);
            let (value, max) = (progress.activities_done.to_string(), progress.activities.max(1).to_string());
            view! {
                <td role="cell" data-label=column>
                    <span>{figure}</span>
                    <progress class="progress" value=value max=max aria-label=label></progress>
                </td>
            }
        })
        .collect_view();
    let last = learner
        .last_active_at
        .map_or_else(|| t::people::never_active(lang).to_owned(), |at| format::date_short(lang, viewer.zone.local_date(at)));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><span class="cluster">{avatar(learner.person.name.initials(lang))}<span>{name}</span></span></th>
            {courses}
            <td role="cell" data-label=t::people::column_last_active(lang)>{last}</td>
        </tr>
    }
}
