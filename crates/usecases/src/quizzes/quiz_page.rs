//! One quiz before it is begun: its rules, where one stands.

use std::sync::Arc;

use domain::people::{Action, Resource};
use domain::quizzes::timing::Deadline;
use domain::{PersonId, QuizId};
use storage::quizzes::{attempts, definitions};

use super::{CachedVersion, Standing};
use crate::{Ctx, Forbidden};

pub struct QuizPage {
    pub quiz: definitions::Quiz,
    pub version: Arc<CachedVersion>,
    pub standing: Standing,
    /// Until when an attempt begun now would run, and why.
    pub deadline: Option<Deadline>,
    /// Of one paper.
    pub max_marks: f64,
}

#[derive(Debug, thiserror::Error)]
pub enum QuizPageError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// There is none, or it is not for this person.
    #[error("no such quiz")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// The quiz as the signed-in person may take it.
pub async fn quiz_page(ctx: &Ctx, id: QuizId) -> Result<QuizPage, QuizPageError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    open(ctx, id, person).await
}

pub(super) async fn open(ctx: &Ctx, id: QuizId, person: PersonId) -> Result<QuizPage, QuizPageError> {
    let now = ctx.now();
    let mut read = ctx.db().read().await?;
    let quiz = definitions::quiz(&mut read.conn(), id).await?.ok_or(QuizPageError::NotFound)?;
    let published = quiz.version.ok_or(QuizPageError::NotFound)?;
    if !definitions::is_for(&mut read.conn(), id, person, now).await? {
        return Err(QuizPageError::NotFound);
    }
    let version = ctx.app.quizzes.version(&mut read.conn(), published).await?;
    let extension = definitions::extension(&mut read.conn(), id, person).await?;
    let mine = attempts::of_person(&mut read.conn(), id, person).await?;
    let standing = Standing::new(&quiz, extension, mine, now);
    let deadline = quiz.conditions.deadline(extension, now);
    let max_marks = ctx.app.quizzes.paper(&mut read.conn(), published, 0).await?.marks();
    Ok(QuizPage { quiz, version, standing, deadline, max_marks })
}
