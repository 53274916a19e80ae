//! Who is behind a session cookie; asked by every request.

use domain::people::{Actor, Membership};
use domain::{SessionId, Timestamp};
use storage::people::{Person, sessions};

use super::sign_in::session_end;
use crate::{Ctx, Token};

/// "Last seen" is written at most this often, so that reading a page is not a write.
const TOUCH_EVERY: i64 = Timestamp::HOUR;

pub struct SignedIn {
    pub session: SessionId,
    pub person: Person,
    pub memberships: Vec<Membership>,
}

impl SignedIn {
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Person { id: self.person.id, memberships: self.memberships.clone() }
    }
}

/// The session of this token, with its person and their current memberships; none when it has ended or never was.
pub async fn authenticate(ctx: &Ctx, token: &Token) -> Result<Option<SignedIn>, storage::Error> {
    let now = ctx.now();
    let found = sessions::find(&mut ctx.db().read().await?.conn(), &token.hash(), now).await?;
    let Some(found) = found else { return Ok(None) };
    if found.last_seen_at.plus(TOUCH_EVERY) <= now {
        let session = found.session;
        ctx.db().write(move |mut conn| Box::pin(async move { sessions::touch(&mut conn, session, now, session_end(now)).await })).await?;
    }
    Ok(Some(SignedIn { session: found.session, person: found.person, memberships: found.memberships }))
}
