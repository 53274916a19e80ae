//! A test with its items, once they are known: their ids, their marks.

use std::collections::BTreeSet;

use super::sections::MOST_MARKS;
use super::{Draft, ItemRef, Mastery, Slot};
use crate::finding::{Finding, Place, What};
use crate::limits::FINDINGS;
use crate::qti::read::round;
use crate::{Test, TestSection, TestSlot, TestSource};

/// An item that a reference means: its id and its own marks.
pub type Found = (String, f64);

impl Draft {
    /// The test. `find` gives the item of a reference; where there is none, it says so.
    pub fn settle(self, findings: &mut Vec<Finding>, find: &mut dyn FnMut(&ItemRef, &mut Vec<Finding>) -> Option<Found>) -> Test {
        let mut test = self.test;
        let mut seen = BTreeSet::new();
        let mut total = 0.0;
        for section in self.sections {
            let mut slots = Vec::new();
            for slot in section.slots {
                match slot {
                    Slot::Item(item) => {
                        let Some((id, own)) = find(&item, findings) else { continue };
                        if !seen.insert(id.clone()) {
                            findings.push(Finding::approximated(&item.place, What::Repeated { detail: id }));
                            continue;
                        }
                        let marks = marks(&item, own, findings);
                        total += marks.unwrap_or(own);
                        slots.push(TestSlot { source: TestSource::Item(id), marks });
                    }
                    Slot::Draw { count, items, name, place } => {
                        let (items, marks, each) = pool(&items, &place, findings, find);
                        let count = u16::try_from(count).unwrap_or(u16::MAX);
                        total += each * f64::from(count).min(f64::from(u32::try_from(items.len()).unwrap_or(u32::MAX)));
                        slots.push(TestSlot { source: TestSource::Draw { count, items, name, place }, marks });
                    }
                }
            }
            test.sections.push(TestSection { title: section.title, shuffle: section.shuffle, slots });
        }
        findings.truncate(FINDINGS + 1);
        for (detail, place) in test.retain(|_| true) {
            findings.push(Finding::approximated(&place, What::DrawSmaller { detail }));
        }
        test.pass_percent = self.mastery.and_then(|mastery| mastery.percent(total, findings));
        test
    }
}

/// The marks of a question in the test, where they are not its own.
fn marks(item: &ItemRef, own: f64, findings: &mut Vec<Finding>) -> Option<f64> {
    let marks = round(item.weight? * own);
    if marks > 0.0 && marks <= MOST_MARKS {
        return Some(marks);
    }
    findings.push(Finding::approximated(&item.place, What::BadValue { detail: format!("weight {}", item.weight.unwrap_or_default()) }));
    None
}

/// The items of a draw, the marks of each where they are not their own, and what one of them is worth on average.
fn pool(
    references: &[ItemRef],
    place: &Place,
    findings: &mut Vec<Finding>,
    find: &mut dyn FnMut(&ItemRef, &mut Vec<Finding>) -> Option<Found>,
) -> (Vec<String>, Option<f64>, f64) {
    let (mut items, mut worth, mut weighted) = (Vec::new(), Vec::new(), false);
    let mut seen = BTreeSet::new();
    for reference in references {
        let Some((id, own)) = find(reference, findings) else { continue };
        if !seen.insert(id.clone()) {
            findings.push(Finding::approximated(&reference.place, What::Repeated { detail: id }));
            continue;
        }
        let marks = marks(reference, own, findings);
        weighted |= marks.is_some();
        worth.push((marks.unwrap_or(own), own));
        items.push(id);
    }
    let same = worth.windows(2).all(|pair| (pair[0].0 - pair[1].0).abs() < 1e-9);
    let marks = worth.first().map(|(marks, _)| *marks).filter(|_| weighted && same);
    if weighted && !same {
        findings.push(Finding::approximated(place, What::ScoringApproximated { detail: "weight".to_owned() }));
    }
    let all: f64 = worth.iter().map(|(_, own)| marks.unwrap_or(*own)).sum();
    let each = all / f64::from(u32::try_from(worth.len().max(1)).unwrap_or(u32::MAX));
    (items, marks, each)
}

impl Mastery {
    /// As a share of the marks, in whole per cent.
    fn percent(&self, total: f64, findings: &mut Vec<Finding>) -> Option<u8> {
        let percent = 100.0 * self.points / self.of.unwrap_or(total);
        let whole = percent.round();
        if !(0.0..=100.0).contains(&whole) {
            let detail = format!("mastery-value=\"{}\"", self.points);
            findings.push(Finding::approximated(&self.place, What::BadValue { detail }));
            return None;
        }
        if (whole - percent).abs() > 0.01 {
            let detail = format!("mastery-value=\"{}\"", self.points);
            findings.push(Finding::approximated(&self.place, What::ScoringApproximated { detail }));
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 0 to 100, see above")]
        Some(whole as u8)
    }
}
