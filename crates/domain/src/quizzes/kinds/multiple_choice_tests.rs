use proptest::prelude::*;

use super::*;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_problem, assert_share, controls, draws, fields, found, share, text};
use crate::quizzes::view::{Mark, Shown};

use MultipleScoring::{AllOrNothing, PerOption, PerOptionDeduction, Weighted};

fn item(scoring: MultipleScoring, credits: &[f64]) -> MultipleChoice {
    let option = |(place, credit): (usize, &f64)| Choice {
        id: format!("o{place}"),
        text: text("option"),
        credit: *credit,
        feedback: Text::default(),
    };
    MultipleChoice { options: credits.iter().enumerate().map(option).collect(), scoring, fixed_order: false }
}

/// Ticks the options at these places.
fn ticked(places: &[usize]) -> Response {
    fields(places.iter().map(|place| (format!("o{place}"), "1".to_owned())))
}

#[test]
fn every_scoring_gives_its_exact_values() {
    // right: 0, 1, 2; wrong: 3, 4
    let credits = [1.0, 1.0, 1.0, 0.0, -1.0];
    let thirds = [0.333_33, 0.333_33, 0.333_33, 0.0, -0.5];
    for (places, all_or_nothing, per_option, deduction, weighted) in [
        (&[][..], 0.0, 0.0, 0.0, 0.0),
        (&[0, 1, 2], 1.0, 1.0, 1.0, 1.0),
        (&[0, 1], 0.0, 0.8, 2.0 / 3.0, 0.666_66),
        (&[0], 0.0, 0.6, 1.0 / 3.0, 0.333_33),
        (&[0, 1, 3], 0.0, 0.6, 1.0 / 3.0, 0.666_66),
        (&[0, 1, 2, 4], 0.0, 0.8, 2.0 / 3.0, 0.499_99),
        (&[0, 1, 2, 3, 4], 0.0, 0.6, 1.0 / 3.0, 0.499_99),
        (&[3], 0.0, 0.2, 0.0, 0.0),
        (&[3, 4], 0.0, 0.0, 0.0, 0.0),
    ] {
        assert_share(&item(AllOrNothing, &credits), ticked(places), all_or_nothing);
        assert_share(&item(PerOption, &credits), ticked(places), per_option);
        assert_share(&item(PerOptionDeduction, &credits), ticked(places), deduction);
        assert_share(&item(Weighted, &thirds), ticked(places), weighted);
    }
}

#[test]
fn what_does_not_fit_is_worth_nothing() {
    let item = item(PerOption, &[1.0, 0.0]);
    assert_share(&item, [("o0", "1"), ("o9", "1")], 0.0);
    assert_share(&item, [("o0", "yes")], 0.0);
    assert_eq!(item.check(&[("o0", "yes")].into()), Err(Misfit::NoSuchValue));
    assert_eq!(item.check(&[("o9", "1")].into()), Err(Misfit::NoSuchField));
}

#[test]
fn an_item_that_cannot_be_answered_in_full_is_a_problem() {
    for scoring in [AllOrNothing, PerOption, PerOptionDeduction, Weighted] {
        assert_problem(&item(scoring, &[0.0, -1.0]), "options", Wrong::NoRightAnswer);
        assert_eq!(found(&item(scoring, &[0.5, 0.5, -1.0])), []);
    }
    assert_problem(&item(Weighted, &[0.5, 0.4]), "options", Wrong::NoRightAnswer);
    assert_eq!(found(&item(PerOption, &[0.5, 0.4])), []);
    assert_problem(&item(PerOption, &[1.0]), "options", Wrong::TooFew);
}

#[test]
fn options_are_left_only_by_those_who_ticked_another() {
    let item = item(PerOption, &[1.0, 0.0]);
    let classes = |response: Response| item.classify(&response, &Variables::new());
    assert_eq!(classes([].into()), [None, None]);
    assert_eq!(classes([("o1", "1")].into()), [Some("0".to_owned()), Some("1".to_owned())]);
    let credits: Vec<Vec<(String, f64)>> =
        item.parts().into_iter().map(|part| part.classes.into_iter().map(|class| (class.id, class.credit)).collect()).collect();
    assert_eq!(credits, [[("1".to_owned(), 1.0), ("0".to_owned(), 0.0)], [("1".to_owned(), 0.0), ("0".to_owned(), 1.0)]]);
}

#[test]
fn marks_are_on_ticks_and_with_the_solution_on_right_options() {
    let item = item(Weighted, &[0.5, 0.5, 0.0, 0.0]);
    let marks = |shown| {
        let controls = controls(&item, &ticked(&[0, 2]), &[], shown);
        let [Control::Options { multiple: true, options, .. }] = &controls[..] else { panic!("{controls:?}") };
        options.iter().map(|option| (option.mark, option.solution)).collect::<Vec<_>>()
    };
    assert_eq!(marks(Shown::default()), [(None, false); 4]);
    let correctness = Shown { correctness: true, ..Shown::default() };
    assert_eq!(marks(correctness), [(Some(Mark::Right), false), (None, false), (Some(Mark::Wrong), false), (None, false)]);
    assert_eq!(marks(ALL_SHOWN), [(Some(Mark::Right), true), (Some(Mark::Right), true), (Some(Mark::Wrong), false), (None, false)]);
}

#[test]
fn an_order_with_a_meaning_is_not_shuffled() {
    let item = item(Weighted, &[1.0, 0.0]);
    assert_eq!(item.shuffle(&mut draws(1)).len(), 2);
    assert_eq!(MultipleChoice { fixed_order: true, ..item }.shuffle(&mut draws(1)), [""; 0]);
}

/// A scoring, credits of which at least one is 1, which options are ticked, and one of the places.
fn answered() -> impl Strategy<Value = (MultipleScoring, Vec<f64>, Vec<bool>, usize)> {
    let credit = prop_oneof![Just(1.0), Just(0.0), -1.0..=1.0];
    let scoring = prop_oneof![Just(AllOrNothing), Just(PerOption), Just(PerOptionDeduction), Just(Weighted)];
    (scoring, proptest::collection::vec((credit, any::<bool>()), 2..8), any::<prop::sample::Index>()).prop_map(
        |(scoring, options, index)| {
            let place = index.index(options.len());
            let (mut credits, ticks): (Vec<f64>, Vec<bool>) = options.into_iter().unzip();
            credits[0] = 1.0;
            (scoring, credits, ticks, place)
        },
    )
}

fn places(ticks: &[bool]) -> Vec<usize> {
    ticks.iter().enumerate().filter_map(|(place, ticked)| ticked.then_some(place)).collect()
}

proptest! {
    #[test]
    fn the_score_is_in_range((scoring, credits, ticks, _) in answered()) {
        prop_assert!((0.0..=1.0).contains(&share(&item(scoring, &credits), &ticked(&places(&ticks)))));
    }

    #[test]
    fn the_solution_gets_full_marks((scoring, credits, _, _) in answered()) {
        let item = item(scoring, &credits);
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
    }

    #[test]
    fn a_right_tick_never_lowers_and_a_wrong_one_never_raises((scoring, credits, mut ticks, place) in answered()) {
        ticks[place] = false;
        let before = places(&ticks);
        // no tick is no answer: the first may well raise the share of options decided rightly
        prop_assume!(!before.is_empty());
        let item = item(scoring, &credits);
        let without = share(&item, &ticked(&before));
        let with = share(&item, &ticked(&[&before[..], &[place]].concat()));
        if credits[place] > 0.0 {
            prop_assert!(with >= without - 1e-9);
        } else {
            prop_assert!(with <= without + 1e-9);
        }
    }

    #[test]
    fn the_order_of_options_does_not_matter((scoring, credits, ticks, _) in answered(), seed in any::<u64>()) {
        let mut item = item(scoring, &credits);
        let response = ticked(&places(&ticks));
        let before = share(&item, &response);
        let order = item.shuffle(&mut draws(seed));
        item.options.sort_by_key(|option| order.iter().position(|id| *id == option.id));
        prop_assert!((share(&item, &response) - before).abs() < 1e-9);
    }

    #[test]
    fn deduction_is_floored_at_nothing((_, credits, _, _) in answered()) {
        let item = item(PerOptionDeduction, &credits);
        let wrong: Vec<usize> = credits.iter().enumerate().filter_map(|(place, credit)| (*credit <= 0.0).then_some(place)).collect();
        prop_assert!(share(&item, &ticked(&wrong)).abs() < 1e-9);
    }
}
