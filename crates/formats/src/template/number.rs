//! A number with its tolerance and unit in one cell: `3.5 ± 0.1 mm`, `20 ± 5 %`.

use domain::quizzes::item::{NumberAnswer, NumberRules, Tolerance, Unit, UnitRule};
use domain::quizzes::kinds::Numeric;

use crate::share::{decimal, number};

/// Reads a cell; nothing for what is no number.
pub(super) fn parse(cell: &str) -> Option<Numeric> {
    let cell = cell.replace("+/-", "±").replace("+-", "±").replace('−', "-").replace('％', "%");
    let (value, tolerance) = cell.split_once('±').unwrap_or((&cell, "0"));
    let (value, unit) = number_and_unit(value)?;
    let (width, tolerance_unit) = number_and_unit(tolerance)?;
    let width = width.abs();
    let (tolerance, tolerance_unit) = match tolerance_unit.strip_prefix('%') {
        Some(rest) => (Tolerance::Relative(width / 100.0), rest.trim()),
        None => (Tolerance::Absolute(width), tolerance_unit),
    };
    let symbol = if unit.is_empty() { tolerance_unit } else { unit };
    let units = if symbol.is_empty() { Vec::new() } else { vec![Unit { symbol: symbol.to_owned(), factor: 1.0 }] };
    let answer = NumberAnswer { id: "a".to_owned(), value, tolerance, credit: 1.0, ..NumberAnswer::default() };
    Some(Numeric { answers: vec![answer], rules: NumberRules { significant_figures: None, units, unit: UnitRule::Optional } })
}

fn number_and_unit(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let is_part = |(at, c): (usize, char)| {
        let after_e = text.get(..at).is_some_and(|before| before.ends_with(['e', 'E']));
        let exponent = matches!(c, 'e' | 'E')
            && text.get(at + 1..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+'));
        c.is_ascii_digit() || matches!(c, '.' | ',') || matches!(c, '-' | '+') && (at == 0 || after_e) || at > 0 && exponent
    };
    let end = text.char_indices().find(|part| !is_part(*part)).map_or(text.len(), |(at, _)| at);
    Some((number(text.get(..end)?)?, text.get(end..)?.trim()))
}

/// The cell for an answer and a unit; German has a decimal comma.
pub(super) fn print(answer: &NumberAnswer, unit: Option<&str>, comma: bool) -> String {
    let mut text = answer.value.to_string();
    match answer.tolerance {
        Tolerance::Absolute(0.0) => {}
        Tolerance::Absolute(width) => text = format!("{text} ± {}", decimal(width, 12)),
        Tolerance::Relative(share) => text = format!("{text} ± {} %", decimal(share * 100.0, 10)),
    }
    if comma {
        text = text.replace('.', ",");
    }
    unit.map_or(text.clone(), |unit| format!("{text} {unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_tolerances_and_units_are_understood() {
        let read = |cell: &str| {
            parse(cell).map(|n| (n.answers[0].value, n.answers[0].tolerance, n.rules.units.first().map(|unit| unit.symbol.clone())))
        };
        assert_eq!(read("3,5 ± 0,1 mm"), Some((3.5, Tolerance::Absolute(0.1), Some("mm".into()))));
        assert_eq!(read("20 mm +/- 5 %"), Some((20.0, Tolerance::Relative(0.05), Some("mm".into()))));
        assert_eq!(read("-1.5e-3"), Some((-0.0015, Tolerance::Absolute(0.0), None)));
        assert_eq!(read("20%"), Some((20.0, Tolerance::Absolute(0.0), Some("%".into()))));
        for wrong in ["", "drei", "1.2.3", "± 1", "1 ± x", "1.234,5"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        for (cell, comma) in [("3,5 ± 0,1 mm", true), ("20 ± 5 %", false), ("-7", false)] {
            let numeric = parse(cell).unwrap();
            assert_eq!(print(&numeric.answers[0], numeric.rules.units.first().map(|unit| unit.symbol.as_str()), comma), cell);
        }
    }
}
