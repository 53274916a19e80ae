//! What stands in a plain form right now. The browser's own state counts, not a copy of it: people tap before the wasm has come.

use domain::courses::Event;
use leptos::html;
use leptos::prelude::*;

use super::sender::Sender;

/// How an event is read from a form, and put back into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ticks named `item`.
    Checklist,
    /// Sliders named `value-…`.
    Profile,
    /// The text area.
    Reflection,
}

/// Once the island is awake: shows what was kept on this device, or else sends what was changed before the island woke up.
#[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "only the browser has a form"))]
pub(super) fn settle(form: NodeRef<html::Form>, kind: Kind, sender: Sender, from_server: Event) {
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        let Some(form) = form.get() else { return };
        if let Some(kept) = sender.kept() {
            browser::write(&form, &kept);
        } else if let Some(now) = browser::read(&form, kind)
            && now != from_server
        {
            sender.submit(now);
        }
    });
}

/// The event that the form stands for now.
#[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "only the browser has a form"))]
pub(super) fn event(form: NodeRef<html::Form>, kind: Kind) -> Option<Event> {
    #[cfg(feature = "hydrate")]
    {
        let form = form.get_untracked()?;
        browser::read(&form, kind)
    }
    #[cfg(not(feature = "hydrate"))]
    None
}

/// The value of the radio button chosen under this name.
#[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "only the browser has a form"))]
pub(super) fn chosen(form: NodeRef<html::Form>, name: &str) -> Option<String> {
    #[cfg(feature = "hydrate")]
    {
        let form = form.get_untracked()?;
        browser::chosen(&form, name)
    }
    #[cfg(not(feature = "hydrate"))]
    None
}

#[cfg(feature = "hydrate")]
mod browser {
    use domain::courses::Event;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

    use super::Kind;

    fn inputs(form: &Element, selector: &str) -> Vec<HtmlInputElement> {
        let Ok(found) = form.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
    }

    fn area(form: &Element) -> Option<HtmlTextAreaElement> {
        form.query_selector("textarea").ok()??.dyn_into().ok()
    }

    pub fn chosen(form: &Element, name: &str) -> Option<String> {
        inputs(form, "input:checked").into_iter().find(|input| input.name() == name).map(|input| input.value())
    }

    pub fn read(form: &Element, kind: Kind) -> Option<Event> {
        Some(match kind {
            Kind::Checklist => Event::ChecklistSet { ticked: inputs(form, "input:checked").iter().map(HtmlInputElement::value).collect() },
            Kind::Profile => {
                let value = |input: &HtmlInputElement| Some((input.name().strip_prefix("value-")?.to_owned(), input.value().parse().ok()?));
                Event::ProfileSet { values: inputs(form, "input").iter().filter_map(value).collect() }
            }
            Kind::Reflection => Event::TextSaved { text: area(form)?.value() },
        })
    }

    pub fn write(form: &Element, event: &Event) {
        match event {
            Event::ChecklistSet { ticked } => {
                for input in inputs(form, "input[type=checkbox]") {
                    input.set_checked(ticked.contains(&input.value()));
                }
            }
            Event::ProfileSet { values } => {
                for input in inputs(form, "input[type=range]") {
                    if let Some(value) = input.name().strip_prefix("value-").and_then(|id| values.get(id)) {
                        input.set_value(&value.to_string());
                    }
                }
            }
            Event::TextSaved { text } => {
                if let Some(area) = area(form) {
                    area.set_value(text);
                }
            }
            _ => {}
        }
    }
}
