//! The figures of a place in the quiz or of an item.

use super::interval::Interval;
use super::moments::{Moments, count, covariance};
use super::notes::{Note, notes};
use super::observation::{Observation, Scale};

/// How an item came out. Per cent unless said otherwise; none where there are too few attempts or nothing varies.
///
/// Definitions: Moodle's "Quiz statistics calculations" (`docs.moodle.org/dev/Quiz_statistics_calculations`, Position statistics) and the `calculator` of its
/// question statistics. x: marks for the item, T: for the whole attempt, X = T − x: for the rest; V and C: variance and covariance of the sample (n − 1).
///
/// One difference, on purpose: for an item out of a random draw Moodle correlates x with T, which has x in it and so makes a short quiz look
/// better than it is. Here it is X for every item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemFigures {
    /// How many answered, or could have.
    pub attempts: usize,
    /// Facility index: 100 x̄ / max.
    pub facility: Option<f64>,
    /// Where the facility of all such learners lies with 95 % confidence; Wilson's score interval when marks were all or nothing, otherwise Student's, cut
    /// at 0 and 100. Not in Moodle.
    pub facility_interval: Option<Interval>,
    /// 100 √V(x) / max.
    pub standard_deviation: Option<f64>,
    /// What blind guessing gets. None of a random draw, and where guessing is not choosing.
    pub guess: Option<f64>,
    /// 100 max / Σ max. Only of a fixed place and of an item that stands in one such place.
    pub intended_weight: Option<f64>,
    /// What share of the spread of the totals it makes: 100 √C(x, T) / Σ √C(xₚ, T), over the slots with C ≥ 0. None when C is negative: then the square root
    /// means nothing, and the others' weights are those without it. Only where there is an intended weight.
    pub effective_weight: Option<f64>,
    /// C(x, T) < 0: who does well on the whole does badly here.
    pub negative_covariance: bool,
    /// 100 C(x, X) / √(V(x) V(X)): the correlation of the item with the rest.
    pub discrimination: Option<f64>,
    /// 100 C(x, X) / Cmax(x, X), Cmax with both put in order first: the discrimination compared with the most these very marks allow.
    pub efficiency: Option<f64>,
    /// What a teacher should look at.
    pub notes: Vec<Note>,
}

/// What the weights are made from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weights {
    /// V(x), marks.
    pub variance: f64,
    /// C(x, T), marks.
    pub covariance: Option<f64>,
}

impl Weights {
    pub fn of(observations: &[Observation]) -> Self {
        let marks = Moments::of(&pick(observations, |seen| seen.mark));
        let totals = Moments::of(&pick(observations, |seen| seen.total));
        let Some((marks, totals)) = marks.zip(totals) else { return Self::default() };
        let covariance = covariance(observations.iter().map(|seen| (seen.mark, seen.total)), &marks, &totals);
        Self { variance: marks.variance().unwrap_or_default(), covariance }
    }

    /// √C(x, T), when that is a number.
    pub fn root(&self) -> Option<f64> {
        self.covariance.filter(|covariance| *covariance >= 0.0).map(f64::sqrt)
    }
}

impl ItemFigures {
    /// `attempts` counts more than the observations when the slot is worth nothing. `guess`: a share. `weights`: intended and effective.
    pub(super) fn new(attempts: usize, observations: &[Observation], guess: Option<f64>, weights: Option<(f64, Option<f64>)>) -> Self {
        let mut figures = Self {
            attempts,
            guess: guess.map(|share| 100.0 * share),
            intended_weight: weights.map(|(intended, _)| intended),
            effective_weight: weights.and_then(|(_, effective)| effective),
            negative_covariance: Weights::of(observations).covariance.is_some_and(|covariance| covariance < 0.0),
            ..Self::default()
        };
        let mut shares = pick(observations, |seen| seen.share);
        let mut rests = pick(observations, |seen| seen.rest);
        let Some((share, rest)) = Moments::of(&shares).zip(Moments::of(&rests)) else { return figures };
        figures.facility = Some(100.0 * share.mean);
        figures.facility_interval = Scale::of(observations).interval(&share).map(|interval| interval.times(100.0));
        figures.standard_deviation = share.deviation().map(|deviation| 100.0 * deviation);
        if share.squares > 0.0 && rest.squares > 0.0 {
            let actual = covariance(observations.iter().map(|seen| (seen.share, seen.rest)), &share, &rest);
            shares.sort_by(f64::total_cmp);
            rests.sort_by(f64::total_cmp);
            let most = covariance(shares.into_iter().zip(rests), &share, &rest);
            let scale = (share.squares * rest.squares).sqrt() / count(share.n - 1);
            figures.discrimination = actual.map(|actual| 100.0 * actual / scale);
            figures.efficiency = actual.zip(most).filter(|(_, most)| *most > 0.0).map(|(actual, most)| 100.0 * actual / most);
        }
        figures.notes = notes(&figures);
        figures
    }
}

fn pick(observations: &[Observation], value: impl Fn(&Observation) -> f64) -> Vec<f64> {
    observations.iter().map(value).collect()
}
