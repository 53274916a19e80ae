use proptest::prelude::*;

use super::*;
use crate::quizzes::kinds::testing::{ALL_SHOWN, assert_problem, assert_share, controls, draws, fields, found, share, text};
use crate::quizzes::view::Mark;

fn item(answers: &[bool]) -> Kprim {
    let statement = |(place, answer): (usize, &bool)| Statement {
        id: format!("s{place}"),
        text: text("statement"),
        answer: *answer,
        feedback: text(&format!("about {place}")),
    };
    Kprim { statements: answers.iter().enumerate().map(statement).collect(), ..Kprim::default() }
}

const ANSWERS: [bool; 4] = [true, false, true, false];

/// Decides the statements so, from the first; none leaves one open.
fn decided(decisions: &[Option<bool>]) -> Response {
    fields(
        decisions
            .iter()
            .enumerate()
            .filter_map(|(place, decision)| decision.map(|decision| (format!("s{place}"), value_of(decision).to_owned()))),
    )
}

#[test]
fn four_right_are_everything_three_half_fewer_nothing() {
    let item = item(&ANSWERS);
    assert_eq!(found(&item), []);
    for (right, worth) in [(4, 1.0), (3, 0.5), (2, 0.0), (1, 0.0), (0, 0.0)] {
        let wrong: Vec<_> = ANSWERS.iter().enumerate().map(|(place, answer)| Some((place < right) == *answer)).collect();
        assert_share(&item, decided(&wrong), worth);
        let open: Vec<_> = ANSWERS.iter().enumerate().map(|(place, answer)| (place < right).then_some(*answer)).collect();
        assert_share(&item, decided(&open), worth);
    }
    assert_share(&item, [("s0", "true"), ("s1", "false"), ("s2", "true"), ("s3", "false"), ("s4", "true")], 0.0);
}

#[test]
fn there_are_four_statements_and_two_labels_or_none() {
    assert_problem(&item(&[true; 3]), "statements", Wrong::TooFew);
    assert_problem(&item(&[true; 5]), "statements", Wrong::TooMany);
    assert_problem(&Kprim { label_true: text("fits"), ..item(&ANSWERS) }, "label_false", Wrong::NoText);
    assert_problem(&Kprim { label_false: text("fits not"), ..item(&ANSWERS) }, "label_true", Wrong::NoText);
    let mut silent = item(&ANSWERS);
    silent.statements[1].text = Text::default();
    assert_problem(&silent, "statements.1.text", Wrong::NoText);
    let mut twins = item(&ANSWERS);
    twins.statements[3].id = "s0".to_owned();
    assert_problem(&twins, "statements.3.id", Wrong::SameId);
}

#[test]
fn a_statement_that_is_open_is_not_complete() {
    let item = item(&ANSWERS);
    assert!(!item.is_complete(&decided(&[Some(true), Some(true), Some(true)])));
    assert!(item.is_complete(&decided(&[Some(true); 4])));
}

#[test]
fn statements_stand_in_the_order_of_the_paper_with_what_may_be_shown() {
    let item = Kprim { label_true: text("fits"), label_false: text("fits not"), ..item(&ANSWERS) };
    let controls = controls(&item, &decided(&[Some(true), Some(true)]), &["s3", "s2", "s1", "s0"], ALL_SHOWN);
    let [Control::Grid { columns, rows }] = &controls[..] else { panic!("{controls:?}") };
    assert_eq!(columns.iter().map(|column| (&*column.value, &*column.html)).collect::<Vec<_>>(), [("true", "fits"), ("false", "fits not")]);
    let rows: Vec<_> =
        rows.iter().map(|row| (&*row.name, &*row.value, row.mark, row.solution.as_deref(), row.feedback_html.as_deref())).collect();
    assert_eq!(
        rows,
        [
            ("s3", "", None, Some("false"), None),
            ("s2", "", None, Some("true"), None),
            ("s1", "true", Some(Mark::Wrong), Some("false"), Some("about 1")),
            ("s0", "true", Some(Mark::Right), Some("true"), Some("about 0")),
        ]
    );
}

#[test]
fn guessing_gets_the_mean_of_the_sixteen_answers() {
    let item = item(&ANSWERS);
    let answers = (0..16_u8).map(|bits| decided(&[0, 1, 2, 3].map(|bit| Some(bits & (1 << bit) != 0))));
    let sum: f64 = answers.map(|response| share(&item, &response)).sum();
    assert!((item.guess().unwrap() - sum / 16.0).abs() < 1e-12);
}

proptest! {
    #[test]
    fn one_more_right_decision_never_lowers(answers in any::<[bool; 4]>(), decisions in any::<[Option<bool>; 4]>(), place in 0_usize..4) {
        let item = item(&answers);
        let before = share(&item, &decided(&decisions));
        let mut better = decisions;
        better[place] = Some(answers[place]);
        prop_assert!(share(&item, &decided(&better)) >= before);
        prop_assert!([0.0, 0.5, 1.0].iter().any(|share| (share - before).abs() < 1e-12));
    }

    #[test]
    fn the_solution_gets_full_marks_in_any_order(answers in any::<[bool; 4]>(), seed in any::<u64>()) {
        let mut item = item(&answers);
        let solution = item.solution(&Variables::new());
        let order = item.shuffle(&mut draws(seed));
        item.statements.sort_by_key(|statement| order.iter().position(|id| *id == statement.id));
        prop_assert_eq!(item.score(&solution, &Variables::new()), Score::FULL);
    }
}
