//! One answer to one item, as the figures need it.

use super::input::{Answer, SlotResult};
use super::interval::{Interval, student, wilson};
use super::moments::Moments;
use crate::Language;

#[derive(Clone, Copy, Debug)]
pub(super) struct Observation<'a> {
    /// mark / max: items that stand in slots of different weight can be put together, and with one weight nothing changes.
    pub share: f64,
    pub mark: f64,
    pub total: f64,
    /// The marks for everything else in the attempt.
    pub rest: f64,
    pub language: Language,
    pub answers: &'a [Answer],
}

impl<'a> Observation<'a> {
    /// `total`: of the whole attempt. None when the slot is worth nothing: there is no share of nothing.
    pub fn new(slot: &'a SlotResult, total: f64) -> Option<Self> {
        (slot.max > 0.0).then(|| Self {
            share: slot.mark / slot.max,
            mark: slot.mark,
            total,
            rest: total - slot.mark,
            language: slot.language,
            answers: &slot.answers,
        })
    }
}

/// How marks for an item are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// All or nothing, by what was given so far.
    Dichotomous,
    /// Anything from nothing to all.
    Partial,
    /// Below nothing, too.
    Negative,
}

impl Scale {
    pub fn of(observations: &[Observation]) -> Self {
        let is = |share: f64, value: f64| (share - value).abs() < 1e-9;
        if observations.iter().any(|seen| seen.share < -1e-9) {
            Self::Negative
        } else if observations.iter().all(|seen| is(seen.share, 0.0) || is(seen.share, 1.0)) {
            Self::Dichotomous
        } else {
            Self::Partial
        }
    }

    /// The interval of a mean share: Wilson's of all or nothing, otherwise Student's, cut where no share can be.
    pub fn interval(self, shares: &Moments) -> Option<Interval> {
        match self {
            Self::Dichotomous => Some(wilson(shares.mean, shares.n)),
            Self::Partial => student(shares).map(|interval| interval.within(0.0, 1.0)),
            Self::Negative => student(shares).map(|interval| interval.within(-1.0, 1.0)),
        }
    }
}
