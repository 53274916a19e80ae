//! Numbers as authors type them: with a point or a comma, no separators of thousands.

/// The number, when it is a finite one.
pub(super) fn parse(typed: &str) -> Option<f64> {
    decimal(typed)?.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The share that so many per cent are. The decimal point is moved in the text, so that nothing is rounded twice.
pub(super) fn parse_percent(typed: &str) -> Option<f64> {
    let typed = typed.trim().trim_end_matches(['%', '％']);
    format!("{}e-2", decimal(typed)?).parse().ok().filter(|number: &f64| number.is_finite())
}

/// So many per cent as the share is; [`parse_percent`] gives the same share back.
pub(super) fn percent(share: f64) -> String {
    let text = share.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let moved = format!("{fraction:0<2}");
    let (up, rest) = moved.split_at(2);
    let whole = format!("{whole}{up}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// The typed text as a decimal number with a point: a sign, digits, at most one point or comma.
fn decimal(typed: &str) -> Option<String> {
    let plain: String = typed
        .trim()
        .chars()
        .map(|c| match c {
            ',' | '，' => '.',
            '−' => '-',
            other => other,
        })
        .collect();
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let well_formed = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().any(|b| b.is_ascii_digit())
        && digits.bytes().filter(|b| *b == b'.').count() <= 1;
    well_formed.then_some(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_understood_with_point_and_comma() {
        for (typed, number) in [
            ("1,5", Some(1.5)),
            (" -0.25 ", Some(-0.25)),
            ("−3", Some(-3.0)),
            (".5", Some(0.5)),
            ("1.000,5", None),
            ("1e3", None),
            ("", None),
            ("inf", None),
            ("x", None),
        ] {
            assert_eq!(parse(typed), number, "{typed:?}");
        }
    }

    #[test]
    fn shares_are_typed_in_per_cent() {
        for (share, shown) in
            [(0.0, "0"), (1.0, "100"), (0.5, "50"), (-0.25, "-25"), (0.333_333, "33.3333"), (0.005, "0.5"), (12.0, "1200")]
        {
            assert_eq!(percent(share), shown);
        }
        assert_eq!(parse_percent("33,5 %"), Some(0.335));
    }

    proptest! {
        #[test]
        fn a_share_survives_its_per_cent(share in -1.0..1.0_f64) {
            prop_assert_eq!(parse_percent(&percent(share)), Some(share));
        }
    }
}
