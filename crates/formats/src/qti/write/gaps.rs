//! Fields and lists in a line: short text, number, inline choice, cloze; words to be marked.
//!
//! An interaction can stand in one place only, so it stands in the text of the item's language; the texts of the others have a blank of the class `qiao-gap`.

use std::collections::BTreeMap;

use domain::quizzes::item::{Choice, NumberAnswer, NumberRules, TextAnswer, Tolerance, UnitRule};
use domain::quizzes::kinds::{ChoiceGap, Cloze, Gap, GapKind, InlineChoice, MarkWords, Numeric, ShortText};
use domain::{Language, Text};
use serde::Serialize;

use super::choice::same;
use super::parts::{Parts, Said};
use super::scoring::{Mapping, RESPONSE, Scoring, add, declaration, first_of, map_response, value, variable};
use super::writer::{Writer, with_labels};
use crate::ids::letter;
use crate::qti::names::{OURS, identifier};
use crate::qti::read::{TEXT, round};
use crate::qti::text::{GAP, Place, replaced};
use crate::qti::tree::{Element, Node, element};

/// One field or list: how it is declared, shown and scored.
struct Field {
    declaration: Element,
    interaction: Element,
    rules: Vec<Element>,
}

pub fn short_text(writer: &mut Writer<'_>, body: &ShortText) -> Parts {
    let marks = writer.marks;
    let field = text_field(writer, RESPONSE, &body.answers, body.case_sensitive, marks);
    let scoring = Scoring::Map;
    Parts { declarations: vec![field.declaration], body: paragraph(field.interaction), scoring, ..Parts::default() }
}

pub fn numeric(writer: &mut Writer<'_>, body: &Numeric) -> Parts {
    let marks = writer.marks;
    let field = number_field(writer, RESPONSE, &body.answers, &body.rules, marks);
    Parts {
        declarations: vec![field.declaration],
        body: paragraph(field.interaction),
        scoring: Scoring::Rules(field.rules),
        ..Parts::default()
    }
}

pub fn paragraph(interaction: Element) -> Vec<Node> {
    vec![element("p").holding([interaction]).into()]
}

pub fn inline_choice(writer: &mut Writer<'_>, body: &InlineChoice) -> Parts {
    let share = writer.marks / f64::from(u32::try_from(body.gaps.len().max(1)).unwrap_or(u32::MAX));
    let field = |writer: &mut Writer<'_>, gap: &ChoiceGap| (gap.id.clone(), list(writer, &identifier(&gap.id), &gap.options, share));
    let fields = body.gaps.iter().map(|gap| field(writer, gap)).collect();
    gapped(writer, &body.text, fields)
}

pub fn cloze(writer: &mut Writer<'_>, body: &Cloze) -> Parts {
    let whole: f64 = body.gaps.iter().map(|gap| gap.weight).sum();
    let weighed = body.gaps.iter().any(|gap| !same(gap.weight, 1.0));
    let mut fields = Vec::with_capacity(body.gaps.len());
    for Gap { id, weight, accepts } in &body.gaps {
        let points = if whole > 0.0 { writer.marks * weight / whole } else { 0.0 };
        let name = identifier(id);
        let mut field = match accepts {
            GapKind::Text { answers, case_sensitive } => text_field(writer, &name, answers, *case_sensitive, points),
            GapKind::Number { answers, rules } => number_field(writer, &name, answers, rules, points),
            GapKind::Choice { options } => list(writer, &name, options, points),
        };
        field.interaction = field.interaction.with_some(&format!("{OURS}weight"), weighed.then_some(weight));
        fields.push((id.clone(), field));
    }
    gapped(writer, &body.text, fields)
}

/// A text with its fields in it.
fn gapped(writer: &mut Writer<'_>, text: &Text, fields: Vec<(String, Field)>) -> Parts {
    let mut parts = Parts::default();
    let mut rules = Vec::new();
    let mut interactions = BTreeMap::new();
    for (id, field) in fields {
        parts.declarations.push(field.declaration);
        rules.extend(field.rules);
        interactions.insert(id, field.interaction);
    }
    let blank = || vec![Node::Text("____".to_owned())];
    parts.body = marked(writer, text, interactions, &mut |_, words| if words.is_empty() { blank() } else { words });
    parts.scoring = Scoring::Rules(rules);
    parts
}

/// The texts with the markers made into interactions; a marker that cannot be found leaves its interaction at the end.
fn marked(
    writer: &mut Writer<'_>,
    text: &Text,
    mut interactions: BTreeMap<String, Element>,
    shown: &mut dyn FnMut(&str, Vec<Node>) -> Vec<Node>,
) -> Vec<Node> {
    let ids: Vec<String> = interactions.keys().cloned().collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let main = writer.main;
    let others: Vec<Language> = Language::ALL.into_iter().filter(|language| *language != main && text.exact(*language).is_some()).collect();
    if !others.is_empty() {
        writer.languages_dropped(&others);
    }
    let mut change = |nodes: Vec<Node>, language: Language| {
        replaced(&nodes, &mut |gap| {
            let id = (gap.name == "gap").then(|| gap.attribute("id")).flatten()?;
            let words = gap.children.clone();
            if language == main
                && let Some(interaction) = interactions.remove(id)
            {
                let inside = if interaction.children.is_empty() && !words.is_empty() { words } else { Vec::new() };
                return Some(vec![interaction.holding(inside).into()]);
            }
            let with_words = (!words.is_empty()).then_some("true");
            let blank = element("span").with("class", GAP).with(&format!("{OURS}gap"), id).with_some(&format!("{OURS}words"), with_words);
            Some(vec![blank.holding(shown(id, words)).into()])
        })
    };
    let mut nodes = writer.nodes(text, Place::Block, &mut change, &ids);
    if !interactions.is_empty() {
        nodes.push(element("p").holding(interactions.into_values()).into());
    }
    nodes
}

fn text_field(writer: &mut Writer<'_>, name: &str, answers: &[TextAnswer], case_sensitive: bool, points: f64) -> Field {
    let mut mapping = Mapping::default();
    let mut best: Option<(f64, String)> = None;
    for answer in answers {
        for text in answer.accepted.all() {
            let Some(plain) = without_wildcards(text) else {
                writer.scoring_approximated(text);
                continue;
            };
            let same_key = |key: &str| if case_sensitive { key == plain } else { key.to_lowercase() == plain.to_lowercase() };
            if !mapping.entries.iter().any(|(key, _, _)| same_key(key)) {
                mapping.entries.push((plain.clone(), answer.credit * points, Some(case_sensitive)));
            }
            if best.as_ref().is_none_or(|(credit, _)| answer.credit > *credit) {
                best = Some((answer.credit, plain));
            }
        }
    }
    // something has to be the right answer, even where only a pattern is
    let pattern = || answers.first().and_then(|answer| answer.accepted.all().next()).map(|text| text.replace('*', ""));
    let correct: Vec<String> = best.map(|(_, text)| text).or_else(pattern).filter(|text| !text.is_empty()).into_iter().collect();
    note_feedback(writer, answers.iter().map(|answer| &answer.feedback));
    let kept = kept(answers, !reads_back(answers, &mapping));
    Field {
        declaration: declaration(name, "single", "string", &correct, Some(&mapping)),
        interaction: field(name, &mapping).with_some(&format!("{OURS}answers"), kept),
        rules: vec![add(map_response(name))],
    }
}

fn field(name: &str, mapping: &Mapping) -> Element {
    let longest = mapping.entries.iter().map(|(key, _, _)| key.chars().count()).max().unwrap_or(0);
    element("qti-text-entry-interaction").with("response-identifier", name).with("expected-length", longest.clamp(8, 60))
}

/// The text itself, when no `*` in it stands for others.
fn without_wildcards(text: &str) -> Option<String> {
    let plain = text.replace("\\*", "\u{0}");
    (!plain.contains('*')).then(|| plain.replace('\u{0}', "*"))
}

/// Whether the answers can be told from the mapping alone.
fn reads_back(answers: &[TextAnswer], mapping: &Mapping) -> bool {
    let texts = answers.iter().flat_map(|answer| answer.accepted.all()).count();
    let plain = |(place, answer): (usize, &TextAnswer)| {
        let accepted = &answer.accepted;
        answer.id == letter(place)
            && answer.feedback.is_empty()
            && accepted.zh.is_empty()
            && accepted.de.is_empty()
            && accepted.en.is_empty()
            && !accepted.any.is_empty()
            && accepted
                .any
                .iter()
                .all(|text| without_wildcards(text).is_some_and(|plain| plain.replace('*', "\\*") == *text && is_squeezed(&plain)))
    };
    answers.len() == 1 && texts == mapping.entries.len() && same(answers[0].credit, 1.0) && answers.iter().enumerate().all(plain)
}

fn is_squeezed(text: &str) -> bool {
    text.split_whitespace().collect::<Vec<_>>().join(" ") == text
}

fn kept(value: &(impl Serialize + ?Sized), keep: bool) -> Option<String> {
    if keep { serde_json::to_string(value).ok() } else { None }
}

fn note_feedback<'a>(writer: &mut Writer<'_>, mut feedback: impl Iterator<Item = &'a Text>) {
    if feedback.any(|feedback| !feedback.is_empty()) {
        writer.dropped("feedback");
    }
}

fn number_field(writer: &mut Writer<'_>, name: &str, answers: &[NumberAnswer], rules: &NumberRules, points: f64) -> Field {
    note_rules(writer, rules);
    note_feedback(writer, answers.iter().map(|answer| &answer.feedback));
    let branch = |answer: &NumberAnswer| (equal(answer, name), add(value("float", answer.credit * points)));
    let branches: Vec<_> = answers.iter().map(branch).collect();
    let best = answers.iter().filter(|answer| answer.credit > 0.0).fold(None, |best: Option<&NumberAnswer>, answer| match best {
        Some(best) if best.credit >= answer.credit => Some(best),
        _ => Some(answer),
    });
    let correct: Vec<String> = best.map(|answer| answer.value.to_string()).into_iter().collect();
    let most = answers.iter().map(|answer| answer.credit * points).fold(0.0, f64::max);
    let plain = |(place, answer): (usize, &NumberAnswer)| {
        answer.id == letter(place)
            && answer.feedback.is_empty()
            && same(round(answer.credit * points / most), answer.credit)
            && match answer.tolerance {
                Tolerance::Absolute(_) => true,
                Tolerance::Relative(share) => same(share * 100.0 / 100.0, share),
            }
    };
    let keep = !answers.iter().enumerate().all(plain);
    let interaction = field(name, &Mapping::default())
        .with_some(&format!("{OURS}answers"), kept(answers, keep))
        .with_some(&format!("{OURS}rules"), kept(rules, *rules != NumberRules::default()));
    Field { declaration: declaration(name, "single", "float", &correct, None), interaction, rules: vec![first_of(branches)] }
}

/// What other systems do not ask of a number.
pub fn note_rules(writer: &mut Writer<'_>, rules: &NumberRules) {
    if rules.significant_figures.is_some() {
        writer.scoring_approximated("significant_figures");
    }
    if !rules.units.is_empty() || rules.unit != UnitRule::Optional {
        writer.scoring_approximated("units");
    }
}

/// Whether the response is within the tolerance of a value.
fn equal(answer: &NumberAnswer, name: &str) -> Element {
    compared(answer.tolerance).holding([value("float", answer.value), variable(name)])
}

/// A comparison; relative tolerances are percentages of what is compared with, which stands first.
pub fn compared(tolerance: Tolerance) -> Element {
    let (mode, tolerance) = match tolerance {
        Tolerance::Absolute(tolerance) => ("absolute", tolerance),
        Tolerance::Relative(share) => ("relative", share * 100.0),
    };
    element("qti-equal").with("tolerance-mode", mode).with("tolerance", format!("{tolerance} {tolerance}"))
}

fn list(writer: &mut Writer<'_>, name: &str, options: &[Choice], points: f64) -> Field {
    let best = options.iter().map(|option| option.credit * points).fold(0.0, f64::max);
    let entries = options.iter().filter(|option| option.credit != 0.0).map(|option| (identifier(&option.id), option.credit * points));
    let mapping = Mapping::of(entries);
    let right = options.iter().filter(|option| option.credit > 0.0).fold(None, |best: Option<&Choice>, option| match best {
        Some(best) if best.credit >= option.credit => Some(best),
        _ => Some(option),
    });
    let correct: Vec<String> = right.map(|option| identifier(&option.id)).into_iter().collect();
    note_feedback(writer, options.iter().map(|option| &option.feedback));
    let main = writer.main;
    let choices: Vec<Element> = options
        .iter()
        .map(|option| {
            let said = writer.plain(&option.text);
            let keep = !same(round(option.credit * points / best), option.credit);
            let choice = element("qti-inline-choice").with("identifier", identifier(&option.id));
            let choice = choice.with_some(&format!("{OURS}credit"), keep.then_some(option.credit));
            let choice = with_labels(choice, "label", &option.text, &said, main);
            with_labels(choice, "feedback", &option.feedback, "", main).saying(said)
        })
        .collect();
    Field {
        declaration: declaration(name, "single", "identifier", &correct, Some(&mapping)),
        interaction: element("qti-inline-choice-interaction").with("response-identifier", name).with("shuffle", "true").holding(choices),
        rules: vec![add(map_response(name))],
    }
}

pub fn mark_words(writer: &mut Writer<'_>, body: &MarkWords) -> Parts {
    let right: Vec<String> = body.tokens.iter().filter(|token| token.correct).map(|token| identifier(&token.id)).collect();
    let share = writer.marks / f64::from(u32::try_from(right.len().max(1)).unwrap_or(u32::MAX));
    let points = body.tokens.iter().map(|token| (identifier(&token.id), if token.correct { share } else { -share }));
    let mapping = Mapping::of(points).within(writer.marks);
    let tokens =
        body.tokens.iter().map(|token| (token.id.clone(), element("qti-hottext").with("identifier", identifier(&token.id)))).collect();
    let nodes = marked(writer, &body.text, tokens, &mut |_, words| words);
    let interaction = element("qti-hottext-interaction").with("response-identifier", RESPONSE).with("max-choices", 0).holding(nodes);
    Parts {
        declarations: vec![declaration(RESPONSE, "multiple", "identifier", &right, Some(&mapping))],
        body: vec![interaction.into()],
        scoring: Scoring::Map,
        feedback: body.tokens.iter().map(|token| Said::when_chosen(&identifier(&token.id), &token.feedback)).collect(),
        ..Parts::default()
    }
}

/// The text of gaps in the element that tells it from the prompt.
pub fn in_text(body: Vec<Node>) -> Vec<Node> {
    vec![element("div").with("class", TEXT).holding(body).into()]
}
