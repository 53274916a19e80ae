//! Calculated questions: a formula, and values that are drawn.

use domain::Text;
use domain::quizzes::item::{Body, Tolerance};
use domain::quizzes::kinds::{Formula, Variable};

use super::context::{Context, fraction, source};
use super::{text_in, typed};
use crate::expression::{Dialect, Expression, is_name, parse, print};
use crate::finding::What;
use crate::share;
use crate::xml::Element;

pub(super) fn read(question: &Element, prompt: &mut Text, context: &mut Context<'_>) -> Option<Body> {
    let refuse = |context: &mut Context<'_>, detail: String| {
        context.refused(What::UnsupportedKind { detail: format!("calculated: {detail}") });
        None
    };
    let text = question.first("questiontext")?;
    if source(text).contains("{=") {
        return refuse(context, "{=…}".to_owned());
    }
    let mut answers = question.all("answer").filter(|answer| fraction(answer) > 0.0);
    let Some(answer) = answers.next() else {
        context.refused(What::NoRightAnswer);
        return None;
    };
    if answers.next().is_some() {
        context.approximated(What::ScoringApproximated { detail: "answer[2]".to_owned() });
    }
    let formula = source(answer);
    let Some(expression) = parse(&formula, Dialect::Moodle) else { return refuse(context, formula.trim().to_owned()) };
    let mut names = Vec::new();
    variables_of(&expression, &mut names);
    *prompt = context.html(text);
    // values that only the text names are drawn, too
    for part in source(text).split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}').filter(|(name, _)| is_name(name) && !names.iter().any(|known| known == name)) {
            names.push(name.to_owned());
        }
    }
    let sets: Vec<&Element> = question.first("dataset_definitions").iter().flat_map(|sets| sets.all("dataset_definition")).collect();
    // in the order of the definitions
    names.sort_by_key(|name| sets.iter().position(|set| text_in(set, "name") == *name));
    let mut variables = Vec::new();
    for name in names {
        let set = sets.iter().find(|set| text_in(set, "name") == name);
        match set.and_then(|set| variable(&name, set, context)) {
            Some(variable) => variables.push(variable),
            None => return refuse(context, format!("{{{name}}}")),
        }
    }
    let number = |name: &str| share::number(&text_in(answer, name));
    let width = number("tolerance").unwrap_or(0.01).abs();
    let tolerance = match text_in(answer, "tolerancetype").as_str() {
        "2" => Tolerance::Absolute(width),
        "3" => {
            context.approximated(What::ScoringApproximated { detail: "tolerancetype 3".to_owned() });
            Tolerance::Relative(width)
        }
        _ => Tolerance::Relative(width),
    };
    if !context.feedback(answer).is_empty() {
        context.approximated(What::SettingDropped { detail: "feedback".to_owned() });
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 12 by the filter")]
    let decimals = number("correctanswerlength")
        .filter(|n| (0.0..=12.0).contains(n) && text_in(answer, "correctanswerformat") != "2")
        .map(|n| n as u8);
    Some(Body::Formula(Formula {
        variables,
        answer: print(&expression, Dialect::Ours),
        tolerance,
        rules: typed::rules(question, context),
        decimals,
        feedback_wrong: Text::default(),
    }))
}

fn variables_of(expression: &Expression, names: &mut Vec<String>) {
    match expression {
        Expression::Variable(name) if !names.contains(name) => names.push(name.clone()),
        Expression::Negative(inner) => variables_of(inner, names),
        Expression::Two(_, left, right) => {
            variables_of(left, names);
            variables_of(right, names);
        }
        Expression::Call(_, arguments) => arguments.iter().for_each(|argument| variables_of(argument, names)),
        _ => {}
    }
}

/// From a definition and its list of values: the step is the largest that reaches all of them.
fn variable(name: &str, set: &Element, context: &mut Context<'_>) -> Option<Variable> {
    let number = |child: &str| share::number(&text_in(set, child));
    let values: Vec<f64> = set
        .first("dataset_items")
        .iter()
        .flat_map(|items| items.all("dataset_item"))
        .filter_map(|item| share::number(&text_in(item, "value")))
        .collect();
    let least = || values.iter().copied().reduce(f64::min);
    let most = || values.iter().copied().reduce(f64::max);
    let (min, max) = (number("minimum").or_else(least)?, number("maximum").or_else(most)?);
    if min > max || !is_name(name) {
        return None;
    }
    if !matches!(text_in(set, "distribution").as_str(), "" | "uniform") {
        context.approximated(What::SettingDropped { detail: "distribution".to_owned() });
    }
    let decimals = number("decimals").unwrap_or(1.0).clamp(0.0, 9.0);
    let unit = 10_f64.powf(-decimals.round());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and a step of one unit is always right")]
    let steps = |value: f64| ((value - min) / unit).round().abs() as u64;
    let common = values.iter().copied().chain([max]).map(steps).fold(0, gcd).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a few digits")]
    let step = common as f64 * unit;
    // 5 × 0.1 is to be 0.5
    let step = share::decimal(step, 9).parse().unwrap_or(step);
    Some(Variable { name: name.to_owned(), min, max, step })
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}
