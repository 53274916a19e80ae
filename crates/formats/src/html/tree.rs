//! A tree from the sanitiser's HTML, which is always well-formed: quoted attributes, closed elements, escaped text.

use crate::limits::DEPTH;

#[derive(Debug, PartialEq)]
pub(super) enum Node {
    Text(String),
    Element(Element),
}

#[derive(Debug, Default, PartialEq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

const VOID: [&str; 3] = ["br", "hr", "img"];

/// The nodes, and whether elements were nested so deeply that some were left out (their content was not).
pub(super) fn parse(html: &str) -> (Vec<Node>, bool) {
    let mut open = vec![Element::default()];
    let mut too_deep = 0_usize;
    let mut flattened = false;
    let mut rest = html;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            push(&mut open, Node::Text(decode(&rest[..end])));
            rest = &rest[end..];
            continue;
        };
        let end = end_of_tag(tag);
        let inside = &tag[..end];
        rest = tag.get(end + 1..).unwrap_or_default();
        if inside.starts_with('/') {
            if too_deep > 0 {
                too_deep -= 1;
            } else if open.len() > 1
                && let Some(element) = open.pop()
            {
                push(&mut open, Node::Element(element));
            }
            continue;
        }
        let element = element(inside);
        if VOID.contains(&element.name.as_str()) {
            push(&mut open, Node::Element(element));
        } else if open.len() > DEPTH {
            too_deep += 1;
            flattened = true;
        } else {
            open.push(element);
        }
    }
    while open.len() > 1
        && let Some(element) = open.pop()
    {
        push(&mut open, Node::Element(element));
    }
    (open.pop().unwrap_or_default().children, flattened)
}

fn push(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    for (at, b) in tag.bytes().enumerate() {
        match b {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at,
            _ => {}
        }
    }
    tag.len()
}

fn element(inside: &str) -> Element {
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        attributes.push((name.trim().to_owned(), decode(value)));
        rest = after;
    }
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

fn decode(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}
