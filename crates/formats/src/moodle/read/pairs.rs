//! `matching` and the plug-in `ordering`.

use domain::quizzes::item::{Body, Label};
use domain::quizzes::kinds::{MatchPrompt, Matching, OrderScoring, Ordering};

use super::context::Context;
use super::text_in;
use crate::finding::What;
use crate::ids::letter;
use crate::xml::Element;

pub(super) fn matching(question: &Element, context: &mut Context<'_>) -> Option<Body> {
    let mut matching = Matching::default();
    for pair in question.all("subquestion") {
        let text = context.html(pair);
        let answer = pair.first("answer").map(|answer| context.html(answer)).unwrap_or_default();
        if answer.is_empty() {
            continue;
        }
        let known = matching.answers.iter().find(|known| known.text == answer).map(|known| known.id.clone());
        let id = known.unwrap_or_else(|| {
            let id = format!("a{}", matching.answers.len() + 1);
            matching.answers.push(Label { id: id.clone(), text: answer });
            id
        });
        // an answer without a question is there to distract
        if !text.is_empty() {
            let prompt = format!("p{}", matching.prompts.len() + 1);
            matching.prompts.push(MatchPrompt { id: prompt, text, answer: id, ..MatchPrompt::default() });
        }
    }
    if matching.prompts.is_empty() || matching.answers.len() < 2 {
        context.refused(What::NoRightAnswer);
        return None;
    }
    Some(Body::Matching(matching))
}

/// `qtype_ordering`: the answers in their right order.
pub(super) fn ordering(question: &Element, context: &mut Context<'_>) -> Option<Body> {
    let mut entries: Vec<(f64, Label)> = Vec::new();
    for (place, answer) in question.all("answer").enumerate() {
        let text = context.html(answer);
        if text.is_empty() {
            context.refused(What::NoText);
            return None;
        }
        // the place is in `fraction`; where it says the same for all, they stand in their order
        let at = answer.attribute("fraction").and_then(crate::share::number).unwrap_or(0.0);
        entries.push((at, Label { id: letter(place), text }));
    }
    if entries.len() < 2 {
        context.refused(What::NoRightAnswer);
        return None;
    }
    entries.sort_by(|a, b| a.0.total_cmp(&b.0));
    let grading = text_in(question, "gradingtype");
    let scoring = match grading.to_ascii_uppercase().as_str() {
        "-1" | "ALL_OR_NOTHING" => OrderScoring::AllOrNothing,
        "" | "0" | "ABSOLUTE_POSITION" => OrderScoring::ByPosition,
        "4" | "RELATIVE_ALL_PREVIOUS_AND_NEXT" => OrderScoring::ByPair,
        _ => {
            context.approximated(What::ScoringApproximated { detail: format!("gradingtype {grading}") });
            OrderScoring::ByPair
        }
    };
    if !matches!(text_in(question, "selecttype").to_ascii_uppercase().as_str(), "" | "0" | "ALL") {
        context.approximated(What::SettingDropped { detail: "selecttype".to_owned() });
    }
    Some(Body::Ordering(Ordering { entries: entries.into_iter().map(|(_, entry)| entry).collect(), scoring }))
}
