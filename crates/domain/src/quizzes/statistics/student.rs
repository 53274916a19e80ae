//! Student's t distribution: the one number of it that intervals need.
//!
//! Written here rather than taken from a library (`statrs` without its default features would do): it is one number from two textbook series (Press et al.,
//! Numerical Recipes, 3rd ed. 2007, §6.1 and §6.4), the tests hold it against `SciPy`'s, and this crate, which goes into the wasm, stays without another dependency.

/// 97.5 % of a normal distribution lie below it.
pub(super) const NORMAL: f64 = 1.959_963_984_540_054;
const TAIL: f64 = 0.025;

/// The t that 97.5 % of the distribution lie below, so that 95 % lie within ±t. `df`: degrees of freedom, 1 or more, not necessarily whole.
///
/// Newton's method from the normal quantile: the tail falls and is convex right of it and t's is the heavier one, so no step overshoots.
pub(super) fn critical(df: f64) -> f64 {
    let mut t = NORMAL;
    for _ in 0..100 {
        let step = (upper_tail(t, df) - TAIL) / density(t, df);
        t += step;
        if step.abs() <= 1e-13 * t {
            break;
        }
    }
    t
}

/// P(T > t) for t > 0: half of `I_x(df/2, 1/2)` at x = df / (df + t²).
fn upper_tail(t: f64, df: f64) -> f64 {
    let whole = df + t * t;
    0.5 * incomplete_beta(df / 2.0, 0.5, df / whole, t * t / whole)
}

fn density(t: f64, df: f64) -> f64 {
    let scale = (ln_gamma(f64::midpoint(df, 1.0)) - ln_gamma(df / 2.0)).exp() / (df * std::f64::consts::PI).sqrt();
    scale * (-f64::midpoint(df, 1.0) * (t * t / df).ln_1p()).exp()
}

/// `I_x(a, b)`, regularised; `rest` is 1 − x, which the caller knows better than a subtraction would.
fn incomplete_beta(a: f64, b: f64, x: f64, rest: f64) -> f64 {
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * rest.ln()).exp();
    // the fraction converges fast on one side of the mean only; the other follows from symmetry
    if x < (a + 1.0) / (a + b + 2.0) { front * fraction(a, b, x) / a } else { 1.0 - front * fraction(b, a, rest) / b }
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut numerator = 1.0;
    let mut denominator = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = denominator;
    for step in 1..10_000_u32 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        for term in [even, odd] {
            denominator = 1.0 / away_from_zero(1.0 + term * denominator);
            numerator = away_from_zero(1.0 + term / numerator);
            value *= numerator * denominator;
        }
        if (numerator * denominator - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

/// ln Γ(x) for x ≥ 1/2, by Lanczos' approximation (g = 7, nine terms; Godfrey 2001).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let x = x - 1.0;
    let mut place = x;
    let series = TERMS.iter().fold(0.999_999_999_999_809_9, |sum, term| {
        place += 1.0;
        sum + term / place
    });
    let base = x + 7.5;
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * base.ln() - base + series.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `scipy.stats.t.ppf(0.975, df)`, see `docs/quiz-statistics-reference.py`.
    #[test]
    fn critical_values_are_those_of_scipy() {
        for (df, expected) in [
            (1.0, 12.706_204_736_174_694),
            (1.5, 6.016_663_104_427_929),
            (2.0, 4.302_652_729_749_462),
            (3.7, 2.867_520_707_191_189_5),
            (7.0, 2.364_624_251_592_784),
            (29.0, 2.045_229_642_132_703),
            (99.0, 1.984_216_951_586_417_4),
            (998.4, 1.962_342_891_609_16),
            (100_000.0, 1.959_987_707_534_609_5),
        ] {
            let t = critical(df);
            assert!((t - expected).abs() < 1e-9 * expected, "df {df}: {t} instead of {expected}");
        }
    }

    #[test]
    fn the_gamma_function_of_whole_numbers_is_the_factorial() {
        let mut factorial = 1.0_f64;
        for n in 1..20 {
            assert!((ln_gamma(f64::from(n)) - factorial.ln()).abs() < 1e-11);
            factorial *= f64::from(n);
        }
        assert!((ln_gamma(0.5) - std::f64::consts::PI.sqrt().ln()).abs() < 1e-13);
    }
}
