//! An XML file into its tree: small, bounded, with lines. Entities of its own are never read, what is broken is read up to where it breaks.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::names::normal;
use super::tree::{Element, Node};
use crate::finding::What;
use crate::limits::{DEPTH, MB};

/// The largest XML file, in bytes: a tree takes some twenty times as much memory.
pub const LARGEST: usize = 4 * MB;
/// The most elements in it.
const ELEMENTS: usize = 100_000;
/// The most attributes of one element.
const ATTRIBUTES: usize = 200;

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
        let ends = xml.get(seen..now).unwrap_or_default().matches('\n').count();
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
        // two of the same name are no reason to compare each with each
        .with_checks(false)
        .flatten()
        .take(ATTRIBUTES)
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
#[path = "parse_tests.rs"]
mod tests;
