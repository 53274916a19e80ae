//! An item: one question of a bank, whatever its kind, with its key. What a learner may see of it is made by [`super::view`]; nothing here leaves the server.
//!
//! The serialised form of this type (TOML in course packages, JSON in the database) is documented in `docs/item-format.md`. Texts are Markdown in up to three
//! languages. Ids are stable: answers refer to them, so they stay when words change.

use serde::{Deserialize, Serialize};

use super::kinds::{
    Categorisation, Cloze, Essay, Formula, Hotspot, Incident, InlineChoice, Kind, Kprim, MarkWords, Matching, MultipleChoice, Numeric,
    Ordering, Place, ShortText, SingleChoice, TrueFalse, Upload,
};
use super::problem::{Problem, Problems, Wrong, is_id};
use super::response::Variables;
use crate::{Language, Text};

/// Calls a method of [`Kind`](super::kinds::Kind) on whatever the body is.
macro_rules! kind {
    ($body:expr, $kind:ident => $call:expr) => {
        match $body {
            Body::SingleChoice($kind) => $call,
            Body::MultipleChoice($kind) => $call,
            Body::TrueFalse($kind) => $call,
            Body::Kprim($kind) => $call,
            Body::ShortText($kind) => $call,
            Body::Numeric($kind) => $call,
            Body::Formula($kind) => $call,
            Body::Cloze($kind) => $call,
            Body::InlineChoice($kind) => $call,
            Body::Matching($kind) => $call,
            Body::Ordering($kind) => $call,
            Body::Categorisation($kind) => $call,
            Body::Hotspot($kind) => $call,
            Body::MarkWords($kind) => $call,
            Body::Incident($kind) => $call,
            Body::Essay($kind) => $call,
            Body::Upload($kind) => $call,
        }
    };
}
#[cfg(test)]
pub(super) use kind;

/// One question. Immutable once stored: a change is a new version under the same id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Unique in its bank: lower-case letters, digits and hyphens.
    pub id: String,
    /// A few words for teachers' lists.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// Where in the bank it stands, from the widest to the narrowest: `Safety/Fumes`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Marks for the best answer, more than 0; a quiz may weigh it otherwise.
    #[serde(default = "one")]
    pub marks: f64,
    pub prompt: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub hint: Text,
    /// Shown after the answer, whatever it was.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
    pub body: Body,
}

impl Item {
    /// What its author has to put right before it can be used.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Problems::default();
        problems.expect(is_id(&self.id), "id", Wrong::BadId);
        problems.expect(self.marks > 0.0 && self.marks <= MARKS_MAX, "marks", Wrong::BadMarks);
        problems.expect(!self.prompt.is_empty(), "prompt", Wrong::NoText);
        problems.at("body", |problems| kind!(&self.body, kind => kind.problems(problems)));
        problems.into_vec()
    }

    /// The item as the kind it is.
    #[must_use]
    pub fn kind(&self) -> &dyn Kind {
        kind!(&self.body, kind => kind)
    }

    /// Values for its variables, where it has any.
    #[must_use]
    pub fn draw_variables(&self, draw: &mut dyn FnMut(usize) -> usize) -> Variables {
        match &self.body {
            Body::Formula(formula) => formula.draw_variables(draw),
            _ => Variables::default(),
        }
    }

    /// The languages in which a learner can work on it: the prompt and all texts that stand in a line (options, labels) are there.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let mut complete = Language::ALL.map(|language| (language, self.prompt.exact(language).is_some()));
        let mut body = self.body.clone();
        kind!(&mut body, kind => kind.texts(&mut |text, place| {
            for (language, complete) in &mut complete {
                *complete &= place != Place::Line || text.is_empty() || text.exact(*language).is_some();
            }
        }));
        complete.into_iter().filter(|(_, complete)| *complete).map(|(language, _)| language).collect()
    }

    /// Visits every text a learner may come to read.
    pub fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        visit(&mut self.prompt, Place::Block);
        visit(&mut self.hint, Place::Block);
        visit(&mut self.feedback, Place::Block);
        kind!(&mut self.body, kind => kind.texts(visit));
    }
}

impl Body {
    pub const KINDS: [&'static str; 17] = [
        "single_choice",
        "multiple_choice",
        "true_false",
        "kprim",
        "short_text",
        "numeric",
        "formula",
        "cloze",
        "inline_choice",
        "matching",
        "ordering",
        "categorisation",
        "hotspot",
        "mark_words",
        "incident",
        "essay",
        "upload",
    ];

    /// The word for its kind in the serialised form.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SingleChoice(_) => "single_choice",
            Self::MultipleChoice(_) => "multiple_choice",
            Self::TrueFalse(_) => "true_false",
            Self::Kprim(_) => "kprim",
            Self::ShortText(_) => "short_text",
            Self::Numeric(_) => "numeric",
            Self::Formula(_) => "formula",
            Self::Cloze(_) => "cloze",
            Self::InlineChoice(_) => "inline_choice",
            Self::Matching(_) => "matching",
            Self::Ordering(_) => "ordering",
            Self::Categorisation(_) => "categorisation",
            Self::Hotspot(_) => "hotspot",
            Self::MarkWords(_) => "mark_words",
            Self::Incident(_) => "incident",
            Self::Essay(_) => "essay",
            Self::Upload(_) => "upload",
        }
    }

    /// Whether a person has to mark it.
    #[must_use]
    pub const fn by_hand(&self) -> bool {
        matches!(self, Self::Essay(_) | Self::Upload(_))
    }
}

/// More marks than this are a slip of the pen.
const MARKS_MAX: f64 = 1_000.0;

pub(super) const fn one() -> f64 {
    1.0
}

/// What kind of question it is, and its key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    SingleChoice(SingleChoice),
    MultipleChoice(MultipleChoice),
    TrueFalse(TrueFalse),
    Kprim(Kprim),
    ShortText(ShortText),
    Numeric(Numeric),
    Formula(Formula),
    Cloze(Cloze),
    InlineChoice(InlineChoice),
    Matching(Matching),
    Ordering(Ordering),
    Categorisation(Categorisation),
    Hotspot(Hotspot),
    MarkWords(MarkWords),
    Incident(Incident),
    Essay(Essay),
    Upload(Upload),
}

/// An option of a choice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub text: Text,
    /// Share of the marks, -1 to 1; above 0 the option counts as right.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub credit: f64,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}

/// Something with an id and a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    pub id: String,
    pub text: Text,
}

/// Texts that are accepted as the same answer, by the language they are in (`any`: in every one). An answer in any of them is accepted, whatever the language
/// of the page: the learner may have changed it since.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub zh: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub de: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub en: Vec<String>,
}

impl Accepted {
    /// Every accepted text.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.any.iter().chain(&self.zh).chain(&self.de).chain(&self.en)
    }
}

/// One accepted answer of a text question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextAnswer {
    pub id: String,
    /// Synonyms; `*` stands for any characters, `\*` for a star.
    pub accepted: Accepted,
    /// Share of the marks, 0 to 1.
    #[serde(default = "one")]
    pub credit: f64,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}

/// One accepted answer of a numeric question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberAnswer {
    pub id: String,
    pub value: f64,
    #[serde(default)]
    pub tolerance: Tolerance,
    /// Share of the marks, 0 to 1.
    #[serde(default = "one")]
    pub credit: f64,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}

/// How far from the value a number may be: `{ absolute = 0.5 }` or `{ relative = 0.01 }` (of the value).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tolerance {
    Absolute(f64),
    Relative(f64),
}

impl Default for Tolerance {
    fn default() -> Self {
        Self::Absolute(0.0)
    }
}

/// What is asked of a number besides its value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberRules {
    /// How many significant figures have to be given, when that is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub significant_figures: Option<u8>,
    /// Units that are understood. The value is in the unit with factor 1: with `mm` 1 and `cm` 10, "2 cm" is 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Unit>,
    #[serde(default)]
    pub unit: UnitRule,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub symbol: String,
    /// What a number in this unit is multiplied by.
    #[serde(default = "one")]
    pub factor: f64,
}

/// Whether a unit has to be given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitRule {
    /// Without a unit the number is taken to be in the unit with factor 1.
    #[default]
    Optional,
    /// Without a unit, or with one that is not listed, this share of the marks is taken off (0 to 1).
    Required(f64),
}

/// How a person marks: criteria, each with levels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub id: String,
    pub text: Text,
    /// From the worst to the best.
    pub levels: Vec<Level>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub points: f64,
    pub text: Text,
}

#[cfg_attr(target_pointer_width = "64", expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference"))]
pub(super) fn is_zero(value: &f64) -> bool {
    *value == 0.0
}
