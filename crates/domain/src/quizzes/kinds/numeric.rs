//! Numeric: a number, within a tolerance, perhaps with a unit (see [`number`](super::number)).
//!
//! Response: the field `number`, as typed ("3,5 mm").

use serde::{Deserialize, Serialize};

use super::number::{self, Hit, Target};
use super::{Kind, Place, written};
use crate::Text;
use crate::quizzes::item::{NumberAnswer, NumberRules};
use crate::quizzes::problem::Problems;
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numeric {
    /// The first that fits counts.
    pub answers: Vec<NumberAnswer>,
    #[serde(default)]
    pub rules: NumberRules,
}

const FIELD: &str = "number";

impl Numeric {
    fn targets(&self) -> Vec<Target> {
        self.answers.iter().map(Target::from).collect()
    }

    fn hit(&self, response: &Response) -> Option<Hit> {
        let text = response.get(FIELD).filter(|_| self.check(response).is_ok())?;
        number::judge(text, &self.targets(), &self.rules)
    }
}

impl Kind for Numeric {
    fn problems(&self, problems: &mut Problems) {
        number::check_answers(&self.answers, &self.rules, problems);
        number::check_rules(&self.rules, problems);
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        written::check(response, FIELD, number::MAX)
    }

    fn is_complete(&self, response: &Response) -> bool {
        response.get(FIELD).is_some()
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        self.hit(response).map_or(Score::NONE, |hit| Score::Share(hit.share))
    }

    fn guess(&self) -> Option<f64> {
        Some(0.0)
    }

    fn parts(&self) -> Vec<Part> {
        vec![Part { id: String::new(), classes: number::classes(&self.answers) }]
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        vec![self.hit(response).map(|hit| self.answers[hit.target].id.clone())]
    }

    fn solution(&self, _: &Variables) -> Response {
        written::response(FIELD, number::solution(&self.targets(), &self.rules, number::format::Style::Point))
    }

    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let feedback = |hit: Option<Hit>| hit.map(|hit| &self.answers[hit.target].feedback);
        vec![Control::Write(number::view(seen, FIELD, &self.targets(), &self.rules, feedback))]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        for answer in &mut self.answers {
            visit(&mut answer.feedback, Place::Block);
        }
    }
}

#[cfg(test)]
#[path = "numeric_tests.rs"]
mod tests;
