//! Rows to files: text for any spreadsheet program, or a workbook with lists to choose from and an explanation.

use domain::Language;
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::words::{self, Field, RowKind};
use super::{Column, OPTIONS, columns, explanation, write};
use crate::Written;
use crate::finding::{Finding, Place, What};
use crate::limits::ITEMS;

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// With a byte order mark, so that spreadsheet programs know it is UTF-8, and with the separator those of the language expect.
pub(super) fn csv(columns: &[Column], rows: Vec<Vec<String>>, language: Language, mut findings: Vec<Finding>) -> Written {
    let delimiter = if language == Language::De { b';' } else { b',' };
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let headings: Vec<String> = columns.iter().map(|column| column.heading(language)).collect();
    let mut written = writer.write_record(&headings);
    for row in rows {
        written = written.and_then(|()| writer.write_record(row.iter().map(|cell| quoted(cell))));
    }
    let bytes = written.map_err(|error| error.to_string()).and_then(|()| writer.into_inner().map_err(|error| error.to_string()));
    let bytes = bytes.unwrap_or_else(|detail| {
        findings.push(Finding::refused(&Place::default(), What::Malformed { detail }));
        Vec::new()
    });
    Written { bytes, extension: "csv", media_type: CSV, findings }
}

/// A cell that begins like a formula would be computed where it is opened; an apostrophe keeps it a text.
fn quoted(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() }
}

pub(super) fn xlsx(columns: &[Column], rows: Vec<Vec<String>>, language: Language, mut findings: Vec<Finding>) -> Written {
    let bytes = workbook(columns, &rows, language).unwrap_or_else(|error| {
        findings.push(Finding::refused(&Place::default(), What::Malformed { detail: error.to_string() }));
        Vec::new()
    });
    Written { bytes, extension: "xlsx", media_type: XLSX, findings }
}

fn workbook(columns: &[Column], rows: &[Vec<String>], language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // the same items give the same file, whenever it is made
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color(0x00DC_E6F1);
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = book.add_worksheet();
    sheet.set_name(words::questions_sheet(language))?;
    sheet.set_freeze_panes(1, 2)?;
    for (at, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(0, at, column.heading(language), &heading)?;
        sheet.set_column_width(at, width(column.field))?;
        // what begins with a sign or looks like a date stays what was typed
        let text = if column.field == Field::Marks { cell.clone() } else { cell.clone().set_num_format("@") };
        sheet.set_column_format(at, &text)?;
    }
    let last = u32::try_from(ITEMS.max(rows.len())).unwrap_or(u32::MAX);
    let kinds: Vec<&str> = RowKind::ALL.into_iter().map(|kind| kind.name(language)).collect();
    sheet.add_data_validation(1, 0, last, 0, &DataValidation::new().allow_list_strings(&kinds)?)?;
    for (at, row) in (1_u32..).zip(rows) {
        write_row(sheet, at, columns, row, &cell)?;
    }
    explain(book.add_worksheet(), language, &heading, &cell)?;
    book.save_to_buffer()
}

fn write_row(sheet: &mut Worksheet, at: u32, columns: &[Column], row: &[String], format: &Format) -> Result<(), XlsxError> {
    for ((place, column), cell) in (0_u16..).zip(columns).zip(row) {
        if cell.is_empty() {
            continue;
        }
        match (column.field, cell.parse::<f64>()) {
            (Field::Marks, Ok(marks)) => sheet.write_number_with_format(at, place, marks, format)?,
            // a cell holds no more
            _ => sheet.write_string_with_format(at, place, cell.chars().take(32_767).collect::<String>(), format)?,
        };
    }
    Ok(())
}

fn explain(sheet: &mut Worksheet, language: Language, heading: &Format, cell: &Format) -> Result<(), XlsxError> {
    sheet.set_name(words::explanation_sheet(language))?;
    let mut at = 0;
    for line in explanation::rules(language) {
        sheet.write_string(at, 0, line)?;
        at += 1;
    }
    at += 1;
    let shown: Vec<Column> = columns(language, OPTIONS, &[]).into_iter().take(OPTIONS + 3).collect();
    for (place, column) in (0_u16..).zip(&shown) {
        sheet.write_string_with_format(at, place, column.heading(language), heading)?;
        sheet.set_column_width(place, width(column.field))?;
    }
    let last = u16::try_from(shown.len()).unwrap_or(u16::MAX);
    sheet.write_string_with_format(at, last, words::explanation_heading(language), heading)?;
    sheet.set_column_width(last, 60)?;
    for kind in RowKind::ALL {
        at += 1;
        write_row(sheet, at, &shown, &write::example(kind, &shown, language, ""), cell)?;
        sheet.write_string_with_format(at, last, explanation::how_to(kind, language), cell)?;
    }
    Ok(())
}

/// In characters.
const fn width(field: Field) -> u16 {
    match field {
        Field::Prompt => 48,
        Field::Feedback => 36,
        Field::Option(_) | Field::Hint | Field::Title | Field::Category => 22,
        Field::Kind | Field::Answer => 18,
        Field::Tags | Field::Id => 16,
        Field::Marks => 8,
    }
}
