//! What a test asks: sections in their order, fixed questions, draws.

use super::settings::for_candidates;
use super::{ItemRef, Reader, Section, Slot};
use crate::finding::What;
use crate::limits::ITEMS;
use crate::qti::package::resolve;
use crate::qti::read::number;
use crate::qti::tree::Element;

/// Files of sections in files of sections.
const DEEPEST: usize = 10;
/// A question never counts more often than this, and never for more marks.
pub const MOST_MARKS: f64 = 1_000.0;

impl Reader<'_> {
    /// The sections of a part of the test.
    pub(super) fn part(&mut self, part: &Element) {
        for child in part.elements() {
            self.with_section(child, &mut |reader, section| reader.section(section));
        }
    }

    /// Does something with a section, here or in a file of its own.
    fn with_section(&mut self, child: &Element, then: &mut dyn FnMut(&mut Self, &Element)) {
        match child.name.as_str() {
            "assessment-section" => then(self, child),
            "assessment-section-ref" => {
                if let Some((path, root)) = self.follow(child) {
                    self.inside.push(path);
                    then(self, &root);
                    self.inside.pop();
                }
            }
            _ => {}
        }
    }

    /// The section that a reference means, unless it is not there or stands in itself.
    fn follow(&mut self, reference: &Element) -> Option<(String, Element)> {
        let address = reference.attribute("href").unwrap_or_default();
        let Some(path) = resolve(self.file(), address).filter(|_| !self.file().is_empty()) else {
            self.approximated(reference, What::MissingMedia { detail: address.to_owned() });
            return None;
        };
        if self.inside.contains(&path) || self.inside.len() > DEEPEST || *self.files == 0 {
            self.bad(reference, "href");
            return None;
        }
        *self.files -= 1;
        let root = (self.load)(&path)?;
        if root.name != "assessment-section" {
            self.bad(reference, "href");
            return None;
        }
        Some((path, root))
    }

    fn push(&mut self, element: &Element, shuffle: bool, slots: Vec<Slot>) {
        if !slots.is_empty() {
            let title = self.title(element);
            self.sections.push(Section { title, shuffle, slots });
        }
    }

    /// A section that is one of the quiz's own; those in it may become more.
    fn section(&mut self, element: &Element) {
        self.note(element);
        if let Some(count) = self.selection(element) {
            let slots = self.draw(element, count);
            return self.push(element, false, slots);
        }
        if is_shuffled(element) {
            let slots = self.slots(element, true);
            return self.push(element, true, slots);
        }
        let mut slots = Vec::new();
        for child in element.elements() {
            if child.name == "assessment-item-ref" {
                slots.extend(self.item(child, false).map(Slot::Item));
                continue;
            }
            self.with_section(child, &mut |reader, inner| {
                if is_visible(inner) {
                    reader.joined(inner);
                    reader.push(element, false, std::mem::take(&mut slots));
                    reader.section(inner);
                } else {
                    slots.extend(reader.inner(inner, false));
                }
            });
        }
        self.push(element, false, slots);
    }

    /// A section whose questions join those around it.
    fn inner(&mut self, element: &Element, shuffled: bool) -> Vec<Slot> {
        self.note(element);
        if let Some(count) = self.selection(element) {
            return self.draw(element, count);
        }
        let torn = shuffled && element.attribute("keep-together") != Some("false");
        if is_visible(element) || torn || (!shuffled && is_shuffled(element)) {
            self.joined(element);
        }
        self.slots(element, shuffled)
    }

    fn slots(&mut self, element: &Element, shuffled: bool) -> Vec<Slot> {
        let mut slots = Vec::new();
        for child in element.elements() {
            if child.name == "assessment-item-ref" {
                slots.extend(self.item(child, shuffled).map(Slot::Item));
            } else {
                self.with_section(child, &mut |reader, inner| slots.extend(reader.inner(inner, shuffled)));
            }
        }
        slots
    }

    /// How many of a section's questions are asked, where that is said.
    fn selection(&mut self, element: &Element) -> Option<u32> {
        let selection = element.child("selection")?;
        if selection.attribute("with-replacement") == Some("true") {
            self.dropped_attribute(selection, "with-replacement");
        }
        let count = selection.attribute("select").and_then(|count| count.trim().parse().ok()).filter(|count| *count > 0);
        if count.is_none() {
            self.bad(selection, "select");
        }
        count
    }

    /// Questions that come in any case, and a draw from the others.
    fn draw(&mut self, element: &Element, count: u32) -> Vec<Slot> {
        let (mut slots, mut items) = (Vec::new(), Vec::new());
        self.pool(element, &mut slots, &mut items);
        let count = count.saturating_sub(u32::try_from(slots.len()).unwrap_or(u32::MAX));
        if count > 0 && !items.is_empty() {
            let name = element.attribute("title").or(element.attribute("identifier")).unwrap_or_default().trim().to_owned();
            slots.push(Slot::Draw { count, items, name, place: self.place(element) });
        }
        slots
    }

    fn pool(&mut self, element: &Element, required: &mut Vec<Slot>, items: &mut Vec<ItemRef>) {
        for child in element.elements() {
            if child.name == "assessment-item-ref" {
                let item = self.item(child, false);
                if child.attribute("required") == Some("true") {
                    required.extend(item.map(Slot::Item));
                } else {
                    items.extend(item);
                }
            } else {
                // a section in a selection is drawn as a whole
                self.with_section(child, &mut |reader, inner| {
                    reader.joined(inner);
                    reader.note(inner);
                    if let Some(selection) = inner.child("selection") {
                        reader.dropped(selection);
                    }
                    reader.pool(inner, required, items);
                });
            }
        }
    }

    fn item(&mut self, reference: &Element, shuffled: bool) -> Option<ItemRef> {
        self.references += 1;
        if self.references > ITEMS {
            if self.references == ITEMS + 1 {
                self.approximated(reference, What::TooMany { limit: ITEMS });
            }
            return None;
        }
        self.note(reference);
        if shuffled && reference.attribute("fixed") == Some("true") {
            self.dropped_attribute(reference, "fixed");
        }
        Some(ItemRef {
            file: reference.attribute("href").and_then(|address| resolve(self.file(), address)),
            identifier: reference.attribute("identifier").unwrap_or_default().to_owned(),
            weight: self.weight(reference),
            place: self.place(reference),
        })
    }

    /// The weight that counts in the sum of the test. That of 1 changes nothing: the question keeps its own marks, whatever they will be.
    fn weight(&mut self, reference: &Element) -> Option<f64> {
        let mut taken = None;
        for weight in reference.all("weight") {
            let counts = self.weights.as_ref().is_none_or(|known| known.contains(weight.attribute("identifier").unwrap_or_default()));
            if !counts || taken.is_some() {
                self.dropped(weight);
                continue;
            }
            let value = weight.attribute("value").and_then(number).filter(|value| *value > 0.0 && *value <= MOST_MARKS);
            if value.is_none() {
                self.bad(weight, "value");
            }
            taken = value;
        }
        #[expect(clippy::float_cmp, reason = "exactly the number that changes nothing")]
        taken.filter(|weight| *weight != 1.0)
    }

    /// What is said of a section or of a question and has no counterpart.
    fn note(&mut self, element: &Element) {
        for child in element.elements() {
            match child.name.as_str() {
                "pre-condition" | "branch-rule" | "time-limits" | "adaptive-selection" | "template-default" | "variable-mapping" => {
                    self.dropped(child);
                }
                "rubric-block" if for_candidates(child) && self.sections.is_empty() && element.name == "assessment-section" => {
                    self.introduction(child);
                }
                "rubric-block" => self.dropped(child),
                "item-session-control" => self.other_control(child),
                _ => {}
            }
        }
    }
}

fn is_shuffled(section: &Element) -> bool {
    section.child("ordering").is_some_and(|ordering| ordering.attribute("shuffle") == Some("true"))
}

fn is_visible(section: &Element) -> bool {
    section.attribute("visible") != Some("false")
}
