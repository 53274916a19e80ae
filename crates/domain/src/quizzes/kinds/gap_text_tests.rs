use proptest::prelude::*;

use super::*;

fn marker<'t>(id: &'t str, words: Option<&'t str>) -> Segment<'t> {
    Segment::Marker(Marker { id, words })
}

/// What [`check_markers`] finds in a German text.
fn found(german: &str, ids: &[&str], words: Words) -> Vec<(String, Wrong)> {
    let mut text = Text::default();
    text.set(Language::De, german);
    let mut problems = Problems::default();
    check_markers(&mut problems, &text, ids.iter().copied(), words);
    problems.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect()
}

#[test]
fn a_text_is_split_at_its_markers() {
    assert_eq!(
        split("Ein [[a]] und [[b|zwei Wörter]]."),
        [Segment::Plain("Ein "), marker("a", None), Segment::Plain(" und "), marker("b", Some("zwei Wörter")), Segment::Plain(".")]
    );
    assert_eq!(split("[[a]][[b]]"), [marker("a", None), marker("b", None)]);
    assert_eq!(split(""), []);
}

#[test]
fn chinese_words_can_be_marked() {
    assert_eq!(split("请[[a|戴上]]手套"), [Segment::Plain("请"), marker("a", Some("戴上")), Segment::Plain("手套")]);
}

#[test]
fn brackets_that_are_no_marker_stay_plain() {
    for text in ["[[", "[[a", "[[a]", "[a]", "[[A]]", "[[]]", "[[a b]]", "]]", "x[[|y]]"] {
        assert_eq!(split(text), [Segment::Plain(text)], "{text}");
    }
    assert_eq!(split("[[a [[b]]"), [Segment::Plain("[[a "), marker("b", None)]);
    assert_eq!(split("[[a|x [[b]]"), [Segment::Plain("[[a|x "), marker("b", None)]);
}

#[test]
fn a_marker_inside_a_tag_is_none() {
    let html = r#"<p><img src="x.png" alt="[[a]] > onerror=x"> [[a]]</p>"#;
    assert_eq!(
        split(html),
        [Segment::Plain(r#"<p><img src="x.png" alt="[[a]] > onerror=x"> "#), marker("a", None), Segment::Plain("</p>")]
    );
}

#[test]
fn a_less_than_sign_begins_no_tag() {
    assert_eq!(split("3 < 4 [[a]]"), [Segment::Plain("3 < 4 "), marker("a", None)]);
    assert_eq!(split("<b [[a]]"), [Segment::Plain("<b "), marker("a", None)]);
}

#[test]
fn every_language_has_every_marker_once() {
    assert_eq!(found("[[a]] [[b]]", &["b", "a"], Words::None), []);
    let differ = vec![("text.de".to_owned(), Wrong::MarkersDiffer)];
    assert_eq!(found("[[a]]", &["a", "b"], Words::None), differ, "missing");
    assert_eq!(found("[[a]] [[b]] [[c]]", &["a", "b"], Words::None), differ, "without its gap");
    assert_eq!(found("[[a]] [[b]] [[a]]", &["a", "b"], Words::None), differ, "twice");
    assert_eq!(found("[[a|x]]", &["a"], Words::None), differ, "words where a field comes");
    assert_eq!(found("[[a]]", &["a"], Words::Needed), differ, "no words to mark");
    assert_eq!(found("[[a| ]]", &["a"], Words::Needed), differ, "blank words to mark");
}

#[test]
fn a_text_in_no_language_is_a_problem() {
    let mut problems = Problems::default();
    check_markers(&mut problems, &Text::default(), ["a"], Words::None);
    let found: Vec<_> = problems.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect();
    assert_eq!(found, [("text".to_owned(), Wrong::NoText)]);
}

#[test]
fn words_keep_their_tags_only_when_these_are_closed() {
    assert_eq!(balanced("CO<sub>2</sub>"), "CO<sub>2</sub>");
    assert_eq!(balanced("a<br>b<img src=\"x>y\">"), "a<br>b<img src=\"x>y\">");
    assert_eq!(balanced("one</em> two"), "one two");
    assert_eq!(balanced("<em>one"), "one");
    assert_eq!(balanced("<b><i>x</b></i>"), "x");
    assert_eq!(balanced("x</p><p>y"), "xy");
    assert_eq!(balanced("a <img alt=\""), "a &lt;img alt=\"", "a tag that does not end here must not begin either");
}

fn shown(segment: &Segment<'_>) -> String {
    match segment {
        Segment::Plain(text) => (*text).to_owned(),
        Segment::Marker(Marker { id, words: None }) => format!("[[{id}]]"),
        Segment::Marker(Marker { id, words: Some(words) }) => format!("[[{id}|{words}]]"),
    }
}

proptest! {
    #[test]
    fn splitting_loses_nothing(text in "([\\[\\]|<>\"'a-c é字]|\\[\\[|\\]\\]|\\[\\[a\\]\\]){0,40}") {
        prop_assert_eq!(split(&text).iter().map(shown).collect::<String>(), text);
    }

    #[test]
    fn markers_in_plain_words_are_found(before in "[a-z é字]{0,9}", id in "[a-z0-9-]{1,60}", words in proptest::option::of("[a-z é字]{0,9}"), after in "[a-z é字]{0,9}") {
        let marker = Marker { id: &id, words: words.as_deref() };
        let text = format!("{before}{}{after}", shown(&Segment::Marker(marker)));
        prop_assert_eq!(markers(&text).collect::<Vec<_>>(), vec![marker]);
    }

    #[test]
    fn balanced_words_close_what_they_open(html in "(<b>|</b>|<i>|</i>|<br>|<|x){0,12}") {
        let words = balanced(&html);
        prop_assert_eq!(words.matches("<b>").count(), words.matches("</b>").count());
        prop_assert_eq!(words.matches("<i>").count(), words.matches("</i>").count());
        prop_assert_eq!(words.matches('<').count(), words.matches('>').count());
    }

    #[test]
    fn balanced_words_stay_balanced(html in "(<b>|</b>|<i>|</i>|<br>|<|x){0,12}") {
        let once = balanced(&html);
        prop_assert_eq!(balanced(&once), once);
    }
}
