//! What of an item a learner may see now, in one language: the one place where keys, marks and feedback turn into something that leaves the server.
//!
//! An item here is a *rendered* one (its Markdown is safe HTML already). The controls are those of a plain form, so every kind works by keyboard, with a screen
//! reader and without scripts.

use std::collections::BTreeMap;

use super::response::{Response, Variables};
use crate::{Language, Text};

/// What may be shown besides the question and one's own answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The fields can be changed.
    pub open: bool,
    /// Which parts of the answer were right.
    pub correctness: bool,
    pub marks: bool,
    /// What the author says to the given answer.
    pub feedback: bool,
    /// What the author says to everybody.
    pub general_feedback: bool,
    pub solution: bool,
}

/// What a kind needs to make its controls.
pub struct Seen<'a> {
    pub language: Language,
    pub response: &'a Response,
    pub variables: &'a Variables,
    /// Ids in the order of the paper; what is not named keeps the author's order after them.
    pub order: &'a [String],
    pub shown: Shown,
}

impl<'a> Seen<'a> {
    /// The text in the page's language (or the best there is), with the variables put in: `{a}`.
    #[must_use]
    pub fn text(&self, text: &Text) -> String {
        put_variables(text.get(self.language), self.variables)
    }

    /// `entries` in the order of the paper.
    pub fn ordered<'e, T>(&self, entries: &'e [T], id: impl Fn(&T) -> &str) -> Vec<&'e T> {
        let place = |entry: &&'e T| self.order.iter().position(|o| o == id(entry)).unwrap_or(usize::MAX);
        let mut sorted: Vec<&T> = entries.iter().collect();
        sorted.sort_by_key(place);
        sorted
    }

    /// The mark of something answered, where correctness may be shown and `answered` holds.
    #[must_use]
    pub fn mark(&self, answered: bool, share: f64) -> Option<Mark> {
        (self.shown.correctness && answered).then(|| Mark::of(share))
    }

    /// A text of feedback, where it may be shown, `applies` and it is not empty.
    #[must_use]
    pub fn feedback(&self, applies: bool, text: &Text) -> Option<String> {
        (self.shown.feedback && applies && !text.is_empty()).then(|| self.text(text))
    }

    /// The field of the response.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&'a str> {
        self.response.get(field)
    }
}

/// Puts the drawn values in the place of `{name}`.
#[must_use]
pub fn put_variables(text: &str, variables: &BTreeMap<String, f64>) -> String {
    variables.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), &value.to_string()))
}

/// How good a part of an answer was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Right,
    Partly,
    Wrong,
}

impl Mark {
    /// By the share of the marks.
    #[must_use]
    pub fn of(share: f64) -> Self {
        if share >= 0.999_999 {
            Self::Right
        } else if share > 0.000_001 {
            Self::Partly
        } else {
            Self::Wrong
        }
    }
}

/// A control of the form. `name` is the field of the response; `html` is safe.
#[derive(Clone, Debug, PartialEq)]
pub enum Control {
    /// Paragraphs between the controls: safe HTML.
    Text(String),
    /// Radio buttons (one field, the value is the option's id) or check boxes (a field for each option, named by its id, value `1`). Where the values are `true`
    /// and `false` and the HTML is empty, the page says "true" and "false" in its language.
    Options { name: String, multiple: bool, options: Vec<OptionView> },
    /// A table of radio buttons: each row a field, each column a value. Columns without HTML as in `Options`.
    Grid { columns: Vec<Choosable>, rows: Vec<RowView> },
    /// Lines each with a list to choose from: each row a field. For ordering the choices are the places.
    Selects { choices: Vec<Choosable>, rows: Vec<RowView>, ordering: bool },
    /// One line or several to write in.
    Write(WriteView),
    /// A text with fields in it.
    Inline(Vec<Piece>),
    /// A picture with places to choose: radio buttons (one field `name`) or check boxes (a field for each area).
    Image(ImageView),
    /// Files; the field `file` holds their names as stored, one per line.
    Files { name: String, accept: Vec<String>, max: u8, files: Vec<String> },
}

#[derive(Clone, Debug, PartialEq)]
pub struct OptionView {
    /// The option's id.
    pub value: String,
    pub html: String,
    pub chosen: bool,
    /// Of a chosen option, or (when the solution may be seen) of a right one.
    pub mark: Option<Mark>,
    /// Whether it belongs to the solution; only when that may be seen.
    pub solution: bool,
    pub feedback_html: Option<String>,
}

/// A value with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Choosable {
    pub value: String,
    pub html: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RowView {
    pub name: String,
    pub html: String,
    /// The chosen value; empty for none.
    pub value: String,
    pub mark: Option<Mark>,
    /// The right value; only when the solution may be seen.
    pub solution: Option<String>,
    pub feedback_html: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct WriteView {
    pub name: String,
    pub value: String,
    /// More than one: a field of several lines.
    pub rows: u8,
    pub max_characters: usize,
    /// A number is expected: a keyboard with digits.
    pub number: bool,
    /// Units that are understood, to be said beside the field.
    pub units: Vec<String>,
    pub mark: Option<Mark>,
    /// Plain text.
    pub solution: Option<String>,
    /// A model answer, safe HTML; only when the solution may be seen.
    pub solution_html: Option<String>,
    pub feedback_html: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Safe HTML; may open an element that a later piece closes.
    Html(String),
    Write(WriteView),
    /// A list to choose from within the line.
    Select { choices: Vec<Choosable>, row: RowView },
    /// Words that can be marked: a check box, named by its id.
    Words(OptionView),
}

#[derive(Clone, Debug, PartialEq)]
pub struct ImageView {
    pub name: String,
    pub multiple: bool,
    /// Address of the picture as the author wrote it.
    pub src: String,
    pub alt: String,
    /// Of the picture, in the unit of the shapes.
    pub width: u32,
    pub height: u32,
    pub areas: Vec<AreaView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct AreaView {
    pub option: OptionView,
    pub shape: super::kinds::Shape,
}
