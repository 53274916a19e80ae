//! Short text: a word or a few, compared with accepted answers (see [`text_match`](super::text_match)).
//!
//! Response: the field `text`.

use serde::{Deserialize, Serialize};

use super::{Kind, Place, text_match, written};
use crate::Text;
use crate::quizzes::item::TextAnswer;
use crate::quizzes::problem::Problems;
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortText {
    /// The first that fits counts.
    pub answers: Vec<TextAnswer>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub case_sensitive: bool,
}

/// The longest answer, in characters.
const MAX: usize = 500;

const FIELD: &str = "text";

impl ShortText {
    fn found(&self, response: &Response) -> Option<&TextAnswer> {
        let text = response.get(FIELD).filter(|_| self.check(response).is_ok())?;
        text_match::find(text, &self.answers, self.case_sensitive)
    }
}

impl Kind for ShortText {
    fn problems(&self, problems: &mut Problems) {
        text_match::check_answers(&self.answers, self.case_sensitive, problems);
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        written::check(response, FIELD, MAX)
    }

    fn is_complete(&self, response: &Response) -> bool {
        response.get(FIELD).is_some()
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        self.found(response).map_or(Score::NONE, |answer| Score::Share(text_match::share(answer)))
    }

    fn guess(&self) -> Option<f64> {
        Some(0.0)
    }

    fn parts(&self) -> Vec<Part> {
        vec![Part { id: String::new(), classes: text_match::classes(&self.answers) }]
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        vec![self.found(response).map(|answer| answer.id.clone())]
    }

    fn solution(&self, _: &Variables) -> Response {
        written::response(FIELD, text_match::solution(&self.answers, self.case_sensitive, None))
    }

    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        vec![Control::Write(text_match::view(seen, FIELD, &self.answers, self.case_sensitive, MAX))]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        for answer in &mut self.answers {
            visit(&mut answer.feedback, Place::Block);
        }
    }
}

#[cfg(test)]
#[path = "short_text_tests.rs"]
mod tests;
