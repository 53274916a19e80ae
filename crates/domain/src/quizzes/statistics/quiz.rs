//! The figures of a quiz as a whole.

use super::input::Results;
use super::interval::{Interval, student};
use super::moments::{Moments, count};

/// How the quiz as a whole came out. Marks unless said otherwise; none where there are too few attempts or nothing varies.
///
/// Definitions: Moodle's "Quiz statistics calculations" (`docs.moodle.org/dev/Quiz_statistics_calculations`, Test statistics) and the `calculator` of its
/// quiz statistics report. S attempts with totals T, `m_k` = Σ (T − T̄)^k / S, slots p = 1 … P.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuizFigures {
    /// S.
    pub attempts: usize,
    /// Marks that can be had: Σ of the slots' maxima.
    pub max: f64,
    /// T̄ = Σ T / S.
    pub mean: Option<f64>,
    /// 100 T̄ / max.
    pub mean_percent: Option<f64>,
    /// Student's t, S − 1 degrees of freedom; not in Moodle. From two attempts that differ.
    pub mean_interval: Option<Interval>,
    /// The middle total, or the mean of the two in the middle.
    pub median: Option<f64>,
    /// √(S m₂ / (S − 1)), from two attempts.
    pub standard_deviation: Option<f64>,
    /// k₃ / k₂^(3/2) with k₂ = S m₂ / (S−1), k₃ = S² m₃ / ((S−1)(S−2)); from three attempts.
    pub skewness: Option<f64>,
    /// k₄ / k₂² with k₄ = S² ((S+1) m₄ − 3 (S−1) m₂²) / ((S−1)(S−2)(S−3)); 0 of a normal distribution; from four attempts.
    pub kurtosis: Option<f64>,
    /// Coefficient of internal consistency, Cronbach's α = P/(P−1) · (1 − Σ V(xₚ) / V(T)), 1 at most, below 0 when slots work against each other;
    /// Moodle shows 100 α. From three attempts and two slots. (Cronbach 1951, Psychometrika 16, 297–334.)
    pub alpha: Option<f64>,
    /// 100 √(1 − α), per cent: how much of the standard deviation is chance.
    pub error_ratio: Option<f64>,
    /// Error ratio × standard deviation: two totals that are closer than this hardly differ.
    pub standard_error: Option<f64>,
}

impl QuizFigures {
    /// These marks in per cent of the maximum.
    #[must_use]
    pub fn percent(&self, marks: f64) -> Option<f64> {
        (self.max > 0.0).then(|| 100.0 * marks / self.max)
    }

    /// `variances`: V(xₚ) of each slot.
    pub(super) fn new(results: &Results, variances: &[f64]) -> Self {
        let mut totals: Vec<f64> = results.attempts.iter().map(super::input::AttemptResult::total).collect();
        totals.sort_by(f64::total_cmp);
        let mut figures = Self { attempts: totals.len(), max: results.slots.iter().map(|slot| slot.max).sum(), ..Self::default() };
        let Some(moments) = Moments::of(&totals) else { return figures };
        figures.mean = Some(moments.mean);
        figures.mean_percent = figures.percent(moments.mean);
        figures.mean_interval = student(&moments);
        figures.median = Some(median(&totals));
        figures.standard_deviation = moments.deviation();
        figures.skewness = skewness(&totals, &moments);
        figures.kurtosis = kurtosis(&totals, &moments);
        figures.alpha = alpha(&moments, variances);
        // rounding may lift α over 1 by a hair
        figures.error_ratio = figures.alpha.map(|alpha| 100.0 * (1.0 - alpha).max(0.0).sqrt());
        figures.standard_error = figures.error_ratio.zip(figures.standard_deviation).map(|(ratio, deviation)| ratio * deviation / 100.0);
        figures
    }
}

fn median(sorted: &[f64]) -> f64 {
    f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2])
}

/// The k-th central moment.
fn central(values: &[f64], moments: &Moments, power: i32) -> f64 {
    values.iter().map(|value| (value - moments.mean).powi(power)).sum::<f64>() / count(moments.n)
}

/// k₂, when there are as many values as it takes and they differ.
fn spread(moments: &Moments, at_least: usize) -> Option<f64> {
    moments.variance().filter(|variance| moments.n >= at_least && *variance > 0.0)
}

fn skewness(values: &[f64], moments: &Moments) -> Option<f64> {
    let k2 = spread(moments, 3)?;
    let s = count(moments.n);
    let k3 = s * s * central(values, moments, 3) / ((s - 1.0) * (s - 2.0));
    Some(k3 / k2.powf(1.5))
}

fn kurtosis(values: &[f64], moments: &Moments) -> Option<f64> {
    let k2 = spread(moments, 4)?;
    let s = count(moments.n);
    let m2 = moments.squares / s;
    let m4 = central(values, moments, 4);
    let k4 = s * s * ((s + 1.0) * m4 - 3.0 * (s - 1.0) * m2 * m2) / ((s - 1.0) * (s - 2.0) * (s - 3.0));
    Some(k4 / (k2 * k2))
}

fn alpha(totals: &Moments, variances: &[f64]) -> Option<f64> {
    let k2 = spread(totals, 3)?;
    let p = count(variances.len());
    (p > 1.0).then(|| p / (p - 1.0) * (1.0 - variances.iter().sum::<f64>() / k2))
}
