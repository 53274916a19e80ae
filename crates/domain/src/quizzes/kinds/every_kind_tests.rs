//! What holds for every kind. A new kind adds its sample here.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::Kind;
use super::testing::{draws, found};
use crate::quizzes::item::{Body, kind};
use crate::quizzes::response::{Misfit, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen, Shown};
use crate::{Language, Text};

fn body(json: Value) -> Body {
    serde_json::from_value(json).expect("a body")
}

fn feedback() -> Value {
    json!({ "en": "SECRET-FEEDBACK" })
}

/// A sample of each kind that is answered by choosing, with one key and with another: the same questions, other answers.
fn chosen_kinds() -> Vec<[Body; 2]> {
    let option = |id: &str, credit: f64| json!({ "id": id, "text": { "en": id }, "credit": credit, "feedback": feedback() });
    let options = |a: f64, b: f64, c: f64| json!([option("a", a), option("b", b), option("c", c)]);
    let statement = |id: &str, answer: bool| json!({ "id": id, "text": { "en": id }, "answer": answer, "feedback": feedback() });
    let label = |id: &str| json!({ "id": id, "text": { "en": id } });
    let prompt = |id: &str, answer: &str| json!({ "id": id, "text": { "en": id }, "answer": answer, "feedback": feedback() });
    let entry = |id: &str, category: &str| json!({ "id": id, "text": { "en": id }, "category": category, "feedback": feedback() });
    let circle = json!({ "circle": { "x": 50, "y": 50, "radius": 9 } });
    let area =
        |id: &str, correct: bool| json!({ "id": id, "shape": circle, "label": { "en": id }, "correct": correct, "feedback": feedback() });
    let token = |id: &str, correct: bool| json!({ "id": id, "correct": correct, "feedback": feedback() });
    let explanation =
        |id: &str, plausibility: u8| json!({ "id": id, "text": { "en": id }, "plausibility": plausibility, "feedback": feedback() });

    let single = |options: Value| json!({ "kind": "single_choice", "options": options });
    let multiple = |options: Value, scoring: &str| json!({ "kind": "multiple_choice", "options": options, "scoring": scoring });
    let true_false =
        |answer: bool| json!({ "kind": "true_false", "answer": answer, "feedback_true": feedback(), "feedback_false": feedback() });
    let kprim = |first: bool| {
        let statements = [statement("a", first), statement("b", !first), statement("c", true), statement("d", !first)];
        json!({ "kind": "kprim", "statements": statements, "label_true": { "en": "fits" }, "label_false": { "en": "fits not" } })
    };
    let matching = |first: &str, second: &str| json!({ "kind": "matching", "prompts": [prompt("a", first), prompt("b", second)], "answers": [label("x"), label("y"), label("z")] });
    let ordering = |entries: [&str; 3], scoring: &str| json!({ "kind": "ordering", "entries": entries.map(label), "scoring": scoring });
    let categorisation = |first: &str, second: &str| json!({ "kind": "categorisation", "categories": [label("x"), label("y")], "entries": [entry("a", first), entry("b", second)] });
    let hotspot = |first: bool, multiple: bool| {
        let areas = [area("a", first), area("b", !first)];
        json!({ "kind": "hotspot", "image": "media/a.svg", "alt": { "en": "a" }, "width": 100, "height": 100, "areas": areas, "multiple": multiple })
    };
    let mark_words = |first: bool| json!({ "kind": "mark_words", "text": { "en": "[[a|one]] and [[b|two]]" }, "tokens": [token("a", first), token("b", !first)] });
    let incident = |a: u8, b: u8| {
        let options = [explanation("a", a), explanation("b", b), explanation("c", 1), explanation("d", 0)];
        let general = json!({ "en": "SECRET-GENERAL" });
        json!({ "kind": "incident", "question": { "en": "Why?" }, "options": options, "advice": general, "counter_example": general })
    };

    let mut pairs = vec![
        [single(options(1.0, 0.5, 0.0)), single(options(-0.5, 0.0, 1.0))],
        [true_false(true), true_false(false)],
        [kprim(true), kprim(false)],
        [matching("x", "y"), matching("y", "y")],
        [categorisation("x", "y"), categorisation("y", "y")],
        [hotspot(true, false), hotspot(false, false)],
        [hotspot(true, true), hotspot(false, true)],
        [mark_words(true), mark_words(false)],
        [incident(3, 2), incident(0, 3)],
    ];
    for scoring in ["all_or_nothing", "per_option", "per_option_deduction", "weighted"] {
        pairs.push([multiple(options(0.5, 0.5, -1.0), scoring), multiple(options(0.0, 0.0, 1.0), scoring)]);
    }
    for scoring in ["all_or_nothing", "by_position", "by_pair"] {
        pairs.push([ordering(["a", "b", "c"], scoring), ordering(["c", "a", "b"], scoring)]);
    }
    pairs.into_iter().map(|pair| pair.map(body)).collect()
}

/// A sample of each kind that is answered by writing; no answer of theirs that a test gives is the secret one.
fn written_kinds() -> Vec<Body> {
    let text_answers = json!([{ "id": "a", "accepted": { "any": ["SECRET-SOLUTION"] }, "feedback": feedback() }]);
    let number_answers = json!([{ "id": "a", "value": 7_041_776.0, "feedback": feedback() }]);
    let options = json!([
        { "id": "x", "text": { "en": "one" }, "credit": 1.0, "feedback": feedback() },
        { "id": "y", "text": { "en": "two" }, "feedback": feedback() },
    ]);
    let rubric = json!({ "criteria": [{ "id": "a", "text": { "en": "clear" }, "levels": [
        { "points": 0.0, "text": { "en": "no" } }, { "points": 1.0, "text": { "en": "yes" } }] }] });
    let gaps = json!([
        { "id": "a", "accepts": { "kind": "text", "answers": text_answers } },
        { "id": "b", "accepts": { "kind": "number", "answers": number_answers } },
        { "id": "c", "accepts": { "kind": "choice", "options": options } },
    ]);
    [
        json!({ "kind": "short_text", "answers": text_answers }),
        json!({ "kind": "numeric", "answers": number_answers }),
        json!({ "kind": "formula", "variables": [{ "name": "v", "min": 1.0, "max": 2.0, "step": 1.0 }], "answer": "v + 7041775",
            "feedback_wrong": feedback() }),
        json!({ "kind": "cloze", "text": { "en": "[[a]] [[b]] [[c]]" }, "gaps": gaps }),
        json!({ "kind": "inline_choice", "text": { "en": "[[a]]" }, "gaps": [{ "id": "a", "options": options }] }),
        json!({ "kind": "essay", "rubric": rubric, "model_answer": { "en": "SECRET-SOLUTION" } }),
        json!({ "kind": "upload", "rubric": rubric }),
    ]
    .into_iter()
    .map(body)
    .collect()
}

fn every_kind() -> Vec<Body> {
    chosen_kinds().into_iter().flatten().chain(written_kinds()).collect()
}

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
    let candidates: [&[(&str, &str)]; 12] = [
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
