//! Who belongs to an organisation.

use domain::OrganisationId;
use domain::people::{Action, Resource};
use storage::people::{self, Class, Member};

use crate::{Ctx, Forbidden};

pub struct PeopleList {
    pub organisation: OrganisationId,
    /// One per membership; to be sorted in the reader's language.
    pub members: Vec<Member>,
    pub classes: Vec<Class>,
}

#[derive(Debug, thiserror::Error)]
pub enum ListPeopleError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// The current members of an organisation the actor coordinates.
pub async fn list_people(ctx: &Ctx, organisation: OrganisationId) -> Result<PeopleList, ListPeopleError> {
    ctx.require(Action::ListPeople, Resource::Organisation(organisation))?;
    let mut read = ctx.db().read().await?;
    let members = people::members(&mut read.conn(), organisation, ctx.now()).await?;
    let classes = people::classes_of(&mut read.conn(), organisation).await?;
    Ok(PeopleList { organisation, members, classes })
}
