//! Declarations of responses, and rules that score them.

use crate::qti::tree::{Element, element};

/// The response of an item that has one only.
pub const RESPONSE: &str = "RESPONSE";

/// What a value is worth.
#[derive(Debug, Default)]
pub struct Mapping {
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    /// Key, points, and of texts whether capitals count.
    pub entries: Vec<(String, f64, Option<bool>)>,
}

impl Mapping {
    /// Points by identifier.
    pub fn of(entries: impl IntoIterator<Item = (String, f64)>) -> Self {
        Self { entries: entries.into_iter().map(|(key, points)| (key, points, None)).collect(), ..Self::default() }
    }

    /// Never below nothing and never more than this.
    #[must_use]
    pub fn within(self, most: f64) -> Self {
        Self { lower: Some(0.0), upper: Some(most), ..self }
    }
}

/// How an item is scored.
#[derive(Debug)]
pub enum Scoring {
    /// All marks for the right answer.
    Match,
    /// The points of the mapping.
    Map,
    /// Rules of its own.
    Rules(Vec<Element>),
    /// A person marks.
    ByHand,
}

pub fn declaration(identifier: &str, cardinality: &str, base_type: &str, correct: &[String], mapping: Option<&Mapping>) -> Element {
    let mut declaration =
        element("qti-response-declaration").with("identifier", identifier).with("cardinality", cardinality).with("base-type", base_type);
    if !correct.is_empty() {
        let values = correct.iter().map(|value| element("qti-value").saying(value));
        declaration = declaration.holding([element("qti-correct-response").holding(values)]);
    }
    let Some(mapping) = mapping.filter(|mapping| !mapping.entries.is_empty()) else { return declaration };
    let entries = mapping.entries.iter().map(|(key, points, capitals)| {
        // what is meant where nothing is said differs between versions
        element("qti-map-entry").with("map-key", key).with("mapped-value", points).with_some("case-sensitive", *capitals)
    });
    let mapped =
        element("qti-mapping").with("default-value", 0).with_some("lower-bound", mapping.lower).with_some("upper-bound", mapping.upper);
    declaration.holding([mapped.holding(entries)])
}

pub fn variable(identifier: &str) -> Element {
    element("qti-variable").with("identifier", identifier)
}

pub fn value(base_type: &str, value: impl ToString) -> Element {
    element("qti-base-value").with("base-type", base_type).saying(value.to_string())
}

pub fn map_response(identifier: &str) -> Element {
    element("qti-map-response").with("identifier", identifier)
}

pub fn set(outcome: &str, to: Element) -> Element {
    element("qti-set-outcome-value").with("identifier", outcome).holding([to])
}

/// Points are added to the score: each part of an item does so.
pub fn add(points: Element) -> Element {
    set("SCORE", element("qti-sum").holding([variable("SCORE"), points]))
}

/// Branches by their condition, the first that holds counts.
pub fn first_of(branches: Vec<(Element, Element)>) -> Element {
    let branches = branches.into_iter().enumerate().map(|(place, (condition, rule))| {
        let name = if place == 0 { "qti-response-if" } else { "qti-response-else-if" };
        element(name).holding([condition, rule])
    });
    element("qti-response-condition").holding(branches)
}

/// Whether the response is the right one.
fn is_right() -> Element {
    element("qti-match").holding([variable(RESPONSE), element("qti-correct").with("identifier", RESPONSE)])
}

/// The outcomes, `marks` the most.
pub fn outcomes(marks: f64, by_hand: bool, with_feedback: bool) -> Vec<Element> {
    let default = |value: f64| element("qti-default-value").holding([element("qti-value").saying(value.to_string())]);
    let outcome = |name: &str, cardinality: &str, base_type: &str| {
        element("qti-outcome-declaration").with("identifier", name).with("cardinality", cardinality).with("base-type", base_type)
    };
    let score = outcome("SCORE", "single", "float").with("normal-maximum", marks).with_some("external-scored", by_hand.then_some("human"));
    let mut outcomes = vec![score.holding([default(0.0)]), outcome("MAXSCORE", "single", "float").holding([default(marks)])];
    if with_feedback {
        outcomes.push(outcome("FEEDBACK", "multiple", "identifier"));
    }
    outcomes
}

const TEMPLATES: &str = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

/// The response processing; `feedback` are the identifiers that are said, as expressions.
pub fn processing(scoring: Scoring, marks: f64, feedback: Vec<Element>) -> Option<Element> {
    let template = |name: &str| Some(element("qti-response-processing").with("template", format!("{TEMPLATES}{name}.xml")));
    let whole = (marks - 1.0).abs() < f64::EPSILON;
    let mut rules = match scoring {
        Scoring::ByHand if feedback.is_empty() => return None,
        Scoring::Map if feedback.is_empty() => return template("map_response"),
        Scoring::Match if feedback.is_empty() && whole => return template("match_correct"),
        Scoring::ByHand => Vec::new(),
        Scoring::Map => vec![set("SCORE", map_response(RESPONSE))],
        Scoring::Match => vec![first_of(vec![(is_right(), set("SCORE", variable("MAXSCORE")))])],
        Scoring::Rules(rules) => rules,
    };
    if !feedback.is_empty() {
        // before the rules, some of which say more
        rules.insert(0, set("FEEDBACK", element("qti-multiple").holding(feedback)));
    }
    Some(element("qti-response-processing").holding(rules))
}
