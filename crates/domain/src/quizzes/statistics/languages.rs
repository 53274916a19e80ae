//! The same item in its language versions: is one of them harder?

use super::interval::{Interval, newcombe, welch};
use super::matched::matched;
use super::moments::Moments;
use super::observation::{Observation, Scale};
use crate::Language;

/// An item by language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Languages {
    /// Those the item was answered in, in the order of [`Language::ALL`].
    pub groups: Vec<LanguageGroup>,
    /// Each pair of them.
    pub differences: Vec<LanguageDifference>,
}

/// Those who answered in one language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LanguageGroup {
    pub language: Language,
    pub attempts: usize,
    /// Per cent.
    pub facility: f64,
    /// Per cent; as [`ItemFigures::facility_interval`](super::ItemFigures::facility_interval).
    pub interval: Option<Interval>,
}

/// How much easier an item is in the first language than in the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LanguageDifference {
    pub languages: [Language; 2],
    /// As it is. It says nothing of the translation as long as one group may simply know more: then [`matched`](Self::matched) does.
    pub raw: Difference,
    /// Among people who did equally well in the rest of the attempt; none when no two such people answered in both languages.
    pub matched: Option<MatchedDifference>,
}

/// A difference of facilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Percentage points, above 0 when the first language was easier.
    pub points: f64,
    /// 95 %; Newcombe's when marks are all or nothing, otherwise Welch's. None when there are too few people or no spread.
    pub interval: Option<Interval>,
}

impl Difference {
    /// Whether the interval leaves out 0: more than chance makes plausible. Of twenty equal pairs about one is flagged all the same, so with many items
    /// a flag is a reason to read both versions, not a finding.
    #[must_use]
    pub fn flagged(&self) -> bool {
        self.interval.is_some_and(|interval| !interval.contains(0.0))
    }

    /// From shares; the interval is cut where no difference can be.
    pub(super) fn of_shares(difference: f64, interval: Option<Interval>, scale: Scale) -> Self {
        let most = if scale == Scale::Negative { 2.0 } else { 1.0 };
        Self { points: 100.0 * difference, interval: interval.map(|interval| interval.within(-most, most).times(100.0)) }
    }
}

/// Percentage points up to which a matched difference is negligible: Dorans & Kulick (1986) look at items from ±5 points on and take ±10 for unusual.
pub const NEGLIGIBLE_POINTS: f64 = 5.0;

/// The difference that is left between people of matched ability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatchedDifference {
    pub difference: Difference,
    /// How many strata had people of both languages.
    pub strata: usize,
    /// How many people were in them; the others had nobody to be compared with.
    pub attempts: usize,
}

impl MatchedDifference {
    /// Whether the interval leaves out 0 and the difference is not negligible, [`NEGLIGIBLE_POINTS`]: with hundreds of learners an interval leaves out 0 for
    /// differences that matter to nobody, and for those that matching leaves when ability differs much.
    #[must_use]
    pub fn flagged(&self) -> bool {
        self.difference.flagged() && self.difference.points.abs() >= NEGLIGIBLE_POINTS
    }
}

/// Groups and differences of one item.
pub(super) fn languages(observations: &[Observation]) -> Languages {
    let scale = Scale::of(observations);
    let versions: Vec<(Language, Vec<Observation>)> = Language::ALL
        .into_iter()
        .map(|language| (language, observations.iter().filter(|seen| seen.language == language).copied().collect::<Vec<_>>()))
        .collect();
    let groups = versions.iter().filter_map(|(language, seen)| group(*language, seen, scale)).collect();
    let differences = [(0, 1), (0, 2), (1, 2)]
        .into_iter()
        .filter_map(|(first, second)| {
            let ((a, seen_a), (b, seen_b)) = (&versions[first], &versions[second]);
            difference([*a, *b], seen_a, seen_b, scale)
        })
        .collect();
    Languages { groups, differences }
}

fn group(language: Language, observations: &[Observation], scale: Scale) -> Option<LanguageGroup> {
    let shares = shares(observations)?;
    let interval = scale.interval(&shares).map(|interval| interval.times(100.0));
    Some(LanguageGroup { language, attempts: shares.n, facility: 100.0 * shares.mean, interval })
}

pub(super) fn difference(languages: [Language; 2], a: &[Observation], b: &[Observation], scale: Scale) -> Option<LanguageDifference> {
    let (first, second) = shares(a).zip(shares(b))?;
    let interval = if scale == Scale::Dichotomous { Some(newcombe(&first, &second)) } else { welch(&first, &second) };
    let raw = Difference::of_shares(first.mean - second.mean, interval, scale);
    Some(LanguageDifference { languages, raw, matched: matched(a, b, scale) })
}

fn shares(observations: &[Observation]) -> Option<Moments> {
    Moments::of(&observations.iter().map(|seen| seen.share).collect::<Vec<_>>())
}
