use proptest::prelude::*;

use super::*;
use crate::quizzes::item::{Tolerance, Unit, UnitRule};

fn answer(id: &str, value: f64, off: f64, credit: f64) -> NumberAnswer {
    NumberAnswer { id: id.to_owned(), value, tolerance: Tolerance::Absolute(off), credit, feedback: Text::default() }
}

fn seam() -> Numeric {
    Numeric { answers: vec![answer("near", 3.5, 0.1, 1.0), answer("far", 3.5, 1.0, 0.4)], rules: NumberRules::default() }
}

fn scored(item: &Numeric, text: &str) -> (f64, Option<String>) {
    let response = Response::from([("number", text)]);
    (item.score(&response, &Variables::new()).share().unwrap(), item.classify(&response, &Variables::new()).remove(0))
}

#[test]
fn the_first_answer_within_its_tolerance_counts() {
    assert_eq!(scored(&seam(), "3,6"), (1.0, Some("near".to_owned())));
    assert_eq!(scored(&seam(), "3.61"), (0.4, Some("far".to_owned())));
    assert_eq!(scored(&seam(), "4,6"), (0.0, None));
    assert_eq!(scored(&seam(), "a lot"), (0.0, None));
    assert_eq!(scored(&seam(), ""), (0.0, None));
}

#[test]
fn other_fields_and_long_texts_do_not_fit() {
    assert_eq!(seam().check(&Response::from([("text", "1")])), Err(Misfit::NoSuchField));
    let long = Response::from([("number", &*format!("3.5{}", "0".repeat(200)))]);
    assert_eq!(seam().check(&long), Err(Misfit::TooLong));
    assert_eq!(seam().score(&long, &Variables::new()), Score::NONE);
}

proptest! {
    #[test]
    fn the_solution_of_an_item_without_problems_gets_full_marks(
        values in prop::collection::vec((-1e6..1e6_f64, 0.0..10.0_f64, 0.0..=1.0_f64), 1..4), figures in prop::option::of(1_u8..6), deduction in prop::option::of(0.0..=1.0_f64)
    ) {
        let mut answers: Vec<NumberAnswer> = values.iter().enumerate().map(|(n, (value, off, credit))| answer(&format!("a{n}"), *value, *off, *credit)).collect();
        answers[0].credit = 1.0;
        let units = vec![Unit { symbol: "km".to_owned(), factor: 1000.0 }, Unit { symbol: "m".to_owned(), factor: 1.0 }];
        let item = Numeric { answers, rules: NumberRules { significant_figures: figures, units, unit: deduction.map_or(UnitRule::Optional, UnitRule::Required) } };
        let mut problems = Problems::default();
        item.problems(&mut problems);
        prop_assert_eq!(problems.into_vec(), []);
        prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
    }
}
