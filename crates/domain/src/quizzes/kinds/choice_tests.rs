use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::Language;
use crate::quizzes::kinds::testing::text;
use crate::quizzes::view::{Mark, Shown};

fn option(id: &str, credit: f64) -> Choice {
    Choice { id: id.to_owned(), text: text(id), credit, feedback: text(&format!("about {id}")) }
}

fn found(options: &[Choice]) -> Vec<(String, Wrong)> {
    let mut problems = Problems::default();
    check_one_choice(&mut problems, options);
    problems.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect()
}

#[test]
fn options_in_order_have_no_problems() {
    assert_eq!(found(&[option("a", 1.0), option("b", -1.0)]), []);
}

#[test]
fn every_problem_of_options_is_noted_where_it_is() {
    assert_eq!(found(&[option("a", 1.0)]), [("options".to_owned(), Wrong::TooFew)]);
    assert_eq!(found(&[option("a", 0.5), option("b", 0.0)]), [("options".to_owned(), Wrong::NoRightAnswer)]);
    assert_eq!(found(&[option("a", 1.0), option("a", 0.0)]), [("options.1.id".to_owned(), Wrong::SameId)]);
    assert_eq!(found(&[option("a", 1.0), option("B", 0.0)]), [("options.1.id".to_owned(), Wrong::BadId)]);
    assert_eq!(found(&[option("a", 1.0), option("b", f64::NAN)]), [("options.1.credit".to_owned(), Wrong::BadCredit)]);
    assert_eq!(found(&[option("a", 1.1), option("b", 0.0)]), [("options.0.credit".to_owned(), Wrong::BadCredit)]);
    let silent = Choice { text: Text::default(), ..option("b", 0.0) };
    assert_eq!(found(&[option("a", 1.0), silent]), [("options.1.text".to_owned(), Wrong::NoText)]);
}

#[test]
fn fields_and_values_that_are_not_there_are_misfits() {
    let check = |response: Response| check_ticks(&response, ["a", "b"].into_iter());
    assert_eq!(check([("a", "1"), ("b", "")].into()), Ok(()));
    assert_eq!(check([("c", "1")].into()), Err(Misfit::NoSuchField));
    assert_eq!(check([("a", "yes")].into()), Err(Misfit::NoSuchValue));
}

#[test]
fn thirds_are_rounded_to_the_whole() {
    for (credit, worth) in [(0.999_99, 1.0), (0.995, 1.0), (0.99, 0.99), (-3.0, -1.0), (7.0, 1.0), (f64::NAN, 0.0)] {
        assert!((share(credit) - worth).abs() < 1e-12, "{credit}");
    }
}

#[test]
fn the_best_option_is_the_first_of_the_highest() {
    let options = [option("a", 0.5), option("b", 1.0), option("c", 1.0)];
    assert_eq!(best(&options).map(|option| option.id.as_str()), Some("b"));
    assert!(is_best(&options, &options[2]));
    assert!(!is_best(&options, &options[0]));
    assert_eq!(best(&[]), None);
}

#[test]
fn a_row_shows_no_more_than_it_may() {
    let options = [option("a", 0.5), option("b", 1.0)];
    let (response, variables) = (Response::from([("gap", "a")]), BTreeMap::new());
    let row = |shown| {
        choice_row(&Seen { language: Language::En, response: &response, variables: &variables, order: &[], shown }, "gap", &options)
    };
    let hidden = RowView { name: "gap".into(), html: String::new(), value: "a".into(), mark: None, solution: None, feedback_html: None };
    assert_eq!(row(Shown::default()), hidden);
    assert_eq!(row(Shown { correctness: true, ..Shown::default() }), RowView { mark: Some(Mark::Partly), ..hidden.clone() });
    assert_eq!(row(Shown { solution: true, ..Shown::default() }), RowView { solution: Some("b".into()), ..hidden.clone() });
    assert_eq!(row(Shown { feedback: true, ..Shown::default() }), RowView { feedback_html: Some("about a".into()), ..hidden });
}

#[test]
fn plain_text_stays_text() {
    assert_eq!(escaped(r#"<a href="x" b='y'>&"#), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
}

#[test]
fn every_order_of_three_comes_from_one_series_of_draws() {
    let mut orders: Vec<_> = (0..3)
        .flat_map(|a| (0..2).map(move |b| [a, b]))
        .map(|draws| {
            let mut draws = draws.into_iter();
            shuffled(["a", "b", "c"], &mut |_| draws.next().unwrap())
        })
        .collect();
    orders.sort();
    orders.dedup();
    assert_eq!(orders.len(), 6);
}

proptest! {
    #[test]
    fn shuffling_keeps_every_id(ids in proptest::collection::vec("[a-z]{1,3}", 0..9), draws in proptest::collection::vec(0_usize..99, 9)) {
        let mut draws = draws.into_iter();
        let mut shuffled = shuffled(ids.iter().map(String::as_str), &mut |n| draws.next().unwrap() % n);
        let mut ids = ids;
        ids.sort();
        shuffled.sort();
        prop_assert_eq!(shuffled, ids);
    }

    #[test]
    fn deduction_stays_in_range(options in proptest::collection::vec(any::<(bool, bool)>(), 0..9)) {
        prop_assert!((0.0..=1.0).contains(&ticks_with_deduction(options)));
    }

    #[test]
    fn the_mean_lies_between_the_values(values in proptest::collection::vec(-1.0..1.0, 1..9)) {
        let mean = mean(values.iter().copied());
        prop_assert!(values.iter().any(|value| *value <= mean + 1e-9) && values.iter().any(|value| *value >= mean - 1e-9));
    }
}
