use std::time::Instant;

use proptest::prelude::*;

use super::*;

fn value(text: &str) -> Option<f64> {
    let variables = Variables::from([("a".to_owned(), 3.0), ("b_2".to_owned(), 4.0)]);
    Expression::parse(text).ok()?.compute(&variables)
}

fn is(text: &str, expected: f64) {
    let computed = value(text).unwrap_or(f64::NAN);
    assert!((computed - expected).abs() < 1e-12, "{text} is {computed}");
}

#[test]
fn operators_have_their_usual_precedence() {
    is("1 + 2*3", 7.0);
    is("(1 + 2)*3", 9.0);
    is("8/4/2", 1.0);
    is("8-4-2", 2.0);
    is("2^3^2", 512.0);
    is("-2^2", -4.0);
    is("2^-1", 0.5);
    is("2*-3", -6.0);
    is("--2", 2.0);
    is("6 ÷ 3 × 2 · 2 − 1", 7.0);
}

#[test]
fn constants_functions_and_variables_have_their_values() {
    is("2*pi", std::f64::consts::TAU);
    is("ln(e)", 1.0);
    is("sqrt(a^2 + b_2^2)", 5.0);
    is("abs(-2) + round(2.5) + floor(2.9) + ceil(2.1)", 10.0);
    is("sin(0) + cos(0) + tan(0) + exp(0) + log10(1000)", 5.0);
    is("min(3, 1, 2) + max(1, 5)", 6.0);
    is("2e3 + 1.5E-1 + .5", 2000.65);
}

#[test]
fn what_is_no_expression_is_refused() {
    for text in [
        "",
        " ",
        "1 +",
        "(1",
        "1)",
        "2a",
        "1 2",
        "sqrt 4",
        "sqrt()",
        "min()",
        "1,2",
        "sqrt(1,2)",
        "a..b",
        "1.2.3",
        "2e",
        "$",
        "a=1",
        "__import__",
    ] {
        assert!(Expression::parse(text).is_err(), "{text}");
    }
}

#[test]
fn what_has_no_finite_value_has_none() {
    for text in ["1/0", "sqrt(-1)", "ln(0)", "10^400", "1/(1/0)", "unknown", "min(1, 0/0)"] {
        assert_eq!(value(text), None, "{text}");
    }
}

#[test]
fn length_and_depth_are_bounded() {
    let nested = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Expression::parse(&nested(MAX_DEPTH)).is_ok());
    assert!(Expression::parse(&nested(MAX_DEPTH + 1)).is_err());
    assert!(Expression::parse(&"-".repeat(900)).is_err());
    assert!(Expression::parse(&format!("1{}", "^1".repeat(400))).is_err());
    is(&format!("1{}", "+1".repeat(499)), 500.0);
    assert!(Expression::parse(&format!("1{}", "+1".repeat(500))).is_err(), "1,001 characters");
}

#[test]
fn names_are_not_those_of_constants_and_functions() {
    assert!(["a", "length_2", "E", "x1"].into_iter().all(is_name));
    assert!(!["", "e", "pi", "sin", "min", "2a", "_a", "a-b", "länge", &"a".repeat(31)].into_iter().any(is_name));
}

proptest! {
    #[test]
    fn any_text_is_parsed_in_bounded_time(text in any::<String>(), expression in "[0-9a-e+*/^().,πsqrtminx -]{0,200}") {
        let started = Instant::now();
        for text in [text, expression] {
            if let Ok(expression) = Expression::parse(&text) {
                prop_assert!(expression.compute(&Variables::new()).is_none_or(f64::is_finite));
            }
        }
        prop_assert!(started.elapsed().as_secs() < 1);
    }

    #[test]
    fn sums_and_products_are_those_of_rust(a in -1e3..1e3_f64, b in 1.0..1e3_f64, c in -1e3..1e3_f64) {
        let expression = Expression::parse("a + b*c - a/b").unwrap();
        let variables = Variables::from([("a".to_owned(), a), ("b".to_owned(), b), ("c".to_owned(), c)]);
        prop_assert_eq!(expression.compute(&variables), Some(a + b * c - a / b));
    }
}
