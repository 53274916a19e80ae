//! Categorisation: each entry is put into one of the categories.

use serde::{Deserialize, Serialize};

use super::keyed::{Keyed, Line};
use super::{Kind, Place, choice};
use crate::Text;
use crate::quizzes::item::Label;
use crate::quizzes::problem::Problems;
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Choosable, Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Categorisation {
    pub categories: Vec<Label>,
    pub entries: Vec<CategoryEntry>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryEntry {
    pub id: String,
    pub text: Text,
    /// Id of its category.
    pub category: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}

impl Categorisation {
    fn keyed(&self) -> Keyed<'_> {
        Keyed {
            lines: self
                .entries
                .iter()
                .map(|entry| Line { id: &entry.id, text: &entry.text, target: &entry.category, feedback: &entry.feedback })
                .collect(),
            targets: &self.categories,
        }
    }
}

impl Kind for Categorisation {
    fn problems(&self, problems: &mut Problems) {
        self.keyed().problems(problems, "entries", "categories", "category");
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

    /// The entries; the categories keep the author's order.
    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        choice::shuffled(self.entries.iter().map(|entry| entry.id.as_str()), draw)
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let choices =
            self.categories.iter().map(|category| Choosable { value: category.id.clone(), html: seen.text(&category.text) }).collect();
        let keyed = self.keyed();
        let rows = seen.ordered(&keyed.lines, |line| line.id).into_iter().map(|line| line.view(seen)).collect();
        vec![Control::Selects { choices, rows, ordering: false }]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        for entry in &mut self.entries {
            visit(&mut entry.text, Place::Line);
            visit(&mut entry.feedback, Place::Block);
        }
        for category in &mut self.categories {
            visit(&mut category.text, Place::Line);
        }
    }
}

#[cfg(test)]
#[path = "categorisation_tests.rs"]
mod tests;
