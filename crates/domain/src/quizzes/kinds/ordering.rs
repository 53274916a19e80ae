//! Ordering: entries to be brought into their right order.
//!
//! Response: for each entry a field named by its id with its place, from `1`. Places may repeat while somebody is at it; then those entries are at no right place.

use serde::{Deserialize, Serialize};

use crate::quizzes::item::Label;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ordering {
    /// In the right order.
    pub entries: Vec<Label>,
    #[serde(default)]
    pub scoring: OrderScoring,
}

/// How an order becomes a share of the marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderScoring {
    AllOrNothing,
    /// The share of entries at their right place.
    #[default]
    ByPosition,
    /// The share of pairs of entries that stand in the right order to each other.
    ByPair,
}
