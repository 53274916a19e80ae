//! Audit events, written in the transaction of what they record.

use serde_json::Value;
use storage::Conn;
use storage::audit::{AuditEvent, append};

use crate::Ctx;

/// Records that `action` was done to `subject` (`kind:id`). `detail` holds no secret and no learner's text.
pub(crate) async fn record(ctx: &Ctx, conn: &mut Conn<'_>, action: &str, subject: String, detail: Value) -> storage::Result<()> {
    append(conn, AuditEvent { id: ctx.id(), at: ctx.now(), actor: ctx.actor.person(), action, subject, detail: detail.to_string() }).await
}
