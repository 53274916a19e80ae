//! Results, extensions, single attempts.

use app::quizzes::staff::{ExtensionForm, OverrideForm, ResultsView, attempt_page, results_csv, results_page, typed_number};
use app::ui::Flash;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use domain::quizzes::definition::Extension;
use domain::{AttemptId, PersonId};
use serde::Deserialize;
use usecases::quizzes::{Decision, MarkError, MarkQuestion, grant_extension, let_late_count, mark_question, marker_page, results};

use super::{Fields, quiz_id, value};
use crate::http::{Failure, Outcome, Visitor};
use crate::pages::or_answer;

#[derive(Deserialize)]
pub struct ResultsQuery {
    #[serde(default)]
    q: String,
    page: Option<usize>,
}

pub async fn list(visitor: Visitor, Path(quiz): Path<String>, Query(query): Query<ResultsQuery>) -> Outcome {
    or_answer!(visitor.viewer());
    let found = results(&visitor.ctx, quiz_id(&quiz)?).await?;
    let view = ResultsView { results: &found, query: &query.q, number: query.page.unwrap_or(1), wrong: None };
    Ok(visitor.html(results_page(&visitor.page, &view)))
}

pub async fn csv(visitor: Visitor, Path(quiz): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let found = results(&visitor.ctx, quiz_id(&quiz)?).await?;
    let mut response = results_csv(&visitor.page, &found).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"results.csv\""));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// More minutes than this are a slip of the pen.
const MINUTES_MAX: u16 = 10_000;
const ATTEMPTS_MAX: u8 = 100;

pub async fn extend(visitor: Visitor, Path((quiz, person)): Path<(String, String)>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let quiz = quiz_id(&quiz)?;
    let person: PersonId = person.parse().map_err(|_| Failure::NOT_FOUND)?;
    let (minutes, attempts) = (value(&fields, "minutes").trim(), value(&fields, "attempts").trim());
    let empty_is_none = |typed: &str| if typed.is_empty() { "0".to_owned() } else { typed.to_owned() };
    let granted = empty_is_none(minutes).parse().ok().filter(|m| *m <= MINUTES_MAX);
    let granted = granted.zip(empty_is_none(attempts).parse().ok().filter(|a| *a <= ATTEMPTS_MAX));
    let Some((granted_minutes, granted_attempts)) = granted else {
        let found = results(&visitor.ctx, quiz).await?;
        let wrong = ExtensionForm { person, minutes: minutes.to_owned(), attempts: attempts.to_owned() };
        let view = ResultsView { results: &found, query: "", number: 1, wrong: Some(wrong) };
        return Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, results_page(&visitor.page, &view)));
    };
    grant_extension(&visitor.ctx, quiz, person, Extension { minutes: granted_minutes, attempts: granted_attempts }).await?;
    Ok(visitor.to_with(&format!("/teaching/quizzes/{quiz}/results"), Flash::Saved))
}

fn attempt_id(id: &str) -> Result<AttemptId, Failure> {
    id.parse().map_err(|_| Failure::NOT_FOUND)
}

pub async fn attempt(visitor: Visitor, Path(attempt): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let found = marker_page(&visitor.ctx, attempt_id(&attempt)?).await?;
    Ok(visitor.html(attempt_page(&visitor.page, &found, None)))
}

/// Changes a mark, or gives the automatic one back.
pub async fn change_mark(visitor: Visitor, Path((attempt, question)): Path<(String, String)>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let attempt = attempt_id(&attempt)?;
    let question: u16 = question.parse().map_err(|_| Failure::NOT_FOUND)?;
    let marks = value(&fields, &format!("marks-{question}")).to_owned();
    let reason = value(&fields, &format!("reason-{question}")).to_owned();
    let automatic = value(&fields, "do") == "automatic";
    let decision = if automatic { Some(Decision::Automatic) } else { typed_number(&marks).map(Decision::Marks) };
    let done = match decision {
        Some(decision) => mark_question(&visitor.ctx, MarkQuestion { attempt, question, decision, comment: reason.clone() }).await,
        None => Err(MarkError::OutOfRange),
    };
    match done {
        Ok(()) => {
            let mut response = visitor.to(&format!("/teaching/attempts/{attempt}#mark-{question}"));
            crate::http::set_flash(response.headers_mut(), Flash::Saved);
            Ok(response)
        }
        Err(error @ (MarkError::Forbidden(_) | MarkError::Storage(_))) => Err(error.into()),
        Err(problem) => {
            let found = marker_page(&visitor.ctx, attempt).await?;
            let wrong = OverrideForm { question, marks, reason, problem };
            Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, attempt_page(&visitor.page, &found, Some(&wrong))))
        }
    }
}

pub async fn late(visitor: Visitor, Path(attempt): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let attempt = attempt_id(&attempt)?;
    let_late_count(&visitor.ctx, attempt, value(&fields, "counts") == "1").await?;
    Ok(visitor.to_with(&format!("/teaching/attempts/{attempt}"), Flash::Saved))
}
