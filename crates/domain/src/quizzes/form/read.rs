//! From the fields of a form to an item.

use serde_json::{Map, Value, json};

use super::draft::{Draft, join};
use super::number::{parse, parse_percent};
use super::schema::{self, Content, Field, Shape, Tag, Variant};
use crate::Language;
use crate::quizzes::item::Item;

/// A field that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Its path.
    pub at: String,
    pub what: NotRead,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    NotANumber,
    /// Not one from 0 to this.
    NotAWholeNumber(u32),
    /// Not one of the words that may stand there.
    NotAChoice,
    /// A line that is not two numbers.
    NotACorner,
}

impl Draft {
    /// The item, as far as it can be made; whether it can be used is another question ([`Item::problems`]).
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn read(&self) -> Result<Item, Vec<Misread>> {
        let mut reader = Reader { draft: self, misread: Vec::new() };
        let mut item = reader.fields(schema::ITEM, "");
        let mut body = reader.fields(self.body(), "body");
        if !reader.misread.is_empty() {
            return Err(reader.misread);
        }
        body.insert("kind".to_owned(), self.kind().into());
        item.insert("body".to_owned(), body.into());
        serde_json::from_value(item.into()).map_err(|_| vec![Misread { at: String::new(), what: NotRead::NotAChoice }])
    }
}

struct Reader<'d> {
    draft: &'d Draft,
    misread: Vec<Misread>,
}

impl Reader<'_> {
    fn fields(&mut self, fields: &'static [Field], at: &str) -> Map<String, Value> {
        let mut map = Map::new();
        for field in fields {
            let value = self.field(field, &join(at, field.name));
            if !value.is_null() {
                map.insert(field.name.to_owned(), value);
            }
        }
        map
    }

    /// The value of a field; null for none.
    fn field(&mut self, field: &'static Field, path: &str) -> Value {
        let typed = self.draft.get(path).trim();
        match &field.shape {
            Shape::Text(_) => self.text(path),
            Shape::Plain | Shape::Id | Shape::Marker | Shape::Of(_) => typed.into(),
            Shape::Words => words(typed, [',', '，', '、', ';', '；', '\n']),
            Shape::Lines => words(typed, ['\n', '\r']),
            Shape::Number(first) => self.number(path, if typed.is_empty() { first } else { typed }, parse),
            Shape::Percent(first) => self.number(path, if typed.is_empty() { first } else { typed }, parse_percent),
            Shape::Count(first, max) => self.count(path, if typed.is_empty() { first } else { typed }, *max),
            Shape::Flag => (!typed.is_empty()).into(),
            Shape::Truth => (typed == "true").into(),
            Shape::One(allowed) if typed.is_empty() => allowed.first().copied().into(),
            Shape::One(allowed) if allowed.contains(&typed) => typed.into(),
            Shape::One(_) => self.misread(path, NotRead::NotAChoice),
            Shape::Any(allowed) => allowed.iter().copied().filter(|word| !self.draft.get(&join(path, word)).is_empty()).collect(),
            Shape::Corners => self.corners(path, typed),
            Shape::List(list) => {
                (0..self.draft.rows(path)).map(|n| Value::from(self.fields(list.row, &join(path, &n.to_string())))).collect()
            }
            Shape::Group(fields) => self.fields(fields, path).into(),
            Shape::Either(tag, variants) => self.either(*tag, variants, path),
        }
    }

    fn misread(&mut self, path: &str, what: NotRead) -> Value {
        self.misread.push(Misread { at: path.to_owned(), what });
        Value::Null
    }

    fn text(&self, path: &str) -> Value {
        let mut text = Map::new();
        for language in Language::ALL {
            let words = self.draft.get(&join(path, language.code()));
            if !words.trim().is_empty() {
                text.insert(language.code().to_owned(), words.replace("\r\n", "\n").into());
            }
        }
        text.into()
    }

    fn number(&mut self, path: &str, typed: &str, read: fn(&str) -> Option<f64>) -> Value {
        match read(typed) {
            Some(number) => number.into(),
            None => self.misread(path, NotRead::NotANumber),
        }
    }

    fn count(&mut self, path: &str, typed: &str, max: u32) -> Value {
        if typed.is_empty() {
            return Value::Null;
        }
        match typed.parse::<u32>().ok().filter(|number| *number <= max) {
            Some(number) => number.into(),
            None => self.misread(path, NotRead::NotAWholeNumber(max)),
        }
    }

    fn corners(&mut self, path: &str, typed: &str) -> Value {
        let corner = |line: &str| {
            let parts: Vec<&str> = line.split([' ', '\t', ';', '；']).filter(|part| !part.is_empty()).collect();
            let [x, y] = parts[..] else { return None };
            Some(json!([parse(x)?, parse(y)?]))
        };
        let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
        match lines.map(corner).collect::<Option<Vec<_>>>() {
            Some(corners) => corners.into(),
            None => self.misread(path, NotRead::NotACorner),
        }
    }

    fn either(&mut self, tag: Tag, variants: &'static [Variant], path: &str) -> Value {
        let variant = self.draft.variant(path, variants);
        let content = match &variant.content {
            Content::Nothing => return variant.name.into(),
            Content::Value(field) => self.field(field, &join(path, field.name)),
            Content::Fields(fields) => self.fields(fields, path).into(),
        };
        match (tag, content) {
            (Tag::Inside, Value::Object(mut fields)) => {
                fields.insert("kind".to_owned(), variant.name.into());
                fields.into()
            }
            (_, content) => json!({ variant.name: content }),
        }
    }
}

/// The words between the separators, without blank ones.
fn words<const N: usize>(typed: &str, separators: [char; N]) -> Value {
    typed.split(separators).map(str::trim).filter(|word| !word.is_empty()).collect()
}
