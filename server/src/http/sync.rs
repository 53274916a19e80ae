//! `POST /api/v1/sync`: learning events from devices, answered one by one. Lenient in what it reads: an event it cannot read is rejected by itself and kept.

use app::api::{SCHEMA, SyncResponse, WireAnswer};
use axum::Json;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use domain::courses::{Event, EventError};
use domain::quizzes::attempt::AttemptEvent;
use domain::{AttemptId, DeviceId, EventId, Language, Timestamp};
use serde_json::Value;
use usecases::Ctx;
use usecases::courses::{Answer, IncomingEvent, Status, record_events};
use usecases::quizzes::{Answered, IncomingAnswer, record_answers};
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
    let sent_at = request["sent_at"].as_i64().map(Timestamp);
    let ctx = Ctx { language, ..visitor.ctx };
    let (of_quizzes, of_courses): (Vec<&Value>, Vec<&Value>) = events.iter().partition(|event| event["attempt"].is_string());
    let of_courses = of_courses.into_iter().map(|event| read(event, DeviceId(device))).collect::<Option<Vec<_>>>();
    let of_quizzes = of_quizzes.into_iter().map(|event| read_answer(event, DeviceId(device), sent_at)).collect::<Option<Vec<_>>>();
    let (of_courses, of_quizzes) = (of_courses.ok_or(Failure::BAD_REQUEST)?, of_quizzes.ok_or(Failure::BAD_REQUEST)?);
    let mut answers = Vec::with_capacity(events.len());
    if !of_courses.is_empty() || of_quizzes.is_empty() {
        answers.extend(record_events(&ctx, of_courses).await?.into_iter().map(wire));
    }
    if !of_quizzes.is_empty() {
        answers.extend(record_answers(&ctx, of_quizzes).await?.into_iter().map(wire_answered));
    }
    // in the order of the events
    let place = |id: Uuid| events.iter().position(|event| event["event_id"].as_str().and_then(|text| text.parse().ok()) == Some(id));
    answers.sort_by_cached_key(|answer| place(answer.event_id));
    Ok(Json(SyncResponse { answers }).into_response())
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

/// One answer of a quiz; none when it does not even have an id.
fn read_answer(event: &Value, device: DeviceId, sent_at: Option<Timestamp>) -> Option<IncomingAnswer> {
    let payload = serde_json::json!({ "kind": event["kind"], "payload": event["payload"] });
    let known = ["answer_given", "checked", "flag_set"].iter().any(|kind| event["kind"] == *kind);
    let parsed = match event["schema"].as_u64() {
        Some(n) if n == u64::from(SCHEMA) && known => {
            serde_json::from_value::<AttemptEvent>(payload).map_err(|_| EventError::BadPayload.code())
        }
        _ => Err(EventError::UnknownKind.code()),
    };
    Some(IncomingAnswer {
        id: EventId(event["event_id"].as_str()?.parse().ok()?),
        device,
        sequence: event["seq"].as_i64().unwrap_or(0),
        // what is no id is nobody's attempt
        attempt: AttemptId(event["attempt"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default()),
        question: event["slot"].as_u64().and_then(|n| u16::try_from(n).ok()).unwrap_or(0),
        event: parsed,
        client_time: Timestamp(event["client_time"].as_i64().unwrap_or(0)),
        sent_at,
        raw: event.to_string(),
    })
}

fn status(status: Status) -> (String, Option<String>) {
    match status {
        Status::Accepted => ("accepted".to_owned(), None),
        Status::Duplicate => ("duplicate".to_owned(), None),
        Status::Rejected(code) => ("rejected".to_owned(), Some(code.to_owned())),
    }
}

fn wire(answer: Answer) -> WireAnswer {
    let (status, code) = status(answer.status);
    WireAnswer { event_id: answer.id.0, status, code, view: answer.view, done: answer.done, activities: answer.activities }
}

fn wire_answered(answer: Answered) -> WireAnswer {
    let (status, code) = status(answer.status);
    // accepted, and yet worth saying
    let code = code.or_else(|| answer.late.then(|| "late".to_owned()));
    WireAnswer { event_id: answer.id.0, status, code, view: None, done: false, activities: None }
}
