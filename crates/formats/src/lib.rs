//! Files of questions, in and out: from bytes to [items](domain::quizzes::item::Item) with a list of what was approximated or refused, and back. Pure: no
//! database, no network, no clock; memory is bounded whatever the file.
//!
//! One module per format. To add one: a variant of [`Format`], a module with `read` and (where it makes sense) `write`, an arm in [`read`] and [`write`],
//! files that are wrong in its tests.

mod aiken;
mod assessment;
mod encoding;
mod expression;
mod finding;
mod gift;
mod html;
mod ids;
mod languages;
pub mod limits;
mod media;
mod moodle;
mod qti;
#[cfg(test)]
mod samples;
mod share;
mod template;
mod xml;

use domain::Language;
use domain::quizzes::item::Item;

pub use assessment::{Test, TestSection, TestSettings, TestSlot, TestSource};
pub use finding::{Finding, Level, Place, QuizSetting, What};
pub use template::{TemplateFormat, template};

/// A format that can be read; those with [`Format::can_write`] can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Gift,
    Aiken,
    MoodleXml,
    /// QTI 2.1, 2.2 and 3.0, an XML file or a zip package; written as 3.0 in a zip.
    Qti,
    /// The template for teachers as text, separated by commas or semicolons.
    Csv,
    /// The template for teachers as a spreadsheet.
    Xlsx,
}

/// How a file is to be read.
#[derive(Clone, Copy, Debug)]
pub struct ReadOptions {
    /// The language of texts that do not say theirs.
    pub language: Language,
}

/// What a file holds. Nothing is stored yet.
#[derive(Debug, Default)]
pub struct Reading {
    pub items: Vec<ReadItem>,
    pub findings: Vec<Finding>,
    /// Pictures and the like that items name as `media/<name>`, in the order of the file.
    pub media: Vec<MediaFile>,
    /// Tests of a QTI package, of items that are among `items`.
    pub tests: Vec<Test>,
}

#[derive(Debug)]
pub struct ReadItem {
    pub item: Item,
    /// Where its question begins.
    pub place: Place,
}

#[derive(Debug)]
pub struct MediaFile {
    /// As items name it: `media/seam.png`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A file that was made, and what the format cannot say.
#[derive(Debug)]
pub struct Written {
    pub bytes: Vec<u8>,
    /// Ends with this, without the dot: `xml`, `txt`, `zip`, `xlsx`.
    pub extension: &'static str,
    pub media_type: &'static str,
    /// One finding of [`Level::Approximated`] or [`Level::Refused`] for each thing of an item that is not, or not quite, in the file.
    pub findings: Vec<Finding>,
}

impl Format {
    pub const ALL: [Self; 6] = [Self::Gift, Self::Aiken, Self::MoodleXml, Self::Qti, Self::Csv, Self::Xlsx];

    /// Whether [`write`] makes it.
    #[must_use]
    pub const fn can_write(self) -> bool {
        !matches!(self, Self::Aiken)
    }
}

/// Reads a file of questions. Never fails: what cannot be read is in the findings, and whatever can be read of it is there.
///
/// `_name` is the file's; no format of today needs it, as each tells by its content what it is.
#[must_use]
pub fn read(format: Format, _name: &str, bytes: &[u8], options: ReadOptions) -> Reading {
    if bytes.len() > limits::FILE_MB as usize * limits::MB {
        return Reading::refused(What::TooLarge { limit_mb: limits::FILE_MB });
    }
    let mut reading = match format {
        Format::Gift => gift::read(bytes, options),
        Format::Aiken => aiken::read(bytes, options),
        Format::MoodleXml => moodle::read(bytes, options),
        Format::Qti => qti::read(bytes, options),
        Format::Csv => template::read_csv(bytes, options),
        Format::Xlsx => template::read_xlsx(bytes, options),
    };
    if reading.items.len() > limits::ITEMS {
        reading.items.truncate(limits::ITEMS);
        reading.findings.push(Finding::refused(&Place::default(), What::TooMany { limit: limits::ITEMS }));
    }
    if reading.findings.len() > limits::FINDINGS {
        reading.findings.truncate(limits::FINDINGS);
        reading.findings.push(Finding::refused(&Place::default(), What::TooManyFindings { limit: limits::FINDINGS }));
    }
    if reading.items.is_empty() && !reading.findings.iter().any(|finding| finding.level == Level::Refused) {
        reading.findings.push(Finding::refused(&Place::default(), What::Empty));
    }
    reading
}

/// Writes items as a file. `media` gives the bytes of what items name as `media/<name>`; `language` is the one that is written where a format holds one only.
/// What the format cannot say is in the findings, with the item's id as the element. Ids inside an item (of options, gaps, pairs) are in none but QTI: they come
/// back as letters and numbers in their order, and a formula with its spaces where the format has them.
#[must_use]
pub fn write(format: Format, items: &[Item], media: &dyn Fn(&str) -> Option<Vec<u8>>, language: Language) -> Written {
    match format {
        Format::Gift => gift::write(items, language),
        Format::MoodleXml => moodle::write(items, media, language),
        Format::Csv => template::write_csv(items, language),
        Format::Xlsx => template::write_xlsx(items, language),
        Format::Qti => qti::write(items, media, language),
        Format::Aiken => Written {
            bytes: Vec::new(),
            extension: "txt",
            media_type: "text/plain",
            findings: vec![Finding::refused(&Place::default(), What::WrongFormat)],
        },
    }
}

/// Writes a quiz with its items as a package of QTI 3. What QTI cannot say of the quiz is in the findings without a place, what it cannot say of an item with the
/// item's id; ids of items have to be distinct.
#[must_use]
pub fn write_test(test: &Test, items: &[Item], media: &dyn Fn(&str) -> Option<Vec<u8>>, language: Language) -> Written {
    qti::write_test(test, items, media, language)
}

/// Which format a file is in, by its content first and its name second.
#[must_use]
pub fn detect(name: &str, bytes: &[u8]) -> Option<Format> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    if bytes.starts_with(b"PK") {
        let zip = limits::open_zip(bytes).ok()?;
        let is_sheet = zip.file_names().any(|name| name.starts_with("xl/"));
        return Some(if is_sheet { Format::Xlsx } else { Format::Qti });
    }
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    let decoded = encoding::decode(head)?;
    let text = decoded.text.trim_start();
    if text.starts_with('<') {
        return if text.contains("<quiz") { Some(Format::MoodleXml) } else { text.contains("assessment").then_some(Format::Qti) };
    }
    match extension.as_str() {
        "csv" | "tsv" => Some(Format::Csv),
        "gift" => Some(Format::Gift),
        _ if aiken::looks_like(text) => Some(Format::Aiken),
        _ if text.contains('{') || text.contains("//") => Some(Format::Gift),
        _ => template::looks_like(text).then_some(Format::Csv),
    }
}

impl Reading {
    /// There are more questions or findings than are taken; whoever reads may stop.
    pub(crate) fn is_full(&self) -> bool {
        self.items.len() > limits::ITEMS || self.findings.len() > limits::FINDINGS
    }

    /// Nothing was read, for this reason.
    pub(crate) fn refused(what: What) -> Self {
        Self { findings: vec![Finding::refused(&Place::default(), what)], ..Self::default() }
    }
}

#[cfg(test)]
mod robustness_tests;
