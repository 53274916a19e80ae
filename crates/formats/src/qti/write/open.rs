//! What a person marks: essays and uploads, with their rubric as a block that markers see.

use domain::Text;
use domain::quizzes::item::{Criterion, Rubric};
use domain::quizzes::kinds::{Essay, Upload};

use super::parts::Parts;
use super::scoring::{RESPONSE, Scoring, declaration};
use super::writer::Writer;
use crate::qti::names::OURS;
use crate::qti::read::{CRITERION, MODEL_ANSWER};
use crate::qti::tree::{Element, Node, element};

pub fn essay(writer: &mut Writer<'_>, body: &Essay) -> Parts {
    if body.min_words.is_some() || body.max_words.is_some() {
        writer.dropped("min_words, max_words");
    }
    let interaction = element("qti-extended-text-interaction")
        .with("response-identifier", RESPONSE)
        .with("expected-lines", body.rows)
        .with_some(&format!("{OURS}min-words"), body.min_words)
        .with_some(&format!("{OURS}max-words"), body.max_words);
    let mut nodes = vec![interaction.into()];
    nodes.extend(block(MODEL_ANSWER, "scorer", writer, &body.model_answer));
    nodes.extend(rubric(writer, &body.rubric));
    Parts {
        declarations: vec![declaration(RESPONSE, "single", "string", &[], None)],
        body: nodes,
        scoring: Scoring::ByHand,
        ..Parts::default()
    }
}

pub fn upload(writer: &mut Writer<'_>, body: &Upload) -> Parts {
    if body.max_files > 1 {
        writer.dropped("max_files");
    }
    let kinds = (!body.accept.is_empty()).then(|| body.accept.join(" "));
    let interaction = element("qti-upload-interaction").with("response-identifier", RESPONSE).with_some("type", kinds);
    let interaction = interaction.with_some(&format!("{OURS}max-files"), (body.max_files != 1).then_some(body.max_files));
    let mut nodes: Vec<Node> = vec![interaction.into()];
    nodes.extend(rubric(writer, &body.rubric));
    Parts {
        declarations: vec![declaration(RESPONSE, "single", "file", &[], None)],
        body: nodes,
        scoring: Scoring::ByHand,
        ..Parts::default()
    }
}

/// A block that only some see.
pub fn block(class: &str, view: &str, writer: &Writer<'_>, text: &Text) -> Option<Node> {
    (!text.is_empty()).then(|| rubric_block(class, view, writer.block(text)).into())
}

fn rubric_block(class: &str, view: &str, nodes: Vec<Node>) -> Element {
    let block = element("qti-rubric-block").with("use", "instructions").with("view", view).with("class", class);
    block.holding([element("qti-content-body").holding(nodes)])
}

fn rubric(writer: &Writer<'_>, rubric: &Rubric) -> Option<Node> {
    let criteria: Vec<Node> = rubric.criteria.iter().map(|criterion| self::criterion(writer, criterion).into()).collect();
    (!criteria.is_empty()).then(|| rubric_block("qiao-rubric", "scorer", criteria).into())
}

fn criterion(writer: &Writer<'_>, criterion: &Criterion) -> Element {
    let levels = criterion.levels.iter().map(|level| {
        let points = element("span").saying(format!("{}: ", level.points));
        element("li").with(&format!("{OURS}points"), level.points).holding([points, element("div").holding(writer.block(&level.text))])
    });
    let text = element("div").holding(writer.block(&criterion.text));
    element("div").with("class", CRITERION).with(&format!("{OURS}id"), &criterion.id).holding([text, element("ul").holding(levels)])
}
