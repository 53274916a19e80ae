//! Short text: a word or a few, compared with accepted answers (see [`text_match`](super::text_match)).
//!
//! Response: the field `text`.

use serde::{Deserialize, Serialize};

use crate::quizzes::item::TextAnswer;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortText {
    /// The first that fits counts.
    pub answers: Vec<TextAnswer>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub case_sensitive: bool,
}
