//! Critical incident, as in lessons: a story and four explanations, of which one is the most plausible among people of the culture in question (`DOMAIN.md` §4.2).
//!
//! The story is the item's prompt. Response: the field `choice` with the explanation's id. The share of the marks is its plausibility / 3; with several tries a
//! quiz takes off its penalty for each.

use serde::{Deserialize, Serialize};

use crate::Text;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    pub question: Text,
    pub options: Vec<IncidentOption>,
    /// What helps in such a situation; with the general feedback.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub advice: Text,
    /// A case in which the explanation would mislead.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub counter_example: Text,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncidentOption {
    pub id: String,
    pub text: Text,
    /// 0 to 3; exactly one option has 3.
    pub plausibility: u8,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}
