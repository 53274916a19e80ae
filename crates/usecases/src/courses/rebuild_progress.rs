//! Making a learner's projections anew from their events: the proof that events are the truth, and the repair when a rule changes.

use std::collections::BTreeMap;

use domain::courses::{BlockState, Event, apply};
use domain::people::{Action, Resource};

use crate::{Ctx, Forbidden};

#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such course")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// The states of the blocks of one lesson of the actor's, folded from their events alone. Nothing is stored.
pub async fn rebuild_progress(ctx: &Ctx, course: &str, lesson: &str) -> Result<BTreeMap<String, BlockState>, RebuildError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let found = storage::courses::for_person(&mut read.conn(), course, person).await?.ok_or(RebuildError::NotFound)?;
    let definition = ctx.app.courses.lesson(&mut read.conn(), found.version_id, lesson).await?.ok_or(RebuildError::NotFound)?;
    let mut states = BTreeMap::new();
    for stored in storage::learning::events(&mut read.conn(), person, found.course_id).await? {
        let (Some(block), true) = (definition.block(&stored.block), stored.lesson == lesson) else { continue };
        let event: Event = serde_json::from_str(&stored.payload).map_err(storage::Error::from)?;
        let before = states.remove(&stored.block);
        // an event that an older version accepted may not fit this one; it stays an event
        if let Some(after) = apply(&block.body, before.clone(), &event, stored.client_time).ok().or(before) {
            states.insert(stored.block, after);
        }
    }
    Ok(states)
}
