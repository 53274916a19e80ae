//! Single choice: one option of several.
//!
//! Response: the field `choice` holds the option's id.

use serde::{Deserialize, Serialize};

use super::choice::{self, Offered};
use super::{Kind, Place};
use crate::Text;
use crate::quizzes::item::Choice;
use crate::quizzes::problem::Problems;
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SingleChoice {
    /// At least two; the credit of a chosen one (-1 to 1) is the share of the marks.
    pub options: Vec<Choice>,
    /// Whether the author's order has a meaning and is never shuffled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed_order: bool,
}

const FIELD: &str = "choice";

impl Kind for SingleChoice {
    fn problems(&self, problems: &mut Problems) {
        choice::check_one_choice(problems, &self.options);
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_fields(response, |field, value| (field == FIELD).then(|| choice::find(&self.options, value).is_some()))
    }

    fn is_complete(&self, response: &Response) -> bool {
        response.get(FIELD).is_some()
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if choice::counts(self, response) { Score::Share(choice::credit(&self.options, response.get(FIELD))) } else { Score::NONE }
    }

    fn guess(&self) -> Option<f64> {
        Some(choice::mean_credit(&self.options))
    }

    fn parts(&self) -> Vec<Part> {
        vec![Part { id: String::new(), classes: choice::classes(&self.options) }]
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        vec![response.get(FIELD).and_then(|id| choice::find(&self.options, id)).map(|option| option.id.clone())]
    }

    fn solution(&self, _: &Variables) -> Response {
        choice::best(&self.options).map(|option| Response::from([(FIELD, option.id.as_str())])).unwrap_or_default()
    }

    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        if self.fixed_order { Vec::new() } else { choice::shuffled(self.options.iter().map(|option| option.id.as_str()), draw) }
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let view = |option: &Choice| {
            let chosen = seen.value(FIELD) == Some(&option.id);
            let in_solution = choice::is_best(&self.options, option);
            let share = choice::share(option.credit);
            Offered { id: &option.id, html: seen.text(&option.text), chosen, share, in_solution, feedback: &option.feedback }.view(seen)
        };
        let options = seen.ordered(&self.options, |option| &option.id).into_iter().map(view).collect();
        vec![Control::Options { name: FIELD.to_owned(), multiple: false, options }]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        choice::visit_options(&mut self.options, visit);
    }
}

#[cfg(test)]
#[path = "single_choice_tests.rs"]
mod tests;
