//! Whether a number is right: reading it as people write it, units, significant figures and tolerances.
//!
//! [`read`] says what a text may mean as a number, [`unit`] which unit is meant, [`format`](mod@format) writes numbers to be read. Here they are judged:
//!
//! - "1,234" is 1.234 to some and 1234 to others; an answer is right when **either** reading is. In an exam nobody should lose marks for the comma of their
//!   country, and both readings are right only where a tolerance spans a factor of a thousand.
//! - A number is right when it is within the tolerance of the value, bounds included (allowing for the last digits of binary fractions), or is the value
//!   rounded as it was asked for (to significant figures, to the decimal places of a formula's solution).
//! - With the wrong number of significant figures a right number gets **half** its marks. Numbas multiplies the credit by a share that the author sets
//!   (`precisionPC`), LON-CAPA sends the answer back without counting the try, STACK's `NumSigFigs` is false and its author decides what that costs; refusing is
//!   no choice in an exam, half says "right, but not as asked". As in STACK, the zeros at the end of an integer may or may not be significant: "1200" has two,
//!   three or four figures and is accepted as each, "0.00" has one to three; and the author's value is rounded before it is compared. A fraction ("3/4") has none.
//! - A unit that is not listed, or none where one is required: the deduction of [`UnitRule::Required`], the number taken to be in the unit with factor 1. Where
//!   the unit is optional there is no deduction to take, and a number with a unit that is not listed is not right. Where none is listed, units are not looked at.

pub(super) mod format;
pub(super) mod read;
pub(super) mod unit;

use read::Number;
use unit::Given;

use super::choice::{is_full, share};
use crate::Text;
use crate::quizzes::item::{NumberAnswer, NumberRules, Tolerance, UnitRule};
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::Class;
use crate::quizzes::view::{Seen, WriteView};

/// The longest answer, in characters.
pub(super) const MAX: usize = 200;

/// What the wrong number of significant figures leaves of the marks.
const WRONG_FIGURES: f64 = 0.5;

/// What binary fractions may be off, relative to the numbers compared: thousands of times their precision, far below any tolerance.
const EPSILON: f64 = 1e-12;

/// A value to hit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub value: f64,
    pub tolerance: Tolerance,
    /// Places after the point that the value may be rounded to.
    pub decimals: Option<u8>,
    /// Share of the marks.
    pub credit: f64,
}

impl From<&NumberAnswer> for Target {
    fn from(answer: &NumberAnswer) -> Self {
        Self { value: answer.value, tolerance: answer.tolerance, decimals: None, credit: answer.credit }
    }
}

/// What an answer came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hit {
    /// Which target.
    pub target: usize,
    /// Share of the marks, 0 to 1.
    pub share: f64,
}

/// The first target that the text hits; of several readings the one that is worth most.
pub(super) fn judge(text: &str, targets: &[Target], rules: &NumberRules) -> Option<Hit> {
    let typed = read::read(text, &rules.units)?;
    let (factor, deduction) = unit_counts(typed.unit, rules)?;
    let mut best: Option<Hit> = None;
    for number in typed.readings {
        let Some(target) = targets.iter().position(|target| hits(number.value * factor, *target, rules.significant_figures)) else {
            continue;
        };
        let figures = if has_figures(number, rules.significant_figures) { 1.0 } else { WRONG_FIGURES };
        let share = (share(targets[target].credit) * figures - deduction).clamp(0.0, 1.0);
        if best.is_none_or(|best| share > best.share) {
            best = Some(Hit { target, share });
        }
    }
    best
}

/// What the number is multiplied by and what is taken off; none when it cannot be right.
fn unit_counts(given: Given, rules: &NumberRules) -> Option<(f64, f64)> {
    match (given, rules.unit) {
        (Given::Listed(factor), _) => Some((factor, 0.0)),
        (Given::None | Given::Unlisted, UnitRule::Required(deduction)) if !rules.units.is_empty() => Some((1.0, deduction)),
        (Given::Unlisted, _) if !rules.units.is_empty() => None,
        (Given::None | Given::Unlisted, _) => Some((1.0, 0.0)),
    }
}

fn has_figures(number: Number, asked: Option<u8>) -> bool {
    asked.is_none_or(|asked| (number.least_figures..=number.most_figures).contains(&usize::from(asked)))
}

fn hits(number: f64, target: Target, figures: Option<u8>) -> bool {
    let off = match target.tolerance {
        Tolerance::Absolute(off) => off,
        Tolerance::Relative(part) => part * target.value.abs(),
    };
    let rounded = [
        figures.map(|figures| format::to_figures(target.value, figures)),
        target.decimals.map(|places| format::to_decimals(target.value, places)),
    ];
    is_within(number, target.value, off) || rounded.into_iter().flatten().any(|rounded| is_within(number, rounded, 0.0))
}

/// Whether the numbers are at most `off` apart, the bound included.
fn is_within(number: f64, value: f64, off: f64) -> bool {
    let epsilon = EPSILON * number.abs().max(value.abs()).max(off.abs());
    number.is_finite() && (number - value).abs() <= off + epsilon
}

/// The text of the answer that gets full marks, as the learner may type it: in the unit with factor 1 where one is required, rounded as asked for.
pub(super) fn solution(targets: &[Target], rules: &NumberRules, style: format::Style) -> Option<String> {
    targets.iter().filter(|target| is_full(target.credit)).map(|target| with_unit(*target, rules, style)).find(|text| {
        // a worse answer before it may take it
        judge(text, targets, rules).is_some_and(|hit| is_full(hit.share))
    })
}

fn with_unit(target: Target, rules: &NumberRules, style: format::Style) -> String {
    let number = match (rules.significant_figures, target.decimals) {
        (Some(figures), _) => format::with_figures(target.value, figures, style),
        (None, Some(places)) => format::with_decimals(target.value, places, style),
        (None, None) => format::plain(target.value, style),
    };
    match (unit::base(&rules.units), rules.unit) {
        (Some(base), UnitRule::Required(_)) => format!("{number} {}", base.symbol),
        _ => number,
    }
}

/// A class for each answer.
pub(super) fn classes(answers: &[NumberAnswer]) -> Vec<Class> {
    answers.iter().map(|answer| Class { id: answer.id.clone(), credit: share(answer.credit).max(0.0) }).collect()
}

/// The field as a learner sees it now. Feedback is that of the target which was hit, in their order.
pub(super) fn view<'a>(
    seen: &Seen<'_>,
    field: &str,
    targets: &[Target],
    rules: &NumberRules,
    feedback: impl FnOnce(Option<Hit>) -> Option<&'a Text>,
) -> WriteView {
    let hit = seen.value(field).and_then(|text| judge(text, targets, rules));
    WriteView {
        name: field.to_owned(),
        value: seen.value(field).unwrap_or_default().to_owned(),
        rows: 1,
        max_characters: MAX,
        number: true,
        units: rules.units.iter().map(|unit| unit.symbol.clone()).collect(),
        mark: seen.mark(seen.value(field).is_some(), hit.map_or(0.0, |hit| hit.share)),
        solution: seen.shown.solution.then(|| solution(targets, rules, seen.language.into())).flatten(),
        feedback_html: seen.value(field).and_then(|_| feedback(hit)).and_then(|text| seen.feedback(true, text)),
        solution_html: None,
    }
}

/// Notes what is wrong with the accepted numbers, at `answers`.
pub(super) fn check_answers(answers: &[NumberAnswer], rules: &NumberRules, problems: &mut Problems) {
    problems.expect(!answers.is_empty(), "answers", Wrong::TooFew);
    problems.ids("answers", answers.iter().map(|answer| answer.id.as_str()));
    let targets: Vec<Target> = answers.iter().map(Target::from).collect();
    problems.expect(answers.is_empty() || solution(&targets, rules, format::Style::Point).is_some(), "answers", Wrong::NoRightAnswer);
    for (place, answer) in answers.iter().enumerate() {
        problems.at(format!("answers.{place}"), |problems| {
            problems.expect(answer.value.is_finite(), "value", Wrong::BadRange);
            problems.expect((0.0..=1.0).contains(&answer.credit), "credit", Wrong::BadCredit);
            check_tolerance(answer.tolerance, problems);
        });
    }
}

/// Notes at `tolerance` that it is below 0 or no number.
pub(super) fn check_tolerance(tolerance: Tolerance, problems: &mut Problems) {
    let (Tolerance::Absolute(off) | Tolerance::Relative(off)) = tolerance;
    problems.expect(off.is_finite() && off >= 0.0, "tolerance", Wrong::BadRange);
}

/// Notes what is wrong with the rules, at `rules`.
pub(super) fn check_rules(rules: &NumberRules, problems: &mut Problems) {
    problems.at("rules", |problems| {
        problems.expect(
            rules.significant_figures.is_none_or(|figures| (1..=15).contains(&figures)),
            "significant_figures",
            Wrong::BadRange,
        );
        unit::check(&rules.units, problems);
        if let UnitRule::Required(deduction) = rules.unit {
            problems.expect((0.0..=1.0).contains(&deduction), "unit", Wrong::BadCredit);
            problems.expect(!rules.units.is_empty(), "units", Wrong::BadUnits);
        }
    });
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
