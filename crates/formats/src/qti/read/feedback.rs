//! Feedback: that of the whole item, and that which belongs to an option by its identifier.

use std::collections::BTreeMap;

use domain::Text;

use super::reader::Reader;
use crate::finding::What;
use crate::qti::text::join;
use crate::qti::tree::Element;

/// Identifiers of our own; ids have no points, so that they are nobody else's.
pub const GENERAL: &str = "qiao.general";
pub const ADVICE: &str = "qiao.advice";
pub const COUNTER_EXAMPLE: &str = "qiao.counter-example";

/// Feedback texts that have not found their place yet, by their identifier.
#[derive(Debug, Default)]
pub struct Feedback {
    parts: BTreeMap<String, Part>,
}

#[derive(Debug)]
struct Part {
    text: Text,
    line: u32,
}

impl Feedback {
    /// The feedback of this identifier; it is not there afterwards.
    pub fn take(&mut self, identifier: &str) -> Text {
        self.parts.remove(identifier).map(|part| part.text).unwrap_or_default()
    }

    fn add(&mut self, identifier: &str, text: Text, line: u32) {
        let part = self.parts.entry(identifier.to_owned()).or_insert(Part { text: Text::default(), line });
        part.text = join(std::mem::take(&mut part.text), text);
    }
}

impl Reader<'_, '_> {
    /// Gathers what is said after an answer: beside the body, and as a block in it.
    pub fn gather_feedback(&mut self, item: &Element, body: &Element) -> Feedback {
        let mut feedback = Feedback::default();
        let blocks = body.find(&|element| element.name == "feedback-block" || element.name.ends_with("-interaction"));
        let blocks = blocks.into_iter().filter(|element| element.name == "feedback-block");
        for element in item.all("modal-feedback").chain(blocks) {
            if element.attribute("show-hide") == Some("hide") {
                self.dropped(element);
                continue;
            }
            let text = self.block(&element.children);
            if !text.is_empty() {
                feedback.add(element.attribute("identifier").unwrap_or_default(), text, element.line);
            }
        }
        feedback
    }

    /// The feedback inside an option and that of the option's identifier.
    pub fn feedback_of(&mut self, element: &Element, feedback: &mut Feedback) -> Text {
        let inside = element.find(&|inside| inside.name.starts_with("feedback-"));
        let inside: Vec<Text> = inside.into_iter().map(|inside| self.block(&inside.children)).collect();
        let said = inside.into_iter().fold(Text::default(), join);
        join(said, feedback.take(element.attribute("identifier").unwrap_or_default()))
    }

    /// What is said whatever the answer; feedback under a condition that we do not have is added to it.
    pub fn general_feedback(&mut self, mut feedback: Feedback) -> Text {
        let mut general = feedback.take(GENERAL);
        let mut rest: Vec<_> = feedback.parts.into_iter().collect();
        rest.sort_by_key(|(_, part)| part.line);
        for (identifier, part) in rest {
            self.approximated(part.line, What::SettingDropped { detail: format!("modal-feedback {identifier}") });
            general = join(general, part.text);
        }
        general
    }
}
