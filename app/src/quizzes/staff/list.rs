//! The quizzes of those who write and mark them; a new one.

use domain::{OrganisationId, Timestamp};
use i18n::t::{self, common, quiz_staff};
use leptos::prelude::*;
use usecases::quizzes::{StaffQuiz, StaffQuizzes};

use super::parts::{Line, archive_form, at, column, figures, line, table};
use super::words;
use crate::ui::{Icon, Page, breadcrumb, chip, document, empty, error_summary, icon, page_head};

/// `typed` is the title of a new quiz that could not be made: it was empty.
#[must_use]
pub fn quiz_list_page(page: &Page, list: &StaffQuizzes, now: Timestamp, typed: Option<&str>) -> String {
    let lang = page.lang;
    document(page, quiz_staff::list_title(lang), false, || {
        let (archived, shown): (Vec<&StaffQuiz>, Vec<_>) = list.quizzes.iter().partition(|q| q.quiz.archived);
        let body = if shown.is_empty() {
            let (title, text) = (quiz_staff::list_empty_title(lang).to_owned(), quiz_staff::list_empty_text(lang).to_owned());
            empty(Icon::Lesson, title, text, None).into_any()
        } else {
            let rows = shown.iter().map(|quiz| row(page, quiz, state(page, quiz, now))).collect_view().into_any();
            quizzes_table(page, shown.len(), quiz_staff::column_state(lang), rows)
        };
        let new = list.organisations.first().map(|organisation| new_form(page, *organisation, typed));
        let archive = (!archived.is_empty()).then(|| {
            let href = page.link("/teaching/quizzes?archived=1");
            view! { <p><a href=href>{quiz_staff::archived_link(lang, archived.len())}</a></p> }
        });
        view! {
            {page_head(quiz_staff::list_title(lang).to_owned(), Some(quiz_staff::list_lede(lang).to_owned()))}
            <p class="button-row">
                <a class="button button--secondary" href=page.link("/banks")>{icon(Icon::Book)}{quiz_staff::to_banks(lang)}</a>
                <a class="button button--secondary" href=page.link("/practice")>{icon(Icon::Bulb)}{t::practice::title(lang)}</a>
            </p>
            {body}
            {archive}
            {new}
        }
        .into_any()
    })
}

/// The quizzes that were put away, each with the way back.
#[must_use]
pub fn archived_list_page(page: &Page, list: &StaffQuizzes) -> String {
    let lang = page.lang;
    document(page, quiz_staff::archived_title(lang), false, || {
        let archived: Vec<&StaffQuiz> = list.quizzes.iter().filter(|q| q.quiz.archived).collect();
        let body = if archived.is_empty() {
            view! { <p class="muted">{quiz_staff::archived_none(lang)}</p> }.into_any()
        } else {
            let rows = archived.iter().map(|listed| row(page, listed, back(page, list, listed))).collect_view().into_any();
            quizzes_table(page, archived.len(), quiz_staff::archive_title(lang), rows)
        };
        view! {
            {breadcrumb(page, vec![(page.link("/teaching/quizzes"), quiz_staff::list_title(lang).to_owned())])}
            {page_head(quiz_staff::archived_title(lang).to_owned(), Some(quiz_staff::archive_text(lang).to_owned()))}
            {body}
        }
        .into_any()
    })
}

/// `second` is the head of the second column.
fn quizzes_table(page: &Page, count: usize, second: &'static str, rows: AnyView) -> AnyView {
    let lang = page.lang;
    let head = view! {
        {column(quiz_staff::column_quiz(lang))}
        {column(second)}
        {column(quiz_staff::column_for(lang))}
        {figures(quiz_staff::column_attempts(lang))}
        {figures(quiz_staff::column_to_mark(lang))}
    };
    table("quizzes-caption", quiz_staff::list_count(lang, count), head.into_any(), rows, "table table--cards")
}

/// The second cell of a row: where the quiz stands.
fn state(page: &Page, listed: &StaffQuiz, now: Timestamp) -> AnyView {
    let lang = page.lang;
    let (tone, state) = words::state(page, listed.quiz.version.is_some(), &listed.quiz.conditions, now);
    view! { <td role="cell" data-label=quiz_staff::column_state(lang)>{chip(tone, state)}</td> }.into_any()
}

/// The second cell of an archived quiz: taking it back, for those who may.
fn back(page: &Page, list: &StaffQuizzes, listed: &StaffQuiz) -> AnyView {
    let lang = page.lang;
    let may = listed.quiz.organisation.is_some_and(|o| list.organisations.contains(&o));
    let form = may.then(|| {
        let label = quiz_staff::take_back_named(lang, listed.quiz.title.get(lang));
        let button =
            view! { <button class="button button--secondary button--small" aria-label=label>{quiz_staff::take_back(lang)}</button> };
        archive_form(page, &listed.quiz, button.into_any())
    });
    view! { <td role="cell" data-label=quiz_staff::archive_title(lang)>{form}</td> }.into_any()
}

fn row(page: &Page, listed: &StaffQuiz, second: AnyView) -> impl IntoView + use<> {
    let lang = page.lang;
    let quiz = &listed.quiz;
    let whom = match (&listed.class, quiz.course) {
        (Some(class), _) => class.clone(),
        (None, Some(_)) => quiz_staff::for_course(lang).to_owned(),
        (None, None) => quiz_staff::for_everybody(lang).to_owned(),
    };
    let waiting = listed.tally.to_mark;
    let waiting = if waiting > 0 {
        let label = quiz_staff::to_mark_in(lang, waiting, quiz.title.get(lang));
        view! { <a href=page.link(&at(quiz.id, "/marking")) aria-label=label>{waiting}</a> }.into_any()
    } else {
        view! { <span>"0"</span> }.into_any()
    };
    // what came with a course has nothing to be written
    let to = if quiz.organisation.is_some() { at(quiz.id, "") } else { at(quiz.id, "/results") };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=page.link(&to)>{quiz.title.get(lang).to_owned()}</a></th>
            {second}
            <td role="cell" data-label=quiz_staff::column_for(lang)>{whom}</td>
            <td role="cell" class="num" data-label=quiz_staff::column_attempts(lang)>{listed.tally.attempts}</td>
            <td role="cell" class="num" data-label=quiz_staff::column_to_mark(lang)>{waiting}</td>
        </tr>
    }
}

fn new_form(page: &Page, organisation: OrganisationId, typed: Option<&str>) -> impl IntoView + use<> {
    let lang = page.lang;
    let error = typed.map(|_| quiz_staff::title_missing(lang).to_owned());
    let summary = error.clone().map(|text| ("title", text)).into_iter().collect();
    view! {
        <section class="section" id="new">
            <h2>{quiz_staff::new_title(lang)}</h2>
            {error_summary(common::please_check(lang), summary)}
            <form class="form" method="post" action=page.link("/teaching/quizzes")>
                <input type="hidden" name="organisation" value=organisation.to_string() />
                {line(Line {
                    name: "title".to_owned(),
                    label: quiz_staff::title_label(lang).to_owned(),
                    hint: Some(quiz_staff::new_hint(lang).to_owned()),
                    error,
                    value: typed.unwrap_or_default().to_owned(),
                    ..Line::default()
                })}
                <button class="button">{icon(Icon::Plus)}{quiz_staff::new_button(lang)}</button>
            </form>
        </section>
    }
}
