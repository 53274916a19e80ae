//! Essay: a text that a person marks with a rubric.
//!
//! Response: the field `text`.

use serde::{Deserialize, Serialize};

use super::{Kind, Place, written};
use crate::Text;
use crate::quizzes::item::Rubric;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen, WriteView};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Essay {
    /// Lines of the field, 3 to 40.
    #[serde(default = "rows")]
    pub rows: u8,
    /// Said beside the field; words in Latin script, characters in Chinese. Not enforced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_words: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_words: Option<u16>,
    #[serde(default)]
    pub rubric: Rubric,
    /// Shown to those who mark, and as the solution.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub model_answer: Text,
}

const fn rows() -> u8 {
    8
}

/// The longest answer, in characters.
const MAX: usize = 20_000;

const FIELD: &str = "text";

/// The essay, unless it is nothing but white space.
fn text(response: &Response) -> Option<&str> {
    response.get(FIELD).filter(|text| !text.trim().is_empty())
}

impl Kind for Essay {
    fn problems(&self, problems: &mut Problems) {
        problems.expect((3..=40).contains(&self.rows), "rows", Wrong::BadRange);
        let in_order = self.min_words.zip(self.max_words).is_none_or(|(min, max)| min <= max);
        problems.expect(in_order && self.max_words != Some(0), "max_words", Wrong::BadRange);
        problems.at("rubric", |problems| self.rubric.problems(problems));
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        written::check(response, FIELD, MAX)
    }

    fn is_complete(&self, response: &Response) -> bool {
        text(response).is_some()
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if text(response).is_some() && self.check(response).is_ok() { Score::ByHand } else { Score::NONE }
    }

    fn guess(&self) -> Option<f64> {
        None
    }

    fn parts(&self) -> Vec<Part> {
        Vec::new()
    }

    fn classify(&self, _: &Response, _: &Variables) -> Vec<Option<String>> {
        Vec::new()
    }

    /// None: the model answer is Markdown for people, not what somebody would type.
    fn solution(&self, _: &Variables) -> Response {
        Response::default()
    }

    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        vec![Control::Write(WriteView {
            name: FIELD.to_owned(),
            value: seen.value(FIELD).unwrap_or_default().to_owned(),
            rows: self.rows,
            max_characters: MAX,
            solution_html: (seen.shown.solution && !self.model_answer.is_empty()).then(|| seen.text(&self.model_answer)),
            ..WriteView::default()
        })]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        self.rubric.texts(visit);
        visit(&mut self.model_answer, Place::Block);
    }
}

#[cfg(test)]
#[path = "essay_tests.rs"]
mod tests;
