//! Texts that hold several languages in one, as other systems write them: `<span lang="de" class="multilang">…</span>` and `{mlang de}…{mlang}`.

use std::fmt::Write as _;

use domain::{Language, Text};

/// A part of a text: for all, or one of a group of which each reader sees one.
enum Piece<'a> {
    Common(&'a str),
    /// The languages (none: every other one) with their words.
    Group(Vec<(Vec<Option<Language>>, &'a str)>),
}

/// The text for each language it says it is in; for `language` alone where it says nothing.
pub(crate) fn split(html: &str, language: Language) -> Vec<(Language, String)> {
    let pieces = pieces(html);
    let said = |wanted: Language| {
        pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Group(group) if group.iter().any(|(languages, _)| languages.contains(&Some(wanted)))))
    };
    let present: Vec<Language> = Language::ALL.into_iter().filter(|l| said(*l)).collect();
    if present.is_empty() {
        return vec![(language, join(&pieces, language))];
    }
    present.into_iter().map(|language| (language, join(&pieces, language))).collect()
}

fn join(pieces: &[Piece<'_>], language: Language) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Common(text) => text,
            Piece::Group(group) => {
                let of = |wanted: Option<Language>| group.iter().find(|(languages, _)| languages.contains(&wanted));
                of(Some(language)).or_else(|| of(None)).or_else(|| group.first()).map_or("", |(_, text)| text)
            }
        })
        .collect()
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let (mut rest, mut common) = (html, 0);
    // what opens and is never closed is looked for once
    let mut unclosed = false;
    // `common` is how much of `rest` belongs to no language
    while let Some(at) = rest.get(common..).and_then(|tail| tail.find(['<', '{'])).map(|at| at + common) {
        let found = if unclosed { Marked::No } else { marked(&rest[at..]) };
        let Marked::Yes(languages, text, after) = found else {
            unclosed |= matches!(found, Marked::Unclosed);
            common = at + 1;
            continue;
        };
        let before = &rest[..at];
        match pieces.last_mut() {
            Some(Piece::Group(group)) if before.trim().is_empty() => group.push((languages, text)),
            _ => {
                pieces.push(Piece::Common(before));
                pieces.push(Piece::Group(vec![(languages, text)]));
            }
        }
        (rest, common) = (after, 0);
    }
    pieces.push(Piece::Common(rest));
    pieces
}

enum Marked<'a> {
    No,
    Unclosed,
    /// The languages, the words, and what follows.
    Yes(Vec<Option<Language>>, &'a str, &'a str),
}

/// Whether a text begins with words of a language.
fn marked(text: &str) -> Marked<'_> {
    if let Some(inside) = text.strip_prefix("{mlang ") {
        let end = inside.bytes().take(40).position(|b| b == b'}');
        let Some(end) = end else { return Marked::No };
        let (codes, inside) = (&inside[..end], &inside[end + 1..]);
        let Some((words, after)) = inside.split_once("{mlang}") else { return Marked::Unclosed };
        return Marked::Yes(codes.split(',').filter_map(code).collect(), words, after);
    }
    let Some(tag) = text.strip_prefix("<span") else { return Marked::No };
    let Some(end) = tag.bytes().take(200).position(|b| b == b'>') else { return Marked::No };
    let (attributes, inside) = (&tag[..end], &tag[end + 1..]);
    let value =
        attributes.split_once("lang=").filter(|_| attributes.contains("multilang")).map(|(_, value)| value.trim_start_matches(['"', '\'']));
    let Some(value) = value.and_then(|value| value.split(['"', '\'', ' ']).next()) else { return Marked::No };
    let Some((words, after)) = balanced(inside) else { return Marked::Unclosed };
    Marked::Yes(code(value).into_iter().collect(), words, after)
}

/// Up to the `</span>` that closes the one before, other spans may stand inside.
fn balanced(inside: &str) -> Option<(&str, &str)> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        at += inside.get(at..)?.find('<')?;
        let tag = &inside[at..];
        if let Some(after) = tag.strip_prefix("</span>") {
            if depth == 0 {
                return Some((&inside[..at], after));
            }
            depth -= 1;
        } else if tag.starts_with("<span") {
            depth += 1;
        }
        at += 1;
    }
}

/// `Some(None)` for "every other language", nothing for one that is not ours.
#[expect(clippy::option_option, reason = "which is one of three answers; the caller keeps the inner one")]
fn code(code: &str) -> Option<Option<Language>> {
    let code = code.trim().to_ascii_lowercase();
    if code == "other" {
        return Some(None);
    }
    let first = code.split(['-', '_']).next().unwrap_or_default();
    Language::from_code(first).map(Some)
}

/// A text with its languages as spans, each made HTML by `html`; a text in `language` alone stands without any.
pub(crate) fn spans(text: &Text, language: Language, mut html: impl FnMut(&str) -> String) -> String {
    let mut there: Vec<Language> = Language::ALL.into_iter().filter(|l| text.exact(*l).is_some_and(|words| !words.is_empty())).collect();
    if there == [language] || there.is_empty() {
        return html(text.get(language));
    }
    // the first is what those see whose language is none of these
    there.sort_by_key(|l| *l != language);
    let tag = |l: Language| if l == Language::Zh { "zh-CN" } else { l.code() };
    let mut out = String::new();
    for l in there {
        let _ = write!(out, "<span lang=\"{}\" class=\"multilang\">{}</span>", tag(l), html(text.exact(l).unwrap_or_default()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_marks_is_in_the_language_of_the_file() {
        assert_eq!(split("<p>a <b>b</b> {x}</p>", Language::De), [(Language::De, "<p>a <b>b</b> {x}</p>".to_owned())]);
    }

    #[test]
    fn both_ways_of_marking_are_understood() {
        let zh = (Language::Zh, "<p>1 焊</p>".to_owned());
        let de = (Language::De, "<p>1 <span>naht</span></p>".to_owned());
        let spans =
            "<p>1 <span lang=\"zh_cn\" class=\"multilang\">焊</span> <span class=\"multilang\" lang=\"de\"><span>naht</span></span></p>";
        assert_eq!(split(spans, Language::En), [zh.clone(), de.clone()]);
        assert_eq!(split("<p>1 {mlang zh_cn}焊{mlang}{mlang other}<span>naht</span>{mlang}{mlang fr}x{mlang}</p>", Language::De)[0], zh);
        assert_eq!(split("<p>1 {mlang zh}焊{mlang}{mlang de}<span>naht</span>{mlang}</p>", Language::En), [zh, de]);
    }

    #[test]
    fn what_is_marked_and_never_closed_stays_as_it_is() {
        for text in ["<span lang=\"de\" class=\"multilang\">a", "{mlang de}a", "{mlang", "<span", "{"] {
            assert_eq!(split(text, Language::De), [(Language::De, text.to_owned())]);
        }
    }

    #[test]
    fn spans_come_back() {
        let text = Text { zh: Some("焊".into()), de: Some("Naht".into()), en: None };
        let html = spans(&text, Language::De, ToOwned::to_owned);
        assert_eq!(split(&html, Language::En), [(Language::Zh, "焊".to_owned()), (Language::De, "Naht".to_owned())]);
        assert_eq!(spans(&Text { de: Some("Naht".into()), ..Text::default() }, Language::De, ToOwned::to_owned), "Naht");
    }
}
