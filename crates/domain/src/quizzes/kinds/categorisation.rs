//! Categorisation: each entry is put into one of the categories.
//!
//! Response: for each entry a field named by its id with the category's id. Every entry weighs the same.

use serde::{Deserialize, Serialize};

use crate::Text;
use crate::quizzes::item::Label;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Categorisation {
    pub categories: Vec<Label>,
    pub entries: Vec<CategoryEntry>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryEntry {
    pub id: String,
    pub text: Text,
    /// Id of its category.
    pub category: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}
