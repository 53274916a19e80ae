//! The conditions of a quiz, which hold at once. Several may set them; nobody's are replaced unseen.

use domain::QuizId;
use domain::quizzes::definition::Conditions;
use storage::quizzes::definitions;

use super::author_quiz::{AuthorQuizError, changeable};
use super::end_attempt::move_deadlines;
use crate::{Ctx, Forbidden};

/// Stores the conditions; attempts under way get their new deadline at once. Gives the revision that is stored then.
///
/// `seen` is the revision they were made from, as in [`save_draft`](super::save_draft()).
pub async fn set_conditions(ctx: &Ctx, id: QuizId, conditions: Conditions, seen: i64) -> Result<i64, AuthorQuizError> {
    let backwards = matches!((conditions.opens_at, conditions.closes_at), (Some(opens), Some(closes)) if closes <= opens);
    if backwards || conditions.minutes == Some(0) || conditions.access_code.chars().count() > 60 {
        return Err(AuthorQuizError::BadConditions);
    }
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let mut quiz = changeable(&ctx, &mut conn, id).await?;
                let revision = definitions::revisions(&mut conn, id).await?.ok_or(Forbidden)?.conditions.revision;
                if quiz.conditions == conditions {
                    return Ok(revision);
                }
                if revision != seen {
                    return Err(AuthorQuizError::Changed);
                }
                let before = std::mem::replace(&mut quiz.conditions, conditions);
                definitions::set_conditions(&mut conn, id, &quiz.conditions, ctx.actor.person(), ctx.now()).await?;
                move_deadlines(&mut conn, &quiz).await?;
                let detail = serde_json::json!({ "before": before, "after": quiz.conditions });
                crate::audit::record(&ctx, &mut conn, "set_quiz_conditions", format!("quiz:{id}"), without_code(detail)).await?;
                Ok(revision + 1)
            })
        })
        .await
}

/// The audit trail holds no secret.
fn without_code(mut detail: serde_json::Value) -> serde_json::Value {
    for side in ["before", "after"] {
        if let Some(conditions) = detail.get_mut(side).and_then(serde_json::Value::as_object_mut) {
            conditions.remove("access_code");
        }
    }
    detail
}

#[cfg(test)]
#[path = "set_conditions_tests.rs"]
mod tests;
