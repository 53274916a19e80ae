//! Rows and columns: matching, categorisation, Kprim.

use domain::Text;
use domain::quizzes::item::Label;
use domain::quizzes::kinds::{Categorisation, Kprim, Matching};

use super::choice::words;
use super::parts::{Parts, Said};
use super::scoring::{Mapping, RESPONSE, Scoring, declaration, first_of, map_response, set, value, variable};
use super::writer::Writer;
use crate::qti::names::{OURS, identifier};
use crate::qti::tree::{Element, element};

/// A row with the id of its column.
struct Row<'a> {
    id: &'a str,
    text: &'a Text,
    column: &'a str,
    feedback: &'a Text,
}

pub fn matching(writer: &Writer<'_>, body: &Matching) -> Parts {
    let rows: Vec<Row<'_>> =
        body.prompts.iter().map(|row| Row { id: &row.id, text: &row.text, column: &row.answer, feedback: &row.feedback }).collect();
    let most = rows.len();
    table(writer, &rows, &body.answers, most)
}

pub fn categorisation(writer: &Writer<'_>, body: &Categorisation) -> Parts {
    let rows: Vec<Row<'_>> =
        body.entries.iter().map(|row| Row { id: &row.id, text: &row.text, column: &row.category, feedback: &row.feedback }).collect();
    table(writer, &rows, &body.categories, 0)
}

/// Every row weighs the same.
fn table(writer: &Writer<'_>, rows: &[Row<'_>], columns: &[Label], most: usize) -> Parts {
    let interaction = interaction(writer, rows, columns, (most, true), &|_, column| column);
    let share = writer.marks / f64::from(u32::try_from(rows.len().max(1)).unwrap_or(u32::MAX));
    let pairs = pairs(rows, columns);
    let mapping = Mapping::of(pairs.iter().map(|pair| (pair.clone(), share)));
    Parts {
        declarations: vec![declaration(RESPONSE, "multiple", "directedPair", &pairs, Some(&mapping))],
        body: vec![interaction.into()],
        scoring: Scoring::Map,
        feedback: feedback(rows),
        ..Parts::default()
    }
}

fn feedback(rows: &[Row<'_>]) -> Vec<Said> {
    rows.iter().map(|row| Said::always(&identifier(row.id), row.feedback)).collect()
}

fn pairs(rows: &[Row<'_>], columns: &[Label]) -> Vec<String> {
    let column = |id: &str| column_identifier(id, rows, columns);
    rows.iter().map(|row| format!("{} {}", identifier(row.id), column(row.column))).collect()
}

/// Identifiers are unique in the whole interaction; ours in each list only. Nothing of ours ends with `_c`.
fn column_identifier(id: &str, rows: &[Row<'_>], columns: &[Label]) -> String {
    let clash = columns.iter().any(|column| rows.iter().any(|row| row.id == column.id));
    if clash { format!("{}_c", identifier(id)) } else { identifier(id) }
}

/// `most`: how many rows a column takes, 0 for any number.
fn interaction(
    writer: &Writer<'_>,
    rows: &[Row<'_>],
    columns: &[Label],
    (most, shuffled): (usize, bool),
    change: &dyn Fn(usize, Element) -> Element,
) -> Element {
    let choice =
        |identifier: String, most: usize| element("qti-simple-associable-choice").with("identifier", identifier).with("match-max", most);
    let row_set = rows.iter().map(|row| choice(identifier(row.id), 1).holding(writer.line(row.text)));
    let column_set = columns.iter().enumerate().map(|(place, column)| {
        let name = column_identifier(&column.id, rows, columns);
        let kept = (name != identifier(&column.id)).then_some(&column.id);
        change(place, choice(name, most).with_some(&format!("{OURS}id"), kept).holding(writer.line(&column.text)))
    });
    let set = || element("qti-simple-match-set");
    element("qti-match-interaction")
        .with("response-identifier", RESPONSE)
        .with("max-associations", rows.len())
        .with("shuffle", shuffled)
        .holding([set().holding(row_set), set().holding(column_set)])
}

/// Four right give all marks, three half of them: points are counted, and compared.
pub fn kprim(writer: &Writer<'_>, body: &Kprim, prompt: &Text) -> Parts {
    let name = |answer: bool| if answer { "true" } else { "false" };
    let rows: Vec<Row<'_>> =
        body.statements.iter().map(|row| Row { id: &row.id, text: &row.text, column: name(row.answer), feedback: &row.feedback }).collect();
    let labels = [(true, &body.label_true), (false, &body.label_false)];
    let columns: Vec<Label> = labels
        .iter()
        .map(|(answer, label)| {
            let text = if label.is_empty() { words(*answer, prompt) } else { (*label).clone() };
            Label { id: name(*answer).to_owned(), text }
        })
        .collect();
    let kept = |place: usize, column: Element| {
        let own = labels.get(place).is_some_and(|(_, label)| !label.is_empty());
        column.with_some(&format!("{OURS}label"), own.then_some("own"))
    };
    let interaction = interaction(writer, &rows, &columns, (rows.len(), false), &kept);
    let pairs = pairs(&rows, &columns);
    let mapping = Mapping::of(pairs.iter().map(|pair| (pair.clone(), 1.0)));
    let from = |points: usize| element("qti-gte").holding([map_response(RESPONSE), value("float", points)]);
    let rules = first_of(vec![
        (from(rows.len()), set("SCORE", variable("MAXSCORE"))),
        (from(rows.len().saturating_sub(1)), set("SCORE", value("float", writer.marks / 2.0))),
    ]);
    Parts {
        declarations: vec![declaration(RESPONSE, "multiple", "directedPair", &pairs, Some(&mapping))],
        body: vec![interaction.into()],
        scoring: Scoring::Rules(vec![rules]),
        feedback: feedback(&rows),
        ..Parts::default()
    }
}
