//! Moodle XML, the format of Moodle's question banks. The elements are those of Moodle's own exporter (`question/format/xml/format.php`).
//!
//! One question at a time is in memory while a file is read. Texts are HTML there and Markdown here; several languages stand in one text as spans of Moodle's
//! "multi-language content" filter.

mod embedded;
mod read;
mod write;

pub(crate) use read::{add_text_answer, category, read};
pub(crate) use write::{kind_name, write};

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
