//! A quiz as a file.

use app::quizzes::staff::quiz_export_page;
use axum::extract::{Path, Query};
use usecases::quizzes::export_quiz;

use super::quiz_id;
use crate::http::{Outcome, Visitor};
use crate::pages::bank_files::{Anyway, file};
use crate::pages::or_answer;

/// The package; first what it cannot say, when there is anything.
pub async fn export(visitor: Visitor, Path(quiz): Path<String>, Query(query): Query<Anyway>) -> Outcome {
    or_answer!(visitor.viewer());
    let export = export_quiz(&visitor.ctx, quiz_id(&quiz)?).await?;
    if !export.written.findings.is_empty() && query.anyway.is_empty() {
        return Ok(visitor.html(quiz_export_page(&visitor.page, &export)));
    }
    Ok(file("qiao-quiz", export.written))
}
