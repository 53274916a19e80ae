//! A test of a file, as far as a quiz can be like it. Items are named by their ids; which bank they go to or come from is not said here.

use domain::Text;
use domain::quizzes::definition::{Behaviour, Counts, Review};
use serde::{Deserialize, Serialize};

use crate::finding::Place;

/// A test that was read, or a quiz that is to be written as one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Test {
    pub title: Text,
    /// Markdown, without pictures.
    pub intro: Text,
    pub sections: Vec<TestSection>,
    /// Time for the whole.
    pub minutes: Option<u16>,
    /// Share of the marks that passes, in per cent.
    pub pass_percent: Option<u8>,
    pub settings: TestSettings,
    /// Where it begins in the file.
    pub place: Place,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct TestSection {
    pub title: Text,
    pub shuffle: bool,
    pub slots: Vec<TestSlot>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TestSlot {
    pub source: TestSource,
    /// Instead of the items' own.
    pub marks: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum TestSource {
    Item(String),
    /// So many of these, drawn at random.
    Draw {
        count: u16,
        items: Vec<String>,
        /// What the file calls it.
        name: String,
        place: Place,
    },
}

/// How a quiz runs; other systems are told what they know of it, and the rest comes back only here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TestSettings {
    pub behaviour: Behaviour,
    pub shuffle_options: bool,
    /// Questions on one page; 0 is all.
    pub per_page: u8,
    pub anonymous_marking: bool,
    /// At the whole; 0 is any number.
    pub attempts: u8,
    pub counts: Counts,
    pub review: Review,
    pub practice: bool,
}

impl Default for TestSettings {
    /// Of a test that says nothing else: each item of QTI says itself whether its options are shuffled.
    fn default() -> Self {
        Self {
            behaviour: Behaviour::Deferred,
            shuffle_options: true,
            per_page: 0,
            anonymous_marking: false,
            attempts: 0,
            counts: Counts::default(),
            review: Review::default(),
            practice: false,
        }
    }
}

/// The most tries at a question, and questions on a page, that a quiz can have.
const TRIES_MAX: u8 = 10;
const PER_PAGE_MAX: u8 = 200;

impl TestSettings {
    /// Whether a quiz can be like this; what a file brings need not be.
    pub(crate) fn can_be(&self) -> bool {
        let behaviour = match self.behaviour {
            Behaviour::SeveralTries { tries, penalty } => (2..=TRIES_MAX).contains(&tries) && (0.0..=1.0).contains(&penalty),
            _ => true,
        };
        behaviour && self.per_page <= PER_PAGE_MAX
    }
}

/// As many tries as a quiz can have, of those that a file asks for (0 is any number), and whether that is another number.
pub(crate) fn tries(asked: u32) -> (u8, bool) {
    match u8::try_from(asked) {
        Ok(tries @ 2..=TRIES_MAX) => (tries, false),
        _ => (TRIES_MAX, true),
    }
}

impl Test {
    pub fn slots(&self) -> impl Iterator<Item = &TestSlot> {
        self.sections.iter().flat_map(|section| &section.slots)
    }

    /// Takes out the items that are not there after all, with the slots and sections that are empty then. A draw never asks for more than there is; gives the
    /// names and places of the draws that had to be made smaller.
    pub fn retain(&mut self, is_there: impl Fn(&str) -> bool) -> Vec<(String, Place)> {
        let mut smaller = Vec::new();
        for section in &mut self.sections {
            section.slots.retain_mut(|slot| match &mut slot.source {
                TestSource::Item(item) => is_there(item),
                TestSource::Draw { count, items, name, place } => {
                    items.retain(|item| is_there(item));
                    let most = u16::try_from(items.len()).unwrap_or(u16::MAX);
                    if *count > most {
                        *count = most;
                        smaller.push((name.clone(), place.clone()));
                    }
                    *count > 0
                }
            });
        }
        self.sections.retain(|section| !section.slots.is_empty());
        smaller
    }
}
