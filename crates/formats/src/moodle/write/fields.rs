//! The elements that questions are made of.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{Language, Text};

use crate::finding::{Finding, Place, What};
use crate::html::{to_html, to_inline_html};
use crate::languages::spans;
use crate::share::to_percent;
use crate::xml::escape;

pub(super) struct Fields<'a> {
    pub out: String,
    pub language: Language,
    pub findings: Vec<Finding>,
    /// Id of the item that is written.
    pub item: String,
    media: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

impl<'a> Fields<'a> {
    pub fn new(language: Language, media: &'a dyn Fn(&str) -> Option<Vec<u8>>) -> Self {
        Self { out: String::new(), language, findings: Vec::new(), item: String::new(), media }
    }

    pub fn approximated(&mut self, what: What) {
        self.note(Finding::approximated(&Place::element(self.item.clone()), what));
    }

    pub fn refused(&mut self, what: What) {
        self.note(Finding::refused(&Place::element(self.item.clone()), what));
    }

    /// Each thing once; those of an item stand together.
    fn note(&mut self, finding: Finding) {
        if !self.findings.iter().rev().take_while(|there| there.place == finding.place).any(|there| *there == finding) {
            self.findings.push(finding);
        }
    }

    /// A setting that is lost where `there`.
    pub fn dropped(&mut self, there: bool, name: &str) {
        if there {
            self.approximated(What::SettingDropped { detail: name.to_owned() });
        }
    }

    /// `<name>value</name>`.
    pub fn plain(&mut self, name: &str, value: &str) {
        let _ = writeln!(self.out, "<{name}>{}</{name}>", escape(value));
    }

    /// A text of paragraphs.
    pub fn block(&mut self, name: &str, text: &Text) {
        let mut files = Vec::new();
        let html = block_html(text, self.language, &mut files);
        self.formatted(name, &html, &files);
    }

    /// A text in a line.
    pub fn line(&mut self, name: &str, text: &Text) {
        let mut files = Vec::new();
        let html = spans(text, self.language, |text| to_inline_html(text, &mut |src| address(src, &mut files)));
        self.formatted(name, &html, &files);
    }

    /// The HTML of a short text without pictures.
    pub fn line_html(&self, text: &Text) -> String {
        spans(text, self.language, |text| to_inline_html(text, &mut ToOwned::to_owned))
    }

    /// HTML with the files it names.
    pub fn formatted(&mut self, name: &str, html: &str, files: &[String]) {
        let _ = write!(self.out, "<{name} format=\"html\"><text>{}</text>", escape(html));
        self.files(files);
        let _ = writeln!(self.out, "</{name}>");
    }

    fn files(&mut self, files: &[String]) {
        let mut written: Vec<&String> = Vec::new();
        for file in files {
            if written.contains(&file) {
                continue;
            }
            written.push(file);
            match (self.media)(file) {
                Some(bytes) => {
                    let _ = write!(
                        self.out,
                        "<file name=\"{}\" path=\"/\" encoding=\"base64\">{}</file>",
                        escape(&file_name(file)),
                        STANDARD.encode(bytes)
                    );
                }
                None => self.refused(What::MissingMedia { detail: file.clone() }),
            }
        }
    }

    /// `<answer>` with what is said to it.
    pub fn answer(&mut self, share: f64, text: &Text, feedback: &Text) {
        let mut files = Vec::new();
        let html = spans(text, self.language, |text| to_inline_html(text, &mut |src| address(src, &mut files)));
        let _ = write!(self.out, "<answer fraction=\"{}\" format=\"html\"><text>{}</text>", to_percent(share), escape(&html));
        self.files(&files);
        self.feedback(feedback);
        self.out.push_str("</answer>\n");
    }

    pub fn feedback(&mut self, feedback: &Text) {
        self.block("feedback", feedback);
    }
}

/// HTML of a text; languages of one paragraph each stand in one paragraph, as Moodle's filter likes it.
fn block_html(text: &Text, language: Language, files: &mut Vec<String>) -> String {
    let single = |html: &str| {
        html.starts_with("<p>") && html.ends_with("</p>") && html.matches("<p>").count() == 1 && html.matches("</p>").count() == 1
    };
    let all_single =
        Language::ALL.into_iter().filter_map(|l| text.exact(l)).all(|markdown| single(&to_html(markdown, &mut ToOwned::to_owned)));
    if all_single && !text.is_empty() {
        let inside = spans(text, language, |markdown| to_inline_html(markdown, &mut |src| address(src, files)));
        return format!("<p>{inside}</p>");
    }
    spans(text, language, |markdown| to_html(markdown, &mut |src| address(src, files)))
}

/// HTML of Markdown in one language, with its files.
pub(super) fn html_of(markdown: &str, files: &mut Vec<String>) -> String {
    to_html(markdown, &mut |src| address(src, files))
}

/// A file of the question, or an address elsewhere as it is.
fn address(src: &str, files: &mut Vec<String>) -> String {
    if !src.starts_with("media/") {
        return src.to_owned();
    }
    files.push(src.to_owned());
    format!("@@PLUGINFILE@@/{}", file_name(src).replace('%', "%25").replace(' ', "%20"))
}

fn file_name(path: &str) -> String {
    path.strip_prefix("media/").unwrap_or(path).replace('/', "-")
}
