//! What holds for all the kinds with something to write or to fill in: their forms give nothing away.

use super::*;
use crate::quizzes::item::{Accepted, Choice, Criterion, Level, NumberAnswer, NumberRules, Rubric, TextAnswer, Tolerance, Unit};
use crate::quizzes::kinds::{ChoiceGap, Cloze, Essay, Formula, Gap, GapKind, InlineChoice, Kind, Numeric, ShortText, Upload, Variable};
use crate::quizzes::response::Variables;
use crate::quizzes::view::{Seen, Shown};
use crate::{Language, Text};

/// What is only in the key. The numbers are those that a key has.
const KEY: [&str; 4] = ["SECRETKEY", "73.5", "73,5", "SECRETMODEL"];
const FEEDBACK: &str = "SECRETFEEDBACK";
const NEVER: [&str; 2] = ["SECRETRUBRIC", "0.123"];

fn text(words: &str) -> Text {
    Text { en: Some(words.to_owned()), ..Text::default() }
}

fn text_answers() -> Vec<TextAnswer> {
    let answer = |id: &str, accepted: &str, credit| TextAnswer {
        id: id.to_owned(),
        accepted: Accepted { any: vec![accepted.to_owned()], ..Accepted::default() },
        credit,
        feedback: text(FEEDBACK),
    };
    vec![answer("right", "SECRETKEY", 1.0), answer("near", "typed", 0.123)]
}

fn number_answers() -> Vec<NumberAnswer> {
    let answer = |id: &str, value, credit| NumberAnswer {
        id: id.to_owned(),
        value,
        tolerance: Tolerance::Absolute(0.1),
        credit,
        feedback: text(FEEDBACK),
    };
    vec![answer("right", 73.5, 1.0), answer("near", 42.0, 0.123)]
}

fn rules() -> NumberRules {
    NumberRules { units: vec![Unit { symbol: "mm".to_owned(), factor: 1.0 }], ..NumberRules::default() }
}

fn options() -> Vec<Choice> {
    let option = |id: &str, credit| Choice { id: id.to_owned(), text: text("words"), credit, feedback: text(FEEDBACK) };
    vec![option("one", 1.0), option("two", 0.123)]
}

fn rubric() -> Rubric {
    let level = |points| Level { points, text: text("SECRETRUBRIC") };
    Rubric { criteria: vec![Criterion { id: "a".to_owned(), text: text("SECRETRUBRIC"), levels: vec![level(0.123), level(2.0)] }] }
}

/// Every kind, with a response that hits what is worth part of the marks (or nothing, for a formula), so that feedback applies.
fn items() -> Vec<(Box<dyn Kind>, Response)> {
    let gap = |id: &str, accepts| Gap { id: id.to_owned(), weight: 0.123, accepts };
    let gaps = vec![
        gap("a", GapKind::Text { answers: text_answers(), case_sensitive: true }),
        gap("b", GapKind::Number { answers: number_answers(), rules: rules() }),
        gap("c", GapKind::Choice { options: options() }),
    ];
    let formula = Formula {
        variables: vec![Variable { name: "x".to_owned(), min: 1.0, max: 1.0, step: 1.0 }],
        answer: "x * 73.5".to_owned(),
        rules: rules(),
        feedback_wrong: text(FEEDBACK),
        ..Formula::default()
    };
    vec![
        (Box::new(ShortText { answers: text_answers(), case_sensitive: false }), Response::from([("text", "typed")])),
        (Box::new(Numeric { answers: number_answers(), rules: rules() }), Response::from([("number", "42")])),
        (Box::new(formula), Response::from([("number", "42")])),
        (Box::new(Cloze { text: text("[[a]] [[b]] [[c]]"), gaps }), Response::from([("a", "typed"), ("b", "42"), ("c", "two")])),
        (
            Box::new(InlineChoice { text: text("[[a]]"), gaps: vec![ChoiceGap { id: "a".to_owned(), options: options() }] }),
            Response::from([("a", "two")]),
        ),
        (
            Box::new(Essay { rows: 5, rubric: rubric(), model_answer: text("SECRETMODEL"), ..Essay::default() }),
            Response::from([("text", "typed")]),
        ),
        (Box::new(Upload { max_files: 1, rubric: rubric(), ..Upload::default() }), Response::default()),
    ]
}

fn shown() -> impl Iterator<Item = Shown> {
    (0_u8..64).map(|bits| {
        let bit = |n: u8| bits & (1 << n) != 0;
        Shown { open: bit(0), correctness: bit(1), marks: bit(2), feedback: bit(3), general_feedback: bit(4), solution: bit(5) }
    })
}

#[test]
fn a_form_gives_nothing_away_that_may_not_be_shown() {
    let variables = Variables::from([("x".to_owned(), 1.0)]);
    let mut seen_something = 0;
    for (item, answered) in items() {
        for response in [&answered, &Response::default()] {
            for language in Language::ALL {
                for shown in shown() {
                    let form = format!("{:?}", item.controls(&Seen { language, response, variables: &variables, order: &[], shown }));
                    let shows = |secret: &str| form.contains(secret);
                    assert!(!NEVER.into_iter().any(shows), "{shown:?} {form}");
                    assert!(shown.solution || !KEY.into_iter().any(shows), "{shown:?} {form}");
                    assert!(
                        shown.solution || !form.contains("solution: Some") && !form.contains("solution_html: Some"),
                        "{shown:?} {form}"
                    );
                    assert!(shown.feedback && !response.is_empty() || !shows(FEEDBACK), "{shown:?} {form}");
                    assert!(shown.correctness && !response.is_empty() || !form.contains("mark: Some"), "{shown:?} {form}");
                    seen_something +=
                        usize::from(KEY.into_iter().any(shows)) + usize::from(shows(FEEDBACK)) + usize::from(form.contains("mark: Some"));
                }
            }
        }
    }
    assert!(seen_something > 1000, "what may be shown is: {seen_something}");
}

#[test]
fn without_leave_a_form_is_the_same_whatever_the_key() {
    let other = || {
        let mut changed = text_answers();
        changed.swap(0, 1);
        changed[0].credit = 1.0;
        ShortText { answers: changed, case_sensitive: false }
    };
    let response = Response::from([("text", "typed")]);
    let shown = Shown { open: true, marks: true, general_feedback: true, ..Shown::default() };
    let seen = Seen { language: Language::En, response: &response, variables: &Variables::new(), order: &[], shown };
    assert_eq!(ShortText { answers: text_answers(), case_sensitive: false }.controls(&seen), other().controls(&seen));
}

#[test]
fn an_empty_response_is_worth_nothing_and_not_complete() {
    for (item, _) in items() {
        assert_eq!(item.score(&Response::default(), &Variables::new()).share(), Some(0.0));
        assert!(!item.is_complete(&Response::default()));
        assert_eq!(item.check(&Response::default()), Ok(()));
    }
}

#[test]
fn no_item_has_problems_and_texts_are_visited_each_once() {
    for (mut item, _) in items() {
        let mut problems = crate::quizzes::problem::Problems::default();
        item.problems(&mut problems);
        assert_eq!(problems.into_vec(), []);
        let mut visited = 0;
        item.texts(&mut |text, _| {
            visited += 1;
            *text = Text::default();
        });
        let mut again = Vec::new();
        item.texts(&mut |text, _| again.push(text.is_empty()));
        assert!(again.len() == visited && again.iter().all(|empty| *empty));
    }
}
