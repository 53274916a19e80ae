//! Multiple choice: any number of options.
//!
//! Response: a field for each ticked option, named by its id, value `1`.

use serde::{Deserialize, Serialize};

use crate::quizzes::item::Choice;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MultipleChoice {
    /// At least two; those with a credit above 0 are right.
    pub options: Vec<Choice>,
    #[serde(default)]
    pub scoring: MultipleScoring,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed_order: bool,
}

/// How ticks become a share of the marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MultipleScoring {
    /// Everything when exactly the right options are ticked, else nothing.
    AllOrNothing,
    /// The share of options decided rightly: right ones ticked and wrong ones left.
    PerOption,
    /// (Right ticks − wrong ticks) / right options, not below 0.
    #[default]
    PerOptionDeduction,
    /// The sum of the ticked options' credits, within 0 and 1 (Moodle's way).
    Weighted,
}
