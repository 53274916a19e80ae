//! The author's side of question banks: which there are, their questions, one question with its form, import and export.
//!
//! Everything is a plain form. The fields of a question come from [`domain::quizzes::form`], words for them from [`words`]; to add a kind of question, add its
//! words there, nothing else.

mod bank;
mod editor;
mod fields;
mod findings;
mod import;
mod list;
mod pictures;
mod preview;
mod words;

use domain::Language;
use i18n::t;

pub use bank::{Imported, bank_page};
pub(crate) use findings::{findings_section, format_word};

pub use editor::{Editor, EditorProblem, EditorWrong, editor_page};
pub use import::{FORMATS, ImportProblem, export_page, import_page, import_preview_page};
pub use list::{BankForm, BankProblem, banks_page};
pub use pictures::{PictureProblem, pictures_page};
pub use words::kind_word;

/// What something is called in a language.
type Name = fn(Language) -> &'static str;

/// What a bank can be exported as: the word in the address, and what it is called.
const EXPORTS: [(&str, Name); 4] = [
    ("gift", t::banks::format_gift),
    ("moodle-xml", t::banks::format_moodle),
    ("qti", t::banks::format_qti),
    ("xlsx", t::banks::format_xlsx),
];

/// Percent-encodes a query value (RFC 3986 §2.1): everything but unreserved characters.
fn url_encode(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
