//! Choices: single, multiple, true or false, critical incidents.

use domain::quizzes::item::Choice;
use domain::quizzes::kinds::{Incident, MultipleChoice, MultipleScoring, SingleChoice, TrueFalse};
use domain::{Language, Text};

use super::parts::{Parts, Said};
use super::scoring::{Mapping, RESPONSE, Scoring, declaration, first_of, map_response, set, value};
use super::writer::Writer;
use crate::qti::names::{OURS, identifier};
use crate::qti::read::{ADVICE, COUNTER_EXAMPLE};
use crate::qti::tree::{Element, element};

/// An option with its points and whether its credit has to be kept beside them.
struct Written<'a> {
    choice: &'a Choice,
    points: f64,
    keep: bool,
}

pub fn single(writer: &Writer<'_>, body: &SingleChoice) -> Parts {
    let written: Vec<Written<'_>> = body.options.iter().map(|choice| weighed(choice, writer.marks)).collect();
    let best = best(&body.options);
    let interaction = interaction(writer, &written, true, body.fixed_order);
    parts(writer, &written, &best, interaction, Mapping::default())
}

pub fn incident(writer: &Writer<'_>, body: &Incident) -> Parts {
    let options: Vec<Choice> = body
        .options
        .iter()
        .map(|option| {
            let credit = f64::from(option.plausibility) / 3.0;
            Choice { id: option.id.clone(), text: option.text.clone(), credit, feedback: option.feedback.clone() }
        })
        .collect();
    let written: Vec<Written<'_>> =
        options.iter().map(|choice| Written { choice, points: choice.credit * writer.marks, keep: false }).collect();
    let mut interaction = interaction(writer, &written, true, false);
    interaction.children.insert(0, element("qti-prompt").holding(writer.block(&body.question)).into());
    let mut parts = parts(writer, &written, &best(&options), interaction, Mapping::default());
    for (name, text) in [(ADVICE, &body.advice), (COUNTER_EXAMPLE, &body.counter_example)] {
        parts.feedback.push(Said::always(name, text));
    }
    parts
}

fn weighed(choice: &Choice, marks: f64) -> Written<'_> {
    let points = choice.credit * marks;
    Written { choice, points, keep: !same(crate::qti::read::round(points / marks), choice.credit) }
}

pub fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || a == 0.0 && b == 0.0
}

/// The identifier of the best option.
fn best(options: &[Choice]) -> Vec<String> {
    let best = options.iter().filter(|option| option.credit > 0.0).max_by(|a, b| {
        // the first of the best
        a.credit.total_cmp(&b.credit).then(std::cmp::Ordering::Greater)
    });
    best.map(|option| identifier(&option.id)).into_iter().collect()
}

fn interaction(writer: &Writer<'_>, options: &[Written<'_>], single: bool, fixed_order: bool) -> Element {
    let choices = options.iter().map(|option| {
        let choice = element("qti-simple-choice").with("identifier", identifier(&option.choice.id));
        let choice = choice.with_some(&format!("{OURS}credit"), option.keep.then_some(option.choice.credit));
        choice.holding(writer.line(&option.choice.text))
    });
    element("qti-choice-interaction")
        .with("response-identifier", RESPONSE)
        .with("shuffle", !fixed_order)
        .with("max-choices", u8::from(single))
        .holding(choices)
}

fn parts(writer: &Writer<'_>, options: &[Written<'_>], correct: &[String], interaction: Element, bounds: Mapping) -> Parts {
    let entries = options.iter().filter(|option| option.points != 0.0).map(|option| (identifier(&option.choice.id), option.points));
    let mapping = Mapping { lower: bounds.lower, upper: bounds.upper, ..Mapping::of(entries) };
    let single = interaction.attribute("max-choices") == Some("1");
    // the usual form where there is one right option and no half one
    let plain =
        single && same(writer.marks, 1.0) && mapping.entries.len() == 1 && mapping.entries.iter().all(|(_, points, _)| same(*points, 1.0));
    let cardinality = if single { "single" } else { "multiple" };
    let declared = declaration(RESPONSE, cardinality, "identifier", correct, Some(&mapping).filter(|_| !plain));
    Parts {
        declarations: vec![declared],
        body: vec![interaction.into()],
        scoring: if plain { Scoring::Match } else { Scoring::Map },
        feedback: options.iter().map(|option| Said::when_chosen(&identifier(&option.choice.id), &option.choice.feedback)).collect(),
        ..Parts::default()
    }
}

pub fn multiple(writer: &Writer<'_>, body: &MultipleChoice) -> Parts {
    let right = body.options.iter().filter(|option| option.credit > 0.0).count();
    let count = |number: usize| f64::from(u32::try_from(number.max(1)).unwrap_or(u32::MAX));
    let even = |shares: usize, choice: &Choice| writer.marks / count(shares) * if choice.credit > 0.0 { 1.0 } else { -1.0 };
    let options: Vec<Written<'_>> = body
        .options
        .iter()
        .map(|choice| {
            let keep = !same(choice.credit, if choice.credit > 0.0 { 1.0 } else { 0.0 });
            match body.scoring {
                MultipleScoring::Weighted => weighed(choice, writer.marks),
                MultipleScoring::AllOrNothing => Written { choice, points: 0.0, keep },
                MultipleScoring::PerOption => Written { choice, points: even(body.options.len(), choice), keep },
                MultipleScoring::PerOptionDeduction => Written { choice, points: even(right, choice), keep },
            }
        })
        .collect();
    let correct: Vec<String> = body.options.iter().filter(|option| option.credit > 0.0).map(|option| identifier(&option.id)).collect();
    let name = match body.scoring {
        MultipleScoring::Weighted => "weighted",
        MultipleScoring::AllOrNothing => "all_or_nothing",
        MultipleScoring::PerOption => "per_option",
        MultipleScoring::PerOptionDeduction => "per_option_deduction",
    };
    let interaction = interaction(writer, &options, false, body.fixed_order).with(&format!("{OURS}scoring"), name);
    let bounds = if body.scoring == MultipleScoring::PerOption { Mapping::default() } else { Mapping::default().within(writer.marks) };
    let mut parts = parts(writer, &options, &correct, interaction, bounds);
    match body.scoring {
        MultipleScoring::AllOrNothing => parts.scoring = Scoring::Match,
        MultipleScoring::PerOption => {
            // every wrong option that is left alone counts; nothing ticked at all is no answer
            let wrong = writer.marks * count(body.options.len() - right) / count(body.options.len());
            let wrong = if right == body.options.len() { 0.0 } else { wrong };
            let answered = element("qti-not").holding([element("qti-is-null").holding([super::scoring::variable(RESPONSE)])]);
            let points = element("qti-sum").holding([value("float", wrong), map_response(RESPONSE)]);
            parts.scoring = Scoring::Rules(vec![first_of(vec![(answered, set("SCORE", points))])]);
        }
        _ => {}
    }
    parts
}

/// "True" or "false" in the languages of another text.
pub fn words(answer: bool, like: &Text) -> Text {
    let mut text = Text::default();
    for language in Language::ALL.into_iter().filter(|language| like.exact(*language).is_some()) {
        text.set(
            language,
            match (language, answer) {
                (Language::Zh, true) => "正确",
                (Language::Zh, false) => "错误",
                (Language::De, true) => "Richtig",
                (Language::De, false) => "Falsch",
                (Language::En, true) => "True",
                (Language::En, false) => "False",
            },
        );
    }
    text
}

pub fn true_false(writer: &Writer<'_>, body: &TrueFalse, prompt: &Text) -> Parts {
    let option = |answer: bool, feedback: &Text| Choice {
        id: answer.to_string(),
        text: words(answer, prompt),
        credit: if body.answer == answer { 1.0 } else { 0.0 },
        feedback: feedback.clone(),
    };
    let options = vec![option(true, &body.feedback_true), option(false, &body.feedback_false)];
    single(writer, &SingleChoice { options, fixed_order: true })
}
