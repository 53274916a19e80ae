use proptest::prelude::*;

use super::*;

fn text(words: &str) -> Text {
    let mut text = Text::default();
    text.set(Language::En, words);
    text
}

fn seen<'a>(response: &'a Response, variables: &'a Variables, order: &'a [String], shown: Shown) -> Seen<'a> {
    Seen { language: Language::En, response, variables, order, shown }
}

#[test]
fn drawn_values_stand_in_the_place_of_their_names() {
    let variables = BTreeMap::from([("a".to_owned(), 2.5), ("ab".to_owned(), 30.0)]);
    assert_eq!(put_variables("{a} mm, {ab} mm, {c}, {a", &variables), "2.5 mm, 30 mm, {c}, {a");
}

#[test]
fn what_the_paper_does_not_name_comes_last() {
    let (response, variables) = (Response::default(), Variables::new());
    let order = ["c", "x", "a"].map(ToOwned::to_owned);
    let seen = seen(&response, &variables, &order, Shown::default());
    assert_eq!(seen.ordered(&["a", "b", "c", "d"], |entry| entry), [&"c", &"a", &"b", &"d"]);
}

#[test]
fn a_mark_says_how_much_of_it_was_right() {
    for (share, mark) in [(1.0, Mark::Right), (0.999_999_9, Mark::Right), (0.5, Mark::Partly), (0.0, Mark::Wrong), (-0.5, Mark::Wrong)] {
        assert_eq!(Mark::of(share), mark, "{share}");
    }
}

#[test]
fn marks_and_feedback_wait_until_they_may_be_shown() {
    let (response, variables) = (Response::default(), Variables::new());
    let shown = Shown { correctness: true, feedback: true, ..Shown::default() };
    let (open, closed) = (seen(&response, &variables, &[], shown), seen(&response, &variables, &[], Shown::default()));
    assert_eq!((open.mark(true, 1.0), open.mark(false, 1.0), closed.mark(true, 1.0)), (Some(Mark::Right), None, None));
    assert_eq!(open.feedback(true, &text("well done")), Some("well done".to_owned()));
    assert_eq!(open.feedback(true, &Text::default()), None);
    assert_eq!(open.feedback(false, &text("well done")), None);
    assert_eq!(closed.feedback(true, &text("well done")), None);
}

proptest! {
    #[test]
    fn a_text_without_braces_stays_as_it_is(words in "[^{}]{0,40}", value in -1e6..1e6) {
        let variables = BTreeMap::from([("a".to_owned(), value)]);
        prop_assert_eq!(put_variables(&words, &variables), words);
    }

    #[test]
    fn every_place_of_a_variable_gets_its_value(pieces in proptest::collection::vec("[^{}]{0,9}", 1..6), value in -1e6..1e6) {
        let variables = BTreeMap::from([("length".to_owned(), value)]);
        prop_assert_eq!(put_variables(&pieces.join("{length}"), &variables), pieces.join(&value.to_string()));
    }

    #[test]
    fn ordering_loses_no_entry_and_follows_the_paper(entries in proptest::collection::btree_set("[a-e]{1,2}", 0..9), order in proptest::collection::btree_set("[a-e]{1,2}", 0..9), seed in any::<u64>()) {
        let entries: Vec<String> = entries.into_iter().collect();
        let mut order: Vec<String> = order.into_iter().collect();
        let turns = usize::try_from(seed % 9).unwrap() % order.len().max(1);
        order.rotate_left(turns);
        let (response, variables) = (Response::default(), Variables::new());
        let sorted = seen(&response, &variables, &order, Shown::default()).ordered(&entries, |entry| entry);
        let named = order.iter().filter(|id| entries.contains(id));
        let rest = entries.iter().filter(|id| !order.contains(id));
        prop_assert_eq!(sorted, named.chain(rest).collect::<Vec<_>>());
    }
}
