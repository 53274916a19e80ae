use proptest::prelude::*;

use super::format::{Style, plain, with_figures};
use super::*;
use crate::quizzes::item::Unit;

fn readings(text: &str) -> Vec<f64> {
    read::read(text, &[]).map(|typed| typed.readings.iter().map(|number| number.value).collect()).unwrap_or_default()
}

fn reads_as(text: &str, value: f64) {
    assert_eq!(readings(text), [value], "{text}");
}

fn target(value: f64, tolerance: Tolerance) -> Target {
    Target { value, tolerance, decimals: None, credit: 1.0 }
}

fn exactly(value: f64) -> [Target; 1] {
    [target(value, Tolerance::Absolute(0.0))]
}

fn worth(text: &str, value: f64, rules: &NumberRules) -> f64 {
    judge(text, &exactly(value), rules).map_or(0.0, |hit| hit.share)
}

fn unit(symbol: &str, factor: f64) -> Unit {
    Unit { symbol: symbol.to_owned(), factor }
}

fn lengths(rule: UnitRule) -> NumberRules {
    NumberRules {
        significant_figures: None,
        units: vec![unit("mm", 1.0), unit("毫米", 1.0), unit("m", 1000.0), unit("µm", 0.001)],
        unit: rule,
    }
}

#[test]
#[expect(clippy::approx_constant, reason = "it is what is typed")]
fn numbers_are_read_as_people_write_them() {
    reads_as("3,5", 3.5);
    reads_as("3.5", 3.5);
    reads_as("１．５", 1.5);
    reads_as("１，５", 1.5);
    reads_as("3。5", 3.5);
    reads_as("1 234,5", 1234.5);
    reads_as("1\u{202f}234", 1234.0);
    reads_as("1'234.50", 1234.5);
    reads_as("1’234", 1234.0);
    reads_as("1.234,56", 1234.56);
    reads_as("1,234.56", 1234.56);
    reads_as("1.234.567", 1_234_567.0);
    reads_as("−2", -2.0);
    reads_as("- 2", -2.0);
    reads_as("+2", 2.0);
    reads_as(".5", 0.5);
    reads_as("3.", 3.0);
    reads_as("= 3", 3.0);
    reads_as("3,14159", 3.14159);
}

#[test]
fn powers_of_ten_are_read() {
    reads_as("1e-3", 0.001);
    reads_as("1E3", 1000.0);
    reads_as("1,5·10^3", 1500.0);
    reads_as("2×10^3", 2000.0);
    reads_as("2 x 10³", 2000.0);
    reads_as("2*10**3", 2000.0);
    reads_as("2 · 10⁻³", 0.002);
    reads_as("2·10^(-3)", 0.002);
    reads_as("10^3", 1000.0);
    reads_as("10²", 100.0);
}

#[test]
fn fractions_are_read() {
    reads_as("3/4", 0.75);
    reads_as("-3/4", -0.75);
    reads_as("1 1/2", 1.5);
    reads_as("½", 0.5);
    reads_as("1½", 1.5);
}

#[test]
fn an_ambiguous_number_has_both_readings() {
    assert_eq!(readings("1,234"), [1.234, 1234.0]);
    assert_eq!(readings("1.234"), [1.234, 1234.0]);
    reads_as("0,123", 0.123);
    reads_as("1234,567", 1234.567);
    let none = NumberRules::default();
    assert!(is_full(worth("1,234", 1234.0, &none)));
    assert!(is_full(worth("1,234", 1.234, &none)));
}

#[test]
fn what_is_no_number_is_none() {
    for text in [
        "",
        " ",
        "three",
        "-",
        ".",
        ",",
        "3-4",
        "3 - 4",
        "3 or 4",
        "3 4",
        "1/2/3",
        "1/0",
        "1500/2.5",
        "3x4",
        "3 x 4",
        "1.2.3",
        "1,2,3",
        "12 34",
        "1e9999",
        "--3",
        "3+1",
        "192.168.0.1",
        "1 500/2",
    ] {
        assert!(readings(text).is_empty(), "{text:?}");
    }
}

#[test]
fn a_unit_that_nobody_lists_is_not_looked_at() {
    reads_as("35 %", 35.0);
    reads_as("3,5mm", 3.5);
    reads_as("5/min", 5.0);
    reads_as("9.81 m/s²", 9.81);
    assert!(is_full(worth("35 %", 35.0, &NumberRules::default())));
}

#[test]
fn a_listed_unit_converts() {
    let rules = lengths(UnitRule::Optional);
    for text in ["3500", "3500 mm", "3500mm", "3500 毫米", "3,5 m", "3.5m.", "3500000 μm", "3500 MM"] {
        assert!(is_full(worth(text, 3500.0, &rules)), "{text}");
    }
    assert!(worth("3500 kg", 3500.0, &rules) == 0.0);
    assert!(worth("3500 m", 3500.0, &rules) == 0.0);
}

#[test]
fn a_missing_required_unit_takes_its_deduction_off() {
    let rules = lengths(UnitRule::Required(0.25));
    assert!(is_full(worth("3500 mm", 3500.0, &rules)));
    assert!((worth("3500", 3500.0, &rules) - 0.75).abs() < 1e-9);
    assert!((worth("3500 kg", 3500.0, &rules) - 0.75).abs() < 1e-9);
}

#[test]
fn powers_in_units_have_every_shape_and_case_counts_where_it_tells() {
    let rules = NumberRules { units: vec![unit("m²", 1.0)], ..NumberRules::default() };
    for text in ["2 m²", "2 m2", "2 m^2", "2m ^2"] {
        assert!(is_full(worth(text, 2.0, &rules)), "{text}");
    }
    let rules = NumberRules { units: vec![unit("W", 1.0), unit("mW", 0.001), unit("MW", 1e6)], ..NumberRules::default() };
    assert!(is_full(worth("2 MW", 2e6, &rules)));
    assert!(is_full(worth("2 mW", 0.002, &rules)));
    assert!(is_full(worth("2 w", 2.0, &rules)));
    assert!(worth("2 mw", 0.002, &rules) == 0.0, "milli or mega?");
}

#[test]
fn a_unit_may_stand_before_the_number() {
    let rules = NumberRules { units: vec![unit("€", 1.0), unit("EUR", 1.0)], unit: UnitRule::Required(1.0), ..NumberRules::default() };
    for text in ["€ 5", "€5,00", "5,– €", "EUR 5", "5 €", "5 eur"] {
        assert!(is_full(worth(text, 5.0, &rules)), "{text}");
    }
}

#[test]
fn significant_figures_are_those_that_were_typed() {
    let figures = |text: &str| read::read(text, &[]).map(|typed| (typed.readings[0].least_figures, typed.readings[0].most_figures));
    assert_eq!(figures("0.0120"), Some((3, 3)));
    assert_eq!(figures("1.20"), Some((3, 3)));
    assert_eq!(figures("1200"), Some((2, 4)));
    assert_eq!(figures("1200.0"), Some((5, 5)));
    assert_eq!(figures("1,2·10^3"), Some((2, 2)));
    assert_eq!(figures("007"), Some((1, 1)));
    assert_eq!(figures("0"), Some((1, 1)));
    assert_eq!(figures("0.00"), Some((1, 3)));
}

#[test]
fn the_wrong_number_of_figures_is_worth_half() {
    let rules = NumberRules { significant_figures: Some(3), ..NumberRules::default() };
    assert!(is_full(worth("1.20", 1.2, &rules)));
    assert!((worth("1.2", 1.2, &rules) - 0.5).abs() < 1e-9);
    assert!((worth("6/5", 1.2, &rules) - 0.5).abs() < 1e-9);
    assert!(is_full(worth("1200", 1200.0, &rules)));
    assert!(is_full(worth("3.33", 10.0 / 3.0, &rules)), "rounded as asked for, it needs no tolerance");
    assert!(worth("3.34", 10.0 / 3.0, &rules) == 0.0);
}

#[test]
fn the_solution_is_written_in_the_style_of_the_language() {
    let rules = NumberRules { significant_figures: Some(3), ..lengths(UnitRule::Required(0.5)) };
    assert_eq!(solution(&exactly(12.5), &rules, Style::Comma).as_deref(), Some("12,5 mm"));
    assert_eq!(
        solution(&exactly(0.012), &NumberRules { significant_figures: Some(3), ..NumberRules::default() }, Style::Point).as_deref(),
        Some("0.0120")
    );
    assert_eq!(solution(&exactly(1e21), &NumberRules::default(), Style::Point).as_deref(), Some("1e21"));
    assert_eq!(with_figures(0.0, 3, Style::Point), "0.00");
    assert_eq!(with_figures(1234.0, 2, Style::Point), "1200");
    assert_eq!(with_figures(99.96, 3, Style::Comma), "100");
}

#[test]
fn what_cannot_be_used_is_found() {
    let mut found = Problems::default();
    check_rules(
        &NumberRules {
            significant_figures: Some(0),
            units: vec![unit("m", 1000.0), unit(" m ", 0.0), unit("3", 2.0)],
            unit: UnitRule::Required(2.0),
        },
        &mut found,
    );
    let at: Vec<(String, Wrong)> = found.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect();
    let expected = [
        ("rules.significant_figures", Wrong::BadRange),
        ("rules.units", Wrong::BadUnits),
        ("rules.units.1.symbol", Wrong::SameId),
        ("rules.units.1.factor", Wrong::BadUnits),
        ("rules.units.2.symbol", Wrong::NoText),
        ("rules.unit", Wrong::BadCredit),
    ];
    assert_eq!(at, expected.map(|(at, what)| (at.to_owned(), what)));

    let mut found = Problems::default();
    let answer =
        NumberAnswer { id: "a".to_owned(), value: f64::NAN, tolerance: Tolerance::Relative(-0.1), credit: 1.0, ..NumberAnswer::default() };
    check_answers(&[answer], &NumberRules::default(), &mut found);
    let at: Vec<(String, Wrong)> = found.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect();
    let expected = [("answers", Wrong::NoRightAnswer), ("answers.0.value", Wrong::BadRange), ("answers.0.tolerance", Wrong::BadRange)];
    assert_eq!(at, expected.map(|(at, what)| (at.to_owned(), what)));
}

/// An integer with a separator between its groups of three.
fn grouped(whole: u64, separator: &str) -> String {
    let digits = whole.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}

proptest! {
    #[test]
    fn a_number_in_any_countrys_style_is_read_back(whole in 0_u64..1_000_000_000, part in "[0-9]{0,5}", negative in any::<bool>()) {
        let sign = if negative { "-" } else { "" };
        let value: f64 = format!("{sign}{whole}.{part}0").parse().unwrap();
        for (group, mark) in [(".", ","), (",", "."), (" ", ","), (" ", "."), ("'", "."), ("", ","), ("", "."), ("，", "．"), ("\u{202f}", ",")] {
            let written = if part.is_empty() { grouped(whole, group) } else { format!("{}{mark}{part}", grouped(whole, group)) };
            for sign in if negative { ["-", "−"] } else { ["", "+"] } {
                let written = format!("{sign}{written}");
                prop_assert!(readings(&written).contains(&value), "{} is {:?}", written, readings(&written));
            }
        }
    }

    #[test]
    fn every_finite_number_is_read_back_as_it_is_shown(value in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
        for style in [Style::Point, Style::Comma] {
            let written = plain(value, style);
            prop_assert!(readings(&written).contains(&value), "{} is {:?}", written, readings(&written));
        }
    }

    #[test]
    fn tolerances_are_symmetric_and_include_their_bounds(value in -1e6..1e6_f64, off in 1e-6..1e3_f64, relative in any::<bool>()) {
        let (tolerance, off) = if relative { (Tolerance::Relative(off / 1e3), value.abs() * off / 1e3) } else { (Tolerance::Absolute(off), off) };
        let target = target(value, tolerance);
        for sign in [-1.0, 1.0] {
            prop_assert!(hits(value + sign * off, target, None));
            prop_assert!(hits(value + sign * off * 0.5, target, None));
            let outside = off * 1.001 + 1e-4;
            prop_assert!(!hits(value + sign * outside, target, None));
        }
    }

    #[test]
    fn decimal_bounds_are_included_as_they_are_typed(value in -10_000_i32..10_000, off in 1_i32..1000) {
        let at = |tenths: i32| format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
        let target = [target(f64::from(value) / 10.0, Tolerance::Absolute(f64::from(off) / 10.0))];
        let rules = NumberRules::default();
        for tenths in [value - off, value + off] {
            prop_assert!(judge(&at(tenths), &target, &rules).is_some());
        }
        prop_assert!(judge(&at(value - off - 1), &target, &rules).is_none());
        prop_assert!(judge(&at(value + off + 1), &target, &rules).is_none());
    }

    #[test]
    fn the_same_length_in_any_unit_is_worth_the_same(millimetres in 1_u32..1_000_000, required in any::<bool>()) {
        let rules = lengths(if required { UnitRule::Required(0.5) } else { UnitRule::Optional });
        let value = f64::from(millimetres);
        for (symbol, factor) in [("mm", 1.0), ("m", 1000.0), ("µm", 0.001), ("毫米", 1.0)] {
            let text = format!("{} {symbol}", plain(value / factor, Style::Comma));
            prop_assert!(is_full(worth(&text, value, &rules)));
        }
    }

    #[test]
    fn the_solution_gets_full_marks(value in -1e9..1e9_f64, figures in proptest::option::of(1_u8..8), decimals in proptest::option::of(0_u8..6), required in any::<bool>(), comma in any::<bool>()) {
        let rules = NumberRules { significant_figures: figures, ..lengths(if required { UnitRule::Required(1.0) } else { UnitRule::Optional }) };
        let targets = [Target { decimals, ..target(value, Tolerance::Absolute(0.0)) }];
        let style = if comma { Style::Comma } else { Style::Point };
        let text = solution(&targets, &rules, style);
        prop_assert!(text.is_some(), "{}", with_unit(targets[0], &rules, style));
        prop_assert!(judge(&text.unwrap(), &targets, &rules).is_some_and(|hit| is_full(hit.share)));
    }

    #[test]
    fn any_text_is_worth_something_between_nothing_and_everything(text in any::<String>(), number in "[0-9.,eE x*^/ +−µm%²·½-]{0,40}", value in any::<f64>(), credit in any::<f64>()) {
        let rules = NumberRules { significant_figures: Some(2), ..lengths(UnitRule::Required(0.3)) };
        let targets = [Target { credit, ..target(value, Tolerance::Relative(0.5)) }];
        for text in [text, number] {
            let share = judge(&text, &targets, &rules).map_or(0.0, |hit| hit.share);
            prop_assert!((0.0..=1.0).contains(&share));
        }
    }
}
