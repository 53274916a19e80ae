//! Putting a quiz away, and taking it back.

use domain::QuizId;
use storage::quizzes::{attempts, definitions};

use super::author_quiz::{AuthorQuizError, changeable};
use crate::Ctx;

/// Takes a quiz from the lists, or puts it back. Nothing of it is lost: its results can be read and its answers marked.
///
/// Not while somebody sits it ([`AuthorQuizError::UnderWay`]): whoever lost the page would not find it again. Whoever begins in this very moment can go on and
/// hand in. Doing it twice is doing it once.
pub async fn archive_quiz(ctx: &Ctx, id: QuizId, archived: bool) -> Result<(), AuthorQuizError> {
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let quiz = changeable(&ctx, &mut conn, id).await?;
                if quiz.archived == archived {
                    return Ok(());
                }
                let under_way = if archived { attempts::under_way(&mut conn, id).await?.len() } else { 0 };
                if under_way > 0 {
                    return Err(AuthorQuizError::UnderWay(under_way));
                }
                definitions::archive(&mut conn, id, archived.then(|| ctx.now())).await?;
                let action = if archived { "archive_quiz" } else { "take_back_quiz" };
                crate::audit::record(&ctx, &mut conn, action, format!("quiz:{id}"), serde_json::json!({})).await?;
                Ok(())
            })
        })
        .await
}

#[cfg(test)]
#[path = "archive_quiz_tests.rs"]
mod tests;
