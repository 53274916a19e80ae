//! XML by the element: one child of the root at a time is in memory, whatever the size of the file. Entities are never resolved, whoever declares them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::finding::What;
use crate::limits::DEPTH;

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
        loop {
            let line = self.line();
            let event = self.event()?;
            match event {
                Event::Start(start) if open.len() > DEPTH => {
                    let detail = format!("<{}> is nested too deeply", name_of(&start));
                    return Err(self.stopped(What::Malformed { detail }));
                }
                Event::Start(start) => open.push(element(&start, line)),
                Event::Empty(start) => push(&mut open, Node::Element(element(&start, line))),
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
        let more = self.text.as_bytes().get(from..at).unwrap_or_default().iter().filter(|b| **b == b'\n').count();
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
mod tests {
    use super::*;

    fn names(text: &str) -> (Vec<String>, Option<Stopped>) {
        let mut elements = Elements::new(text);
        let mut names = Vec::new();
        if let Err(stopped) = elements.root() {
            return (names, Some(stopped));
        }
        loop {
            match elements.next_child() {
                Ok(Some(element)) => names.push(format!("{}@{}={}", element.name, element.line, element.text())),
                Ok(None) => return (names, None),
                Err(stopped) => return (names, Some(stopped)),
            }
        }
    }

    #[test]
    fn children_come_one_by_one_with_their_lines() {
        let (names, stopped) =
            names("<?xml version='1.0'?>\n<!-- c --><quiz>\n<a>1 &amp; &#50;<b/></a>\n\n<c><![CDATA[<i>]]>&nbsp;</c></quiz>");
        assert_eq!(names, ["a@3=1 & 2", "c@5=<i>&nbsp;"]);
        assert_eq!(stopped, None);
    }

    #[test]
    fn what_comes_before_a_mistake_is_read() {
        let (read, stopped) = names("<quiz><a>1</a>\n<b>2</c></quiz>");
        assert_eq!(read, ["a@1=1"]);
        assert!(matches!(stopped, Some(Stopped { what: What::Malformed { .. }, line: 2 })), "{stopped:?}");
        for cut in ["<quiz><a>1</a>", "<quiz><a>1</a><b>", "<quiz><a>1</a><b", "<quiz><a>1</a><b>2</", "<quiz><a>1</a><b><![CDATA[x"] {
            let (read, stopped) = names(cut);
            assert_eq!(read, ["a@1=1"], "{cut}");
            assert_eq!(stopped.map(|s| s.what), Some(What::Truncated), "{cut}");
        }
    }

    #[test]
    fn entities_are_never_resolved() {
        let mut laughs = String::from("<!DOCTYPE quiz [<!ENTITY a \"ha\">");
        for (this, before) in ('b'..='j').zip('a'..) {
            laughs += &format!("<!ENTITY {this} \"{}\">", format!("&{before};").repeat(10));
        }
        laughs += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><quiz><q a=\"&j;\">&j;&file;</q></quiz>";
        let mut elements = Elements::new(&laughs);
        elements.root().unwrap();
        let question = elements.next_child().unwrap().unwrap();
        assert!(elements.entities);
        assert_eq!(question.text(), "&j;&file;");
        assert_eq!(question.attribute("a"), Some("&j;"));
    }

    #[test]
    fn nesting_without_end_is_refused() {
        assert!(matches!(names(&"<a>".repeat(100_000)).1, Some(Stopped { what: What::Malformed { .. }, .. })));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_stopped_at(text in "(<[!?/]?[a-b]{0,2}( a=\"&?[a-b;]{0,2}\")?/?>?|[a-b&;#x]{0,4}|\\]\\]>|<!\\[CDATA\\[|<!--|-->){0,20}") {
            names(&format!("<q>{text}"));
            names(&text);
        }
    }
}
