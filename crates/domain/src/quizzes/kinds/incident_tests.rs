use proptest::prelude::*;

use super::*;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_problem, assert_share, controls, draws, found, share, text};
use crate::quizzes::view::{Mark, Shown};

fn item(plausibilities: &[u8]) -> Incident {
    let option = |(place, plausibility): (usize, &u8)| IncidentOption {
        id: format!("o{place}"),
        text: text("explanation"),
        plausibility: *plausibility,
        feedback: text(&format!("about {place}")),
    };
    Incident {
        question: text("Why?"),
        options: plausibilities.iter().enumerate().map(option).collect(),
        advice: text("advice"),
        counter_example: text("counter-example"),
    }
}

#[test]
fn the_share_is_a_third_for_each_degree_of_plausibility() {
    let item = item(&[0, 1, 2, 3]);
    assert_eq!(found(&item), []);
    for (id, worth) in [("o0", 0.0), ("o1", 1.0 / 3.0), ("o2", 2.0 / 3.0), ("o3", 1.0), ("o9", 0.0)] {
        assert_share(&item, [(FIELD, id)], worth);
    }
    assert_share(&item, [], 0.0);
    assert_share(&item, [(FIELD, "o3"), ("other", "1")], 0.0);
}

#[test]
fn exactly_one_of_four_is_the_most_plausible() {
    assert_problem(&item(&[0, 1, 2, 2]), "options", Wrong::NotOneRight);
    assert_problem(&item(&[0, 1, 3, 3]), "options", Wrong::NotOneRight);
    assert_problem(&item(&[0, 1, 3]), "options", Wrong::TooFew);
    assert_problem(&item(&[0, 1, 2, 2, 3]), "options", Wrong::TooMany);
    assert_problem(&item(&[0, 1, 4, 3]), "options.2.plausibility", Wrong::BadCredit);
    assert_problem(&Incident { question: Text::default(), ..item(&[0, 1, 2, 3]) }, "question", Wrong::NoText);
}

#[test]
fn advice_and_counter_example_come_with_the_general_feedback() {
    let item = item(&[0, 1, 2, 3]);
    let response = [(FIELD, "o2")].into();
    let before = controls(&item, &response, &[], Shown::default());
    assert!(matches!(&before[..], [Control::Text(question), Control::Options { .. }] if question == "Why?"), "{before:?}");
    let after = controls(&item, &response, &["o3"], ALL_SHOWN);
    let [Control::Text(_), Control::Options { options, multiple: false, .. }, Control::Text(advice), Control::Text(counter_example)] =
        &after[..]
    else {
        panic!("{after:?}")
    };
    assert_eq!((&**advice, &**counter_example), ("advice", "counter-example"));
    let marks: Vec<_> =
        options.iter().map(|option| (&*option.value, option.mark, option.solution, option.feedback_html.as_deref())).collect();
    assert_eq!(
        marks,
        [
            ("o3", Some(Mark::Right), true, None),
            ("o0", None, false, None),
            ("o1", None, false, None),
            ("o2", Some(Mark::Partly), false, Some("about 2")),
        ]
    );
}

proptest! {
    #[test]
    fn a_more_plausible_explanation_is_never_worth_less(plausibilities in any::<[u8; 4]>(), one in 0_usize..4, other in 0_usize..4) {
        let item = item(&plausibilities);
        let worth = |place: usize| share(&item, &[(FIELD, &*format!("o{place}"))].into());
        prop_assert!((0.0..=1.0).contains(&worth(one)));
        prop_assert!(plausibilities[one] < plausibilities[other] || worth(one) >= worth(other));
    }

    #[test]
    fn the_solution_gets_full_marks_in_any_order(others in proptest::collection::vec(0_u8..3, 3), seed in any::<u64>()) {
        let mut item = item(&[&others[..], &[3]].concat());
        let order = item.shuffle(&mut draws(seed));
        item.options.sort_by_key(|option| order.iter().position(|id| *id == option.id));
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
        let mean = choice::mean((0..4).map(|place| share(&item, &[(FIELD, &*format!("o{place}"))].into())));
        prop_assert!((item.guess().unwrap() - mean).abs() < 1e-9);
    }
}
