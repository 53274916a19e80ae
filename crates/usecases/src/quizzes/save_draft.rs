//! Saving the draft of a quiz. Several may write one; nobody's words are replaced unseen.

use domain::quizzes::definition::Definition;
use domain::{ClassId, QuizId};
use storage::quizzes::definitions;

use super::author_quiz::{AuthorQuizError, QUESTIONS_MAX, changeable, check_sources};
use super::publish_quiz::newest;
use crate::{Ctx, Forbidden};

/// Stores the draft and for which class it is; what learners see changes when it is published. Gives the revision that is stored then.
///
/// `seen` is the revision the draft was made from. When there is a newer one that says something else, this is refused as [`AuthorQuizError::Changed`] and
/// stores nothing. What is stored already is no change, whatever was seen: sending the same draft twice is sending it once.
pub async fn save_draft(ctx: &Ctx, id: QuizId, class: Option<ClassId>, draft: Definition, seen: i64) -> Result<i64, AuthorQuizError> {
    if draft.title.is_empty() {
        return Err(AuthorQuizError::NoTitle);
    }
    if draft.slots().count() > QUESTIONS_MAX {
        return Err(AuthorQuizError::TooMany);
    }
    // with its numbers as they are when they have been stored and read
    let json = serde_json::to_string(&draft).map_err(storage::Error::from)?;
    let mut draft: Definition = serde_json::from_str(&json).map_err(storage::Error::from)?;
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let quiz = changeable(&ctx, &mut conn, id).await?;
                if let Some(class) = class {
                    let class = storage::people::class(&mut conn, class).await?;
                    if class.map(|c| c.organisation_id) != quiz.organisation {
                        return Err(Forbidden.into());
                    }
                }
                check_sources(&ctx, &mut conn, &draft).await?;
                let revision = definitions::revisions(&mut conn, id).await?.ok_or(Forbidden)?.draft.revision;
                let stored = definitions::draft(&mut conn, id).await?.ok_or(Forbidden)?;
                let same = class == quiz.class && draft.as_written() == stored.as_written();
                if !same && revision != seen {
                    return Err(AuthorQuizError::Changed);
                }
                newest(&mut conn, &mut draft).await?;
                if same {
                    definitions::renew_draft(&mut conn, id, &draft).await?;
                    return Ok(revision);
                }
                definitions::set_draft(&mut conn, id, class, &draft, ctx.actor.person(), ctx.now()).await?;
                Ok(revision + 1)
            })
        })
        .await
}

#[cfg(test)]
#[path = "save_draft_tests.rs"]
mod tests;
