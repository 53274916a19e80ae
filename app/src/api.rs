//! `POST /api/v1/sync`: a batch of learning events, answered one by one. The name and the schema numbers stay for ever; what is shipped once is
//! understood for ever.

use domain::Language;
use domain::courses::Event;
use domain::courses::view::ActivityView;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where devices send their events.
pub const SYNC_PATH: &str = "/api/v1/sync";

/// The schema of the events this version writes.
pub const SCHEMA: u32 = 1;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SyncRequest {
    /// The browser on its device; chosen by itself.
    pub device_id: Uuid,
    /// The language of the texts in the answers.
    pub language: Option<Language>,
    pub events: Vec<WireEvent>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WireEvent {
    pub event_id: Uuid,
    /// Counts up on the device.
    pub seq: i64,
    pub schema: u32,
    pub course: String,
    pub lesson: String,
    pub block: String,
    /// Milliseconds since 1970-01-01T00:00Z on the device's clock.
    pub client_time: i64,
    /// `kind` and `payload`.
    #[serde(flatten)]
    pub event: Event,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SyncResponse {
    /// In the order of the events.
    pub answers: Vec<WireAnswer>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WireAnswer {
    pub event_id: Uuid,
    /// `accepted`, `duplicate` or `rejected`.
    pub status: String,
    /// Why it was rejected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The activity after the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<ActivityView>,
    /// Whether the block is done now.
    #[serde(default)]
    pub done: bool,
    /// Activities done in the lesson, and how many it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activities: Option<(usize, usize)>,
}
