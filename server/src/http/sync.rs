//! `POST /api/v1/sync`: learning events from devices, answered one by one. Lenient in what it reads: an event it cannot read is rejected by itself and kept.

use app::api::{SCHEMA, SyncResponse, WireAnswer};
use axum::Json;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::courses::{Event, EventError};
use domain::{DeviceId, EventId, Language, Timestamp};
use serde_json::Value;
use usecases::Ctx;
use usecases::courses::{Answer, IncomingEvent, Status, record_events};
use uuid::Uuid;

use super::{Failure, Outcome, Visitor};

pub async fn sync(visitor: Visitor, headers: HeaderMap, body: Bytes) -> Outcome {
    let json = headers.get(header::CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"application/json"));
    if !json {
        return Err(Failure(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    if visitor.session.is_none() {
        return Err(Failure(StatusCode::UNAUTHORIZED));
    }
    let request: Value = serde_json::from_slice(&body).map_err(|_| Failure::BAD_REQUEST)?;
    let device = request["device_id"].as_str().and_then(|id| id.parse::<Uuid>().ok()).ok_or(Failure::BAD_REQUEST)?;
    let language = request["language"].as_str().and_then(Language::from_code).unwrap_or(visitor.ctx.language);
    let events = request["events"].as_array().ok_or(Failure::BAD_REQUEST)?;
    let incoming = events.iter().map(|event| read(event, DeviceId(device))).collect::<Option<Vec<_>>>().ok_or(Failure::BAD_REQUEST)?;
    let ctx = Ctx { language, ..visitor.ctx };
    let answers = record_events(&ctx, incoming).await?;
    Ok(answered(answers))
}

/// One event; none when it does not even have an id, as then nobody could be told what became of it.
fn read(event: &Value, device: DeviceId) -> Option<IncomingEvent> {
    let text = |key: &str| event[key].as_str().unwrap_or_default().chars().filter(|c| !c.is_control()).take(100).collect::<String>();
    let schema = event["schema"].as_u64();
    let payload = serde_json::json!({ "kind": event["kind"], "payload": event["payload"] });
    let parsed = match schema {
        Some(n) if n == u64::from(SCHEMA) => serde_json::from_value::<Event>(payload).map_err(|_| problem(event)),
        _ => Err(EventError::UnknownKind),
    };
    Some(IncomingEvent {
        id: EventId(event["event_id"].as_str()?.parse().ok()?),
        device,
        sequence: event["seq"].as_i64().unwrap_or(0),
        course: text("course"),
        lesson: text("lesson"),
        block: text("block"),
        event: parsed,
        client_time: Timestamp(event["client_time"].as_i64().unwrap_or(0)),
        raw: event.to_string(),
    })
}

/// Whether the kind is unknown or only its payload is wrong.
fn problem(event: &Value) -> EventError {
    const KINDS: [&str; 7] =
        ["block_seen", "checklist_set", "text_saved", "profile_set", "answered", "explanation_chosen", "lesson_finished"];
    let known = event["kind"].as_str().is_some_and(|kind| KINDS.contains(&kind));
    if known { EventError::BadPayload } else { EventError::UnknownKind }
}

fn answered(answers: Vec<Answer>) -> Response {
    let answers = answers
        .into_iter()
        .map(|answer| {
            let (status, code) = match answer.status {
                Status::Accepted => ("accepted", None),
                Status::Duplicate => ("duplicate", None),
                Status::Rejected(code) => ("rejected", Some(code.to_owned())),
            };
            WireAnswer {
                event_id: answer.id.0,
                status: status.to_owned(),
                code,
                view: answer.view,
                done: answer.done,
                activities: answer.activities,
            }
        })
        .collect();
    Json(SyncResponse { answers }).into_response()
}
