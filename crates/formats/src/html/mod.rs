//! HTML of other systems to our Markdown, and back.
//!
//! What our Markdown has: `CommonMark`, tables, strikethrough, formulas in `$`; no raw HTML. Whatever comes in goes through a sanitiser first and is made into
//! Markdown from its result, so nothing of a script ever reaches an item.

mod clean;
mod escape;
mod render;
mod text;
mod tree;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html::push_html};

/// Markdown made from HTML, and what was lost.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Converted {
    pub markdown: String,
    /// Scripts, handlers, frames or forms were in it.
    pub script_removed: bool,
    /// Formatting without a counterpart was in it.
    pub simplified: bool,
}

/// HTML to Markdown. `image` is given each picture's address and gives ours, or nothing for one that is left out (its description stays).
pub(crate) fn to_markdown(html: &str, image: &mut dyn FnMut(&str) -> Option<String>) -> Converted {
    let script_removed = clean::has_script(html);
    let clean = clean::clean(html);
    let (nodes, flattened) = tree::parse(&clean);
    let mut writer = render::Writer { image, simplified: flattened };
    let markdown = writer.blocks(&nodes).trim().to_owned();
    Converted { markdown, script_removed, simplified: writer.simplified }
}

/// HTML to its words alone.
pub(crate) fn to_text(html: &str) -> String {
    render::text_of(&tree::parse(&clean::clean(html)).0).trim().to_owned()
}

/// Markdown to HTML. Raw HTML becomes text, formulas the `\(…\)` that other systems know. `image` is given each picture's address and gives that to be written.
pub(crate) fn to_html(markdown: &str, image: &mut dyn FnMut(&str) -> String) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let events = Parser::new_ext(markdown, options).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::InlineMath(formula) => Event::Text(CowStr::from(format!("\\({formula}\\)"))),
        Event::DisplayMath(formula) => Event::Text(CowStr::from(format!("\\[{formula}\\]"))),
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: CowStr::from(image(&dest_url)), title, id })
        }
        other => other,
    });
    let mut html = String::new();
    push_html(&mut html, events);
    html.trim_end().to_owned()
}

/// As [`to_html`], for a text that stands in a line: a single paragraph loses its `<p>`.
pub(crate) fn to_inline_html(markdown: &str, image: &mut dyn FnMut(&str) -> String) -> String {
    let html = to_html(markdown, image);
    match html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(inside) if !inside.contains("<p>") => inside.to_owned(),
        _ => html,
    }
}

/// A text without formatting to Markdown that shows it as it is; line ends stay.
pub(crate) fn plain_to_markdown(text: &str) -> String {
    text.trim().lines().map(|line| escape::line(line.trim(), false)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
