//! Single choice: one option of several.
//!
//! Response: the field `choice` holds the option's id.

use serde::{Deserialize, Serialize};

use crate::quizzes::item::Choice;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SingleChoice {
    /// At least two; the credit of a chosen one (-1 to 1) is the share of the marks.
    pub options: Vec<Choice>,
    /// Whether the author's order has a meaning and is never shuffled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed_order: bool,
}
