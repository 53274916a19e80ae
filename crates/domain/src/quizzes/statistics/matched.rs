//! The difference between two languages among people of matched ability.
//!
//! A class that answers in German may know more of welding than the one that answers in Chinese; then every item looks easier in German. So people are
//! compared within strata of equal success in the rest of the attempt, and the differences of the strata are put together:
//! d = Σ wₖ (p̄ₐₖ − p̄ᵦₖ) / Σ wₖ. Matching on the score within the test is what Dorans & Kulick (1986, Journal of Educational Measurement 23, 355–368:
//! standardization) and Holland & Thayer (1988, in Wainer & Braun, Test Validity, 129–145: Mantel–Haenszel) do for the same question.
//!
//! - Strata: three, from 60 people on four, from 100 on five, of about equal size by the pooled rest scores; equal scores are never parted.
//! - Weights: wₖ = nₐₖ nᵦₖ / (nₐₖ + nᵦₖ), Mantel's and Haenszel's. Dorans & Kulick weigh by the size of one group, the focal one; here neither language is
//!   the measure of the other, and with these weights swapping them changes the sign and nothing else.
//! - All or nothing: variance of the Mantel–Haenszel difference of risks after Sato (1989, Biometrics 45, 1323–1324), which holds for few large and for
//!   many small strata.
//! - Partial marks: the same estimate is the language's coefficient in a linear model with the strata as blocks; its variance is s² / Σ wₖ with the pooled
//!   variance s² within the cells.
//! - Both: Student's t with as many degrees of freedom as there are people less cells; the normal quantile is too narrow for a class.
//!
//! Holland & Thayer match on a score that includes the item itself. The rest score does not: in a quiz of ten items the item would explain away part of its
//! own difference. The price: a rest score is not free of error and a stratum is wide, so matching takes away most of a difference in ability, not all
//! (`docs/quiz-statistics.md` has figures).

use super::interval::Interval;
use super::languages::{Difference, MatchedDifference};
use super::moments::{Moments, count};
use super::observation::{Observation, Scale};
use super::student::critical;

/// The shares of both groups in one stratum.
#[derive(Clone, Debug, Default)]
struct Stratum {
    a: Vec<f64>,
    b: Vec<f64>,
}

/// A stratum in which both groups have people.
struct Cells {
    a: Moments,
    b: Moments,
    weight: f64,
}

pub(super) fn matched(a: &[Observation], b: &[Observation], scale: Scale) -> Option<MatchedDifference> {
    let cells: Vec<Cells> = strata(a, b)
        .iter()
        .filter_map(|stratum| {
            let (a, b) = Moments::of(&stratum.a).zip(Moments::of(&stratum.b))?;
            Some(Cells { a, b, weight: count(a.n) * count(b.n) / count(a.n + b.n) })
        })
        .collect();
    let weight: f64 = cells.iter().map(|cell| cell.weight).sum();
    if weight <= 0.0 {
        return None;
    }
    let difference = cells.iter().map(|cell| cell.weight * (cell.a.mean - cell.b.mean)).sum::<f64>() / weight;
    let half = half(&cells, difference, weight, scale);
    Some(MatchedDifference {
        difference: Difference::of_shares(difference, half.map(|half| Interval::around(difference, half)), scale),
        strata: cells.len(),
        attempts: cells.iter().map(|cell| cell.a.n + cell.b.n).sum(),
    })
}

/// t √Var; none when everybody is right or everybody is wrong: how far chance reaches is not known then.
fn half(cells: &[Cells], difference: f64, weight: f64, scale: Scale) -> Option<f64> {
    let people: usize = cells.iter().map(|cell| cell.a.n + cell.b.n).sum();
    let freedom = count(people.checked_sub(2 * cells.len()).filter(|freedom| *freedom > 0)?);
    let variance = if scale == Scale::Dichotomous {
        variance_of_risks(cells, difference, weight)
    } else {
        cells.iter().map(|cell| cell.a.squares + cell.b.squares).sum::<f64>() / freedom / weight
    };
    (variance > 1e-12).then(|| critical(freedom) * variance.sqrt())
}

/// (d Σ Pₖ + Σ Qₖ) / (Σ wₖ)² with x of m right in one group and y of n in the other, N = m + n:
/// Pₖ = (m² y − n² x + m n (n − m) / 2) / N², Qₖ = (x (n − y) + y (m − x)) / 2N.
fn variance_of_risks(cells: &[Cells], difference: f64, weight: f64) -> f64 {
    let terms = cells.iter().map(|cell| {
        let (m, n) = (count(cell.a.n), count(cell.b.n));
        let (right_m, right_n, all) = (m * cell.a.mean, n * cell.b.mean, m + n);
        let first = (m * m * right_n - n * n * right_m + m * n * (n - m) / 2.0) / (all * all);
        let second = (right_m * (n - right_n) + right_n * (m - right_m)) / (2.0 * all);
        difference * first + second
    });
    terms.sum::<f64>() / (weight * weight)
}

const fn number_of_strata(people: usize) -> usize {
    match people {
        0..60 => 3,
        60..100 => 4,
        _ => 5,
    }
}

/// Everybody in the stratum of the middle rank of those with the same rest score.
fn strata(a: &[Observation], b: &[Observation]) -> Vec<Stratum> {
    let mut people: Vec<(f64, f64, bool)> =
        a.iter().map(|seen| (seen.rest, seen.share, true)).chain(b.iter().map(|seen| (seen.rest, seen.share, false))).collect();
    people.sort_by(|one, other| one.0.total_cmp(&other.0));
    let number = number_of_strata(people.len());
    // the rest is a difference of sums, so equal ones may differ by rounding
    let tolerance = 1e-9 * people.iter().fold(0.0_f64, |most, person| most.max(person.0.abs()));
    let mut strata = vec![Stratum::default(); number];
    let mut before = 0;
    for tied in people.chunk_by(|one, next| next.0 - one.0 <= tolerance) {
        let after = before + tied.len();
        let stratum = &mut strata[number * (before + after) / (2 * people.len())];
        for (_, share, first) in tied {
            if *first { &mut stratum.a } else { &mut stratum.b }.push(*share);
        }
        before = after;
    }
    strata
}
