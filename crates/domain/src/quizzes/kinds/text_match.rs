//! Whether a text is one of the accepted ones: wildcards, case, full and half width, Unicode forms.
//!
//! Both sides are folded before they are compared, so that nobody loses marks to a keyboard:
//!
//! - Unicode compatibility form (NFKC): full width is half width (`ＣＯ２` = `CO2`), `²` is `2`, ligatures are their letters, accents may be combining.
//! - Case, unless the author asked for it. Full case folding, by way of upper case: the standard library's tables are those of the compiler's Unicode version,
//!   which spares a second table; it differs from `CaseFolding.txt` in characters no answer has (dotless ı, Cherokee).
//! - German: `ß` is `ss`; `ä`, `ö`, `ü` are `ae`, `oe`, `ue` (and not `a`, `o`, `u`): "Schweissnaht" = "Schweißnaht", "Ue" = "Ü". Where case counts, `Ü` is `Ue`.
//! - Apostrophes, quotation marks and dashes of every shape are `'`, `"`, `-`; soft hyphens and zero-width characters are nothing.
//! - White space is one space, and nothing at the ends; in an answer with Chinese characters it is nothing at all ("CO2 气体" = "CO2气体").
//! - Punctuation at the end is ignored, unless the text is nothing else.
//!
//! In what the author accepts `*` stands for any run of characters, none included, and `\*` for a star. The comparison looks back to the last star only: its
//! time is bounded by the product of the two lengths, whatever the pattern.

use unicode_normalization::UnicodeNormalization as _;

use super::choice::{self, is_full};
use crate::Language;
use crate::quizzes::item::{Accepted, TextAnswer};
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::Class;
use crate::quizzes::view::{Seen, WriteView};

/// The longest accepted text an author may write, in characters.
pub(super) const MAX_PATTERN: usize = 500;

/// The first answer that accepts the text.
#[must_use]
pub(super) fn find<'a>(text: &str, answers: &'a [TextAnswer], case_sensitive: bool) -> Option<&'a TextAnswer> {
    let text = Folded::new(text, case_sensitive);
    answers.iter().find(|answer| answer.accepted.all().any(|accepted| text.matches(accepted)))
}

/// Notes what is wrong with the accepted answers of a text field, at `answers`.
pub(super) fn check_answers(answers: &[TextAnswer], case_sensitive: bool, problems: &mut Problems) {
    problems.expect(!answers.is_empty(), "answers", Wrong::TooFew);
    problems.ids("answers", answers.iter().map(|answer| answer.id.as_str()));
    problems.expect(answers.is_empty() || solution(answers, case_sensitive, None).is_some(), "answers", Wrong::NoRightAnswer);
    for (place, answer) in answers.iter().enumerate() {
        problems.at(format!("answers.{place}"), |problems| {
            problems.expect((0.0..=1.0).contains(&answer.credit), "credit", Wrong::BadCredit);
            problems.expect(answer.accepted.all().any(|text| !text.trim().is_empty()), "accepted", Wrong::NoText);
            problems.expect(answer.accepted.all().all(|text| text.chars().count() <= MAX_PATTERN), "accepted", Wrong::TooLong);
        });
    }
}

/// What the answer is worth, 0 to 1.
pub(super) fn share(answer: &TextAnswer) -> f64 {
    choice::share(answer.credit).max(0.0)
}

/// A class for each answer.
pub(super) fn classes(answers: &[TextAnswer]) -> Vec<Class> {
    answers.iter().map(|answer| Class { id: answer.id.clone(), credit: share(answer) }).collect()
}

/// The field as a learner sees it now.
pub(super) fn view(seen: &Seen<'_>, field: &str, answers: &[TextAnswer], case_sensitive: bool, max_characters: usize) -> WriteView {
    let found = seen.value(field).and_then(|text| find(text, answers, case_sensitive));
    WriteView {
        name: field.to_owned(),
        value: seen.value(field).unwrap_or_default().to_owned(),
        rows: 1,
        max_characters,
        mark: seen.mark(seen.value(field).is_some(), found.map_or(0.0, share)),
        solution: seen.shown.solution.then(|| solution(answers, case_sensitive, Some(seen.language))).flatten(),
        feedback_html: found.and_then(|answer| seen.feedback(true, &answer.feedback)),
        ..WriteView::default()
    }
}

/// A text to show for an accepted one: its stars made plain, its wildcards as dots. Fits the pattern it is made from.
#[must_use]
pub(super) fn example(accepted: &str) -> String {
    pieces(accepted).join("…")
}

/// The text to show as the solution: of the answers with full marks the first that gets them, in the language if there is one, rather without wildcards.
#[must_use]
pub(super) fn solution(answers: &[TextAnswer], case_sensitive: bool, language: Option<Language>) -> Option<String> {
    let in_language = |accepted: &Accepted| match language {
        Some(Language::Zh) => accepted.zh.clone(),
        Some(Language::De) => accepted.de.clone(),
        Some(Language::En) => accepted.en.clone(),
        None => Vec::new(),
    };
    let full = || answers.iter().filter(|answer| is_full(answer.credit));
    let mut candidates: Vec<String> =
        full().flat_map(|answer| in_language(&answer.accepted)).chain(full().flat_map(|a| a.accepted.all().cloned())).collect();
    candidates.retain(|text| !text.trim().is_empty());
    let gets_full = |text: &String| find(text, answers, case_sensitive).is_some_and(|answer| is_full(answer.credit));
    let first =
        |wildcards: bool| candidates.iter().filter(|text| (pieces(text).len() > 1) == wildcards).map(|text| example(text)).find(gets_full);
    first(false).or_else(|| first(true))
}

/// What a learner typed, folded once for all the comparisons.
struct Folded {
    text: Vec<char>,
    /// Its length without the punctuation at the end.
    end: usize,
    case_sensitive: bool,
    /// Whether spaces mean nothing.
    chinese: bool,
}

impl Folded {
    fn new(text: &str, case_sensitive: bool) -> Self {
        let folded = fold(text, case_sensitive);
        let chinese = folded.iter().copied().any(is_chinese);
        let text = spaced(folded.into_iter().map(Some), chinese);
        Self { end: end(&text), text: text.into_iter().flatten().collect(), case_sensitive, chinese }
    }

    fn matches(&self, accepted: &str) -> bool {
        if accepted.trim().is_empty() {
            return false;
        }
        let mut pattern = Vec::new();
        for (place, piece) in pieces(accepted).iter().enumerate() {
            if place > 0 {
                pattern.push(None);
            }
            pattern.extend(fold(piece, self.case_sensitive).into_iter().map(Some));
        }
        let pattern = spaced(pattern, self.chinese);
        let pattern = &pattern[..end(&pattern)];
        // with its punctuation for a pattern that has some before a last star
        fits(&self.text[..self.end], pattern) || fits(&self.text, pattern)
    }
}

/// What stands between the wildcards, with `\*` as a star.
fn pieces(accepted: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut characters = accepted.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = character == '\\' && characters.peek() == Some(&'*');
        match (character, pieces.last_mut()) {
            ('*', _) => pieces.push(String::new()),
            (_, Some(piece)) => piece.push(if escaped { characters.next().unwrap_or('*') } else { character }),
            (_, None) => {}
        }
    }
    pieces
}

/// Everything but spaces and the end.
fn fold(text: &str, case_sensitive: bool) -> Vec<char> {
    let plain = text.chars().filter_map(mark).nfkc();
    let folded: String =
        if case_sensitive { plain.collect() } else { plain.flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc().collect() };
    folded.chars().flat_map(|c| german(c).into_iter().flatten()).collect()
}

/// Marks that keyboards write in several shapes, before compatibility forms take some of them apart.
fn mark(character: char) -> Option<char> {
    match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '´' | '`' | '′' => Some('\''),
        '“' | '”' | '„' | '«' | '»' | '″' => Some('"'),
        '‐'..='―' | '−' => Some('-'),
        '⁄' | '∕' => Some('/'),
        other => Some(other),
    }
}

fn german(character: char) -> [Option<char>; 2] {
    match character {
        'ä' => [Some('a'), Some('e')],
        'ö' => [Some('o'), Some('e')],
        'ü' => [Some('u'), Some('e')],
        'Ä' => [Some('A'), Some('e')],
        'Ö' => [Some('O'), Some('e')],
        'Ü' => [Some('U'), Some('e')],
        'ß' => [Some('s'), Some('s')],
        'ẞ' => [Some('S'), Some('S')],
        '⁄' => [Some('/'), None],
        other => [Some(other), None],
    }
}

/// Runs of white space as one space, none at the ends; or no space at all. `None` is a wildcard.
fn spaced(characters: impl IntoIterator<Item = Option<char>>, drop: bool) -> Vec<Option<char>> {
    let mut out: Vec<Option<char>> = Vec::new();
    for character in characters {
        match character {
            Some(c) if c.is_whitespace() => {
                if !drop && !out.is_empty() && out.last() != Some(&Some(' ')) {
                    out.push(Some(' '));
                }
            }
            other => out.push(other),
        }
    }
    while out.last() == Some(&Some(' ')) {
        out.pop();
    }
    out
}

/// How long it is without the punctuation at the end, unless there is nothing else.
fn end(text: &[Option<char>]) -> usize {
    let ignored = |c: &Option<char>| matches!(c, Some(' ' | '.' | ',' | ';' | ':' | '!' | '?' | '。' | '、'));
    text.iter().rposition(|c| !ignored(c)).map_or(text.len(), |last| last + 1)
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Whether the text fits the pattern. What a star has taken in is only ever widened for the last star: an earlier one that took less would leave at least as
/// much to the later ones, so nothing is gained by going back further.
fn fits(text: &[char], pattern: &[Option<char>]) -> bool {
    let (mut at, mut in_pattern) = (0, 0);
    // after the last star, and how far into the text it reaches
    let mut star: Option<(usize, usize)> = None;
    while at < text.len() {
        match (pattern.get(in_pattern), star) {
            (Some(None), _) => {
                in_pattern += 1;
                star = Some((in_pattern, at));
            }
            (Some(Some(c)), _) if *c == text[at] => {
                at += 1;
                in_pattern += 1;
            }
            (_, Some((after, reach))) => {
                at = reach + 1;
                in_pattern = after;
                star = Some((after, at));
            }
            (_, None) => return false,
        }
    }
    pattern[in_pattern..].iter().all(Option::is_none)
}

#[cfg(test)]
#[path = "text_match_tests.rs"]
mod tests;
