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
    pub quiz: QuizData,
}

/// The part of the data set about quizzes.
#[derive(Deserialize)]
pub struct QuizData {
    /// Posting there begins an attempt.
    pub start_path: String,
    /// Attempts under way of the first people, in their order.
    pub attempts: Vec<String>,
    /// Answers that fit: the question's number and the fields.
    pub answers: Vec<(u16, serde_json::Value)>,
    pub statistics_path: String,
    /// Value of the session cookie of somebody who may see the statistics.
    pub teacher: String,
}

#[derive(Clone, Copy)]
pub enum Scenario {
    LessonPage,
    TodayPage,
    SignInPage,
    ProgressEvent,
    AttemptPage,
    AnswerSave,
    StatisticsPage,
    /// The same with the attempts of years in the database.
    AttemptPageLarge,
    AnswerSaveLarge,
}

impl Scenario {
    /// What is measured before and after years were added.
    pub const SMALL: [Self; 7] = [
        Self::LessonPage,
        Self::TodayPage,
        Self::SignInPage,
        Self::ProgressEvent,
        Self::AttemptPage,
        Self::AnswerSave,
        Self::StatisticsPage,
    ];
    pub const LARGE: [Self; 2] = [Self::AttemptPageLarge, Self::AnswerSaveLarge];

    /// Over how many connections it is measured.
    pub const fn connections(self) -> &'static [usize] {
        match self {
            Self::AnswerSave | Self::AnswerSaveLarge => &[8, 64],
            Self::StatisticsPage => &[1],
            _ => &[8, 32],
        }
    }

    /// Whose attempts it uses, so that what one scenario stores is not read by the next.
    const fn first(self) -> usize {
        match self {
            Self::AnswerSave => 200,
            Self::AttemptPageLarge => 400,
            Self::AnswerSaveLarge => 600,
            _ => 0,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::LessonPage => "lesson_page",
            Self::TodayPage => "today_page",
            Self::SignInPage => "sign_in_page",
            Self::ProgressEvent => "progress_event",
            Self::AttemptPage => "attempt_page",
            Self::AnswerSave => "answer_save",
            Self::StatisticsPage => "statistics_page",
            Self::AttemptPageLarge => "attempt_page_large",
            Self::AnswerSaveLarge => "answer_save_large",
        }
    }
}

/// One browser: a person with a device, who asks for the same kind of thing again and again.
pub struct Visitor {
    scenario: Scenario,
    data_set: Arc<DataSet>,
    cookie: String,
    device: Uuid,
    /// Of the person, when the scenario has one.
    attempt: String,
    sent: usize,
}

impl Visitor {
    pub fn new(scenario: Scenario, data_set: Arc<DataSet>, number: usize) -> Self {
        let place = scenario.first() + number;
        let session = match scenario {
            Scenario::StatisticsPage => &data_set.quiz.teacher,
            _ => &data_set.sessions[place % data_set.sessions.len()],
        };
        let cookie = format!("qiao_session={session}");
        let attempt = data_set.quiz.attempts[place % data_set.quiz.attempts.len()].clone();
        Self { scenario, data_set, cookie, device: Uuid::new_v4(), attempt, sent: 0 }
    }

    /// Whether the answer is the one hoped for; if not, what it was.
    pub fn check(&self, reply: &Reply) -> Result<(), String> {
        let good = match self.scenario {
            // each event of a batch gets an answer of its own
            Scenario::ProgressEvent | Scenario::AnswerSave | Scenario::AnswerSaveLarge => {
                reply.status.is_success() && text(reply).contains("accepted")
            }
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
            Scenario::AnswerSave | Scenario::AnswerSaveLarge => {
                Ask::post("/api/v1/sync", "application/json", self.answer()).cookie(&self.cookie).encodings("gzip")
            }
            Scenario::AttemptPage | Scenario::AttemptPageLarge => Ask::get(format!("/en/attempts/{}", self.attempt)).cookie(&self.cookie),
            Scenario::StatisticsPage => Ask::get(&self.data_set.quiz.statistics_path).cookie(&self.cookie),
        }
    }

    fn event(&self) -> String {
        let DataSet { course, lesson, blocks, .. } = &*self.data_set;
        let now = now();
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

impl Visitor {
    /// One answer, as the quiz page sends it.
    fn answer(&self) -> String {
        let (question, fields) = &self.data_set.quiz.answers[self.sent % self.data_set.quiz.answers.len()];
        let now = now();
        json!({
            "device_id": self.device,
            "sent_at": now,
            "events": [{
                "event_id": new_id(now),
                "seq": self.sent,
                "kind": "answer_given",
                "schema": 1,
                "attempt": self.attempt,
                "slot": question,
                "payload": { "fields": fields },
                "client_time": now,
            }],
        })
        .to_string()
    }
}

pub fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or_default()
}

/// What the answer says, as far as it can be read.
pub fn text(reply: &Reply) -> String {
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
pub fn new_id(now: u64) -> Uuid {
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
