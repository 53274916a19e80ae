//! What the statistics are made from.

use crate::Language;
use crate::quizzes::response::Part;

/// The attempts at one quiz and what is known of its slots and items. One attempt for each person: the caller takes the first, the last or the best.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The places of the quiz, each once.
    pub slots: Vec<SlotFacts>,
    /// The items that came in them, each once; one that is missing here gets its figures, but neither a guess score nor distractor tables.
    pub items: Vec<ItemFacts>,
    /// Finished attempts with all marks given. An attempt that waits for a marker distorts everything and does not belong here.
    pub attempts: Vec<AttemptResult>,
}

/// A place in the quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotFacts {
    pub slot: u32,
    /// Marks for the best answer.
    pub max: f64,
    /// The item that stands there for everybody; none when each attempt draws one.
    pub item: Option<String>,
}

/// What is known of an item before anybody answers it.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFacts {
    /// What [`SlotResult::item`] calls it. Whether versions of an item are one or several is up to the caller.
    pub key: String,
    /// Share of the marks that blind guessing gets on average.
    pub guess: Option<f64>,
    /// Parts with their classes, as [`Kind::parts`](crate::quizzes::kinds::Kind::parts) gives them.
    pub parts: Vec<Part>,
}

/// What one person got.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttemptResult {
    pub slots: Vec<SlotResult>,
}

impl AttemptResult {
    /// The sum of the marks. Computed, not stored: α and all correlations are only right for the very sum.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.slots.iter().map(|slot| slot.mark).sum()
    }
}

/// What one person got in one slot.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotResult {
    /// One of [`Results::slots`]; each at most once in an attempt.
    pub slot: u32,
    /// The item that stood there.
    pub item: String,
    /// Marks; 0 when nothing was answered.
    pub mark: f64,
    /// Marks for the best answer.
    pub max: f64,
    /// The language the item was answered in.
    pub language: Language,
    /// One for each part of the item, in their order.
    pub answers: Vec<Answer>,
}

/// What was answered to a part of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// An answer in the class of this id.
    Class(String),
    /// An answer that fits no class.
    Other,
    /// No answer.
    Nothing,
}

impl Answer {
    /// From what [`Kind::classify`](crate::quizzes::kinds::Kind::classify) says, which does not tell a strange answer from none, and whether there was one.
    #[must_use]
    pub fn new(class: Option<String>, answered: bool) -> Self {
        match class {
            Some(id) => Self::Class(id),
            None if answered => Self::Other,
            None => Self::Nothing,
        }
    }
}
