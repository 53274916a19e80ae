//! Inviting a person to set a password, by a link (or its QR code) that works once and not for ever.

use domain::people::{Action, Resource};
use domain::{InvitationId, OrganisationId, PersonId, Timestamp};
use storage::people::{self, Person, invitations};

use crate::{Ctx, Forbidden, Token};

/// How long an invitation waits.
const VALID_DAYS: i64 = 14;

/// An invitation just made. The token is shown now and never again.
pub struct Invited {
    pub token: Token,
    pub person: Person,
    pub expires_at: Timestamp,
}

#[derive(Debug, thiserror::Error)]
pub enum InvitePersonError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such person in this organisation")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Makes an invitation for a member of the organisation; earlier ones end.
pub async fn invite_person(ctx: &Ctx, organisation: OrganisationId, id: PersonId) -> Result<Invited, InvitePersonError> {
    ctx.require(Action::InvitePerson, Resource::Organisation(organisation))?;
    let now = ctx.now();
    let mut read = ctx.db().read().await?;
    if !people::is_member(&mut read.conn(), id, organisation, now).await? {
        return Err(InvitePersonError::NotFound);
    }
    let person = people::person(&mut read.conn(), id).await?.ok_or(InvitePersonError::NotFound)?;
    drop(read);
    let token = Token::new(ctx);
    let (token_hash, invitation) = (token.hash(), InvitationId(ctx.id()));
    let expires_at = now.plus(VALID_DAYS * Timestamp::DAY);
    let audit = ctx.clone();
    ctx.db()
        .write(move |mut conn| {
            Box::pin(async move {
                let created_by = audit.actor.person();
                let new =
                    invitations::NewInvitation { id: invitation, token_hash: &token_hash, person: id, created_by, at: now, expires_at };
                invitations::insert(&mut conn, &new).await?;
                let detail = serde_json::json!({"invitation": invitation});
                crate::audit::record(&audit, &mut conn, "invite_person", format!("person:{id}"), detail).await
            })
        })
        .await?;
    Ok(Invited { token, person, expires_at })
}
