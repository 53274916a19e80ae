//! One course: what it is about, its lessons, and where one stands.

use std::sync::Arc;

use domain::courses::content::Outline;
use domain::courses::progress::{CourseProgress, LessonProgress, course_progress, next_lesson};
use domain::people::{Action, Resource};

use crate::people::to_progress;
use crate::{Ctx, Forbidden};

pub struct CoursePage {
    pub outline: Arc<Outline>,
    pub enrolled: bool,
    pub completed: bool,
    pub progress: CourseProgress,
    /// In the order of the outline.
    pub lessons: Vec<LessonStanding>,
    /// Place of the lesson to go on with; none when all are finished.
    pub next: Option<usize>,
}

#[derive(Clone, Debug, Default)]
pub struct LessonStanding {
    pub progress: LessonProgress,
    /// Where one was last, when one has begun.
    pub last_block: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum CoursePageError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such course")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn course_page(ctx: &Ctx, slug: &str) -> Result<CoursePage, CoursePageError> {
    ctx.require(Action::BrowseCourses, Resource::Platform)?;
    let person = ctx.person()?;
    let mut read = ctx.db().read().await?;
    let course = storage::courses::for_person(&mut read.conn(), slug, person).await?.ok_or(CoursePageError::NotFound)?;
    let outline = ctx.app.courses.outline(&mut read.conn(), course.version_id).await?;
    let rows = storage::learning::lessons_of_course(&mut read.conn(), person, course.course_id).await?;
    let row = |slug: &str| rows.iter().find(|row| row.lesson == slug);
    let progress = |slug: &str| row(slug).map(to_progress).unwrap_or_default();
    let lessons = outline
        .lessons
        .iter()
        .map(|l| LessonStanding { progress: progress(&l.slug), last_block: row(&l.slug).map(|r| r.last_block.clone()) })
        .collect();
    Ok(CoursePage {
        enrolled: course.enrolled_at.is_some(),
        completed: course.completed_at.is_some(),
        progress: course_progress(&outline, progress),
        next: next_lesson(&outline, |slug| progress(slug).finished),
        lessons,
        outline,
    })
}
