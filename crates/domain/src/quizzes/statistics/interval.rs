//! Confidence intervals, 95 %, that hold for small groups.

use super::moments::{Moments, count};
use super::student::{NORMAL, critical};

/// A confidence interval of 95 %: of a hundred such intervals about ninety-five contain the true value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    pub(super) const fn around(centre: f64, half: f64) -> Self {
        Self { low: centre - half, high: centre + half }
    }

    pub(super) fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }

    pub(super) const fn within(self, low: f64, high: f64) -> Self {
        Self { low: self.low.max(low), high: self.high.min(high) }
    }
}

/// Wilson's score interval of a share `p` of `n`: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
///
/// Unlike p ± z √(p(1−p)/n) it stays within 0 to 1 and is not empty at 0 and 1 (Wilson 1927, JASA 22, 209–212); Brown et al. (2001, Statistical Science 16,
/// 101–133) recommend it for groups of up to 40.
pub(super) fn wilson(p: f64, n: usize) -> Interval {
    let n = count(n);
    let square = NORMAL * NORMAL;
    let centre = p + square / (2.0 * n);
    let half = NORMAL * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt();
    // at 0 and 1 the limit is p itself; rounding must not put it beside
    Interval { low: ((centre - half) / (1.0 + square / n)).clamp(0.0, p), high: ((centre + half) / (1.0 + square / n)).clamp(p, 1.0) }
}

/// Student's interval of a mean: x̄ ± t · s / √n with n − 1 degrees of freedom. None of fewer than two values, or of equal ones: their spread is not known.
pub(super) fn student(moments: &Moments) -> Option<Interval> {
    let variance = moments.variance().filter(|variance| *variance > 0.0)?;
    Some(Interval::around(moments.mean, critical(count(moments.n - 1)) * (variance / count(moments.n)).sqrt()))
}

/// Newcombe's hybrid score interval of a difference of shares p − q from the Wilson intervals of both:
/// from d − √((p − l₁)² + (u₂ − q)²) to d + √((u₁ − p)² + (q − l₂)²) (Newcombe 1998, Statistics in Medicine 17, 873–890, method 10).
pub(super) fn newcombe(a: &Moments, b: &Moments) -> Interval {
    let (first, second) = (wilson(a.mean, a.n), wilson(b.mean, b.n));
    let difference = a.mean - b.mean;
    Interval {
        low: difference - (a.mean - first.low).hypot(second.high - b.mean),
        high: difference + (first.high - a.mean).hypot(b.mean - second.low),
    }
}

/// Welch's interval of a difference of means, the spreads of which need not be equal: d ± t √(s₁²/n₁ + s₂²/n₂), degrees of freedom after Satterthwaite
/// (Welch 1947, Biometrika 34, 28–35). None when one group has fewer than two values or neither spreads.
pub(super) fn welch(a: &Moments, b: &Moments) -> Option<Interval> {
    let (first, second) = (a.variance()? / count(a.n), b.variance()? / count(b.n));
    let sum = first + second;
    if sum <= 0.0 {
        return None;
    }
    let df = sum * sum / (first * first / count(a.n - 1) + second * second / count(b.n - 1));
    Some(Interval::around(a.mean - b.mean, critical(df) * sum.sqrt()))
}
