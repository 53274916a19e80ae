//! Learners and their attempts: marks, who passed, what came late; more time or attempts for one of them.

use domain::{PersonId, QuizId};
use i18n::t::quiz_staff;
use i18n::{collate, t};
use leptos::prelude::*;
use storage::quizzes::attempts::Attempt;
use usecases::quizzes::{LearnerResult, Results};

use super::parts::{Here, at, column, encode, figures, head, pager, table};
use super::words;
use crate::ui::{Icon, Page, Tone, avatar, chip, document, empty, error_summary, icon};

/// Learners on one page.
const PER_PAGE: usize = 50;

/// What was typed for a learner, when it could not be.
#[derive(Clone, Debug)]
pub struct ExtensionForm {
    pub person: PersonId,
    pub minutes: String,
    pub attempts: String,
}

pub struct ResultsView<'a> {
    pub results: &'a Results,
    pub query: &'a str,
    /// From 1.
    pub number: usize,
    pub wrong: Option<ExtensionForm>,
}

#[must_use]
pub fn results_page(page: &Page, view: &ResultsView<'_>) -> String {
    let lang = page.lang;
    let results = view.results;
    let quiz = results.quiz.id;
    let title = results.quiz.title.get(lang);
    document(page, title, false, || {
        let learners = sorted(page, results, view.query);
        let (total, pages) = (learners.len(), learners.len().div_ceil(PER_PAGE).max(1));
        let wrong_at = view.wrong.as_ref().and_then(|wrong| learners.iter().position(|l| l.person.id == wrong.person));
        let number = wrong_at.map_or(view.number, |place| place / PER_PAGE + 1).clamp(1, pages);
        let rows = learners.into_iter().skip((number - 1) * PER_PAGE).take(PER_PAGE).map(|l| row(page, view, l)).collect_view();
        let body = if results.learners.is_empty() {
            let (title, text) = (quiz_staff::results_empty_title(lang).to_owned(), quiz_staff::results_empty_text(lang).to_owned());
            empty(Icon::People, title, text, None).into_any()
        } else if total == 0 {
            view! { <p class="muted" role="status">{t::people::people_none(lang)}</p> }.into_any()
        } else {
            let head = view! {
                {column(t::people::column_name(lang))}
                {column(quiz_staff::column_attempts(lang))}
                {figures(quiz_staff::column_result(lang))}
                {column(quiz_staff::column_extension(lang))}
            };
            table("results-caption", quiz_staff::results_count(lang, total), head.into_any(), rows.into_any(), "table table--cards")
        };
        let link = |n: usize| page.link(&at(quiz, &format!("/results?q={}&page={n}", encode(view.query))));
        let wrong = view.wrong.as_ref().map(|w| (format!("minutes-{}", w.person), quiz_staff::extension_wrong(lang).to_owned()));
        view! {
            {head(page, quiz, title, Here::Results)}
            {error_summary(t::common::please_check(lang), wrong.into_iter().collect())}
            {summary(page, results)}
            <form class="form" role="search" method="get" action=page.link(&at(quiz, "/results"))>
                <div class="field">
                    <label for="q">{t::people::search_label(lang)}</label>
                    <input id="q" name="q" type="text" autocomplete="off" value=view.query.to_owned() />
                </div>
                <button class="button button--secondary">{icon(Icon::Search)}{t::people::search_button(lang)}</button>
            </form>
            {body}
            {pager(page, number, pages, link)}
            <p class="cluster">
                <a class="button button--secondary" href=page.link(&at(quiz, "/results.csv")) download="">
                    {icon(Icon::Download)}{quiz_staff::csv(lang)}
                </a>
                <a class="button button--secondary" href=page.link(&at(quiz, "/regrade"))>{quiz_staff::regrade_title(lang)}</a>
            </p>
        }
        .into_any()
    })
}

/// In the order of the reader's language; those whose name has what was looked for.
pub fn sorted<'r>(page: &Page, results: &'r Results, query: &str) -> Vec<&'r LearnerResult> {
    let lang = page.lang;
    let query = query.trim().to_lowercase();
    let found = |learner: &&LearnerResult| {
        let name = &learner.person.name;
        let person = &learner.person;
        let names = [Some(&name.family), Some(&name.given), name.native_full.as_ref(), name.latin_full.as_ref()];
        let parts = names.into_iter().chain([person.email.as_ref(), person.phone.as_ref()]);
        query.is_empty() || parts.flatten().any(|part| part.to_lowercase().contains(&query))
    };
    let mut learners: Vec<(String, &LearnerResult)> =
        results.learners.iter().filter(found).map(|learner| (learner.person.name.sort_text(lang), learner)).collect();
    collate::sort_by_name(lang, &mut learners, |(key, _)| key);
    learners.into_iter().map(|(_, learner)| learner).collect()
}

fn summary(page: &Page, results: &Results) -> AnyView {
    let lang = page.lang;
    let percents: Vec<f64> = results.learners.iter().filter_map(|l| l.percent).collect();
    let begun = results.learners.iter().filter(|l| !l.attempts.is_empty()).count();
    let number = f64::from(u32::try_from(percents.len()).unwrap_or(u32::MAX));
    let mean = (!percents.is_empty()).then(|| percents.iter().sum::<f64>() / number);
    let to_mark: i64 = results.learners.iter().flat_map(|l| &l.attempts).map(|a| a.to_mark).sum();
    let waiting = (to_mark > 0).then(|| {
        let link = page.link(&at(results.quiz.id, "/marking"));
        view! { <li>{icon(Icon::Pencil)}<a href=link>{quiz_staff::waiting(lang, to_mark)}</a></li> }
    });
    view! {
        <ul class="meta">
            <li>{icon(Icon::People)}{quiz_staff::begun_of(lang, begun, results.learners.len())}</li>
            {mean.map(|mean| view! { <li>{icon(Icon::Target)}{quiz_staff::average(lang, words::percent(lang, mean))}</li> })}
            {waiting}
        </ul>
    }
    .into_any()
}

fn row(page: &Page, view: &ResultsView<'_>, learner: &LearnerResult) -> impl IntoView + use<> {
    let lang = page.lang;
    let results = view.results;
    let name = learner.person.name.display(lang);
    let attempts = if learner.attempts.is_empty() {
        view! { <span class="muted">{quiz_staff::not_begun(lang)}</span> }.into_any()
    } else {
        let items = learner.attempts.iter().map(|attempt| attempt_line(page, results, attempt, &name)).collect_view();
        view! { <ul class="attempts">{items}</ul> }.into_any()
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><span class="cluster">{avatar(learner.person.name.initials(lang))}<span>{name.clone()}</span></span></th>
            <td role="cell" data-label=quiz_staff::column_attempts(lang)>{attempts}</td>
            <td role="cell" class="num" data-label=quiz_staff::column_result(lang)>{words::maybe_percent(lang, learner.percent)}</td>
            <td role="cell" data-label=quiz_staff::column_extension(lang)>{extension(page, view, learner, &name)}</td>
        </tr>
    }
}

fn attempt_line(page: &Page, results: &Results, attempt: &Attempt, name: &str) -> impl IntoView + use<> {
    let lang = page.lang;
    let number = attempt.number;
    let mut chips = Vec::new();
    let text = match (attempt.ended, attempt.marks, attempt.max) {
        (Some(_), Some(marks), Some(max)) => {
            let share = words::percent(lang, domain::quizzes::grade::percent(marks, max));
            if attempt.to_mark > 0 {
                chips.push((Tone::Warn, quiz_staff::waiting_short(lang, attempt.to_mark)));
            }
            match results.passed(attempt) {
                Some(true) => chips.push((Tone::Ok, quiz_staff::passed(lang).to_owned())),
                Some(false) => chips.push((Tone::Plain, quiz_staff::not_passed(lang).to_owned())),
                None => {}
            }
            quiz_staff::attempt_marks(lang, words::marks(lang, marks), words::marks(lang, max), number, share)
        }
        _ => quiz_staff::attempt_under_way(lang, number),
    };
    if attempt.has_late {
        let word = if attempt.late_counts { quiz_staff::late_counts(lang) } else { quiz_staff::late(lang) };
        chips.push((Tone::Warn, word.to_owned()));
    }
    let chips = chips.into_iter().map(|(tone, word)| chip(tone, word)).collect_view();
    let line = if results.anonymous(attempt) {
        view! { <span>{text}</span> }.into_any()
    } else {
        let label = quiz_staff::attempt_of(lang, name, text.clone());
        view! { <a href=page.link(&format!("/teaching/attempts/{}", attempt.id)) aria-label=label>{text}</a> }.into_any()
    };
    view! { <li>{line} {chips}</li> }
}

fn extension(page: &Page, view: &ResultsView<'_>, learner: &LearnerResult, name: &str) -> impl IntoView + use<> {
    let lang = page.lang;
    let quiz: QuizId = view.results.quiz.id;
    let person = learner.person.id;
    let wrong = view.wrong.as_ref().filter(|w| w.person == person);
    let (minutes, attempts) = wrong.map_or_else(
        || (learner.extension.minutes.to_string(), learner.extension.attempts.to_string()),
        |w| (w.minutes.clone(), w.attempts.clone()),
    );
    let granted = match (learner.extension.minutes, learner.extension.attempts) {
        (0, 0) => quiz_staff::extension_none(lang).to_owned(),
        (minutes, 0) => quiz_staff::extension_minutes(lang, minutes),
        (0, attempts) => quiz_staff::extension_attempts(lang, attempts),
        (minutes, attempts) => quiz_staff::extension_both(lang, attempts, minutes),
    };
    let input = |which: &'static str, label: &'static str, value: String| {
        let id = format!("{which}-{person}");
        let for_id = id.clone();
        let invalid = wrong.is_some();
        view! {
            <div class=if invalid { "field field--short field--invalid" } else { "field field--short" }>
                <label for=for_id>{label}</label>
                <input id=id name=which type="text" inputmode="numeric" autocomplete="off" value=value aria-invalid=invalid.then_some("true") />
            </div>
        }
    };
    let error = wrong.map(|_| view! { <p class="field__error">{icon(Icon::Warning)}{quiz_staff::extension_wrong(lang)}</p> });
    let label = quiz_staff::extension_for(lang, name);
    view! {
        <details class="extension" open=wrong.is_some()>
            <summary aria-label=format!("{label}: {granted}")>{granted.clone()}</summary>
            <form method="post" action=page.link(&at(quiz, &format!("/extensions/{person}")))>
                {input("minutes", quiz_staff::extension_minutes_label(lang), minutes)}
                {input("attempts", quiz_staff::extension_attempts_label(lang), attempts)}
                {error}
                <button class="button button--secondary button--small">{quiz_staff::extension_button(lang)}</button>
            </form>
        </details>
    }
}
