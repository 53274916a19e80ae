//! The statistics of a quiz, and of one question in it.

use app::quizzes::staff::{item_statistics_page, statistics_page};
use axum::extract::{Path, Query};
use serde::Deserialize;
use usecases::quizzes::quiz_statistics;

use super::quiz_id;
use crate::http::{Failure, Outcome, Visitor};
use crate::pages::or_answer;

#[derive(Deserialize)]
pub struct StatisticsQuery {
    #[serde(default)]
    item: String,
}

pub async fn statistics(visitor: Visitor, Path(quiz): Path<String>, Query(query): Query<StatisticsQuery>) -> Outcome {
    or_answer!(visitor.viewer());
    let found = quiz_statistics(&visitor.ctx, quiz_id(&quiz)?).await?;
    if query.item.is_empty() {
        return Ok(visitor.html(statistics_page(&visitor.page, &found)));
    }
    let page = item_statistics_page(&visitor.page, &found, &query.item).ok_or(Failure::NOT_FOUND)?;
    Ok(visitor.html(page))
}
