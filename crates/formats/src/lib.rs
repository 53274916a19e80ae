//! Files of questions, in and out: from bytes to [items](domain::quizzes::item::Item) with a list of what was approximated or refused, and back. Pure: no
//! database, no network, no clock; memory is bounded whatever the file.
//!
//! One module per format. To add one: a variant of [`Format`], a module with `read` and (where it makes sense) `write`, an arm in [`read`] and [`write`],
//! files that are wrong in its tests.

mod aiken;
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
mod xml;

use domain::Language;
use domain::quizzes::item::Item;

pub use finding::{Finding, Level, Place, What};

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
    /// Tests of a QTI package: a title and the ids of its items in order.
    pub tests: Vec<ReadTest>,
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

#[derive(Debug)]
pub struct ReadTest {
    pub title: String,
    pub items: Vec<String>,
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

impl Reading {
    /// Nothing was read, for this reason.
    pub(crate) fn refused(what: What) -> Self {
        Self { findings: vec![Finding::refused(&Place::default(), what)], ..Self::default() }
    }
}
