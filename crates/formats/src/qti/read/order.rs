//! Entries to be brought into an order.

use domain::quizzes::item::{Body, Label};
use domain::quizzes::kinds::{OrderScoring, Ordering};

use super::processing::How;
use super::reader::{Reader, Refused};
use crate::finding::What;
use crate::qti::tree::Element;

pub fn read(reader: &mut Reader<'_, '_>, interaction: &Element) -> Result<Body, Refused> {
    let response =
        interaction.attribute("response-identifier").and_then(|name| reader.declarations.responses.remove(name)).unwrap_or_default();
    let choices: Vec<&Element> = interaction.all("simple-choice").collect();
    let mut entries = Vec::with_capacity(choices.len());
    for name in &response.correct {
        if let Some(choice) = choices.iter().find(|choice| choice.attribute("identifier") == Some(name)) {
            entries.push(Label { id: reader.names.ours(name), text: reader.line(&choice.children) });
        }
    }
    if entries.is_empty() {
        return Err((What::NoRightAnswer, interaction.line));
    }
    if entries.len() < choices.len() {
        // only some of them have a place in the order
        return Err((What::UnsupportedKind { detail: interaction.name.clone() }, interaction.line));
    }
    let scoring = match (interaction.ours("scoring"), reader.processing.how) {
        (Some("by_pair"), _) => OrderScoring::ByPair,
        _ if reader.processing.by_place => OrderScoring::ByPosition,
        (_, How::MapResponse) => {
            reader.scoring_approximated(interaction.line, "mapping");
            OrderScoring::ByPosition
        }
        _ => OrderScoring::AllOrNothing,
    };
    reader.note_processing(interaction.line);
    Ok(Body::Ordering(Ordering { entries, scoring }))
}
