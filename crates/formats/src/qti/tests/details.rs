//! What the samples do not have: feedback everywhere, odd numbers, ids of all sorts.

use domain::Text;
use domain::quizzes::item::{Body, Item, NumberRules, Tolerance, UnitRule};
use domain::quizzes::kinds::{GapKind, Shape};

use super::round_trip::again;
use super::*;
use crate::samples::{self, t};

fn said(words: &str) -> Text {
    t(&format!("{words}。![图](media/seam.png)"), &format!("{words} *hier*"), words)
}

/// Feedback on each part of an item.
fn with_feedback(mut item: Item) -> Item {
    item.feedback = said("general");
    match &mut item.body {
        Body::SingleChoice(body) => body.options.iter_mut().for_each(|part| part.feedback = said(&part.id)),
        Body::MultipleChoice(body) => body.options.iter_mut().for_each(|part| part.feedback = said(&part.id)),
        Body::Kprim(body) => {
            body.statements.iter_mut().for_each(|part| part.feedback = said(&part.id));
            (body.label_true, body.label_false) = (said("fits"), t("错误", "Falsch", "False"));
        }
        Body::Matching(body) => body.prompts.iter_mut().for_each(|part| part.feedback = said(&part.id)),
        Body::Categorisation(body) => body.entries.iter_mut().for_each(|part| part.feedback = said(&part.id)),
        Body::Hotspot(body) => body.areas.iter_mut().for_each(|part| part.feedback = said(&part.id)),
        Body::MarkWords(body) => body.tokens.iter_mut().for_each(|part| part.feedback = said(&part.id)),
        Body::InlineChoice(body) => {
            body.gaps.iter_mut().flat_map(|gap| &mut gap.options).for_each(|part| part.feedback = said(&part.id));
            body.gaps[0].options[1].credit = 0.3;
        }
        Body::Cloze(body) => {
            for gap in &mut body.gaps {
                gap.weight *= 0.7;
                match &mut gap.accepts {
                    GapKind::Text { answers, .. } => answers[0].feedback = said("text"),
                    GapKind::Number { answers, rules } => {
                        answers[0].feedback = said("number");
                        *rules = NumberRules { significant_figures: Some(3), unit: UnitRule::Required(0.1), ..NumberRules::default() };
                    }
                    GapKind::Choice { options } => options[0].feedback = said("choice"),
                }
            }
        }
        Body::ShortText(body) => body.answers[0].feedback = said("text"),
        Body::Numeric(body) => {
            body.answers[0].feedback = said("number");
            body.answers[1].tolerance = Tolerance::Relative(0.07);
        }
        Body::Formula(body) => body.feedback_wrong = said("wrong"),
        _ => {}
    }
    item
}

#[test]
fn feedback_of_every_part_comes_back() {
    for item in samples::all() {
        let item = with_feedback(item);
        assert_eq!(again(&item), item);
    }
}

#[test]
fn any_marks_come_back() {
    for item in samples::all() {
        for marks in [0.1, 3.0, 7.7, 1000.0] {
            let item = Item { marks, ..with_feedback(item.clone()) };
            assert_eq!(again(&item), item);
        }
    }
}

#[test]
fn an_item_in_each_language_alone_comes_back() {
    for item in samples::all() {
        for language in Language::ALL {
            let mut item = with_feedback(item.clone());
            let json = serde_json::to_value(&item).unwrap();
            item = serde_json::from_value(only(json, language)).unwrap();
            assert_eq!(again(&item), item);
        }
    }
}

/// Takes the other languages out of every text.
fn only(mut value: serde_json::Value, language: Language) -> serde_json::Value {
    fn walk(value: &mut serde_json::Value, language: Language) {
        match value {
            serde_json::Value::Object(fields) => {
                let is_text = fields.keys().all(|key| ["zh", "de", "en"].contains(&key.as_str()))
                    && fields.values().all(serde_json::Value::is_string);
                if is_text {
                    fields.retain(|key, _| key == language.code());
                }
                fields.values_mut().for_each(|field| walk(field, language));
            }
            serde_json::Value::Array(entries) => entries.iter_mut().for_each(|entry| walk(entry, language)),
            _ => {}
        }
    }
    walk(&mut value, language);
    value
}

#[test]
fn places_between_the_points_and_several_of_them_come_back() {
    let mut item = samples::hotspot();
    let Body::Hotspot(body) = &mut item.body else { unreachable!() };
    body.multiple = true;
    body.areas[0].shape = Shape::Circle { x: 100.25, y: -3.0, radius: 0.1 };
    body.areas[1].shape = Shape::Rectangle { x: 0.1, y: 0.2, width: 0.3, height: 0.7 };
    body.areas[1].correct = true;
    body.areas[2].shape = Shape::Polygon { points: vec![(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 1.0)] };
    body.areas[2].label = Text { zh: Some("角".into()), ..Text::default() };
    assert_eq!(again(&item), item);
    body_mut(&mut item).multiple = false;
    assert_eq!(again(&item), item);
}

fn body_mut(item: &mut Item) -> &mut domain::quizzes::kinds::Hotspot {
    match &mut item.body {
        Body::Hotspot(body) => body,
        other => panic!("{other:?}"),
    }
}

#[test]
fn ids_of_all_sorts_come_back() {
    let mut item = samples::single_choice();
    item.id = "1-2".into();
    let Body::SingleChoice(body) = &mut item.body else { unreachable!() };
    body.options[0].id = "-".into();
    body.options[1].id = "0".into();
    body.options[2].id = "x".repeat(60);
    assert_eq!(again(&with_feedback(item.clone())), with_feedback(item));
    let mut item = samples::cloze();
    let Body::Cloze(body) = &mut item.body else { unreachable!() };
    body.gaps[0].id = "1".into();
    for text in [&mut body.text.zh, &mut body.text.de, &mut body.text.en] {
        *text = text.take().map(|text| text.replace("gap-1", "1"));
    }
    assert_eq!(again(&item), item);
}

#[test]
fn categories_titles_and_tags_come_back() {
    let mut item = samples::true_false();
    item.category = "焊接/Nähte & Fugen/ 2 ".to_owned();
    item.title = Text { zh: Some("标题".into()), ..Text::default() };
    item.tags = vec!["a <b>".into(), "安全".into()];
    assert_eq!(again(&item), item);
    item.category = String::new();
    assert_eq!(again(&item), item);
}

#[test]
fn an_item_without_a_marker_in_its_language_keeps_its_field() {
    let mut item = samples::inline_choice();
    let Body::InlineChoice(body) = &mut item.body else { unreachable!() };
    body.text.en = Some("Nothing here but [[gap-1]].".into());
    let written = write(&[item], &samples::media, Language::En);
    let reading = read_all(&written.bytes);
    let Body::InlineChoice(body) = &reading.items[0].item.body else { panic!() };
    assert_eq!(body.gaps.len(), 2);
}
