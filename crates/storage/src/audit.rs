//! Who changed what, when: written in the transaction of the change itself, never changed.

use domain::{PersonId, Timestamp};
use uuid::Uuid;

use crate::{Conn, Result};

/// One line of the log. `subject` is `kind:id`; `detail` is a JSON object without secrets and without learners' texts.
pub struct AuditEvent<'a> {
    pub id: Uuid,
    pub at: Timestamp,
    pub actor: Option<PersonId>,
    pub action: &'a str,
    pub subject: String,
    pub detail: String,
}

pub async fn append(conn: &mut Conn<'_>, event: AuditEvent<'_>) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO audit_event (id, at, actor_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)",
        event.id,
        event.at.0,
        event.actor.map(|p| p.0),
        event.action,
        &event.subject,
        &event.detail,
    )?;
    Ok(())
}

/// The actions recorded about a subject, oldest first.
pub async fn actions_on(conn: &mut Conn<'_>, subject: &str) -> Result<Vec<String>> {
    let rows = fetch_all!(conn, (String,), "SELECT action FROM audit_event WHERE subject = $1 ORDER BY at, id", subject)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
