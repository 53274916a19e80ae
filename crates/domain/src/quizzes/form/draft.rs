//! What somebody typed into the form of an item.

use std::collections::BTreeMap;

use serde_json::Value;

use super::number::percent;
use super::schema::{self, Content, Field, List, Shape, Tag, Variant};
use crate::Language;
use crate::quizzes::item::Item;

/// Rows of one list; more are not taken.
pub const ROWS_MAX: usize = 100;

/// Fields with what stands in them. Empty ones may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    kind: String,
    pub(super) fields: BTreeMap<String, String>,
}

impl Draft {
    /// A new item of the kind; none when there is no such kind.
    #[must_use]
    pub fn empty(kind: &str) -> Option<Self> {
        let mut draft = Self::typed(kind, [])?;
        draft.seed(schema::ITEM, "");
        draft.seed(schema::body(kind)?, "body");
        Some(draft)
    }

    /// What an item says.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let kind = item.body.name();
        let mut draft = Self { kind: kind.to_owned(), fields: BTreeMap::new() };
        // an item is plain data: there is nothing in it that JSON cannot hold
        let value = serde_json::to_value(item).unwrap_or_default();
        draft.fill(schema::ITEM, "", &value);
        draft.fill(schema::body(kind).unwrap_or_default(), "body", &value["body"]);
        draft
    }

    /// What came from a form; none when there is no such kind.
    #[must_use]
    pub fn typed(kind: &str, fields: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        schema::body(kind)?;
        Some(Self { kind: kind.to_owned(), fields: fields.into_iter().collect() })
    }

    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The fields of its body.
    #[must_use]
    pub fn body(&self) -> &'static [Field] {
        schema::body(&self.kind).unwrap_or_default()
    }

    /// What stands in a field; empty when nothing does.
    #[must_use]
    pub fn get(&self, path: &str) -> &str {
        self.fields.get(path).map_or("", String::as_str)
    }

    pub fn set(&mut self, path: impl Into<String>, value: impl Into<String>) {
        self.fields.insert(path.into(), value.into());
    }

    /// How many rows a list has.
    #[must_use]
    pub fn rows(&self, list: &str) -> usize {
        let start = format!("{list}.");
        let below = self.fields.range(start.clone()..).take_while(|(path, _)| path.starts_with(&start));
        let numbers = below.filter_map(|(path, _)| path[start.len()..].split('.').next()?.parse::<usize>().ok());
        numbers.max().map_or(0, |last| (last + 1).min(ROWS_MAX))
    }

    /// The variant that stands in the field, or the usual one.
    #[must_use]
    pub fn variant(&self, path: &str, variants: &'static [Variant]) -> &'static Variant {
        let word = self.get(path);
        variants.iter().find(|variant| variant.name == word).unwrap_or(&variants[0])
    }

    /// All fields that hold something.
    #[must_use]
    pub fn into_fields(self) -> Vec<(String, String)> {
        self.fields.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    // What a new part begins with

    /// Fills what is not there yet with what a new item begins with.
    pub(super) fn seed(&mut self, fields: &'static [Field], at: &str) {
        for field in fields {
            self.seed_field(field, &join(at, field.name));
        }
    }

    fn seed_field(&mut self, field: &'static Field, path: &str) {
        match &field.shape {
            Shape::Number(first) | Shape::Percent(first) | Shape::Count(first, _) => self.seed_with(path, first),
            Shape::One(words) => self.seed_with(path, words.first().copied().unwrap_or_default()),
            Shape::Truth => self.seed_with(path, "true"),
            Shape::Group(fields) => self.seed(fields, path),
            Shape::List(list) => {
                for _ in self.rows(path)..list.first {
                    self.add_row(list, path);
                }
            }
            Shape::Either(_, variants) => {
                let variant = self.variant(path, variants);
                self.set(path, variant.name);
                match &variant.content {
                    Content::Nothing => {}
                    Content::Value(field) => self.seed_field(field, &join(path, field.name)),
                    Content::Fields(fields) => self.seed(fields, path),
                }
            }
            // a place for it, so that a row of nothing else is a row
            Shape::Plain => self.seed_with(path, ""),
            _ => {}
        }
    }

    fn seed_with(&mut self, path: &str, value: &str) {
        self.fields.entry(path.to_owned()).or_insert_with(|| value.to_owned());
    }

    /// A new row at the end, with an id of its own.
    pub(super) fn add_row(&mut self, list: &'static List, path: &str) {
        let number = self.rows(path);
        if number >= ROWS_MAX {
            return;
        }
        let row = join(path, &number.to_string());
        if list.row.iter().any(|field| matches!(field.shape, Shape::Id | Shape::Marker)) {
            let taken: Vec<&str> = (0..number).map(|n| self.get(&format!("{path}.{n}.id"))).collect();
            let id = free_letter(&taken);
            self.set(join(&row, "id"), id);
        }
        self.seed(list.row, &row);
    }

    // From the serialised form

    fn fill(&mut self, fields: &'static [Field], at: &str, value: &Value) {
        for field in fields {
            self.fill_field(field, &join(at, field.name), &value[field.name]);
        }
    }

    fn fill_field(&mut self, field: &'static Field, path: &str, value: &Value) {
        let words = |separator: &str| {
            let words: Vec<&str> = value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            words.join(separator)
        };
        match &field.shape {
            Shape::Text(_) => {
                for language in Language::ALL {
                    if let Some(text) = value[language.code()].as_str() {
                        self.set(join(path, language.code()), text);
                    }
                }
            }
            Shape::Plain | Shape::Id | Shape::Marker | Shape::Of(_) | Shape::One(_) => {
                self.set(path, value.as_str().unwrap_or_default());
            }
            Shape::Words => self.set(path, words(", ")),
            Shape::Lines => self.set(path, words("\n")),
            Shape::Number(_) => self.set(path, value.as_f64().unwrap_or(0.0).to_string()),
            Shape::Percent(_) => self.set(path, percent(value.as_f64().unwrap_or(0.0))),
            Shape::Count(..) => self.set(path, value.as_u64().map(|n| n.to_string()).unwrap_or_default()),
            Shape::Flag if value.as_bool() == Some(true) => self.set(path, "1"),
            Shape::Flag => {}
            Shape::Truth => self.set(path, if value.as_bool() == Some(true) { "true" } else { "false" }),
            Shape::Any(_) => {
                for word in value.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    self.set(join(path, word), "1");
                }
            }
            Shape::Corners => {
                let corner = |corner: &Value| format!("{} {}", corner[0].as_f64().unwrap_or(0.0), corner[1].as_f64().unwrap_or(0.0));
                let lines: Vec<String> = value.as_array().into_iter().flatten().map(corner).collect();
                self.set(path, lines.join("\n"));
            }
            Shape::List(list) => {
                for (number, row) in value.as_array().into_iter().flatten().enumerate() {
                    self.fill(list.row, &join(path, &number.to_string()), row);
                }
            }
            Shape::Group(fields) => self.fill(fields, path, value),
            Shape::Either(tag, variants) => self.fill_variant(*tag, variants, path, value),
        }
    }

    fn fill_variant(&mut self, tag: Tag, variants: &'static [Variant], path: &str, value: &Value) {
        let is = |variant: &&Variant| match tag {
            Tag::Inside => value["kind"] == variant.name,
            Tag::Outside => value == variant.name || value.get(variant.name).is_some(),
        };
        let Some(variant) = variants.iter().find(is).or(variants.first()) else { return };
        self.set(path, variant.name);
        let inside = match tag {
            Tag::Inside => value,
            Tag::Outside => &value[variant.name],
        };
        match &variant.content {
            Content::Nothing => {}
            Content::Value(field) => self.fill_field(field, &join(path, field.name), inside),
            Content::Fields(fields) => self.fill(fields, path, inside),
        }
    }
}

/// The path of a part.
pub(super) fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

/// The first of a, b, …, z, a1, b1, … that is not taken.
fn free_letter(taken: &[&str]) -> String {
    let letters = || (b'a'..=b'z').map(char::from);
    let plain = letters().map(String::from);
    let numbered = (1..).flat_map(|number: u32| letters().map(move |letter| format!("{letter}{number}")));
    plain.chain(numbered).find(|id| !taken.contains(&id.as_str())).unwrap_or_default()
}
