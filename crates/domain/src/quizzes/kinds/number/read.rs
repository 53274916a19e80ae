//! What a text may mean as a number.
//!
//! Understood are decimal comma and point; groups of three digits with space, apostrophe, point or comma; full-width digits and marks; signs of every shape;
//! powers of ten ("1e-3", "1,5·10^3", "2×10³", "10^3"); fractions and mixed numbers ("3/4", "1 1/2", "½"); an equals or about sign before it, a unit after it
//! or before it.
//!
//! One pass over the characters, no backtracking: the time is proportional to the length of the text.

use unicode_normalization::UnicodeNormalization as _;

use super::unit::{self, Given};
use crate::quizzes::item::Unit;

/// One way to read a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Number {
    pub value: f64,
    /// Significant figures, when zeros at the end of an integer are none.
    pub least_figures: usize,
    /// Significant figures, when they are.
    pub most_figures: usize,
}

/// A text as a number with a unit.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Typed {
    /// Every meaning the digits may have; not empty.
    pub readings: Vec<Number>,
    pub unit: Given,
}

/// Longer texts are no numbers, in characters.
const MAX: usize = 500;

/// What the text may mean; none for what is no number.
pub(in super::super) fn read(text: &str, units: &[Unit]) -> Option<Typed> {
    if text.chars().count() > MAX {
        return None;
    }
    let text = fold(text);
    let text = text.trim().trim_start_matches(['=', '≈', '~']).trim_start();
    if let Some(typed) = read_number(text).and_then(|(readings, rest)| Some(Typed { readings, unit: unit::given(rest, units)? })) {
        return Some(typed);
    }
    let (length, factor) = unit::before(text, units)?;
    let (readings, rest) = read_number(text[length..].trim_start())?;
    matches!(unit::given(rest, units), Some(Given::None)).then_some(Typed { readings, unit: Given::Listed(factor) })
}

/// Full width as half width, every minus as `-`, every space as one of the same kind, `½` as ` 1/2`. Powers stay: "10²" is not 102.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ff01}'..='\u{ff5e}' => folded.push(char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)),
            '−' | '–' | '—' | '‐' | '‑' | '﹣' => folded.push('-'),
            '⁄' | '∕' | '÷' => folded.push('/'),
            '。' => folded.push('.'),
            '’' | '‘' | '´' => folded.push('\''),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '¼'..='¾' | '⅐'..='⅞' => {
                folded.push(' ');
                folded.extend(c.nfkc().map(|c| if c == '⁄' { '/' } else { c }));
            }
            c if c.is_whitespace() => folded.push(' '),
            c => folded.push(c),
        }
    }
    folded
}

/// The readings of the number that the text begins with, and the rest.
fn read_number(text: &str) -> Option<(Vec<Number>, &str)> {
    let (negative, text) = match text.chars().next()? {
        '-' => (true, text[1..].trim_start()),
        '+' => (false, text[1..].trim_start()),
        _ => (false, text),
    };
    let (mut readings, rest) = fraction(text).or_else(|| decimal(text))?;
    for number in &mut readings {
        if negative {
            number.value = -number.value;
        }
    }
    readings.retain(|number| number.value.is_finite());
    (!readings.is_empty()).then_some((readings, rest))
}

/// "3/4", "1 3/4".
fn fraction(text: &str) -> Option<(Vec<Number>, &str)> {
    let (first, rest) = digits(text)?;
    let (whole, (numerator, rest)) = match rest.strip_prefix(' ').map(str::trim_start).and_then(digits) {
        Some(second) => (first, second),
        None => ("", (first, rest)),
    };
    let (denominator, rest) = digits(rest.trim_start().strip_prefix('/')?.trim_start())?;
    // "3/4.5" and "1/2/3" are no fractions
    if rest.starts_with(['.', ',', '/']) && rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (numerator, denominator): (f64, f64) = (numerator.parse().ok()?, denominator.parse().ok()?);
    let mut values = Vec::new();
    if whole.is_empty() {
        values.push(numerator / denominator);
    } else if numerator < denominator {
        values.push(whole.parse::<f64>().ok()? + numerator / denominator);
    }
    let readings: Vec<Number> = values.into_iter().map(|value| Number { value, least_figures: 0, most_figures: 0 }).collect();
    (!readings.is_empty()).then_some((readings, rest))
}

/// The digits that the text begins with, at least one.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// "1.234,5", "1 234", "2·10^3".
fn decimal(text: &str) -> Option<(Vec<Number>, &str)> {
    let (mantissa, rest) = mantissa(text)?;
    // "10^3" alone
    if mantissa == "10"
        && let Some((exponent, rest)) = power(rest)
    {
        return Some((vec![number("1", "", exponent)?], rest));
    }
    let (exponent, rest) = exponent(rest).unwrap_or((0, rest));
    let readings: Vec<Number> = meanings(mantissa).into_iter().filter_map(|(whole, part)| number(&whole, &part, exponent)).collect();
    (!readings.is_empty()).then_some((readings, rest))
}

/// The digits with their marks. A space (or apostrophe) belongs to them when exactly three digits follow.
fn mantissa(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    loop {
        match bytes.get(end) {
            Some(b'0'..=b'9') => end += 1,
            Some(b'.' | b',') if digit(end + 1) => end += 1,
            Some(b' ' | b'\'') if end > 0 && digit(end + 1) && digit(end + 2) && digit(end + 3) && !digit(end + 4) => end += 1,
            // a mark after the last digit closes the sentence, or the number: "3.", "5,- €"
            Some(b'.' | b',') if end > 0 => return Some((&text[..end], text[end + 1..].trim_start_matches('-'))),
            _ => break,
        }
    }
    (end > 0).then(|| text.split_at(end))
}

/// What the digits may mean, as those before and those after the decimal mark.
fn meanings(mantissa: &str) -> Vec<(String, String)> {
    let last_mark = mantissa.rfind(['.', ',']);
    let mut meanings = Vec::new();
    if let Some(at) = last_mark {
        let (whole, part) = (&mantissa[..at], &mantissa[at + 1..]);
        let grouped_by: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
        let mark = mantissa[at..].chars().next();
        let groups =
            grouped_by.first().is_none_or(|first| grouped_by.iter().all(|c| c == first) && Some(*first) != mark && is_grouped(whole));
        if groups && part.bytes().all(|b| b.is_ascii_digit()) {
            meanings.push((only_digits(whole), part.to_owned()));
        }
    }
    let marks: Vec<char> = mantissa.chars().filter(|c| !c.is_ascii_digit()).collect();
    let one_kind = marks.first().is_none_or(|first| marks.iter().all(|c| c == first));
    if one_kind && is_grouped(mantissa) {
        meanings.push((only_digits(mantissa), String::new()));
    }
    meanings
}

/// No groups, or one to three digits (not a zero) and then threes.
fn is_grouped(digits: &str) -> bool {
    let groups: Vec<&str> = digits.split(|c: char| !c.is_ascii_digit()).collect();
    groups.len() == 1
        || ((1..=3).contains(&groups[0].len()) && !groups[0].starts_with('0') && groups[1..].iter().all(|group| group.len() == 3))
}

fn only_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn number(whole: &str, part: &str, exponent: i32) -> Option<Number> {
    let value =
        format!("{}.{}e{exponent}", if whole.is_empty() { "0" } else { whole }, if part.is_empty() { "0" } else { part }).parse().ok()?;
    let digits = format!("{whole}{part}");
    let figures = digits.trim_start_matches('0');
    let (least_figures, most_figures) = match (figures, part) {
        // of nothing but zeros every one may count
        ("", _) => (1, digits.len()),
        (_, "") => (figures.trim_end_matches('0').len(), figures.len()),
        _ => (figures.len(), figures.len()),
    };
    Some(Number { value, least_figures, most_figures })
}

/// "e-3", "·10^3", "x 10³".
fn exponent(text: &str) -> Option<(i32, &str)> {
    if let Some(found) = text.trim_start().strip_prefix(['e', 'E']).and_then(signed) {
        return Some(found);
    }
    let times = text.trim_start().strip_prefix(['·', '⋅', '∙', '•', '・', '×', '✕', '*', 'x', 'X'])?;
    power(times.trim_start().strip_prefix("10")?)
}

/// "^3", "^(-3)", "**3", "³" after a ten.
fn power(text: &str) -> Option<(i32, &str)> {
    let superscript = |c: char| match c {
        '⁻' => Some('-'),
        '⁰' => Some('0'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁴'..='⁹' => char::from_digit(u32::from(c) - u32::from('⁰'), 10),
        _ => None,
    };
    let length: usize = text.chars().take_while(|c| superscript(*c).is_some()).map(char::len_utf8).sum();
    if length > 0 {
        let digits: String = text[..length].chars().filter_map(superscript).collect();
        return signed(&digits).filter(|(_, rest)| rest.is_empty()).map(|(exponent, _)| (exponent, &text[length..]));
    }
    let text = text.trim_start();
    let text = text.strip_prefix('^').or_else(|| text.strip_prefix("**"))?.trim_start();
    match text.strip_prefix('(') {
        Some(inside) => signed(inside.trim_start()).and_then(|(exponent, rest)| Some((exponent, rest.trim_start().strip_prefix(')')?))),
        None => signed(text),
    }
}

/// A whole number of at most three digits.
fn signed(text: &str) -> Option<(i32, &str)> {
    let (negative, digits_from) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, rest) = digits(digits_from)?;
    let exponent: i32 = if digits.len() <= 3 { digits.parse().ok()? } else { return None };
    Some((if negative { -exponent } else { exponent }, rest))
}
