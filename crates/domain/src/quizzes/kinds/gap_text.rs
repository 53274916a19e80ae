//! Texts with markers: `[[id]]` for a field, `[[id|words]]` for words that can be marked; for cloze, inline choice and mark-the-words.
//!
//! The markers stay as they are when Markdown becomes HTML, so the same [`split`] reads the author's text and the rendered one. A marker inside a tag (a picture's
//! alternative text, a link's title) is none: putting a field there would break the tag.

use crate::quizzes::problem::{Problems, Wrong, is_id};
use crate::{Language, Text};

/// A stretch of a text with markers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment<'t> {
    /// What stands between markers, unchanged.
    Plain(&'t str),
    Marker(Marker<'t>),
}

/// `[[id]]` or `[[id|words]]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker<'t> {
    pub id: &'t str,
    pub words: Option<&'t str>,
}

/// The text in its pieces, in order; nothing is lost. Brackets that are no well-formed marker stay plain.
pub(super) fn split(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let (mut plain_from, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if let Some(length) = tag_length(rest) {
            at += length;
        } else if let Some((marker, length)) = marker_at(rest) {
            if plain_from < at {
                segments.push(Segment::Plain(&text[plain_from..at]));
            }
            segments.push(Segment::Marker(marker));
            at += length;
            plain_from = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    if plain_from < text.len() {
        segments.push(Segment::Plain(&text[plain_from..]));
    }
    segments
}

/// The markers of the text, in order.
pub(super) fn markers(text: &str) -> impl Iterator<Item = Marker<'_>> {
    split(text).into_iter().filter_map(|segment| match segment {
        Segment::Marker(marker) => Some(marker),
        Segment::Plain(_) => None,
    })
}

/// Whether markers have words in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// `[[id]]`
    None,
    /// `[[id|words]]`, not blank
    Needed,
}

/// Notes at `text` that there is none, at `text.<language>` that its markers are not exactly those of `ids`, each once.
pub(super) fn check_markers<'a>(problems: &mut Problems, text: &Text, ids: impl IntoIterator<Item = &'a str>, words: Words) {
    problems.expect(!text.is_empty(), "text", Wrong::NoText);
    let mut expected: Vec<&str> = ids.into_iter().collect();
    expected.sort_unstable();
    expected.dedup(); // the same id twice is a problem of its own
    for language in Language::ALL {
        let Some(words_of_language) = text.exact(language) else { continue };
        let mut found: Vec<&str> = markers(words_of_language).map(|marker| marker.id).collect();
        found.sort_unstable();
        let well_formed = markers(words_of_language).all(|marker| match words {
            Words::None => marker.words.is_none(),
            Words::Needed => marker.words.is_some_and(|words| !words.trim().is_empty()),
        });
        problems.expect(well_formed && found == expected, format!("text.{}", language.code()), Wrong::MarkersDiffer);
    }
}

/// Rendered words that can stand in an element of their own: as they are when every tag in them is closed in them, else without tags
/// (`*[[a|one* two]]` renders to `<em>[[a|one</em> two]]`).
pub(super) fn balanced(html: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    let mut words = String::new();
    let mut fits = true;
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        if let Some(length) = tag_length(rest) {
            let tag = &rest[1..length - 1];
            let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if tag.starts_with('/') {
                fits &= open.pop() == Some(name);
            } else if !tag.ends_with('/') && !["br", "wbr", "img", "hr"].contains(&name) {
                open.push(name);
            }
            rest = &rest[length..];
        } else {
            // a tag that does not end here must not begin either
            fits &= first != '<';
            words.push_str(if first == '<' { "&lt;" } else { &rest[..first.len_utf8()] });
            rest = &rest[first.len_utf8()..];
        }
    }
    if fits && open.is_empty() { html.to_owned() } else { words }
}

/// The length of the tag that `text` begins with. Its end is the first `>` outside quotes.
fn tag_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('<')?;
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return None;
    }
    let mut quote = None;
    for (place, byte) in inside.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(place + 2),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The marker that `text` begins with, and its length.
fn marker_at(text: &str) -> Option<(Marker<'_>, usize)> {
    let (inside, _) = text.strip_prefix("[[")?.split_once("]]")?;
    let (id, words) = inside.split_once('|').map_or((inside, None), |(id, words)| (id, Some(words)));
    let well_formed = is_id(id) && !words.is_some_and(|words| words.contains("[["));
    well_formed.then_some((Marker { id, words }, inside.len() + 4))
}

#[cfg(test)]
#[path = "gap_text_tests.rs"]
mod tests;
