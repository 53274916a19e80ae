//! Writing: each item as the question type that says most of it.

mod calculated;
mod choice;
mod fields;
mod gaps;
mod pairs;
mod typed;

use std::fmt::Write as _;

use domain::quizzes::item::{Body, Item};
use domain::{Language, Text};

use fields::Fields;

use crate::Written;
use crate::finding::What;
use crate::share::decimal;
use crate::xml::escape;

pub(crate) fn write(items: &[Item], media: &dyn Fn(&str) -> Option<Vec<u8>>, language: Language) -> Written {
    let mut fields = Fields::new(language, media);
    fields.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    let mut category = String::new();
    for item in items {
        fields.item.clone_from(&item.id);
        if !can_write(&item.body) {
            fields.refused(What::UnsupportedKind { detail: kind_name(&item.body).to_owned() });
            continue;
        }
        if item.category != category {
            category.clone_from(&item.category);
            let path =
                if category.is_empty() { "$course$/top".to_owned() } else { format!("$course$/top/{}", category.replace('∕', "//")) };
            let _ = writeln!(fields.out, "<question type=\"category\"><category><text>{}</text></category></question>", escape(&path));
        }
        question(item, &mut fields);
    }
    fields.out.push_str("</quiz>\n");
    let Fields { out, findings, .. } = fields;
    Written { bytes: out.into_bytes(), extension: "xml", media_type: "application/xml", findings }
}

/// Places on a picture and words to be marked have no counterpart that would ask the same.
const fn can_write(body: &Body) -> bool {
    !matches!(body, Body::Hotspot(_) | Body::MarkWords(_))
}

/// The kind as items say it in their files.
pub(crate) const fn kind_name(body: &Body) -> &'static str {
    match body {
        Body::SingleChoice(_) => "single_choice",
        Body::MultipleChoice(_) => "multiple_choice",
        Body::TrueFalse(_) => "true_false",
        Body::Kprim(_) => "kprim",
        Body::ShortText(_) => "short_text",
        Body::Numeric(_) => "numeric",
        Body::Formula(_) => "formula",
        Body::Cloze(_) => "cloze",
        Body::InlineChoice(_) => "inline_choice",
        Body::Matching(_) => "matching",
        Body::Ordering(_) => "ordering",
        Body::Categorisation(_) => "categorisation",
        Body::Hotspot(_) => "hotspot",
        Body::MarkWords(_) => "mark_words",
        Body::Incident(_) => "incident",
        Body::Essay(_) => "essay",
        Body::Upload(_) => "upload",
    }
}

fn question(item: &Item, fields: &mut Fields<'_>) {
    let mut feedback = item.feedback.clone();
    // of a cloze text only one language can be asked in
    let only = matches!(item.body, Body::Cloze(_)).then_some(fields.language);
    let mut own = String::new();
    let mut prompt = item.prompt.clone();
    std::mem::swap(&mut own, &mut fields.out);
    let kind = match &item.body {
        Body::SingleChoice(body) => choice::single(body, fields),
        Body::MultipleChoice(body) => choice::multiple(body, fields),
        Body::TrueFalse(body) => choice::true_false(body, fields),
        Body::Kprim(body) => choice::kprim(body, fields),
        Body::Incident(body) => {
            prompt = joined(&prompt, &body.question);
            feedback = joined(&joined(&feedback, &body.advice), &body.counter_example);
            choice::incident(body, fields)
        }
        Body::ShortText(body) => typed::short_text(body, fields),
        Body::Numeric(body) => typed::numeric(body, fields),
        Body::Essay(body) => typed::essay(body, fields),
        Body::Upload(body) => typed::upload(body, fields),
        Body::Formula(body) => calculated::formula(body, fields),
        Body::Matching(body) => pairs::matching(body, fields),
        Body::Categorisation(body) => pairs::categorisation(body, fields),
        Body::Ordering(body) => pairs::ordering(body, fields),
        Body::InlineChoice(body) => {
            prompt = joined(&prompt, &gaps::inline_text(body));
            gaps::inline_choice(body, fields)
        }
        Body::Cloze(body) => {
            let kind = gaps::cloze_findings(body, item, fields);
            prompt = joined(&prompt, &body.text);
            kind
        }
        Body::Hotspot(_) | Body::MarkWords(_) => "",
    };
    std::mem::swap(&mut own, &mut fields.out);
    let _ = writeln!(fields.out, "<question type=\"{kind}\">");
    name(item, fields);
    match (&item.body, only) {
        (Body::Cloze(body), Some(language)) => gaps::cloze_text(&prompt, body, language, fields),
        _ => fields.block("questiontext", &prompt),
    }
    fields.block("generalfeedback", &feedback);
    fields.plain("defaultgrade", &decimal(item.marks, 7));
    fields.plain("penalty", "0.3333333");
    fields.plain("hidden", "0");
    fields.plain("idnumber", &item.id);
    fields.out.push_str(&own);
    if !item.hint.is_empty() {
        fields.block("hint", &item.hint);
    }
    if !item.tags.is_empty() {
        fields.out.push_str("<tags>");
        for tag in &item.tags {
            let _ = write!(fields.out, "<tag><text>{}</text></tag>", escape(tag));
        }
        fields.out.push_str("</tags>\n");
    }
    fields.out.push_str("</question>\n");
}

/// Moodle keeps 255 characters of a name; and it has to have one.
fn name(item: &Item, fields: &mut Fields<'_>) {
    const LONGEST: usize = 255;
    let mut name = if item.title.is_empty() { item.id.clone() } else { fields.line_html(&item.title) };
    if name.chars().count() > LONGEST {
        fields.approximated(What::LanguagesDropped { detail: "title".to_owned() });
        name = item.title.get(fields.language).chars().take(LONGEST).collect();
    }
    let _ = writeln!(fields.out, "<name><text>{}</text></name>", escape(&name));
}

/// One text after the other, in each language that is in both; or the one that there is.
fn joined(first: &Text, second: &Text) -> Text {
    let mut out = Text::default();
    for language in Language::ALL {
        match (first.exact(language), second.exact(language)) {
            (Some(a), Some(b)) => out.set(language, format!("{a}\n\n{b}")),
            (None, Some(b)) => out.set(language, b),
            (Some(a), None) if second.is_empty() => out.set(language, a),
            _ => {}
        }
    }
    out
}
