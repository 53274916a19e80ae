//! Response processing: the templates, and the few forms that we write ourselves. Anything else is said to be unknown and replaced by the declarations.

use std::collections::BTreeMap;

use domain::quizzes::item::Tolerance;

use super::declarations::{Declarations, number};
use crate::qti::tree::Element;

/// How an item is scored, as far as it is understood.
#[derive(Debug, Default)]
pub struct Processing {
    pub how: How,
    /// What is not understood; the declarations say the rest.
    pub unknown: Option<String>,
    /// Comparisons of numbers, by the response.
    pub numbers: BTreeMap<String, Vec<NumberRule>>,
    /// What is added to the mapped values of an answer.
    pub added: f64,
    /// Part of the marks from so many mapped points on.
    pub thresholds: bool,
    /// Each place of an order counts for itself.
    pub by_place: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    /// There is no processing.
    #[default]
    None,
    MatchCorrect,
    MapResponse,
}

#[derive(Debug)]
pub struct NumberRule {
    pub value: f64,
    pub tolerance: Tolerance,
    /// Nothing: all marks.
    pub points: Option<f64>,
}

/// Elements of the forms that are understood.
const KNOWN: [&str; 22] = [
    "response-condition",
    "response-if",
    "response-else-if",
    "response-else",
    "set-outcome-value",
    "variable",
    "correct",
    "match",
    "is-null",
    "not",
    "and",
    "base-value",
    "map-response",
    "sum",
    "multiple",
    "equal",
    "gte",
    "index",
    "random",
    "null",
    "response-processing-fragment",
    "product",
];

pub fn processing(item: &Element, declarations: &Declarations) -> Processing {
    let Some(rules) = item.child("response-processing") else { return Processing::default() };
    let template = rules.attribute("template").or(rules.attribute("template-location"));
    if let Some(template) = template.filter(|_| rules.elements().next().is_none()) {
        return by_template(template);
    }
    let uses = |name: &'static str| !rules.find(&|element| element.name == name).is_empty();
    let unknown = rules.find(&|element| !KNOWN.contains(&element.name.as_str())).first().map(|element| element.name.clone());
    let how = match (uses("map-response"), uses("match")) {
        (true, _) => How::MapResponse,
        (_, true) => How::MatchCorrect,
        _ => How::None,
    };
    let added = rules.find(&|element| element.name == "sum" && element.child("map-response").is_some());
    let added = added.first().and_then(|sum| sum.child("base-value")).and_then(|value| number(&value.words()));
    Processing {
        how,
        unknown,
        numbers: numbers(rules, declarations),
        added: added.unwrap_or(0.0),
        thresholds: uses("gte") && uses("map-response"),
        by_place: uses("index"),
    }
}

fn by_template(address: &str) -> Processing {
    let name = address.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let (how, unknown) = match name.trim_start_matches("cc2_") {
        "match_correct" => (How::MatchCorrect, None),
        "map_response" => (How::MapResponse, None),
        _ => (How::None, Some(name)),
    };
    Processing { how, unknown, ..Processing::default() }
}

/// Each branch that begins with a comparison of a number and sets a score.
fn numbers(rules: &Element, declarations: &Declarations) -> BTreeMap<String, Vec<NumberRule>> {
    let mut numbers: BTreeMap<String, Vec<NumberRule>> = BTreeMap::new();
    rules.visit(&mut |element| {
        if matches!(element.name.as_str(), "response-if" | "response-else-if")
            && let Some((response, rule)) = number_rule(element, declarations)
        {
            numbers.entry(response).or_default().push(rule);
        }
        true
    });
    numbers
}

fn number_rule(branch: &Element, declarations: &Declarations) -> Option<(String, NumberRule)> {
    let equal = branch.child("equal")?;
    let response = equal.child("variable")?.attribute("identifier")?;
    let value = match equal.child("base-value") {
        Some(value) => number(&value.words())?,
        None => number(declarations.responses.get(equal.child("correct")?.attribute("identifier")?)?.correct.first()?)?,
    };
    let tolerance = equal.attribute("tolerance").unwrap_or("0");
    let tolerance = tolerance.split_whitespace().filter_map(number).fold(0.0, f64::max);
    let tolerance = match equal.attribute("tolerance-mode") {
        Some("absolute") => Tolerance::Absolute(tolerance),
        Some("relative") => Tolerance::Relative(tolerance / 100.0),
        _ => Tolerance::Absolute(0.0),
    };
    let set = branch.all("set-outcome-value").find(|set| set.attribute("identifier").is_some_and(|name| name.contains("SCORE")))?;
    let points = set.find(&|element| element.name == "base-value").first().and_then(|value| number(&value.words()));
    Some((response.to_owned(), NumberRule { value, tolerance, points }))
}
