//! Numeric: a number, within a tolerance, perhaps with a unit (see [`number`](super::number)).
//!
//! Response: the field `number`, as typed ("3,5 mm").

use serde::{Deserialize, Serialize};

use crate::quizzes::item::{NumberAnswer, NumberRules};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numeric {
    /// The first that fits counts.
    pub answers: Vec<NumberAnswer>,
    #[serde(default)]
    pub rules: NumberRules,
}
