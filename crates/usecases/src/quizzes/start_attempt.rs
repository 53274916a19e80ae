//! Beginning an attempt: one row, as the papers are there already.

use domain::people::{Action, Resource};
use domain::quizzes::paper::choose_paper;
use domain::quizzes::timing::Window;
use domain::{AttemptId, QuizId};
use storage::quizzes::attempts::{self, NewAttempt};

use super::quiz_page::{QuizPageError, open};
use crate::{Ctx, Forbidden};

pub struct StartAttempt {
    pub quiz: QuizId,
    pub access_code: String,
}

#[derive(Debug, thiserror::Error)]
pub enum StartAttemptError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such quiz")]
    NotFound,
    #[error("it is not open yet")]
    NotYet,
    #[error("it has closed")]
    Closed,
    #[error("no attempts are left")]
    NoneLeft,
    #[error("the access code is another one")]
    WrongCode,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

impl From<QuizPageError> for StartAttemptError {
    fn from(error: QuizPageError) -> Self {
        match error {
            QuizPageError::Forbidden(e) => e.into(),
            QuizPageError::NotFound => Self::NotFound,
            QuizPageError::Storage(e) => e.into(),
        }
    }
}

/// Begins an attempt, or gives the one that is under way: pressing twice, in two tabs or on two devices, begins one.
pub async fn start_attempt(ctx: &Ctx, input: StartAttempt) -> Result<AttemptId, StartAttemptError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let page = open(ctx, input.quiz, person).await?;
    if let Some(current) = &page.standing.current {
        return Ok(current.id);
    }
    match page.standing.window {
        Window::NotYet { .. } => return Err(StartAttemptError::NotYet),
        Window::Closed { .. } => return Err(StartAttemptError::Closed),
        Window::Open => {}
    }
    if page.standing.left == Some(0) {
        return Err(StartAttemptError::NoneLeft);
    }
    let code = page.quiz.conditions.access_code.trim();
    if !code.is_empty() && code != input.access_code.trim() {
        return Err(StartAttemptError::WrongCode);
    }
    let (id, now) = (AttemptId(ctx.id()), ctx.now());
    let papers = usize::try_from(page.version.papers).unwrap_or(1);
    let version = page.quiz.version.ok_or(StartAttemptError::NotFound)?;
    let new = NewAttempt {
        id,
        quiz: input.quiz,
        version,
        paper: i64::try_from(choose_paper(id, papers)).unwrap_or(0),
        person,
        number: page.standing.attempts.last().map_or(0, |last| last.number) + 1,
        started_at: now,
        deadline: page.quiz.conditions.deadline(page.standing.extension, now).map(|d| d.at),
    };
    let new = std::sync::Arc::new(new);
    let row = new.clone();
    if ctx.db().write(move |mut conn| Box::pin(async move { attempts::start(&mut conn, &row).await })).await? {
        return Ok(id);
    }
    // another tab was quicker: its attempt it is
    let mine = attempts::of_person(&mut ctx.db().read().await?.conn(), input.quiz, person).await?;
    mine.iter().find(|a| a.number == new.number).map(|a| a.id).ok_or(StartAttemptError::NotFound)
}

#[cfg(test)]
#[path = "start_attempt_tests.rs"]
mod tests;
