//! Choices as `multichoice`, `truefalse` and `kprime`.

use std::fmt::Write as _;

use domain::Text;
use domain::quizzes::item::Choice;
use domain::quizzes::kinds::{Incident, Kprim, MultipleChoice, MultipleScoring, SingleChoice, TrueFalse};

use super::fields::Fields;
use crate::finding::What;

fn multichoice<'o>(
    single: bool,
    fixed_order: bool,
    options: impl Iterator<Item = (f64, &'o Text, &'o Text)>,
    fields: &mut Fields<'_>,
) -> &'static str {
    fields.plain("single", if single { "true" } else { "false" });
    fields.plain("shuffleanswers", if fixed_order { "false" } else { "true" });
    fields.plain("answernumbering", "ABCD");
    for (share, text, feedback) in options {
        fields.answer(share, text, feedback);
    }
    "multichoice"
}

pub(super) fn single(body: &SingleChoice, fields: &mut Fields<'_>) -> &'static str {
    multichoice(true, body.fixed_order, body.options.iter().map(|option| (option.credit, &option.text, &option.feedback)), fields)
}

/// Moodle adds up the fractions of what is ticked; other scorings become the nearest sum.
pub(super) fn multiple(body: &MultipleChoice, fields: &mut Fields<'_>) -> &'static str {
    let right = body.options.iter().filter(|option| option.credit > 0.0).count().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a few options")]
    let each = 1.0 / right as f64;
    let share = |option: &Choice| match body.scoring {
        MultipleScoring::Weighted => option.credit,
        _ if option.credit > 0.0 => each,
        _ => -each,
    };
    let name = match body.scoring {
        // what is ours by default is a sum of fractions, too
        MultipleScoring::Weighted | MultipleScoring::PerOptionDeduction => None,
        MultipleScoring::AllOrNothing => Some("all_or_nothing"),
        MultipleScoring::PerOption => Some("per_option"),
    };
    if let Some(name) = name {
        fields.approximated(What::ScoringApproximated { detail: name.to_owned() });
    }
    multichoice(false, body.fixed_order, body.options.iter().map(|option| (share(option), &option.text, &option.feedback)), fields)
}

pub(super) fn incident(body: &Incident, fields: &mut Fields<'_>) -> &'static str {
    fields.approximated(What::UnsupportedKind { detail: "incident → multichoice".to_owned() });
    multichoice(
        true,
        false,
        body.options.iter().map(|option| (f64::from(option.plausibility) / 3.0, &option.text, &option.feedback)),
        fields,
    )
}

pub(super) fn true_false(body: &TrueFalse, fields: &mut Fields<'_>) -> &'static str {
    for (value, feedback) in [(true, &body.feedback_true), (false, &body.feedback_false)] {
        let share = if body.answer == value { 100 } else { 0 };
        let _ = write!(fields.out, "<answer fraction=\"{share}\" format=\"moodle_auto_format\"><text>{value}</text>");
        fields.feedback(feedback);
        fields.out.push_str("</answer>\n");
    }
    "truefalse"
}

pub(super) fn kprim(body: &Kprim, fields: &mut Fields<'_>) -> &'static str {
    fields.out.push_str("<scoringmethod><text>kprime</text></scoringmethod>\n");
    fields.plain("shuffleanswers", "true");
    fields.plain("numberofrows", &body.statements.len().to_string());
    fields.plain("numberofcolumns", "2");
    for (row, statement) in (1..).zip(&body.statements) {
        let _ = writeln!(fields.out, "<row number=\"{row}\">");
        fields.line("optiontext", &statement.text);
        fields.block("feedbacktext", &statement.feedback);
        fields.out.push_str("</row>\n");
    }
    let words = |zh: &str, de: &str, en: &str| Text { zh: Some(zh.into()), de: Some(de.into()), en: Some(en.into()) };
    let usual = [words("正确", "richtig", "true"), words("错误", "falsch", "false")];
    for (number, (label, usual)) in (1..).zip([&body.label_true, &body.label_false].into_iter().zip(usual)) {
        let _ = writeln!(fields.out, "<column number=\"{number}\">");
        fields.line("responsetext", if label.is_empty() { &usual } else { label });
        fields.out.push_str("</column>\n");
    }
    for (row, statement) in (1..).zip(&body.statements) {
        for (column, value) in [(1, statement.answer), (2, !statement.answer)] {
            let weight = if value { "1.000" } else { "0.000" };
            let _ = writeln!(fields.out, "<weight rownumber=\"{row}\" columnnumber=\"{column}\"><value>{weight}</value></weight>");
        }
    }
    "kprime"
}
