//! Matching and ordering.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use domain::Text;
use domain::quizzes::item::Label;
use domain::quizzes::kinds::{Categorisation, Matching, OrderScoring, Ordering};

use super::fields::Fields;
use crate::finding::What;

pub(super) fn matching(body: &Matching, fields: &mut Fields<'_>) -> &'static str {
    fields.dropped(body.prompts.iter().any(|prompt| !prompt.feedback.is_empty()), "feedback");
    pairs(body.prompts.iter().map(|prompt| (&prompt.text, prompt.answer.as_str())), &body.answers, fields)
}

pub(super) fn categorisation(body: &Categorisation, fields: &mut Fields<'_>) -> &'static str {
    fields.approximated(What::UnsupportedKind { detail: "categorisation → matching".to_owned() });
    fields.dropped(body.entries.iter().any(|entry| !entry.feedback.is_empty()), "feedback");
    pairs(body.entries.iter().map(|entry| (&entry.text, entry.category.as_str())), &body.categories, fields)
}

fn pairs<'t>(pairs: impl Iterator<Item = (&'t Text, &'t str)>, answers: &[Label], fields: &mut Fields<'_>) -> &'static str {
    fields.plain("shuffleanswers", "true");
    let mut used = BTreeSet::new();
    for (text, answer) in pairs {
        let found = answers.iter().find(|label| label.id == answer);
        used.insert(answer);
        pair(text, found.map(|label| &label.text), fields);
    }
    for left_over in answers.iter().filter(|label| !used.contains(label.id.as_str())) {
        pair(&Text::default(), Some(&left_over.text), fields);
    }
    "matching"
}

fn pair(text: &Text, answer: Option<&Text>, fields: &mut Fields<'_>) {
    let mut element = String::new();
    std::mem::swap(&mut element, &mut fields.out);
    fields.line("subquestion", text);
    std::mem::swap(&mut element, &mut fields.out);
    let opened = element.trim_end().strip_suffix("</subquestion>").unwrap_or(&element);
    let answer = answer.map(|answer| fields.line_html(answer)).unwrap_or_default();
    let _ = writeln!(fields.out, "{opened}<answer><text>{}</text></answer></subquestion>", crate::xml::escape(&answer));
}

pub(super) fn ordering(body: &Ordering, fields: &mut Fields<'_>) -> &'static str {
    let grading = match body.scoring {
        OrderScoring::AllOrNothing => "ALL_OR_NOTHING",
        OrderScoring::ByPosition => "ABSOLUTE_POSITION",
        OrderScoring::ByPair => "RELATIVE_ALL_PREVIOUS_AND_NEXT",
    };
    fields.plain("layouttype", "VERTICAL");
    fields.plain("selecttype", "ALL");
    fields.plain("selectcount", "0");
    fields.plain("gradingtype", grading);
    fields.plain("showgrading", "SHOW");
    fields.plain("numberingstyle", "none");
    for (place, entry) in (1_u8..).zip(&body.entries) {
        // the place stands where other types have the fraction
        fields.answer(f64::from(place) / 100.0, &entry.text, &Text::default());
    }
    "ordering"
}
