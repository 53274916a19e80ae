//! What a person marks: essays and uploads, with their rubric.

use domain::Text;
use domain::quizzes::item::{Body, Criterion, Level, Rubric};
use domain::quizzes::kinds::{Essay, Upload};

use super::declarations::number;
use super::reader::Reader;
use crate::finding::What;
use crate::qti::text::join;
use crate::qti::tree::Element;

/// Classes of rubric blocks of our own.
pub const CRITERION: &str = "qiao-criterion";
pub const MODEL_ANSWER: &str = "qiao-model-answer";
pub const HINT: &str = "qiao-hint";

/// The body, and what belongs to the prompt.
pub fn essay(reader: &mut Reader<'_, '_>, interaction: &Element, body: &Element) -> (Body, Text) {
    let response =
        interaction.attribute("response-identifier").and_then(|name| reader.declarations.responses.remove(name)).unwrap_or_default();
    let lines = interaction.attribute("expected-lines").and_then(number).unwrap_or(8.0);
    let words = |name: &str| interaction.ours(name).and_then(|words| words.parse().ok());
    let (rubric, other) = rubric(reader, body);
    let mut model_answer = model_answer(reader, body);
    if let Some(answer) = response.correct.first().filter(|_| model_answer.is_empty()) {
        model_answer.set(reader.language, crate::html::plain_to_markdown(answer));
    }
    if interaction.attribute("max-strings").is_some_and(|most| most != "1") {
        reader.approximated(interaction.line, What::SettingDropped { detail: "max-strings".to_owned() });
    }
    let prompt = interaction.child("prompt").map(|prompt| reader.block(&prompt.children)).unwrap_or_default();
    let essay = Essay {
        rows: within(lines, 3, 40),
        min_words: words("min-words"),
        max_words: words("max-words"),
        rubric,
        model_answer: join(model_answer, other),
    };
    (Body::Essay(essay), prompt)
}

fn within(value: f64, least: u8, most: u8) -> u8 {
    let value = value.round().clamp(f64::from(least), f64::from(most));
    (least..=most).find(|whole| f64::from(*whole) >= value).unwrap_or(most)
}

const TAKEN: [&str; 4] = ["image/jpeg", "image/png", "application/pdf", "text/plain"];

/// The body, and what belongs to the prompt.
pub fn upload(reader: &mut Reader<'_, '_>, interaction: &Element, body: &Element) -> (Body, Text) {
    let mut accept = Vec::new();
    for kind in interaction.attribute("type").unwrap_or_default().split([' ', ',']).filter(|kind| !kind.is_empty()) {
        let fitting: Vec<String> = TAKEN
            .into_iter()
            .filter(|taken| *taken == kind || kind == "image/*" && taken.starts_with("image/"))
            .map(str::to_owned)
            .collect();
        if fitting.is_empty() {
            reader.approximated(interaction.line, What::SettingDropped { detail: kind.to_owned() });
        }
        accept.extend(fitting);
    }
    let max_files = interaction.ours("max-files").and_then(number).map_or(1, |most| within(most, 1, 10));
    let (rubric, other) = rubric(reader, body);
    if !other.is_empty() {
        reader.approximated(interaction.line, What::SettingDropped { detail: "rubric-block".to_owned() });
    }
    let prompt = interaction.child("prompt").map(|prompt| reader.block(&prompt.children)).unwrap_or_default();
    (Body::Upload(Upload { accept, max_files, rubric }), prompt)
}

/// Rubric blocks that learners do not see.
pub fn is_for_others(element: &Element) -> bool {
    element.name == "rubric-block"
        && !element.attribute("view").unwrap_or("candidate").split_ascii_whitespace().any(|view| matches!(view, "candidate" | "test-taker"))
}

/// What is inside a rubric block, which QTI 3 wraps once more.
pub fn inside(block: &Element) -> &Element {
    block.child("content-body").unwrap_or(block)
}

/// The rubric by criteria and levels, and whatever else is said to those who mark.
fn rubric(reader: &mut Reader<'_, '_>, body: &Element) -> (Rubric, Text) {
    let mut rubric = Rubric::default();
    let mut other = Text::default();
    for block in body.find(&is_for_others) {
        if block.has_class(MODEL_ANSWER) || block.has_class(HINT) {
            continue;
        }
        let criteria = block.find(&|element| element.has_class(CRITERION));
        if criteria.is_empty() {
            other = join(other, reader.block(&inside(block).children));
        }
        for criterion in criteria {
            let read = self::criterion(reader, criterion, rubric.criteria.len());
            rubric.criteria.push(read);
        }
    }
    (rubric, other)
}

fn criterion(reader: &mut Reader<'_, '_>, element: &Element, place: usize) -> Criterion {
    let mut levels = Vec::new();
    for level in element.find(&|element| element.name == "li") {
        let points = level.ours("points").and_then(number).unwrap_or(0.0);
        // the points stand before the words for those who see the file in another system
        let words = level.child("div").map_or(level.children.as_slice(), |words| words.children.as_slice());
        levels.push(Level { points, text: reader.block(words) });
    }
    let text = element.child("div").map(|text| reader.block(&text.children)).unwrap_or_default();
    let id = element.ours("id").map_or_else(|| crate::ids::letter(place), str::to_owned);
    Criterion { id, text, levels }
}

fn model_answer(reader: &mut Reader<'_, '_>, body: &Element) -> Text {
    let blocks = body.find(&|element| element.has_class(MODEL_ANSWER));
    blocks.first().map(|block| reader.block(&inside(block).children)).unwrap_or_default()
}
