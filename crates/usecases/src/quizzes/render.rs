//! Markdown of items to safe HTML, once for each version.

use std::collections::BTreeMap;

use domain::quizzes::item::{Body, Item};
use domain::quizzes::kinds::Place;
use domain::{Language, Text};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html::push_html};
use pulldown_latex::config::DisplayMode;

use crate::courses::package::{formula, sanitise};

/// The item with every text as safe HTML; `media` gives the hash of a file by its name in the bank.
#[must_use]
pub fn rendered(item: &Item, media: &BTreeMap<String, String>) -> Item {
    let mut item = item.clone();
    item.each_text(&mut |text, place| {
        if place != Place::Plain {
            render_text(text, place, media);
        }
    });
    if let Body::Hotspot(hotspot) = &mut item.body {
        hotspot.image = address(&hotspot.image, media);
    }
    item
}

fn render_text(text: &mut Text, place: Place, media: &BTreeMap<String, String>) {
    for language in Language::ALL {
        if let Some(markdown) = text.exact(language) {
            let html = render(markdown, place, media);
            text.set(language, html);
        }
    }
}

/// One text. Raw HTML is shown as text; pictures are those of the bank.
#[must_use]
pub fn render(markdown: &str, place: Place, media: &BTreeMap<String, String>) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let events = Parser::new_ext(markdown, options).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::InlineMath(latex) => maths(&latex, DisplayMode::Inline),
        Event::DisplayMath(latex) => maths(&latex, DisplayMode::Block),
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: address(&dest_url, media).into(), title, id })
        }
        other => other,
    });
    let mut html = String::new();
    push_html(&mut html, events);
    let safe = sanitise(&html);
    let safe = safe.trim();
    if place == Place::Block {
        return safe.to_owned();
    }
    // a text in a line: its one paragraph would break it
    match safe.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(inside) if !inside.contains("</p>") => inside.to_owned(),
        _ => safe.to_owned(),
    }
}

/// A formula, or its source where it cannot be read.
fn maths<'a>(latex: &CowStr<'a>, display: DisplayMode) -> Event<'a> {
    match formula(latex, display) {
        Ok(mathml) => Event::InlineHtml(mathml.into()),
        Err(_) => Event::Code(latex.clone()),
    }
}

/// Where the browser finds a picture of the bank. Others are not fetched at all: the page's policy forbids it.
fn address(reference: &str, media: &BTreeMap<String, String>) -> String {
    match media.get(reference) {
        Some(hash) => format!("/media/{hash}/{}", reference.rsplit('/').next().unwrap_or(reference)),
        None => reference.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(markdown: &str) -> String {
        render(markdown, Place::Block, &BTreeMap::from([("media/seam.png".to_owned(), "abc".to_owned())]))
    }

    #[test]
    fn markdown_becomes_html_and_html_stays_text() {
        assert_eq!(block("Wear *gloves*."), "<p>Wear <em>gloves</em>.</p>");
        let hostile = block("<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))");
        assert!(!hostile.contains("<script") && !hostile.contains("<img") && !hostile.contains("href=\"javascript"), "{hostile}");
        assert!(hostile.contains("&lt;"), "{hostile}");
    }

    #[test]
    fn pictures_come_from_the_bank() {
        assert!(block("![a seam](media/seam.png)").contains("/media/abc/seam.png"));
    }

    #[test]
    fn a_text_in_a_line_has_no_paragraph() {
        assert_eq!(render("**Yes**", Place::Line, &BTreeMap::new()), "<strong>Yes</strong>");
    }

    #[test]
    fn markers_of_gaps_survive() {
        assert_eq!(block("The [[gap-1]] burns, [[w2|the torch]] too."), "<p>The [[gap-1]] burns, [[w2|the torch]] too.</p>");
    }
}
