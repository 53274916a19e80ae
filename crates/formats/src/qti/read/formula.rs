//! Values drawn for each attempt: template processing of the form we write, and what is close to it.

use std::collections::BTreeMap;

use domain::Text;
use domain::quizzes::item::{Body, Tolerance};
use domain::quizzes::kinds::{Formula, Variable};

use super::declarations::number;
use super::feedback::Feedback;
use super::kept::kept;
use super::processing::How;
use super::reader::{Reader, Refused};
use crate::expression::{Dialect, is_name, parse, print};
use crate::finding::What;
use crate::qti::tree::{Element, Node};

/// What begins the names of our variables, so that none is called as a response.
pub const VARIABLE: &str = "V_";
/// The feedback to an answer that is not right.
pub const WRONG: &str = "qiao.wrong";
/// The longest expression, in bytes; derived values are put in for their names.
const LONGEST: usize = 2000;

/// The body and the prompt.
pub fn read(
    reader: &mut Reader<'_, '_>,
    root: &Element,
    template: &Element,
    nodes: &[Node],
    field: &Element,
    feedback: &mut Feedback,
) -> Result<(Body, Text), Refused> {
    let unsupported = || (What::UnsupportedKind { detail: template.name.clone() }, template.line);
    if field.name != "text-entry-interaction" {
        return Err(unsupported());
    }
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut variables: Vec<Variable> = Vec::new();
    let mut answer = None;
    for rule in template.elements() {
        let name = rule.attribute("identifier").unwrap_or_default();
        let value = rule.elements().next().ok_or_else(unsupported)?;
        match rule.name.as_str() {
            "set-template-value" => match drawn(value) {
                Some((min, max, step)) => {
                    let ours = variable_name(name).ok_or_else(unsupported)?;
                    known.insert(name.to_owned(), ours.clone());
                    variables.push(Variable { name: ours, min, max, step });
                }
                None => _ = known.insert(name.to_owned(), expression(value, &known).ok_or_else(unsupported)?),
            },
            "set-correct-response" => answer = Some(expression(value, &known).ok_or_else(unsupported)?),
            _ => return Err(unsupported()),
        }
    }
    let answer = answer.filter(|_| !variables.is_empty()).ok_or_else(unsupported)?;
    // with no more parentheses than it takes
    let answer = parse(&answer, Dialect::Ours).map(|answer| print(&answer, Dialect::Ours)).ok_or_else(unsupported)?;
    let exact = (reader.processing.how == How::MatchCorrect).then_some(Tolerance::default());
    let tolerance = tolerance(root).or(exact);
    if tolerance.is_none() {
        reader.scoring_approximated(root.line, "equal");
    }
    let prompt = crate::qti::text::replaced(nodes, &mut |element| {
        let name = (element.name == "printed-variable").then(|| element.attribute("identifier")).flatten()?;
        Some(vec![Node::Text(known.get(name).map(|ours| format!("{{{}}}", bare(ours)))?)])
    });
    let prompt = reader.block(&prompt);
    let formula = Formula {
        variables: kept(reader, field, "variables").unwrap_or(variables),
        answer: field.ours("answer").map_or(answer, str::to_owned),
        tolerance: kept(reader, field, "tolerance").or(tolerance).unwrap_or_default(),
        rules: kept(reader, field, "rules").unwrap_or_default(),
        decimals: field.ours("decimals").and_then(|decimals| decimals.parse().ok()),
        feedback_wrong: feedback.take(WRONG),
    };
    Ok((Body::Formula(formula), prompt))
}

fn variable_name(identifier: &str) -> Option<String> {
    let name = identifier.strip_prefix(VARIABLE).unwrap_or(identifier);
    (is_name(name) && name.len() <= 60).then(|| name.to_owned())
}

/// Smallest, largest and step of what is drawn: whole numbers, any, or a smallest and so many steps.
fn drawn(value: &Element) -> Option<(f64, f64, f64)> {
    let attribute = |element: &Element, name: &str| element.attribute(name).and_then(number);
    match value.name.as_str() {
        "random-integer" => {
            Some((attribute(value, "min").unwrap_or(0.0), attribute(value, "max")?, attribute(value, "step").unwrap_or(1.0)))
        }
        "random-float" => {
            let (min, max) = (attribute(value, "min").unwrap_or(0.0), attribute(value, "max")?);
            Some((min, max, (max - min) / 1000.0))
        }
        "sum" => {
            let min = number(&value.child("base-value")?.words())?;
            let product = value.child("product")?;
            let step = number(&product.child("base-value")?.words())?;
            let count = attribute(product.child("random-integer")?, "max")?;
            // a tenth taken three times is not quite three tenths
            let max = min + count * step;
            let rounded = (max * 1e9).round() / 1e9;
            Some((min, rounded, step))
        }
        _ => None,
    }
}

/// An expression of QTI as we write it; binary ones in parentheses.
fn expression(element: &Element, known: &BTreeMap<String, String>) -> Option<String> {
    let parts = || element.elements().map(|part| expression(part, known)).collect::<Option<Vec<_>>>();
    let joined = |sign: &str| parts().filter(|parts| !parts.is_empty()).map(|parts| format!("({})", parts.join(sign)));
    let called =
        |name: &str| parts().map(|parts| format!("{name}({})", parts.iter().map(|part| bare(part)).collect::<Vec<_>>().join(", ")));
    let text = match element.name.as_str() {
        "base-value" => {
            let value = number(&element.words())?;
            if value < 0.0 { format!("({value})") } else { value.to_string() }
        }
        "variable" => known.get(element.attribute("identifier")?)?.clone(),
        "sum" => joined(" + ")?,
        "product" => joined(" * ")?,
        "subtract" => joined(" - ")?,
        "divide" => joined(" / ")?,
        "power" => joined(" ^ ")?,
        "round" => called("round")?,
        "min" => called("min")?,
        "max" => called("max")?,
        "integer-to-float" => parts()?.pop()?,
        "math-constant" => match element.attribute("name")? {
            name @ ("pi" | "e") => name.to_owned(),
            _ => return None,
        },
        "math-operator" => match element.attribute("name")? {
            "log" => called("log10")?,
            name @ ("sin" | "cos" | "tan" | "ln" | "exp" | "abs" | "floor" | "ceil") => called(name)?,
            _ => return None,
        },
        _ => return None,
    };
    (text.len() <= LONGEST).then_some(text)
}

/// Without the parentheses around the whole.
fn bare(expression: &str) -> &str {
    let Some(inside) = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return expression };
    let mut depth = 1;
    for c in inside.chars() {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        if depth == 0 {
            return expression;
        }
    }
    inside
}

/// The tolerance of the one comparison.
fn tolerance(root: &Element) -> Option<Tolerance> {
    let rules = root.child("response-processing")?;
    let equal = rules.find(&|element| element.name == "equal");
    let [equal] = equal.as_slice() else { return None };
    let value = equal.attribute("tolerance").and_then(|tolerance| number(tolerance.split_whitespace().next()?));
    Some(match equal.attribute("tolerance-mode") {
        Some("relative") => Tolerance::Relative(value? / 100.0),
        Some("absolute") => Tolerance::Absolute(value?),
        _ => Tolerance::default(),
    })
}
