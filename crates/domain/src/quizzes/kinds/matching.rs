//! Matching: each prompt belongs to one of the answers; several may share one, some answers may be left over.
//!
//! Response: for each prompt a field named by its id with the answer's id. Every prompt weighs the same.

use serde::{Deserialize, Serialize};

use super::choice;
use super::{Kind, Place};
use crate::Text;
use crate::quizzes::item::Label;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Class, Misfit, Part, Response, Score, Variables};
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
    fn has_answer(&self, id: &str) -> bool {
        self.answers.iter().any(|answer| answer.id == id)
    }
}

impl Kind for Matching {
    fn problems(&self, problems: &mut Problems) {
        problems.expect(self.prompts.len() >= 2, "prompts", Wrong::TooFew);
        problems.expect(self.answers.len() >= 2, "answers", Wrong::TooFew);
        problems.ids("prompts", self.prompts.iter().map(|prompt| prompt.id.as_str()));
        choice::check_labels(problems, "answers", &self.answers);
        for (place, prompt) in self.prompts.iter().enumerate() {
            choice::check_text(problems, format!("prompts.{place}.text"), &prompt.text);
            problems.expect(self.has_answer(&prompt.answer), format!("prompts.{place}.answer"), Wrong::UnknownId);
        }
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_fields(response, |field, value| self.prompts.iter().any(|prompt| prompt.id == field).then(|| self.has_answer(value)))
    }

    fn is_complete(&self, response: &Response) -> bool {
        self.prompts.iter().all(|prompt| response.get(&prompt.id).is_some())
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if !choice::counts(self, response) {
            return Score::NONE;
        }
        let right = self.prompts.iter().filter(|prompt| response.get(&prompt.id) == Some(&prompt.answer)).count();
        Score::Share(choice::ratio(right, self.prompts.len()))
    }

    fn guess(&self) -> Option<f64> {
        Some(choice::ratio(1, self.answers.len()))
    }

    fn parts(&self) -> Vec<Part> {
        let class = |prompt: &MatchPrompt, answer: &Label| Class {
            id: answer.id.clone(),
            credit: if answer.id == prompt.answer { 1.0 } else { 0.0 },
        };
        let part = |prompt: &MatchPrompt| Part {
            id: prompt.id.clone(),
            classes: self.answers.iter().map(|answer| class(prompt, answer)).collect(),
        };
        self.prompts.iter().map(part).collect()
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        let class = |prompt: &MatchPrompt| response.get(&prompt.id).filter(|id| self.has_answer(id)).map(ToOwned::to_owned);
        self.prompts.iter().map(class).collect()
    }

    fn solution(&self, _: &Variables) -> Response {
        Response(self.prompts.iter().map(|prompt| (prompt.id.clone(), prompt.answer.clone())).collect())
    }

    /// The answers; the prompts keep the author's order.
    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        choice::shuffled(self.answers.iter().map(|answer| answer.id.as_str()), draw)
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let row = |prompt: &MatchPrompt| choice::keyed_row(seen, &prompt.id, &prompt.text, &prompt.answer, &prompt.feedback);
        vec![Control::Selects {
            choices: choice::choosable_labels(seen, &self.answers),
            rows: self.prompts.iter().map(row).collect(),
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
