use proptest::prelude::*;

use super::*;
use crate::quizzes::item::Body;
use crate::quizzes::kinds::samples::every_kind;
use crate::{Language, Text};

fn text(words: &str) -> Text {
    let mut text = Text::default();
    text.set(Language::De, words);
    text.set(Language::Zh, format!("{words}。"));
    text
}

fn item(body: Body) -> Item {
    Item {
        id: "one".into(),
        title: text("Titel"),
        category: "Safety/Fumes".into(),
        tags: vec!["exam".into(), "焊接".into()],
        marks: 2.5,
        prompt: text("Was gilt?\n\nHier."),
        hint: Text::default(),
        feedback: text("So."),
        body,
    }
}

#[test]
fn every_kind_has_its_form_and_an_empty_one_can_be_filled_in() {
    for kind in Body::KINDS {
        let draft = Draft::empty(kind).unwrap_or_else(|| panic!("{kind} has no form"));
        assert!(!draft.body().is_empty(), "{kind}");
        assert_eq!(draft.get("marks"), "1");
        // all that is missing are numbers that nobody can guess
        let misread = draft.read().err().unwrap_or_default();
        assert!(misread.iter().all(|m| m.what == NotRead::NotANumber), "{kind}: {misread:?}");
    }
    assert_eq!(Draft::empty("riddle"), None);
    assert!(from_fields("riddle", &[]).is_err());
}

#[test]
fn an_item_of_every_kind_survives_its_form() {
    for body in every_kind() {
        let item = item(body);
        assert_eq!(from_fields(item.body.name(), &to_fields(&item)).as_ref(), Ok(&item), "{item:?}");
    }
}

#[test]
fn every_problem_of_a_spoilt_item_is_at_a_field_of_the_form() {
    for kind in Body::KINDS {
        let mut draft = Draft::empty(kind).unwrap();
        for misread in draft.clone().read().err().unwrap_or_default() {
            draft.set(misread.at, "-1");
        }
        let item = draft.read().unwrap_or_else(|misread| panic!("{kind}: {misread:?}"));
        for problem in item.problems() {
            assert!(!draft.trail(&problem.at).is_empty(), "{kind}: {problem:?}");
        }
    }
}

#[test]
fn rows_are_added_with_an_id_of_their_own() {
    let mut draft = Draft::empty("single_choice").unwrap();
    assert_eq!(draft.rows("body.options"), 4);
    draft.apply(&Edit::parse("remove:body.options.1").unwrap());
    draft.apply(&Edit::parse("add:body.options").unwrap());
    let ids: Vec<&str> =
        (0..4).map(|n| draft.get(["body.options.0.id", "body.options.1.id", "body.options.2.id", "body.options.3.id"][n])).collect();
    assert_eq!(ids, ["a", "c", "d", "b"]);
}

#[test]
fn rows_change_places_with_all_they_hold() {
    let mut draft = Draft::empty("ordering").unwrap();
    draft.set("body.entries.0.text.de", "erstens");
    draft.set("body.entries.1.text.de", "zweitens");
    draft.set("body.entries.1.text.zh", "第二");
    draft.apply(&Edit::parse("up:body.entries.1").unwrap());
    assert_eq!((draft.get("body.entries.0.text.de"), draft.get("body.entries.0.text.zh")), ("zweitens", "第二"));
    assert_eq!((draft.get("body.entries.1.text.de"), draft.get("body.entries.1.text.zh")), ("erstens", ""));
    let before = draft.clone();
    for nothing in ["up:body.entries.0", "down:body.entries.2", "remove:body.entries.9", "add:body.nothing", "up:body.entries.99999999999"]
    {
        if let Some(edit) = Edit::parse(nothing) {
            draft.apply(&edit);
        }
        assert_eq!(draft, before, "{nothing}");
    }
}

#[test]
fn four_statements_stay_four() {
    let mut draft = Draft::empty("kprim").unwrap();
    draft.apply(&Edit::parse("add:body.statements").unwrap());
    draft.apply(&Edit::parse("remove:body.statements.0").unwrap());
    assert_eq!(draft.rows("body.statements"), 4);
}

#[test]
fn another_kind_of_gap_brings_its_fields() {
    let mut draft = Draft::empty("cloze").unwrap();
    assert_eq!(draft.rows("body.gaps.0.accepts.answers"), 1);
    draft.set("body.gaps.0.accepts", "choice");
    draft.apply(&Edit::parse("take:body.gaps.0.accepts").unwrap());
    assert_eq!(draft.rows("body.gaps.0.accepts.options"), 2);
    draft.apply(&Edit::parse("add:body.gaps.0.accepts.options").unwrap());
    assert_eq!(draft.rows("body.gaps.0.accepts.options"), 3);
}

#[test]
fn what_is_no_number_is_named_with_its_field() {
    let mut draft = Draft::empty("hotspot").unwrap();
    draft.set("marks", "zwei");
    draft.set("body.width", "8,5");
    draft.set("body.areas.1.shape", "polygon");
    draft.set("body.areas.1.shape.points", "0 0\n10,5 0\nx");
    for place in ["x", "y", "radius"] {
        draft.set(format!("body.areas.0.shape.{place}"), "50,5");
    }
    let misread = draft.read().unwrap_err();
    let at = |path: &str, what| Misread { at: path.into(), what };
    assert_eq!(
        misread,
        [
            at("marks", NotRead::NotANumber),
            at("body.width", NotRead::NotAWholeNumber(100_000)),
            at("body.areas.1.shape.points", NotRead::NotACorner)
        ]
    );
}

#[test]
fn a_form_with_huge_row_numbers_stays_small() {
    let draft = Draft::typed("single_choice", [("body.options.4000000000.id".to_owned(), "a".to_owned())]).unwrap();
    assert_eq!(draft.rows("body.options"), ROWS_MAX);
}

#[test]
fn a_path_is_said_in_words_with_rows_counted_from_one() {
    use schema::Word;
    let draft = Draft::empty("cloze").unwrap();
    let trail = draft.trail("body.gaps.0.accepts.answers.0.feedback.de");
    let expected = [
        (Word::Gaps, None),
        (Word::Gap, Some(1)),
        (Word::Accepts, None),
        (Word::Answers, None),
        (Word::Answer, Some(1)),
        (Word::Feedback, None),
    ];
    assert_eq!(trail, expected);
    assert_eq!(draft.trail("prompt"), [(Word::Prompt, None)]);
    assert_eq!(draft.trail("body.nothing.3"), []);
}

fn words() -> impl Strategy<Value = String> {
    // a blank text is none, and forms end lines in their own way
    "[^\\r]{0,30}".prop_filter("not blank", |words| !words.trim().is_empty())
}

proptest! {
    #[test]
    fn texts_and_numbers_survive_the_form(prompt in words(), title in words(), marks in 0.001..1000.0_f64, number in 0..every_kind().len()) {
        let body = every_kind().swap_remove(number);
        let item = Item { prompt: text(&prompt), title: text(&title), marks, ..item(body) };
        prop_assert_eq!(from_fields(item.body.name(), &to_fields(&item)), Ok(item));
    }

    #[test]
    fn whatever_a_form_sends_is_read_or_named(fields in proptest::collection::vec(("(body|marks|title)(\\.(options|gaps|accepts|text|credit|[0-9]{1,3}|de)){0,5}", ".{0,9}"), 0..20), kind in 0..Body::KINDS.len()) {
        let mut draft = Draft::typed(Body::KINDS[kind], fields.clone()).unwrap();
        let _ = draft.read();
        for (path, _) in fields {
            for verb in ["add", "remove", "up", "down", "take"] {
                if let Some(edit) = Edit::parse(&format!("{verb}:{path}")) {
                    draft.apply(&edit);
                }
            }
        }
        let _ = draft.read();
    }
}
