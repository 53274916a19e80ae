//! Items as a package of QTI 3.0.

mod choice;
mod formula;
mod gaps;
mod manifest;
mod matching;
mod open;
mod order;
mod parts;
mod scoring;
mod spots;
mod test;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};

use domain::quizzes::item::{Body, Item};
use domain::{Language, Text};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use self::manifest::{Entry, TestEntry, manifest};
use self::parts::{Parts, Said, shown};
use self::scoring::{Scoring, outcomes, processing};
use self::writer::Writer;
use super::names::{OURS, identifier};
use super::read::{GENERAL, HINT, PROMPT, VARIABLE};
use super::tree::{Element, Node, element};
use crate::finding::{Finding, Place, What};
use crate::{Test, Written};

/// Makes a package. `media` gives the bytes of the pictures that items name, `media/seam.png`; an item that has `language` is in that one for those who know
/// one only.
pub(crate) fn write(items: &[Item], media: &dyn Fn(&str) -> Option<Vec<u8>>, language: Language) -> Written {
    let mut package = Package::default();
    package.items(items, media, language);
    package.packed(None)
}

/// The path of a test in its package.
const TEST: &str = "test.xml";

/// Makes a package of a test with its items.
pub(crate) fn write_test(test: &Test, items: &[Item], media: &dyn Fn(&str) -> Option<Vec<u8>>, language: Language) -> Written {
    let mut package = Package::default();
    let written = package.items(items, media, language);
    let file = test::test(test, &written, language, &mut package.findings);
    package.files.insert(0, (TEST.to_owned(), document(&file)));
    package.packed(Some(&TestEntry { title: &test.title, path: TEST }))
}

/// What goes into a package.
#[derive(Default)]
struct Package<'i> {
    files: Vec<(String, Vec<u8>)>,
    pictures: Vec<String>,
    entries: Vec<Entry<'i>>,
    findings: Vec<Finding>,
}

impl<'i> Package<'i> {
    /// Writes items with their pictures; gives those that could be written, by their ids, with their files' paths.
    fn items(
        &mut self,
        items: &'i [Item],
        media: &dyn Fn(&str) -> Option<Vec<u8>>,
        language: Language,
    ) -> BTreeMap<&'i str, (&'i Item, String)> {
        let mut written = BTreeMap::new();
        for item in items {
            let Some(file) = self::item(item, language, &mut self.findings) else { continue };
            let there = self.pictures(item, &file, media);
            let mut path = format!("items/{}.xml", item.id);
            // a bank has each id once; a list of items need not
            while self.files.iter().any(|(other, _)| *other == path) {
                path.insert_str(path.len() - 4, "-2");
            }
            self.files.push((path.clone(), document(&file)));
            written.entry(item.id.as_str()).or_insert((item, path.clone()));
            self.entries.push(Entry { item, path, media: there });
        }
        written
    }

    /// Takes in the pictures that an item's file names; gives their paths.
    fn pictures(&mut self, item: &Item, file: &Element, media: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<String> {
        let mut named = BTreeSet::new();
        addresses(file, &mut named);
        let mut there = Vec::new();
        for path in named {
            if !self.pictures.contains(&path) {
                // what is not in the bank's own folder would be a path out of the package
                let Some(bytes) = media(&path).filter(|_| path.starts_with("media/") && !path.contains("..")) else {
                    self.findings.push(Finding::approximated(&Place::element(&item.id), What::MissingMedia { detail: path }));
                    continue;
                };
                self.pictures.push(path.clone());
                self.files.push((path.clone(), bytes));
            }
            there.push(path);
        }
        there
    }

    fn packed(mut self, test: Option<&TestEntry<'_>>) -> Written {
        self.files.insert(0, ("imsmanifest.xml".to_owned(), document(&manifest(test, &self.entries, &self.pictures))));
        Written { bytes: zipped(&self.files).unwrap_or_default(), extension: "zip", media_type: "application/zip", findings: self.findings }
    }
}

fn document(root: &Element) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", root.to_xml()).into_bytes()
}

/// In memory, where writing fails for sizes only that no package has.
fn zipped(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path.as_str(), SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The pictures that a file names, in elements or in Markdown that is kept.
fn addresses(element: &Element, named: &mut BTreeSet<String>) {
    for (name, value) in &element.attributes {
        if name == "src" {
            named.insert(value.strip_prefix("../").unwrap_or(value).to_owned());
        } else if name.starts_with(OURS) {
            let links = value.split("](").skip(1).filter(|link| link.starts_with("media/"));
            named.extend(links.filter_map(|link| link.split([')', ' ', '"']).next()).map(str::to_owned));
        }
    }
    for child in element.elements() {
        addresses(child, named);
    }
}

/// The language of an item: one that its prompt has and the text of its gaps, `preferred` if it can be.
fn main_language(item: &Item, preferred: Language) -> Language {
    let inner = match &item.body {
        Body::Cloze(body) => &body.text,
        Body::InlineChoice(body) => &body.text,
        Body::MarkWords(body) => &body.text,
        _ => &item.prompt,
    };
    let has = |text: &Text, language: Language| text.exact(language).is_some_and(|words| !words.is_empty());
    let order = [preferred, Language::En, Language::De, Language::Zh];
    let both = order.into_iter().find(|language| has(inner, *language) && has(&item.prompt, *language));
    both.or_else(|| order.into_iter().find(|language| has(inner, *language))).unwrap_or(preferred)
}

/// One item's file; nothing, with a finding, for what QTI cannot say.
fn item(item: &Item, language: Language, findings: &mut Vec<Finding>) -> Option<Element> {
    let place = Place::element(&item.id);
    let mut writer = Writer { main: main_language(item, language), marks: item.marks, place: place.clone(), findings };
    let (kind, parts) = parts(&mut writer, item);
    let Some(mut parts) = parts else {
        findings.push(Finding::refused(&place, What::UnsupportedKind { detail: kind.to_owned() }));
        return None;
    };
    if !item.hint.is_empty() {
        writer.dropped("hint");
    }
    parts.feedback.push(Said::always(GENERAL, &item.feedback));
    parts.feedback.retain(|said| !said.text.is_empty());

    let prompt = element("div")
        .with("class", PROMPT)
        .with(&format!("{OURS}kind"), kind)
        .holding(with_variables(writer.block(&item.prompt), &parts.variables));
    let body = element("qti-item-body").holding([prompt]).holding(parts.body);
    let body = body.holding(open::block(HINT, "author", &writer, &item.hint));
    let by_hand = matches!(parts.scoring, Scoring::ByHand);
    let said = parts.feedback.iter().map(|said| {
        let words = element("qti-content-body").holding(writer.block(&said.text));
        element("qti-modal-feedback")
            .with("outcome-identifier", "FEEDBACK")
            .with("identifier", &said.identifier)
            .with("show-hide", "show")
            .holding([words])
    });
    let root = element("qti-assessment-item")
        .with("xmlns", "http://www.imsglobal.org/xsd/imsqtiasi_v3p0")
        .with("identifier", identifier(&item.id))
        .with("title", title(&writer, item))
        .with("adaptive", "false")
        .with("time-dependent", "false")
        .with("xml:lang", writer.main.tag())
        .holding(parts.declarations)
        .holding(outcomes(item.marks, by_hand, !parts.feedback.is_empty()))
        .holding(parts.templates)
        .holding([body]);
    let rules = processing(parts.scoring, item.marks, shown(&parts.feedback));
    Some(root.holding(rules).holding(said))
}

fn parts(writer: &mut Writer<'_>, item: &Item) -> (&'static str, Option<Parts>) {
    let with_text = |parts: Parts| Parts { body: gaps::in_text(parts.body), ..parts };
    match &item.body {
        Body::SingleChoice(body) => ("single_choice", Some(choice::single(writer, body))),
        Body::MultipleChoice(body) => ("multiple_choice", Some(choice::multiple(writer, body))),
        Body::TrueFalse(body) => ("true_false", Some(choice::true_false(writer, body, &item.prompt))),
        Body::Kprim(body) => ("kprim", Some(matching::kprim(writer, body, &item.prompt))),
        Body::ShortText(body) => ("short_text", Some(gaps::short_text(writer, body))),
        Body::Numeric(body) => ("numeric", Some(gaps::numeric(writer, body))),
        Body::Formula(body) => ("formula", formula::formula(writer, body)),
        Body::Cloze(body) => ("cloze", Some(with_text(gaps::cloze(writer, body)))),
        Body::InlineChoice(body) => ("inline_choice", Some(with_text(gaps::inline_choice(writer, body)))),
        Body::Matching(body) => ("matching", Some(matching::matching(writer, body))),
        Body::Ordering(body) => ("ordering", Some(order::ordering(writer, body))),
        Body::Categorisation(body) => ("categorisation", Some(matching::categorisation(writer, body))),
        Body::Hotspot(body) => ("hotspot", Some(spots::hotspot(writer, body))),
        Body::MarkWords(body) => ("mark_words", Some(gaps::mark_words(writer, body))),
        Body::Incident(body) => ("incident", Some(choice::incident(writer, body))),
        Body::Essay(body) => ("essay", Some(open::essay(writer, body))),
        Body::Upload(body) => ("upload", Some(open::upload(writer, body))),
    }
}

/// QTI asks for a title; an item without one is called by its id, which is none when it is read.
fn title(writer: &Writer<'_>, item: &Item) -> String {
    let title = item.title.get(writer.main);
    if title.is_empty() { identifier(&item.id) } else { title.to_owned() }
}

/// `{name}` of a prompt as the variable's value.
fn with_variables(nodes: Vec<Node>, names: &[String]) -> Vec<Node> {
    if names.is_empty() {
        return nodes;
    }
    let mut out = Vec::new();
    for node in nodes {
        match node {
            Node::Text(text) => split(&text, names, &mut out),
            Node::Element(mut element) => {
                element.children = with_variables(std::mem::take(&mut element.children), names);
                out.push(Node::Element(element));
            }
        }
    }
    out
}

fn split(text: &str, names: &[String], out: &mut Vec<Node>) {
    let mut rest = text;
    let mut plain = String::new();
    while let Some(at) = rest.find('{') {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let name = after.find('}').map(|end| &after[1..end]).filter(|name| names.iter().any(|known| known == name));
        if let Some(name) = name {
            out.push(Node::Text(std::mem::take(&mut plain)));
            out.push(element("qti-printed-variable").with("identifier", format!("{VARIABLE}{name}")).into());
            rest = &after[name.len() + 2..];
        } else {
            plain.push('{');
            rest = &after[1..];
        }
    }
    plain.push_str(rest);
    out.push(Node::Text(plain));
}
