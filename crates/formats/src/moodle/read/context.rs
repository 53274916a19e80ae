//! What reading one question needs: its languages, where it is, what was noticed, the file's media.

use std::collections::BTreeMap;

use domain::{Language, Text};

use super::media::Media;
use crate::finding::{Finding, Place, What};
use crate::html::{plain_to_markdown, to_markdown};
use crate::languages::split;
use crate::limits::{MB, TEXT_MB};
use crate::xml::Element;

pub(super) struct Context<'a> {
    pub language: Language,
    pub place: &'a Place,
    pub media: &'a mut Media,
    pub findings: &'a mut Vec<Finding>,
    from: usize,
}

impl<'a> Context<'a> {
    pub fn new(language: Language, place: &'a Place, media: &'a mut Media, findings: &'a mut Vec<Finding>) -> Self {
        let from = findings.len();
        Self { language, place, media, findings, from }
    }

    /// Once for each question: a hundred options with colours are one thing to tell.
    pub fn approximated(&mut self, what: What) {
        self.note(Finding::approximated(self.place, what));
    }

    pub fn refused(&mut self, what: What) {
        self.note(Finding::refused(self.place, what));
    }

    fn note(&mut self, finding: Finding) {
        if !self.findings.get(self.from..).unwrap_or_default().contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// A text with its format and its files: `<questiontext format="html"><text>…</text><file …>…</file></questiontext>`.
    pub fn html(&mut self, element: &Element) -> Text {
        self.html_from(element, &source(element))
    }

    /// As [`html`](Self::html), of a source that was made from the element's.
    pub fn html_from(&mut self, element: &Element, source: &str) -> Text {
        if source.len() > TEXT_MB as usize * MB {
            self.refused(What::TooLarge { limit_mb: TEXT_MB });
            return Text::default();
        }
        let files = self.media.files_of(element, self.place, self.findings);
        match element.attribute("format") {
            Some("plain_text") => self.markdown(source, plain_to_markdown),
            Some("markdown") => {
                let source = self.with_addresses(source, &files);
                self.markdown(&source, |text| text.trim().to_owned())
            }
            Some("moodle_auto_format") if !source.contains('<') => self.markdown(source, plain_to_markdown),
            _ => self.convert(source, &files),
        }
    }

    /// Markdown whose pictures are where they are with us.
    fn with_addresses(&mut self, markdown: &str, files: &BTreeMap<String, String>) -> String {
        const FILES: &str = "@@PLUGINFILE@@";
        let (mut out, mut rest) = (String::new(), markdown);
        while let Some((before, after)) = rest.split_once(FILES) {
            let end = after.find([')', ' ', '"', '>', '\n']).unwrap_or(after.len());
            let (path, after) = after.split_at(end);
            let address = self.media.address(&format!("{FILES}{path}"), files, self.place, self.findings);
            out += before;
            out += &address.unwrap_or_default();
            rest = after;
        }
        out + rest
    }

    /// A short HTML text without files.
    pub fn line(&mut self, html: &str) -> Text {
        self.convert(html, &BTreeMap::new())
    }

    fn markdown(&self, source: &str, markdown: impl Fn(&str) -> String) -> Text {
        let mut text = Text::default();
        for (language, part) in split(source, self.language) {
            let part = markdown(&part);
            if !part.is_empty() {
                text.set(language, part);
            }
        }
        text
    }

    fn convert(&mut self, html: &str, files: &BTreeMap<String, String>) -> Text {
        let mut text = Text::default();
        for (language, part) in split(html, self.language) {
            let converted = to_markdown(&part, &mut |src| self.media.address(src, files, self.place, self.findings));
            if converted.script_removed {
                self.approximated(What::ScriptRemoved);
            }
            if converted.simplified {
                self.approximated(What::FormattingSimplified);
            }
            if !converted.markdown.is_empty() {
                text.set(language, converted.markdown);
            }
        }
        text
    }

    /// The feedback inside an answer.
    pub fn feedback(&mut self, answer: &Element) -> Text {
        answer.first("feedback").map(|feedback| self.html(feedback)).unwrap_or_default()
    }
}

/// The text of an element, in `<text>` or by itself.
pub(super) fn source(element: &Element) -> String {
    element.first("text").map_or_else(|| element.own_text(), Element::text)
}

/// `<answer fraction="33.33333">` as a share; 0 where it does not say or says no number.
pub(super) fn fraction(answer: &Element) -> f64 {
    answer.attribute("fraction").and_then(crate::share::number).map_or(0.0, |percent| crate::share::from_percent(percent).clamp(-1.0, 1.0))
}
