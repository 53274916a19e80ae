use super::*;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_share, controls, draws, found, text};
use crate::quizzes::view::{Mark, OptionView, Shown};

fn item(answer: bool) -> TrueFalse {
    TrueFalse { answer, feedback_true: text("said true"), feedback_false: text("said false") }
}

#[test]
fn only_the_right_decision_is_worth_anything() {
    for answer in [true, false] {
        let item = item(answer);
        assert_eq!(found(&item), []);
        assert_share(&item, [(FIELD, value_of(answer))], 1.0);
        assert_share(&item, [(FIELD, value_of(!answer))], 0.0);
        assert_share(&item, [], 0.0);
        assert_share(&item, [(FIELD, "maybe")], 0.0);
        assert_share(&item, [(FIELD, value_of(answer)), ("other", "1")], 0.0);
        assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
    }
}

#[test]
fn guessing_gets_half_as_the_two_classes_say() {
    let item = item(false);
    let credits: f64 = item.parts()[0].classes.iter().map(|class| class.credit).sum();
    assert!((item.guess().unwrap() - credits / 2.0).abs() < 1e-9);
}

#[test]
fn other_words_are_in_no_class() {
    assert_eq!(item(true).check(&[(FIELD, "1")].into()), Err(Misfit::NoSuchValue));
    assert_eq!(item(true).classify(&[(FIELD, "1")].into(), &Variables::new()), [None]);
    assert_eq!(item(true).classify(&[(FIELD, "false")].into(), &Variables::new()), [Some("false".to_owned())]);
}

#[test]
fn true_comes_first_and_the_page_gives_the_words() {
    let item = item(false);
    assert_eq!(item.shuffle(&mut draws(1)), [""; 0]);
    let option = |value: &str, chosen| OptionView {
        value: value.into(),
        html: String::new(),
        chosen,
        mark: None,
        solution: false,
        feedback_html: None,
    };
    let of = |options| [Control::Options { name: FIELD.into(), multiple: false, options }];
    let response = [(FIELD, "true")].into();
    assert_eq!(controls(&item, &response, &[], Shown::default()), of(vec![option("true", true), option("false", false)]));
    let chosen = OptionView { mark: Some(Mark::Wrong), feedback_html: Some("said true".into()), ..option("true", true) };
    let right = OptionView { mark: Some(Mark::Right), solution: true, ..option("false", false) };
    assert_eq!(controls(&item, &response, &[], ALL_SHOWN), of(vec![chosen, right]));
}
