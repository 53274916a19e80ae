use super::*;

fn to_moodle(text: &str) -> Option<String> {
    parse(text, Dialect::Ours).map(|e| print(&e, Dialect::Moodle))
}

fn to_ours(text: &str) -> Option<String> {
    parse(text, Dialect::Moodle).map(|e| print(&e, Dialect::Ours))
}

#[test]
fn expressions_cross_over_and_come_back() {
    for (ours, moodle) in [
        ("u * i / v / 1000", "{u} * {i} / {v} / 1000"),
        ("a - (b - c)", "{a} - ({b} - {c})"),
        ("-a^2 + ln(b)", "-pow({a}, 2) + log({b})"),
        ("(a + 1)^-b * pi", "pow({a} + 1, -{b}) * pi()"),
        ("max(a, b, 2.5e-3)", "max({a}, {b}, 2.5e-3)"),
        ("(-a)^2", "pow(-{a}, 2)"),
        ("a^(b^c)", "pow({a}, pow({b}, {c}))"),
    ] {
        assert_eq!(to_moodle(ours).as_deref(), Some(moodle));
        let back = to_ours(moodle).unwrap();
        assert_eq!(parse(&back, Dialect::Ours), parse(ours, Dialect::Ours), "{back}");
    }
}

#[test]
fn what_cannot_be_computed_is_nothing() {
    for text in ["", "{a} +", "{a", "deg2rad({a})", "round({a}, 2)", "{a} ^ 2", "a", "{a b}", "1..2", "({a}", "{a}) ", "sin()"] {
        assert_eq!(to_ours(text), None, "{text}");
    }
    assert_eq!(to_ours(&"(".repeat(100_000)), None);
    assert_eq!(to_moodle(&"a^".repeat(100_000)), None);
    assert_eq!(to_moodle(&"-".repeat(100_000)), None);
}

proptest::proptest! {
    #[test]
    fn any_text_is_an_expression_or_not(text in "[a-c0-9+*/^(){},. -]{0,20}") {
        if let Some(ours) = to_ours(&text) {
            proptest::prop_assert!(parse(&ours, Dialect::Ours).is_some(), "{}", ours);
        }
    }
}
