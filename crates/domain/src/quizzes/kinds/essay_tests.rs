use super::*;
use crate::Language;
use crate::quizzes::item::{Criterion, Level};
use crate::quizzes::view::Shown;

fn essay() -> Essay {
    Essay { rows: 8, model_answer: Text { en: Some("<p>Because.</p>".to_owned()), ..Text::default() }, ..Essay::default() }
}

#[test]
fn a_person_reads_what_somebody_wrote() {
    let worth = |text: &str| essay().score(&Response::from([("text", text)]), &Variables::new());
    assert_eq!(worth("I would ask first."), Score::ByHand);
    assert_eq!(worth(""), Score::NONE);
    assert_eq!(worth(" \n "), Score::NONE);
    assert_eq!(worth(&"焊".repeat(20_000)), Score::ByHand);
    assert_eq!(worth(&"焊".repeat(20_001)), Score::NONE);
    assert_eq!(essay().check(&Response::from([("text", &*"a".repeat(20_001))])), Err(Misfit::TooLong));
    assert_eq!(essay().check(&Response::from([("text", &*"a\r\n".repeat(10_000))])), Ok(()), "a line break is one character");
    assert_eq!(essay().check(&Response::from([("file", "a")])), Err(Misfit::NoSuchField));
    assert!(!essay().is_complete(&Response::from([("text", "\n")])));
}

#[test]
fn the_model_answer_is_shown_with_the_solution_only() {
    let response = Response::default();
    let solution = |solution| {
        let shown = Shown { solution, ..Shown::default() };
        match &essay().controls(&Seen { language: Language::De, response: &response, variables: &Variables::new(), order: &[], shown })[..]
        {
            [Control::Write(write)] => write.solution_html.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(solution(true).as_deref(), Some("<p>Because.</p>"));
    assert_eq!(solution(false), None);
}

#[test]
fn its_problems_are_found() {
    let problems = |essay: &Essay| {
        let mut problems = Problems::default();
        essay.problems(&mut problems);
        problems.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect::<Vec<_>>()
    };
    assert_eq!(problems(&essay()), []);
    let criterion = Criterion { id: "a".to_owned(), text: Text::default(), levels: vec![Level { points: 1.0, ..Level::default() }] };
    let bad = Essay { rows: 2, min_words: Some(10), max_words: Some(5), rubric: Rubric { criteria: vec![criterion] }, ..Essay::default() };
    let expected = [
        ("rows", Wrong::BadRange),
        ("max_words", Wrong::BadRange),
        ("rubric.criteria.0.text", Wrong::NoText),
        ("rubric.criteria.0.levels", Wrong::TooFew),
    ];
    assert_eq!(problems(&bad), expected.map(|(at, what)| (at.to_owned(), what)));
}
