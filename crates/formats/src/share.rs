//! Shares of marks and numbers as files write them.

use std::fmt::Write as _;

use domain::quizzes::item::Choice;
use domain::quizzes::kinds::{MultipleChoice, MultipleScoring};

/// A percentage as a share. Files round thirds and sevenths to a few places; they are taken for what was meant.
pub(crate) fn from_percent(percent: f64) -> f64 {
    let share = percent / 100.0;
    (1..=20_u8)
        .map(f64::from)
        .find_map(|whole| {
            let near = (share * whole).round() / whole;
            ((near - share).abs() < 2e-5).then_some(near)
        })
        .unwrap_or(share)
}

/// A share as a percentage with up to five decimal places.
pub(crate) fn to_percent(share: f64) -> String {
    decimal(share * 100.0, 5)
}

/// A number with up to so many decimal places, without zeros at its end.
pub(crate) fn decimal(number: f64, places: usize) -> String {
    let mut text = String::new();
    let _ = write!(text, "{number:.places$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// A finite number; a decimal comma is understood.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let comma = text.matches(',').count() == 1 && !text.contains('.');
    let parsed = if comma { text.replace(',', ".").parse::<f64>() } else { text.parse::<f64>() };
    parsed.ok().filter(|number| number.is_finite())
}

/// A choice of several with the shares that Moodle adds up. Where every right option has the same share and every wrong one takes as much off, that is our
/// own way of scoring, said by fractions.
pub(crate) fn multiple_choice(mut options: Vec<Choice>, fixed_order: bool) -> MultipleChoice {
    let right = options.iter().filter(|option| option.credit > 0.0).count().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a few options")]
    let each = 1.0 / right as f64;
    if options.iter().any(|option| (option.credit.abs() - each).abs() > 1e-9) {
        return MultipleChoice { options, scoring: MultipleScoring::Weighted, fixed_order };
    }
    for option in &mut options {
        option.credit = if option.credit > 0.0 { 1.0 } else { 0.0 };
    }
    MultipleChoice { options, scoring: MultipleScoring::PerOptionDeduction, fixed_order }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "what comes back is to be exactly the same")]
    fn thirds_come_back_whole() {
        for share in [1.0, 0.5, 1.0 / 3.0, -2.0 / 3.0, 1.0 / 7.0, 0.0, 0.05, 0.83] {
            assert_eq!(from_percent(to_percent(share).parse().unwrap()), share);
        }
        assert_eq!(from_percent(33.333), 1.0 / 3.0);
        assert_eq!(number("3,5"), Some(3.5));
        assert_eq!(number("1e400"), None);
        assert_eq!(decimal(-0.0, 3), "0");
    }
}
