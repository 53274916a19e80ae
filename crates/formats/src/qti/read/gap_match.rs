//! Words dragged into gaps.

use domain::quizzes::item::{Body, Choice};
use domain::quizzes::kinds::{ChoiceGap, InlineChoice};

use super::feedback::Feedback;
use super::reader::{Reader, Refused};
use crate::finding::What;
use crate::qti::text::{mark, replaced};
use crate::qti::tree::Element;

/// Each gap is a list of all the words.
pub fn read(reader: &mut Reader<'_, '_>, interaction: &Element, feedback: &mut Feedback) -> Result<Body, Refused> {
    let response =
        interaction.attribute("response-identifier").and_then(|name| reader.declarations.responses.remove(name)).unwrap_or_default();
    if let Some(picture) = interaction.child("gap-img") {
        return Err((What::UnsupportedKind { detail: picture.name.clone() }, picture.line));
    }
    let mut words = Vec::new();
    for word in interaction.all("gap-text") {
        let identifier = word.attribute("identifier").unwrap_or_default().to_owned();
        let feedback = reader.feedback_of(word, feedback);
        words.push((identifier, reader.line(&word.children), feedback));
    }
    let mut gaps = Vec::new();
    for gap in interaction.find(&|element| element.name == "gap") {
        let name = gap.attribute("identifier").unwrap_or_default();
        let right = |word: &str| {
            let pair = format!("{word} {name}");
            response.is_correct(&pair)
                || response.correct.is_empty() && response.mapping.as_ref().is_some_and(|mapping| mapping.of(&pair) > 0.0)
        };
        let mut options: Vec<Choice> = Vec::new();
        for (word, text, feedback) in &words {
            let credit = if right(word) { 1.0 } else { 0.0 };
            options.push(Choice { id: reader.names.ours(word), text: text.clone(), credit, feedback: feedback.clone() });
        }
        if !options.iter().any(|option| option.credit > 0.0) {
            return Err((What::NoRightAnswer, gap.line));
        }
        gaps.push(ChoiceGap { id: reader.names.ours(name), options });
    }
    if gaps.is_empty() {
        return Err((What::NoRightAnswer, interaction.line));
    }
    reader.scoring_approximated(interaction.line, interaction.name.clone());
    let nodes = replaced(&interaction.children, &mut |element| match element.name.as_str() {
        "gap" => Some(mark(reader.names.known(element.attribute("identifier")?)?, None)),
        "prompt" | "gap-text" => Some(Vec::new()),
        _ => None,
    });
    let text = reader.block(&nodes);
    Ok(Body::InlineChoice(InlineChoice { text, gaps }))
}
