use proptest::prelude::*;

use super::*;
use crate::quizzes::problem::Problem;

fn variable(name: &str, min: f64, max: f64, step: f64) -> Variable {
    Variable { name: name.to_owned(), min, max, step }
}

fn area() -> Formula {
    Formula {
        variables: vec![variable("length", 100.0, 300.0, 50.0), variable("width", 0.5, 2.0, 0.1)],
        answer: "length * width / 3".to_owned(),
        decimals: Some(2),
        ..Formula::default()
    }
}

fn problems(formula: &Formula) -> Vec<Problem> {
    let mut problems = Problems::default();
    formula.problems(&mut problems);
    problems.into_vec()
}

fn found(at: &str, what: Wrong) -> Vec<Problem> {
    vec![Problem { at: at.to_owned(), what }]
}

#[test]
fn values_are_drawn_without_drift() {
    let third = Formula { variables: vec![variable("a", 0.0, 1.0, 0.1)], ..Formula::default() };
    let drawn: Vec<f64> = (0..11).map(|place| third.draw_variables(&mut |_| place)["a"]).collect();
    assert_eq!(drawn, [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]);
    third.draw_variables(&mut |n| {
        assert_eq!(n, 11);
        0
    });
}

#[test]
fn the_answer_is_computed_from_the_draw() {
    let drawn = Variables::from([("length".to_owned(), 200.0), ("width".to_owned(), 0.7)]);
    let worth = |text: &str| area().score(&Response::from([("number", text)]), &drawn);
    assert_eq!(worth("46,67"), Score::FULL);
    assert_eq!(worth("140/3"), Score::FULL);
    assert_eq!(worth("46.7"), Score::NONE);
    assert_eq!(area().solution(&drawn), Response::from([("number", "46.67")]));
    assert_eq!(area().classify(&Response::from([("number", "46.67")]), &drawn), [Some("right".to_owned())]);
    assert_eq!(area().score(&Response::from([("number", "46.67")]), &Variables::new()), Score::NONE, "nothing was drawn");
}

#[test]
fn the_solution_is_shown_with_its_decimals_in_the_readers_style() {
    let drawn = Variables::from([("length".to_owned(), 200.0), ("width".to_owned(), 0.7)]);
    let shown = crate::quizzes::view::Shown { solution: true, ..Default::default() };
    let response = Response::default();
    let seen = Seen { language: crate::Language::De, response: &response, variables: &drawn, order: &[], shown };
    let [Control::Write(write)] = &area().controls(&seen)[..] else { panic!("one field") };
    assert_eq!(write.solution.as_deref(), Some("46,67"));
}

#[test]
fn only_a_wrong_answer_gets_the_feedback() {
    let formula = Formula { feedback_wrong: Text { en: Some("Divide by 3.".to_owned()), ..Text::default() }, ..area() };
    let drawn = Variables::from([("length".to_owned(), 300.0), ("width".to_owned(), 1.0)]);
    let feedback = |text: &str| {
        let response = Response::from([("number", text)]);
        let shown = crate::quizzes::view::Shown { feedback: true, ..Default::default() };
        match &formula.controls(&Seen { language: crate::Language::En, response: &response, variables: &drawn, order: &[], shown })[..] {
            [Control::Write(write)] => write.feedback_html.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(feedback("300").as_deref(), Some("Divide by 3."));
    assert_eq!(feedback("100"), None);
    assert_eq!(feedback(""), None);
}

#[test]
fn a_good_formula_has_no_problems() {
    assert_eq!(problems(&area()), []);
}

#[test]
fn what_cannot_be_computed_is_found() {
    let with = |answer: &str| problems(&Formula { answer: answer.to_owned(), ..area() });
    assert_eq!(with("length *"), found("answer", Wrong::BadExpression));
    assert_eq!(with("length * depth"), found("answer", Wrong::UnknownId));
    assert_eq!(with("1 / (length - 300)"), found("answer", Wrong::BadExpression));
    let zero = Formula { variables: vec![variable("a", -2.0, 3.0, 1.0)], answer: "1/a".to_owned(), ..Formula::default() };
    assert_eq!(problems(&zero), found("answer", Wrong::BadExpression), "zero lies between the ends");
}

#[test]
fn variables_out_of_range_are_found() {
    let with = |variable: Variable| problems(&Formula { variables: vec![variable], answer: "1".to_owned(), ..Formula::default() });
    assert_eq!(with(variable("a", 2.0, 1.0, 1.0)), found("variables.0.max", Wrong::BadRange));
    assert_eq!(with(variable("a", 0.0, 1.0, 0.0)), found("variables.0.step", Wrong::BadRange));
    assert_eq!(with(variable("a", 0.0, 1e9, 1.0)), found("variables.0.step", Wrong::BadRange));
    assert_eq!(with(variable("pi", 0.0, 1.0, 1.0)), found("variables.0.name", Wrong::BadId));
    assert!(with(variable("a", f64::NAN, 1.0, 1.0)).contains(&Problem { at: "variables.0.max".to_owned(), what: Wrong::BadRange }));
    let twice = Formula { variables: vec![variable("a", 0.0, 1.0, 1.0); 2], answer: "a".to_owned(), ..Formula::default() };
    assert_eq!(problems(&twice), found("variables.1.name", Wrong::SameId));
}

#[test]
fn many_variables_are_tried_in_bounded_time() {
    let variables: Vec<Variable> = ('a'..='t').map(|c| variable(&format!("v{c}"), -5.0, 5.0, 0.5)).collect();
    let sum: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
    let formula = Formula { answer: sum.join(" + "), variables: variables.clone(), ..Formula::default() };
    let started = std::time::Instant::now();
    assert_eq!(problems(&formula), []);
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

proptest! {
    #[test]
    fn drawn_values_are_steps_within_the_range(min in -1000_i32..1000, steps in 0_u16..500, step in 1_u32..500, places in 0_u8..4, draw in any::<usize>()) {
        let scale = 10_f64.powi(i32::from(places));
        let (min, step) = (f64::from(min) / scale, f64::from(step) / scale);
        let max = number::format::to_decimals(min + f64::from(steps) * step, places);
        let formula = Formula { variables: vec![variable("a", min, max, step)], ..Formula::default() };
        let value = formula.draw_variables(&mut |n| { assert_eq!(n, usize::from(steps) + 1); draw % n })["a"];
        prop_assert!((min..=max).contains(&value));
        prop_assert_eq!(value.to_bits(), number::format::to_decimals(value, places).to_bits(), "no drift");
    }

    #[test]
    fn nonsense_is_drawn_and_scored_without_harm(min in any::<f64>(), max in any::<f64>(), step in any::<f64>(), draw in any::<usize>(), text in "[0-9.,e-]{0,12}") {
        let formula = Formula { variables: vec![variable("a", min, max, step)], answer: "a/2".to_owned(), decimals: Some(3), ..Formula::default() };
        let drawn = formula.draw_variables(&mut |n| draw % n);
        let share = formula.score(&Response::from([("number", &*text)]), &drawn).share().unwrap();
        prop_assert!((0.0..=1.0).contains(&share));
        problems(&formula);
    }

    #[test]
    fn the_solution_gets_full_marks(draws in prop::array::uniform2(any::<usize>()), decimals in prop::option::of(0_u8..6)) {
        let formula = Formula { decimals, ..area() };
        let mut draws = draws.into_iter();
        let drawn = formula.draw_variables(&mut |n| draws.next().unwrap() % n);
        prop_assert_eq!(formula.score(&formula.solution(&drawn), &drawn), Score::FULL);
    }
}
