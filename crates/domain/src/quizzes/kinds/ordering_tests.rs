use proptest::prelude::*;

use super::*;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_problem, assert_share, controls, draws, fields, found, share, text};
use crate::quizzes::view::{Mark, Shown};

use OrderScoring::{AllOrNothing, ByPair, ByPosition};

fn item(scoring: OrderScoring, entries: usize) -> Ordering {
    let entry = |place: usize| Label { id: format!("e{place}"), text: text("entry") };
    Ordering { entries: (1..=entries).map(entry).collect(), scoring }
}

/// Gives the entries, from the first, these places; 0 leaves one open.
fn placed(places: &[usize]) -> Response {
    let field = |(index, place): (usize, &usize)| (format!("e{}", index + 1), if *place == 0 { String::new() } else { place.to_string() });
    fields(places.iter().enumerate().map(field))
}

#[test]
fn every_scoring_gives_its_exact_values() {
    for (places, all_or_nothing, by_position, by_pair) in [
        ([1, 2, 3, 4], 1.0, 1.0, 1.0),
        ([2, 1, 3, 4], 0.0, 0.5, 5.0 / 6.0),
        ([2, 3, 4, 1], 0.0, 0.0, 0.5),
        ([4, 3, 2, 1], 0.0, 0.0, 0.0),
        // the first two share a place: at no right one, and not concordant
        ([1, 1, 3, 4], 0.0, 0.5, 5.0 / 6.0),
        ([1, 1, 1, 1], 0.0, 0.0, 0.0),
        ([1, 2, 0, 0], 0.0, 0.5, 1.0 / 6.0),
        ([1, 0, 0, 0], 0.0, 0.25, 0.0),
        ([0, 0, 0, 0], 0.0, 0.0, 0.0),
    ] {
        assert_share(&item(AllOrNothing, 4), placed(&places), all_or_nothing);
        assert_share(&item(ByPosition, 4), placed(&places), by_position);
        assert_share(&item(ByPair, 4), placed(&places), by_pair);
    }
}

#[test]
fn places_are_numbers_that_there_are() {
    let item = item(ByPosition, 2);
    assert_eq!(found(&item), []);
    for value in ["0", "3", "01", "+1", "x"] {
        assert_eq!(item.check(&[("e1", value)].into()), Err(Misfit::NoSuchValue), "{value}");
        assert_share(&item, [("e1", value), ("e2", "2")], 0.0);
    }
    assert_eq!(item.check(&[("e3", "1")].into()), Err(Misfit::NoSuchField));
    assert_problem(&self::item(ByPosition, 1), "entries", Wrong::TooFew);
}

#[test]
fn the_place_is_the_class() {
    let item = item(ByPair, 3);
    assert_eq!(item.classify(&placed(&[3, 0, 1]), &Variables::new()), [Some("3".to_owned()), None, Some("1".to_owned())]);
    let credits: Vec<f64> = item.parts()[1].classes.iter().map(|class| class.credit).collect();
    assert_eq!(credits, [0.0, 1.0, 0.0]);
}

#[test]
fn entries_stand_in_the_order_of_the_paper_and_choose_a_place() {
    let rows = |shown| {
        let controls = controls(&item(ByPair, 3), &placed(&[2, 1, 0]), &["e3", "e1", "e2"], shown);
        let [Control::Selects { choices, rows, ordering: true }] = &controls[..] else { panic!("{controls:?}") };
        assert_eq!(choices.iter().map(|choice| &*choice.value).collect::<Vec<_>>(), ["1", "2", "3"]);
        rows.iter().map(|row| (row.name.clone(), row.value.clone(), row.mark, row.solution.clone())).collect::<Vec<_>>()
    };
    let row =
        |name: &str, value: &str, mark, solution: Option<&str>| (name.to_owned(), value.to_owned(), mark, solution.map(ToOwned::to_owned));
    assert_eq!(rows(Shown::default()), [row("e3", "", None, None), row("e1", "2", None, None), row("e2", "1", None, None)]);
    let wrong = Some(Mark::Wrong);
    assert_eq!(rows(ALL_SHOWN), [row("e3", "", None, Some("3")), row("e1", "2", wrong, Some("1")), row("e2", "1", wrong, Some("2"))]);
}

#[test]
fn two_entries_may_come_in_their_order() {
    let orders: std::collections::BTreeSet<_> = (0..2).map(|draw| item(ByPair, 2).shuffle(&mut |_| draw)).collect();
    assert_eq!(orders.len(), 2);
}

/// All orders of the places from 1 to `n`.
fn permutations(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let with_last = |shorter: Vec<usize>| (0..n).map(move |at| [&shorter[..at], &[n], &shorter[at..]].concat());
    permutations(n - 1).into_iter().flat_map(with_last).collect()
}

#[test]
fn guessing_gets_the_mean_over_all_orders() {
    for scoring in [AllOrNothing, ByPosition, ByPair] {
        for n in 2..=5 {
            let item = item(scoring, n);
            let orders = permutations(n);
            let mean = choice::mean(orders.iter().map(|places| share(&item, &placed(places))));
            assert!((item.guess().unwrap() - mean).abs() < 1e-9, "{scoring:?} of {n}");
        }
    }
}

fn scoring() -> impl Strategy<Value = OrderScoring> {
    prop_oneof![Just(AllOrNothing), Just(ByPosition), Just(ByPair)]
}

proptest! {
    #[test]
    fn the_score_is_in_range_and_full_only_for_the_solution(scoring in scoring(), places in proptest::collection::vec(0_usize..=6, 6)) {
        let item = item(scoring, 6);
        let share = share(&item, &placed(&places));
        prop_assert!((0.0..=1.0).contains(&share));
        prop_assert_eq!(share > 1.0 - 1e-9, places == [1, 2, 3, 4, 5, 6]);
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
    }

    #[test]
    fn swapping_two_neighbours_into_their_order_never_lowers_by_pair(seed in any::<u64>(), at in 0_usize..5) {
        let item = item(ByPair, 6);
        let mut order = item.shuffle(&mut draws(seed));
        let respond = |order: &[String]| fields(order.iter().enumerate().map(|(place, id)| (id.clone(), (place + 1).to_string())));
        let before = share(&item, &respond(&order));
        let right = order[at] < order[at + 1];
        order.swap(at, at + 1);
        let after = share(&item, &respond(&order));
        let change = if right { -1.0 / 15.0 } else { 1.0 / 15.0 };
        prop_assert!((after - before - change).abs() < 1e-9);
    }

    #[test]
    fn setting_one_entry_right_never_lowers_by_position(places in Just(vec![1_usize, 2, 3, 4, 5]).prop_shuffle(), index in 0_usize..5) {
        let item = item(ByPosition, 5);
        let mut better = places.clone();
        let other = places.iter().position(|place| *place == index + 1).unwrap();
        better.swap(index, other);
        prop_assert!(share(&item, &placed(&better)) >= share(&item, &placed(&places)) - 1e-9);
    }

    #[test]
    fn more_than_two_entries_never_come_in_their_order(entries in 3_usize..9, draws in proptest::collection::vec(0_usize..9, 9)) {
        let item = item(ByPosition, entries);
        let mut draws = draws.into_iter();
        let order = item.shuffle(&mut |n| draws.next().unwrap() % n);
        let right: Vec<String> = item.entries.iter().map(|entry| entry.id.clone()).collect();
        prop_assert_ne!(&order, &right);
        let mut sorted = order;
        sorted.sort();
        prop_assert_eq!(sorted, right);
    }
}
