//! What holds for every kind. A new kind adds its sample in `samples.rs`.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use super::Kind;
use super::samples::{body, chosen_kinds, every_kind};
use super::testing::{draws, found};
use crate::quizzes::item::{Body, kind};
use crate::quizzes::response::{Misfit, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen, Shown};
use crate::{Language, Text};

fn variables() -> Variables {
    BTreeMap::from([("v".to_owned(), 1.0)])
}

fn controls(body: &Body, response: &Response, shown: Shown) -> Vec<Control> {
    let order = ["c", "b", "a", "z", "y", "x"].map(ToOwned::to_owned);
    let variables = variables();
    let seen = Seen { language: Language::En, response, variables: &variables, order: &order, shown };
    kind!(body, kind => kind.controls(&seen))
}

fn solution(body: &Body) -> Response {
    kind!(body, kind => kind.solution(&variables()))
}

fn score(body: &Body, response: &Response) -> Score {
    kind!(body, kind => kind.score(response, &variables()))
}

/// Nothing, and answers that choose one, the other or both, whatever the kind's fields are.
fn answers(body: &Body) -> Vec<Response> {
    let candidates: [&[(&str, &str)]; 15] = [
        &[],
        &[("choice", "a")],
        &[("choice", "b")],
        &[("choice", "true")],
        &[("spot", "b")],
        &[("a", "1")],
        &[("a", "1"), ("b", "1")],
        &[("a", "true"), ("b", "true")],
        &[("a", "x"), ("b", "y")],
        &[("a", "2"), ("b", "1"), ("c", "3")],
        &[("text", "x")],
        &[("number", "1")],
        &[("a", "x")],
        &[("c", "y")],
        &[("file", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/seam.png")],
    ];
    let response =
        |fields: &[(&str, &str)]| Response(fields.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect());
    candidates.into_iter().map(response).filter(|response| kind!(body, kind => kind.check(response)).is_ok()).collect()
}

/// Every combination of what may be shown.
fn every_shown() -> impl Iterator<Item = Shown> {
    (0..64_u8).map(|bits| {
        let bit = |place: u8| bits & (1 << place) != 0;
        Shown { open: bit(0), correctness: bit(1), marks: bit(2), feedback: bit(3), general_feedback: bit(4), solution: bit(5) }
    })
}

#[test]
fn the_samples_have_no_problems_and_answers_that_fit() {
    for body in every_kind() {
        assert_eq!(kind!(&body, kind => found(kind)), [], "{body:?}");
        assert!(answers(&body).len() > 1, "{body:?}");
    }
}

#[test]
fn controls_show_nothing_that_may_not_be_shown() {
    for body in every_kind() {
        for response in answers(&body) {
            for shown in every_shown() {
                let seen = format!("{:?}", controls(&body, &response, shown));
                let context = format!("{shown:?} of {body:?} with {response:?}: {seen}");
                assert!(shown.feedback || !seen.contains("SECRET-FEEDBACK"), "{context}");
                assert!(shown.general_feedback || !seen.contains("SECRET-GENERAL"), "{context}");
                let tells = ["SECRET-SOLUTION", "7041776", "solution: true", "solution: Some("].into_iter().any(|tell| seen.contains(tell));
                assert!(shown.solution || !tells, "{context}");
                assert!(shown.correctness || shown.solution || !seen.contains("mark: Some("), "{context}");
            }
        }
    }
}

#[test]
fn feedback_is_shown_where_it_may_be() {
    let shown = Shown { feedback: true, ..Shown::default() };
    for [body, _] in chosen_kinds() {
        let said = answers(&body).iter().any(|response| format!("{:?}", controls(&body, response, shown)).contains("SECRET-FEEDBACK"));
        assert_eq!(said, !matches!(body, Body::Ordering(_)), "{body:?}");
    }
}

#[test]
fn two_items_that_differ_in_their_key_look_the_same_until_something_may_be_shown() {
    for [one, other] in chosen_kinds() {
        for response in answers(&one) {
            for shown in every_shown().filter(|shown| !shown.correctness && !shown.solution) {
                let sorted = |body| controls(body, &response, shown);
                assert_eq!(sorted(&one), sorted(&other), "{one:?} {response:?}");
            }
        }
        for shown in every_shown().filter(|shown| !shown.solution) {
            let nothing = Response::default();
            assert_eq!(
                controls(&one, &nothing, shown),
                controls(&other, &nothing, shown),
                "correctness tells nothing before an answer: {one:?}"
            );
        }
    }
}

#[test]
fn controls_show_the_solution_where_it_may_be_shown() {
    let shown = Shown { solution: true, ..Shown::default() };
    for [one, other] in chosen_kinds() {
        let nothing = Response::default();
        assert_ne!(controls(&one, &nothing, shown), controls(&other, &nothing, shown), "{one:?}");
    }
}

#[test]
fn an_empty_answer_is_worth_nothing() {
    for body in every_kind() {
        for response in [Response::default(), [("a", ""), ("choice", "")].into()] {
            assert_eq!(score(&body, &response), Score::NONE, "{body:?}");
            assert!(kind!(&body, kind => !kind.is_complete(&response)), "{body:?}");
        }
    }
}

#[test]
fn an_answer_that_does_not_fit_is_worth_nothing() {
    for [body, _] in chosen_kinds() {
        let mut response = solution(&body);
        response.0.insert("no-such-field".to_owned(), "1".to_owned());
        assert_eq!(kind!(&body, kind => kind.check(&response)), Err(Misfit::NoSuchField), "{body:?}");
        assert_eq!(score(&body, &response), Score::NONE, "{body:?}");
    }
}

#[test]
fn the_solution_fits_is_complete_and_gets_full_marks() {
    for [one, other] in chosen_kinds() {
        for body in [&one, &other] {
            let solution = solution(body);
            assert_eq!(kind!(body, kind => kind.check(&solution)), Ok(()), "{body:?}");
            assert!(kind!(body, kind => kind.is_complete(&solution)), "{body:?}");
            assert_eq!(score(body, &solution), Score::FULL, "{body:?}");
        }
        assert!(score(&one, &solution(&other)).share() < Some(1.0), "{one:?}");
    }
}

#[test]
fn every_part_has_its_class_and_no_answer_has_none() {
    for [body, _] in chosen_kinds() {
        let parts = kind!(&body, kind => kind.parts());
        for response in answers(&body) {
            let classes = kind!(&body, kind => kind.classify(&response, &variables()));
            assert_eq!(classes.len(), parts.len(), "{body:?}");
            for (part, class) in parts.iter().zip(classes) {
                assert!(class.is_none_or(|id| part.classes.iter().any(|class| class.id == id)), "{body:?} {response:?}");
            }
        }
        assert!(kind!(&body, kind => kind.classify(&Response::default(), &variables())).iter().all(Option::is_none), "{body:?}");
        let classes = kind!(&body, kind => kind.classify(&solution(&body), &variables()));
        for (part, class) in parts.iter().zip(classes) {
            let credit = part.classes.iter().find(|other| Some(&other.id) == class.as_ref()).map(|class| class.credit);
            assert_eq!(credit, Some(1.0).filter(|_| class.is_some()), "{body:?} {part:?}");
        }
    }
}

/// How many texts there are in the serialised form, and how many of them say `words`.
fn count_texts(value: &Value, words: &str) -> (usize, usize) {
    let children: Vec<&Value> = match value {
        Value::Array(values) => values.iter().collect(),
        Value::Object(fields) if fields.get("en").is_some_and(Value::is_string) => return (1, usize::from(fields["en"] == words)),
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    children.into_iter().map(|child| count_texts(child, words)).fold((0, 0), |(all, said), (a, s)| (all + a, said + s))
}

#[test]
fn every_text_is_visited_once() {
    for [mut body, _] in chosen_kinds() {
        let mut visited = 0;
        kind!(&mut body, kind => kind.texts(&mut |text: &mut Text, _| {
            if !text.is_empty() {
                visited += 1;
                text.set(Language::En, "VISITED");
            }
        }));
        let (texts, changed) = count_texts(&serde_json::to_value(&body).unwrap(), "VISITED");
        assert_eq!((visited, changed), (texts, texts), "{body:?}");
    }
}

#[test]
fn bodies_stay_the_same_through_their_serialised_form() {
    for body in every_kind() {
        assert_eq!(self::body(serde_json::to_value(&body).unwrap()), body);
    }
}

proptest! {
    #[test]
    fn whatever_is_sent_is_scored_in_range(fields in proptest::collection::btree_map("[abcxyz]|choice|spot", "[0-3abcxyz]|true|false|", 0..5)) {
        let response = Response(fields);
        for body in chosen_kinds().into_iter().flatten() {
            let share = score(&body, &response).share().unwrap();
            let lowest = if matches!(body, Body::SingleChoice(_)) { -1.0 } else { 0.0 };
            prop_assert!((lowest..=1.0).contains(&share));
            prop_assert!(kind!(&body, kind => kind.check(&response)).is_ok() || share.abs() < 1e-12);
        }
    }

    #[test]
    fn every_id_that_is_shuffled_comes_once(seed in any::<u64>()) {
        for [body, _] in chosen_kinds() {
            let mut ids = kind!(&body, kind => kind.shuffle(&mut draws(seed)));
            let drawn = ids.len();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), drawn);
        }
    }
}
