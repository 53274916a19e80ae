//! Enrolling oneself in a course.

use domain::people::{Action, Resource};

use crate::{Ctx, Forbidden};

#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such course")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Enrols the actor; being enrolled already is fine.
pub async fn enrol(ctx: &Ctx, slug: &str) -> Result<(), EnrolError> {
    ctx.require(Action::Enrol, Resource::Platform)?;
    let person = ctx.person()?;
    let course = storage::courses::for_person(&mut ctx.db().read().await?.conn(), slug, person).await?.ok_or(EnrolError::NotFound)?;
    let (audit, at) = (ctx.clone(), ctx.now());
    ctx.db()
        .write(move |mut conn| {
            Box::pin(async move {
                if storage::courses::enrol(&mut conn, person, course.course_id, at).await? {
                    let detail = serde_json::json!({"person": person});
                    crate::audit::record(&audit, &mut conn, "enrol", format!("course:{}", course.course_id), detail).await?;
                }
                Ok(())
            })
        })
        .await
}
