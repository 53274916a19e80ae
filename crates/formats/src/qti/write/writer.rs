//! What is known while one item is written: its language, its marks, and what other systems will not see.

use domain::{Language, Text};

use crate::finding::{Finding, Place as Where, What};
use crate::qti::text::{IN_LANGUAGE, MARKDOWN, Place, to_nodes};
use crate::qti::tree::{Element, Node, element};

pub struct Writer<'w> {
    /// The language of the item.
    pub main: Language,
    pub marks: f64,
    pub place: Where,
    pub findings: &'w mut Vec<Finding>,
}

impl Writer<'_> {
    fn note(&mut self, what: What) {
        let finding = Finding::approximated(&self.place, what);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    pub fn dropped(&mut self, detail: &str) {
        self.note(What::SettingDropped { detail: detail.to_owned() });
    }

    pub fn scoring_approximated(&mut self, detail: &str) {
        self.note(What::ScoringApproximated { detail: detail.to_owned() });
    }

    pub fn languages_dropped(&mut self, languages: &[Language]) {
        let codes: Vec<&str> = languages.iter().map(|language| language.code()).collect();
        self.note(What::LanguagesDropped { detail: codes.join(", ") });
    }

    /// Paragraphs, in each language.
    pub fn block(&self, text: &Text) -> Vec<Node> {
        self.nodes(text, Place::Block, &mut |nodes, _| nodes, &[])
    }

    /// Words in a line, in each language.
    pub fn line(&self, text: &Text) -> Vec<Node> {
        self.nodes(text, Place::Line, &mut |nodes, _| nodes, &[])
    }

    /// The nodes of a text with markers; `change` makes the elements `gap` in it into what they stand for.
    pub fn nodes(&self, text: &Text, place: Place, change: &mut dyn FnMut(Vec<Node>, Language) -> Vec<Node>, ids: &[&str]) -> Vec<Node> {
        let name = if place == Place::Block { "div" } else { "span" };
        let there: Vec<Language> = Language::ALL.into_iter().filter(|language| text.exact(*language).is_some()).collect();
        let mut out = Vec::new();
        for language in &there {
            let markdown = text.exact(*language).unwrap_or_default();
            let (nodes, same) = to_nodes(markdown, ids, place);
            let nodes = change(nodes, *language);
            let alone = there == [self.main];
            if alone && same && !markdown.is_empty() {
                return nodes;
            }
            if place == Place::Line && !out.is_empty() {
                // between the languages for those who see all of them; nobody reads it back
                out.push(Node::Text(" / ".to_owned()));
            }
            let part = element(name).with("class", IN_LANGUAGE).with("xml:lang", language.tag());
            out.push(part.with_some(MARKDOWN, (!same).then_some(markdown)).holding(nodes).into());
        }
        out
    }

    /// The words of a text in the item's language, without formatting: for attributes.
    pub fn plain(&self, text: &Text) -> String {
        let (nodes, _) = to_nodes(text.get(self.main), &[], Place::Line);
        element("span").holding(nodes).trimmed()
    }
}

/// The texts of an attribute that has room for one language only, kept in all of them where that is more.
pub fn with_labels(element: Element, name: &str, text: &Text, said: &str, main: Language) -> Element {
    let there: Vec<Language> = Language::ALL.into_iter().filter(|language| text.exact(*language).is_some()).collect();
    if there.is_empty() || there == [main] && text.exact(main) == Some(said) {
        return element;
    }
    there.into_iter().fold(element, |element, language| {
        element.with(&format!("{}{name}-{}", crate::qti::names::OURS, language.code()), text.exact(language).unwrap_or_default())
    })
}
