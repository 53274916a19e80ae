//! Texts: parts of a page as Markdown and back, in one language or several.
//!
//! QTI has one language per item. A text of ours in several stands there as one element of the class `qiao-lang` for each language, with `xml:lang`. Where HTML
//! does not bring the same Markdown back, the Markdown is kept in `data-ext-qiao-md` of that element.

use domain::{Language, Text};

use super::parse::parse_part;
use super::tree::{Element, Node};
use crate::html;

/// The class of an element that holds a text in one of its languages.
pub const IN_LANGUAGE: &str = "qiao-lang";
/// The class of what stands for a gap where the gap itself is in another language's text.
pub const GAP: &str = "qiao-gap";
/// The class of struck out words.
const STRUCK: &str = "qiao-struck";
/// The Markdown as it was.
pub const MARKDOWN: &str = "data-ext-qiao-md";

/// These three stand for `[[`, `|` and `]]` while HTML becomes Markdown; a file cannot bring them, see [`is_mark`].
const OPEN: char = '\u{e0f0}';
const BAR: char = '\u{e0f1}';
const CLOSE: char = '\u{e0f2}';

pub fn is_mark(c: char) -> bool {
    matches!(c, OPEN | BAR | CLOSE) || (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

/// The gap's marker, as `[[id]]` or `[[id|words]]`.
pub fn mark(id: &str, words: Option<&[Node]>) -> Vec<Node> {
    let Some(words) = words else { return vec![Node::Text(format!("{OPEN}{id}{CLOSE}"))] };
    let mut nodes = vec![Node::Text(format!("{OPEN}{id}{BAR}"))];
    nodes.extend_from_slice(words);
    nodes.push(Node::Text(CLOSE.to_string()));
    nodes
}

/// The language of an `xml:lang`, by what it begins with.
pub fn language(tag: &str) -> Option<Language> {
    let code = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    Language::from_code(&code)
}

/// What came of a part of a page.
#[derive(Debug, Default)]
pub struct Read {
    pub text: Text,
    pub script_removed: bool,
    pub simplified: bool,
}

/// How a text stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Block,
    Line,
}

/// The text in some nodes: in the languages that are marked in it, else in `language`. `image` is given each picture's address and gives ours.
pub fn read(nodes: &[Node], language: Language, place: Place, image: &mut dyn FnMut(&str) -> Option<String>) -> Read {
    let mut read = Read::default();
    let parts = by_language(nodes);
    if parts.is_empty() {
        let markdown = markdown(nodes, place, image, &mut read);
        if !markdown.is_empty() {
            read.text.set(language, markdown);
        }
    }
    for (part, language) in parts {
        let words = match part.attribute(MARKDOWN) {
            // Markdown has no raw HTML here, so nothing is taken out of it; but its pictures have to be there as all others
            Some(kept) => rewrite_images(kept, image),
            None => markdown(&part.children, place, image, &mut read),
        };
        read.text.set(language, words);
    }
    read
}

fn markdown(nodes: &[Node], place: Place, image: &mut dyn FnMut(&str) -> Option<String>, read: &mut Read) -> String {
    let mut html = String::new();
    write_html(nodes, &mut html, &mut read.simplified);
    let converted = html::to_markdown(&html, image);
    read.script_removed |= converted.script_removed;
    read.simplified |= converted.simplified;
    let text = if place == Place::Line { one_line(&converted.markdown) } else { converted.markdown };
    text.replace(OPEN, "[[").replace(BAR, "|").replace(CLOSE, "]]")
}

/// Files are indented: a line end in an option is a space.
fn one_line(markdown: &str) -> String {
    if markdown.contains("\n\n") || markdown.contains("\\\n") || markdown.contains("```") {
        return markdown.to_owned();
    }
    let lines: Vec<&str> = markdown.lines().map(str::trim).collect();
    if lines.iter().any(|line| line.starts_with(['-', '|', '>', '#'])) { markdown.to_owned() } else { lines.join(" ") }
}

/// The elements of the class `qiao-lang` in these nodes or in the one element that they are.
fn by_language(nodes: &[Node]) -> Vec<(&Element, Language)> {
    let marked = |element: &Element| element.has_class(IN_LANGUAGE).then(|| element.attribute("xml:lang").and_then(language)).flatten();
    let found: Vec<_> = nodes.iter().filter_map(Node::element).filter_map(|element| Some((element, marked(element)?))).collect();
    if !found.is_empty() {
        return found;
    }
    let mut rest = nodes.iter().filter(|node| !node.is_blank());
    match (rest.next(), rest.next()) {
        (Some(Node::Element(only)), None) if matches!(only.name.as_str(), "div" | "p" | "span" | "content-body") => {
            by_language(&only.children)
        }
        _ => Vec::new(),
    }
}

/// `![…](address)` of kept Markdown; an address without its file stays as it is and is found missing by the owner of `image`.
pub fn rewrite_images(markdown: &str, image: &mut dyn FnMut(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(at) = rest.find("](media/") {
        let (before, after) = rest.split_at(at + 2);
        let end = after.find([')', ' ']).unwrap_or(after.len());
        out.push_str(before);
        let address = &after[..end];
        out.push_str(&image(&format!("../{address}")).unwrap_or_else(|| address.to_owned()));
        rest = &after[end..];
    }
    out + rest
}

const VOID: [&str; 5] = ["br", "hr", "img", "wbr", "col"];

/// As HTML, in which `<span/>` would not be closed. Pictures may be `object`s in QTI 2.
fn write_html(nodes: &[Node], html: &mut String, simplified: &mut bool) {
    for node in nodes {
        let element = match node {
            Node::Text(text) => {
                html.push_str(&quick_xml::escape::escape(text.as_str()));
                continue;
            }
            Node::Element(element) => element,
        };
        if let Some(picture) = picture(element) {
            html.push_str(&picture.to_xml().replace("/>", ">"));
            continue;
        }
        *simplified |= matches!(element.name.as_str(), "math" | "audio" | "video" | "ruby" | "svg" | "object");
        // QTI does not have it
        let name = if element.has_class(STRUCK) { "del" } else { &element.name };
        let open = Element { name: name.to_owned(), children: Vec::new(), attributes: element.attributes.clone(), line: 0 }.to_xml();
        html.push_str(open.trim_end_matches("/>"));
        html.push('>');
        if !VOID.contains(&element.name.as_str()) {
            write_html(&element.children, html, simplified);
            html.push_str("</");
            html.push_str(name);
            html.push('>');
        }
    }
}

/// The `img` that an element is or stands for.
pub fn picture(element: &Element) -> Option<Element> {
    let (source, alt) = match element.name.as_str() {
        "img" => (element.attribute("src")?, element.attribute("alt").unwrap_or_default().to_owned()),
        "object" => {
            let source = element.attribute("data")?;
            let kind = element.attribute("type").unwrap_or_default();
            let end = source.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            let is_picture = kind.starts_with("image/") || matches!(end.as_str(), "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp");
            (is_picture.then_some(source)?, element.trimmed())
        }
        _ => return None,
    };
    let size = |name: &str| element.attribute(name).map(str::to_owned);
    Some(
        super::tree::element("img")
            .with("src", source)
            .with("alt", alt)
            .with_some("width", size("width"))
            .with_some("height", size("height")),
    )
}

/// The nodes with some elements replaced, at any depth.
pub fn replaced(nodes: &[Node], replace: &mut dyn FnMut(&Element) -> Option<Vec<Node>>) -> Vec<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Text(_) => out.push(node.clone()),
            Node::Element(element) => match replace(element) {
                Some(instead) => out.extend(instead),
                None => out.push(Node::Element(Element { children: replaced(&element.children, replace), ..element.clone() })),
            },
        }
    }
    out
}

/// Markdown as nodes to be written, with an element of the name `gap` and the attribute `id` for each marker of these ids, and whether reading them gives the
/// same Markdown again.
pub fn to_nodes(markdown: &str, ids: &[&str], place: Place) -> (Vec<Node>, bool) {
    let mut image = |address: &str| if address.starts_with("media/") { format!("../{address}") } else { address.to_owned() };
    let html = match place {
        Place::Block => html::to_html(markdown, &mut image),
        Place::Line => html::to_inline_html(markdown, &mut image),
    };
    let mut nodes = parse_part(&with_gaps(&html, ids)).unwrap_or_else(|| vec![super::tree::element("p").saying(markdown).into()]);
    strike(&mut nodes);
    let marked = replaced(&nodes, &mut |element| {
        let id = (element.name == "gap").then(|| element.attribute("id")).flatten()?;
        Some(mark(id, element.attribute("words").map(|_| element.children.as_slice())))
    });
    let again = read(&marked, Language::En, place, &mut |address| Some(address.strip_prefix("../").unwrap_or(address).to_owned()));
    let same = again.text.en.unwrap_or_default() == markdown;
    (nodes, same)
}

/// QTI has no `del`.
fn strike(nodes: &mut [Node]) {
    for node in nodes {
        if let Node::Element(element) = node {
            if element.name == "del" {
                "span".clone_into(&mut element.name);
                element.attributes.push(("class".to_owned(), STRUCK.to_owned()));
            }
            strike(&mut element.children);
        }
    }
}

/// `[[id]]` to `<gap id="id"></gap>`, `[[id|words]]` to `<gap id="id" words="1">words</gap>`.
fn with_gaps(html: &str, ids: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("[[") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let inside = after.find("]]").map(|end| (&after[2..end], &after[end + 2..]));
        rest = match inside {
            Some((inside, rest)) if ids.contains(&inside) => {
                out.extend(["<gap id=\"", inside, "\"/>"]);
                rest
            }
            Some((inside, rest)) if inside.split_once('|').is_some_and(|(id, _)| ids.contains(&id)) => {
                let (id, words) = inside.split_once('|').unwrap_or((inside, ""));
                out.extend(["<gap id=\"", id, "\" words=\"1\">", words, "</gap>"]);
                rest
            }
            _ => {
                out.push_str("[[");
                &after[2..]
            }
        };
    }
    out + rest
}

/// Two texts, one after the other.
pub fn join(first: Text, second: Text) -> Text {
    if first.is_empty() {
        return second;
    }
    let mut joined = first;
    for language in Language::ALL {
        let Some(words) = second.exact(language).filter(|words| !words.is_empty()) else { continue };
        let both = match joined.exact(language) {
            Some(before) if !before.is_empty() => format!("{before}\n\n{words}"),
            _ => words.to_owned(),
        };
        joined.set(language, both);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(html: &str) -> Read {
        read(&parse_part(html).unwrap(), Language::De, Place::Block, &mut |address| Some(address.to_owned()))
    }

    #[test]
    fn languages_are_told_apart_and_the_rest_is_in_the_items() {
        let read = part(r#"<div><p class="qiao-lang" xml:lang="zh-CN">焊缝</p><p class="qiao-lang" xml:lang="en">Seam</p></div>"#);
        assert_eq!((read.text.zh.as_deref(), read.text.en.as_deref(), read.text.de), (Some("焊缝"), Some("Seam"), None));
        assert_eq!(part("<p>Naht <strong>hier</strong></p>").text.de.as_deref(), Some("Naht **hier**"));
        assert!(part(" \n ").text.is_empty());
    }

    #[test]
    fn empty_elements_do_not_swallow_what_follows() {
        assert_eq!(part(r#"<p>a<span id="x"/>b<br/>c</p><p>d</p>"#).text.de.as_deref(), Some("ab\\\nc\n\nd"));
    }

    #[test]
    fn scripts_are_taken_out_and_noted() {
        let read = part("<p>a<script>alert(1)</script></p>");
        assert_eq!((read.text.de.as_deref(), read.script_removed), (Some("a"), true));
        assert!(part(r#"<p onclick="x()">a</p>"#).script_removed);
    }

    #[test]
    fn markers_stand_for_gaps() {
        let (nodes, same) = to_nodes("Put [[g1]] and [[t|**two** words]] here, not [[there]].", &["g1", "t"], Place::Block);
        assert!(same);
        let paragraph = nodes[0].element().unwrap();
        assert_eq!(paragraph.all("gap").count(), 2);
        assert_eq!(paragraph.all("gap").nth(1).unwrap().words(), "two words");
        assert!(paragraph.words().contains("[[there]]"));
    }
}
