//! What somebody answered, and what came of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// An answer as a form sends it: fields by name. Which fields there are depends on the kind of the item and stands in the document of its type in
/// [`kinds`](super::kinds). An empty field is the same as none, so an empty response is no answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Response(pub BTreeMap<String, String>);

impl Response {
    /// The field, unless it is missing or empty.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether the box of this name is ticked.
    #[must_use]
    pub fn ticked(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    /// The fields that are not empty.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter(|(_, value)| !value.is_empty()).map(|(field, value)| (field.as_str(), value.as_str()))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields().next().is_none()
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Response {
    fn from(fields: [(&str, &str); N]) -> Self {
        Self(fields.into_iter().map(|(field, value)| (field.to_owned(), value.to_owned())).collect())
    }
}

/// Why an answer cannot be one to this item: it names something that the item does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("the item has no such field")]
    NoSuchField,
    #[error("the field does not take this value")]
    NoSuchValue,
    #[error("the text is too long")]
    TooLong,
}

impl Misfit {
    /// The word devices get.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoSuchField => "no_such_field",
            Self::NoSuchValue => "no_such_value",
            Self::TooLong => "too_long",
        }
    }
}

/// What an answer is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Score {
    /// Share of the marks, 0 to 1 (a single choice may go down to -1 when its author says so).
    Share(f64),
    /// A person has to read it.
    ByHand,
}

impl Score {
    pub const NONE: Self = Self::Share(0.0);
    pub const FULL: Self = Self::Share(1.0);

    #[must_use]
    pub const fn share(self) -> Option<f64> {
        match self {
            Self::Share(share) => Some(share),
            Self::ByHand => None,
        }
    }
}

/// Values drawn for the variables of a formula item, by name.
pub type Variables = BTreeMap<String, f64>;

/// One part of an item for the distractor table: a choice has one, a matching item one for each prompt.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Empty when the item has one part only.
    pub id: String,
    pub classes: Vec<Class>,
}

/// A group of answers to a part that are worth the same for the same reason: an option, an accepted text.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// The option's or answer's id; answers that fit none are in no class.
    pub id: String,
    /// Share of the part's marks.
    pub credit: f64,
}
