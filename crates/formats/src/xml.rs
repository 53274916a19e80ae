//! XML by the element: one child of the root at a time is in memory, whatever the size of the file. Entities are never resolved, whoever declares them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::finding::What;
use crate::limits::{DEPTH, ELEMENTS};

/// Attributes of an element that are looked at.
const ATTRIBUTES: usize = 50;

#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Without its prefix.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// Where it begins, from 1.
    pub line: u32,
}

#[derive(Debug)]
pub(crate) enum Node {
    Text(String),
    Element(Element),
}

impl Element {
    /// An attribute by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| element.name == name)
    }

    pub fn first(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// Its own text, without that of elements inside.
    pub fn own_text(&self) -> String {
        self.children.iter().filter_map(|node| if let Node::Text(text) = node { Some(text.as_str()) } else { None }).collect()
    }

    /// All text inside, in order.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out
    }

    fn gather(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.gather(out),
            }
        }
    }
}

/// Why reading stopped, with the line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stopped {
    pub what: What,
    pub line: u32,
}

/// Reads the root's start, then its children one by one.
pub(crate) struct Elements<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    /// Up to where lines were counted, and how many.
    counted: (usize, u32),
    /// A document type with declarations of its own was seen.
    pub entities: bool,
}

impl<'a> Elements<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = false;
        Self { reader, text, counted: (0, 1), entities: false }
    }

    /// The root without its children.
    ///
    /// # Errors
    /// [`Stopped`] for what has no root.
    pub fn root(&mut self) -> Result<Element, Stopped> {
        match self.next_start(true)? {
            Some((element, _)) => Ok(element),
            None => Err(self.stopped(What::WrongFormat)),
        }
    }

    /// The root's next child with everything in it; nothing after the last.
    ///
    /// # Errors
    /// [`Stopped`] where the file ends or is not well-formed; there is nothing after that.
    pub fn next_child(&mut self) -> Result<Option<Element>, Stopped> {
        match self.next_start(false)? {
            None => Ok(None),
            Some((element, true)) => Ok(Some(element)),
            Some((element, false)) => self.fill(element).map(Some),
        }
    }

    /// The next start, and whether it is empty; nothing at the end of the parent.
    fn next_start(&mut self, outside: bool) -> Result<Option<(Element, bool)>, Stopped> {
        loop {
            let line = self.line();
            match self.event()? {
                Event::Start(start) => return Ok(Some((element(&start, line), false))),
                Event::Empty(start) => return Ok(Some((element(&start, line), true))),
                Event::End(_) => return Ok(None),
                Event::Eof => return Err(self.stopped(if outside { What::WrongFormat } else { What::Truncated })),
                Event::DocType(declaration) => self.entities |= has_declarations(&declaration),
                _ => {}
            }
        }
    }

    fn fill(&mut self, outermost: Element) -> Result<Element, Stopped> {
        let mut open = vec![outermost];
        let mut elements = 0;
        loop {
            let line = self.line();
            let event = self.event()?;
            match event {
                Event::Start(start) | Event::Empty(start) if open.len() > DEPTH || elements > ELEMENTS => {
                    let detail = format!("<{}>: too deep or too many", name_of(&start));
                    return Err(self.stopped(What::Malformed { detail }));
                }
                Event::Start(start) => {
                    elements += 1;
                    open.push(element(&start, line));
                }
                Event::Empty(start) => {
                    elements += 1;
                    push(&mut open, Node::Element(element(&start, line)));
                }
                Event::End(_) => match open.pop() {
                    Some(done) if open.is_empty() => return Ok(done),
                    Some(done) => push(&mut open, Node::Element(done)),
                    None => return Ok(Element::default()),
                },
                Event::Text(text) => add_text(&mut open, &String::from_utf8_lossy(&text)),
                Event::CData(text) => add_text(&mut open, &String::from_utf8_lossy(&text)),
                Event::GeneralRef(reference) => {
                    let name = String::from_utf8_lossy(&reference).into_owned();
                    match reference.resolve_char_ref() {
                        Ok(Some(c)) => add_text(&mut open, c.encode_utf8(&mut [0; 4])),
                        _ => add_text(&mut open, &predefined(&name).map_or_else(|| format!("&{name};"), ToOwned::to_owned)),
                    }
                }
                Event::DocType(declaration) => self.entities |= has_declarations(&declaration),
                Event::Eof => return Err(self.stopped(What::Truncated)),
                _ => {}
            }
        }
    }

    fn event(&mut self) -> Result<Event<'a>, Stopped> {
        self.reader.read_event().map_err(|error| {
            // an element that the end of the file cut off is no mistake of whoever wrote it
            let at_end = matches!(error, quick_xml::Error::Syntax(_));
            self.stopped(if at_end { What::Truncated } else { What::Malformed { detail: error.to_string() } })
        })
    }

    fn stopped(&mut self, what: What) -> Stopped {
        Stopped { what, line: self.line() }
    }

    /// The line reached, counted on from the last time.
    fn line(&mut self) -> u32 {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len());
        let (from, lines) = self.counted;
        let more = self.text.get(from..at).unwrap_or_default().matches('\n').count();
        self.counted = (at.max(from), lines.saturating_add(u32::try_from(more).unwrap_or(u32::MAX)));
        self.counted.1
    }
}

/// An internal subset, or a file elsewhere.
fn has_declarations(declaration: &[u8]) -> bool {
    declaration.contains(&b'[') || declaration.windows(6).any(|w| w == b"SYSTEM" || w == b"PUBLIC")
}

fn push(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

fn name_of(start: &BytesStart<'_>) -> String {
    String::from_utf8_lossy(start.local_name().as_ref()).into_owned()
}

fn element(start: &BytesStart<'_>, line: u32) -> Element {
    let attributes = start
        .attributes()
        // who compares each with all others takes hours for a million
        .with_checks(false)
        .take(ATTRIBUTES)
        .filter_map(Result::ok)
        .map(|attribute| {
            (
                String::from_utf8_lossy(attribute.key.local_name().as_ref()).into_owned(),
                unescape(&String::from_utf8_lossy(&attribute.value)),
            )
        })
        .collect();
    Element { name: name_of(start), attributes, children: Vec::new(), line }
}

fn predefined(name: &str) -> Option<&'static str> {
    Some(match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

/// An attribute's value; references that are not XML's own stay as they are.
fn unescape(value: &str) -> String {
    quick_xml::escape::unescape_with(value, predefined).map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
}

/// Text for XML. Characters that XML 1.0 does not have go.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
#[path = "xml_tests.rs"]
mod tests;
