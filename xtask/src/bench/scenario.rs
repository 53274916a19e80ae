//! What the load consists of.

use std::{
    io::Read as _,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use hyper::header::{self, HeaderValue};
use serde::Deserialize;
use serde_json::json;
use uuid::{Builder, Uuid};

use crate::http::{Ask, Reply};

/// What `qiao bench-data` prints: where to go and as whom.
#[derive(Deserialize)]
pub struct DataSet {
    pub lesson_path: String,
    /// Values of the session cookie, each of another person.
    pub sessions: Vec<String>,
    pub course: String,
    pub lesson: String,
    /// Block ids of the lesson.
    pub blocks: Vec<String>,
}

#[derive(Clone, Copy)]
pub enum Scenario {
    LessonPage,
    TodayPage,
    SignInPage,
    ProgressEvent,
}

impl Scenario {
    pub const ALL: [Self; 4] = [Self::LessonPage, Self::TodayPage, Self::SignInPage, Self::ProgressEvent];

    pub fn name(self) -> &'static str {
        match self {
            Self::LessonPage => "lesson_page",
            Self::TodayPage => "today_page",
            Self::SignInPage => "sign_in_page",
            Self::ProgressEvent => "progress_event",
        }
    }
}

/// One browser: a person with a device, who asks for the same kind of thing again and again.
pub struct Visitor {
    scenario: Scenario,
    data_set: Arc<DataSet>,
    cookie: String,
    device: Uuid,
    sent: usize,
}

impl Visitor {
    pub fn new(scenario: Scenario, data_set: Arc<DataSet>, number: usize) -> Self {
        let cookie = format!("qiao_session={}", data_set.sessions[number % data_set.sessions.len()]);
        Self { scenario, data_set, cookie, device: Uuid::new_v4(), sent: 0 }
    }

    /// Whether the answer is the one hoped for; if not, what it was.
    pub fn check(&self, reply: &Reply) -> Result<(), String> {
        let good = match self.scenario {
            // each event of a batch gets an answer of its own
            Scenario::ProgressEvent => reply.status.is_success() && text(reply).contains("accepted"),
            _ => reply.status.is_success(),
        };
        if good { Ok(()) } else { Err(format!("{} {}", reply.status, text(reply).chars().take(200).collect::<String>())) }
    }

    pub fn next(&mut self) -> Ask {
        self.sent += 1;
        match self.scenario {
            Scenario::LessonPage => Ask::get(&self.data_set.lesson_path).cookie(&self.cookie),
            Scenario::TodayPage => Ask::get("/en").cookie(&self.cookie),
            Scenario::SignInPage => Ask::get("/en/sign-in"),
            Scenario::ProgressEvent => {
                // gzip can be read here, and costs the server about what a browser's choice would
                Ask::post("/api/v1/sync", "application/json", self.event()).cookie(&self.cookie).encodings("gzip")
            }
        }
    }

    fn event(&self) -> String {
        let DataSet { course, lesson, blocks, .. } = &*self.data_set;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = u64::try_from(now.as_millis()).unwrap_or_default();
        json!({
            "device_id": self.device,
            "events": [{
                "event_id": new_id(now),
                "seq": self.sent,
                "kind": "block_seen",
                "schema": 1,
                "course": course,
                "lesson": lesson,
                "block": blocks[self.sent % blocks.len()],
                "payload": {},
                "client_time": now,
            }],
        })
        .to_string()
    }
}

/// What the answer says, as far as it can be read.
fn text(reply: &Reply) -> String {
    let mut text = String::new();
    let read = match reply.headers.get(header::CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        None => (&*reply.body).read_to_string(&mut text),
        Some(b"gzip") => flate2::read::GzDecoder::new(&*reply.body).read_to_string(&mut text),
        Some(_) => return "(compressed)".to_owned(),
    };
    if read.is_ok() { text } else { "(not text)".to_owned() }
}

/// A version 7 UUID, as devices make them. The crate's own function would take a feature that nothing else in the workspace
/// has, and half of the workspace would be compiled twice for it.
fn new_id(now: u64) -> Uuid {
    let mut random = [0; 10];
    random.copy_from_slice(&Uuid::new_v4().as_bytes()[6..]);
    Builder::from_unix_timestamp_millis(now, &random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::new_id;

    #[test]
    fn ids_sort_by_time_and_never_repeat() {
        let (early, late) = (new_id(1_700_000_000_000), new_id(1_700_000_000_001));
        assert_eq!(early.get_version_num(), 7);
        assert!(early < late);
        assert_ne!(new_id(1), new_id(1));
    }
}
