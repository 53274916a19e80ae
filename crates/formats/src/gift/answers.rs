//! What stands between the braces.

use crate::share::{decimal, from_percent, number};

/// One answer of a list; text and feedback still have their escaped characters hidden.
#[derive(Debug, PartialEq)]
pub(super) struct Answer<'a> {
    /// Marked by `=`.
    pub right: bool,
    pub share: f64,
    pub text: &'a str,
    pub feedback: &'a str,
}

/// Splits a list at `=` and `~`; what stands before the first is nothing.
pub(super) fn list(text: &str) -> Vec<Answer<'_>> {
    let marks: Vec<usize> = text.char_indices().filter(|(_, c)| matches!(c, '=' | '~')).map(|(at, _)| at).collect();
    marks
        .iter()
        .enumerate()
        .map(|(place, start)| {
            let end = marks.get(place + 1).copied().unwrap_or(text.len());
            let right = text[*start..].starts_with('=');
            answer(&text[start + 1..end], right)
        })
        .collect()
}

/// `%50%text#feedback`.
pub(super) fn answer(text: &str, right: bool) -> Answer<'_> {
    let text = text.trim();
    let weighted = text.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    let (share, text) = match weighted.and_then(|(percent, rest)| Some((number(percent)?, rest))) {
        Some((percent, rest)) => (from_percent(percent).clamp(-1.0, 1.0), rest),
        None => (if right { 1.0 } else { 0.0 }, text),
    };
    let (text, feedback) = text.split_once('#').unwrap_or((text, ""));
    Answer { right, share, text: text.trim(), feedback: feedback.trim() }
}

/// `3.5`, `3.5:0.1`, `3..4` as value and tolerance.
pub(super) fn numeric(text: &str) -> Option<(f64, f64)> {
    if let Some((from, to)) = text.split_once("..") {
        let (from, to) = (number(from)?, number(to)?);
        // 0.1, not 0.10000000000000009
        let short = |number: f64| decimal(number, 12).parse().unwrap_or(number);
        return Some((short(f64::midpoint(from, to)), short((to - from).abs() / 2.0)));
    }
    match text.split_once(':') {
        Some((value, tolerance)) => Some((number(value)?, number(tolerance)?.abs())),
        None => Some((number(text)?, 0.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_numbers_and_ranges_are_understood() {
        let answers = list("~%-50%a#b =c ~ d");
        assert_eq!(
            answers.iter().map(|a| (a.right, a.share, a.text, a.feedback)).collect::<Vec<_>>(),
            [(false, -0.5, "a", "b"), (true, 1.0, "c", ""), (false, 0.0, "d", "")]
        );
        assert_eq!((numeric("3.5:0.5"), numeric("2.5..2.7"), numeric("x")), (Some((3.5, 0.5)), Some((2.6, 0.1)), None));
    }
}
