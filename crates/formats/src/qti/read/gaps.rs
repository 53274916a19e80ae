//! Fields and lists in a line: short text, number, inline choice, cloze.

use domain::quizzes::item::{Accepted, Body, Choice, NumberAnswer, TextAnswer, Tolerance};
use domain::quizzes::kinds::{ChoiceGap, Cloze, Gap, GapKind, InlineChoice, Numeric, ShortText};
use domain::{Language, Text};

use super::declarations::{Mapping, Response, number};
use super::feedback::Feedback;
use super::kept::{answers_with_pictures, kept, labels};
use super::processing::How;
use super::reader::{Reader, Refused, round};
use crate::finding::What;
use crate::ids::letter;
use crate::qti::text::{self, GAP, mark, replaced};
use crate::qti::tree::{Element, Node};

/// The class of the text that has the gaps, where it is apart from the prompt.
pub const TEXT: &str = "qiao-text";

/// The kinds of interactions that stand in a line.
pub fn is_inline(name: &str) -> bool {
    matches!(name, "text-entry-interaction" | "inline-choice-interaction")
}

/// The body and the prompt, from the nodes of the item's body.
pub fn read(
    reader: &mut Reader<'_, '_>,
    nodes: &[Node],
    interactions: &[&Element],
    kind: Option<&str>,
    feedback: &mut Feedback,
) -> Result<(Body, Text), Refused> {
    let line = interactions.first().map_or(0, |interaction| interaction.line);
    let mut gaps = Vec::with_capacity(interactions.len());
    for interaction in interactions {
        gaps.push(gap(reader, interaction, feedback)?);
    }
    if reader.processing.how == How::MatchCorrect && gaps.len() > 1 {
        reader.scoring_approximated(line, "match_correct");
    } else {
        reader.note_processing(line);
    }
    if let ([only], [interaction]) = (gaps.as_slice(), interactions)
        && matches!(kind, None | Some("short_text" | "numeric"))
        && interaction.name == "text-entry-interaction"
        && stands_last(nodes)
    {
        let prompt = reader.block(&without_field(nodes));
        return Ok((alone(only.accepts.clone()), prompt));
    }
    if interactions.iter().all(|interaction| interaction.ours("weight").is_none()) {
        even_weights(&mut gaps);
    }
    let (prompt, gapped) = divided(nodes);
    let prompt = reader.block(&prompt);
    let marked = marked(reader, &gapped);
    let text = reader.block(&marked);
    let prompt = if prompt.is_empty() { instruction(&text) } else { prompt };
    let all_lists = gaps.iter().all(|gap| matches!(gap.accepts, GapKind::Choice { .. }));
    let body = if all_lists && kind != Some("cloze") {
        let list = |gap: Gap| match gap.accepts {
            GapKind::Choice { options } => Some(ChoiceGap { id: gap.id, options }),
            _ => None,
        };
        Body::InlineChoice(InlineChoice { text, gaps: gaps.into_iter().filter_map(list).collect() })
    } else {
        Body::Cloze(Cloze { text, gaps })
    };
    Ok((body, prompt))
}

fn alone(accepts: GapKind) -> Body {
    match accepts {
        GapKind::Text { answers, case_sensitive } => Body::ShortText(ShortText { answers, case_sensitive }),
        GapKind::Number { answers, rules } => Body::Numeric(Numeric { answers, rules }),
        GapKind::Choice { options } => {
            Body::InlineChoice(InlineChoice { gaps: vec![ChoiceGap { id: "a".to_owned(), options }], text: Text::default() })
        }
    }
}

fn gap(reader: &mut Reader<'_, '_>, interaction: &Element, feedback: &mut Feedback) -> Result<Gap, Refused> {
    let name = interaction.attribute("response-identifier").unwrap_or_default().to_owned();
    let no_answer = || (What::NoRightAnswer, interaction.line);
    let response = reader.declarations.responses.remove(&name).ok_or_else(no_answer)?;
    let mapped = reader.is_mapped(&response);
    let mapping = response.mapping.as_ref().filter(|_| mapped);
    let numbers = reader.processing.numbers.get(&name);
    let best = match numbers {
        Some(rules) => rules.iter().map(|rule| rule.points.unwrap_or(reader.marks)).fold(0.0, f64::max),
        None => mapping.map_or(1.0, |mapping| mapping.best(true)),
    };
    let best = if best > 0.0 { best } else { 1.0 };
    let accepts = if interaction.name == "inline-choice-interaction" {
        GapKind::Choice { options: list(reader, interaction, &response, mapping, best, feedback) }
    } else if response.is_number() {
        let answers = kept(reader, interaction, "answers").unwrap_or_else(|| number_answers(reader, &name, &response, mapping, best));
        GapKind::Number { answers: answers_with_pictures(reader, answers), rules: kept(reader, interaction, "rules").unwrap_or_default() }
    } else {
        let (answers, case_sensitive) = text_answers(&response, mapping, best);
        let answers = kept(reader, interaction, "answers").unwrap_or(answers);
        GapKind::Text { answers: answers_with_pictures(reader, answers), case_sensitive }
    };
    let usable = match &accepts {
        GapKind::Choice { options } => options.iter().any(|option| option.credit > 0.0),
        GapKind::Number { answers, .. } => !answers.is_empty(),
        GapKind::Text { answers, .. } => !answers.is_empty(),
    };
    let weight = interaction.ours("weight").and_then(number).filter(|weight| *weight > 0.0).unwrap_or(best);
    if usable { Ok(Gap { id: reader.names.ours(&name), weight, accepts }) } else { Err(no_answer()) }
}

/// Gaps that weigh the same weigh 1.
fn even_weights(gaps: &mut [Gap]) {
    let first = gaps.first().map_or(1.0, |gap| gap.weight);
    if gaps.iter().all(|gap| (gap.weight - first).abs() < 1e-6) {
        for gap in gaps {
            gap.weight = 1.0;
        }
    }
}

fn list(
    reader: &mut Reader<'_, '_>,
    interaction: &Element,
    response: &Response,
    mapping: Option<&Mapping>,
    best: f64,
    feedback: &mut Feedback,
) -> Vec<Choice> {
    let mut options = Vec::new();
    for choice in interaction.all("inline-choice") {
        let identifier = choice.attribute("identifier").unwrap_or_default();
        let kept = labels(choice, "label");
        let text = if kept.is_empty() { reader.line(&choice.children) } else { reader.kept_text(kept) };
        let said = reader.kept_text(labels(choice, "feedback"));
        let mapped = mapping.map(|mapping| round(mapping.of(identifier) / best).clamp(-1.0, 1.0));
        let credit = choice.ours("credit").and_then(number).or(mapped).unwrap_or(if response.is_correct(identifier) { 1.0 } else { 0.0 });
        let said = text::join(said, reader.feedback_of(choice, feedback));
        options.push(Choice { id: reader.names.ours(identifier), text, credit, feedback: said });
    }
    options
}

fn number_answers(reader: &Reader<'_, '_>, name: &str, response: &Response, mapping: Option<&Mapping>, best: f64) -> Vec<NumberAnswer> {
    let answer = |place: usize, value: f64, tolerance: Tolerance, credit: f64| NumberAnswer {
        id: letter(place),
        value,
        tolerance,
        credit: round(credit).clamp(0.0, 1.0),
        feedback: Text::default(),
    };
    if let Some(rules) = reader.processing.numbers.get(name) {
        let share = |points: Option<f64>| points.map_or(1.0, |points| points / best);
        return rules.iter().enumerate().map(|(place, rule)| answer(place, rule.value, rule.tolerance, share(rule.points))).collect();
    }
    let mut values: Vec<(f64, f64)> = Vec::new();
    let mapped = mapping.iter().flat_map(|mapping| &mapping.entries).filter(|entry| entry.value > 0.0);
    values.extend(mapped.filter_map(|entry| Some((number(&entry.key)?, entry.value / best))));
    if values.is_empty() {
        values.extend(response.correct.iter().filter_map(|value| Some((number(value)?, 1.0))));
    }
    values.into_iter().enumerate().map(|(place, (value, credit))| answer(place, value, Tolerance::default(), credit)).collect()
}

/// Texts that are worth the same are one answer.
fn text_answers(response: &Response, mapping: Option<&Mapping>, best: f64) -> (Vec<TextAnswer>, bool) {
    let mut texts: Vec<(String, f64)> = Vec::new();
    let mapped = mapping.iter().flat_map(|mapping| &mapping.entries).filter(|entry| entry.value > 0.0);
    texts.extend(mapped.map(|entry| (entry.key.clone(), round(entry.value / best).min(1.0))));
    let case_sensitive = mapping.is_none_or(|mapping| mapping.entries.iter().any(|entry| entry.case_sensitive));
    if texts.is_empty() {
        texts.extend(response.correct.iter().filter(|text| !text.is_empty()).map(|text| (text.clone(), 1.0)));
    }
    let mut answers: Vec<TextAnswer> = Vec::new();
    for (text, credit) in texts {
        let text = text.replace('*', "\\*");
        match answers.iter_mut().find(|answer| (answer.credit - credit).abs() < 1e-9) {
            Some(answer) => answer.accepted.any.push(text),
            None => answers.push(TextAnswer {
                id: letter(answers.len()),
                accepted: Accepted { any: vec![text], ..Accepted::default() },
                credit,
                feedback: Text::default(),
            }),
        }
    }
    (answers, case_sensitive)
}

/// Whether nothing is said after the field.
fn stands_last(nodes: &[Node]) -> bool {
    fn walk(nodes: &[Node], met: &mut bool, after: &mut bool) {
        for node in nodes {
            match node {
                Node::Text(text) => *after |= *met && text.chars().any(char::is_alphanumeric),
                Node::Element(element) if is_inline(&element.name) => *met = true,
                Node::Element(element) => {
                    *after |= *met && matches!(element.name.as_str(), "img" | "object" | "math");
                    walk(&element.children, met, after);
                }
            }
        }
    }
    let (mut met, mut after) = (false, false);
    walk(nodes, &mut met, &mut after);
    met && !after
}

/// A paragraph of the field alone goes; inside a sentence there is an ellipsis.
fn without_field(nodes: &[Node]) -> Vec<Node> {
    replaced(nodes, &mut |element| {
        let holds = element.elements().any(|inside| is_inline(&inside.name));
        if holds && element.words().trim().is_empty() {
            Some(Vec::new())
        } else {
            is_inline(&element.name).then(|| vec![Node::Text("…".to_owned())])
        }
    })
}

/// What comes before the text with the gaps, and that text.
fn divided(nodes: &[Node]) -> (Vec<Node>, Vec<Node>) {
    let is_text = |node: &Node| node.element().is_some_and(|element| element.has_class(TEXT));
    if let Some(text) = nodes.iter().find(|node| is_text(node)) {
        let prompt = nodes.iter().filter(|node| !is_text(node)).cloned().collect();
        let text = text.element().map(|element| element.children.clone()).unwrap_or_default();
        return (prompt, text);
    }
    let holds = |node: &Node| node.element().is_some_and(|e| is_inline(&e.name) || !e.find(&|inside| is_inline(&inside.name)).is_empty());
    let first = nodes.iter().position(holds).unwrap_or(0);
    // a field that is no paragraph's child belongs to the words beside it
    let first = nodes[..first].iter().rposition(|node| matches!(node, Node::Element(_))).map_or(0, |before| before + 1).min(first);
    (nodes[..first].to_vec(), nodes[first..].to_vec())
}

fn marked(reader: &mut Reader<'_, '_>, nodes: &[Node]) -> Vec<Node> {
    replaced(nodes, &mut |element| {
        if is_inline(&element.name) {
            return Some(mark(reader.names.known(element.attribute("response-identifier")?)?, None));
        }
        placeholder(element)
    })
}

/// What stands for a gap in the texts of the other languages.
pub fn placeholder(element: &Element) -> Option<Vec<Node>> {
    let id = element.has_class(GAP).then(|| element.ours("gap")).flatten()?;
    Some(mark(id, element.ours("words").map(|_| element.children.as_slice())))
}

/// A prompt for an item that has none besides its text.
pub fn instruction(text: &Text) -> Text {
    let mut prompt = Text::default();
    for language in Language::ALL.into_iter().filter(|language| text.exact(*language).is_some()) {
        let words = match language {
            Language::Zh => "请填空。",
            Language::De => "Füllen Sie die Lücken aus.",
            Language::En => "Fill in the gaps.",
        };
        prompt.set(language, words);
    }
    prompt
}
