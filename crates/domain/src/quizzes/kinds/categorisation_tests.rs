use proptest::prelude::*;

use super::*;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_problem, assert_share, controls, draws, fields, found, share, text};
use crate::quizzes::problem::Wrong;
use crate::quizzes::view::{Mark, Shown};

/// Entries that belong in the categories at these places, of as many categories.
fn item(belong: &[usize], categories: usize) -> Categorisation {
    let entry = |(place, category): (usize, &usize)| CategoryEntry {
        id: format!("e{place}"),
        text: text("entry"),
        category: format!("c{category}"),
        feedback: text(&format!("about {place}")),
    };
    let category = |place| Label { id: format!("c{place}"), text: text("category") };
    Categorisation { entries: belong.iter().enumerate().map(entry).collect(), categories: (0..categories).map(category).collect() }
}

/// Puts the entries, from the first, into these categories; none leaves one where it is.
fn sorted(categories: &[Option<usize>]) -> Response {
    fields(
        categories
            .iter()
            .enumerate()
            .filter_map(|(place, category)| category.map(|category| (format!("e{place}"), format!("c{category}")))),
    )
}

#[test]
fn every_entry_weighs_the_same() {
    let item = item(&[0, 1, 1, 0, 1], 2);
    assert_eq!(found(&item), []);
    for (categories, worth) in [
        ([Some(0), Some(1), Some(1), Some(0), Some(1)], 1.0),
        ([Some(0), Some(1), Some(1), Some(0), Some(0)], 0.8),
        ([Some(0), None, None, None, None], 0.2),
        ([Some(1), Some(0), None, Some(1), None], 0.0),
        ([None; 5], 0.0),
    ] {
        assert_share(&item, sorted(&categories), worth);
    }
    assert_share(&item, [("e0", "c0"), ("e1", "c9")], 0.0);
    assert_share(&item, [("e0", "c0"), ("e9", "c0")], 0.0);
}

#[test]
fn an_entry_whose_category_is_missing_is_a_problem() {
    assert_problem(&item(&[0, 2], 2), "entries.1.category", Wrong::UnknownId);
    assert_problem(&item(&[0], 2), "entries", Wrong::TooFew);
    assert_problem(&item(&[0, 0], 1), "categories", Wrong::TooFew);
    let mut twins = item(&[0, 1], 2);
    twins.categories[1].id = "c0".to_owned();
    twins.entries[1].category = "c0".to_owned();
    assert_problem(&twins, "categories.1.id", Wrong::SameId);
}

#[test]
fn entries_are_shuffled_and_categories_are_not() {
    let item = item(&[0, 1], 2);
    let mut order = item.shuffle(&mut draws(7));
    order.sort();
    assert_eq!(order, ["e0", "e1"]);
    let rows = |shown| {
        // an id of a category in the order changes nothing
        let controls = controls(&item, &sorted(&[Some(0), None]), &["c1", "e1", "e0"], shown);
        let [Control::Selects { choices, rows, ordering: false }] = &controls[..] else { panic!("{controls:?}") };
        assert_eq!(choices.iter().map(|choice| &*choice.value).collect::<Vec<_>>(), ["c0", "c1"]);
        rows.iter()
            .map(|row| (row.name.clone(), row.value.clone(), row.mark, row.solution.clone(), row.feedback_html.clone()))
            .collect::<Vec<_>>()
    };
    let (e0, e1, c0, c1) = ("e0".to_owned(), "e1".to_owned(), "c0".to_owned(), "c1".to_owned());
    assert_eq!(rows(Shown::default()), [(e1.clone(), String::new(), None, None, None), (e0.clone(), c0.clone(), None, None, None)]);
    let answered = (e0, c0.clone(), Some(Mark::Right), Some(c0), Some("about 0".to_owned()));
    assert_eq!(rows(ALL_SHOWN), [(e1, String::new(), None, Some(c1), None), answered]);
}

/// Where entries belong, where they were put, and one of the places.
fn answered() -> impl Strategy<Value = (Vec<usize>, Vec<Option<usize>>, usize)> {
    let entries = proptest::collection::vec((0_usize..3, proptest::option::of(0_usize..3)), 2..9);
    (entries, any::<prop::sample::Index>()).prop_map(|(entries, index)| {
        let place = index.index(entries.len());
        let (belong, put) = entries.into_iter().unzip();
        (belong, put, place)
    })
}

proptest! {
    #[test]
    fn one_more_right_entry_never_lowers((belong, mut put, place) in answered()) {
        let item = item(&belong, 3);
        let before = share(&item, &sorted(&put));
        prop_assert!((0.0..=1.0).contains(&before));
        put[place] = Some(belong[place]);
        prop_assert!(share(&item, &sorted(&put)) >= before);
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
    }

    #[test]
    fn the_order_of_entries_does_not_matter((belong, put, _) in answered(), seed in any::<u64>()) {
        let mut item = item(&belong, 3);
        let before = share(&item, &sorted(&put));
        let order = item.shuffle(&mut draws(seed));
        item.entries.sort_by_key(|entry| order.iter().position(|id| *id == entry.id));
        prop_assert!((share(&item, &sorted(&put)) - before).abs() < 1e-9);
    }

    #[test]
    fn guessing_gets_the_mean_of_putting_all_into_one((belong, _, _) in answered()) {
        let item = item(&belong, 3);
        let mean = choice::mean((0..3).map(|category| share(&item, &sorted(&vec![Some(category); belong.len()]))));
        prop_assert!((item.guess().unwrap() - mean).abs() < 1e-9);
    }
}
