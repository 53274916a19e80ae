//! Mark the words: words of a text to be marked.
//!
//! What can be marked stands in the text as `[[id|words]]`, in every language each once. Response: a field for each marked token, named by its id, value `1`.
//! Scored as (right marks − wrong marks) / right tokens, not below 0.

use serde::{Deserialize, Serialize};

use crate::Text;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkWords {
    pub text: Text,
    pub tokens: Vec<Token>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    pub id: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub correct: bool,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}
