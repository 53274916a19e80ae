use std::fmt::Write as _;

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
        let _ = write!(laughs, "<!ENTITY {this} \"{}\">", format!("&{before};").repeat(10));
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
