//! `imsmanifest.xml`: which files are items and tests, and what is said about them (title, key words, where it stands in the bank).

use domain::{Language, Text};

use super::package::resolve;
use super::text::language;
use super::tree::Element;

/// What a manifest says about an item or a test.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    pub title: Text,
    pub tags: Vec<String>,
    pub category: String,
}

#[derive(Debug, Default)]
pub struct Manifest {
    /// The path in the package, and what is said about it, in the order of the file.
    pub items: Vec<(String, About)>,
    pub tests: Vec<(String, About)>,
}

/// Reads a manifest; `path` is its own.
pub fn read(root: &Element, path: &str, default: Language) -> Manifest {
    let mut manifest = Manifest::default();
    for resource in root.find(&|element| element.name == "resource") {
        let kind = resource.attribute("type").unwrap_or_default();
        let address = resource.attribute("href").or_else(|| resource.child("file")?.attribute("href"));
        let Some(file) = address.and_then(|address| resolve(path, address)) else { continue };
        if kind.starts_with("imsqti_test") || kind.starts_with("imsqti_assessment") {
            manifest.tests.push((file, about(resource, default)));
        } else if kind.starts_with("imsqti_item") || kind.starts_with("imsqti_apipitem") {
            manifest.items.push((file, about(resource, default)));
        }
    }
    manifest
}

fn about(resource: &Element, default: Language) -> About {
    let Some(metadata) = resource.child("metadata") else { return About::default() };
    let mut about = About::default();
    let general = metadata.find(&|element| element.name == "general");
    let general = general.first();
    if let Some(title) = general.and_then(|general| general.child("title")) {
        for (words, tag) in strings(title) {
            about.title.set(tag.and_then(language).unwrap_or(default), words);
        }
    }
    for keyword in general.iter().flat_map(|general| general.all("keyword")) {
        let said = strings(keyword).into_iter().map(|(words, _)| words);
        about.tags.extend(said.filter(|words| !words.is_empty()));
    }
    about.tags.dedup();
    let paths = metadata.find(&|element| element.name == "taxon-path");
    let ours = paths.iter().find(|path| path.child("source").is_some_and(|source| source.trimmed() == "qiao")).or(paths.first());
    if let Some(path) = ours {
        let entries: Vec<String> =
            path.all("taxon").filter_map(|taxon| Some(strings(taxon.child("entry")?).into_iter().next()?.0)).collect();
        about.category = entries.join("/");
    }
    about
}

/// The words in `string` (LOM as 1EdTech binds it) or `langstring` (older packages), with their language.
fn strings(element: &Element) -> Vec<(String, Option<&str>)> {
    let strings = element.elements().filter(|child| matches!(child.name.as_str(), "string" | "langstring"));
    // white space is of the file where it is indented
    let words = |string: &Element| Some(string.words()).filter(|words| !words.contains('\n')).unwrap_or_else(|| string.trimmed());
    strings.map(|string| (words(string), string.attribute("language").or(string.attribute("xml:lang")))).collect()
}
