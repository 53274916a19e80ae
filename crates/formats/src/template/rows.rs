//! Files to rows of cells, within bounds: a spreadsheet can claim more cells than any memory has.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, Xlsx};

use crate::encoding::decode;
use crate::finding::{Finding, What};
use crate::limits::{FINDINGS, ITEMS, MB, SHEET_MB, check_zip};

/// The number of a row in its file, from 1, and its cells.
pub(super) type Row = (u32, Vec<String>);

#[derive(Debug, Default)]
pub(super) struct Rows {
    pub rows: Vec<Row>,
    pub findings: Vec<Finding>,
}

/// More columns than 26 options in three languages.
const COLUMNS: usize = 200;
/// Rows that are looked at: questions, and some for headings and remarks.
const ROWS: usize = ITEMS + 200;
/// Characters of a spreadsheet, counted as often as they are used.
const BYTES: usize = 60 * MB;

pub(super) fn csv(bytes: &[u8]) -> Result<Rows, What> {
    let decoded = decode(bytes).ok_or(What::UnknownEncoding)?;
    let mut found = Rows { findings: decoded.finding().into_iter().collect(), ..Rows::default() };
    let text = decoded.text.as_ref();
    let first = text.lines().next().unwrap_or_default();
    // a line that one spreadsheet program writes for itself
    let said = first.trim().strip_prefix("sep=").and_then(|mark| mark.bytes().next());
    let delimiter = said.unwrap_or_else(|| delimiter_of(text));
    if text.lines().any(|line| line.bytes().filter(|b| *b == delimiter).count() > COLUMNS * 100) {
        return Err(What::Malformed { detail: "columns".to_owned() });
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.map_err(|error| What::Malformed { detail: error.to_string() })?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().take(COLUMNS).map(|cell| unquoted(cell).trim().to_owned()).collect();
        if said.is_some() && line == 1 || cells.iter().all(String::is_empty) {
            continue;
        }
        found.rows.push((u32::try_from(line).unwrap_or(u32::MAX), cells));
        if found.rows.len() > ROWS {
            break;
        }
    }
    // a quotation mark that is never closed swallows the rest
    if text.matches('"').count() % 2 == 1 {
        let line = found.rows.last().map_or(1, |(line, _)| *line);
        found.findings.push(super::refused(line, What::Truncated));
    }
    Ok(found)
}

/// Which of the usual separators is there most in the first line with any, outside quotation marks.
fn delimiter_of(text: &str) -> u8 {
    let line = text.lines().find(|line| line.contains([',', ';', '\t'])).unwrap_or_default();
    let count = |wanted: u8| {
        let mut quoted = false;
        line.bytes()
            .filter(|b| {
                quoted ^= *b == b'"';
                !quoted && *b == wanted
            })
            .count()
    };
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// Without the apostrophe that keeps a spreadsheet from computing a cell (see [`super::sheet`]).
fn unquoted(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

pub(super) fn xlsx(bytes: &[u8]) -> Result<Rows, What> {
    if !bytes.starts_with(b"PK") {
        return Err(What::WrongFormat);
    }
    let is_xml = |name: &str| [".xml", ".rels", ".vml"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    check_zip(bytes, u64::from(SHEET_MB) << 20, is_xml)?;
    // the reader is another's; should it ever stumble over a broken file, that file is refused and nothing else
    catch_unwind(AssertUnwindSafe(|| sheet(bytes))).unwrap_or_else(|_| Err(What::Malformed { detail: "xlsx".to_owned() }))
}

fn sheet(bytes: &[u8]) -> Result<Rows, What> {
    let malformed = |error: calamine::XlsxError| What::Malformed { detail: error.to_string() };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(malformed)?;
    let name = book.sheet_names().into_iter().next().ok_or(What::Empty)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(malformed)?;
    let mut found = Rows::default();
    let mut size = 0_usize;
    loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(error) => {
                let line = found.rows.last().map_or(1, |(line, _)| *line);
                found.findings.push(super::refused(line, malformed(error)));
                break;
            }
        };
        let (row, column) = cell.get_position();
        let number = row.saturating_add(1);
        let Some(column) = usize::try_from(column).ok().filter(|column| *column < COLUMNS) else { continue };
        let text = match text_of(cell.get_value()) {
            Ok(text) => text,
            Err(detail) => {
                if found.findings.len() < FINDINGS {
                    found.findings.push(super::refused(number, What::BadValue { detail }));
                }
                continue;
            }
        };
        if text.is_empty() {
            continue;
        }
        size += text.len();
        if size > BYTES {
            return Err(What::ZipBomb);
        }
        if found.rows.last().is_none_or(|(last, _)| *last != number) {
            if found.rows.len() > ROWS {
                break;
            }
            found.rows.push((number, Vec::new()));
        }
        if let Some((_, cells)) = found.rows.last_mut() {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(slot) = cells.get_mut(column) {
                *slot = text;
            }
        }
    }
    Ok(found)
}

/// A cell's text; the name of the error for one that holds one, as `#NAME?`.
fn text_of(value: &DataRef<'_>) -> Result<String, String> {
    Ok(match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::Error(error) => return Err(error.to_string()),
        DataRef::Empty => String::new(),
    })
}
