//! Writing HTML into a string: thousands of learners open a page of twenty questions at the same moment, and a view for each option would cost ten times as much.
//!
//! Every text and every attribute value that is not safe HTML already goes through [`escape`].

use std::fmt::{self, Display, Write as _};

use crate::icons::Icon;

/// Text as it may stand between tags and in quoted attributes.
pub struct Escaped<'a>(&'a str);

/// `text` with the five characters of HTML replaced.
#[must_use]
pub const fn escape(text: &str) -> Escaped<'_> {
    Escaped(text)
}

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            out.write_str(&rest[..at])?;
            out.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            })?;
            rest = &rest[at + 1..];
        }
        out.write_str(rest)
    }
}

/// Appends what `format_args!` made; writing to a string cannot fail.
pub fn append(out: &mut String, what: fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

/// `put!(out, "<p>{}</p>", escape(text))`
macro_rules! put {
    ($out:expr, $($what:tt)*) => {
        $crate::quizzes::html::append($out, format_args!($($what)*))
    };
}
pub(super) use put;

/// ` name` when `on`, for attributes without a value.
#[must_use]
pub const fn flag(on: bool, attribute: &'static str) -> &'static str {
    if on { attribute } else { "" }
}

/// An icon, as [`crate::icons::icon`] writes it.
pub fn icon(out: &mut String, icon: Icon) {
    put!(out, r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>"#, icon.body());
}

/// Safe HTML without the one paragraph around it, so that it fits into a line.
#[must_use]
pub fn inline(html: &str) -> &str {
    let html = html.trim();
    let inner = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p>")).unwrap_or(html)
}

/// The text of safe HTML, still escaped: what fits into an `<option>` or an attribute.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut quote = None;
    let mut in_tag = false;
    for c in html.chars() {
        match (in_tag, quote, c) {
            (false, _, '<') => in_tag = true,
            (false, _, '"') => text.push_str("&quot;"),
            (false, ..) => text.push(c),
            (true, Some(q), c) if c == q => quote = None,
            (true, None, '"' | '\'') => quote = Some(c),
            (true, None, '>') => in_tag = false,
            (true, ..) => {}
        }
    }
    text.trim().to_owned()
}

/// Whether safe HTML shows more than words: then a list to choose from has to name it by a letter.
#[must_use]
pub fn is_rich(html: &str) -> bool {
    ["<img", "<math", "<svg", "<pre", "<table"].iter().any(|tag| html.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_an_attribute_or_begins_a_tag() {
        assert_eq!(escape(r#"a<b>"c"&'d'"#).to_string(), "a&lt;b&gt;&quot;c&quot;&amp;&#39;d&#39;");
        assert_eq!(escape("量具 µ").to_string(), "量具 µ");
    }

    #[test]
    fn the_text_of_html_stays_escaped() {
        assert_eq!(plain("<p>a &lt; <b title=\"x>y\">b</b> \"c\"</p>"), "a &lt; b &quot;c&quot;");
    }

    #[test]
    fn one_paragraph_is_unwrapped_two_are_not() {
        assert_eq!(inline("<p>a <b>b</b></p>\n"), "a <b>b</b>");
        assert_eq!(inline("<p>a</p><p>b</p>"), "<p>a</p><p>b</p>");
    }
}
