//! Choices: `multichoice`, `truefalse` and the plug-in `kprime`.

use domain::quizzes::item::{Body, Choice};
use domain::quizzes::kinds::{Kprim, SingleChoice, Statement, TrueFalse};

use super::context::{Context, fraction};
use super::text_in;
use crate::finding::What;
use crate::ids::letter;
use crate::share;
use crate::xml::Element;

pub(super) fn multichoice(question: &Element, context: &mut Context<'_>) -> Option<Body> {
    let options: Vec<Choice> = question
        .all("answer")
        .enumerate()
        .map(|(place, answer)| Choice {
            id: letter(place),
            text: context.html(answer),
            credit: fraction(answer),
            feedback: context.feedback(answer),
        })
        .collect();
    if options.len() < 2 || options.iter().any(|option| option.text.is_empty()) {
        context.refused(What::NoText);
        return None;
    }
    if !options.iter().any(|option| option.credit > 0.0) {
        context.refused(What::NoRightAnswer);
        return None;
    }
    let fixed_order = !is_true(&text_in(question, "shuffleanswers"), true);
    Some(if is_true(&text_in(question, "single"), true) {
        Body::SingleChoice(SingleChoice { options, fixed_order })
    } else {
        Body::MultipleChoice(share::multiple_choice(options, fixed_order))
    })
}

pub(super) fn true_false(question: &Element, context: &mut Context<'_>) -> Option<Body> {
    let mut body = TrueFalse::default();
    let mut right = None;
    for answer in question.all("answer") {
        let is = match answer.first("text").map_or_else(|| answer.own_text(), Element::text).trim().to_ascii_lowercase().as_str() {
            "true" => true,
            "false" => false,
            other => {
                context.refused(What::BadValue { detail: other.to_owned() });
                return None;
            }
        };
        let feedback = context.feedback(answer);
        *(if is { &mut body.feedback_true } else { &mut body.feedback_false }) = feedback;
        if fraction(answer) > 0.5 {
            right = Some(is);
        }
    }
    let Some(answer) = right else {
        context.refused(What::NoRightAnswer);
        return None;
    };
    Some(Body::TrueFalse(TrueFalse { answer, ..body }))
}

/// `qtype_kprime`: rows, two columns, a weight of 1 where row and column belong together.
pub(super) fn kprime(question: &Element, context: &mut Context<'_>) -> Option<Body> {
    let mut rows: Vec<&Element> = question.all("row").collect();
    rows.sort_by_key(|row| row.attribute("number").and_then(|number| number.parse::<u8>().ok()));
    if rows.len() != 4 {
        context.refused(What::BadValue { detail: format!("kprime: {} rows", rows.len()) });
        return None;
    }
    let method = text_in(question, "scoringmethod");
    if !matches!(method.as_str(), "" | "kprime") {
        context.approximated(What::ScoringApproximated { detail: method });
    }
    let mut statements = Vec::with_capacity(4);
    for (place, row) in rows.into_iter().enumerate() {
        let number = row.attribute("number").unwrap_or_default();
        // the first column is "true"
        let answer = question.all("weight").any(|weight| {
            weight.attribute("rownumber") == Some(number)
                && weight.attribute("columnnumber") == Some("1")
                && text_value(weight, "value") > 0.5
        });
        let text = row.first("optiontext").map(|text| context.html(text)).unwrap_or_default();
        if text.is_empty() {
            context.refused(What::NoText);
            return None;
        }
        let feedback = row.first("feedbacktext").map(|feedback| context.html(feedback)).unwrap_or_default();
        statements.push(Statement { id: letter(place), text, answer, feedback });
    }
    let mut kprim = Kprim { statements, ..Kprim::default() };
    for label in question.all("column") {
        let text = label.first("responsetext").map(|text| context.html(text)).unwrap_or_default();
        let usual = ["true", "false", "richtig", "falsch", "wahr", "right", "wrong", "对", "错", "正确", "错误"];
        if text.is_empty() || [&text.zh, &text.de, &text.en].into_iter().flatten().all(|word| usual.contains(&word.to_lowercase().as_str()))
        {
            continue;
        }
        match label.attribute("number") {
            Some("1") => kprim.label_true = text,
            _ => kprim.label_false = text,
        }
    }
    Some(Body::Kprim(kprim))
}

fn text_value(element: &Element, child: &str) -> f64 {
    share::number(&text_in(element, child)).unwrap_or(0.0)
}

/// `true`, `1`, or what is usual where it says nothing.
pub(super) fn is_true(text: &str, usual: bool) -> bool {
    match text {
        "" => usual,
        "true" | "1" => true,
        _ => false,
    }
}
