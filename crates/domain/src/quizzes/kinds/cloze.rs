//! Cloze: a text with gaps of any mix of text, number and choice.
//!
//! The text marks a gap by `[[id]]`, in every language each gap once. Response: a field for each gap, named by its id; of a choice the option's id.

use serde::{Deserialize, Serialize};

use crate::Text;
use crate::quizzes::item::{Choice, NumberAnswer, NumberRules, TextAnswer, one};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cloze {
    pub text: Text,
    pub gaps: Vec<Gap>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    pub id: String,
    /// How much it weighs among the gaps, more than 0.
    #[serde(default = "one")]
    pub weight: f64,
    pub accepts: GapKind,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum GapKind {
    Text {
        answers: Vec<TextAnswer>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        case_sensitive: bool,
    },
    Number {
        answers: Vec<NumberAnswer>,
        #[serde(default)]
        rules: NumberRules,
    },
    Choice {
        options: Vec<Choice>,
    },
}
