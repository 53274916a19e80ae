//! Formula: values drawn for each attempt, the answer computed from them.
//!
//! The prompt names the variables in braces: `A seam of {length} mm …`. Response: the field `number`, as typed.

use serde::{Deserialize, Serialize};

use crate::Text;
use crate::quizzes::item::{NumberRules, Tolerance};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Formula {
    pub variables: Vec<Variable>,
    /// An expression of the variables: `+ - * / ^`, parentheses, `pi`, `e`, sqrt, abs, sin, cos, tan (radians), ln, log10, exp, round, floor, ceil, min, max.
    pub answer: String,
    #[serde(default)]
    pub tolerance: Tolerance,
    #[serde(default)]
    pub rules: NumberRules,
    /// How many decimal places the solution is shown with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// Said to an answer that is not right.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback_wrong: Text,
}

/// A value between `min` and `max` in steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// ASCII letters, digits, `_`; begins with a letter.
    pub name: String,
    pub min: f64,
    pub max: f64,
    pub step: f64,
}
