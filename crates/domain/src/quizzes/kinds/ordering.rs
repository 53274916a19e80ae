//! Ordering: entries to be brought into their right order.
//!
//! Response: for each entry a field named by its id with its place, from `1`. Places may repeat while somebody is at it; then those entries are at no right place.

use serde::{Deserialize, Serialize};

use super::choice;
use super::{Kind, Place};
use crate::Text;
use crate::quizzes::item::Label;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Class, Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Choosable, Control, RowView, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ordering {
    /// In the right order.
    pub entries: Vec<Label>,
    #[serde(default)]
    pub scoring: OrderScoring,
}

/// How an order becomes a share of the marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderScoring {
    AllOrNothing,
    /// The share of entries at their right place.
    #[default]
    ByPosition,
    /// The share of pairs of entries that stand in the right order to each other.
    ByPair,
}

impl Ordering {
    /// The places of the entries in the author's order, from 1; none where there is none yet.
    fn places(&self, response: &Response) -> Vec<Option<usize>> {
        self.entries.iter().map(|entry| response.get(&entry.id).and_then(|value| self.place(value))).collect()
    }

    /// The place that a field's value says, written as the form writes it.
    fn place(&self, value: &str) -> Option<usize> {
        (1..=self.entries.len()).find(|place| place.to_string() == value)
    }

    /// What each entry's place is worth, 0 to 1. Their mean is the score unless that is all or nothing.
    fn shares(&self, response: &Response) -> Vec<f64> {
        let places = self.places(response);
        let share = |(index, place): (usize, &Option<usize>)| match self.scoring {
            OrderScoring::AllOrNothing | OrderScoring::ByPosition => {
                let alone = places.iter().filter(|other| *other == place).count() == 1;
                if *place == Some(index + 1) && alone { 1.0 } else { 0.0 }
            }
            // each pair counts for both of its entries: the mean stays the share of pairs
            OrderScoring::ByPair => {
                let others = places.iter().enumerate().filter(|(other, _)| *other != index);
                choice::ratio(
                    others.filter(|(other, theirs)| concordant((index, *place), (*other, **theirs))).count(),
                    places.len().saturating_sub(1),
                )
            }
        };
        places.iter().enumerate().map(share).collect()
    }
}

/// Whether two entries, each with its right index and its place, stand in the right order to each other. At the same place they do not.
fn concordant((index_a, place_a): (usize, Option<usize>), (index_b, place_b): (usize, Option<usize>)) -> bool {
    match (place_a, place_b) {
        (Some(place_a), Some(place_b)) => place_a != place_b && (index_a < index_b) == (place_a < place_b),
        _ => false,
    }
}

impl Kind for Ordering {
    fn problems(&self, problems: &mut Problems) {
        problems.expect(self.entries.len() >= 2, "entries", Wrong::TooFew);
        choice::check_labels(problems, "entries", &self.entries);
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_fields(response, |field, value| {
            self.entries.iter().any(|entry| entry.id == field).then(|| self.place(value).is_some())
        })
    }

    fn is_complete(&self, response: &Response) -> bool {
        self.entries.iter().all(|entry| response.get(&entry.id).is_some())
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if !choice::counts(self, response) {
            return Score::NONE;
        }
        let shares = self.shares(response);
        match self.scoring {
            OrderScoring::AllOrNothing if shares.iter().all(|share| *share >= 1.0) => Score::FULL,
            OrderScoring::AllOrNothing => Score::NONE,
            OrderScoring::ByPosition | OrderScoring::ByPair => Score::Share(choice::mean(shares)),
        }
    }

    /// The mean over all orders.
    fn guess(&self) -> Option<f64> {
        Some(match self.scoring {
            OrderScoring::AllOrNothing => (1..=self.entries.len()).map(|n| choice::ratio(1, n)).product(),
            OrderScoring::ByPosition => choice::ratio(1, self.entries.len()),
            OrderScoring::ByPair => 0.5,
        })
    }

    fn parts(&self) -> Vec<Part> {
        let class = |index: usize, place: usize| Class { id: place.to_string(), credit: if place == index + 1 { 1.0 } else { 0.0 } };
        let classes = |index| (1..=self.entries.len()).map(|place| class(index, place)).collect();
        self.entries.iter().enumerate().map(|(index, entry)| Part { id: entry.id.clone(), classes: classes(index) }).collect()
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        self.places(response).into_iter().map(|place| place.map(|place| place.to_string())).collect()
    }

    fn solution(&self, _: &Variables) -> Response {
        Response(self.entries.iter().enumerate().map(|(index, entry)| (entry.id.clone(), (index + 1).to_string())).collect())
    }

    /// Never the right order, which would be given away, unless there are only two entries: then that would give it away.
    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        let right = || self.entries.iter().map(|entry| entry.id.as_str());
        let mut ids = choice::shuffled(right(), draw);
        if ids.len() > 2 && right().eq(ids.iter().map(String::as_str)) {
            ids.rotate_left(1);
        }
        ids
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let shares = self.shares(seen.response);
        let row = |(index, entry): &(usize, &Label)| {
            let value = seen.value(&entry.id);
            RowView {
                name: entry.id.clone(),
                html: seen.text(&entry.text),
                value: value.unwrap_or_default().to_owned(),
                mark: seen.mark(value.is_some(), shares[*index]),
                solution: seen.shown.solution.then(|| (index + 1).to_string()),
                feedback_html: None,
            }
        };
        let choices = (1..=self.entries.len()).map(|place| Choosable { value: place.to_string(), html: place.to_string() }).collect();
        let entries: Vec<_> = self.entries.iter().enumerate().collect();
        let rows = seen.ordered(&entries, |(_, entry)| &entry.id).into_iter().map(row).collect();
        vec![Control::Selects { choices, rows, ordering: true }]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        for entry in &mut self.entries {
            visit(&mut entry.text, Place::Line);
        }
    }
}

#[cfg(test)]
#[path = "ordering_tests.rs"]
mod tests;
