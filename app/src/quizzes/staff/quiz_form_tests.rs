//! What the editor's form says is what is stored.

use super::*;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

const A: &str = "019a0000-0000-7000-8000-00000000000a";
const B: &str = "019a0000-0000-7000-8000-00000000000b";
const C: &str = "019a0000-0000-7000-8000-00000000000c";

fn typed() -> QuizForm {
    QuizForm::read(&fields(&[
        ("title.de", " Test "),
        ("s0", ""),
        ("s0.shuffle", "1"),
        ("s0.q0.item", A),
        ("s0.q0.marks", "2,5"),
        ("s0.q1.bank", B),
        ("s0.q1.count", "3"),
        ("s0.q1.category", "Safety"),
        ("s1", ""),
        ("s1.q0.item", C),
        ("behaviour", "several_tries"),
        ("tries", "3"),
        ("penalty", "33,3"),
        ("pass", "60"),
    ]))
}

fn places(form: &QuizForm) -> Vec<usize> {
    form.sections.iter().map(|s| s.slots.len()).collect()
}

#[test]
fn what_was_typed_becomes_a_quiz_and_that_the_same_form_again() {
    let definition = typed().definition().unwrap();
    assert_eq!(definition.title.exact(Language::De), Some("Test"));
    assert_eq!(definition.title.exact(Language::En), None);
    assert_eq!(definition.sections[0].slots[0].marks, Some(2.5));
    assert!(matches!(definition.behaviour, Behaviour::SeveralTries { tries: 3, penalty } if (penalty - 0.333).abs() < 1e-9));
    assert_eq!((definition.pass_percent, definition.per_page, definition.sections[0].shuffle), (Some(60), 0, true));
    let again = QuizForm::of(&definition, None, 0).definition().unwrap();
    assert_eq!(again, definition);
}

#[test]
fn every_field_that_cannot_be_is_named() {
    let mut form = typed();
    form.title = Default::default();
    form.sections[0].slots[0].marks = "many".to_owned();
    form.sections[0].slots[1].source = match &form.sections[0].slots[1].source {
        SlotSource::Draw { criteria, .. } => SlotSource::Draw { count: "0".to_owned(), criteria: criteria.clone() },
        SlotSource::Item(_) => unreachable!("a draw"),
    };
    (form.tries, form.penalty, form.pass, form.per_page) = ("1".to_owned(), "101".to_owned(), "101".to_owned(), "x".to_owned());
    let problems = form.definition().unwrap_err();
    let named: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(named, ["title", "s0.q0.marks", "s0.q1.count", "per_page", "pass", "tries", "penalty"]);
}

#[test]
fn questions_move_within_their_section_and_over_its_edge() {
    let mut form = typed();
    form.arrange("down-0-0");
    assert!(matches!(form.sections[0].slots[0].source, SlotSource::Draw { .. }));
    form.arrange("down-0-1");
    assert_eq!(places(&form), [1, 2]);
    form.arrange("up-1-0");
    assert_eq!(places(&form), [2, 1]);
    form.arrange("up-0-0");
    form.arrange("down-1-0");
    assert_eq!(places(&form), [2, 1]);
    form.arrange("remove-0-1");
    form.arrange("section-add");
    assert_eq!(places(&form), [1, 1, 0]);
    form.arrange("section-up-1");
    form.arrange("section-remove-2");
    assert_eq!(places(&form), [1, 1]);
}

#[test]
fn a_button_that_names_nothing_changes_nothing() {
    for button in ["", "up", "up-9-9", "down-0-99", "remove--1", "section", "section-up-0", "section-up-9", "section-remove-x", "-"] {
        let mut form = typed();
        form.arrange(button);
        assert_eq!(form, typed(), "{button}");
    }
}
