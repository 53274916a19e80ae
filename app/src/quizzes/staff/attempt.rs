//! Everything of one attempt: the questions with answers and marks, changing a mark for a reason, answers that came late.

use domain::AttemptId;
use domain::quizzes::grade::Total;
use i18n::t::{common, quiz_staff};
use leptos::prelude::*;
use storage::quizzes::marks::QuestionMark;
use usecases::quizzes::{AttemptQuestion, LateAnswer, MarkError, MarkerPage};

use super::parts::{Line, area, at, line};
use super::shown::{Asking, closed};
use super::words;
use crate::quizzes::instant;
use crate::ui::{Icon, Page, Tone, breadcrumb, chip, document, error_summary, icon, id_of, notice};

/// What was typed to change a mark, when it could not be.
pub struct OverrideForm {
    pub question: u16,
    pub marks: String,
    pub reason: String,
    pub problem: MarkError,
}

#[must_use]
pub fn attempt_page(page: &Page, view: &MarkerPage, wrong: Option<&OverrideForm>) -> String {
    let lang = page.lang;
    let attempt = &view.page.attempt;
    let quiz = &view.page.quiz;
    let name = view.person.as_ref().map_or_else(|| quiz_staff::anonymous_learner(lang).to_owned(), |p| p.name.display(lang));
    let title = quiz_staff::attempt_of(lang, name, quiz_staff::attempt_number(lang, attempt.number));
    document(page, &title, false, || {
        let above = vec![
            (page.link("/teaching/quizzes"), quiz_staff::list_title(lang).to_owned()),
            (page.link(&at(quiz.id, "/results")), quiz.title.get(lang).to_owned()),
        ];
        let summary = wrong.map(|w| {
            let field = if matches!(w.problem, MarkError::NoReason | MarkError::TooLong) { "reason" } else { "marks" };
            (format!("{field}-{}", w.question), mark_problem(page, &w.problem))
        });
        let questions = view.page.questions.iter().map(|q| question(page, view, q, wrong)).collect_view();
        view! {
            {breadcrumb(page, above)}
            <div class="page-head"><h1>{title.clone()}</h1></div>
            {facts(page, view)}
            {error_summary(common::please_check(lang), summary.into_iter().collect())}
            {late(page, view)}
            <div class="quiz__questions">{questions}</div>
        }
        .into_any()
    })
}

/// Why a mark cannot be, in a sentence.
pub fn mark_problem(page: &Page, problem: &MarkError) -> String {
    let lang = page.lang;
    match problem {
        MarkError::NoReason => quiz_staff::reason_missing(lang).to_owned(),
        MarkError::TooLong => quiz_staff::comment_too_long(lang, usecases::quizzes::COMMENT_MAX),
        MarkError::RubricIncomplete => quiz_staff::rubric_incomplete(lang).to_owned(),
        MarkError::UnderWay => quiz_staff::still_under_way(lang).to_owned(),
        _ => quiz_staff::marks_out_of_range(lang).to_owned(),
    }
}

fn facts(page: &Page, view: &MarkerPage) -> AnyView {
    let lang = page.lang;
    let attempt = &view.page.attempt;
    let started = quiz_staff::started_at(lang, instant(page, attempt.started_at));
    let ended = attempt.ended.map(|ended| {
        let at = instant(page, ended.at);
        if ended.by_deadline { quiz_staff::ended_by_clock(lang, at) } else { quiz_staff::handed_in_at(lang, at) }
    });
    let ended = ended.unwrap_or_else(|| quiz_staff::still_under_way(lang).to_owned());
    let score = attempt.marks.zip(attempt.max).filter(|_| attempt.ended.is_some()).map(|(marks, max)| {
        let to_mark = usize::try_from(attempt.to_mark).unwrap_or(usize::MAX);
        let total = Total { marks, max, to_mark };
        let passed = total.passes(view.page.version.definition.pass_percent).map(|passed| {
            if passed {
                chip(Tone::Ok, quiz_staff::passed(lang).to_owned()).into_any()
            } else {
                chip(Tone::Plain, quiz_staff::not_passed(lang).to_owned()).into_any()
            }
        });
        let waiting = (to_mark > 0).then(|| chip(Tone::Warn, quiz_staff::waiting_short(lang, to_mark)));
        let of = quiz_staff::marks_of(lang, words::marks(lang, marks), words::marks(lang, max));
        view! {
            <div class="cluster">
                <p class="score"><strong>{words::percent(lang, total.percent())}</strong>{of}</p>
                {passed}
                {waiting}
            </div>
        }
    });
    view! { <ul class="meta"><li>{icon(Icon::Clock)}{started}</li><li>{icon(Icon::Check)}{ended}</li></ul> {score} }.into_any()
}

fn late(page: &Page, view: &MarkerPage) -> Option<AnyView> {
    let lang = page.lang;
    let attempt = &view.page.attempt;
    if !attempt.has_late {
        return None;
    }
    let counts = attempt.late_counts;
    let items = view.late.iter().map(|answer| late_answer(page, attempt.id, answer)).collect_view();
    let (value, word) = if counts { ("0", quiz_staff::late_take_back(lang)) } else { ("1", quiz_staff::late_let_count(lang)) };
    let text = if counts { quiz_staff::late_text_counts(lang) } else { quiz_staff::late_text(lang) };
    let action = page.link(&format!("/teaching/attempts/{}/late", attempt.id));
    let button = attempt.ended.is_some().then(|| {
        view! {
            <form method="post" action=action>
                <button class="button button--secondary" name="counts" value=value>{word}</button>
            </form>
        }
    });
    Some(
        view! {
            <section class="section" id="late">
                <h2>{quiz_staff::late_title(lang, view.late.len())}</h2>
                {notice(Tone::Warn, view! { <p>{text}</p> }.into_any())}
                {items}
                {button}
            </section>
        }
        .into_any(),
    )
}

fn late_answer(page: &Page, attempt: AttemptId, answer: &LateAnswer) -> impl IntoView + use<> {
    let lang = page.lang;
    let when = quiz_staff::late_answer(lang, instant(page, answer.given_at), answer.number);
    // its own number would be twice on the page; links need ids that are there once
    let number = answer.number + 1_000;
    let asking =
        Asking { number, max: answer.max, mark: answer.mark, by_hand: answer.mark.is_none(), view: &answer.view, attempt: Some(attempt) };
    let html = closed(page, &asking).replace(&quiz_heading(page, number), &quiz_heading(page, answer.number));
    view! { <details class="details"><summary>{when}</summary><div inner_html=html></div></details> }
}

fn quiz_heading(page: &Page, number: u16) -> String {
    i18n::t::quizzes::question(page.lang, number)
}

fn question(page: &Page, view: &MarkerPage, question: &AttemptQuestion, wrong: Option<&OverrideForm>) -> AnyView {
    let attempt = view.page.attempt.id;
    let stored = view.marks.iter().find(|m| m.question == question.number);
    let waiting = stored.is_some_and(|m| m.mark.is_none());
    let asking = Asking {
        number: question.number,
        max: question.max,
        mark: question.mark,
        by_hand: waiting,
        view: &question.view,
        attempt: Some(attempt),
    };
    let html = closed(page, &asking);
    let change = stored.map(|mark| change(page, view, mark, wrong.filter(|w| w.question == question.number)));
    view! { <div class="marked"><div inner_html=html></div>{change}</div> }.into_any()
}

/// How the mark came about, and the form to change it.
fn change(page: &Page, view: &MarkerPage, mark: &QuestionMark, wrong: Option<&OverrideForm>) -> AnyView {
    let lang = page.lang;
    let question = mark.question;
    let said = match (mark.by_hand, mark.share) {
        (true, Some(share)) => quiz_staff::mark_changed(lang, words::marks(lang, share * mark.max)),
        (true, None) => quiz_staff::mark_by_hand(lang).to_owned(),
        (false, Some(_)) => quiz_staff::mark_automatic(lang).to_owned(),
        (false, None) => quiz_staff::mark_waiting(lang).to_owned(),
    };
    let comment = mark.comment.clone().filter(|c| !c.is_empty()).map(|text| view! { <p class="marked__comment">{text}</p> });
    let (marks, reason) = wrong.map_or_else(
        || (mark.mark.map(|m| words::marks(domain::Language::En, m)).unwrap_or_default(), mark.comment.clone().unwrap_or_default()),
        |w| (w.marks.clone(), w.reason.clone()),
    );
    let reason_wrong = wrong.is_some_and(|w| matches!(w.problem, MarkError::NoReason | MarkError::TooLong));
    let error = wrong.map(|w| mark_problem(page, &w.problem));
    let (marks_error, reason_error) = if reason_wrong { (None, error) } else { (error, None) };
    let back = (mark.by_hand && mark.share.is_some()).then(|| {
        view! { <button class="button button--secondary button--small" name="do" value="automatic">{quiz_staff::automatic_again(lang)}</button> }
    });
    let (marks_name, reason_name) = (format!("marks-{question}"), format!("reason-{question}"));
    let label = if mark.share.is_some() { quiz_staff::reason_label(lang) } else { quiz_staff::comment_label(lang) };
    let reason_error = reason_error.map(|text| {
        view! { <p class="field__error" id=format!("{}-error", id_of(&reason_name))>{icon(Icon::Warning)}{text}</p> }
    });
    view! {
        <details class="extension" open=wrong.is_some() id=format!("mark-{question}")>
            <summary>{quiz_staff::change_mark(lang, question, said)}</summary>
            <form method="post" action=page.link(&format!("/teaching/attempts/{}/{question}", view.page.attempt.id))>
                {line(Line {
                    name: marks_name,
                    label: quiz_staff::marks_up_to(lang, words::marks(lang, mark.max)),
                    error: marks_error,
                    value: marks,
                    short: true,
                    ..Line::default()
                })}
                {area(reason_name, label.to_owned(), Some(quiz_staff::reason_hint(lang).to_owned()), reason, None)}
                {reason_error}
                <div class="form__actions">
                    <button class="button button--secondary" name="do" value="marks">{quiz_staff::save(lang)}</button>
                    {back}
                </div>
            </form>
        </details>
        {comment}
    }
    .into_any()
}
