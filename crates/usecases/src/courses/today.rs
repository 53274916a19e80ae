//! "What is next?": the start page of a learner.

use std::sync::Arc;

use domain::courses::content::Outline;
use domain::courses::progress::{CourseProgress, course_progress, next_lesson};
use domain::people::{Action, Resource};

use storage::people::Class;

use crate::people::{ViewClassError, my_classes, to_progress};
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

pub async fn today(ctx: &Ctx) -> Result<Today, TodayError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let enrolled = storage::courses::enrolled(&mut read.conn(), person).await?;
    let rows = storage::learning::lessons_of_person(&mut read.conn(), person).await?;
    let mut today = Today { due: Vec::new(), courses: Vec::with_capacity(enrolled.len()), classes: Vec::new() };
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
    drop(read);
    today.classes = my_classes(ctx).await?;
    Ok(today)
}
