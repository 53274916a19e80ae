//! "What is next?": the start page of a learner.

use std::sync::Arc;

use domain::courses::content::Outline;
use domain::courses::progress::{CourseProgress, course_progress, next_lesson};
use domain::people::{Action, Resource};

use storage::people::Class;

use crate::people::{ViewClassError, my_classes, to_progress};
use crate::quizzes::{MyQuizzesError, StandingQuiz, cards_due, my_quizzes};
use crate::{Ctx, Forbidden};

/// At most this many items are due at once (`UX.md`, principle 1).
const MOST: usize = 7;

pub struct Today {
    /// Lessons to go on with, the last touched first.
    pub due: Vec<DueLesson>,
    /// Courses one is enrolled in, with how far one is, the last touched first.
    pub courses: Vec<(Arc<Outline>, CourseProgress)>,
    /// Classes one looks after.
    pub classes: Vec<Class>,
    /// Quizzes that can be taken now: those under way first, then by their closing.
    pub quizzes: Vec<StandingQuiz>,
    /// Cards to be reviewed.
    pub cards: usize,
}

pub struct DueLesson {
    pub outline: Arc<Outline>,
    /// Place in the course, from 0.
    pub position: usize,
    pub activities_done: usize,
    /// Where one was last, when one has begun.
    pub last_block: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum TodayError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

impl From<ViewClassError> for TodayError {
    fn from(error: ViewClassError) -> Self {
        match error {
            ViewClassError::Forbidden(e) => e.into(),
            ViewClassError::Storage(e) => e.into(),
        }
    }
}

impl From<MyQuizzesError> for TodayError {
    fn from(error: MyQuizzesError) -> Self {
        match error {
            MyQuizzesError::Forbidden(e) => e.into(),
            MyQuizzesError::Storage(e) => e.into(),
        }
    }
}

pub async fn today(ctx: &Ctx) -> Result<Today, TodayError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let enrolled = storage::courses::enrolled(&mut read.conn(), person).await?;
    let rows = storage::learning::lessons_of_person(&mut read.conn(), person).await?;
    let mut today =
        Today { due: Vec::new(), courses: Vec::with_capacity(enrolled.len()), classes: Vec::new(), quizzes: Vec::new(), cards: 0 };
    for course in enrolled {
        let outline = ctx.app.courses.outline(&mut read.conn(), course.version_id).await?;
        let row = |slug: &str| rows.iter().find(|r| r.course_id == course.course_id && r.lesson == slug);
        let progress = course_progress(&outline, |slug| row(slug).map(to_progress).unwrap_or_default());
        if let Some(position) = next_lesson(&outline, |slug| row(slug).is_some_and(|r| r.finished_at.is_some()))
            && today.due.len() < MOST
        {
            let standing = row(&outline.lessons[position].slug);
            today.due.push(DueLesson {
                outline: outline.clone(),
                position,
                activities_done: standing.map(|r| to_progress(r).activities_done).unwrap_or_default(),
                last_block: standing.map(|r| r.last_block.clone()),
            });
        }
        today.courses.push((outline, progress));
    }
    today.cards = cards_due(ctx, &mut read.conn(), person).await?;
    drop(read);
    today.quizzes = due_quizzes(ctx).await?;
    today.classes = my_classes(ctx).await?;
    Ok(today)
}

/// Quizzes that are under way or may be begun, and were not taken yet.
async fn due_quizzes(ctx: &Ctx) -> Result<Vec<StandingQuiz>, TodayError> {
    let mut quizzes = my_quizzes(ctx).await?;
    quizzes.retain(|q| q.standing.current.is_some() || (q.standing.may_start() && q.standing.attempts.is_empty()));
    let closing = |q: &StandingQuiz| q.quiz.conditions.closes(q.standing.extension).map_or(i64::MAX, domain::Timestamp::millis);
    quizzes.sort_by_key(|q| (q.standing.current.is_none(), closing(q)));
    quizzes.truncate(MOST);
    Ok(quizzes)
}
