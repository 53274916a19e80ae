//! Samples of every kind, for tests.

use serde_json::{Value, json};

use crate::quizzes::item::Body;

pub fn body(json: Value) -> Body {
    serde_json::from_value(json).expect("a body")
}

fn feedback() -> Value {
    json!({ "en": "SECRET-FEEDBACK" })
}

/// A sample of each kind that is answered by choosing, with one key and with another: the same questions, other answers.
pub fn chosen_kinds() -> Vec<[Body; 2]> {
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

pub fn every_kind() -> Vec<Body> {
    chosen_kinds().into_iter().flatten().chain(written_kinds()).collect()
}
