//! Marking by hand: which questions wait, and one answer after the other.

use std::collections::BTreeMap;

use domain::ItemId;
use domain::quizzes::item::{Body, Criterion, Rubric};
use domain::quizzes::response::Response;
use i18n::t::{common, quiz_staff};
use leptos::prelude::*;
use storage::quizzes::definitions::Quiz;
use usecases::quizzes::{AnswerToMark, MarkError, ToMark, rubric};

use super::attempt::mark_problem;
use super::parts::{Here, Line, area, at, column, figures, head, line, table};
use super::words;
use crate::ui::{Icon, Page, Tone, breadcrumb, chip, document, empty, error_summary, icon};

#[must_use]
pub fn marking_page(page: &Page, quiz: &Quiz, items: &[ToMark]) -> String {
    let lang = page.lang;
    let title = quiz.title.get(lang);
    document(page, title, false, || {
        let body = if items.is_empty() {
            let (title, text) = (quiz_staff::marking_none_title(lang).to_owned(), quiz_staff::marking_none_text(lang).to_owned());
            empty(Icon::CheckCircle, title, text, None).into_any()
        } else {
            let rows = items.iter().map(|item| row(page, quiz, item)).collect_view().into_any();
            let head = view! {
                {column(quiz_staff::column_question(lang))}
                {figures(quiz_staff::column_waiting(lang))}
                {figures(quiz_staff::column_marked(lang))}
            };
            table("marking-caption", quiz_staff::marking_caption(lang).to_owned(), head.into_any(), rows, "table table--cards")
        };
        view! { {head(page, quiz.id, title, Here::Marking)} {body} }.into_any()
    })
}

fn row(page: &Page, quiz: &Quiz, item: &ToMark) -> impl IntoView + use<> {
    let lang = page.lang;
    let title: String = item.title.get(lang).lines().next().unwrap_or_default().to_owned();
    let title = if item.waiting > 0 {
        view! { <a href=page.link(&at(quiz.id, &format!("/marking/{}#to-mark", item.item)))>{title}</a> }.into_any()
    } else {
        view! { <span>{title}</span> {chip(Tone::Ok, quiz_staff::all_marked(lang).to_owned())} }.into_any()
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><span class="cluster">{title}</span></th>
            <td role="cell" class="num" data-label=quiz_staff::column_waiting(lang)>{item.waiting}</td>
            <td role="cell" class="num" data-label=quiz_staff::column_marked(lang)>{item.marked}</td>
        </tr>
    }
}

/// What was chosen and typed for an answer, when it could not be stored.
#[derive(Default)]
pub struct MarkForm {
    /// Points as typed, by criterion.
    pub points: BTreeMap<String, String>,
    pub marks: String,
    pub comment: String,
    pub problem: Option<MarkError>,
}

/// One answer with the form to mark it; without one, a word that all is done.
#[must_use]
pub fn answer_page(page: &Page, quiz: &Quiz, item: ItemId, answer: Option<&AnswerToMark>, skip: usize, form: &MarkForm) -> String {
    let lang = page.lang;
    document(page, quiz_staff::tab_marking(lang), false, || {
        let above = vec![
            (page.link("/teaching/quizzes"), quiz_staff::list_title(lang).to_owned()),
            (page.link(&at(quiz.id, "/marking")), quiz.title.get(lang).to_owned()),
        ];
        let body = match answer {
            None => {
                let back = (page.link(&at(quiz.id, "/marking")), quiz_staff::back_to_marking(lang).to_owned());
                let (title, text) = (quiz_staff::marking_done_title(lang).to_owned(), quiz_staff::marking_done_text(lang).to_owned());
                empty(Icon::CheckCircle, title, text, Some(back)).into_any()
            }
            Some(answer) => one(page, quiz, item, answer, skip, form),
        };
        view! { {breadcrumb(page, above)} {body} }.into_any()
    })
}

fn one(page: &Page, quiz: &Quiz, item: ItemId, answer: &AnswerToMark, skip: usize, form: &MarkForm) -> AnyView {
    let lang = page.lang;
    let source = &answer.item.source;
    let who = answer.person.as_ref().map_or_else(|| quiz_staff::anonymous_learner(lang).to_owned(), |p| p.name.display(lang));
    let rubric = rubric(&source.body);
    let field = if rubric.is_some() { "rubric" } else { "marks" };
    let summary = form.problem.as_ref().map(|problem| {
        let field = if matches!(problem, MarkError::TooLong) { "comment" } else { field };
        (field, mark_problem(page, problem))
    });
    let marks_error = form.problem.as_ref().filter(|p| !matches!(p, MarkError::TooLong)).map(|p| mark_problem(page, p));
    let how = match rubric {
        Some(rubric) => rubric_fields(page, rubric, form),
        None => line(Line {
            name: "marks".to_owned(),
            label: quiz_staff::marks_up_to(lang, words::marks(lang, answer.mark.max)),
            error: marks_error,
            value: form.marks.clone(),
            short: true,
            ..Line::default()
        }),
    };
    let model = match &answer.item.html.body {
        Body::Essay(essay) if !essay.model_answer.is_empty() => Some(essay.model_answer.get(lang).to_owned()),
        _ => None,
    };
    let model = model.map(|html| {
        view! { <details class="details"><summary>{quiz_staff::model_answer(lang)}</summary><div class="prose" inner_html=html></div></details> }
    });
    let prompt = answer.item.html.prompt.get(lang).to_owned();
    let action = page.link(&at(quiz.id, &format!("/marking/{item}")));
    let later = (answer.others_waiting > 0).then(|| {
        view! { <button class="button button--secondary" name="do" value="later">{quiz_staff::later(lang)}</button> }
    });
    view! {
        <div class="page-head">
            <h1>{words::item_title(source, lang)}</h1>
            <ul class="meta">
                <li>{icon(Icon::Profile)}{who}</li>
                <li>{icon(Icon::Pencil)}{quiz_staff::others_waiting(lang, answer.others_waiting)}</li>
            </ul>
        </div>
        {error_summary(common::please_check(lang), summary.into_iter().collect())}
        <div class="to-mark" id="to-mark" tabindex="-1">
            <section class="to-mark__answer">
                <h2>{quiz_staff::the_question(lang)}</h2>
                <div class="prose" inner_html=prompt></div>
                <h2>{quiz_staff::the_answer(lang)}</h2>
                {written(page, answer, &answer.mark.response)}
                {model}
            </section>
            <form class="to-mark__form" method="post" action=action>
                <input type="hidden" name="attempt" value=answer.mark.attempt.to_string() />
                <input type="hidden" name="question" value=answer.mark.question.to_string() />
                <input type="hidden" name="skip" value=skip.to_string() />
                {how}
                {area("comment".to_owned(), quiz_staff::comment_label(lang).to_owned(), None, form.comment.clone(), None)}
                <div class="form__actions">
                    <button class="button" name="do" value="mark">{icon(Icon::Check)}{quiz_staff::mark_and_next(lang)}</button>
                    {later}
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// The text or the files that were handed in.
fn written(page: &Page, answer: &AnswerToMark, response: &Response) -> AnyView {
    let lang = page.lang;
    if matches!(answer.item.source.body, Body::Upload(_)) {
        let files = response.get("file").unwrap_or_default().lines().filter_map(|line| line.split_once('/'));
        let links = files
            .map(|(hash, name)| {
                let href = page.link(&format!("/attempts/{}/files/{hash}", answer.mark.attempt));
                view! { <li><a href=href>{icon(Icon::Download)}<span>{name.to_owned()}</span></a></li> }
            })
            .collect_view();
        return view! { <ul class="files">{links}</ul> }.into_any();
    }
    let text = response.get("text").unwrap_or_default().to_owned();
    let length = if answer.mark.language == domain::Language::Zh {
        quiz_staff::characters(lang, text.chars().filter(|c| !c.is_whitespace()).count())
    } else {
        quiz_staff::words(lang, text.split_whitespace().count())
    };
    let language = answer.mark.language.tag();
    view! { <blockquote class="written" lang=language>{text}</blockquote><p class="muted">{length}</p> }.into_any()
}

fn rubric_fields(page: &Page, rubric: &Rubric, form: &MarkForm) -> AnyView {
    let missing = matches!(form.problem, Some(MarkError::RubricIncomplete));
    let criteria =
        rubric.criteria.iter().map(|criterion| criterion_fields(page, criterion, form.points.get(&criterion.id), missing)).collect_view();
    view! { <div class="rubric" id="rubric" tabindex="-1">{criteria}</div> }.into_any()
}

fn criterion_fields(page: &Page, criterion: &Criterion, chosen: Option<&String>, missing: bool) -> AnyView {
    let lang = page.lang;
    let name = format!("r.{}", criterion.id);
    let levels = criterion
        .levels
        .iter()
        .enumerate()
        .map(|(place, level)| {
            let value = level.points.to_string();
            let checked = chosen.is_some_and(|c| *c == value);
            let id = format!("r-{}-{place}", criterion.id);
            let for_id = id.clone();
            let points = quiz_staff::points(lang, level.points);
            view! {
                <label class="choice" for=for_id>
                    <input type="radio" id=id name=name.clone() value=value checked=checked />
                    <span>{level.text.get(lang).to_owned()}<small class="choice__hint">{points}</small></span>
                </label>
            }
        })
        .collect_view();
    let error =
        (missing && chosen.is_none()).then(|| view! { <p class="field__error">{icon(Icon::Warning)}{quiz_staff::level_missing(lang)}</p> });
    view! {
        <fieldset class="fieldset">
            <legend>{criterion.text.get(lang).to_owned()}</legend>
            {error}
            <div class="choice-list">{levels}</div>
        </fieldset>
    }
    .into_any()
}
