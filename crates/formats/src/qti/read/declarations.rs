//! What an item declares: its responses with what is right and what it is worth, and the most that can be scored.

use std::collections::BTreeMap;

use crate::qti::tree::Element;

#[derive(Debug, Default)]
pub struct Declarations {
    pub responses: BTreeMap<String, Response>,
    /// The best score, where the item says so.
    pub best: Option<f64>,
}

#[derive(Debug, Default)]
pub struct Response {
    pub cardinality: String,
    pub base_type: String,
    pub correct: Vec<String>,
    pub mapping: Option<Mapping>,
}

#[derive(Debug, Default)]
pub struct Mapping {
    pub default: f64,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    pub entries: Vec<MapEntry>,
}

#[derive(Debug)]
pub struct MapEntry {
    pub key: String,
    pub value: f64,
    pub case_sensitive: bool,
}

impl Response {
    pub fn is_single(&self) -> bool {
        self.cardinality == "single"
    }

    pub fn is_number(&self) -> bool {
        matches!(self.base_type.as_str(), "float" | "integer")
    }

    pub fn is_correct(&self, value: &str) -> bool {
        self.correct.iter().any(|correct| correct == value)
    }
}

impl Mapping {
    /// What a value is worth.
    pub fn of(&self, key: &str) -> f64 {
        self.entries.iter().find(|entry| entry.key == key).map_or(self.default, |entry| entry.value)
    }

    /// The most that can be had when one value is given, or several.
    pub fn best(&self, single: bool) -> f64 {
        let positive = self.entries.iter().map(|entry| entry.value).filter(|value| *value > 0.0);
        let best = if single { positive.fold(0.0, f64::max) } else { positive.sum() };
        self.upper.map_or(best, |upper| best.min(upper))
    }
}

/// Whether an item is of QTI 3, by its namespace.
fn is_3(item: &Element) -> bool {
    item.attributes.iter().any(|(_, value)| value.starts_with("http://www.imsglobal.org/xsd/imsqtiasi_v3"))
}

/// A number as XML has it; infinite ones are none.
pub fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

pub fn declarations(item: &Element) -> Declarations {
    let mut declarations = Declarations::default();
    for declaration in item.all("response-declaration") {
        if let Some(id) = declaration.attribute("identifier") {
            declarations.responses.insert(id.to_owned(), response(declaration, !is_3(item)));
        }
    }
    let outcome = |name: &str| item.all("outcome-declaration").find(|outcome| outcome.attribute("identifier") == Some(name));
    let default = |outcome: &Element| number(&outcome.child("default-value")?.child("value")?.words());
    let most = |outcome: &Element| outcome.attribute("normal-maximum").and_then(number);
    let best = outcome("MAXSCORE").and_then(default).or_else(|| outcome("SCORE").and_then(most));
    declarations.best = best.filter(|best| *best > 0.0 && *best <= 1000.0);
    declarations
}

fn response(declaration: &Element, capitals: bool) -> Response {
    let word = |name: &str| declaration.attribute(name).unwrap_or_default().trim().to_owned();
    let values = declaration.child("correct-response").map(|correct| correct.all("value").map(|value| squeezed(&value.words())).collect());
    Response {
        cardinality: word("cardinality"),
        base_type: word("base-type"),
        correct: values.unwrap_or_default(),
        mapping: declaration.child("mapping").map(|declared| mapping(declared, capitals)),
    }
}

/// `capitals`: whether they count where nothing is said.
fn mapping(mapping: &Element, capitals: bool) -> Mapping {
    let value = |name: &str| mapping.attribute(name).and_then(number);
    let entry = |entry: &Element| {
        Some(MapEntry {
            key: squeezed(entry.attribute("map-key")?),
            value: number(entry.attribute("mapped-value")?)?,
            case_sensitive: entry.attribute("case-sensitive").map_or(capitals, |said| said == "true" || said == "1"),
        })
    };
    Mapping {
        default: value("default-value").unwrap_or(0.0),
        lower: value("lower-bound"),
        upper: value("upper-bound"),
        entries: mapping.all("map-entry").filter_map(entry).collect(),
    }
}

/// Values are written over several lines as it comes.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
