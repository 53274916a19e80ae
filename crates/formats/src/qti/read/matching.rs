//! Rows and columns: matching, categorisation, Kprim; pairs of one list.

use std::collections::BTreeMap;

use domain::Text;
use domain::quizzes::item::{Body, Label};
use domain::quizzes::kinds::{Categorisation, CategoryEntry, Kprim, MatchPrompt, Matching, Statement};

use super::choice::says;
use super::declarations::Response;
use super::feedback::Feedback;
use super::processing::How;
use super::reader::{Reader, Refused};
use crate::finding::What;
use crate::qti::tree::Element;

/// A row with the identifier of its right column.
struct Row<'e> {
    element: &'e Element,
    column: String,
}

pub fn read(reader: &mut Reader<'_, '_>, interaction: &Element, kind: Option<&str>, feedback: &mut Feedback) -> Result<Body, Refused> {
    let response = take_response(reader, interaction);
    let sets: Vec<&Element> = interaction.all("simple-match-set").collect();
    let [rows, columns] = sets.as_slice() else { return Err((unsupported(interaction), interaction.line)) };
    let rows: Vec<&Element> = rows.all("simple-associable-choice").collect();
    let columns: Vec<&Element> = columns.all("simple-associable-choice").collect();
    let pairs = right_pairs(&response);
    if pairs.is_empty() {
        return Err((What::NoRightAnswer, interaction.line));
    }
    let (rows, columns) = match (paired(&rows, &pairs, false), paired(&columns, &pairs, true)) {
        (Some(paired), _) => (paired, columns),
        (None, Some(paired)) => (paired, rows),
        (None, None) => return Err((unsupported(interaction), interaction.line)),
    };
    let unpaired = rows.iter().filter(|row| row.column.is_empty()).count();
    if unpaired > 0 {
        reader.approximated(interaction.line, What::SettingDropped { detail: format!("{unpaired} × match-max=0") });
    }
    let rows: Vec<Row<'_>> = rows.into_iter().filter(|row| !row.column.is_empty()).collect();
    let labels: Vec<Label> = columns.iter().map(|column| label(reader, column)).collect();
    if let Some(body) = kprim(reader, &rows, &columns, &labels, feedback) {
        if !reader.processing.thresholds {
            reader.scoring_approximated(interaction.line, "Kprim");
        }
        return Ok(Body::Kprim(body));
    }
    note_scoring(reader, interaction, &response);
    let unbounded = columns.iter().all(|column| column.attribute("match-max") == Some("0"));
    let categories = match kind {
        Some(kind) => kind == "categorisation",
        None => unbounded && columns.len() < rows.len(),
    };
    Ok(if categories { categorisation(reader, &rows, labels, feedback) } else { matching(reader, &rows, labels, feedback) })
}

/// The response of the interaction; an empty one where it is not declared.
fn take_response(reader: &mut Reader<'_, '_>, interaction: &Element) -> Response {
    interaction.attribute("response-identifier").and_then(|name| reader.declarations.responses.remove(name)).unwrap_or_default()
}

fn unsupported(interaction: &Element) -> What {
    What::UnsupportedKind { detail: interaction.name.clone() }
}

/// The pairs that are right, or worth something.
fn right_pairs(response: &Response) -> Vec<(String, String)> {
    let split = |pair: &str| pair.split_once(' ').map(|(first, second)| (first.to_owned(), second.to_owned()));
    if !response.correct.is_empty() {
        return response.correct.iter().filter_map(|pair| split(pair)).collect();
    }
    let entries = response.mapping.iter().flat_map(|mapping| &mapping.entries);
    entries.filter(|entry| entry.value > 0.0).filter_map(|entry| split(&entry.key)).collect()
}

/// Each row with its column; nothing when a row has several or no row has any.
fn paired<'e>(rows: &[&'e Element], pairs: &[(String, String)], reversed: bool) -> Option<Vec<Row<'e>>> {
    let mut columns: BTreeMap<&str, &str> = BTreeMap::new();
    for (first, second) in pairs {
        let (row, column) = if reversed { (second, first) } else { (first, second) };
        if columns.insert(row, column).is_some_and(|before| before != column) {
            return None;
        }
    }
    let column = |row: &Element| columns.get(row.attribute("identifier")?).map(|column| (*column).to_owned());
    let paired: Vec<_> = rows.iter().map(|row| Row { element: row, column: column(row).unwrap_or_default() }).collect();
    paired.iter().any(|row| !row.column.is_empty()).then_some(paired)
}

fn label(reader: &mut Reader<'_, '_>, element: &Element) -> Label {
    let identifier = element.attribute("identifier").unwrap_or_default();
    let id = match element.ours("id") {
        Some(id) => reader.names.given(identifier, id),
        None => reader.names.ours(identifier),
    };
    Label { id, text: reader.line(&element.children) }
}

fn note_scoring(reader: &mut Reader<'_, '_>, interaction: &Element, response: &Response) {
    let values: Vec<f64> =
        response.mapping.iter().flat_map(|mapping| &mapping.entries).map(|entry| entry.value).filter(|value| *value > 0.0).collect();
    let even = values.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 1e-6);
    match reader.processing.how {
        How::MatchCorrect => reader.scoring_approximated(interaction.line, "match_correct"),
        _ if !even => reader.scoring_approximated(interaction.line, "mapping"),
        _ => reader.note_processing(interaction.line),
    }
}

/// Four statements and two columns that say true and false; the columns may have other words when they are ours.
fn kprim(reader: &mut Reader<'_, '_>, rows: &[Row<'_>], columns: &[&Element], labels: &[Label], feedback: &mut Feedback) -> Option<Kprim> {
    let ([_, _, _, _], [first, second]) = (rows, labels) else { return None };
    let identifiers: Vec<&str> = columns.iter().filter_map(|column| column.attribute("identifier")).collect();
    let reversed = match (says(&first.text), says(&second.text)) {
        (Some(true), Some(false)) => false,
        (Some(false), Some(true)) => true,
        _ if identifiers == ["true", "false"] => false,
        _ if identifiers == ["false", "true"] => true,
        _ => return None,
    };
    let (yes, no) = if reversed { (1, 0) } else { (0, 1) };
    let words = |place: usize| {
        let kept = columns[place].ours("label").is_some() || says(&labels[place].text).is_none();
        if kept { labels[place].text.clone() } else { Text::default() }
    };
    let (label_true, label_false) = (words(yes), words(no));
    let statements = rows.iter().map(|row| {
        let Label { id, text } = label(reader, row.element);
        Statement {
            id,
            text,
            answer: identifiers.get(yes) == Some(&row.column.as_str()),
            feedback: reader.feedback_of(row.element, feedback),
        }
    });
    Some(Kprim { statements: statements.collect(), label_true, label_false })
}

fn matching(reader: &mut Reader<'_, '_>, rows: &[Row<'_>], answers: Vec<Label>, feedback: &mut Feedback) -> Body {
    let prompts = rows.iter().map(|row| {
        let Label { id, text } = label(reader, row.element);
        MatchPrompt { id, text, answer: reader.names.ours(&row.column), feedback: reader.feedback_of(row.element, feedback) }
    });
    Body::Matching(Matching { prompts: prompts.collect(), answers })
}

fn categorisation(reader: &mut Reader<'_, '_>, rows: &[Row<'_>], categories: Vec<Label>, feedback: &mut Feedback) -> Body {
    let entries = rows.iter().map(|row| {
        let Label { id, text } = label(reader, row.element);
        CategoryEntry { id, text, category: reader.names.ours(&row.column), feedback: reader.feedback_of(row.element, feedback) }
    });
    Body::Categorisation(Categorisation { entries: entries.collect(), categories })
}

/// Pairs within one list: matching, when everything in it is in one pair at most.
pub fn associate(reader: &mut Reader<'_, '_>, interaction: &Element, feedback: &mut Feedback) -> Result<Body, Refused> {
    let response = take_response(reader, interaction);
    let pairs = right_pairs(&response);
    if pairs.is_empty() {
        return Err((What::NoRightAnswer, interaction.line));
    }
    let choices: Vec<&Element> = interaction.all("simple-associable-choice").collect();
    let used: Vec<&String> = pairs.iter().flat_map(|(first, second)| [first, second]).collect();
    let once = used.iter().all(|name| used.iter().filter(|other| other == &name).count() == 1);
    if !once {
        return Err((unsupported(interaction), interaction.line));
    }
    let rows: Vec<Row<'_>> = choices
        .iter()
        .filter_map(|choice| {
            let name = choice.attribute("identifier")?;
            let (_, column) = pairs.iter().find(|(first, _)| first == name)?;
            Some(Row { element: choice, column: column.clone() })
        })
        .collect();
    let is_row = |choice: &Element| rows.iter().any(|row| std::ptr::eq(row.element, choice));
    let answers: Vec<Label> = choices.iter().filter(|choice| !is_row(choice)).map(|choice| label(reader, choice)).collect();
    reader.scoring_approximated(interaction.line, interaction.name.clone());
    Ok(matching(reader, &rows, answers, feedback))
}
