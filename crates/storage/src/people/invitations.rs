//! Invitations to set a password: single use, with an end. The table holds the SHA-256 of the token, never the token.

use domain::{InvitationId, PersonId, Timestamp};
use sqlx::FromRow;

use crate::{Conn, Result};

pub struct NewInvitation<'a> {
    pub id: InvitationId,
    pub token_hash: &'a [u8],
    pub person: PersonId,
    pub created_by: Option<PersonId>,
    pub at: Timestamp,
    pub expires_at: Timestamp,
}

/// Stores an invitation and ends the person's earlier ones.
pub async fn insert(conn: &mut Conn<'_>, invitation: &NewInvitation<'_>) -> Result<()> {
    execute!(
        conn,
        "UPDATE invitation SET expires_at = $2 WHERE person_id = $1 AND used_at IS NULL AND expires_at > $2",
        invitation.person.0,
        invitation.at.0
    )?;
    execute!(
        conn,
        "INSERT INTO invitation (id, token_hash, person_id, created_by, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)",
        invitation.id.0,
        invitation.token_hash,
        invitation.person.0,
        invitation.created_by.map(|p| p.0),
        invitation.at.0,
        invitation.expires_at.0,
    )?;
    Ok(())
}

#[derive(Clone, Debug, FromRow)]
pub struct Invitation {
    #[sqlx(try_from = "uuid::Uuid")]
    pub id: InvitationId,
    #[sqlx(try_from = "uuid::Uuid")]
    pub person_id: PersonId,
    #[sqlx(try_from = "i64")]
    pub expires_at: Timestamp,
    pub used_at: Option<i64>,
}

pub async fn find(conn: &mut Conn<'_>, token_hash: &[u8]) -> Result<Option<Invitation>> {
    fetch_optional!(conn, Invitation, "SELECT id, person_id, expires_at, used_at FROM invitation WHERE token_hash = $1", token_hash)
}

/// Uses an invitation up; false when somebody else was first or it has ended.
pub async fn redeem(conn: &mut Conn<'_>, id: InvitationId, now: Timestamp) -> Result<bool> {
    let used = execute!(conn, "UPDATE invitation SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2", id.0, now.0)?;
    Ok(used > 0)
}
