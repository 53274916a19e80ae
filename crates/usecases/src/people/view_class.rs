//! A class: who is in it and how far each one is. Never what they wrote for themselves.

use domain::courses::progress::{CourseProgress, LessonProgress, course_progress};
use domain::people::{Action, Resource, Role};
use domain::{ClassId, Text, Timestamp};
use storage::learning::LessonProgressRow;
use storage::people::{self, Class, Person};

use crate::{Ctx, Forbidden};

pub struct ClassView {
    pub class: Class,
    /// Titles of the courses somebody of the class has begun, in the order of `courses` of each learner.
    pub courses: Vec<Text>,
    /// To be sorted in the reader's language.
    pub learners: Vec<LearnerProgress>,
}

pub struct LearnerProgress {
    pub person: Person,
    /// One per course of the class view.
    pub courses: Vec<CourseProgress>,
    pub last_active_at: Option<Timestamp>,
}

#[derive(Debug, thiserror::Error)]
pub enum ViewClassError {
    /// Also what one gets for a class that does not exist.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn view_class(ctx: &Ctx, id: ClassId) -> Result<ClassView, ViewClassError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let class = people::class(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    ctx.require(Action::ViewClass, Resource::Class { organisation: class.organisation_id, class: id })?;
    let rows = storage::learning::class_progress(&mut read.conn(), id, ctx.now()).await?;
    let mut outlines = Vec::new();
    for course in storage::courses::all_for_person(&mut read.conn(), ctx.person()?).await? {
        if rows.iter().any(|(_, lessons)| lessons.iter().any(|l| l.course_id == course.course_id)) {
            outlines.push((course.course_id, ctx.app.courses.outline(&mut read.conn(), course.version_id).await?));
        }
    }
    let learners = rows
        .into_iter()
        .map(|(person, lessons)| LearnerProgress {
            person,
            last_active_at: lessons.iter().map(|l| l.updated_at).max(),
            courses: outlines
                .iter()
                .map(|(course, outline)| {
                    course_progress(outline, |slug| {
                        lessons.iter().find(|l| l.course_id == *course && l.lesson == slug).map(to_progress).unwrap_or_default()
                    })
                })
                .collect(),
        })
        .collect();
    Ok(ClassView { class, courses: outlines.iter().map(|(_, o)| o.title.clone()).collect(), learners })
}

/// The classes the actor may view.
pub async fn my_classes(ctx: &Ctx) -> Result<Vec<Class>, ViewClassError> {
    ctx.person()?;
    let mut classes: Vec<Class> = Vec::new();
    for membership in ctx.actor.memberships() {
        match (membership.role, membership.class) {
            (Role::Coordinator | Role::Administrator, _) => {
                let mut read = ctx.db().read().await?;
                classes.extend(people::classes_of(&mut read.conn(), membership.organisation).await?);
            }
            (Role::Teacher | Role::SchoolTutor | Role::Mentor | Role::HeadOfTraining, Some(class)) => {
                let mut read = ctx.db().read().await?;
                classes.extend(people::class(&mut read.conn(), class).await?);
            }
            _ => {}
        }
    }
    classes.retain(|c| ctx.require(Action::ViewClass, Resource::Class { organisation: c.organisation_id, class: c.id }).is_ok());
    classes.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    classes.dedup_by_key(|c| c.id);
    Ok(classes)
}

/// What the rules need of a stored row.
pub(crate) fn to_progress(row: &LessonProgressRow) -> LessonProgress {
    LessonProgress { activities_done: usize::try_from(row.activities_done).unwrap_or(0), finished: row.finished_at.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::courses::enrol;
    use crate::testing::School;
    use storage::both_databases;

    both_databases! {
        async fn a_teacher_sees_how_far_the_class_is_and_learners_do_not(db) {
            let school = School::new(db).await;
            school.course().await;
            let teacher = school.member("t@example.org", Role::Teacher).await;
            let mei = school.member("mei@example.org", Role::Learner).await;
            enrol(&school.as_person(mei).await, "small").await.unwrap();
            let view = view_class(&school.as_person(teacher).await, school.class).await.unwrap();
            assert_eq!(view.learners.len(), 1);
            assert_eq!(view.learners[0].person.id, mei);
            let learner = school.as_person(mei).await;
            assert!(matches!(view_class(&learner, school.class).await, Err(ViewClassError::Forbidden(_))));
            let unknown = ClassId(learner.id());
            assert!(matches!(view_class(&school.as_person(teacher).await, unknown).await, Err(ViewClassError::Forbidden(_))));
            assert_eq!(my_classes(&school.as_person(teacher).await).await.unwrap().len(), 1);
            assert!(my_classes(&learner).await.unwrap().is_empty());
        }
    }
}
