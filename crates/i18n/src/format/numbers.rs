//! Numbers and lists.

use domain::Language;
use icu::decimal::input::Decimal;

use super::Formatters;

/// A whole number: `1.234` in German.
#[must_use]
pub fn number(lang: Language, number: i64) -> String {
    Formatters::of(lang).grouped.format(&Decimal::from(number)).to_string()
}

/// A number rounded to exactly so many digits after the decimal point: `1.234,50` in German.
/// What is no number (infinite, undefined) is a dash.
#[must_use]
pub fn decimal(lang: Language, number: f64, fraction_digits: u8) -> String {
    decimal_between(lang, number, fraction_digits, fraction_digits, true)
}

/// A number rounded to at most `most` digits after the decimal point, with at least `least`.
pub(crate) fn decimal_between(lang: Language, number: f64, least: u8, most: u8, grouped: bool) -> String {
    let formatters = Formatters::of(lang);
    let formatter = if grouped { &formatters.grouped } else { &formatters.ungrouped };
    // Rust writes the digits of a float, which is what Decimal reads; anything else is no number
    let digits = format!("{number:.*}", usize::from(most.max(least)));
    let Ok(mut decimal) = Decimal::try_from_str(&digits) else {
        return "–".to_owned();
    };
    decimal.trim_end();
    decimal.pad_end(-i16::from(least));
    formatter.format(&decimal).to_string()
}

/// A share in whole percent, 0 to 100: `80 %` with a no-break space in German, `80%` in Chinese and English.
#[must_use]
pub fn percent(lang: Language, percent: u8) -> String {
    let space = if lang == Language::De { "\u{a0}" } else { "" };
    format!("{percent}{space}%")
}

/// Things in a row: `A, B und C`.
#[must_use]
pub fn list_and<S: AsRef<str>>(lang: Language, items: &[S]) -> String {
    Formatters::of(lang).list_and.format(items.iter().map(AsRef::as_ref)).to_string()
}
