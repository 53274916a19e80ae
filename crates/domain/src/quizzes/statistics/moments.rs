//! Means, variances, covariances.

/// A number of things as a factor.
#[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 attempts")]
pub(super) const fn count(n: usize) -> f64 {
    n as f64
}

/// Where values lie and how far they spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moments {
    pub n: usize,
    pub mean: f64,
    /// Σ (x − x̄)²; exactly 0 when the values differ by rounding only.
    pub squares: f64,
}

impl Moments {
    /// None of no values.
    pub fn of(values: &[f64]) -> Option<Self> {
        if values.is_empty() {
            return None;
        }
        let n = values.len();
        let mean = values.iter().sum::<f64>() / count(n);
        let squares = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
        // thirds and tenths do not add up exactly: without this, a correlation would be computed from the rounding of a constant
        let scale = values.iter().fold(0.0_f64, |scale, value| scale.max(value.abs()));
        let squares = if squares <= count(n) * (1e-9 * scale).powi(2) { 0.0 } else { squares };
        Some(Self { n, mean, squares })
    }

    /// Of the sample: Σ (x − x̄)² / (n − 1).
    pub fn variance(&self) -> Option<f64> {
        (self.n > 1).then(|| self.squares / count(self.n - 1))
    }

    pub fn deviation(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }
}

/// Σ (x − x̄)(y − ȳ) / (n − 1) of pairs; exactly 0 when it is rounding only.
pub(super) fn covariance(pairs: impl Iterator<Item = (f64, f64)>, x: &Moments, y: &Moments) -> Option<f64> {
    if x.n < 2 {
        return None;
    }
    let sum: f64 = pairs.map(|(a, b)| (a - x.mean) * (b - y.mean)).sum();
    let product = x.squares * y.squares;
    Some(if product == 0.0 || sum.abs() <= 1e-12 * product.sqrt() { 0.0 } else { sum / count(x.n - 1) })
}
