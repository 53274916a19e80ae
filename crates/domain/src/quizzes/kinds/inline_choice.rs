//! Inline choice: a text in which words are chosen from lists.
//!
//! The text marks a list by `[[id]]`, in every language each list once. Response: a field for each list, named by its id, with the option's id.

use serde::{Deserialize, Serialize};

use crate::Text;
use crate::quizzes::item::Choice;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InlineChoice {
    pub text: Text,
    pub gaps: Vec<ChoiceGap>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceGap {
    pub id: String,
    pub options: Vec<Choice>,
}
