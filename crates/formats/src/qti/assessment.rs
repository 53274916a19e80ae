//! Tests: their title and their items in the order of the sections.

use super::package::resolve;
use super::tree::Element;
use crate::finding::{Finding, Place, What};

/// A test with the paths and identifiers of its items.
#[derive(Debug)]
pub struct Test {
    pub title: String,
    pub items: Vec<ItemRef>,
}

#[derive(Debug)]
pub struct ItemRef {
    /// The item's file in the package.
    pub file: Option<String>,
    pub identifier: String,
    pub place: Place,
}

/// Settings of tests and sections that a list of items does not have.
const SETTINGS: [&str; 9] = [
    "selection",
    "ordering",
    "pre-condition",
    "branch-rule",
    "time-limits",
    "weight",
    "test-feedback",
    "template-default",
    "outcome-processing",
];

/// Reads a test; sections in files of their own are not followed.
pub fn read(root: &Element, path: &str, findings: &mut Vec<Finding>) -> Test {
    let title = root.attribute("title").or(root.attribute("identifier")).unwrap_or_default().trim().to_owned();
    let mut test = Test { title, items: Vec::new() };
    let place = |element: &Element| Place {
        file: Some(path).filter(|path| !path.is_empty()).map(str::to_owned),
        line: Some(element.line),
        element: root.attribute("identifier").map(str::to_owned),
    };
    root.visit(&mut |element| {
        match element.name.as_str() {
            "assessment-item-ref" => test.items.push(ItemRef {
                file: element.attribute("href").and_then(|address| resolve(path, address)),
                identifier: element.attribute("identifier").unwrap_or_default().to_owned(),
                place: place(element),
            }),
            "assessment-section-ref" => {
                let detail = element.attribute("href").unwrap_or("assessment-section-ref").to_owned();
                findings.push(Finding::approximated(&place(element), What::MissingMedia { detail }));
            }
            // the usual sum of all scores is what a quiz does anyway
            "outcome-processing" if is_sum(element) => return false,
            name if SETTINGS.contains(&name) => {
                findings.push(Finding::approximated(&place(element), What::SettingDropped { detail: name.to_owned() }));
                // a weight or a condition of a reference is inside of it
                return false;
            }
            _ => {}
        }
        true
    });
    test
}

fn is_sum(processing: &Element) -> bool {
    let known = ["set-outcome-value", "sum", "test-variables"];
    processing.find(&|element| !known.contains(&element.name.as_str())).is_empty()
}
