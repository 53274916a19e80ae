//! Writing numbers so that [`read`](super::read) reads them back.

use crate::Language;

/// The decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Style {
    Point,
    Comma,
}

impl From<Language> for Style {
    fn from(language: Language) -> Self {
        match language {
            Language::De => Self::Comma,
            Language::Zh | Language::En => Self::Point,
        }
    }
}

/// The number as short as it can be written exactly; very large and very small ones with a power of ten.
pub(in super::super) fn plain(value: f64, style: Style) -> String {
    let long = value != 0.0 && !(1e-6..1e15).contains(&value.abs());
    marked(if long { format!("{value:e}") } else { value.to_string() }, style)
}

/// The number with so many places after the point.
pub(super) fn with_decimals(value: f64, places: u8, style: Style) -> String {
    if value.abs() >= 1e15 {
        return plain(value, style);
    }
    marked(format!("{:.*}", usize::from(places), to_decimals(value, places)), style)
}

/// The number with so many significant figures.
pub(super) fn with_figures(value: f64, figures: u8, style: Style) -> String {
    let places = usize::from(figures.max(1)) - 1;
    let power = format!("{value:.places$e}");
    let exponent: i32 = power.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let after = i32::from(figures.max(1)) - 1 - exponent;
    // 1200 with two figures can be written plainly, as its zeros may or may not be significant; so can 0.0012
    let readable = (-15..=15).contains(&exponent);
    let written = if readable { format!("{:.*}", usize::try_from(after).unwrap_or(0), to_figures(value, figures)) } else { power };
    marked(written, style)
}

/// Rounded to so many significant figures, halves away from 0 as the digits that are shown say.
pub(super) fn to_figures(value: f64, figures: u8) -> f64 {
    format!("{value:.*e}", usize::from(figures.max(1)) - 1).parse().unwrap_or(value)
}

/// Rounded to so many places after the point.
pub(in super::super) fn to_decimals(value: f64, places: u8) -> f64 {
    let rounded: f64 = format!("{value:.*}", usize::from(places)).parse().unwrap_or(value);
    // not "-0.0"
    if rounded == 0.0 { 0.0 } else { rounded }
}

fn marked(number: String, style: Style) -> String {
    match style {
        Style::Point => number,
        Style::Comma => number.replace('.', ","),
    }
}
