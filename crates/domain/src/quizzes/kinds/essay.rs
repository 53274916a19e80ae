//! Essay: a text that a person marks with a rubric.
//!
//! Response: the field `text`.

use serde::{Deserialize, Serialize};

use crate::Text;
use crate::quizzes::item::Rubric;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Essay {
    /// Lines of the field, 3 to 40.
    #[serde(default = "rows")]
    pub rows: u8,
    /// Said beside the field; words in Latin script, characters in Chinese. Not enforced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_words: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_words: Option<u16>,
    #[serde(default)]
    pub rubric: Rubric,
    /// Shown to those who mark, and as the solution.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub model_answer: Text,
}

const fn rows() -> u8 {
    8
}
