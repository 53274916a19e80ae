//! Marking with a rubric: points for each criterion, from those of its worst to those of its best level.

use std::collections::BTreeMap;

use super::item::{Criterion, Rubric};
use super::kinds::Place;
use super::problem::{Problems, Wrong};
use crate::Text;

impl Criterion {
    /// The points of the worst and of the best level; none without levels.
    fn range(&self) -> Option<(f64, f64)> {
        Some((self.levels.first()?.points, self.levels.last()?.points))
    }
}

impl Rubric {
    /// The points for the best of everything; 0 without criteria.
    #[must_use]
    pub fn max(&self) -> f64 {
        self.criteria.iter().filter_map(Criterion::range).map(|(_, best)| best).sum()
    }

    /// The share of the marks that the points (by the criterion's id) come to, 0 to 1. Points between two levels are fine.
    ///
    /// None when there are no points to give, a criterion has none yet, points lie outside its levels or belong to no criterion.
    #[must_use]
    pub fn share(&self, points: &BTreeMap<String, f64>) -> Option<f64> {
        let max = self.max();
        let known = points.keys().all(|id| self.criteria.iter().any(|criterion| criterion.id == *id));
        if !known || max <= 0.0 {
            return None;
        }
        let given = self.criteria.iter().map(|criterion| {
            let (worst, best) = criterion.range()?;
            points.get(&criterion.id).copied().filter(|points| (worst..=best).contains(points))
        });
        Some((given.sum::<Option<f64>>()? / max).clamp(0.0, 1.0))
    }

    /// Notes ids out of order, criteria without words or with fewer than two levels, points that are below 0, fall or come to nothing.
    pub fn problems(&self, problems: &mut Problems) {
        problems.ids("criteria", self.criteria.iter().map(|criterion| criterion.id.as_str()));
        for (place, criterion) in self.criteria.iter().enumerate() {
            problems.at(format!("criteria.{place}"), |problems| {
                problems.expect(!criterion.text.is_empty(), "text", Wrong::NoText);
                problems.expect(criterion.levels.len() >= 2, "levels", Wrong::TooFew);
                for (place, level) in criterion.levels.iter().enumerate() {
                    let least = place.checked_sub(1).map_or(0.0, |before| criterion.levels[before].points);
                    problems.expect(level.points.is_finite() && level.points >= least, format!("levels.{place}.points"), Wrong::BadRange);
                }
            });
        }
        problems.expect(self.criteria.is_empty() || self.max() > 0.0, "criteria", Wrong::BadRange);
    }

    /// Every text, with its place.
    pub fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        for criterion in &mut self.criteria {
            visit(&mut criterion.text, Place::Line);
            for level in &mut criterion.levels {
                visit(&mut level.text, Place::Line);
            }
        }
    }
}

#[cfg(test)]
#[path = "rubric_tests.rs"]
mod tests;
