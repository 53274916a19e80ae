//! Choices: single, multiple, true or false, and our critical incidents.

use domain::Text;
use domain::quizzes::item::{Body, Choice};
use domain::quizzes::kinds::{Incident, IncidentOption, MultipleChoice, MultipleScoring, SingleChoice, TrueFalse};

use super::declarations::{Mapping, Response};
use super::feedback::{ADVICE, COUNTER_EXAMPLE, Feedback};
use super::reader::{Reader, Refused};
use crate::finding::What;
use crate::qti::text::join;
use crate::qti::tree::Element;

/// The body, and what belongs to the prompt.
pub fn read(
    reader: &mut Reader<'_, '_>,
    interaction: &Element,
    kind: Option<&str>,
    feedback: &mut Feedback,
) -> Result<(Body, Text), Refused> {
    let question = interaction.child("prompt").map(|prompt| reader.block(&prompt.children)).unwrap_or_default();
    let Some(name) = interaction.attribute("response-identifier") else { return Err((What::NoRightAnswer, interaction.line)) };
    let response = reader.declarations.responses.remove(name).unwrap_or_default();
    let single = if response.cardinality.is_empty() { interaction.attribute("max-choices") == Some("1") } else { response.is_single() };
    let scoring = if single { None } else { Some(scoring(reader, interaction, &response)) };
    let choices: Vec<&Element> = interaction.find(&|element| element.name == "simple-choice");
    let mut options = options(reader, &choices, &response, scoring, feedback);
    if single {
        spread_feedback(&mut options, feedback);
    }
    if options.iter().all(|option| option.credit <= 0.0) {
        return Err((What::NoRightAnswer, interaction.line));
    }
    reader.note_processing(interaction.line);
    if !single && interaction.attribute("max-choices").is_some_and(|most| !matches!(most, "0" | "1") && most != choices.len().to_string()) {
        reader.approximated(interaction.line, What::SettingDropped { detail: "max-choices".to_owned() });
    }
    let shuffled = matches!(interaction.attribute("shuffle"), Some("true" | "1"));
    if shuffled && choices.iter().any(|choice| choice.attribute("fixed") == Some("true")) {
        reader.approximated(interaction.line, What::SettingDropped { detail: "fixed".to_owned() });
    }
    let fixed_order = !shuffled;
    Ok(match (scoring, kind) {
        (Some(scoring), _) => (Body::MultipleChoice(MultipleChoice { options, scoring, fixed_order }), question),
        (None, Some("incident")) => (Body::Incident(incident(question, options, &choices, feedback)), Text::default()),
        (None, Some("single_choice")) => (Body::SingleChoice(SingleChoice { options, fixed_order }), question),
        (None, _) => match true_false(&options) {
            Some(body) => (Body::TrueFalse(body), question),
            None => (Body::SingleChoice(SingleChoice { options, fixed_order }), question),
        },
    })
}

fn options(
    reader: &mut Reader<'_, '_>,
    choices: &[&Element],
    response: &Response,
    scoring: Option<MultipleScoring>,
    feedback: &mut Feedback,
) -> Vec<Choice> {
    let weighed = scoring.is_none_or(|scoring| scoring == MultipleScoring::Weighted);
    let mapping = response.mapping.as_ref().filter(|_| weighed && reader.is_mapped(response));
    let mut options = Vec::with_capacity(choices.len());
    for choice in choices {
        let identifier = choice.attribute("identifier").unwrap_or_default();
        let mapped = mapping.map(|mapping| reader.share(mapping.of(identifier)).clamp(-1.0, 1.0));
        let right = if response.correct.is_empty() {
            response.mapping.as_ref().is_some_and(|mapping| mapping.of(identifier) > 0.0)
        } else {
            response.is_correct(identifier)
        };
        let kept = choice.ours("credit").and_then(super::declarations::number);
        options.push(Choice {
            id: reader.names.ours(identifier),
            text: reader.line(&choice.children),
            credit: kept.or(mapped).unwrap_or(if right { 1.0 } else { 0.0 }),
            feedback: reader.feedback_of(choice, feedback),
        });
    }
    options
}

/// How ticks are scored, told by the mapped values.
fn scoring(reader: &mut Reader<'_, '_>, interaction: &Element, response: &Response) -> MultipleScoring {
    if let Some(kept) = interaction.ours("scoring") {
        match kept {
            "all_or_nothing" => return MultipleScoring::AllOrNothing,
            "per_option" => return MultipleScoring::PerOption,
            "per_option_deduction" => return MultipleScoring::PerOptionDeduction,
            "weighted" => return MultipleScoring::Weighted,
            _ => {}
        }
    }
    let Some(mapping) = response.mapping.as_ref().filter(|_| reader.is_mapped(response)) else { return MultipleScoring::AllOrNothing };
    let choices = interaction.find(&|element| element.name == "simple-choice");
    let values: Vec<f64> = choices.iter().map(|choice| mapping.of(choice.attribute("identifier").unwrap_or_default())).collect();
    let right = values.iter().filter(|value| **value > 0.0).count();
    if reader.processing.added > 0.0 && is_even(&values, reader.marks, values.len()) {
        MultipleScoring::PerOption
    } else if right > 0 && is_even(&values, reader.marks, right) && is_kept_above_zero(mapping) {
        MultipleScoring::PerOptionDeduction
    } else {
        MultipleScoring::Weighted
    }
}

/// Whether every right one gives a share of the marks and every wrong one takes the same off.
fn is_even(values: &[f64], marks: f64, shares: usize) -> bool {
    let share = marks / f64::from(u32::try_from(shares).unwrap_or(u32::MAX));
    values.iter().all(|value| (value.abs() - share).abs() < 1e-6) && values.iter().any(|value| *value < 0.0)
}

fn is_kept_above_zero(mapping: &Mapping) -> bool {
    mapping.lower.is_some_and(|lower| lower >= 0.0)
}

fn incident(question: Text, options: Vec<Choice>, choices: &[&Element], feedback: &mut Feedback) -> Incident {
    let plausibility = |choice: Option<&&Element>, credit: f64| {
        let kept = choice.and_then(|choice| choice.ours("plausibility")).and_then(|kept| kept.parse().ok());
        let thirds = (credit * 3.0).round();
        kept.unwrap_or(if thirds >= 3.0 { 3 } else { u8::from(thirds >= 1.0) + u8::from(thirds >= 2.0) })
    };
    let options = options.into_iter().enumerate().map(|(place, option)| IncidentOption {
        plausibility: plausibility(choices.get(place), option.credit),
        id: option.id,
        text: option.text,
        feedback: option.feedback,
    });
    Incident { question, options: options.collect(), advice: feedback.take(ADVICE), counter_example: feedback.take(COUNTER_EXAMPLE) }
}

const TRUE: [&str; 8] = ["true", "right", "correct", "wahr", "richtig", "对", "正确", "是"];
const FALSE: [&str; 8] = ["false", "wrong", "incorrect", "falsch", "unwahr", "错", "错误", "否"];

/// Whether a text says no more than that it is true, or false.
pub fn says(text: &Text) -> Option<bool> {
    let is = |words: &[&str]| {
        let mut said = [&text.zh, &text.de, &text.en].into_iter().flatten().peekable();
        said.peek().is_some() && said.all(|said| words.contains(&said.trim_end_matches(['.', '。']).to_lowercase().as_str()))
    };
    if is(&TRUE) { Some(true) } else { is(&FALSE).then_some(false) }
}

fn true_false(options: &[Choice]) -> Option<TrueFalse> {
    let [first, second] = options else { return None };
    let (yes, no) = match (says(&first.text)?, says(&second.text)?) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        _ => return None,
    };
    let answer = yes.credit > no.credit;
    let whole = (yes.credit - 1.0).abs() < 1e-9 && no.credit.abs() < 1e-9 || (no.credit - 1.0).abs() < 1e-9 && yes.credit.abs() < 1e-9;
    whole.then(|| TrueFalse { answer, feedback_true: yes.feedback.clone(), feedback_false: no.feedback.clone() })
}

/// Feedback to right and to wrong answers goes to the options; the names are those of the common templates.
fn spread_feedback(options: &mut [Choice], feedback: &mut Feedback) {
    let right = ["correct", "CORRECT", "right"].into_iter().map(|name| feedback.take(name)).fold(Text::default(), join);
    let wrong = ["incorrect", "INCORRECT", "wrong"].into_iter().map(|name| feedback.take(name)).fold(Text::default(), join);
    for option in options {
        let said = if option.credit >= 1.0 { right.clone() } else { wrong.clone() };
        option.feedback = join(std::mem::take(&mut option.feedback), said);
    }
}
