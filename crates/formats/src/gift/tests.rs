use domain::quizzes::item::{Body, Item};
use domain::{Language, Text};

use super::{read, write};
use crate::finding::{Level, What};
use crate::{ReadOptions, Reading, samples};

const EN: ReadOptions = ReadOptions { language: Language::En };

fn gift(text: &str) -> Reading {
    read(text.as_bytes(), EN)
}

fn body(text: &str) -> Body {
    let mut reading = gift(text);
    assert_eq!(reading.findings, [], "{text}");
    reading.items.remove(0).item.body
}

/// The item with nothing but English, as far as GIFT can say it.
fn in_english(item: &Item) -> Item {
    let json = serde_json::to_value(item).unwrap();
    serde_json::from_value(only_english(json)).unwrap()
}

fn only_english(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        // accepted answers are lists; texts are words
        Value::Object(map) => Value::Object(
            map.into_iter()
                .filter(|(key, value)| !(matches!(key.as_str(), "zh" | "de") && value.is_string()))
                .map(|(key, value)| (key, only_english(value)))
                .collect(),
        ),
        Value::Array(list) => Value::Array(list.into_iter().map(only_english).collect()),
        other => other,
    }
}

#[test]
fn what_gift_can_say_comes_back_as_it_was() {
    for item in [samples::single_choice(), samples::true_false(), samples::matching()] {
        let mut item = in_english(&item);
        (item.marks, item.hint) = (1.0, Text::default());
        let written = write(std::slice::from_ref(&item), Language::En);
        assert_eq!(written.findings, []);
        let mut reading = read(&written.bytes, EN);
        assert_eq!(reading.findings, [], "{}", String::from_utf8_lossy(&written.bytes));
        assert_eq!(reading.items.remove(0).item, item, "{}", String::from_utf8_lossy(&written.bytes));
    }
}

#[test]
fn what_gift_cannot_say_is_told_of() {
    let items = samples::all();
    let written = write(&items, Language::En);
    let reading = read(&written.bytes, EN);
    let refused: Vec<_> = written.findings.iter().filter(|f| f.level == Level::Refused).map(|f| f.place.element.clone().unwrap()).collect();
    assert_eq!(refused, ["fumes", "energy", "mag", "polarity", "steps", "crack", "dangers", "photo"]);
    assert_eq!(reading.items.len(), items.len() - refused.len());
    for there in &reading.items {
        let was = items.iter().find(|item| item.id == there.item.id).unwrap();
        assert_eq!((&there.item.prompt.zh, &there.item.category), (&None, &was.category));
        assert!(written.findings.iter().any(|f| f.place.element.as_deref() == Some(&was.id)));
    }
    // the picture of one question does not come along
    assert!(matches!(&reading.findings[..], [f] if f.what == What::MissingMedia { detail: "seam.png".into() }), "{:?}", reading.findings);
}

#[test]
fn numbers_and_short_texts_keep_their_weights() {
    let (item, numeric) = (samples::short_text(), samples::numeric());
    let written = write(&[item, numeric.clone()], Language::En);
    let reading = read(&written.bytes, EN);
    let Body::ShortText(short) = &reading.items[0].item.body else { panic!() };
    assert_eq!(short.answers.iter().map(|a| (a.accepted.any.len(), a.credit)).collect::<Vec<_>>(), [(2, 1.0), (2, 0.5)]);
    let (Body::Numeric(is), Body::Numeric(was)) = (&reading.items[1].item.body, in_english(&numeric).body) else { panic!() };
    assert_eq!(is.answers, was.answers);
}

#[test]
#[expect(clippy::float_cmp, reason = "exactly what was written")]
fn every_form_of_answers_is_understood() {
    assert!(matches!(body("q {}"), Body::Essay(_)));
    assert!(matches!(body("q {T}"), Body::TrueFalse(b) if b.answer));
    assert!(
        matches!(body("q {FALSE#no#yes}"), Body::TrueFalse(b) if b.feedback_true.en.as_deref() == Some("no") && b.feedback_false.en.as_deref() == Some("yes"))
    );
    assert!(matches!(body("q {=a =b}"), Body::ShortText(b) if b.answers[0].accepted.any == ["a", "b"]));
    assert!(matches!(body("q {a}"), Body::ShortText(_)));
    assert!(matches!(body("q {=a -> 1 =b -> 2 = -> 3}"), Body::Matching(b) if b.prompts.len() == 2 && b.answers.len() == 3));
    assert!(
        matches!(body("q {~%50%a ~%50%b ~%-100%c#no}"), Body::MultipleChoice(b) if b.options[2].credit == -1.0 && !b.options[2].feedback.is_empty())
    );
    assert!(matches!(body("q {#3.25:0.01}"), Body::Numeric(b) if b.answers[0].value == 3.25));
    assert!(matches!(body("q {#1..5}"), Body::Numeric(b) if b.answers[0].value == 3.0));
    assert!(matches!(body("q {#=10:0 =%50%10:2#near}"), Body::Numeric(b) if b.answers[1].credit == 0.5));
}

#[test]
fn formats_escapes_missing_words_and_feedback() {
    let reading = gift(
        "// a comment\n$CATEGORY: $course$/top/A/B\n\n::T\\: 1::[html]<p>Is <b>2\\=1</b>\\{x\\}?</p>{=y <b>z</b>#f ~n####all}\n\n[markdown]*a*\\nb{T}\n\nGrant is {=buried ~cremated} here.\n\n1 < 2 * 3? {T}",
    );
    assert_eq!(reading.findings, []);
    let items: Vec<&Item> = reading.items.iter().map(|item| &item.item).collect();
    assert_eq!((items[0].title.en.as_deref(), items[0].category.as_str(), items[0].id.as_str()), (Some("T: 1"), "A/B", "t-1"));
    assert_eq!((items[0].prompt.en.as_deref(), items[0].feedback.en.as_deref()), (Some("Is **2=1**{x}?"), Some("all")));
    let Body::SingleChoice(choice) = &items[0].body else { panic!() };
    assert_eq!(choice.options[0].text.en.as_deref(), Some("y **z**"));
    assert_eq!(items[1].prompt.en.as_deref(), Some("*a*\nb"));
    assert_eq!(items[2].prompt.en.as_deref(), Some("Grant is \\_\\_\\_\\_\\_ here."));
    assert_eq!(items[3].prompt.en.as_deref(), Some("1 < 2 * 3?"));
    assert_eq!(reading.items.iter().map(|item| item.place.line.unwrap()).collect::<Vec<_>>(), [4, 6, 8, 10]);
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_the_rest_is_read() {
    let reading = gift("a {T}\n\njust words\n\n::x:: b {=1\n\n::y:: c {~%0%x ~y}\n\nd {#zwei}\n\n[html]e<script>1</script> {F}\n\nf {=a");
    assert_eq!(reading.items.len(), 2);
    let found: Vec<_> = reading.findings.iter().map(|f| (f.place.line.unwrap(), f.what.clone())).collect();
    assert_eq!(found[0], (3, What::UnsupportedKind { detail: "description".into() }));
    assert_eq!(found[1].0, 5);
    assert_eq!(found[2], (7, What::NoRightAnswer));
    assert_eq!(found[3], (9, What::BadValue { detail: "zwei".into() }));
    assert!(found.contains(&(11, What::ScriptRemoved)));
    assert!(matches!(found.last(), Some((13, What::Malformed { .. }))));
}
