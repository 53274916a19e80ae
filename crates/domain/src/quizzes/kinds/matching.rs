//! Matching: each prompt belongs to one of the answers; several may share one, some answers may be left over.

use serde::{Deserialize, Serialize};

use super::keyed::{Keyed, Line};
use super::{Kind, Place, choice};
use crate::Text;
use crate::quizzes::item::Label;
use crate::quizzes::problem::Problems;
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    pub prompts: Vec<MatchPrompt>,
    pub answers: Vec<Label>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchPrompt {
    pub id: String,
    pub text: Text,
    /// Id of the answer it belongs to.
    pub answer: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}

impl Matching {
    fn keyed(&self) -> Keyed<'_> {
        Keyed {
            lines: self
                .prompts
                .iter()
                .map(|prompt| Line { id: &prompt.id, text: &prompt.text, target: &prompt.answer, feedback: &prompt.feedback })
                .collect(),
            targets: &self.answers,
        }
    }
}

impl Kind for Matching {
    fn problems(&self, problems: &mut Problems) {
        self.keyed().problems(problems, "prompts", "answers", "answer");
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        self.keyed().check(response)
    }

    fn is_complete(&self, response: &Response) -> bool {
        self.keyed().is_complete(response)
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        self.keyed().score(response)
    }

    fn guess(&self) -> Option<f64> {
        Some(self.keyed().guess())
    }

    fn parts(&self) -> Vec<Part> {
        self.keyed().parts()
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        self.keyed().classify(response)
    }

    fn solution(&self, _: &Variables) -> Response {
        self.keyed().solution()
    }

    /// The answers; the prompts keep the author's order.
    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        choice::shuffled(self.answers.iter().map(|answer| answer.id.as_str()), draw)
    }

    fn first_order(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        self.shuffle(draw)
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        vec![Control::Selects {
            choices: choice::choosable_labels(seen, &self.answers),
            rows: self.keyed().lines.iter().map(|line| line.view(seen)).collect(),
            ordering: false,
        }]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        for prompt in &mut self.prompts {
            visit(&mut prompt.text, Place::Line);
            visit(&mut prompt.feedback, Place::Block);
        }
        for answer in &mut self.answers {
            visit(&mut answer.text, Place::Line);
        }
    }
}

#[cfg(test)]
#[path = "matching_tests.rs"]
mod tests;
