//! The quizzes a learner may take: open ones, coming ones, past ones.

use std::sync::Arc;

use domain::Timestamp;
use domain::people::{Action, Resource};
use domain::quizzes::definition::Extension;
use domain::quizzes::grade::{counting, percent};
use domain::quizzes::timing::Window;
use storage::quizzes::attempts::{self, Attempt};
use storage::quizzes::definitions::{self, Quiz};

use super::CachedVersion;
use super::attempt_page::may_see_marks;
use crate::{Ctx, Forbidden};

/// A quiz with where one stands in it.
pub struct StandingQuiz {
    pub quiz: Quiz,
    pub version: Arc<CachedVersion>,
    pub standing: Standing,
}

/// Where a person stands in a quiz.
#[derive(Clone, Debug)]
pub struct Standing {
    pub window: Window,
    pub extension: Extension,
    /// First to last.
    pub attempts: Vec<Attempt>,
    /// The attempt that is under way.
    pub current: Option<Attempt>,
    /// Attempts that are left; none is any number.
    pub left: Option<u32>,
}

impl Standing {
    /// Marks that may not be seen yet are left out.
    pub(super) fn new(quiz: &Quiz, extension: Extension, mut attempts: Vec<Attempt>, now: Timestamp) -> Self {
        for attempt in &mut attempts {
            if !may_see_marks(quiz, extension, attempt, now) {
                attempt.marks = None;
            }
        }
        let window = quiz.conditions.window(extension, now);
        let current = attempts.iter().find(|a| a.ended.is_none() && a.deadline.is_none_or(|d| d > now)).cloned();
        let used = u32::try_from(attempts.len()).unwrap_or(u32::MAX);
        let left = quiz.conditions.allowed(extension).map(|allowed| allowed.saturating_sub(used));
        Self { window, extension, attempts, current, left }
    }

    /// Whether a new attempt may begin now.
    #[must_use]
    pub fn may_start(&self) -> bool {
        self.window == Window::Open && self.current.is_none() && self.left != Some(0)
    }

    /// What counts so far, in per cent; none before the first end whose marks may be seen.
    #[must_use]
    pub fn percent(&self, quiz: &Quiz) -> Option<f64> {
        let ended: Vec<f64> = self.attempts.iter().filter_map(|a| Some(percent(a.marks?, a.max?))).collect();
        counting(&ended, quiz.conditions.counts)
    }
}

#[derive(Debug, thiserror::Error)]
pub enum MyQuizzesError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// The quizzes of the signed-in person, the newest first.
pub async fn my_quizzes(ctx: &Ctx) -> Result<Vec<StandingQuiz>, MyQuizzesError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let now = ctx.now();
    let mut read = ctx.db().read().await?;
    let quizzes = definitions::quizzes_for(&mut read.conn(), person, now).await?;
    if quizzes.is_empty() {
        return Ok(Vec::new());
    }
    let all = attempts::all_of_person(&mut read.conn(), person).await?;
    let extensions = definitions::extensions_of(&mut read.conn(), person).await?;
    let mut standing = Vec::with_capacity(quizzes.len());
    for quiz in quizzes {
        let Some(id) = quiz.version else { continue };
        let version = ctx.app.quizzes.version(&mut read.conn(), id).await?;
        let extension = extensions.get(&quiz.id).copied().unwrap_or_default();
        let mut mine: Vec<Attempt> = all.iter().filter(|a| a.quiz == quiz.id).cloned().collect();
        mine.sort_by_key(|a| a.number);
        let its = Standing::new(&quiz, extension, mine, now);
        standing.push(StandingQuiz { quiz, version, standing: its });
    }
    Ok(standing)
}

#[cfg(test)]
#[path = "my_quizzes_tests.rs"]
mod tests;
