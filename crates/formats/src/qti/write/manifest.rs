//! The manifest of a package: its items with title, key words and category, and its pictures.

use domain::Language;
use domain::quizzes::item::Item;

use crate::qti::names::identifier;
use crate::qti::tree::{Element, element};

/// An item with its file's path and the paths of its pictures.
pub struct Entry<'a> {
    pub item: &'a Item,
    pub path: String,
    pub media: Vec<String>,
}

pub fn manifest(entries: &[Entry<'_>], media: &[String]) -> Element {
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
        .holding([about, element("organizations"), element("resources").holding(items).holding(pictures)])
}

fn resource(entry: &Entry<'_>, media: &[String]) -> Element {
    let files = element("file").with("href", &entry.path);
    let needs = entry.media.iter().filter_map(|path| media.iter().position(|other| other == path));
    let needs = needs.map(|place| element("dependency").with("identifierref", format!("media.{}", place + 1)));
    element("resource")
        .with("identifier", format!("item.{}", identifier(&entry.item.id)))
        .with("type", "imsqti_item_xmlv3p0")
        .with("href", &entry.path)
        .holding([element("metadata").holding([lom(entry.item)]), files])
        .holding(needs)
}

/// Learning Object Metadata (IEEE 1484.12.3), as far as an item has any.
fn lom(item: &Item) -> Element {
    let string = |words: &str| element("lom:string").saying(words);
    let mut general = element("lom:general");
    let titles: Vec<Element> = Language::ALL
        .into_iter()
        .filter_map(|language| Some(string(item.title.exact(language)?).with("language", language.tag())))
        .collect();
    if !titles.is_empty() {
        general = general.holding([element("lom:title").holding(titles)]);
    }
    let keywords = item.tags.iter().map(|tag| element("lom:keyword").holding([string(tag)]));
    let lom = element("lom:lom").holding([general.holding(keywords)]);
    if item.category.is_empty() {
        return lom;
    }
    let taxa = item.category.split('/').map(|part| element("lom:taxon").holding([element("lom:entry").holding([string(part)])]));
    let path = element("lom:taxonPath").holding([element("lom:source").holding([string("qiao")])]).holding(taxa);
    lom.holding([element("lom:classification").holding([path])])
}
