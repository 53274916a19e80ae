//! The sanitiser, and whether there was anything in the HTML that a reader ought to be told of.

use std::{collections::HashSet, sync::LazyLock};

use ammonia::{Builder, UrlRelative};

use crate::limits;

/// What the Markdown writer knows, and formatting that it takes note of before it drops it.
const ELEMENTS: [&str; 52] = [
    "a",
    "abbr",
    "address",
    "article",
    "b",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

const SCRIPTING: [&str; 15] = [
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "textarea", "select", "link", "meta",
    "base",
];

static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from([
            "script", "style", "iframe", "object", "embed", "applet", "noscript", "template", "select", "textarea",
        ]))
        .tag_attributes([("a", HashSet::from(["href"])), ("img", HashSet::from(["src", "alt"])), ("ol", HashSet::from(["start"]))].into())
        .generic_attributes(HashSet::new())
        .add_tag_attributes("td", ["colspan", "rowspan", "style"])
        .add_tag_attributes("th", ["colspan", "rowspan", "style"])
        .add_tag_attributes("code", ["class"])
        .add_tag_attributes("font", ["color"])
        .add_tag_attributes("span", ["style"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "data"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

/// Clean HTML; of what is nested or tagged beyond reason the words alone.
pub(super) fn clean(html: &str) -> String {
    let beyond = html.bytes().filter(|b| *b == b'<').count() > limits::ELEMENTS || depth(html) > MOST_OPEN;
    if beyond { BUILDER.clean(&without_tags(html)).to_string() } else { BUILDER.clean(html).to_string() }
}

/// Elements open at once that the sanitiser is asked to look at; its time grows with their square.
const MOST_OPEN: usize = 200;

/// Elements whose end may be left out, or that have none.
const NEVER_OPEN: [&str; 14] = ["br", "hr", "img", "p", "li", "td", "th", "tr", "dt", "dd", "wbr", "col", "source", "tbody"];

fn depth(html: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name.get(..end.min(10)).unwrap_or_default().to_ascii_lowercase();
        if name.is_empty() || NEVER_OPEN.contains(&name.as_str()) {
            continue;
        }
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

fn without_tags(html: &str) -> String {
    html.split('<').enumerate().map(|(at, part)| if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) }).collect()
}

/// Whether there is an element or an attribute that does something.
pub(super) fn has_script(html: &str) -> bool {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(12).collect::<String>().to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        if SCRIPTING.contains(&name.as_str()) {
            return true;
        }
        let (inside, after) = inside_tag(rest);
        if has_handler(inside) {
            return true;
        }
        rest = after;
    }
    false
}

/// The rest of a tag up to the `>` that is in no quotes.
fn inside_tag(rest: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, b) in rest.bytes().enumerate() {
        match (quote, b) {
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), _) if q == b => quote = None,
            (None, b'>') => return (&rest[..at], &rest[at..]),
            _ => {}
        }
    }
    // never closed: looked at as a whole, and what follows is looked at again
    (rest, "")
}

/// `onclick=` and the like outside quotes, or an address that runs.
fn has_handler(inside: &str) -> bool {
    let lower = inside.to_ascii_lowercase();
    if lower.contains("javascript:") || lower.contains("vbscript:") {
        return true;
    }
    let mut quote = None;
    let bytes = lower.as_bytes();
    for (at, b) in bytes.iter().enumerate() {
        match (quote, *b) {
            (None, b'"' | b'\'') => quote = Some(*b),
            (Some(q), _) if q == *b => quote = None,
            (None, b'=') => {
                let before = lower.get(..at).unwrap_or_default().trim_end();
                let name = before.rsplit(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '/')).next().unwrap_or_default();
                if name.len() > 3 && name.starts_with("on") && name.bytes().all(|b| b.is_ascii_lowercase()) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}
