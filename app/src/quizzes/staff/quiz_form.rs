//! A quiz as it stands in the editor's form, and what becomes of it.
//!
//! Fields: `revision` (of the draft it was made from), `title.de`, `intro.de`, `class`, `behaviour`, `tries`, `penalty`, `shuffle_options`, `per_page`, `pass`, `anonymous`; of a section `s0.title.de`,
//! `s0.shuffle`; of a place in it `s0.q1.item` or `s0.q1.count`, `.bank`, `.category`, `.tag`, and `.marks`. The button is `do`: `save`, `publish`, `up-0-1`,
//! `down-0-1`, `remove-0-1` (section, place), `add-0` (choose questions for a section), `section-add`, `section-up-1`, `section-remove-1`.

use std::collections::BTreeMap;

use domain::quizzes::definition::{Behaviour, Criteria, Definition, Section, Slot, Source};
use domain::{BankId, ClassId, ItemId, ItemVersionId, Language, Text};

use super::{typed_number, words};

/// More places than this are not read from a form.
const MOST: usize = 400;

/// Of a form that does not say what it was made from: it replaces nothing.
pub(super) const NO_REVISION: i64 = -1;

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuizForm {
    /// Of the draft the form was made from; what is none stands for one that never was.
    pub revision: i64,
    /// In the order of [`Language::ALL`].
    pub title: [String; 3],
    pub intro: [String; 3],
    pub class: String,
    pub sections: Vec<SectionForm>,
    pub behaviour: String,
    pub tries: String,
    /// Per cent.
    pub penalty: String,
    pub shuffle_options: bool,
    pub per_page: String,
    /// Per cent.
    pub pass: String,
    pub anonymous: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SectionForm {
    pub title: [String; 3],
    pub shuffle: bool,
    pub slots: Vec<SlotForm>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SlotForm {
    pub source: SlotSource,
    /// Empty: the item's own.
    pub marks: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum SlotSource {
    Item(ItemId),
    Draw { count: String, criteria: Criteria },
}

/// Why a quiz cannot be saved or published, with the field it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuizProblem {
    NoTitle,
    Marks,
    Count,
    Tries,
    Penalty,
    PerPage,
    Pass,
    TooMany,
    /// On publishing: there are no questions.
    Empty,
    /// On publishing: so many fit the draw.
    PoolTooSmall(usize),
}

pub fn text_fields(text: &Text) -> [String; 3] {
    Language::ALL.map(|language| text.exact(language).unwrap_or_default().to_owned())
}

fn text(fields: &[String; 3]) -> Text {
    let mut text = Text::default();
    for (language, typed) in Language::ALL.into_iter().zip(fields) {
        let typed = typed.trim();
        if !typed.is_empty() {
            text.set(language, typed);
        }
    }
    text
}

impl QuizForm {
    #[must_use]
    pub fn of(definition: &Definition, class: Option<ClassId>, revision: i64) -> Self {
        let (tries, penalty) = match definition.behaviour {
            Behaviour::SeveralTries { tries, penalty } => (tries.to_string(), words::marks(Language::En, penalty * 100.0)),
            _ => ("3".to_owned(), "33".to_owned()),
        };
        Self {
            revision,
            title: text_fields(&definition.title),
            intro: text_fields(&definition.intro),
            class: class.map(|c| c.to_string()).unwrap_or_default(),
            sections: definition.sections.iter().map(SectionForm::of).collect(),
            behaviour: words::behaviour_code(definition.behaviour).to_owned(),
            tries,
            penalty,
            shuffle_options: definition.shuffle_options,
            per_page: definition.per_page.to_string(),
            pass: definition.pass_percent.map(|p| p.to_string()).unwrap_or_default(),
            anonymous: definition.anonymous_marking,
        }
    }

    /// Reads the fields of the request.
    #[must_use]
    pub fn read(fields: &[(String, String)]) -> Self {
        let fields: BTreeMap<&str, &str> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let get = |name: &str| fields.get(name).copied().unwrap_or_default().to_owned();
        let lines = |name: &str| Language::ALL.map(|language| get(&format!("{name}.{}", language.code())));
        let mut sections = Vec::new();
        let mut left = MOST;
        // a section is there when it says so, even with nothing in it
        while fields.contains_key(format!("s{}", sections.len()).as_str()) && sections.len() < MOST {
            let section = format!("s{}", sections.len());
            let mut slots = Vec::new();
            while let Some(slot) = slot(&fields, &format!("{section}.q{}", slots.len())).filter(|_| left > 0) {
                slots.push(slot);
                left -= 1;
            }
            let shuffle = fields.contains_key(format!("{section}.shuffle").as_str());
            sections.push(SectionForm { title: lines(&format!("{section}.title")), shuffle, slots });
        }
        Self {
            revision: get("revision").parse().unwrap_or(NO_REVISION),
            title: lines("title"),
            intro: lines("intro"),
            class: get("class"),
            sections,
            behaviour: get("behaviour"),
            tries: get("tries"),
            penalty: get("penalty"),
            shuffle_options: fields.contains_key("shuffle_options"),
            per_page: get("per_page"),
            pass: get("pass"),
            anonymous: fields.contains_key("anonymous"),
        }
    }

    /// The items it asks for.
    pub fn items(&self) -> impl Iterator<Item = ItemId> {
        self.sections.iter().flat_map(|section| &section.slots).filter_map(|slot| match slot.source {
            SlotSource::Item(item) => Some(item),
            SlotSource::Draw { .. } => None,
        })
    }

    /// Does what a button says to the order of things. Buttons that name nothing that is there change nothing.
    pub fn arrange(&mut self, button: &str) {
        let mut parts = button.split('-');
        let (verb, rest): (_, Vec<&str>) = (parts.next().unwrap_or_default(), parts.collect());
        let number = |at: usize| rest.get(at).and_then(|n| n.parse::<usize>().ok()).unwrap_or(usize::MAX);
        match (verb, rest.first().copied()) {
            ("section", Some("add")) => self.sections.push(SectionForm::default()),
            ("section", Some("up")) if (1..self.sections.len()).contains(&number(1)) => self.sections.swap(number(1), number(1) - 1),
            ("section", Some("remove")) if number(1) < self.sections.len() => {
                self.sections.remove(number(1));
            }
            ("up", _) => self.shift(number(0), number(1), true),
            ("down", _) => self.shift(number(0), number(1), false),
            ("remove", _) => {
                if let Some(section) = self.sections.get_mut(number(0)).filter(|s| number(1) < s.slots.len()) {
                    section.slots.remove(number(1));
                }
            }
            _ => {}
        }
    }

    /// One place up or down; at the edge of a section into the next one.
    fn shift(&mut self, section: usize, place: usize, up: bool) {
        let last = self.sections.len().saturating_sub(1);
        let Some(slots) = self.sections.get_mut(section).map(|s| &mut s.slots).filter(|slots| place < slots.len()) else { return };
        match (up, place) {
            (true, 1..) => slots.swap(place, place - 1),
            (false, _) if place + 1 < slots.len() => slots.swap(place, place + 1),
            (true, _) if section > 0 => {
                let slot = slots.remove(place);
                self.sections[section - 1].slots.push(slot);
            }
            (false, _) if section < last => {
                let slot = slots.remove(place);
                self.sections[section + 1].slots.insert(0, slot);
            }
            _ => {}
        }
    }

    /// The quiz that was typed, or what cannot be, each with its field.
    ///
    /// # Errors
    /// Every problem found.
    pub fn definition(&self) -> Result<Definition, Vec<(String, QuizProblem)>> {
        let mut problems = Vec::new();
        let mut sections = Vec::new();
        for (s, section) in self.sections.iter().enumerate() {
            let mut slots = Vec::new();
            for (q, slot) in section.slots.iter().enumerate() {
                slots.push(slot.read(&format!("s{s}.q{q}"), &mut problems));
            }
            sections.push(Section { title: text(&section.title), shuffle: section.shuffle, slots });
        }
        let title = text(&self.title);
        if title.is_empty() {
            problems.insert(0, ("title".to_owned(), QuizProblem::NoTitle));
        }
        let mut whole = |field: &str, typed: &str, most: u8, problem: QuizProblem| {
            let number = typed.trim().parse::<u8>().ok().filter(|n| *n <= most);
            if number.is_none() {
                problems.push((field.to_owned(), problem));
            }
            number.unwrap_or_default()
        };
        let per_page = if self.per_page.trim().is_empty() { 0 } else { whole("per_page", &self.per_page, 200, QuizProblem::PerPage) };
        let pass_percent = (!self.pass.trim().is_empty()).then(|| whole("pass", &self.pass, 100, QuizProblem::Pass));
        let behaviour = match self.behaviour.as_str() {
            "immediate" => Behaviour::Immediate,
            "certainty" => Behaviour::Certainty,
            "several_tries" => {
                let tries = whole("tries", &self.tries, 10, QuizProblem::Tries);
                let penalty = typed_number(&self.penalty).filter(|p| (0.0..=100.0).contains(p));
                if tries < 2 && !problems.iter().any(|(field, _)| field == "tries") {
                    problems.push(("tries".to_owned(), QuizProblem::Tries));
                }
                if penalty.is_none() {
                    problems.push(("penalty".to_owned(), QuizProblem::Penalty));
                }
                Behaviour::SeveralTries { tries, penalty: penalty.unwrap_or_default() / 100.0 }
            }
            _ => Behaviour::Deferred,
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Definition {
            title,
            intro: text(&self.intro),
            sections,
            behaviour,
            shuffle_options: self.shuffle_options,
            per_page,
            pass_percent,
            anonymous_marking: self.anonymous,
        })
    }
}

impl SectionForm {
    fn of(section: &Section) -> Self {
        Self { title: text_fields(&section.title), shuffle: section.shuffle, slots: section.slots.iter().map(SlotForm::of).collect() }
    }
}

impl SlotForm {
    fn of(slot: &Slot) -> Self {
        let source = match &slot.source {
            Source::Fixed { item, .. } => SlotSource::Item(*item),
            Source::Draw { count, criteria, .. } => SlotSource::Draw { count: count.to_string(), criteria: criteria.clone() },
        };
        Self { source, marks: slot.marks.map(|m| words::marks(Language::En, m)).unwrap_or_default() }
    }

    fn read(&self, name: &str, problems: &mut Vec<(String, QuizProblem)>) -> Slot {
        let marks = (!self.marks.trim().is_empty()).then(|| typed_number(&self.marks));
        if marks.is_some_and(|marks| marks.is_none_or(|m| m <= 0.0 || m > 1_000.0)) {
            problems.push((format!("{name}.marks"), QuizProblem::Marks));
        }
        let source = match &self.source {
            // saving and publishing put the newest version in its place
            SlotSource::Item(item) => Source::Fixed { item: *item, version: ItemVersionId(uuid::Uuid::nil()) },
            SlotSource::Draw { count, criteria } => {
                let number = count.trim().parse::<u16>().ok().filter(|n| (1..=300).contains(n));
                if number.is_none() {
                    problems.push((format!("{name}.count"), QuizProblem::Count));
                }
                Source::Draw { count: number.unwrap_or_default(), criteria: criteria.clone(), pool: Vec::new() }
            }
        };
        Slot { source, marks: marks.flatten() }
    }
}

fn slot(fields: &BTreeMap<&str, &str>, name: &str) -> Option<SlotForm> {
    let get = |field: &str| fields.get(format!("{name}.{field}").as_str()).copied();
    let source = if let Some(item) = get("item") {
        SlotSource::Item(item.parse().ok()?)
    } else {
        let bank: BankId = get("bank")?.parse().ok()?;
        let (category, tag) = (get("category").unwrap_or_default().to_owned(), get("tag").unwrap_or_default().to_owned());
        SlotSource::Draw { count: get("count").unwrap_or_default().to_owned(), criteria: Criteria { bank, category, tag } }
    };
    Some(SlotForm { source, marks: get("marks").unwrap_or_default().to_owned() })
}

#[cfg(test)]
#[path = "quiz_form_tests.rs"]
mod tests;
