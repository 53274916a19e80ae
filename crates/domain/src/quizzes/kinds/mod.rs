//! The kinds of items, one file each: its data, which fields an answer has, how it is scored, what its learner sees.
//!
//! To add a kind: a file here that implements [`Kind`], a variant of [`Body`](super::item::Body), a property test of its scoring, its form in
//! `docs/item-format.md`, its words in `locales`.

mod categorisation;
mod choice;
mod cloze;
mod essay;
mod expression;
mod formula;
mod gap_text;
mod hotspot;
mod incident;
mod inline;
mod inline_choice;
mod keyed;
mod kprim;
mod mark_words;
mod matching;
mod multiple_choice;
mod number;
mod numeric;
mod ordering;
mod short_text;
mod single_choice;
mod text_match;
mod true_false;
mod upload;
mod written;

#[cfg(test)]
mod every_kind_tests;
#[cfg(test)]
pub(super) mod samples;
#[cfg(test)]
mod testing;

pub use categorisation::{Categorisation, CategoryEntry};
pub use cloze::{Cloze, Gap, GapKind};
pub use essay::Essay;
pub use formula::{Formula, Variable};
pub use hotspot::{Area, Hotspot, Shape};
pub use incident::{Incident, IncidentOption};
pub use inline_choice::{ChoiceGap, InlineChoice};
pub use kprim::{Kprim, Statement};
pub use mark_words::{MarkWords, Token};
pub use matching::{MatchPrompt, Matching};
pub use multiple_choice::{MultipleChoice, MultipleScoring};
pub use numeric::Numeric;
pub use ordering::{OrderScoring, Ordering};
pub use short_text::ShortText;
pub use single_choice::SingleChoice;
pub use true_false::TrueFalse;
pub use upload::Upload;

use super::problem::Problems;
use super::response::{Misfit, Part, Response, Score, Variables};
use super::view::{Control, Seen};
use crate::Text;

/// What every kind of item can do.
pub trait Kind {
    /// Notes what its author has to put right before it can be used.
    fn problems(&self, problems: &mut Problems);

    /// Whether the response's fields and values are ones this item has.
    ///
    /// # Errors
    /// [`Misfit`] for what no form of ours could have sent.
    fn check(&self, response: &Response) -> Result<(), Misfit>;

    /// Whether every part is answered.
    fn is_complete(&self, response: &Response) -> bool;

    /// What the response is worth. An empty one is worth nothing; one that does not [`check`](Self::check) is, too.
    fn score(&self, response: &Response, variables: &Variables) -> Score;

    /// The share that blind guessing gets on average; none where guessing is not choosing (Moodle's "random guess score").
    fn guess(&self) -> Option<f64>;

    /// The parts of the item with the classes of answers to them.
    fn parts(&self) -> Vec<Part>;

    /// For each part the class the response falls in; none when it is not answered or fits no class. In the order of [`parts`](Self::parts).
    fn classify(&self, response: &Response, variables: &Variables) -> Vec<Option<String>>;

    /// A response that gets full marks, as far as there is one that can be shown.
    fn solution(&self, variables: &Variables) -> Response;

    /// The ids to be shown in another order each time, in the order of the author; `draw(n)` gives a number below `n`. Empty when nothing is shuffled.
    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String>;

    /// What [`shuffle`](Self::shuffle) gives where a quiz shuffles no options: only kinds whose question is the order itself are shuffled then.
    fn first_order(&self, _draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    /// The controls of its form as one learner sees them now.
    fn controls(&self, seen: &Seen<'_>) -> Vec<Control>;

    /// Every text of the body, with whether it is a paragraph of its own (`Place::Block`) or stands in a line (`Place::Line`); to render, search and translate.
    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place));
}

/// Where a text stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Paragraphs, lists, pictures.
    Block,
    /// Words in a line: an option, a label.
    Line,
    /// Never Markdown: an alternative text, an accepted answer.
    Plain,
}
