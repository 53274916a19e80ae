//! Typed answers as `shortanswer`, `numerical` and `essay`.

use std::fmt::Write as _;

use domain::quizzes::item::{Accepted, NumberAnswer, NumberRules, Rubric, Tolerance, UnitRule};
use domain::quizzes::kinds::{Essay, Numeric, ShortText, Upload};

use super::fields::Fields;
use crate::finding::What;
use crate::share::{decimal, to_percent};
use crate::xml::escape;

pub(super) fn short_text(body: &ShortText, fields: &mut Fields<'_>) -> &'static str {
    fields.plain("usecase", if body.case_sensitive { "1" } else { "0" });
    for answer in &body.answers {
        languages(&answer.accepted, fields);
        for text in answer.accepted.all() {
            let _ = write!(
                fields.out,
                "<answer fraction=\"{}\" format=\"moodle_auto_format\"><text>{}</text>",
                to_percent(answer.credit),
                escape(text)
            );
            fields.feedback(&answer.feedback);
            fields.out.push_str("</answer>\n");
        }
    }
    "shortanswer"
}

/// Which language an accepted text is in cannot be said; all of them are accepted there as here.
pub(super) fn languages(accepted: &Accepted, fields: &mut Fields<'_>) {
    if !(accepted.zh.is_empty() && accepted.de.is_empty() && accepted.en.is_empty()) {
        fields.approximated(What::LanguagesDropped { detail: "accepted".to_owned() });
    }
}

/// Tolerances are absolute there.
pub(super) fn tolerance(answer: &NumberAnswer, fields: &mut Fields<'_>) -> f64 {
    match answer.tolerance {
        Tolerance::Absolute(width) => width,
        Tolerance::Relative(share) => {
            fields.approximated(What::ScoringApproximated { detail: format!("± {} %", decimal(share * 100.0, 4)) });
            (answer.value * share).abs()
        }
    }
}

pub(super) fn numeric(body: &Numeric, fields: &mut Fields<'_>) -> &'static str {
    for answer in &body.answers {
        let width = tolerance(answer, fields);
        let _ = write!(
            fields.out,
            "<answer fraction=\"{}\" format=\"moodle_auto_format\"><text>{}</text><tolerance>{}</tolerance>",
            to_percent(answer.credit),
            answer.value,
            decimal(width, 12)
        );
        fields.feedback(&answer.feedback);
        fields.out.push_str("</answer>\n");
    }
    rules(&body.rules, fields);
    "numerical"
}

/// Units; Moodle's multiplier is how many of the unit one of the first is.
pub(super) fn rules(rules: &NumberRules, fields: &mut Fields<'_>) {
    fields.dropped(rules.significant_figures.is_some(), "significant_figures");
    if !rules.units.is_empty() {
        fields.out.push_str("<units>");
        for unit in &rules.units {
            let multiplier = if unit.factor == 0.0 { 1.0 } else { 1.0 / unit.factor };
            let _ = write!(fields.out, "<unit><multiplier>{multiplier}</multiplier><unit_name>{}</unit_name></unit>", escape(&unit.symbol));
        }
        fields.out.push_str("</units>\n");
    }
    let (graded, penalty) = match rules.unit {
        UnitRule::Required(penalty) => ("1", penalty),
        UnitRule::Optional => ("0", 0.1),
    };
    fields.plain("unitgradingtype", graded);
    fields.plain("unitpenalty", &decimal(penalty, 7));
    fields.plain("showunits", if rules.units.is_empty() { "3" } else { "0" });
    fields.plain("unitsleft", "0");
}

fn rubric(rubric: &Rubric, fields: &mut Fields<'_>) {
    fields.dropped(!rubric.criteria.is_empty(), "rubric");
}

pub(super) fn essay(body: &Essay, fields: &mut Fields<'_>) -> &'static str {
    rubric(&body.rubric, fields);
    fields.plain("responseformat", "editor");
    fields.plain("responserequired", "1");
    fields.plain("responsefieldlines", &body.rows.to_string());
    for (name, words) in [("minwordlimit", body.min_words), ("maxwordlimit", body.max_words)] {
        fields.plain(name, &words.map(|words| words.to_string()).unwrap_or_default());
    }
    fields.plain("attachments", "0");
    fields.plain("attachmentsrequired", "0");
    fields.block("graderinfo", &body.model_answer);
    "essay"
}

pub(super) fn upload(body: &Upload, fields: &mut Fields<'_>) -> &'static str {
    rubric(&body.rubric, fields);
    fields.plain("responseformat", "noinline");
    fields.plain("responserequired", "0");
    fields.plain("responsefieldlines", "10");
    fields.plain("attachments", &body.max_files.to_string());
    fields.plain("attachmentsrequired", "1");
    let kinds: Vec<&str> = body
        .accept
        .iter()
        .filter_map(|kind| match kind.as_str() {
            "image/jpeg" => Some(".jpg"),
            "image/png" => Some(".png"),
            "application/pdf" => Some(".pdf"),
            "text/plain" => Some(".txt"),
            _ => None,
        })
        .collect();
    fields.plain("filetypeslist", &kinds.join(","));
    "essay"
}
