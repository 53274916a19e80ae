//! Categorisation: each entry is put into one of the categories.
//!
//! Response: for each entry a field named by its id with the category's id. Every entry weighs the same.

use serde::{Deserialize, Serialize};

use super::choice;
use super::{Kind, Place};
use crate::Text;
use crate::quizzes::item::Label;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Class, Misfit, Part, Response, Score, Variables};
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
    fn has_category(&self, id: &str) -> bool {
        self.categories.iter().any(|category| category.id == id)
    }
}

impl Kind for Categorisation {
    fn problems(&self, problems: &mut Problems) {
        problems.expect(self.entries.len() >= 2, "entries", Wrong::TooFew);
        problems.expect(self.categories.len() >= 2, "categories", Wrong::TooFew);
        problems.ids("entries", self.entries.iter().map(|entry| entry.id.as_str()));
        choice::check_labels(problems, "categories", &self.categories);
        for (place, entry) in self.entries.iter().enumerate() {
            choice::check_text(problems, format!("entries.{place}.text"), &entry.text);
            problems.expect(self.has_category(&entry.category), format!("entries.{place}.category"), Wrong::UnknownId);
        }
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_fields(response, |field, value| self.entries.iter().any(|entry| entry.id == field).then(|| self.has_category(value)))
    }

    fn is_complete(&self, response: &Response) -> bool {
        self.entries.iter().all(|entry| response.get(&entry.id).is_some())
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if !choice::counts(self, response) {
            return Score::NONE;
        }
        let right = self.entries.iter().filter(|entry| response.get(&entry.id) == Some(&entry.category)).count();
        Score::Share(choice::ratio(right, self.entries.len()))
    }

    fn guess(&self) -> Option<f64> {
        Some(choice::ratio(1, self.categories.len()))
    }

    fn parts(&self) -> Vec<Part> {
        let class = |entry: &CategoryEntry, category: &Label| Class {
            id: category.id.clone(),
            credit: if category.id == entry.category { 1.0 } else { 0.0 },
        };
        let part = |entry: &CategoryEntry| Part {
            id: entry.id.clone(),
            classes: self.categories.iter().map(|category| class(entry, category)).collect(),
        };
        self.entries.iter().map(part).collect()
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        let class = |entry: &CategoryEntry| response.get(&entry.id).filter(|id| self.has_category(id)).map(ToOwned::to_owned);
        self.entries.iter().map(class).collect()
    }

    fn solution(&self, _: &Variables) -> Response {
        Response(self.entries.iter().map(|entry| (entry.id.clone(), entry.category.clone())).collect())
    }

    /// The entries; the categories keep the author's order.
    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        choice::shuffled(self.entries.iter().map(|entry| entry.id.as_str()), draw)
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let row = |entry: &CategoryEntry| choice::keyed_row(seen, &entry.id, &entry.text, &entry.category, &entry.feedback);
        let choices =
            self.categories.iter().map(|category| Choosable { value: category.id.clone(), html: seen.text(&category.text) }).collect();
        let entries = seen.ordered(&self.entries, |entry| &entry.id);
        vec![Control::Selects { choices, rows: entries.into_iter().map(row).collect(), ordering: false }]
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
