//! What a learner does in a lesson: small facts, appended and never changed. A device may send them late, twice or out of order.
//!
//! On the wire an event is a `kind`, a `schema` number and a `payload`; [`Event::parse`] understands every schema ever shipped.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// The longest text a learner can write into one block, in characters.
pub const TEXT_MAX_CHARACTERS: usize = 20_000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum Event {
    /// The block was on the screen.
    BlockSeen {},
    /// The ticked items of a checklist, all of them.
    ChecklistSet { ticked: BTreeSet<String> },
    /// The text of a reflection, all of it.
    TextSaved { text: String },
    /// Positions of sliders, 1 (left) to 7 (right).
    ProfileSet { values: BTreeMap<String, u8> },
    /// An option of a check was chosen.
    Answered { option: String },
    /// An explanation of an incident was chosen. `confidence` (1 guessing … 4 certain) comes with the first choice.
    ExplanationChosen {
        option: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confidence: Option<u8>,
    },
    /// "Done, next" at the end of the lesson; `block` is then the last one.
    LessonFinished {},
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    #[error("a kind or schema this server does not know")]
    UnknownKind,
    #[error("a payload of the wrong shape")]
    BadPayload,
    #[error("a text of more than {TEXT_MAX_CHARACTERS} characters")]
    TooLong,
}

impl EventError {
    /// The word devices get.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownKind => "unknown_kind",
            Self::BadPayload => "bad_payload",
            Self::TooLong => "too_long",
        }
    }
}

impl Event {
    /// The kind's word on the wire and in the database.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::BlockSeen {} => "block_seen",
            Self::ChecklistSet { .. } => "checklist_set",
            Self::TextSaved { .. } => "text_saved",
            Self::ProfileSet { .. } => "profile_set",
            Self::Answered { .. } => "answered",
            Self::ExplanationChosen { .. } => "explanation_chosen",
            Self::LessonFinished {} => "lesson_finished",
        }
    }

    /// Checks what the shape alone does not say.
    ///
    /// # Errors
    /// [`EventError`] naming the first thing wrong.
    pub fn check(&self) -> Result<(), EventError> {
        let short = |id: &String| !id.is_empty() && id.len() <= 64;
        match self {
            Self::TextSaved { text } if text.chars().count() > TEXT_MAX_CHARACTERS => Err(EventError::TooLong),
            Self::BlockSeen {} | Self::LessonFinished {} | Self::TextSaved { .. } => Ok(()),
            Self::ChecklistSet { ticked } if ticked.len() <= 100 && ticked.iter().all(short) => Ok(()),
            Self::ProfileSet { values } if values.len() <= 100 && values.iter().all(|(k, v)| short(k) && (1..=7).contains(v)) => Ok(()),
            Self::Answered { option } if short(option) => Ok(()),
            Self::ExplanationChosen { option, confidence } if short(option) && confidence.is_none_or(|c| (1..=4).contains(&c)) => Ok(()),
            _ => Err(EventError::BadPayload),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wire_form_is_kind_and_payload() {
        let event = Event::ExplanationChosen { option: "c".into(), confidence: Some(3) };
        let json = serde_json::json!({"kind": "explanation_chosen", "payload": {"option": "c", "confidence": 3}});
        assert_eq!(serde_json::to_value(&event).unwrap(), json);
        let seen: Event = serde_json::from_value(serde_json::json!({"kind": "block_seen", "payload": {}})).unwrap();
        assert_eq!(seen, Event::BlockSeen {});
        assert_eq!(seen.kind(), "block_seen");
    }

    #[test]
    fn what_is_too_long_or_out_of_range_is_refused() {
        assert_eq!(Event::TextSaved { text: "好".repeat(TEXT_MAX_CHARACTERS + 1) }.check(), Err(EventError::TooLong));
        assert_eq!(Event::TextSaved { text: "好".repeat(TEXT_MAX_CHARACTERS) }.check(), Ok(()));
        assert_eq!(Event::ProfileSet { values: [("a".into(), 8)].into() }.check(), Err(EventError::BadPayload));
        assert_eq!(Event::Answered { option: String::new() }.check(), Err(EventError::BadPayload));
        let bad = Event::ExplanationChosen { option: "a".into(), confidence: Some(5) };
        assert_eq!(bad.check(), Err(EventError::BadPayload));
    }
}
