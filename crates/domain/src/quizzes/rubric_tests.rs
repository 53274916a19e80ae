use proptest::prelude::*;

use super::*;
use crate::quizzes::item::Level;

fn criterion(id: &str, points: &[f64]) -> Criterion {
    let text = Text { en: Some(id.to_owned()), ..Text::default() };
    let levels = points.iter().map(|points| Level { points: *points, text: Text::default() }).collect();
    Criterion { id: id.to_owned(), text, levels }
}

fn rubric() -> Rubric {
    Rubric { criteria: vec![criterion("view", &[0.0, 2.0, 4.0]), criterion("tone", &[1.0, 6.0])] }
}

fn points<const N: usize>(points: [(&str, f64); N]) -> BTreeMap<String, f64> {
    points.into_iter().map(|(id, points)| (id.to_owned(), points)).collect()
}

#[test]
fn the_share_is_that_of_the_best_points() {
    assert!((rubric().max() - 10.0).abs() < 1e-9);
    assert_eq!(rubric().share(&points([("view", 4.0), ("tone", 6.0)])), Some(1.0));
    assert_eq!(rubric().share(&points([("view", 1.0), ("tone", 1.0)])), Some(0.2));
}

#[test]
fn without_all_the_points_there_is_no_share() {
    assert_eq!(rubric().share(&points([("view", 4.0)])), None, "one is missing");
    assert_eq!(rubric().share(&points([("view", 5.0), ("tone", 6.0)])), None, "above the best level");
    assert_eq!(rubric().share(&points([("view", 4.0), ("tone", 0.0)])), None, "below the worst level");
    assert_eq!(rubric().share(&points([("view", 4.0), ("tone", f64::NAN)])), None);
    assert_eq!(rubric().share(&points([("view", 4.0), ("tone", 6.0), ("style", 1.0)])), None, "no such criterion");
    assert_eq!(Rubric::default().share(&BTreeMap::new()), None, "nothing to give points for");
}

#[test]
fn its_problems_are_found() {
    let problems = |rubric: &Rubric| {
        let mut problems = Problems::default();
        rubric.problems(&mut problems);
        problems.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect::<Vec<_>>()
    };
    assert_eq!(problems(&rubric()), []);
    assert_eq!(problems(&Rubric::default()), []);
    let bad = Rubric { criteria: vec![criterion("a", &[2.0, 1.0]), criterion("a", &[-1.0, 0.0]), criterion("c", &[0.0])] };
    let expected = [
        ("criteria.1.id", Wrong::SameId),
        ("criteria.0.levels.1.points", Wrong::BadRange),
        ("criteria.1.levels.0.points", Wrong::BadRange),
        ("criteria.2.levels", Wrong::TooFew),
    ];
    assert_eq!(problems(&bad), expected.map(|(at, what)| (at.to_owned(), what)));
    assert_eq!(problems(&Rubric { criteria: vec![criterion("a", &[0.0, 0.0])] }), [("criteria".to_owned(), Wrong::BadRange)]);
}

#[test]
fn every_text_is_visited() {
    let mut count = 0;
    rubric().texts(&mut |_, place| {
        assert_eq!(place, Place::Line);
        count += 1;
    });
    assert_eq!(count, 7);
}

proptest! {
    #[test]
    fn a_share_lies_between_nothing_and_everything(view in -10.0..10.0_f64, tone in -10.0..10.0_f64) {
        let share = rubric().share(&points([("view", view), ("tone", tone)]));
        prop_assert_eq!(share.is_some(), (0.0..=4.0).contains(&view) && (1.0..=6.0).contains(&tone));
        prop_assert!(share.is_none_or(|share| (0.0..=1.0).contains(&share)));
    }
}
