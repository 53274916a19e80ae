//! Tests: their sections with questions and draws, and how they run. What a quiz cannot be like is said with its element and line.
//!
//! [`sections`] reads what is asked, [`settings`] how; [`settle`] puts the items in, once all files are read.

mod sections;
mod settings;
mod settle;

use std::collections::BTreeSet;

use domain::{Language, Text};

use self::settings::Control;
pub use self::settings::KEPT;
use super::manifest::About;
use super::read::labels;
use super::text::{self, language};
use super::tree::Element;
use crate::Test;
use crate::finding::{Finding, Place, What};
use crate::limits::FINDINGS;

/// Where a test is read from.
pub struct Source<'s> {
    /// The path in the package; empty for a single file.
    pub path: &'s str,
    /// The language of texts that do not say theirs.
    pub language: Language,
    pub about: &'s About,
    /// Gives the root of another file; where there is none, why has been said.
    pub load: &'s mut dyn FnMut(&str) -> Option<Element>,
    /// Files of sections that may still be read.
    pub files: &'s mut usize,
}

/// A test with the paths and identifiers of its items.
#[derive(Debug)]
pub struct Draft {
    /// All but its sections.
    test: Test,
    sections: Vec<Section>,
    mastery: Option<Mastery>,
}

#[derive(Debug)]
struct Section {
    title: Text,
    shuffle: bool,
    slots: Vec<Slot>,
}

#[derive(Debug)]
enum Slot {
    Item(ItemRef),
    Draw { count: u32, items: Vec<ItemRef>, name: String, place: Place },
}

#[derive(Debug)]
pub struct ItemRef {
    /// The item's file in the package.
    pub file: Option<String>,
    pub identifier: String,
    /// How many times its own marks it counts.
    pub weight: Option<f64>,
    pub place: Place,
}

/// The points from which a test is passed, and those there are, where that is said.
#[derive(Debug)]
struct Mastery {
    points: f64,
    of: Option<f64>,
    place: Place,
}

/// Reads a test; sections in files of their own are followed.
pub fn read(root: &Element, source: Source<'_>) -> (Draft, Vec<Finding>) {
    let mut reader = Reader {
        load: source.load,
        findings: Vec::new(),
        language: root.attribute("xml:lang").and_then(language).unwrap_or(source.language),
        inside: vec![source.path.to_owned()],
        files: source.files,
        references: 0,
        weights: settings::weights(root),
        control: Control::default(),
        said: BTreeSet::new(),
        intro: Text::default(),
        sections: Vec::new(),
    };
    let mut title = labels(root, "title");
    if title.is_empty() {
        title = source.about.title.clone();
    }
    if title.is_empty() {
        title = reader.title(root);
    }
    if title.is_empty() {
        title.set(reader.language, root.attribute("identifier").unwrap_or_default().trim());
    }
    let mut test = Test { title, place: reader.place(root), ..Test::default() };
    let mastery = reader.settings(root, &mut test);
    for (number, part) in root.all("test-part").enumerate() {
        if number > 0 {
            reader.joined(part);
        }
        reader.part(part);
    }
    test.intro = reader.intro;
    (Draft { test, sections: reader.sections, mastery }, reader.findings)
}

/// What is known while a test is read.
struct Reader<'r> {
    load: &'r mut dyn FnMut(&str) -> Option<Element>,
    findings: Vec<Finding>,
    language: Language,
    /// The file of the test, and those of the sections that are being read, one in the other.
    inside: Vec<String>,
    files: &'r mut usize,
    /// Items that were named.
    references: usize,
    /// The weights that count, by their identifiers; none: all do.
    weights: Option<BTreeSet<String>>,
    control: Control,
    /// Settings that have been said to have no counterpart.
    said: BTreeSet<String>,
    intro: Text,
    sections: Vec<Section>,
}

impl Reader<'_> {
    fn file(&self) -> &str {
        self.inside.last().map_or("", String::as_str)
    }

    fn place(&self, element: &Element) -> Place {
        Place {
            file: Some(self.file()).filter(|path| !path.is_empty()).map(str::to_owned),
            line: Some(element.line),
            element: element.attribute("identifier").map(str::to_owned),
        }
    }

    fn approximated(&mut self, element: &Element, what: What) {
        let finding = Finding::approximated(&self.place(element), what);
        // nobody reads more
        if self.findings.len() <= FINDINGS && self.findings.last() != Some(&finding) {
            self.findings.push(finding);
        }
    }

    fn dropped(&mut self, element: &Element) {
        self.approximated(element, What::SettingDropped { detail: element.name.clone() });
    }

    /// An attribute without a counterpart; many files repeat theirs on every element, once is enough to know.
    fn dropped_attribute(&mut self, element: &Element, name: &str) {
        let detail = format!("{name}=\"{}\"", element.attribute(name).unwrap_or_default());
        if self.said.insert(detail.clone()) {
            self.approximated(element, What::SettingDropped { detail });
        }
    }

    fn bad(&mut self, element: &Element, name: &str) {
        let detail = format!("{name}=\"{}\"", element.attribute(name).unwrap_or_default());
        self.approximated(element, What::BadValue { detail });
    }

    /// A level of the test that a quiz does not have.
    fn joined(&mut self, element: &Element) {
        let detail = element.attribute("title").or(element.attribute("identifier")).unwrap_or(&element.name).to_owned();
        self.approximated(element, What::SectionsJoined { detail });
    }

    /// The title in all languages that are there; an identifier in its place is none.
    fn title(&self, element: &Element) -> Text {
        let mut title = labels(element, "title");
        let words = element.attribute("title").unwrap_or_default().trim();
        if title.is_empty() && !words.is_empty() && element.attribute("identifier") != Some(words) {
            title.set(self.language, words);
        }
        title
    }

    /// A text for those who take the test, which stands before its beginning.
    fn introduction(&mut self, block: &Element) {
        let mut missing = Vec::new();
        let nodes = block.child("content-body").map_or(&block.children, |body| &body.children);
        let read = text::read(nodes, self.language, text::Place::Block, &mut |address| {
            missing.push(address.to_owned());
            None
        });
        for detail in missing {
            self.approximated(block, What::MediaRefused { detail });
        }
        if read.script_removed {
            self.approximated(block, What::ScriptRemoved);
        }
        if read.simplified {
            self.approximated(block, What::FormattingSimplified);
        }
        for language in Language::ALL {
            let Some(words) = read.text.exact(language) else { continue };
            let all = [self.intro.exact(language).unwrap_or_default(), words].join("\n\n");
            self.intro.set(language, all.trim());
        }
    }
}
