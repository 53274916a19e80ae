//! Signed-in browsers. The table holds the SHA-256 of the token, never the token.

use domain::people::{Membership, Role};
use domain::{ClassId, OrganisationId, PersonId, SessionId, Timestamp};
use sqlx::FromRow;

use super::{Person, PersonRow};
use crate::{Conn, Result};

pub struct NewSession<'a> {
    pub id: SessionId,
    pub token_hash: &'a [u8],
    pub person: PersonId,
    pub user_agent: &'a str,
    pub at: Timestamp,
    pub expires_at: Timestamp,
}

pub async fn insert(conn: &mut Conn<'_>, session: &NewSession<'_>) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $5, $6)",
        session.id.0,
        session.token_hash,
        session.person.0,
        session.user_agent,
        session.at.0,
        session.expires_at.0,
    )?;
    Ok(())
}

/// A session with its person and their current memberships.
pub struct SignedIn {
    pub session: SessionId,
    pub last_seen_at: Timestamp,
    pub person: Person,
    pub memberships: Vec<Membership>,
}

#[derive(FromRow)]
struct SignedInRow {
    #[sqlx(try_from = "uuid::Uuid")]
    session_id: SessionId,
    last_seen_at: i64,
    #[sqlx(flatten)]
    person: PersonRow,
    organisation_id: Option<uuid::Uuid>,
    role: Option<String>,
    class_id: Option<uuid::Uuid>,
}

/// Who is signed in with this token: one statement, because every request asks.
pub async fn find(conn: &mut Conn<'_>, token_hash: &[u8], now: Timestamp) -> Result<Option<SignedIn>> {
    let rows = fetch_all!(
        conn,
        SignedInRow,
        "SELECT
            session.id AS session_id,
            session.last_seen_at AS last_seen_at,
            person.id AS id,
            person.family AS family,
            person.given AS given,
            person.native_full AS native_full,
            person.latin_full AS latin_full,
            person.sort_key AS sort_key,
            person.display_order AS display_order,
            person.preferred AS preferred,
            person.language AS language,
            person.time_zone AS time_zone,
            person.email AS email,
            person.phone AS phone,
            membership.organisation_id AS organisation_id,
            membership.role AS role,
            membership.class_id AS class_id
        FROM session
        JOIN person ON person.id = session.person_id
        LEFT JOIN membership
          ON membership.person_id = person.id
         AND membership.valid_from <= $2
         AND (membership.valid_until IS NULL OR membership.valid_until > $2)
        WHERE session.token_hash = $1
          AND session.expires_at > $2
        ORDER BY membership.id",
        token_hash,
        now.0
    )?;
    let memberships = rows
        .iter()
        .filter_map(|row| {
            Some(Membership {
                organisation: OrganisationId(row.organisation_id?),
                role: Role::from_code(row.role.as_deref()?)?,
                class: row.class_id.map(ClassId),
            })
        })
        .collect();
    Ok(rows.into_iter().next().map(|row| SignedIn {
        session: row.session_id,
        last_seen_at: Timestamp(row.last_seen_at),
        person: row.person.into(),
        memberships,
    }))
}

/// Moves a session's end and its "last seen".
pub async fn touch(conn: &mut Conn<'_>, session: SessionId, now: Timestamp, expires_at: Timestamp) -> Result<()> {
    execute!(conn, "UPDATE session SET last_seen_at = $2, expires_at = $3 WHERE id = $1", session.0, now.0, expires_at.0)?;
    Ok(())
}

#[derive(Clone, Debug, FromRow)]
pub struct SessionRow {
    #[sqlx(try_from = "uuid::Uuid")]
    pub id: SessionId,
    pub user_agent: String,
    #[sqlx(try_from = "i64")]
    pub created_at: Timestamp,
    #[sqlx(try_from = "i64")]
    pub last_seen_at: Timestamp,
}

/// A person's open sessions, the last used first.
pub async fn of_person(conn: &mut Conn<'_>, person: PersonId, now: Timestamp) -> Result<Vec<SessionRow>> {
    fetch_all!(
        conn,
        SessionRow,
        "SELECT id, user_agent, created_at, last_seen_at
        FROM session
        WHERE person_id = $1 AND expires_at > $2
        ORDER BY last_seen_at DESC, id",
        person.0,
        now.0
    )
}

/// Ends one session of this person; false when there is no such one.
pub async fn delete(conn: &mut Conn<'_>, person: PersonId, session: SessionId) -> Result<bool> {
    Ok(execute!(conn, "DELETE FROM session WHERE person_id = $1 AND id = $2", person.0, session.0)? > 0)
}

/// Ends all sessions of this person but one (or all).
pub async fn delete_others(conn: &mut Conn<'_>, person: PersonId, keep: Option<SessionId>) -> Result<u64> {
    match keep {
        Some(keep) => execute!(conn, "DELETE FROM session WHERE person_id = $1 AND id <> $2", person.0, keep.0),
        None => execute!(conn, "DELETE FROM session WHERE person_id = $1", person.0),
    }
}

/// Clears away sessions that ended by themselves.
pub async fn delete_expired(conn: &mut Conn<'_>, now: Timestamp) -> Result<u64> {
    execute!(conn, "DELETE FROM session WHERE expires_at <= $1", now.0)
}
