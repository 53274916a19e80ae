//! Markdown of one passage to safe HTML: `CommonMark` with tables, footnotes, formulas and strikethrough. Raw HTML is shown as text.
//!
//! Classes and ids that pages can style and address: `button.term-link[popovertarget]`, `div.table-scroll`, `.align-right`, `.align-center`,
//! `sup.footnote-reference`, `div.footnote` with the ids `fn--{scope}--{n}` and `fnref--{scope}--{n}`, `code.language-…`.

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use domain::Language;
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html::push_html};
use pulldown_latex::config::DisplayMode;

use super::{
    context::{Context, escape, mailto},
    maths,
    problem::Passage,
    sanitise::sanitise,
};

/// Of elements in each other.
const MAX_DEPTH: usize = 40;

/// Renders a passage. `scope` makes footnotes unique on the page: block id, and the part of the block.
pub fn render(passage: &Passage, scope: &str, context: &mut Context<'_>) -> String {
    if passage.is_empty() {
        return String::new();
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let events: Vec<_> = Parser::new_ext(passage.text(), options).into_offset_iter().collect();
    if let Some((_, range)) = too_deep(&events) {
        context.problem(passage.line_at(range.start), "lists, quotes and emphasis are nested too deeply here; simplify the text");
        return String::new();
    }
    let mut writer = Writer {
        passage,
        scope,
        context,
        body: Vec::new(),
        notes: BTreeMap::new(),
        note: None,
        labels: Vec::new(),
        links: Vec::new(),
        table: TableState::default(),
        image_depth: 0,
        code: false,
        last: None,
    };
    for (index, (event, range)) in events.iter().enumerate() {
        writer.event(event, range, events.get(index + 1..).unwrap_or_default());
    }
    sanitise(&writer.finish()).trim().to_owned()
}

/// Nesting that no reader would follow, and that would keep the sanitiser busy for minutes.
fn too_deep<'e, 'a>(events: &'e [Spanned<'a>]) -> Option<&'e Spanned<'a>> {
    let mut depth: usize = 0;
    events.iter().find(|(event, _)| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

/// Renders a short text: a single paragraph loses its `<p>`.
pub fn render_short(passage: &Passage, scope: &str, context: &mut Context<'_>) -> String {
    let html = render(passage, scope, context);
    match html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(inside) if !inside.contains("</p>") => inside.to_owned(),
        _ => html,
    }
}

#[derive(Default)]
struct TableState {
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
    cell: &'static str,
}

struct Writer<'a, 'c, 'd> {
    passage: &'a Passage,
    scope: &'a str,
    context: &'c mut Context<'d>,
    body: Vec<Event<'a>>,
    /// Footnotes are written at the end, wherever they are defined.
    notes: BTreeMap<String, (u32, Vec<Event<'a>>)>,
    note: Option<String>,
    /// Labels of footnotes in the order of their first reference.
    labels: Vec<String>,
    /// For each open link whether it was written.
    links: Vec<Option<&'static str>>,
    table: TableState,
    image_depth: usize,
    code: bool,
    /// The last character of text that was written.
    last: Option<char>,
}

type Spanned<'a> = (Event<'a>, Range<usize>);

impl<'a> Writer<'a, '_, '_> {
    fn push(&mut self, event: Event<'a>) {
        match self.note.as_ref().and_then(|label| self.notes.get_mut(label)) {
            Some((_, events)) => events.push(event),
            None => self.body.push(event),
        }
    }

    fn html(&mut self, html: impl Into<CowStr<'a>>) {
        self.push(Event::Html(html.into()));
    }

    fn problem(&mut self, range: &Range<usize>, message: impl Into<String>) {
        self.context.problem(self.passage.line_at(range.start), message);
    }

    fn event(&mut self, event: &Event<'a>, range: &Range<usize>, next: &[Spanned<'a>]) {
        if self.image_depth > 0 && !matches!(event, Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image)) {
            // an image's description is plain text, whatever it is made of
            match event {
                Event::Html(text) | Event::InlineHtml(text) => self.push(Event::Text(text.clone())),
                Event::Start(_) | Event::End(_) | Event::FootnoteReference(_) => {}
                other => self.push(other.clone()),
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range, next),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => {
                self.check_text(text, range, next);
                self.last = text.chars().next_back();
                self.push(Event::Text(text.clone()));
            }
            Event::Html(text) | Event::InlineHtml(text) => self.push(Event::Text(text.clone())),
            Event::InlineMath(latex) => self.maths(latex, DisplayMode::Inline, range),
            Event::DisplayMath(latex) => self.maths(latex, DisplayMode::Block, range),
            Event::FootnoteReference(label) => self.reference(label),
            Event::SoftBreak if self.joins(next) => {}
            other => self.push(other.clone()),
        }
    }

    /// Chinese has no blanks: a line break in the source must not become one.
    fn joins(&self, next: &[Spanned<'a>]) -> bool {
        let wide = |character: Option<char>| character.is_some_and(|c| c >= '\u{2010}');
        let following = next.iter().take(3).find_map(|(event, _)| if let Event::Text(text) = event { text.chars().next() } else { None });
        self.context.language == Language::Zh && wide(self.last) && wide(following)
    }

    /// Marks that stayed text although they were surely meant as marks.
    fn check_text(&mut self, text: &str, range: &Range<usize>, next: &[Spanned<'a>]) {
        let source = self.passage.text();
        let (before, after) = (source.get(..range.start).unwrap_or_default(), source.get(range.end..).unwrap_or_default());
        if self.code || before.ends_with('\\') {
            return;
        }
        // marks without an effect come as single characters
        let is_star = |event: &Spanned<'a>| matches!(&event.0, Event::Text(star) if &**star == "*") && event.1.start == range.end;
        if text == "*" && !before.ends_with('*') && next.first().is_some_and(is_star) {
            self.problem(
                range,
                "`**` would be shown as it is; beside punctuation inside, put a blank outside, or leave the punctuation out",
            );
        }
        let label = after.strip_prefix('^').filter(|_| text == "[").and_then(|after| after.split([']', '\n', ' ']).next());
        if let Some(label) = label.filter(|label| after.get(label.len() + 1..).is_some_and(|rest| rest.starts_with(']'))) {
            self.problem(range, format!("the footnote `[^{label}]` has no text; write `[^{label}]: …` in the same block"));
        }
    }

    fn start(&mut self, tag: &Tag<'a>, range: &Range<usize>, next: &[Spanned<'a>]) {
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } => {
                self.problem(range, "headings start at `##`; the lesson's title is the only first heading");
                self.push(Event::Start(tag.clone()));
            }
            Tag::HtmlBlock => self.push(Event::Start(Tag::Paragraph)),
            Tag::CodeBlock(_) => {
                self.code = true;
                self.push(Event::Start(tag.clone()));
            }
            Tag::Link { link_type, dest_url, title, .. } => self.link(*link_type, dest_url, title, range),
            Tag::Image { dest_url, title, .. } => {
                let url = self.context.picture(dest_url, self.passage.line_at(range.start)).unwrap_or_default();
                self.image_depth += 1;
                let title = title.clone();
                self.push(Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url: url.into(), title, id: "".into() }));
            }
            Tag::FootnoteDefinition(label) => {
                let line = self.passage.line_at(range.start);
                self.note = Some(label.to_string());
                self.notes.insert(label.to_string(), (line, Vec::new()));
            }
            Tag::Table(alignments) => {
                self.table.alignments.clone_from(alignments);
                let label = header(next);
                let label = if label.is_empty() { String::new() } else { format!(" role=\"region\" aria-label=\"{}\"", escape(&label)) };
                self.html(format!("<div class=\"table-scroll\" tabindex=\"0\"{label}><table>"));
            }
            Tag::TableHead => {
                (self.table.in_head, self.table.column) = (true, 0);
                self.html("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.html("<tr>");
            }
            Tag::TableCell => self.cell(next),
            _ => self.push(Event::Start(tag.clone())),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => self.push(Event::End(TagEnd::Paragraph)),
            TagEnd::CodeBlock => {
                self.code = false;
                self.push(Event::End(tag));
            }
            TagEnd::Link => {
                if let Some(element) = self.links.pop().flatten() {
                    self.html(format!("</{element}>"));
                }
            }
            TagEnd::Image => {
                self.image_depth = self.image_depth.saturating_sub(1);
                self.push(Event::End(tag));
            }
            TagEnd::FootnoteDefinition => self.note = None,
            TagEnd::Table => self.html("</tbody></table></div>"),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.html("</tr></thead><tbody>");
            }
            TagEnd::TableRow => self.html("</tr>"),
            TagEnd::TableCell => self.html(format!("</{}>", self.table.cell)),
            _ => self.push(Event::End(tag)),
        }
    }

    fn cell(&mut self, next: &[Spanned<'a>]) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            _ => "",
        };
        let empty = matches!(next.first(), Some((Event::End(_), _)));
        // an empty header is no header
        let (cell, scope) = if self.table.in_head && !empty { ("th", " scope=\"col\"") } else { ("td", "") };
        self.table.cell = cell;
        self.table.column += 1;
        self.html(format!("<{cell}{scope}{class}>"));
    }

    fn maths(&mut self, latex: &str, display: DisplayMode, range: &Range<usize>) {
        match maths::render(latex, display) {
            Ok(html) => self.html(html),
            Err(message) => self.problem(range, message),
        }
        self.last = None;
    }

    fn reference(&mut self, label: &str) {
        let known = self.labels.iter().position(|other| other == label);
        let number = known.unwrap_or(self.labels.len()) + 1;
        let scope = self.scope;
        let id = if known.is_none() { format!(" id=\"fnref--{scope}--{number}\"") } else { String::new() };
        if known.is_none() {
            self.labels.push(label.to_owned());
        }
        self.html(format!(
            "<sup class=\"footnote-reference\"><a href=\"#fn--{scope}--{number}\"{id} role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    fn link(&mut self, link_type: LinkType, url: &str, title: &str, range: &Range<usize>) {
        let line = self.passage.line_at(range.start);
        let becomes = if link_type == LinkType::Email { Some(("a", mailto(url))) } else { self.context.link(url, line) };
        self.links.push(becomes.as_ref().map(|(element, _)| *element));
        if let Some((element, mut attributes)) = becomes {
            if !title.is_empty() {
                let _ = write!(attributes, " title=\"{}\"", escape(title));
            }
            self.html(format!("<{element} {attributes}>"));
        }
    }

    fn finish(self) -> String {
        let mut html = String::new();
        push_html(&mut html, self.body.into_iter());
        let mut notes = self.notes;
        for (index, label) in self.labels.iter().enumerate() {
            let Some((_, events)) = notes.remove(label) else { continue };
            let (scope, number) = (self.scope, index + 1);
            let _ = write!(
                html,
                "<div class=\"footnote\" id=\"fn--{scope}--{number}\" role=\"doc-footnote\">\
                 <a class=\"footnote-back\" href=\"#fnref--{scope}--{number}\" role=\"doc-backlink\">{number}</a>"
            );
            push_html(&mut html, events.into_iter());
            html.push_str("</div>\n");
        }
        for (label, (line, _)) in notes {
            self.context.problem(line, format!("nothing refers to the footnote `[^{label}]`; refer to it or remove it"));
        }
        html
    }
}

/// The texts of a table's header cells, for its label.
fn header(events: &[Spanned<'_>]) -> String {
    let mut cells = vec![String::new()];
    for (event, _) in events {
        match event {
            Event::End(TagEnd::TableHead) => break,
            Event::End(TagEnd::TableCell) => cells.push(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(cell) = cells.last_mut() {
                    cell.push_str(text);
                }
            }
            _ => {}
        }
    }
    cells.retain(|cell| !cell.trim().is_empty());
    cells.join(" · ")
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
