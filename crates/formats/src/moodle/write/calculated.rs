//! Formulas as `calculated`, with values drawn beforehand: Moodle draws from a list.

use std::fmt::Write as _;

use domain::Text;
use domain::quizzes::item::Tolerance;
use domain::quizzes::kinds::{Formula, Variable};

use super::fields::Fields;
use super::typed;
use crate::expression::{Dialect, parse, print};
use crate::finding::What;
use crate::share::decimal;
use crate::xml::escape;

/// How many sets of values are listed; Moodle allows 100.
const SETS: u64 = 50;

const STRIDES: [u64; 6] = [7, 11, 13, 17, 19, 23];

pub(super) fn formula(body: &Formula, fields: &mut Fields<'_>) -> &'static str {
    let expression = if let Some(expression) = parse(&body.answer, Dialect::Ours) {
        print(&expression, Dialect::Moodle)
    } else {
        fields.refused(What::BadValue { detail: body.answer.clone() });
        body.answer.clone()
    };
    fields.dropped(!body.feedback_wrong.is_empty(), "feedback_wrong");
    fields.plain("synchronize", "0");
    let (kind, width) = match body.tolerance {
        Tolerance::Relative(width) => ("1", width),
        Tolerance::Absolute(width) => ("2", width),
    };
    // without a number of decimal places, so many significant figures
    let (format, length) = body.decimals.map_or(("2", 4), |decimals| ("1", decimals));
    let _ = write!(
        fields.out,
        "<answer fraction=\"100\"><text>{}</text><tolerance>{}</tolerance><tolerancetype>{kind}</tolerancetype>\
         <correctanswerformat>{format}</correctanswerformat><correctanswerlength>{length}</correctanswerlength>",
        escape(&expression),
        decimal(width, 12)
    );
    fields.feedback(&Text::default());
    fields.out.push_str("</answer>\n");
    typed::rules(&body.rules, fields);
    fields.out.push_str("<dataset_definitions>\n");
    for (place, variable) in (1..).zip(&body.variables) {
        definition(place, variable, fields);
    }
    fields.out.push_str("</dataset_definitions>\n");
    "calculated"
}

fn definition(place: u64, variable: &Variable, fields: &mut Fields<'_>) {
    let Variable { name, min, max, step } = variable;
    let values = values(place, *min, *max, *step);
    let places = places(*min).max(places(*step));
    let text = |name: &str, value: &str| format!("<{name}><text>{value}</text></{name}>");
    let _ = writeln!(
        fields.out,
        "<dataset_definition>{}{}<type>calculated</type>{}{}{}{}<itemcount>{count}</itemcount>\n<dataset_items>",
        text("status", "private"),
        text("name", &escape(name)),
        text("distribution", "uniform"),
        text("minimum", &decimal(*min, 9)),
        text("maximum", &decimal(*max, 9)),
        text("decimals", &places.to_string()),
        count = values.len()
    );
    for (number, value) in (1..).zip(&values) {
        let _ = write!(fields.out, "<dataset_item><number>{number}</number><value>{}</value></dataset_item>", decimal(*value, 9));
    }
    let _ = writeln!(fields.out, "</dataset_items><number_of_items>{}</number_of_items></dataset_definition>", values.len());
}

/// Values all over the range. The strides differ by variable, so that they do not rise together; the first two are neighbours, so that the step can be seen.
fn values(place: u64, min: f64, max: f64, step: f64) -> Vec<f64> {
    let steps = if step > 0.0 && max > min { ((max - min) / step + 1e-9).floor() } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative; saturates")]
    let whole = (steps as u64).saturating_add(1);
    let stride = STRIDES[usize::try_from(place).unwrap_or(0) % STRIDES.len()];
    (0..SETS)
        .map(|set| {
            let at = if set < 2 { set } else { set.wrapping_mul(stride).wrapping_mul(whole / SETS + 1) } % whole;
            #[expect(clippy::cast_precision_loss, reason = "a few digits")]
            let value = min + at as f64 * step;
            value
        })
        .collect()
}

/// Decimal places of a number, up to nine.
fn places(number: f64) -> usize {
    decimal(number, 9).split_once('.').map_or(0, |(_, places)| places.len())
}
