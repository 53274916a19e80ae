use proptest::prelude::*;

use super::*;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_problem, assert_share, controls, draws, found, share, text};
use crate::quizzes::problem::Wrong;
use crate::quizzes::view::{Mark, OptionView, Shown};

fn item(credits: &[f64]) -> SingleChoice {
    let option = |(place, credit): (usize, &f64)| Choice {
        id: format!("o{place}"),
        text: text(&format!("option {place}")),
        credit: *credit,
        feedback: text(&format!("about {place}")),
    };
    SingleChoice { options: credits.iter().enumerate().map(option).collect(), fixed_order: false }
}

#[test]
fn the_credit_of_the_chosen_option_is_the_share() {
    let item = item(&[1.0, 0.5, -0.25, 0.0]);
    assert_eq!(found(&item), []);
    for (id, worth) in [("o0", 1.0), ("o1", 0.5), ("o2", -0.25), ("o3", 0.0)] {
        assert_share(&item, [(FIELD, id)], worth);
    }
    assert_share(&item, [], 0.0);
    assert_share(&item, [(FIELD, "o9")], 0.0);
    assert_share(&item, [(FIELD, "o0"), ("other", "1")], 0.0);
}

#[test]
fn an_item_without_a_right_answer_is_a_problem() {
    assert_problem(&item(&[0.9, 0.0]), "options", Wrong::NoRightAnswer);
}

#[test]
fn what_is_not_an_option_does_not_fit() {
    let item = item(&[1.0, 0.0]);
    assert_eq!(item.check(&[(FIELD, "o1")].into()), Ok(()));
    assert_eq!(item.check(&[(FIELD, "o2")].into()), Err(Misfit::NoSuchValue));
    assert_eq!(item.check(&[("o1", "1")].into()), Err(Misfit::NoSuchField));
    assert_eq!(item.classify(&[(FIELD, "o2")].into(), &Variables::new()), [None]);
    assert_eq!(item.classify(&[(FIELD, "o1")].into(), &Variables::new()), [Some("o1".to_owned())]);
}

#[test]
fn an_order_with_a_meaning_is_not_shuffled() {
    assert_eq!(SingleChoice { fixed_order: true, ..item(&[1.0, 0.0]) }.shuffle(&mut draws(1)), [""; 0]);
    assert_eq!(item(&[1.0, 0.0]).shuffle(&mut draws(1)).len(), 2);
}

#[test]
fn options_stand_in_the_order_of_the_paper_with_what_may_be_shown() {
    let item = item(&[1.0, 0.5, 0.0]);
    let option = |place: usize, chosen| OptionView {
        value: format!("o{place}"),
        html: format!("option {place}"),
        chosen,
        mark: None,
        solution: false,
        feedback_html: None,
    };
    let response = [(FIELD, "o1")].into();
    let of = |options| [Control::Options { name: FIELD.into(), multiple: false, options }];
    assert_eq!(
        controls(&item, &response, &["o2", "o1", "o0"], Shown::default()),
        of(vec![option(2, false), option(1, true), option(0, false)])
    );
    let chosen = OptionView { mark: Some(Mark::Partly), feedback_html: Some("about 1".into()), ..option(1, true) };
    let right = OptionView { mark: Some(Mark::Right), solution: true, ..option(0, false) };
    assert_eq!(controls(&item, &response, &[], ALL_SHOWN), of(vec![right, chosen, option(2, false)]));
}

proptest! {
    #[test]
    fn the_score_is_in_range_and_the_best_option_is_the_solution(credits in proptest::collection::vec(-1.0..=1.0, 1..8)) {
        let mut credits = credits;
        credits[0] = 1.0;
        let item = item(&credits);
        prop_assert!((share(&item, &item.solution(&Variables::new())) - 1.0).abs() < 1e-9);
        for option in &item.options {
            prop_assert!((-1.0..=1.0).contains(&share(&item, &[(FIELD, option.id.as_str())].into())));
        }
    }

    #[test]
    fn guessing_gets_the_mean_whatever_the_order(credits in proptest::collection::vec(-1.0..=1.0, 1..8)) {
        let mut item = item(&credits);
        let scores: f64 = item.options.iter().map(|option| share(&item, &[(FIELD, option.id.as_str())].into())).sum();
        let mean = scores / f64::from(u8::try_from(credits.len()).unwrap());
        prop_assert!((item.guess().unwrap() - mean).abs() < 1e-9);
        item.options.reverse();
        prop_assert!((item.guess().unwrap() - mean).abs() < 1e-9);
    }
}
