//! One XML file as a tree: small, bounded, with lines. Entities of its own are never read, what is broken is read up to where it breaks.

use std::fmt::Write as _;

use quick_xml::XmlVersion;
use quick_xml::escape::{escape, resolve_predefined_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::names::normal;
use crate::finding::What;
use crate::limits::{DEPTH, MB};

/// The largest XML file, in bytes: a tree takes some twenty times as much memory.
pub const LARGEST: usize = 4 * MB;
/// The most elements in it.
const ELEMENTS: usize = 100_000;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// As [`normal`] makes it when it was read, as it is written when it is to be written.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// From 1; 0 for what is made here.
    pub line: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Node {
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }

    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

/// An element to be written.
pub fn element(name: &str) -> Element {
    Element { name: name.to_owned(), ..Element::default() }
}

impl Element {
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.attributes.push((name.to_owned(), value.to_string()));
        self
    }

    /// With the attribute when there is a value.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    #[must_use]
    pub fn holding(mut self, children: impl IntoIterator<Item = impl Into<Node>>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    #[must_use]
    pub fn saying(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The attribute of our own: `ours("kind")` is `data-ext-qiao-kind`.
    pub fn ours(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key.strip_prefix(super::names::OURS) == Some(name)).map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|c| c == class))
    }

    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::element)
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.name == name)
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |child| child.name == name)
    }

    /// Everything below that fits, in the order of the file; what is inside of one that fits is not looked at.
    pub fn find<'a>(&'a self, fits: &dyn Fn(&Self) -> bool) -> Vec<&'a Self> {
        let mut found = Vec::new();
        self.visit(&mut |element| {
            let fit = fits(element);
            if fit {
                found.push(element);
            }
            !fit
        });
        found
    }

    /// Walks through everything below; `look` says whether to go on inside.
    pub fn visit<'a>(&'a self, look: &mut dyn FnMut(&'a Self) -> bool) {
        for child in self.elements() {
            if look(child) {
                child.visit(look);
            }
        }
    }

    /// The words in it, as they are.
    pub fn words(&self) -> String {
        let mut words = String::new();
        self.gather(&mut words);
        words
    }

    fn gather(&self, words: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(text) => words.push_str(text),
                Node::Element(element) => element.gather(words),
            }
        }
    }

    /// The words without white space around.
    pub fn trimmed(&self) -> String {
        self.words().trim().to_owned()
    }

    pub fn to_xml(&self) -> String {
        let mut xml = String::new();
        self.write(&mut xml);
        xml
    }

    fn write(&self, xml: &mut String) {
        xml.push('<');
        xml.push_str(&self.name);
        for (name, value) in &self.attributes {
            // line ends in attributes would come back as spaces
            let value = escape(value).replace('\n', "&#10;").replace('\t', "&#9;").replace('\r', "&#13;");
            // writing to a text cannot fail
            let _ = write!(xml, " {name}=\"{value}\"");
        }
        if self.children.is_empty() {
            xml.push_str("/>");
            return;
        }
        xml.push('>');
        write_nodes(&self.children, xml);
        xml.push_str("</");
        xml.push_str(&self.name);
        xml.push('>');
    }
}

fn write_nodes(nodes: &[Node], xml: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => xml.push_str(&escape(text.as_str())),
            Node::Element(element) => element.write(xml),
        }
    }
}

pub fn to_xml(nodes: &[Node]) -> String {
    let mut xml = String::new();
    write_nodes(nodes, &mut xml);
    xml
}

/// What could be read.
#[derive(Debug, Default)]
pub struct Parsed {
    pub root: Option<Element>,
    /// What is wrong and in which line. With [`What::Entities`] alone the tree is whole.
    pub wrong: Vec<(What, u32)>,
}

impl Parsed {
    /// Whether the file goes on to its end.
    pub fn is_whole(&self) -> bool {
        self.root.is_some() && self.wrong.iter().all(|(what, _)| *what == What::Entities)
    }
}

/// Reads a file.
pub fn parse(xml: &str) -> Parsed {
    if xml.len() > LARGEST {
        let limit_mb = u32::try_from(LARGEST / MB).unwrap_or(u32::MAX);
        return Parsed { root: None, wrong: vec![(What::TooLarge { limit_mb }, 1)] };
    }
    let mut building = Building { open: Vec::new(), parsed: Parsed::default(), elements: 0 };
    let mut reader = Reader::from_str(xml);
    let (mut line, mut seen) = (1, 0);
    loop {
        let event = reader.read_event();
        let now = usize::try_from(reader.buffer_position()).unwrap_or(xml.len()).min(xml.len());
        let ends = xml.as_bytes().get(seen..now).unwrap_or_default().iter().filter(|b| **b == b'\n').count();
        let here = line;
        line += u32::try_from(ends).unwrap_or(0);
        seen = now.max(seen);
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => {
                if let Err(what) = building.take(&event, here) {
                    building.parsed.wrong.push((what, here));
                    break;
                }
            }
            Err(quick_xml::Error::Syntax(_)) => {
                building.parsed.wrong.push((What::Truncated, here));
                break;
            }
            Err(error) => {
                building.parsed.wrong.push((What::Malformed { detail: error.to_string() }, line));
                break;
            }
        }
    }
    building.finish(line)
}

/// Reads a part of a page, as Markdown gives it; nothing when it is not well-formed.
pub fn parse_part(html: &str) -> Option<Vec<Node>> {
    let parsed = parse(&format!("<div>{html}</div>"));
    if parsed.is_whole() { parsed.root.map(|root| root.children) } else { None }
}

struct Building {
    open: Vec<Element>,
    parsed: Parsed,
    elements: usize,
}

impl Building {
    fn take(&mut self, event: &Event<'_>, line: u32) -> Result<(), What> {
        match event {
            Event::Start(start) => {
                self.count()?;
                if self.open.len() >= DEPTH * 2 {
                    return Err(What::Malformed { detail: format!("> {} levels", DEPTH * 2) });
                }
                self.open.push(opened(start, line));
            }
            Event::Empty(start) => {
                self.count()?;
                self.close(opened(start, line));
            }
            Event::End(_) => {
                if let Some(element) = self.open.pop() {
                    self.close(element);
                }
            }
            Event::Text(text) => self.say(&text.xml10_content().unwrap_or_default()),
            Event::CData(text) => self.say(&text.xml10_content().unwrap_or_default()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content().unwrap_or_default();
                match reference.resolve_char_ref() {
                    Ok(Some(c)) => self.say(c.encode_utf8(&mut [0; 4])),
                    Ok(None) => match known_entity(&name) {
                        Some(text) => self.say(text),
                        None => self.say(&format!("&{name};")),
                    },
                    Err(_) => {}
                }
            }
            Event::DocType(_) => self.parsed.wrong.push((What::Entities, line)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn count(&mut self) -> Result<(), What> {
        self.elements += 1;
        let limit_mb = u32::try_from(LARGEST / MB).unwrap_or(u32::MAX);
        if self.elements > ELEMENTS { Err(What::TooLarge { limit_mb }) } else { Ok(()) }
    }

    fn say(&mut self, words: &str) {
        // XML has no other control characters, and ours stand for gaps while a text is turned into Markdown
        let words: String = words.chars().filter(|c| !super::text::is_mark(*c)).collect();
        let Some(parent) = self.open.last_mut() else { return };
        if let Some(Node::Text(before)) = parent.children.last_mut() {
            before.push_str(&words);
        } else if !words.is_empty() {
            parent.children.push(Node::Text(words));
        }
    }

    fn close(&mut self, element: Element) {
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => _ = self.parsed.root.get_or_insert(element),
        }
    }

    fn finish(mut self, line: u32) -> Parsed {
        let cut = !self.open.is_empty();
        while let Some(element) = self.open.pop() {
            self.close(element);
        }
        if cut && self.parsed.wrong.iter().all(|(what, _)| *what == What::Entities) {
            self.parsed.wrong.push((What::Truncated, line));
        }
        self.parsed
    }
}

fn opened(start: &BytesStart<'_>, line: u32) -> Element {
    let attributes = start
        .attributes()
        .flatten()
        .map(|attribute| {
            let value = attribute
                .decoded_and_normalized_value_with(XmlVersion::Implicit1_0, start.decoder(), 1, known_entity)
                .unwrap_or_else(|_| String::from_utf8_lossy(&attribute.value));
            (name(attribute.key.as_ref()), value.into_owned())
        })
        .collect();
    Element { name: name(start.name().as_ref()), attributes, children: Vec::new(), line }
}

fn name(name: &[u8]) -> String {
    normal(&String::from_utf8_lossy(name))
}

/// Those of XML, and the few of HTML that authors use although XML does not have them.
fn known_entity(name: &str) -> Option<&'static str> {
    resolve_predefined_entity(name).or(match name {
        "nbsp" => Some("\u{a0}"),
        "ndash" => Some("–"),
        "mdash" => Some("—"),
        "hellip" => Some("…"),
        "times" => Some("×"),
        "deg" => Some("°"),
        "copy" => Some("©"),
        "lsquo" => Some("‘"),
        "rsquo" => Some("’"),
        "ldquo" => Some("“"),
        "rdquo" => Some("”"),
        "auml" => Some("ä"),
        "ouml" => Some("ö"),
        "uuml" => Some("ü"),
        "Auml" => Some("Ä"),
        "Ouml" => Some("Ö"),
        "Uuml" => Some("Ü"),
        "szlig" => Some("ß"),
        "eacute" => Some("é"),
        "euro" => Some("€"),
        _ => None,
    })
}

#[cfg(test)]
#[path = "tree_tests.rs"]
mod tests;
