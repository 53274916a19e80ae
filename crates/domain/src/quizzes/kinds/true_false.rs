//! True or false.
//!
//! Response: the field `choice` holds `true` or `false`.

use serde::{Deserialize, Serialize};

use crate::Text;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrueFalse {
    pub answer: bool,
    /// Said to those who chose "true".
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback_true: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback_false: Text,
}
