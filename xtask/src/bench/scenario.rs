//! What the load consists of.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

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
        Self { scenario, data_set, cookie, device: Uuid::now_v7(), sent: 0 }
    }

    /// Whether the answer is the one hoped for.
    pub fn is_content(&self, reply: &Reply) -> bool {
        let mark: &[u8] = match self.scenario {
            // each event of a batch gets an answer of its own
            Scenario::ProgressEvent => b"accepted",
            _ => b"",
        };
        reply.status.is_success() && (mark.is_empty() || reply.body.windows(mark.len()).any(|part| part == mark))
    }

    pub fn next(&mut self) -> Ask {
        self.sent += 1;
        match self.scenario {
            Scenario::LessonPage => Ask::get(&self.data_set.lesson_path).cookie(&self.cookie),
            Scenario::TodayPage => Ask::get("/en").cookie(&self.cookie),
            Scenario::SignInPage => Ask::get("/en/sign-in"),
            Scenario::ProgressEvent => Ask::post("/api/v1/sync", "application/json", self.event()).cookie(&self.cookie),
        }
    }

    fn event(&self) -> String {
        let DataSet { course, lesson, blocks, .. } = &*self.data_set;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        json!({
            "device_id": self.device,
            "events": [{
                "event_id": Uuid::now_v7(),
                "seq": self.sent,
                "kind": "block_seen",
                "schema": 1,
                "course": course,
                "lesson": lesson,
                "block": blocks[self.sent % blocks.len()],
                "payload": {},
                "client_time": u64::try_from(now.as_millis()).unwrap_or_default(),
            }],
        })
        .to_string()
    }
}
