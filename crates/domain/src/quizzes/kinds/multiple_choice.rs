//! Multiple choice: any number of options.
//!
//! Response: a field for each ticked option, named by its id, value `1`.

use serde::{Deserialize, Serialize};

use super::choice::{self, Offered};
use super::{Kind, Place};
use crate::Text;
use crate::quizzes::item::Choice;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MultipleChoice {
    /// At least two; those with a credit above 0 are right.
    pub options: Vec<Choice>,
    #[serde(default)]
    pub scoring: MultipleScoring,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed_order: bool,
}

/// How ticks become a share of the marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MultipleScoring {
    /// Everything when exactly the right options are ticked, else nothing.
    AllOrNothing,
    /// The share of options decided rightly: right ones ticked and wrong ones left.
    PerOption,
    /// (Right ticks − wrong ticks) / right options, not below 0.
    #[default]
    PerOptionDeduction,
    /// The sum of the ticked options' credits, within 0 and 1 (Moodle's way).
    Weighted,
}

impl MultipleChoice {
    fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.options.iter().map(|option| option.id.as_str())
    }

    /// The share by the scoring, of a response that is not empty.
    fn share(&self, response: &Response) -> f64 {
        let decided = || self.options.iter().map(|option| (is_right(option), response.ticked(&option.id)));
        match self.scoring {
            MultipleScoring::AllOrNothing if decided().all(|(right, ticked)| right == ticked) => 1.0,
            MultipleScoring::AllOrNothing => 0.0,
            MultipleScoring::PerOption => choice::ratio(decided().filter(|(right, ticked)| right == ticked).count(), self.options.len()),
            MultipleScoring::PerOptionDeduction => choice::ticks_with_deduction(decided()),
            MultipleScoring::Weighted => {
                let ticked = self.options.iter().filter(|option| response.ticked(&option.id));
                choice::share(ticked.map(|option| option.credit).sum()).max(0.0)
            }
        }
    }

    /// Whether ticking the right options gives full marks.
    fn has_solution(&self) -> bool {
        let right = || self.options.iter().filter(|option| is_right(option));
        match self.scoring {
            MultipleScoring::Weighted => choice::is_full(right().map(|option| option.credit).sum()),
            _ => right().next().is_some(),
        }
    }
}

fn is_right(option: &Choice) -> bool {
    option.credit > 0.0
}

impl Kind for MultipleChoice {
    fn problems(&self, problems: &mut Problems) {
        choice::check_options(problems, &self.options);
        problems.expect(self.has_solution(), "options", Wrong::NoRightAnswer);
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_ticks(response, self.ids())
    }

    /// Any tick will do: how many there have to be is part of the question.
    fn is_complete(&self, response: &Response) -> bool {
        !response.is_empty()
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if choice::counts(self, response) { Score::Share(self.share(response)) } else { Score::NONE }
    }

    /// None, as in Moodle (`qtype_multichoice::get_random_guess_score`): how many ticks a guesser sets is not known, and the average depends on it.
    fn guess(&self) -> Option<f64> {
        None
    }

    fn parts(&self) -> Vec<Part> {
        choice::tick_parts(self.options.iter().map(|option| (option.id.as_str(), is_right(option))))
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        choice::tick_classes(response, self.ids())
    }

    fn solution(&self, _: &Variables) -> Response {
        choice::ticks(self.options.iter().filter(|option| is_right(option)).map(|option| option.id.as_str()))
    }

    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        if self.fixed_order { Vec::new() } else { choice::shuffled(self.ids(), draw) }
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let view = |option: &Choice| {
            let (chosen, in_solution) = (seen.response.ticked(&option.id), is_right(option));
            let share = if in_solution { 1.0 } else { 0.0 };
            Offered { id: &option.id, html: seen.text(&option.text), chosen, share, in_solution, feedback: &option.feedback }.view(seen)
        };
        let options = seen.ordered(&self.options, |option| &option.id).into_iter().map(view).collect();
        vec![Control::Options { name: String::new(), multiple: true, options }]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        choice::visit_options(&mut self.options, visit);
    }
}

#[cfg(test)]
#[path = "multiple_choice_tests.rs"]
mod tests;
