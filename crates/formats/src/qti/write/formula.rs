//! Values drawn for each attempt: template processing, which other systems do as well.

use domain::quizzes::item::{NumberRules, Tolerance};
use domain::quizzes::kinds::{Formula, Variable};

use super::choice::same;
use super::gaps::{compared, note_rules, paragraph};
use super::parts::{Parts, Said, When};
use super::scoring::{RESPONSE, Scoring, declaration, set, value, variable};
use super::writer::Writer;
use crate::expression::{Dialect, Expression, parse, print};
use crate::qti::names::OURS;
use crate::qti::read::{VARIABLE, WRONG};
use crate::qti::tree::{Element, element};

/// The computed answer among the template variables.
const ANSWER: &str = "ANSWER";

/// Nothing when the expression cannot be said in QTI.
pub fn formula(writer: &mut Writer<'_>, body: &Formula) -> Option<Parts> {
    let expression = parse(&body.answer, Dialect::Ours)?;
    let names: Vec<&str> = body.variables.iter().map(|variable| variable.name.as_str()).collect();
    let computed = computed(&expression, &names)?;
    note_rules(writer, &body.rules);
    if body.decimals.is_some() {
        writer.dropped("decimals");
    }
    let declared = |name: String| {
        element("qti-template-declaration").with("identifier", name).with("cardinality", "single").with("base-type", "float")
    };
    let mut templates: Vec<Element> = names.iter().map(|name| declared(format!("{VARIABLE}{name}"))).collect();
    templates.push(declared(ANSWER.to_owned()));
    let set_value = |name: &str, to: Element| element("qti-set-template-value").with("identifier", name).holding([to]);
    let mut rules = Vec::new();
    let mut exact = true;
    for variable in &body.variables {
        let (value, same) = drawn(variable)?;
        exact &= same;
        rules.push(set_value(&format!("{VARIABLE}{}", variable.name), value));
    }
    rules.push(set_value(ANSWER, computed));
    rules.push(element("qti-set-correct-response").with("identifier", RESPONSE).holding([variable(ANSWER)]));
    templates.push(element("qti-template-processing").holding(rules));

    let tolerance_kept = matches!(body.tolerance, Tolerance::Relative(share) if !same(share * 100.0 / 100.0, share));
    let answer_kept = print(&expression, Dialect::Ours) != body.answer;
    let json = |keep: bool, text: Result<String, serde_json::Error>| if keep { text.ok() } else { None };
    let field = element("qti-text-entry-interaction")
        .with("response-identifier", RESPONSE)
        .with("expected-length", 12)
        .with_some(&format!("{OURS}answer"), answer_kept.then_some(&body.answer))
        .with_some(&format!("{OURS}variables"), json(!exact, serde_json::to_string(&body.variables)))
        .with_some(&format!("{OURS}tolerance"), json(tolerance_kept, serde_json::to_string(&body.tolerance)))
        .with_some(&format!("{OURS}rules"), json(body.rules != NumberRules::default(), serde_json::to_string(&body.rules)))
        .with_some(&format!("{OURS}decimals"), body.decimals);
    let is_right = compared(body.tolerance).holding([variable(ANSWER), variable(RESPONSE)]);
    let right = element("qti-response-if").holding([is_right, set("SCORE", variable("MAXSCORE"))]);
    let mut condition = element("qti-response-condition").holding([right]);
    if !body.feedback_wrong.is_empty() {
        let said = element("qti-multiple").holding([variable("FEEDBACK"), value("identifier", WRONG)]);
        condition = condition.holding([element("qti-response-else").holding([set("FEEDBACK", said)])]);
    }
    Some(Parts {
        declarations: vec![declaration(RESPONSE, "single", "float", &[], None)],
        templates,
        body: paragraph(field),
        scoring: Scoring::Rules(vec![condition]),
        feedback: vec![Said { identifier: WRONG.to_owned(), text: body.feedback_wrong.clone(), when: When::Ruled }],
        variables: names.into_iter().map(str::to_owned).collect(),
    })
}

/// The smallest value and a whole number of steps; whether this is exactly the variable.
fn drawn(variable: &Variable) -> Option<(Element, bool)> {
    let steps = ((variable.max - variable.min) / variable.step + 1e-9).floor();
    if !(0.0..=1e9).contains(&steps) {
        return None;
    }
    let largest = ((variable.min + steps * variable.step) * 1e9).round() / 1e9;
    let random = element("qti-random-integer").with("min", 0).with("max", steps);
    let product = element("qti-product").holding([random, value("float", variable.step)]);
    Some((element("qti-sum").holding([value("float", variable.min), product]), same(largest, variable.max)))
}

fn computed(expression: &Expression, names: &[&str]) -> Option<Element> {
    let part = |part: &Expression| computed(part, names);
    let constant = |name: &str| element("qti-math-constant").with("name", name);
    Some(match expression {
        Expression::Number(number) => value("float", number),
        Expression::Variable(name) => names.contains(&name.as_str()).then(|| variable(&format!("{VARIABLE}{name}")))?,
        Expression::Constant(name) => constant(name),
        Expression::Negative(inner) => element("qti-subtract").holding([value("float", 0), part(inner)?]),
        Expression::Two(operator, left, right) => {
            let name = match operator {
                '+' => "qti-sum",
                '-' => "qti-subtract",
                '*' => "qti-product",
                '/' => "qti-divide",
                _ => "qti-power",
            };
            element(name).holding([part(left)?, part(right)?])
        }
        Expression::Call(name, arguments) => {
            let arguments: Vec<Element> = arguments.iter().map(part).collect::<Option<_>>()?;
            let operator = |name: &str| element("qti-math-operator").with("name", name);
            match *name {
                "min" => element("qti-min").holding(arguments),
                "max" => element("qti-max").holding(arguments),
                "round" => element("qti-round").holding(arguments),
                "sqrt" => element("qti-power").holding(arguments).holding([value("float", 0.5)]),
                "log10" => operator("log").holding(arguments),
                name => operator(name).holding(arguments),
            }
        }
    })
}
