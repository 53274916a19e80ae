//! Matching: each prompt belongs to one of the answers; several may share one, some answers may be left over.
//!
//! Response: for each prompt a field named by its id with the answer's id. Every prompt weighs the same.

use serde::{Deserialize, Serialize};

use crate::Text;
use crate::quizzes::item::Label;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    pub prompts: Vec<MatchPrompt>,
    pub answers: Vec<Label>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchPrompt {
    pub id: String,
    pub text: Text,
    /// Id of the answer it belongs to.
    pub answer: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}
