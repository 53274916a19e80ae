//! Answers that are typed: `shortanswer`, `numerical`, `essay`.

use domain::Text;
use domain::quizzes::item::{Accepted, Body, NumberAnswer, NumberRules, Rubric, TextAnswer, Tolerance, Unit, UnitRule};
use domain::quizzes::kinds::{Essay, Numeric, ShortText, Upload};

use super::choice::is_true;
use super::context::{Context, fraction};
use super::text_in;
use crate::finding::What;
use crate::ids::letter;
use crate::share;
use crate::xml::Element;

pub(super) fn short_answer(question: &Element, context: &mut Context<'_>) -> Option<Body> {
    let mut answers: Vec<TextAnswer> = Vec::new();
    for answer in question.all("answer") {
        let text = answer_text(answer);
        let feedback = context.feedback(answer);
        if !text.is_empty() {
            add_text_answer(&mut answers, text, fraction(answer).max(0.0), feedback);
        }
    }
    if !answers.iter().any(|answer| answer.credit > 0.0) {
        context.refused(What::NoRightAnswer);
        return None;
    }
    Some(Body::ShortText(ShortText { answers, case_sensitive: is_true(&text_in(question, "usecase"), false) }))
}

/// Answers in a row that are worth the same and are told the same are synonyms.
pub(crate) fn add_text_answer(answers: &mut Vec<TextAnswer>, text: String, credit: f64, feedback: Text) {
    match answers.last_mut() {
        Some(last) if (last.credit - credit).abs() < 1e-9 && last.feedback == feedback => last.accepted.any.push(text),
        _ => {
            let id = letter(answers.len());
            answers.push(TextAnswer { id, accepted: Accepted { any: vec![text], ..Accepted::default() }, credit, feedback });
        }
    }
}

fn answer_text(answer: &Element) -> String {
    answer.first("text").map_or_else(|| answer.own_text(), Element::text).trim().to_owned()
}

pub(super) fn numerical(question: &Element, context: &mut Context<'_>) -> Option<Body> {
    let mut answers = Vec::new();
    for answer in question.all("answer") {
        let text = answer_text(answer);
        let Some(value) = share::number(&text) else {
            // a star takes every number, to say something to all of them
            if text != "*" || fraction(answer) > 0.0 || answer.first("feedback").is_some_and(|feedback| !feedback.text().trim().is_empty())
            {
                context.approximated(What::BadValue { detail: text });
            }
            continue;
        };
        let tolerance = share::number(&text_in(answer, "tolerance")).unwrap_or(0.0).abs();
        answers.push(NumberAnswer {
            id: letter(answers.len()),
            value,
            tolerance: Tolerance::Absolute(tolerance),
            credit: fraction(answer).max(0.0),
            feedback: context.feedback(answer),
        });
    }
    if !answers.iter().any(|answer| answer.credit > 0.0) {
        context.refused(What::NoRightAnswer);
        return None;
    }
    Some(Body::Numeric(Numeric { answers, rules: rules(question, context) }))
}

/// Units. Moodle's multiplier says how many of the unit one of the first is; our factor the other way.
pub(super) fn rules(question: &Element, context: &mut Context<'_>) -> NumberRules {
    let mut units: Vec<Unit> = Vec::new();
    for unit in question.first("units").iter().flat_map(|units| units.all("unit")) {
        let symbol = text_in(unit, "unit_name");
        match share::number(&text_in(unit, "multiplier")).filter(|multiplier| *multiplier > 0.0) {
            Some(multiplier) if !symbol.is_empty() => units.push(Unit { symbol, factor: whole(1.0 / multiplier) }),
            _ => context.approximated(What::BadValue { detail: format!("unit {symbol}") }),
        }
    }
    let graded = !matches!(text_in(question, "unitgradingtype").as_str(), "" | "0");
    let penalty = share::number(&text_in(question, "unitpenalty")).unwrap_or(0.1).clamp(0.0, 1.0);
    // a list of units to choose from is a field to type in with us
    if !units.is_empty() && matches!(text_in(question, "showunits").as_str(), "1" | "2") {
        context.approximated(What::SettingDropped { detail: "showunits".to_owned() });
    }
    let unit = if graded && !units.is_empty() { UnitRule::Required(penalty) } else { UnitRule::Optional };
    NumberRules { significant_figures: None, units, unit }
}

/// 1 / 0.1 is 10, whatever floating point says.
fn whole(factor: f64) -> f64 {
    let round = factor.round();
    if (factor - round).abs() < 1e-9 * round.max(1.0) { round } else { factor }
}

pub(super) fn essay(question: &Element, context: &mut Context<'_>) -> Body {
    let number = |name: &str| share::number(&text_in(question, name));
    let files = number("attachments").unwrap_or(0.0);
    let model_answer = question.first("graderinfo").map(|text| context.html(text)).unwrap_or_default();
    if text_in(question, "responseformat") == "noinline" && files != 0.0 {
        if !model_answer.is_empty() {
            context.approximated(What::SettingDropped { detail: "graderinfo".to_owned() });
        }
        let listed = text_in(question, "filetypeslist");
        return Body::Upload(Upload {
            accept: accepted_files(&listed, context),
            max_files: small(files, 1, 10),
            rubric: Rubric::default(),
        });
    }
    if files != 0.0 {
        context.approximated(What::SettingDropped { detail: "attachments".to_owned() });
    }
    if question.first("responsetemplate").is_some_and(|template| !template.text().trim().is_empty()) {
        context.approximated(What::SettingDropped { detail: "responsetemplate".to_owned() });
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range of the type by the filter")]
    let words = |name: &str| number(name).filter(|n| (1.0..=65_535.0).contains(n)).map(|n| n as u16);
    Body::Essay(Essay {
        rows: number("responsefieldlines").map_or(8, |lines| small(lines, 3, 40)),
        min_words: words("minwordlimit"),
        max_words: words("maxwordlimit"),
        rubric: Rubric::default(),
        model_answer,
    })
}

/// A number within a range; -1 stands for "any number of".
fn small(number: f64, least: u8, most: u8) -> u8 {
    if number < 0.0 {
        return most;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of the type")]
    let small = number.clamp(f64::from(least), f64::from(most)) as u8;
    small
}

fn accepted_files(list: &str, context: &mut Context<'_>) -> Vec<String> {
    let mut accept: Vec<String> = Vec::new();
    for kind in list.split([',', ';', ' ']).map(str::trim).filter(|kind| !kind.is_empty()) {
        let taken: &[&str] = match kind {
            ".jpg" | ".jpeg" | "image/jpeg" => &["image/jpeg"],
            ".png" | "image/png" => &["image/png"],
            ".pdf" | "application/pdf" => &["application/pdf"],
            ".txt" | "text/plain" => &["text/plain"],
            "image" | "web_image" => &["image/jpeg", "image/png"],
            other => {
                context.approximated(What::SettingDropped { detail: other.to_owned() });
                &[]
            }
        };
        for kind in taken {
            if !accept.iter().any(|there| there == kind) {
                accept.push((*kind).to_owned());
            }
        }
    }
    accept
}
