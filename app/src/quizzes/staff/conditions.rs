//! Opening, closing, time, attempts, what learners see afterwards.

use domain::quizzes::definition::Conditions;
use domain::{Language, Timestamp};
use i18n::t::{common, quiz_staff};
use leptos::prelude::*;
use usecases::quizzes::QuizDraft;

use super::conditions_form::{ConditionsForm, ConditionsProblem, PHASES, SHOWN};
use super::parts::{Here, Line, archive_form, at, column, head, line, made_from, meanwhile, put_away, table, tick};
use super::words;
use crate::quizzes::instant;
use crate::ui::{Icon, Page, Tone, document, error_summary, icon, notice, select};

/// The form as it was typed, with what cannot be, and below it the way to the archive.
#[must_use]
pub fn conditions_page(page: &Page, draft: &QuizDraft, form: &ConditionsForm, problems: &[ConditionsProblem]) -> String {
    let lang = page.lang;
    let title = draft.quiz.title.get(lang);
    document(page, title, false, || {
        let summary = problems.iter().map(|p| (p.field(), sentence(lang, *p).to_owned())).collect();
        let error = |field: &str| problems.iter().find(|p| p.field() == field).map(|p| sentence(lang, *p).to_owned());
        let zone = page.viewer.as_ref().map_or("UTC", |viewer| viewer.zone.name());
        let when = |name: &str, label: &str, value: &str| {
            line(Line {
                name: name.to_owned(),
                label: label.to_owned(),
                hint: Some(quiz_staff::in_zone(lang, zone)),
                error: error(name),
                value: value.to_owned(),
                kind: "datetime-local",
                ..Line::default()
            })
        };
        let short = |name: &str, label: &str, hint: &str, value: &str| {
            line(Line {
                name: name.to_owned(),
                label: label.to_owned(),
                hint: Some(hint.to_owned()),
                error: error(name),
                value: value.to_owned(),
                short: true,
                ..Line::default()
            })
        };
        let counts = words::counts(lang).into_iter().map(|(_, code, word)| (code.to_owned(), word.to_owned())).collect();
        let wins = who_wins(page, &draft.quiz.conditions).map(|text| notice(Tone::Info, view! { <p>{text}</p> }.into_any()));
        view! {
            {head(page, draft.quiz.id, title, Here::Conditions)}
            {put_away(page, draft.quiz.archived)}
            {meanwhile(page, form.revision, &draft.conditions_saved, &at(draft.quiz.id, "/conditions"))}
            {error_summary(common::please_check(lang), summary)}
            <form class="editor" method="post" action=page.link(&at(draft.quiz.id, "/conditions"))>
                {made_from(&draft.conditions_saved)}
                <section class="section">
                    <h2>{quiz_staff::time_title(lang)}</h2>
                    <p class="muted">{quiz_staff::conditions_apply(lang)}</p>
                    <div class="field-row">
                        {when("opens", quiz_staff::opens_label(lang), &form.opens)}
                        {when("closes", quiz_staff::closes_label(lang), &form.closes)}
                    </div>
                    {short("minutes", quiz_staff::minutes_label(lang), quiz_staff::minutes_hint(lang), &form.minutes)}
                    {wins}
                </section>
                <section class="section">
                    <h2>{quiz_staff::attempts_title(lang)}</h2>
                    <div class="field-row">
                        {short("attempts", quiz_staff::attempts_label(lang), quiz_staff::attempts_hint(lang), &form.attempts)}
                        {select("counts", quiz_staff::counts_label(lang).to_owned(), None, counts, &form.counts)}
                    </div>
                    {line(Line {
                        name: "code".to_owned(),
                        label: quiz_staff::code_label(lang).to_owned(),
                        hint: Some(quiz_staff::code_hint(lang).to_owned()),
                        error: error("code"),
                        value: form.code.clone(),
                        ..Line::default()
                    })}
                    {tick(
                        "practice",
                        "1",
                        quiz_staff::practice(lang).to_owned(),
                        Some(quiz_staff::practice_hint(lang).to_owned()),
                        form.practice,
                    )}
                </section>
                <section class="section">
                    <h2>{quiz_staff::review_title(lang)}</h2>
                    <p class="muted">{quiz_staff::review_text(lang)}</p>
                    {review(lang, form)}
                </section>
                <div class="form__actions editor__save"><button class="button">{icon(Icon::Check)}{quiz_staff::save(lang)}</button></div>
            </form>
            {draft.may_change.then(|| archive(page, draft))}
        }
        .into_any()
    })
}

/// Putting the quiz away or taking it back, with what that means. Not while somebody sits it.
fn archive(page: &Page, draft: &QuizDraft) -> AnyView {
    let lang = page.lang;
    let archived = draft.quiz.archived;
    let inside = if !archived && draft.under_way > 0 {
        notice(Tone::Info, view! { <p>{quiz_staff::archive_under_way(lang, draft.under_way)}</p> }.into_any())
    } else {
        let word = if archived { quiz_staff::take_back(lang) } else { quiz_staff::archive_button(lang) };
        archive_form(page, &draft.quiz, view! { <button class="button button--secondary">{word}</button> }.into_any())
    };
    view! {
        <section class="section" id="archive">
            <h2>{quiz_staff::archive_title(lang)}</h2>
            <p>{quiz_staff::archive_text(lang)}</p>
            {inside}
        </section>
    }
    .into_any()
}

/// When the time limit and the closing can meet: which one ends an attempt.
fn who_wins(page: &Page, conditions: &Conditions) -> Option<String> {
    let lang = page.lang;
    let (minutes, closes) = conditions.minutes.zip(conditions.closes_at)?;
    let last = closes.plus(-i64::from(minutes) * Timestamp::MINUTE);
    let at = instant(page, closes);
    if conditions.opens_at.is_some_and(|opens| opens > last) {
        return Some(quiz_staff::closing_always_wins(lang, at, minutes));
    }
    Some(quiz_staff::closing_wins(lang, at, instant(page, last), minutes))
}

fn review(lang: Language, form: &ConditionsForm) -> AnyView {
    let phases = [quiz_staff::phase_just_after(lang), quiz_staff::phase_open(lang), quiz_staff::phase_closed(lang)];
    let shown = [
        quiz_staff::shows_attempt(lang),
        quiz_staff::shows_correctness(lang),
        quiz_staff::shows_marks(lang),
        quiz_staff::shows_feedback(lang),
        quiz_staff::shows_general_feedback(lang),
        quiz_staff::shows_solution(lang),
    ];
    let rows = SHOWN
        .into_iter()
        .zip(shown)
        .map(|(what, word)| {
            let cells = PHASES
                .into_iter()
                .zip(phases)
                .map(|(phase, phase_word)| {
                    let key = format!("{phase}.{what}");
                    let checked = form.review.contains(&key);
                    let label = quiz_staff::shows_when(lang, phase_word, word);
                    let name = format!("review.{key}");
                    view! {
                        <td role="cell" data-label=phase_word>
                            <label class="tick-cell"><input type="checkbox" name=name value="1" checked=checked aria-label=label /></label>
                        </td>
                    }
                })
                .collect_view();
            view! { <tr role="row"><th scope="row" role="rowheader">{word}</th>{cells}</tr> }
        })
        .collect_view()
        .into_any();
    let heads = phases.into_iter().map(column).collect_view();
    let head = view! { {column(quiz_staff::column_shown(lang))} {heads} }.into_any();
    table("review-caption", quiz_staff::review_caption(lang).to_owned(), head, rows, "table table--cards table--ticks")
}

fn sentence(lang: Language, problem: ConditionsProblem) -> &'static str {
    match problem {
        ConditionsProblem::Opens | ConditionsProblem::Closes => quiz_staff::time_wrong(lang),
        ConditionsProblem::Backwards => quiz_staff::closes_before(lang),
        ConditionsProblem::Minutes => quiz_staff::minutes_wrong(lang),
        ConditionsProblem::Attempts => quiz_staff::attempts_wrong(lang),
        ConditionsProblem::CodeTooLong => quiz_staff::code_too_long(lang),
    }
}
