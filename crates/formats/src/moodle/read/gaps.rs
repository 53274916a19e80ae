//! Gaps in a text: `gapselect`, `ddwtos` and embedded answers.

use std::collections::BTreeMap;

use domain::quizzes::item::{Body, Choice, NumberAnswer, NumberRules, Tolerance};
use domain::quizzes::kinds::{ChoiceGap, Cloze, Gap, GapKind, InlineChoice};
use domain::{Language, Text};

use super::context::{Context, source};
use super::text_in;
use super::typed::add_text_answer;
use crate::finding::What;
use crate::html::to_text;
use crate::ids::letter;
use crate::moodle::embedded::{Embedded, EmbeddedAnswer, Type, take_out};
use crate::share;
use crate::xml::Element;

/// Lists in a text. `[[3]]` is the place whose right answer is the third; its list are those of the same group. Of dragged words the list is what may be dragged.
pub(super) fn select(question: &Element, prompt: &mut Text, dragged: bool, context: &mut Context<'_>) -> Option<Body> {
    let words: Vec<(Text, String)> = question
        .elements()
        .filter(|element| matches!(element.name.as_str(), "selectoption" | "dragbox"))
        .map(|option| (context.html(option), text_in(option, "group")))
        .collect();
    let mut text = context.html(question.first("questiontext")?);
    let mut ids: BTreeMap<(usize, usize), String> = BTreeMap::new();
    let mut gaps: Vec<ChoiceGap> = Vec::new();
    for language in Language::ALL {
        let Some(source) = text.exact(language).map(str::to_owned) else { continue };
        let mut times: BTreeMap<usize, usize> = BTreeMap::new();
        let marked = replace_marks(&source, |number| {
            let (right, group) = words.get(number.checked_sub(1)?).filter(|(text, _)| !text.is_empty())?;
            let time = times.entry(number).or_insert(0);
            *time += 1;
            let id = ids.entry((number, *time)).or_insert_with(|| {
                let id = format!("gap-{}", gaps.len() + 1);
                gaps.push(ChoiceGap { id: id.clone(), options: options(&words, group, right) });
                id
            });
            Some(id.clone())
        });
        text.set(language, marked);
    }
    if gaps.is_empty() {
        context.refused(What::NoRightAnswer);
        return None;
    }
    if dragged {
        context.approximated(What::UnsupportedKind { detail: "ddwtos → gapselect".to_owned() });
    }
    let all: Vec<String> = gaps.iter().map(|gap| gap.id.clone()).collect();
    let (kept, text) = finish(text, &all, prompt, context)?;
    gaps.retain(|gap| kept.contains(&gap.id));
    Some(Body::InlineChoice(InlineChoice { text, gaps }))
}

fn options(words: &[(Text, String)], group: &str, right: &Text) -> Vec<Choice> {
    let mut options: Vec<Choice> = Vec::new();
    for (text, _) in words.iter().filter(|(text, of)| of == group && !text.is_empty()) {
        if options.iter().all(|option| option.text != *text) {
            let credit = if text == right { 1.0 } else { 0.0 };
            options.push(Choice { id: letter(options.len()), text: text.clone(), credit, feedback: Text::default() });
        }
    }
    options
}

/// Replaces `[[7]]` by `[[id]]`, where there is an id.
fn replace_marks(text: &str, mut id: impl FnMut(usize) -> Option<String>) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("[[") {
        out.push_str(&rest[..at]);
        let inside = &rest[at + 2..];
        let number = inside.split_once("]]").and_then(|(number, after)| Some((number.parse().ok()?, after)));
        if let Some((id, after)) = number.and_then(|(number, after)| Some((id(number)?, after))) {
            out.push_str("[[");
            out.push_str(&id);
            out.push_str("]]");
            rest = after;
        } else {
            // kept from looking like a gap
            out.push_str("[ [");
            rest = inside;
        }
    }
    out + rest
}

pub(super) fn cloze(question: &Element, prompt: &mut Text, context: &mut Context<'_>) -> Option<Body> {
    let element = question.first("questiontext")?;
    let (html, embedded) = match take_out(&source(element), |number| format!("[[gap-{number}]]")) {
        Ok(taken) => taken,
        Err(detail) => {
            context.refused(What::UnsupportedKind { detail });
            return None;
        }
    };
    let text = context.html_from(element, &html);
    let mut gaps = Vec::new();
    for (place, embedded) in embedded.into_iter().enumerate() {
        let id = format!("gap-{}", place + 1);
        let weight = embedded.weight;
        let Some(accepts) = gap_kind(embedded, context) else {
            context.refused(What::NoRightAnswer);
            return None;
        };
        gaps.push(Gap { id, weight, accepts });
    }
    if gaps.is_empty() {
        context.refused(What::NoRightAnswer);
        return None;
    }
    let all: Vec<String> = gaps.iter().map(|gap| gap.id.clone()).collect();
    let (kept, text) = finish(text, &all, prompt, context)?;
    gaps.retain(|gap| kept.contains(&gap.id));
    Some(Body::Cloze(Cloze { text, gaps }))
}

fn gap_kind(embedded: Embedded, context: &mut Context<'_>) -> Option<GapKind> {
    if !embedded.answers.iter().any(|answer| answer.share > 0.0) {
        return None;
    }
    match embedded.kind {
        Type::Text { case_sensitive } => {
            let mut answers = Vec::new();
            for EmbeddedAnswer { share, text, feedback } in embedded.answers {
                let feedback = context.line(&feedback);
                add_text_answer(&mut answers, to_text(&text), share.max(0.0), feedback);
            }
            Some(GapKind::Text { answers, case_sensitive })
        }
        Type::Number => {
            let mut answers = Vec::new();
            for EmbeddedAnswer { share, text, feedback } in embedded.answers {
                let (value, tolerance) = text.split_once(':').unwrap_or((&text, "0"));
                match (share::number(value), share::number(tolerance)) {
                    (Some(value), Some(tolerance)) => answers.push(NumberAnswer {
                        id: letter(answers.len()),
                        value,
                        tolerance: Tolerance::Absolute(tolerance.abs()),
                        credit: share.max(0.0),
                        feedback: context.line(&feedback),
                    }),
                    // takes every other number
                    _ if text == "*" && feedback.is_empty() => {}
                    _ => context.approximated(What::BadValue { detail: text }),
                }
            }
            answers.iter().any(|answer| answer.credit > 0.0).then_some(GapKind::Number { answers, rules: NumberRules::default() })
        }
        Type::Choice => {
            let options = embedded.answers.into_iter().enumerate().map(|(place, EmbeddedAnswer { share, text, feedback })| Choice {
                id: letter(place),
                text: context.line(&text),
                credit: share,
                feedback: context.line(&feedback),
            });
            Some(GapKind::Choice { options: options.collect() })
        }
    }
}

/// What comes before the first paragraph with a gap is what is asked; and a language without every gap cannot stay. Gives the gaps that are in the text.
fn finish(text: Text, ids: &[String], prompt: &mut Text, context: &mut Context<'_>) -> Option<(Vec<String>, Text)> {
    let of = |language: Language| -> Vec<&String> {
        let there = text.exact(language).unwrap_or_default();
        ids.iter().filter(|id| there.matches(&format!("[[{id}]]")).count() == 1).collect()
    };
    let best = Language::ALL.into_iter().map(of).max_by_key(Vec::len).filter(|best| !best.is_empty());
    let Some(best) = best else {
        context.refused(What::NoText);
        return None;
    };
    let mut out = Text::default();
    for language in Language::ALL {
        let Some(whole) = text.exact(language) else { continue };
        if of(language) != best {
            context.approximated(What::LanguagesDropped { detail: language.code().to_owned() });
            continue;
        }
        let first = whole.find("[[gap-").unwrap_or(0);
        let start = whole.get(..first).and_then(|before| before.rfind("\n\n"));
        let (asked, rest) = start.map_or(("", whole), |at| (&whole[..at], &whole[at + 2..]));
        prompt.set(language, if asked.trim().is_empty() { fill_in(language) } else { asked });
        out.set(language, rest);
    }
    Some((best.into_iter().cloned().collect(), out))
}

/// What is asked where a text with gaps does not say.
fn fill_in(language: Language) -> &'static str {
    match language {
        Language::Zh => "请补全文字。",
        Language::De => "Füllen Sie die Lücken aus.",
        Language::En => "Fill in the gaps.",
    }
}
