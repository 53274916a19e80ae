//! A tree of clean HTML as Markdown.

use std::fmt::Write as _;

use super::escape;
use super::text::{address, code, code_block, prefixed, small, words};
use super::tree::{Element, Node};

pub(super) struct Writer<'a> {
    pub image: &'a mut dyn FnMut(&str) -> Option<String>,
    pub simplified: bool,
}

const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "table",
    "hr",
    "dl",
    "section",
    "article",
    "figure",
    "figcaption",
    "center",
    "address",
    "dt",
    "dd",
    "li",
];

fn is_block(node: &Node) -> bool {
    matches!(node, Node::Element(element) if BLOCKS.contains(&element.name.as_str()) || element.children.iter().any(is_block))
}

impl Writer<'_> {
    /// Paragraphs, lists and so on with an empty line between them.
    pub fn blocks(&mut self, nodes: &[Node]) -> String {
        let mut blocks = Vec::new();
        for run in nodes.chunk_by(|a, b| !is_block(a) && !is_block(b)) {
            match run {
                [Node::Element(element)] if is_block(&run[0]) => blocks.push(self.block(element)),
                _ => blocks.push(self.paragraph(run)),
            }
        }
        blocks.retain(|block| !block.trim().is_empty());
        blocks.join("\n\n")
    }

    fn paragraph(&mut self, nodes: &[Node]) -> String {
        let text = self.inline(nodes, false);
        let text = text.trim_matches(|c: char| c == ' ' || c == '\n');
        // an empty line in the middle would end the paragraph
        text.split('\n')
            .map(|line| escape::at_start(line.trim_start_matches(' ')))
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn block(&mut self, element: &Element) -> String {
        let children = &element.children;
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.as_bytes().get(1).map_or(1, |b| usize::from(b.saturating_sub(b'0')));
                format!("{} {}", "#".repeat(level), self.inline(children, false).replace(['\n', '\\'], " ").trim())
            }
            "hr" => "---".to_owned(),
            "ul" => self.list(element, None),
            "ol" => self.list(element, Some(element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1))),
            "blockquote" => prefixed(&self.blocks(children), "> ", ">"),
            "pre" => code_block(element),
            "table" => self.table(element),
            "dl" | "dt" | "dd" => {
                self.simplified = true;
                self.blocks(children)
            }
            _ => self.blocks(children),
        }
    }

    fn list(&mut self, list: &Element, first: Option<u32>) -> String {
        let loose = list.children.iter().any(
            |node| matches!(node, Node::Element(item) if item.children.iter().any(|node| matches!(node, Node::Element(inner) if inner.name == "p"))),
        );
        let mut number = first;
        let mut items = Vec::new();
        for node in &list.children {
            let Node::Element(item) = node else { continue };
            let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
            number = number.map(|number| number.saturating_add(1));
            let mut blocks = self.blocks(&item.children);
            if !loose {
                blocks = blocks.replace("\n\n", "\n");
            }
            let indented = prefixed(&blocks, &" ".repeat(mark.len()), "");
            items.push(format!("{mark}{}", indented.trim_start()));
        }
        items.join(if loose { "\n\n" } else { "\n" })
    }

    fn table(&mut self, table: &Element) -> String {
        let mut rows: Vec<(bool, Vec<&Element>)> = Vec::new();
        let mut captions = Vec::new();
        collect_rows(table, &mut rows, &mut captions);
        let columns = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let caption: Vec<String> = captions.iter().map(|caption| self.paragraph(&caption.children)).collect();
        if columns == 0 {
            return caption.join("\n\n");
        }
        self.simplified |= !captions.is_empty() || !rows.first().is_some_and(|(head, _)| *head);
        let mut lines = Vec::new();
        for (place, (_, cells)) in rows.iter().enumerate() {
            let mut line = String::from("|");
            for column in 0..columns {
                let cell = cells.get(column);
                self.simplified |=
                    cell.is_some_and(|cell| ["colspan", "rowspan"].iter().any(|span| cell.attribute(span).is_some_and(|n| n != "1")));
                let text = cell.map(|cell| self.inline(&cell.children, true)).unwrap_or_default();
                let _ = write!(line, " {} |", text.replace("\\\n", " ").replace('\n', " ").trim());
            }
            lines.push(line);
            if place == 0 {
                let alignments: String = (0..columns).map(|column| alignment(cells.get(column).copied())).collect();
                lines.push(format!("|{alignments}"));
            }
        }
        caption.into_iter().chain([lines.join("\n")]).collect::<Vec<_>>().join("\n\n")
    }

    fn inline(&mut self, nodes: &[Node], cell: bool) -> String {
        let mut out = String::new();
        for (at, node) in nodes.iter().enumerate() {
            match node {
                Node::Text(text) => {
                    let text = words(text, cell);
                    let text = if out.ends_with([' ', '\n']) || out.is_empty() { text.trim_start_matches([' ', '\n']) } else { &text };
                    // what is only space still keeps words apart
                    out += text;
                }
                Node::Element(element) => {
                    let next = nodes.get(at + 1..).unwrap_or_default().iter().take(5).find_map(first_char);
                    self.element(element, next, cell, &mut out);
                }
            }
        }
        out
    }

    fn element(&mut self, element: &Element, next: Option<char>, cell: bool, out: &mut String) {
        match element.name.as_str() {
            "em" | "i" | "cite" => self.emphasis("*", element, next, cell, out),
            "strong" | "b" => self.emphasis("**", element, next, cell, out),
            "del" | "s" | "strike" => self.emphasis("~~", element, next, cell, out),
            "code" | "kbd" => out.push_str(&code(&text_of(&element.children))),
            "br" => {
                let end = out.trim_end_matches(' ').len();
                out.truncate(end);
                out.push_str("\\\n");
            }
            "img" => self.picture(element, out),
            "a" => {
                let text = self.inline(&element.children, cell);
                match element.attribute("href").filter(|href| !href.is_empty() && !href.starts_with("data:")) {
                    Some(href) if !text.trim().is_empty() => {
                        let _ = write!(out, "[{}]({})", text.trim(), address(href));
                    }
                    _ => out.push_str(&text),
                }
            }
            "sub" | "sup" => {
                let text = text_of(&element.children);
                let raised = element.name == "sup";
                let small: Option<String> = text.chars().map(|c| small(c, raised)).collect();
                self.simplified |= small.is_none();
                out.push_str(&small.unwrap_or_else(|| self.inline(&element.children, cell)));
            }
            name => {
                // emphasis that some editors write as a style
                let style = element.attribute("style").unwrap_or_default().replace(' ', "");
                if style.contains("font-weight:bold") || style.contains("font-weight:700") {
                    return self.emphasis("**", element, next, cell, out);
                }
                self.simplified |= !style.is_empty() || !matches!(name, "span" | "div" | "p");
                if element.children.iter().any(is_block) {
                    out.push('\n');
                }
                out.push_str(&self.inline(&element.children, cell));
            }
        }
    }

    /// Spaces stand outside the marks, and so does a full stop before a letter: `**重要：**请` would not be bold.
    fn emphasis(&mut self, mark: &str, element: &Element, next: Option<char>, cell: bool, out: &mut String) {
        let inner = self.inline(&element.children, cell);
        let mut core = inner.trim_matches([' ', '\n']);
        let start = inner.find(core).unwrap_or(0);
        let (mut lead, mut tail) = (inner[..start].to_owned(), inner[start + core.len()..].to_owned());
        let is_mark =
            |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '*' | '~' | '`' | '\\' | ']' | ')' | '[' | '!' | '$');
        if tail.is_empty() && next.is_some_and(char::is_alphanumeric) {
            let kept = core.trim_end_matches(is_mark);
            tail.insert_str(0, &core[kept.len()..]);
            core = kept;
        }
        if lead.is_empty() && out.chars().next_back().is_some_and(char::is_alphanumeric) {
            let kept = core.trim_start_matches(is_mark);
            lead.push_str(&core[..core.len() - kept.len()]);
            core = kept;
        }
        if core.is_empty() {
            return *out += &(lead + &tail);
        }
        let _ = write!(out, "{lead}{mark}{core}{mark}{tail}");
    }

    fn picture(&mut self, element: &Element, out: &mut String) {
        let alt = escape::inside(&element.attribute("alt").unwrap_or_default().replace('\n', " "), false).replace(['[', ']'], "");
        match element.attribute("src").and_then(|src| (self.image)(src)) {
            Some(src) => {
                let _ = write!(out, "![{alt}]({})", address(&src));
            }
            None => out.push_str(&alt),
        }
    }
}

fn collect_rows<'e>(element: &'e Element, rows: &mut Vec<(bool, Vec<&'e Element>)>, captions: &mut Vec<&'e Element>) {
    for child in &element.children {
        let Node::Element(child) = child else { continue };
        match child.name.as_str() {
            "tr" => {
                let cells: Vec<&Element> =
                    child.children.iter().filter_map(|n| if let Node::Element(e) = n { Some(e) } else { None }).collect();
                rows.push((!cells.is_empty() && cells.iter().all(|cell| cell.name == "th"), cells));
            }
            "caption" => captions.push(child),
            _ => collect_rows(child, rows, captions),
        }
    }
}

fn alignment(cell: Option<&Element>) -> &'static str {
    let style = cell.and_then(|cell| cell.attribute("style")).unwrap_or_default().replace(' ', "");
    match style.as_str() {
        s if s.contains("text-align:right") => " ---: |",
        s if s.contains("text-align:center") => " :---: |",
        s if s.contains("text-align:left") => " :--- |",
        _ => " --- |",
    }
}

fn first_char(node: &Node) -> Option<char> {
    match node {
        Node::Text(text) => text.chars().next(),
        Node::Element(element) if element.name == "br" => Some('\n'),
        Node::Element(element) => element.children.iter().take(5).find_map(first_char),
    }
}

pub(super) fn text_of(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) if element.name == "br" => "\n".to_owned(),
            Node::Element(element) => text_of(&element.children),
        })
        .collect()
}
