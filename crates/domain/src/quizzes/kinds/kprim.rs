//! Kprim: four statements, each right or wrong. Four decided rightly give full marks, three give half, fewer nothing (Krebs, *Prüfen mit Multiple Choice*, 2019,
//! type K').
//!
//! Response: for each statement a field named by its id with `true` or `false`.

use serde::{Deserialize, Serialize};

use crate::Text;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kprim {
    /// Exactly four.
    pub statements: Vec<Statement>,
    /// Words above the two columns where "true" and "false" do not fit: "suitable", "unsuitable".
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label_true: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label_false: Text,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub id: String,
    pub text: Text,
    pub answer: bool,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}
