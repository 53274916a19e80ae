use proptest::prelude::*;

use super::*;
use crate::quizzes::item::Accepted;
use crate::quizzes::problem::Wrong;

fn answer(id: &str, accepted: &[&str], credit: f64) -> TextAnswer {
    let any = accepted.iter().map(|text| (*text).to_owned()).collect();
    TextAnswer { id: id.to_owned(), accepted: Accepted { any, ..Accepted::default() }, credit, feedback: Text::default() }
}

fn gas() -> ShortText {
    ShortText { answers: vec![answer("argon", &["argon", "氩气"], 1.0), answer("noble", &["*gas", "*气"], 0.5)], case_sensitive: false }
}

fn worth(text: &str) -> f64 {
    gas().score(&Response::from([("text", text)]), &Variables::new()).share().unwrap()
}

#[test]
fn the_first_answer_that_fits_gives_the_share() {
    assert!((worth("Argon.") - 1.0).abs() < 1e-9);
    assert!((worth("氩 气") - 1.0).abs() < 1e-9);
    assert!((worth("noble gas") - 0.5).abs() < 1e-9);
    assert!(worth("water").abs() < 1e-9);
    assert!(worth("").abs() < 1e-9);
}

#[test]
fn answers_are_classified_by_what_they_fit() {
    let class = |text: &str| gas().classify(&Response::from([("text", text)]), &Variables::new());
    assert_eq!(class("ARGON"), [Some("argon".to_owned())]);
    assert_eq!(class("inert gas"), [Some("noble".to_owned())]);
    assert_eq!(class("water"), [None]);
    assert_eq!(gas().parts()[0].classes.len(), 2);
}

#[test]
fn other_fields_and_long_texts_do_not_fit() {
    assert_eq!(gas().check(&Response::from([("x", "1")])), Err(Misfit::NoSuchField));
    assert_eq!(gas().check(&Response::from([("text", &*"气".repeat(500))])), Ok(()));
    let long = Response::from([("text", &*format!("{}gas", " ".repeat(498)))]);
    assert_eq!(gas().check(&long), Err(Misfit::TooLong));
    assert_eq!(gas().score(&long, &Variables::new()), Score::NONE);
}

#[test]
fn its_problems_are_found() {
    let mut problems = Problems::default();
    ShortText { answers: vec![answer("A", &[""], 1.0)], case_sensitive: false }.problems(&mut problems);
    let found: Vec<(String, Wrong)> = problems.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect();
    let expected = [("answers.0.id", Wrong::BadId), ("answers", Wrong::NoRightAnswer), ("answers.0.accepted", Wrong::NoText)];
    assert_eq!(found, expected.map(|(at, what)| (at.to_owned(), what)));
}

proptest! {
    #[test]
    fn any_answer_is_worth_a_share_and_the_solution_everything(
        texts in prop::collection::vec(("[a-zäß焊 *]{1,12}", 0.0..=1.0_f64), 1..5), text in any::<String>(), case_sensitive in any::<bool>()
    ) {
        let mut answers: Vec<TextAnswer> = texts.iter().enumerate().map(|(n, (text, credit))| answer(&format!("a{n}"), &[text], *credit)).collect();
        answers[0].credit = 1.0;
        let item = ShortText { answers, case_sensitive };
        let share = item.score(&Response::from([("text", &*text)]), &Variables::new()).share().unwrap();
        prop_assert!((0.0..=1.0).contains(&share));
        let mut problems = Problems::default();
        item.problems(&mut problems);
        if problems.into_vec().is_empty() {
            prop_assert_eq!(item.score(&item.solution(&Variables::new()), &Variables::new()), Score::FULL);
        }
    }
}
