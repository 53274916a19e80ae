//! One lesson, with the state of each of its blocks.

use std::collections::HashMap;
use std::sync::Arc;

use domain::courses::BlockState;
use domain::courses::content::{Lesson, Outline};
use domain::people::{Action, Resource};
use domain::{CourseId, VersionId};

use crate::{Ctx, Forbidden};

pub struct LessonPage {
    pub outline: Arc<Outline>,
    pub lesson: Arc<Lesson>,
    /// Place in the course, from 0.
    pub position: usize,
    pub states: HashMap<String, BlockState>,
    pub activities_done: usize,
    pub finished: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum LessonPageError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// The course exists, but one has to enrol first.
    #[error("not enrolled")]
    NotEnrolled,
    #[error("no such course or lesson")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn lesson_page(ctx: &Ctx, course: &str, lesson: &str) -> Result<LessonPage, LessonPageError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let found = storage::courses::for_person(&mut read.conn(), course, person).await?.ok_or(LessonPageError::NotFound)?;
    let outline = ctx.app.courses.outline(&mut read.conn(), found.version_id).await?;
    let (position, _) = outline.lesson(lesson).ok_or(LessonPageError::NotFound)?;
    if found.enrolled_at.is_none() {
        return Err(LessonPageError::NotEnrolled);
    }
    let definition = open(ctx, &mut read, found.version_id, lesson).await?;
    let states: HashMap<_, _> =
        storage::learning::block_states(&mut read.conn(), person, found.course_id, lesson).await?.into_iter().collect();
    let finished = finished(&mut read, person, found.course_id, lesson).await?;
    let activities_done = definition.blocks.iter().filter(|b| states.get(&b.id).is_some_and(BlockState::is_done)).count();
    Ok(LessonPage { outline, lesson: definition, position, states, activities_done, finished })
}

async fn open(ctx: &Ctx, read: &mut storage::ReadConn, version: VersionId, slug: &str) -> Result<Arc<Lesson>, LessonPageError> {
    ctx.app.courses.lesson(&mut read.conn(), version, slug).await?.ok_or(LessonPageError::NotFound)
}

async fn finished(read: &mut storage::ReadConn, person: domain::PersonId, course: CourseId, lesson: &str) -> Result<bool, LessonPageError> {
    let rows = storage::learning::lessons_of_course(&mut read.conn(), person, course).await?;
    Ok(rows.iter().any(|row| row.lesson == lesson && row.finished_at.is_some()))
}
