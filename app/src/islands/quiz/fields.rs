//! The fields of a question and the map's entries, as they stand in the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::super::read::Node;

/// All elements that a selector finds. Lists and text areas have what is used here of an input.
pub fn all(root: &Element, selector: &str) -> Vec<HtmlInputElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| Some(found.item(i)?.unchecked_into())).collect()
}

pub fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()?
}

pub fn slot(section: &Element) -> String {
    section.get_attribute("data-slot").unwrap_or_default()
}

/// The fields of a question's answer, and how sure somebody is of it.
pub fn fields(section: &Element) -> Vec<HtmlInputElement> {
    all(section, "[name^=q]:not(:disabled),[name^=c]:not(:disabled)")
}

/// The name without the slot: `q3.choice` is `choice`; none for how sure one is.
pub fn field(input: &HtmlInputElement) -> Option<String> {
    input.name().split_once('.').map(|(_, field)| field.to_owned())
}

pub fn is_tick(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "radio" | "checkbox")
}

pub fn is_text(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "text" | "textarea")
}

/// Whether it is not as the server made it.
pub fn is_changed(input: &HtmlInputElement) -> bool {
    if is_tick(input) {
        return input.checked() != input.default_checked();
    }
    let sent = input.get_attribute("data-sent").unwrap_or_else(|| input.default_value());
    input.value() != sent
}

/// Puts a kept answer into the fields.
pub fn fill(section: &Element, payload: &Node) {
    let given = payload.get("fields");
    for input in fields(section) {
        let value = match field(&input) {
            Some(field) => given.get(&field).text(),
            None => payload.get("certainty").number().to_string(),
        };
        if is_tick(&input) {
            input.set_checked(input.value() == value);
        } else {
            input.set_value(&value);
        }
    }
}

pub fn map(selector: &str) -> Vec<HtmlInputElement> {
    document().get_element_by_id("quiz-map").map(|map| all(&map, selector)).unwrap_or_default()
}

/// The map's entry of a question.
pub fn entry(slot: &str) -> Option<Element> {
    map(&format!("[data-go='{slot}']")).pop().map(Into::into)
}

/// The radio button or check box that a shape on a picture stands for.
pub fn tick_of(shape: &Element) -> Option<HtmlInputElement> {
    let input: HtmlInputElement = document().get_element_by_id(&shape.get_attribute("data-for")?)?.unchecked_into();
    (!input.disabled()).then_some(input)
}
