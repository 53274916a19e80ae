//! Marking by hand, and marking again.

use std::collections::BTreeMap;

use app::quizzes::staff::{MarkForm, RegradeChoice, answer_page, marking_page, regrade_page, regraded_page, typed_number};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::{AttemptId, ItemId};
use serde::Deserialize;
use usecases::quizzes::{
    Decision, MarkError, MarkQuestion, Rule, answered_items, mark_question, next_to_mark, one_to_mark, preview_regrade, regrade, rubric,
    to_mark,
};

use super::{Fields, quiz_id, value};
use crate::http::{Failure, Outcome, Visitor};
use crate::pages::or_answer;

pub async fn list(visitor: Visitor, Path(quiz): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let (quiz, items) = to_mark(&visitor.ctx, quiz_id(&quiz)?).await?;
    Ok(visitor.html(marking_page(&visitor.page, &quiz, &items)))
}

#[derive(Deserialize)]
pub struct Skip {
    #[serde(default)]
    skip: usize,
}

fn item_id(id: &str) -> Result<ItemId, Failure> {
    id.parse().map_err(|_| Failure::NOT_FOUND)
}

pub async fn answer(visitor: Visitor, Path((quiz, item)): Path<(String, String)>, Query(query): Query<Skip>) -> Outcome {
    or_answer!(visitor.viewer());
    let (quiz, item) = (quiz_id(&quiz)?, item_id(&item)?);
    let (found, next) = next_to_mark(&visitor.ctx, quiz, item, query.skip).await?;
    Ok(visitor.html(answer_page(&visitor.page, &found, item, next.as_ref(), query.skip, &MarkForm::default())))
}

/// Stores the mark and goes on with the next answer, or leaves this one for later.
pub async fn mark(visitor: Visitor, Path((quiz, item)): Path<(String, String)>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let (quiz, item) = (quiz_id(&quiz)?, item_id(&item)?);
    let skip: usize = value(&fields, "skip").parse().unwrap_or(0);
    let to = |skip: usize| visitor.to(&format!("/teaching/quizzes/{quiz}/marking/{item}?skip={skip}#to-mark"));
    let attempt: AttemptId = value(&fields, "attempt").parse().map_err(|_| Failure::BAD_REQUEST)?;
    let question: u16 = value(&fields, "question").parse().map_err(|_| Failure::BAD_REQUEST)?;
    let (found, answer) = one_to_mark(&visitor.ctx, quiz, item, attempt, question).await?;
    if value(&fields, "do") == "later" {
        return Ok(to(skip + 1));
    }
    let points: BTreeMap<String, String> =
        fields.iter().filter_map(|(name, value)| Some((name.strip_prefix("r.")?.to_owned(), value.clone()))).collect();
    let (marks, comment) = (value(&fields, "marks").to_owned(), value(&fields, "comment").to_owned());
    let decision = if rubric(&answer.item.source.body).is_some() {
        Some(Decision::Rubric(points.iter().filter_map(|(id, typed)| Some((id.clone(), typed.parse().ok()?))).collect()))
    } else {
        typed_number(&marks).map(Decision::Marks)
    };
    let done = match decision {
        Some(decision) => mark_question(&visitor.ctx, MarkQuestion { attempt, question, decision, comment: comment.clone() }).await,
        None => Err(MarkError::OutOfRange),
    };
    match done {
        Ok(()) => Ok(to(skip)),
        Err(error @ (MarkError::Forbidden(_) | MarkError::Storage(_))) => Err(error.into()),
        Err(problem) => {
            let form = MarkForm { points, marks, comment, problem: Some(problem) };
            let page = answer_page(&visitor.page, &found, item, Some(&answer), skip, &form);
            Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

#[derive(Deserialize)]
pub struct RegradeQuery {
    #[serde(default)]
    item: String,
    #[serde(default)]
    rule: String,
}

fn rule(code: &str) -> Rule {
    if code == "full" { Rule::FullCredit } else { Rule::NewestVersion }
}

/// The choice, and for an item what would change.
pub async fn regrade_form(visitor: Visitor, Path(quiz): Path<String>, Query(query): Query<RegradeQuery>) -> Outcome {
    or_answer!(visitor.viewer());
    let quiz = quiz_id(&quiz)?;
    let (found, items) = answered_items(&visitor.ctx, quiz).await?;
    let item = if query.item.is_empty() { None } else { Some(item_id(&query.item)?) };
    let choice = RegradeChoice { item, rule: rule(&query.rule) };
    let preview = match item {
        Some(item) => Some(preview_regrade(&visitor.ctx, quiz, item, choice.rule).await?),
        None => None,
    };
    Ok(visitor.html(regrade_page(&visitor.page, &found, &items, choice, preview.as_ref())))
}

pub async fn do_regrade(visitor: Visitor, Path(quiz): Path<String>, Form(fields): Form<Fields>) -> Outcome {
    or_answer!(visitor.viewer());
    let item = value(&fields, "item").parse().map_err(|_| Failure::BAD_REQUEST)?;
    let done = regrade(&visitor.ctx, quiz_id(&quiz)?, item, rule(value(&fields, "rule"))).await?;
    Ok(visitor.html(regraded_page(&visitor.page, &done)))
}
