//! Which unit is meant: `µ` as either character, `²` or `2` or `^2`, with and without space; by case where two units differ in nothing else (mW, MW).

use unicode_normalization::UnicodeNormalization as _;

use crate::quizzes::item::Unit;
use crate::quizzes::problem::{Problems, Wrong};

/// The longest text that is looked at as a unit, in characters.
const MAX: usize = 30;

/// The unit of an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) enum Given {
    None,
    /// With its factor.
    Listed(f64),
    Unlisted,
}

/// What stands after (or before) the number; none when it can be no unit, because it is another number or begins like a calculation.
pub(super) fn given(text: &str, units: &[Unit]) -> Option<Given> {
    let typed = fold(text);
    if typed.is_empty() {
        return Some(Given::None);
    }
    if let Some(factor) = listed(&typed, units) {
        return Some(Given::Listed(factor));
    }
    looks_like_one(text).then_some(Given::Unlisted)
}

/// The factor of the listed unit: by its exact symbol or, where that leaves no doubt, in whatever case.
fn listed(typed: &str, units: &[Unit]) -> Option<f64> {
    if let Some(unit) = units.iter().find(|unit| fold(&unit.symbol) == typed) {
        return Some(unit.factor);
    }
    let lower = typed.to_lowercase();
    let mut factors = units.iter().filter(|unit| fold(&unit.symbol).to_lowercase() == lower).map(|unit| unit.factor);
    let first = factors.next()?;
    factors.all(|factor| factor.to_bits() == first.to_bits()).then_some(first)
}

/// The longest listed unit that the text begins with, as its length in bytes and its factor: for "€ 5".
pub(super) fn before(text: &str, units: &[Unit]) -> Option<(usize, f64)> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(MAX);
    ends.filter_map(|end| listed(&fold(&text[..end]), units).map(|factor| (end, factor))).max_by_key(|(end, _)| *end)
}

/// The unit that values are in.
pub(super) fn base(units: &[Unit]) -> Option<&Unit> {
    units.iter().find(|unit| (unit.factor - 1.0).abs() < f64::EPSILON)
}

/// Begins with a letter or a sign of a unit, and digits in it are powers: they come after a letter ("m2", "s-1"), not after a space or a slash, which would be
/// another number; nor after an x or e alone, which would be a product or a power of ten.
fn looks_like_one(text: &str) -> bool {
    let text = text.trim();
    let begins = text.starts_with(|c: char| c.is_alphabetic() || "%‰°℃℉/'\"′″€$£¥￥￡％".contains(c));
    let words = text.split(|c: char| c.is_whitespace() || "/·*+=".contains(c));
    let powers_only = words.into_iter().all(|word| {
        let digit = word.find(|c: char| c.is_ascii_digit());
        digit.is_none_or(|at| word[..at].chars().any(char::is_alphabetic) && !matches!(&word[..at], "x" | "X" | "e" | "E"))
    });
    begins && powers_only && text.chars().count() <= MAX
}

/// Compatibility form without spaces, `^` and closing punctuation.
fn fold(symbol: &str) -> String {
    let folded: String = symbol
        .nfkc()
        .filter(|c| !c.is_whitespace() && *c != '^')
        .map(|c| match c {
            '⋅' | '∙' | '*' | '•' | '×' => '·',
            '−' | '–' => '-',
            '⁄' | '∕' => '/',
            '’' => '\'',
            '”' | '“' | '„' => '"',
            other => other,
        })
        .collect();
    folded.trim_end_matches(['.', ',', ';', '!', '。', '、']).to_owned()
}

/// Notes at `units` a symbol that is missing, too long, begins like a number or is there twice, a factor that is not above 0, and that none has the factor 1.
/// More than one may have it: `mm` and `毫米` are the same unit.
pub(super) fn check(units: &[Unit], problems: &mut Problems) {
    problems.expect(units.is_empty() || base(units).is_some(), "units", Wrong::BadUnits);
    for (place, unit) in units.iter().enumerate() {
        problems.at(format!("units.{place}"), |problems| {
            let symbol = fold(&unit.symbol);
            problems.expect(
                !symbol.is_empty() && !symbol.starts_with(|c: char| c.is_numeric() || "+-.,".contains(c)),
                "symbol",
                Wrong::NoText,
            );
            problems.expect(unit.symbol.chars().count() <= MAX, "symbol", Wrong::TooLong);
            problems.expect(!units[..place].iter().any(|earlier| fold(&earlier.symbol) == symbol), "symbol", Wrong::SameId);
            problems.expect(unit.factor.is_finite() && unit.factor > 0.0, "factor", Wrong::BadUnits);
        });
    }
}
