//! One XML file as a tree, read by [`super::parse`] or made to be written.

use std::borrow::Cow;
use std::fmt::Write as _;

use quick_xml::escape::escape;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// As [`super::names::normal`] makes it when it was read, as it is written when it is to be written.
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
            let value = escape(&*clean(value)).replace('\n', "&#10;").replace('\t', "&#9;").replace('\r', "&#13;");
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
            Node::Text(text) => xml.push_str(&escape(&*clean(text)).replace('\r', "&#13;")),
            Node::Element(element) => element.write(xml),
        }
    }
}

/// Without the control characters that XML does not have.
fn clean(text: &str) -> Cow<'_, str> {
    let fits = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.chars().all(fits) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().filter(|c| fits(*c)).collect()) }
}
