//! Lines that each belong to one of several targets: what matching and categorisation have in common.
//!
//! Response: for each line a field named by its id with the target's id. Every line weighs the same.

use super::choice;
use crate::Text;
use crate::quizzes::item::Label;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Class, Misfit, Part, Response, Score};
use crate::quizzes::view::{RowView, Seen};

pub(super) struct Keyed<'a> {
    pub lines: Vec<Line<'a>>,
    pub targets: &'a [Label],
}

#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub id: &'a str,
    pub text: &'a Text,
    /// Id of the target it belongs to.
    pub target: &'a str,
    pub feedback: &'a Text,
}

impl Keyed<'_> {
    fn has_target(&self, id: &str) -> bool {
        self.targets.iter().any(|target| target.id == id)
    }

    /// `lines`, `targets` and `target` are what the fields of the item are called.
    pub fn problems(&self, problems: &mut Problems, lines: &str, targets: &str, target: &str) {
        problems.expect(self.lines.len() >= 2, lines, Wrong::TooFew);
        problems.expect(self.targets.len() >= 2, targets, Wrong::TooFew);
        problems.ids(lines, self.lines.iter().map(|line| line.id));
        choice::check_labels(problems, targets, self.targets);
        for (place, line) in self.lines.iter().enumerate() {
            choice::check_text(problems, format!("{lines}.{place}.text"), line.text);
            problems.expect(self.has_target(line.target), format!("{lines}.{place}.{target}"), Wrong::UnknownId);
        }
    }

    pub fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_fields(response, |field, value| self.lines.iter().any(|line| line.id == field).then(|| self.has_target(value)))
    }

    pub fn is_complete(&self, response: &Response) -> bool {
        self.lines.iter().all(|line| response.get(line.id).is_some())
    }

    /// The share of lines that are where they belong.
    pub fn score(&self, response: &Response) -> Score {
        if response.is_empty() || self.check(response).is_err() {
            return Score::NONE;
        }
        let right = self.lines.iter().filter(|line| response.get(line.id) == Some(line.target)).count();
        Score::Share(choice::ratio(right, self.lines.len()))
    }

    pub fn guess(&self) -> f64 {
        choice::ratio(1, self.targets.len())
    }

    pub fn parts(&self) -> Vec<Part> {
        let class =
            |line: &Line<'_>, target: &Label| Class { id: target.id.clone(), credit: if target.id == line.target { 1.0 } else { 0.0 } };
        let part =
            |line: &Line<'_>| Part { id: line.id.to_owned(), classes: self.targets.iter().map(|target| class(line, target)).collect() };
        self.lines.iter().map(part).collect()
    }

    pub fn classify(&self, response: &Response) -> Vec<Option<String>> {
        let class = |line: &Line<'_>| response.get(line.id).filter(|id| self.has_target(id)).map(ToOwned::to_owned);
        self.lines.iter().map(class).collect()
    }

    pub fn solution(&self) -> Response {
        Response(self.lines.iter().map(|line| (line.id.to_owned(), line.target.to_owned())).collect())
    }
}

impl Line<'_> {
    pub fn view(&self, seen: &Seen<'_>) -> RowView {
        choice::keyed_row(seen, self.id, self.text, self.target, self.feedback)
    }
}
