//! QTI 2.1, 2.2 and 3.0: items and tests of 1EdTech's *Question and Test Interoperability*, as XML files or zip packages with pictures; written as 3.0.
//!
//! One item file at a time is in memory. Both versions' names become one ([`names`]); [`read`] makes items, [`write`](mod@write) makes files. What QTI cannot
//! say is kept beside it in attributes `data-ext-qiao-…` that other systems ignore; what they read without them is right by itself.
//!
//! To add a kind: a file in `read` and one in `write`, an arm in `read::one` and in `write::item`.

mod assessment;
mod manifest;
mod names;
mod package;
mod parse;
mod read;
mod text;
mod tree;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use self::assessment::{Draft, ItemRef};
use self::manifest::{About, Manifest};
use self::package::{Media, Package};
use self::parse::{LARGEST, Parsed, parse};
use self::read::Source;
use self::tree::Element;
use crate::finding::{Finding, Level, Place, What};
use crate::ids::Ids;
use crate::limits::{ITEMS, MB};
use crate::{ReadItem, ReadOptions, Reading, encoding};

pub(crate) use self::write::{write, write_test};

/// Reads an XML file or a package.
pub(crate) fn read(bytes: &[u8], options: ReadOptions) -> Reading {
    let mut gathering = Gathering::new(options);
    if bytes.starts_with(b"PK") {
        gathering.package(bytes);
    } else {
        gathering.single(bytes);
    }
    gathering.finish()
}

/// Tests of one file.
const TESTS: usize = 50;
/// Files of sections that its tests refer to, each time they do, and the bytes of one.
const SECTION_FILES: usize = 100;
const SECTION: usize = MB;

/// What has been read so far.
struct Gathering {
    options: ReadOptions,
    reading: Reading,
    media: Media,
    ids: Ids,
    tests: Vec<Draft>,
    section_files: usize,
    /// Ids of the items by their file and by their identifier.
    by_file: BTreeMap<String, String>,
    by_identifier: BTreeMap<String, String>,
    looked_at: BTreeSet<String>,
}

impl Gathering {
    fn new(options: ReadOptions) -> Self {
        Self {
            options,
            reading: Reading::default(),
            media: Media::default(),
            ids: Ids::default(),
            tests: Vec::new(),
            section_files: SECTION_FILES,
            by_file: BTreeMap::new(),
            by_identifier: BTreeMap::new(),
            looked_at: BTreeSet::new(),
        }
    }

    fn refuse(&mut self, file: &str, line: Option<u32>, what: What) {
        let place = Place { file: Some(file).filter(|file| !file.is_empty()).map(str::to_owned), line, ..Place::default() };
        self.reading.findings.push(Finding::refused(&place, what));
    }

    fn single(&mut self, bytes: &[u8]) {
        let Some(decoded) = encoding::decode(bytes) else { return self.refuse("", None, What::UnknownEncoding) };
        self.reading.findings.extend(decoded.finding());
        let parsed = parse(&decoded.text);
        let Some(root) = self.checked("", parsed) else { return };
        self.file("", &root, &About::default(), None);
    }

    fn package(&mut self, bytes: &[u8]) {
        let mut package = match Package::open(bytes, &mut self.reading.findings) {
            Ok(package) => package,
            Err(what) => return self.refuse("", None, what),
        };
        let manifest = self.manifest(&mut package);
        let listed = !manifest.items.is_empty();
        let items = if listed {
            manifest.items
        } else {
            let manifest_path = package.manifest();
            let is_item = |path: &String| manifest_path.as_ref() != Some(path) && !manifest.tests.iter().any(|(test, _)| test == path);
            package.xml_files().into_iter().filter(is_item).map(|path| (path, About::default())).collect()
        };
        for (path, about) in items {
            if self.reading.items.len() >= ITEMS {
                self.refuse(&path, None, What::TooMany { limit: ITEMS });
                break;
            }
            let Some(root) = self.root(&mut package, &path, LARGEST) else { continue };
            if listed || matches!(root.name.as_str(), "assessment-item" | "assessment-test") {
                self.file(&path, &root, &about, Some(&mut package));
            }
        }
        for (path, about) in manifest.tests {
            if let Some(root) = self.root(&mut package, &path, LARGEST) {
                self.test(&path, &root, &about, Some(&mut package));
            }
        }
    }

    fn test(&mut self, path: &str, root: &Element, about: &About, mut package: Option<&mut Package<'_>>) {
        if self.tests.len() >= TESTS {
            return self.refuse(path, Some(root.line), What::SettingDropped { detail: root.name.clone() });
        }
        let (language, mut files) = (self.options.language, self.section_files);
        let mut load = |path: &str| self.root(package.as_deref_mut()?, path, SECTION);
        let source = assessment::Source { path, language, about, load: &mut load, files: &mut files };
        let (draft, findings) = assessment::read(root, source);
        self.section_files = files;
        self.reading.findings.extend(findings);
        self.tests.push(draft);
    }

    /// The manifest; where it is missing or broken, all files are looked at.
    fn manifest(&mut self, package: &mut Package<'_>) -> Manifest {
        let Some(path) = package.manifest() else {
            let place = Place::default();
            self.reading.findings.push(Finding::approximated(&place, What::MissingMedia { detail: "imsmanifest.xml".to_owned() }));
            return Manifest::default();
        };
        match package.text(&path, LARGEST, &mut self.reading.findings) {
            Ok(text) => {
                let parsed = parse(&text);
                self.note(&path, &parsed, Level::Approximated);
                parsed.root.map(|root| manifest::read(&root, &path, self.options.language)).unwrap_or_default()
            }
            Err(what) => {
                self.refuse(&path, None, what);
                Manifest::default()
            }
        }
    }

    /// The root of a file of at most so many bytes.
    fn root(&mut self, package: &mut Package<'_>, path: &str, most: usize) -> Option<Element> {
        self.looked_at.insert(path.to_owned());
        match package.text(path, most, &mut self.reading.findings) {
            Ok(text) => self.checked(path, parse(&text)),
            Err(what) => {
                self.refuse(path, None, what);
                None
            }
        }
    }

    fn note(&mut self, path: &str, parsed: &Parsed, broken: Level) {
        for (what, line) in &parsed.wrong {
            let level = if *what == What::Entities { Level::Approximated } else { broken };
            let place =
                Place { file: Some(path).filter(|path| !path.is_empty()).map(str::to_owned), line: Some(*line), ..Place::default() };
            self.reading.findings.push(Finding { level, place, what: what.clone() });
        }
    }

    /// The root of a file that is whole: half a question is none.
    fn checked(&mut self, path: &str, parsed: Parsed) -> Option<Element> {
        self.note(path, &parsed, Level::Refused);
        if parsed.root.is_none() && parsed.wrong.is_empty() {
            self.refuse(path, None, What::WrongFormat);
        }
        let whole = parsed.is_whole();
        let root = parsed.root?;
        // a file of several items loses only the one it breaks off in
        if !whole && root.name != "assessment-item" && root.child("assessment-item").is_some() {
            let mut root = root;
            let last = root.children.iter().rposition(|node| node.element().is_some());
            root.children.truncate(last.unwrap_or(0));
            return Some(root);
        }
        whole.then_some(root)
    }

    /// What an XML file holds: an item, a test, or several in a wrapper.
    fn file(&mut self, path: &str, root: &Element, about: &About, mut package: Option<&mut Package<'_>>) {
        match root.name.as_str() {
            "assessment-item" => self.item(path, root, about, package),
            "assessment-test" => self.test(path, root, about, package),
            _ => {
                let items = root.find(&|element| element.name == "assessment-item");
                if items.is_empty() {
                    self.refuse(path, Some(root.line), What::WrongFormat);
                }
                for item in items.into_iter().take(ITEMS) {
                    self.item(path, item, about, package.as_deref_mut());
                }
            }
        }
    }

    fn item(&mut self, path: &str, root: &Element, about: &About, package: Option<&mut Package<'_>>) {
        let source = Source {
            file: path,
            language: self.options.language,
            package,
            media: &mut self.media,
            findings: &mut self.reading.findings,
            ids: &mut self.ids,
        };
        let Some((item, place)) = read::item(source, root, about) else { return };
        self.by_file.insert(path.to_owned(), item.id.clone());
        if let Some(identifier) = root.attribute("identifier") {
            self.by_identifier.entry(identifier.to_owned()).or_insert_with(|| item.id.clone());
        }
        self.reading.items.push(ReadItem { item, place });
    }

    /// The id of the item that a test means.
    fn found(&self, item: &ItemRef, findings: &mut Vec<Finding>) -> Option<&String> {
        let by_file = item.file.as_ref().and_then(|file| self.by_file.get(file));
        let found = by_file.or_else(|| self.by_identifier.get(&item.identifier));
        // why a file gave no item has been said
        let said = item.file.as_ref().is_some_and(|file| self.looked_at.contains(file));
        if found.is_none() && !said {
            let detail = item.file.clone().unwrap_or_else(|| item.identifier.clone());
            findings.push(Finding::approximated(&item.place, What::MissingMedia { detail }));
        }
        found
    }

    fn finish(mut self) -> Reading {
        let marks: BTreeMap<String, f64> = self.reading.items.iter().map(|read| (read.item.id.clone(), read.item.marks)).collect();
        for test in std::mem::take(&mut self.tests) {
            let mut findings = std::mem::take(&mut self.reading.findings);
            let test = test.settle(&mut findings, &mut |item, findings| {
                let id = self.found(item, findings)?;
                marks.get(id).map(|marks| (id.clone(), *marks))
            });
            self.reading.findings = findings;
            self.reading.tests.push(test);
        }
        if self.reading.items.is_empty()
            && self.reading.tests.is_empty()
            && !self.reading.findings.iter().any(|f| f.level == Level::Refused)
        {
            self.refuse("", None, What::Empty);
        }
        self.reading.media = std::mem::take(&mut self.media.files);
        self.reading
    }
}

#[cfg(test)]
#[path = "tests/mod.rs"]
mod tests;
