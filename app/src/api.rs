//! `POST /api/v1/sync`: a batch of learning events, answered one by one. The name and the schema numbers stay for ever; what is shipped once is
//! understood for ever.
//!
//! ```json
//! {"device_id": "uuid", "language": "de", "events": [
//!   {"event_id": "uuid v7", "seq": 1, "schema": 1, "course": "…", "lesson": "…", "block": "…", "client_time": 1763636400000,
//!    "kind": "answered", "payload": {"option": "a"}}]}
//! ```
//!
//! Answers of quizzes name `attempt` and `slot` (the question's number) instead of `course`, `lesson` and `block`; their kinds are `answer_given`, `checked` and
//! `flag_set` ([`domain::quizzes::attempt::AttemptEvent`]). `sent_at` beside `device_id` is the device's clock at sending: with it the server knows how long an
//! answer waited there. An accepted answer with the code `late` was given in time and came after the end.
//!
//! `device_id` is chosen by the browser for itself, `seq` counts up on it, `client_time` is milliseconds since 1970-01-01T00:00Z on its clock, `language`
//! is that of the texts in the answers. Kinds and payloads: [`domain::courses::Event`].

use domain::courses::view::ActivityView;
use serde::Serialize;
use uuid::Uuid;

/// Where devices send their events.
pub const SYNC_PATH: &str = "/api/v1/sync";

/// The schema of the events this version writes.
pub const SCHEMA: u32 = 1;

#[derive(Clone, Debug, Serialize)]
pub struct SyncResponse {
    /// In the order of the events.
    pub answers: Vec<WireAnswer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct WireAnswer {
    pub event_id: Uuid,
    /// `accepted`, `duplicate` or `rejected`.
    pub status: String,
    /// Why it was rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The activity after the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<ActivityView>,
    /// Whether the block is done now.
    pub done: bool,
    /// Activities done in the lesson, and how many it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activities: Option<(usize, usize)>,
}
