//! Statistics of a quiz: what its marks say about the quiz, its items, their distractors and their translations. Pure.
//!
//! Here live the figures; who may see them, which attempt of a person counts and how they look is others' business. The figures that Moodle has, too, are
//! computed as Moodle does (see [`QuizFigures`] and [`ItemFigures`]), so that a teacher who moves finds the numbers again; intervals and the comparison of
//! languages are Qiao's own. `docs/quiz-statistics.md` says what each tells a teacher, `docs/quiz-statistics-reference.py` computes all of them a second time
//! for the tests. To add a figure: a field with formula and source, its computation, the same in the script, a row in the document.
//!
//! Cost: one pass over the answers and sorting, n items · attempts · log(attempts).

mod distractors;
mod figures;
mod input;
mod interval;
mod languages;
mod matched;
mod moments;
mod notes;
mod observation;
mod quiz;
mod student;

use std::collections::{BTreeMap, BTreeSet};

pub use distractors::{AnswerRow, PartTable};
pub use figures::ItemFigures;
pub use input::{Answer, AttemptResult, ItemFacts, Results, SlotFacts, SlotResult};
pub use interval::Interval;
pub use languages::{Difference, LanguageDifference, LanguageGroup, Languages, MatchedDifference, NEGLIGIBLE_POINTS};
pub use notes::{
    Difficulty, Discrimination, FEW_ATTEMPTS, HIGH_FACILITY, HIGH_GUESS, LOW_EFFICIENCY, LOW_FACILITY, Note, WEAK_DISCRIMINATION,
    WEIGHT_TOLERANCE,
};
pub use quiz::QuizFigures;

use figures::Weights;
use observation::Observation;

/// Everything there is to say about a quiz.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statistics {
    pub quiz: QuizFigures,
    /// In the order of [`Results::slots`].
    pub slots: Vec<SlotStatistics>,
    /// Every item that came in some attempt, by key.
    pub items: Vec<ItemStatistics>,
}

/// A place in the quiz, whatever items came in it.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotStatistics {
    pub slot: u32,
    /// Whether each attempt draws its item.
    pub drawn: bool,
    pub figures: ItemFigures,
}

/// An item over all slots it came in.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemStatistics {
    pub key: String,
    /// Ascending.
    pub slots: Vec<u32>,
    pub figures: ItemFigures,
    pub parts: Vec<PartTable>,
    pub languages: Languages,
}

/// What was seen of a slot or an item.
#[derive(Default)]
struct Seen<'a> {
    attempts: usize,
    observations: Vec<Observation<'a>>,
    slots: BTreeSet<u32>,
}

impl<'a> Seen<'a> {
    fn add(&mut self, slot: u32, observation: Option<Observation<'a>>) {
        self.attempts += 1;
        self.observations.extend(observation);
        self.slots.insert(slot);
    }
}

/// All figures of these results. Answers in a slot that [`Results::slots`] does not name count for their attempt's total and their item, but there is no row
/// for the slot.
#[must_use]
pub fn statistics(results: &Results) -> Statistics {
    let (by_slot, by_item) = gather(results);
    let nothing = Seen::default();
    let seen_in = |slot: u32| by_slot.get(&slot).unwrap_or(&nothing);
    let facts: BTreeMap<&str, &ItemFacts> = results.items.iter().map(|item| (item.key.as_str(), item)).collect();
    let guess = |key: &str| facts.get(key).and_then(|item| item.guess);

    let raw: Vec<Weights> = results.slots.iter().map(|slot| Weights::of(&seen_in(slot.slot).observations)).collect();
    let roots: f64 = raw.iter().filter_map(Weights::root).sum();
    let max: f64 = results.slots.iter().map(|slot| slot.max).sum();
    let weights = |index: usize| {
        let effective = raw[index].root().filter(|_| roots > 0.0).map(|root| 100.0 * root / roots);
        (max > 0.0).then(|| (100.0 * results.slots[index].max / max, effective))
    };

    let slots = results.slots.iter().enumerate().map(|(index, slot)| {
        let seen = seen_in(slot.slot);
        let guess = slot.item.as_deref().and_then(guess);
        SlotStatistics {
            slot: slot.slot,
            drawn: slot.item.is_none(),
            figures: ItemFigures::new(seen.attempts, &seen.observations, guess, weights(index)),
        }
    });
    let items = by_item.iter().map(|(key, seen)| {
        let only = results.slots.iter().position(|slot| slot.item.as_deref() == Some(*key) && seen.slots.iter().eq([&slot.slot]));
        let parts = facts.get(key).map_or(&[][..], |item| &item.parts);
        ItemStatistics {
            key: (*key).to_owned(),
            slots: seen.slots.iter().copied().collect(),
            figures: ItemFigures::new(seen.attempts, &seen.observations, guess(key), only.and_then(weights)),
            parts: distractors::tables(parts, &seen.observations),
            languages: languages::languages(&seen.observations),
        }
    });
    Statistics {
        quiz: QuizFigures::new(results, &raw.iter().map(|weights| weights.variance).collect::<Vec<_>>()),
        slots: slots.collect(),
        items: items.collect(),
    }
}

/// The answers by slot and by item.
fn gather(results: &Results) -> (BTreeMap<u32, Seen<'_>>, BTreeMap<&str, Seen<'_>>) {
    let mut by_slot: BTreeMap<u32, Seen<'_>> = BTreeMap::new();
    let mut by_item: BTreeMap<&str, Seen<'_>> = BTreeMap::new();
    for attempt in &results.attempts {
        let total = attempt.total();
        for slot in &attempt.slots {
            let observation = Observation::new(slot, total);
            by_slot.entry(slot.slot).or_default().add(slot.slot, observation);
            by_item.entry(&slot.item).or_default().add(slot.slot, observation);
        }
    }
    (by_slot, by_item)
}

#[cfg(test)]
#[path = "edge_tests.rs"]
mod edge_tests;
#[cfg(test)]
#[path = "property_tests.rs"]
mod property_tests;
#[cfg(test)]
#[path = "reference_tests.rs"]
mod reference_tests;
