//! Words of a text to be marked.

use domain::Text;
use domain::quizzes::item::Body;
use domain::quizzes::kinds::{MarkWords, Token};

use super::feedback::Feedback;
use super::gaps::placeholder;
use super::processing::How;
use super::reader::{Reader, Refused};
use crate::finding::What;
use crate::qti::text::{mark, replaced};
use crate::qti::tree::{Element, Node};

/// The body, and what belongs to the prompt.
pub fn read(reader: &mut Reader<'_, '_>, interaction: &Element, feedback: &mut Feedback) -> Result<(Body, Text), Refused> {
    let response =
        interaction.attribute("response-identifier").and_then(|name| reader.declarations.responses.remove(name)).unwrap_or_default();
    let mut tokens = Vec::new();
    for word in interaction.find(&|element| element.name == "hottext") {
        let identifier = word.attribute("identifier").unwrap_or_default();
        let mapped = response.mapping.as_ref().is_some_and(|mapping| mapping.of(identifier) > 0.0);
        let correct = if response.correct.is_empty() { mapped } else { response.is_correct(identifier) };
        tokens.push(Token { id: reader.names.ours(identifier), correct, feedback: reader.feedback_of(word, feedback) });
    }
    let right = tokens.iter().filter(|token| token.correct).count();
    if right == 0 {
        return Err((What::NoRightAnswer, interaction.line));
    }
    if reader.processing.how == How::MatchCorrect && !(response.is_single() && right == 1) {
        reader.scoring_approximated(interaction.line, "match_correct");
    } else {
        reader.note_processing(interaction.line);
    }
    let prompt = interaction.child("prompt").map(|prompt| reader.block(&prompt.children)).unwrap_or_default();
    let nodes = replaced(&interaction.children, &mut |element| match element.name.as_str() {
        "hottext" => {
            let inside: Vec<Node> = replaced(&element.children, &mut |inside| inside.name.starts_with("feedback-").then(Vec::new));
            Some(mark(reader.names.known(element.attribute("identifier")?)?, Some(&inside)))
        }
        "prompt" => Some(Vec::new()),
        _ => placeholder(element),
    });
    let text = reader.block(&nodes);
    Ok((Body::MarkWords(MarkWords { text, tokens }), prompt))
}
