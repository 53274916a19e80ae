//! The template for teachers: one row for each question, as a spreadsheet or as text with separators.
//!
//! Headings, kinds and answers are understood in all three languages, whoever made the file. What a row is like for each kind is said on the template's second
//! sheet (see [`explanation`]). To add a kind: a variant of [`words::RowKind`] with its words, its example, an arm in [`read`] and one in [`write`].

mod explanation;
mod number;
mod read;
mod rows;
mod sheet;
mod words;
mod write;

use domain::Language;
use domain::quizzes::item::Item;

use words::{Field, RowKind};

use crate::finding::{Finding, Place, What};
use crate::{ReadOptions, Reading, Written};

/// What the template can be had as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateFormat {
    Csv,
    Xlsx,
}

/// Options that an empty template has columns for; files may have up to 26.
const OPTIONS: usize = 6;

/// An empty template in the teacher's language, with the explanation and an example of each kind.
#[must_use]
pub fn template(format: TemplateFormat, language: Language) -> Written {
    let columns = columns(language, OPTIONS, &Language::ALL);
    match format {
        TemplateFormat::Csv => {
            let examples = RowKind::ALL.into_iter().map(|kind| write::example(kind, &columns, language, "# "));
            sheet::csv(&columns, examples.collect(), language, Vec::new())
        }
        TemplateFormat::Xlsx => sheet::xlsx(&columns, Vec::new(), language, Vec::new()),
    }
}

pub(crate) fn read_csv(bytes: &[u8], options: ReadOptions) -> Reading {
    match rows::csv(bytes) {
        Ok(rows) => read::read(rows, options),
        Err(what) => Reading::refused(what),
    }
}

pub(crate) fn read_xlsx(bytes: &[u8], options: ReadOptions) -> Reading {
    match rows::xlsx(bytes) {
        Ok(rows) => read::read(rows, options),
        Err(what) => Reading::refused(what),
    }
}

pub(crate) fn write_csv(items: &[Item], language: Language) -> Written {
    let (columns, rows, findings) = write::rows(items, language);
    sheet::csv(&columns, rows, language, findings)
}

pub(crate) fn write_xlsx(items: &[Item], language: Language) -> Written {
    let (columns, rows, findings) = write::rows(items, language);
    sheet::xlsx(&columns, rows, language, findings)
}

/// Whether a text begins with headings of ours.
pub(crate) fn looks_like(text: &str) -> bool {
    rows::csv(text.as_bytes()).is_ok_and(|rows| read::has_headings(&rows))
}

/// A column: what, and of a text its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Column {
    field: Field,
    language: Language,
}

impl Column {
    fn heading(self, reader: Language) -> String {
        self.field.heading(self.language, reader)
    }
}

/// The columns in their order: the teacher's language beside the question, the other ones to the right.
fn columns(language: Language, options: usize, languages: &[Language]) -> Vec<Column> {
    let options = || (0..options).map(Field::Option);
    let own = [Field::Kind, Field::Prompt].into_iter().chain(options()).chain([
        Field::Answer,
        Field::Marks,
        Field::Category,
        Field::Tags,
        Field::Feedback,
        Field::Hint,
        Field::Title,
        Field::Id,
    ]);
    let mut columns: Vec<Column> = own.map(|field| Column { field, language }).collect();
    for other in languages.iter().copied().filter(|other| *other != language) {
        let texts = [Field::Prompt].into_iter().chain(options()).chain([Field::Feedback, Field::Hint, Field::Title]);
        columns.extend(texts.map(|field| Column { field, language: other }));
    }
    columns
}

/// A finding for a row of the file.
fn refused(row: u32, what: What) -> Finding {
    Finding::refused(&Place::line(row), what)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
