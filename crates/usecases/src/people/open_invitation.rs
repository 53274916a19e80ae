//! Looking at an invitation before accepting it.

use domain::people::Login;
use storage::people::{self, Person, invitations};

use crate::{Ctx, Token};

/// An invitation that still works.
pub struct OpenedInvitation {
    pub person: Person,
}

impl OpenedInvitation {
    /// What the person will sign in with.
    #[must_use]
    pub fn login(&self) -> Option<Login> {
        let (email, phone) = (self.person.email.clone(), self.person.phone.clone());
        email.map(Login::Email).or_else(|| phone.map(Login::Phone))
    }
}

#[derive(Debug, thiserror::Error)]
pub enum OpenInvitationError {
    /// No such invitation; also what somebody guessing gets.
    #[error("no such invitation")]
    NotFound,
    #[error("the invitation has ended")]
    Expired,
    #[error("the invitation was used already")]
    Used,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Whom the invitation is for. Whoever holds the link may know that much.
pub async fn open_invitation(ctx: &Ctx, token: &Token) -> Result<OpenedInvitation, OpenInvitationError> {
    let mut read = ctx.db().read().await?;
    let found = invitations::find(&mut read.conn(), &token.hash()).await?.ok_or(OpenInvitationError::NotFound)?;
    if found.used_at.is_some() {
        return Err(OpenInvitationError::Used);
    }
    if found.expires_at <= ctx.now() {
        return Err(OpenInvitationError::Expired);
    }
    let person = people::person(&mut read.conn(), found.person_id).await?.ok_or(OpenInvitationError::NotFound)?;
    Ok(OpenedInvitation { person })
}
