use proptest::prelude::*;

use super::*;
use crate::qti::tree::element;

fn root(xml: &str) -> Element {
    parse(xml).root.unwrap()
}

#[test]
fn elements_know_their_line_and_lose_their_prefix() {
    let item = root("<?xml version='1.0'?>\n<q:assessmentItem xmlns:q='x'\n identifier='a'>\n  <q:itemBody/>\n</q:assessmentItem>");
    assert_eq!((item.name.as_str(), item.line, item.attribute("identifier")), ("assessment-item", 2, Some("a")));
    assert_eq!(item.child("item-body").unwrap().line, 4);
}

#[test]
fn what_is_written_is_read_again() {
    let written = element("p").with("title", "a \"b\"\n\t<c> & 'd'").saying("1 < 2 & ]]> ").holding([element("b").saying("焊")]);
    let read = root(&written.to_xml());
    assert_eq!(read.attributes, written.attributes);
    assert_eq!(read.words(), written.words());
}

#[test]
fn a_file_that_is_cut_is_read_up_to_the_cut() {
    let parsed = parse("<a>\n<b>words</b>\n<c>and");
    assert_eq!(parsed.wrong, vec![(What::Truncated, 3)]);
    assert!(!parsed.is_whole());
    assert_eq!(parsed.root.unwrap().words(), "\nwords\nand");
    assert_eq!(parse("<a>\n<b").wrong.first().map(|(what, _)| what.clone()), Some(What::Truncated));
}

#[test]
fn tags_that_cross_are_malformed_at_their_line() {
    let parsed = parse("<a>\n<b>\n</a>");
    assert!(matches!(parsed.wrong.as_slice(), [(What::Malformed { .. }, 3)]), "{:?}", parsed.wrong);
}

#[test]
fn entities_are_never_expanded_and_never_fetched() {
    let parsed =
        parse("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY y '&x;&x;'>]>\n<a b='&y;'>&x;&y;&amp;&nbsp;&#x4e2d;</a>");
    assert_eq!(parsed.wrong, vec![(What::Entities, 1)]);
    assert!(parsed.is_whole());
    let root = parsed.root.unwrap();
    assert_eq!(root.words(), "&x;&y;&\u{a0}中");
    assert_eq!(root.attribute("b"), Some("&y;"));
}

#[test]
fn depth_and_size_are_bounded() {
    assert!(matches!(parse(&"<a>".repeat(100_000)).wrong.as_slice(), [(What::Malformed { .. }, 1)]));
    assert!(matches!(parse(&" ".repeat(LARGEST + 1)).wrong.as_slice(), [(What::TooLarge { .. }, 1)]));
    let many = format!("<a>{}</a>", "<b/>".repeat(ELEMENTS + 1));
    assert!(matches!(parse(&many).wrong.as_slice(), [(What::TooLarge { .. }, 1)]));
}

proptest! {
    #[test]
    fn nothing_panics(text in "[<>/a-c&;!\\[\\]='\" \n-]{0,80}") {
        parse(&text);
    }
}
