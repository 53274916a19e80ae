//! The manifest of a package: its items with title, key words and category, and its pictures.

use domain::quizzes::item::Item;
use domain::{Language, Text};

use crate::qti::names::identifier;
use crate::qti::tree::{Element, element};

/// An item with its file's path and the paths of its pictures.
pub struct Entry<'a> {
    pub item: &'a Item,
    pub path: String,
    pub media: Vec<String>,
}

/// A test with its file's path.
pub struct TestEntry<'a> {
    pub title: &'a Text,
    pub path: &'a str,
}

pub fn manifest(test: Option<&TestEntry<'_>>, entries: &[Entry<'_>], media: &[String]) -> Element {
    let tests = test.map(|test| test_resource(test, entries));
    let items = entries.iter().map(|entry| resource(entry, media));
    let pictures = media.iter().enumerate().map(|(place, path)| {
        element("resource")
            .with("identifier", format!("media.{}", place + 1))
            .with("type", "webcontent")
            .with("href", path)
            .holding([element("file").with("href", path)])
    });
    let about = element("metadata").holding([element("schema").saying("QTI Package"), element("schemaversion").saying("3.0.0")]);
    element("manifest")
        .with("xmlns", "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1")
        .with("xmlns:lom", "http://ltsc.ieee.org/xsd/LOM")
        .with("identifier", "qiao")
        .holding([about, element("organizations"), element("resources").holding(tests).holding(items).holding(pictures)])
}

fn test_resource(test: &TestEntry<'_>, entries: &[Entry<'_>]) -> Element {
    let needs = entries.iter().map(|entry| element("dependency").with("identifierref", item_resource(entry.item)));
    let general = element("lom:general").holding(lom_title(test.title));
    element("resource")
        .with("identifier", "test")
        .with("type", "imsqti_test_xmlv3p0")
        .with("href", test.path)
        .holding([element("metadata").holding([element("lom:lom").holding([general])]), element("file").with("href", test.path)])
        .holding(needs)
}

fn item_resource(item: &Item) -> String {
    format!("item.{}", identifier(&item.id))
}

fn resource(entry: &Entry<'_>, media: &[String]) -> Element {
    let files = element("file").with("href", &entry.path);
    let needs = entry.media.iter().filter_map(|path| media.iter().position(|other| other == path));
    let needs = needs.map(|place| element("dependency").with("identifierref", format!("media.{}", place + 1)));
    element("resource")
        .with("identifier", item_resource(entry.item))
        .with("type", "imsqti_item_xmlv3p0")
        .with("href", &entry.path)
        .holding([element("metadata").holding([lom(entry.item)]), files])
        .holding(needs)
}

/// Learning Object Metadata (IEEE 1484.12.3), as far as an item has any.
fn lom(item: &Item) -> Element {
    let general = element("lom:general").holding(lom_title(&item.title));
    let keywords = item.tags.iter().map(|tag| element("lom:keyword").holding([string(tag)]));
    let lom = element("lom:lom").holding([general.holding(keywords)]);
    if item.category.is_empty() {
        return lom;
    }
    let taxa = item.category.split('/').map(|part| element("lom:taxon").holding([element("lom:entry").holding([string(part)])]));
    let path = element("lom:taxonPath").holding([element("lom:source").holding([string("qiao")])]).holding(taxa);
    lom.holding([element("lom:classification").holding([path])])
}

fn string(words: &str) -> Element {
    element("lom:string").saying(words)
}

fn lom_title(title: &Text) -> Option<Element> {
    let in_language = |language: Language| Some(string(title.exact(language)?).with("language", language.tag()));
    let titles: Vec<Element> = Language::ALL.into_iter().filter_map(in_language).collect();
    (!titles.is_empty()).then(|| element("lom:title").holding(titles))
}
