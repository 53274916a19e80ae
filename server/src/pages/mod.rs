//! The handlers: one function per address. Each reads the request, calls a use case, and shows a page or redirects.

pub(crate) mod attempts;
pub(crate) mod bank_files;
pub(crate) mod banks;
pub(crate) mod courses;
pub(crate) mod people;
pub(crate) mod practice;
pub(crate) mod quiz_staff;
pub(crate) mod quizzes;
pub(crate) mod system;

use domain::{EventId, SessionId};
use sha2::{Digest, Sha256};

/// Goes on with the value, or answers with the response that stands in its place.
macro_rules! or_answer {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(response) => return Ok(*response),
        }
    };
}
pub(crate) use or_answer;

/// The id of a plain form's event: the same content (`parts`) sent twice in one state is one event, even at the same moment. A UUIDv8 (RFC 9562 §5.8) made of a hash.
fn form_event_id(session: SessionId, parts: &[&str]) -> EventId {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.update(session.0.as_bytes());
    let digest = hasher.finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    EventId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_pressed_twice_is_one_event_and_other_words_are_another() {
        let session = SessionId(uuid::Uuid::from_u128(1));
        let id = |text: &str, mark: &str| form_event_id(session, &["course", "block", text, mark]);
        assert_eq!(id("a", "1"), id("a", "1"));
        assert_ne!(id("a", "1"), id("b", "1"));
        // the same words again after others were saved
        assert_ne!(id("a", "1"), id("a", "2"));
        assert_ne!(id("a", "1"), form_event_id(SessionId(uuid::Uuid::from_u128(2)), &["course", "block", "a", "1"]));
    }
}
