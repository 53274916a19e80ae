//! What the tests of kinds share.

use std::collections::BTreeMap;

use super::Kind;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Response, Variables};
use crate::quizzes::view::{Control, Seen, Shown};
use crate::{Language, Text};

/// A text in English.
pub fn text(words: &str) -> Text {
    let mut text = Text::default();
    text.set(Language::En, words);
    text
}

pub const ALL_SHOWN: Shown = Shown { open: false, correctness: true, marks: true, feedback: true, general_feedback: true, solution: true };

/// The problems of the kind, with where they are.
pub fn found(kind: &impl Kind) -> Vec<(String, Wrong)> {
    let mut problems = Problems::default();
    kind.problems(&mut problems);
    problems.into_vec().into_iter().map(|problem| (problem.at, problem.what)).collect()
}

/// That the kind has exactly this problem.
#[track_caller]
pub fn assert_problem(kind: &impl Kind, at: &str, what: Wrong) {
    assert_eq!(found(kind), [(at.to_owned(), what)]);
}

/// The share of the marks that the response gets.
#[track_caller]
pub fn share(kind: &impl Kind, response: &Response) -> f64 {
    kind.score(response, &Variables::new()).share().expect("scored by itself")
}

/// That the response gets this share.
#[track_caller]
pub fn assert_share(kind: &impl Kind, response: impl Into<Response>, expected: f64) {
    let response = response.into();
    let share = share(kind, &response);
    assert!((share - expected).abs() < 1e-9, "{response:?} is worth {share}, not {expected}");
}

/// The controls in English, in the order of the paper.
pub fn controls(kind: &impl Kind, response: &Response, order: &[&str], shown: Shown) -> Vec<Control> {
    let order: Vec<String> = order.iter().map(ToString::to_string).collect();
    kind.controls(&Seen { language: Language::En, response, variables: &BTreeMap::new(), order: &order, shown })
}

/// Draws that come out differently for each seed (a linear congruential generator, Knuth's MMIX constants).
pub fn draws(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |n| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % n
    }
}

/// A response with these fields.
pub fn fields(fields: impl IntoIterator<Item = (String, String)>) -> Response {
    Response(fields.into_iter().collect())
}
