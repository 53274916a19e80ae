//! What is known while one item is read, and what is noticed.

use domain::{Language, Text};

use super::declarations::{Declarations, Response};
use super::processing::{How, Processing};
use crate::finding::{Finding, Place, What};
use crate::qti::names::Names;
use crate::qti::package::{Media, Package};
use crate::qti::text;
use crate::qti::tree::{Element, Node};

/// Why an item does not come: what, and where.
pub type Refused = (What, u32);

pub struct Reader<'r, 'p> {
    /// The path of the file that is being read; empty for a single one.
    pub file: String,
    pub place: Place,
    pub language: Language,
    pub package: Option<&'r mut Package<'p>>,
    pub media: &'r mut Media,
    pub findings: &'r mut Vec<Finding>,
    pub declarations: Declarations,
    pub processing: Processing,
    pub names: Names,
    /// The marks of the item.
    pub marks: f64,
}

impl Reader<'_, '_> {
    pub fn approximated(&mut self, line: u32, what: What) {
        let place = Place { line: Some(line).filter(|line| *line > 0), ..self.place.clone() };
        let finding = Finding::approximated(&place, what);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    pub fn dropped(&mut self, element: &Element) {
        self.approximated(element.line, What::SettingDropped { detail: element.name.clone() });
    }

    pub fn scoring_approximated(&mut self, line: u32, detail: impl Into<String>) {
        self.approximated(line, What::ScoringApproximated { detail: detail.into() });
    }

    fn text_at(&mut self, nodes: &[Node], place: text::Place) -> Text {
        let line = nodes.iter().find_map(Node::element).map_or(0, |element| element.line);
        let mut wrong = Vec::new();
        let (media, package, file) = (&mut *self.media, &mut self.package, self.file.as_str());
        let read = text::read(nodes, self.language, place, &mut |address| match media.take(package.as_deref_mut(), file, address) {
            Ok(name) => Some(name),
            Err(what) => {
                wrong.push(what);
                None
            }
        });
        for what in wrong {
            self.approximated(line, what);
        }
        if read.script_removed {
            self.approximated(line, What::ScriptRemoved);
        }
        if read.simplified {
            self.approximated(line, What::FormattingSimplified);
        }
        read.text
    }

    /// Paragraphs.
    pub fn block(&mut self, nodes: &[Node]) -> Text {
        self.text_at(nodes, text::Place::Block)
    }

    /// Words in a line, as in an option, without the feedback that is in them.
    pub fn line(&mut self, nodes: &[Node]) -> Text {
        let nodes = text::replaced(nodes, &mut |element| element.name.starts_with("feedback-").then(Vec::new));
        self.text_at(&nodes, text::Place::Line)
    }

    /// A text that was kept as Markdown: its pictures come from the package as all others.
    pub fn kept_text(&mut self, mut text: Text) -> Text {
        for language in Language::ALL {
            let Some(words) = text.exact(language).filter(|words| words.contains("](media/")) else { continue };
            let (media, package, file) = (&mut *self.media, &mut self.package, self.file.as_str());
            let words = text::rewrite_images(words, &mut |address| media.take(package.as_deref_mut(), file, address).ok());
            text.set(language, words);
        }
        text
    }

    /// Says so when what is right cannot be told in the way the item scores it.
    pub fn note_processing(&mut self, line: u32) {
        if let Some(unknown) = self.processing.unknown.clone() {
            self.scoring_approximated(line, unknown);
        } else if self.processing.how == How::None && self.processing.numbers.is_empty() {
            self.scoring_approximated(line, "response-processing");
        }
    }

    /// Whether the mapped values count; else the right answer as a whole.
    pub fn is_mapped(&self, response: &Response) -> bool {
        match self.processing.how {
            How::MapResponse => response.mapping.is_some(),
            How::MatchCorrect => false,
            How::None => response.mapping.as_ref().is_some_and(|mapping| !mapping.entries.is_empty()),
        }
    }

    /// A share of the marks.
    pub fn share(&self, points: f64) -> f64 {
        round(points / self.marks)
    }
}

/// Thirds and the like are written with some fifteen digits and divided by the marks: the last digit is no one's wish.
pub fn round(share: f64) -> f64 {
    let rounded = (share * 1e9).round() / 1e9;
    if (rounded - share).abs() < 1e-12 { rounded } else { share }
}
