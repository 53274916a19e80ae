//! Who may see and change which bank and quiz.

use domain::OrganisationId;
use domain::people::{Action, Actor, Resource, may};
use storage::quizzes::definitions::Quiz;

use crate::{Ctx, Forbidden};

/// The organisations in which the actor may do `action`.
pub(super) fn organisations(ctx: &Ctx, action: Action) -> Vec<OrganisationId> {
    let mut all: Vec<OrganisationId> =
        ctx.actor.memberships().iter().map(|m| m.organisation).filter(|o| may(&ctx.actor, action, Resource::Organisation(*o))).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether the actor may change what belongs to `organisation`; what belongs to nobody came with a course and is changed by importing it again.
///
/// # Errors
/// [`Forbidden`].
pub(super) fn may_change(ctx: &Ctx, organisation: Option<OrganisationId>) -> Result<(), Forbidden> {
    match organisation {
        Some(organisation) => ctx.require(Action::AuthorQuizzes, Resource::Organisation(organisation)),
        None if ctx.actor == Actor::Operator => Ok(()),
        None => Err(Forbidden),
    }
}

/// Whether the actor may look at (and use) what belongs to `organisation`; what belongs to nobody is for all who write quizzes anywhere.
///
/// # Errors
/// [`Forbidden`].
pub(super) fn may_use(ctx: &Ctx, organisation: Option<OrganisationId>) -> Result<(), Forbidden> {
    match organisation {
        None if !organisations(ctx, Action::AuthorQuizzes).is_empty() => Ok(()),
        other => may_change(ctx, other),
    }
}

/// The organisations whose learners' attempts at the quiz the actor may see and mark.
///
/// # Errors
/// [`Forbidden`] when there are none.
pub(super) fn marks_for(ctx: &Ctx, quiz: &Quiz) -> Result<Vec<OrganisationId>, Forbidden> {
    let mut all = organisations(ctx, Action::MarkQuizzes);
    if let Some(organisation) = quiz.organisation {
        all.retain(|o| *o == organisation);
    }
    if all.is_empty() { Err(Forbidden) } else { Ok(all) }
}

/// Whether a learner of these organisations is meant: the person is or was one.
pub(super) async fn is_learner_of(
    conn: &mut storage::Conn<'_>,
    person: domain::PersonId,
    organisations: &[OrganisationId],
) -> storage::Result<bool> {
    for organisation in organisations {
        if storage::people::has_been_learner(conn, person, *organisation).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
