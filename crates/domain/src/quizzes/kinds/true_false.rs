//! True or false.
//!
//! Response: the field `choice` holds `true` or `false`.

use serde::{Deserialize, Serialize};

use super::choice::{self, Offered};
use super::{Kind, Place};
use crate::Text;
use crate::quizzes::problem::Problems;
use crate::quizzes::response::{Class, Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen};

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

const FIELD: &str = "choice";

/// The two values of a field that is right or wrong.
pub(super) const VALUES: [(&str, bool); 2] = [("true", true), ("false", false)];

/// `true` or `false`.
pub(super) const fn value_of(answer: bool) -> &'static str {
    if answer { "true" } else { "false" }
}

/// What a field with one of the two values says.
pub(super) fn decision(value: &str) -> Option<bool> {
    VALUES.into_iter().find_map(|(name, decision)| (name == value).then_some(decision))
}

/// A class for each value.
pub(super) fn true_false_classes(answer: bool) -> Vec<Class> {
    VALUES.into_iter().map(|(name, decision)| Class { id: name.to_owned(), credit: if decision == answer { 1.0 } else { 0.0 } }).collect()
}

impl Kind for TrueFalse {
    /// Its prompt is all it needs.
    fn problems(&self, _: &mut Problems) {}

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_fields(response, |field, value| (field == FIELD).then(|| decision(value).is_some()))
    }

    fn is_complete(&self, response: &Response) -> bool {
        response.get(FIELD).is_some()
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        let right = choice::counts(self, response) && response.get(FIELD) == Some(value_of(self.answer));
        if right { Score::FULL } else { Score::NONE }
    }

    fn guess(&self) -> Option<f64> {
        Some(0.5)
    }

    fn parts(&self) -> Vec<Part> {
        vec![Part { id: String::new(), classes: true_false_classes(self.answer) }]
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        vec![response.get(FIELD).and_then(decision).map(|decision| value_of(decision).to_owned())]
    }

    fn solution(&self, _: &Variables) -> Response {
        [(FIELD, value_of(self.answer))].into()
    }

    /// "True" always comes first.
    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let view = |(id, decision): (&'static str, bool)| {
            let in_solution = decision == self.answer;
            let share = if in_solution { 1.0 } else { 0.0 };
            let feedback = if decision { &self.feedback_true } else { &self.feedback_false };
            Offered { id, html: String::new(), chosen: seen.value(FIELD) == Some(id), share, in_solution, feedback }.view(seen)
        };
        vec![Control::Options { name: FIELD.to_owned(), multiple: false, options: VALUES.into_iter().map(view).collect() }]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        visit(&mut self.feedback_true, Place::Block);
        visit(&mut self.feedback_false, Place::Block);
    }
}

#[cfg(test)]
#[path = "true_false_tests.rs"]
mod tests;
