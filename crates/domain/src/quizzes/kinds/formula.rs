//! Formula: values drawn for each attempt, the answer computed from them.
//!
//! The prompt names the variables in braces: `A seam of {length} mm …`. Response: the field `number`, as typed.
//!
//! The values are drawn once, when the paper is made ([`Formula::draw_variables`]), and stored with it; scoring computes the [`expression`] with them. The
//! value rounded to `decimals` is right too, so the solution that is shown always gets full marks.

use serde::{Deserialize, Serialize};

use super::choice::is_full;
use super::expression::{self, Expression};
use super::number::{self, Hit, Target};
use super::{Kind, Place, written};
use crate::Text;
use crate::quizzes::item::{NumberRules, Tolerance};
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Class, Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Formula {
    pub variables: Vec<Variable>,
    /// An expression of the variables: `+ - * / ^`, parentheses, `pi`, `e`, sqrt, abs, sin, cos, tan (radians), ln, log10, exp, round, floor, ceil, min, max.
    pub answer: String,
    #[serde(default)]
    pub tolerance: Tolerance,
    #[serde(default)]
    pub rules: NumberRules,
    /// How many decimal places the solution is shown with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u8>,
    /// Said to an answer that is not right.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback_wrong: Text,
}

/// A value between `min` and `max` in steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// ASCII letters, digits, `_`; begins with a letter.
    pub name: String,
    pub min: f64,
    pub max: f64,
    pub step: f64,
}

const FIELD: &str = "number";

/// The only class of answers.
const RIGHT: &str = "right";

/// How many variables there may be.
const MAX_VARIABLES: usize = 20;

/// How many values a variable may take.
const MAX_VALUES: usize = 1_000_000;

/// With how many draws the expression is tried when its problems are looked for.
const MAX_SAMPLES: usize = 5_000;

impl Variable {
    /// How many values there are: `min` and every step up to `max`.
    fn count(&self) -> usize {
        // what the division of decimal fractions may be off
        let steps = ((self.max - self.min) / self.step + 1e-9).floor();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast from float saturates, and what is no number is 0"
        )]
        let steps = steps as usize;
        if self.step > 0.0 { steps.min(MAX_VALUES) + 1 } else { 1 }
    }

    /// The value after `place` steps, rounded to the places of `min` and `step`: 0.1 three times is 0.3.
    fn value(&self, place: usize) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "at most a million")]
        let place = place as f64;
        number::format::to_decimals(self.min + place * self.step, decimals(self.min).max(decimals(self.step)))
    }

    /// Values at which an expression is most likely to fail: the ends and zero.
    fn corners(&self) -> Vec<f64> {
        let last = self.count() - 1;
        let mut places = vec![0, last];
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast from float saturates, and what is no number is 0"
        )]
        places.push(((-self.min / self.step).round() as usize).min(last));
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| self.value(place)).collect()
    }

    fn problems(&self, problems: &mut Problems) {
        problems.expect(expression::is_name(&self.name), "name", Wrong::BadId);
        let finite = self.min.is_finite() && self.max.is_finite() && self.step.is_finite();
        problems.expect(finite && self.min <= self.max, "max", Wrong::BadRange);
        problems.expect(finite && self.step > 0.0 && (self.max - self.min) / self.step <= 999_999.0, "step", Wrong::BadRange);
    }
}

/// Places after the point, at most 15.
fn decimals(value: f64) -> u8 {
    let places = value.to_string().split_once('.').map_or(0, |(_, places)| places.len());
    u8::try_from(places.min(15)).unwrap_or(15)
}

impl Formula {
    /// Draws a value for each variable, in their order; `draw(n)` gives a number below `n`. Every value from `min` to `max` in steps is as likely as the others
    /// when `draw` is fair.
    pub fn draw_variables(&self, draw: &mut dyn FnMut(usize) -> usize) -> Variables {
        let value = |variable: &Variable| {
            let count = variable.count();
            variable.value(draw(count).min(count - 1))
        };
        let values: Vec<f64> = self.variables.iter().map(value).collect();
        self.variables.iter().map(|variable| variable.name.clone()).zip(values).collect()
    }

    /// The right value; none when it cannot be computed.
    fn target(&self, variables: &Variables) -> Option<Target> {
        let value = Expression::parse(&self.answer).ok()?.compute(variables)?;
        Some(Target { value, tolerance: self.tolerance, decimals: self.decimals, credit: 1.0 })
    }

    fn hit(&self, response: &Response, variables: &Variables) -> Option<Hit> {
        let text = response.get(FIELD).filter(|_| self.check(response).is_ok())?;
        number::judge(text, &[self.target(variables)?], &self.rules)
    }

    fn check_answer(&self, problems: &mut Problems) {
        let Ok(expression) = Expression::parse(&self.answer) else { return problems.note(Wrong::BadExpression) };
        if expression.variables().any(|name| self.variables.iter().all(|variable| variable.name != name)) {
            return problems.note(Wrong::UnknownId);
        }
        let corners: Vec<Vec<f64>> = self.variables.iter().map(Variable::corners).collect();
        let samples =
            corners.iter().try_fold(1_usize, |product, values| product.checked_mul(values.len())).unwrap_or(MAX_SAMPLES).min(MAX_SAMPLES);
        let computed = (0..samples).all(|sample| {
            let mut rest = sample;
            let mut variables = Variables::new();
            for (variable, values) in self.variables.iter().zip(&corners) {
                variables.insert(variable.name.clone(), values[rest % values.len()]);
                rest /= values.len();
            }
            expression.compute(&variables).is_some()
        });
        if !computed {
            problems.note(Wrong::BadExpression);
        }
    }
}

impl Kind for Formula {
    fn problems(&self, problems: &mut Problems) {
        problems.expect(self.variables.len() <= MAX_VARIABLES, "variables", Wrong::TooMany);
        for (place, variable) in self.variables.iter().enumerate() {
            problems.at(format!("variables.{place}"), |problems| {
                variable.problems(problems);
                problems.expect(self.variables[..place].iter().all(|earlier| earlier.name != variable.name), "name", Wrong::SameId);
            });
        }
        problems.at("answer", |problems| self.check_answer(problems));
        number::check_tolerance(self.tolerance, problems);
        number::check_rules(&self.rules, problems);
        problems.expect(self.decimals.is_none_or(|decimals| decimals <= 10), "decimals", Wrong::BadRange);
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        written::check(response, FIELD, number::MAX)
    }

    fn is_complete(&self, response: &Response) -> bool {
        response.get(FIELD).is_some()
    }

    fn score(&self, response: &Response, variables: &Variables) -> Score {
        self.hit(response, variables).map_or(Score::NONE, |hit| Score::Share(hit.share))
    }

    fn guess(&self) -> Option<f64> {
        Some(0.0)
    }

    fn parts(&self) -> Vec<Part> {
        vec![Part { id: String::new(), classes: vec![Class { id: RIGHT.to_owned(), credit: 1.0 }] }]
    }

    fn classify(&self, response: &Response, variables: &Variables) -> Vec<Option<String>> {
        vec![self.hit(response, variables).map(|_| RIGHT.to_owned())]
    }

    fn solution(&self, variables: &Variables) -> Response {
        let targets: Vec<Target> = self.target(variables).into_iter().collect();
        written::response(FIELD, number::solution(&targets, &self.rules, number::format::Style::Point))
    }

    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let targets: Vec<Target> = self.target(seen.variables).into_iter().collect();
        let feedback = |hit: Option<Hit>| (!hit.is_some_and(|hit| is_full(hit.share))).then_some(&self.feedback_wrong);
        vec![Control::Write(number::view(seen, FIELD, &targets, &self.rules, feedback))]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        visit(&mut self.feedback_wrong, Place::Block);
    }
}

#[cfg(test)]
#[path = "formula_tests.rs"]
mod tests;
