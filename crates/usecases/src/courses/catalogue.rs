//! All courses, those one works on first.

use std::sync::Arc;

use domain::courses::content::Outline;
use domain::courses::progress::{CourseProgress, course_progress};
use domain::people::{Action, Resource};

use crate::people::to_progress;
use crate::{Ctx, Forbidden};

pub struct CatalogueEntry {
    pub outline: Arc<Outline>,
    pub enrolled: bool,
    pub completed: bool,
    pub progress: CourseProgress,
}

#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn catalogue(ctx: &Ctx) -> Result<Vec<CatalogueEntry>, CatalogueError> {
    ctx.require(Action::BrowseCourses, Resource::Platform)?;
    let person = ctx.person()?;
    let mut read = ctx.db().read().await?;
    let courses = storage::courses::all_for_person(&mut read.conn(), person).await?;
    let lessons = storage::learning::lessons_of_person(&mut read.conn(), person).await?;
    let mut entries = Vec::with_capacity(courses.len());
    for course in courses {
        let outline = ctx.app.courses.outline(&mut read.conn(), course.version_id).await?;
        let progress = course_progress(&outline, |slug| {
            lessons.iter().find(|l| l.course_id == course.course_id && l.lesson == slug).map(to_progress).unwrap_or_default()
        });
        entries.push(CatalogueEntry {
            outline,
            enrolled: course.enrolled_at.is_some(),
            completed: course.completed_at.is_some(),
            progress,
        });
    }
    Ok(entries)
}
