//! More time or another attempt for one person.

use domain::quizzes::definition::Extension;
use domain::{PersonId, QuizId};
use storage::quizzes::definitions;

use super::access;
use super::end_attempt::move_deadlines;
use crate::{Ctx, Forbidden};

#[derive(Debug, thiserror::Error)]
pub enum GrantExtensionError {
    /// Also what one gets for a quiz or a learner that is not there.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Grants it, in place of what was granted before; an attempt under way runs longer at once.
pub async fn grant_extension(ctx: &Ctx, quiz: QuizId, learner: PersonId, extension: Extension) -> Result<(), GrantExtensionError> {
    let by = ctx.person()?;
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                // held, so that the deadlines do not come from conditions that change meanwhile
                let found = definitions::hold(&mut conn, quiz).await?.ok_or(Forbidden)?;
                let organisations = access::marks_for(&ctx, &found)?;
                if !access::is_learner_of(&mut conn, learner, &organisations).await? {
                    return Err(Forbidden.into());
                }
                definitions::put_extension(&mut conn, quiz, learner, extension, by, ctx.now()).await?;
                move_deadlines(&mut conn, &found).await?;
                let detail = serde_json::json!({ "person": learner, "minutes": extension.minutes, "attempts": extension.attempts });
                crate::audit::record(&ctx, &mut conn, "grant_extension", format!("quiz:{quiz}"), detail).await?;
                Ok(())
            })
        })
        .await
}

#[cfg(test)]
#[path = "grant_extension_tests.rs"]
mod tests;
