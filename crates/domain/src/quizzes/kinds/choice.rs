//! What the kinds with options have in common: checking, views, classes, shuffling. Kinds with gaps use the lower half for lists in a text.

use super::{Kind, Place};
use crate::Text;
use crate::quizzes::item::{Choice, Label};
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Class, Misfit, Part, Response};
use crate::quizzes::view::{Choosable, Mark, OptionView, RowView, Seen};

/// The value of a ticked box.
pub(super) const TICKED: &str = "1";

/// The value of a box that was left, as a class; no field has it.
pub(super) const LEFT: &str = "0";

/// How near to 1 a share counts as 1: three times 33.333 % is everything (Moodle rounds the sum to two places likewise).
const ROUNDING: f64 = 0.005;

// Checking

/// Notes at `options` fewer than two, ids and texts and credits out of order. Whether one of them is right is the kind's matter.
pub(super) fn check_options(problems: &mut Problems, options: &[Choice]) {
    problems.expect(options.len() >= 2, "options", Wrong::TooFew);
    problems.ids("options", options.iter().map(|option| option.id.as_str()));
    for (place, option) in options.iter().enumerate() {
        check_text(problems, format!("options.{place}.text"), &option.text);
        problems.expect((-1.0..=1.0).contains(&option.credit), format!("options.{place}.credit"), Wrong::BadCredit);
    }
}

/// Besides [`check_options`], notes that no option gets full marks by itself: for one choice, or a list in a text.
pub(super) fn check_one_choice(problems: &mut Problems, options: &[Choice]) {
    check_options(problems, options);
    problems.expect(options.iter().any(|option| is_full(option.credit)), "options", Wrong::NoRightAnswer);
}

/// Notes at `at` that the text is there in no language.
pub(super) fn check_text(problems: &mut Problems, at: impl ToString, text: &Text) {
    problems.expect(!text.is_empty(), at, Wrong::NoText);
}

/// Notes ids and texts of labels in the list `name` out of order.
pub(super) fn check_labels(problems: &mut Problems, name: &str, labels: &[Label]) {
    problems.ids(name, labels.iter().map(|label| label.id.as_str()));
    for (place, label) in labels.iter().enumerate() {
        check_text(problems, format!("{name}.{place}.text"), &label.text);
    }
}

/// Checks every field of the response that is not empty: `fits` says whether the item has the field (else none) and whether the field takes the value.
pub(super) fn check_fields(response: &Response, fits: impl Fn(&str, &str) -> Option<bool>) -> Result<(), Misfit> {
    response.fields().try_for_each(|(field, value)| match fits(field, value) {
        None => Err(Misfit::NoSuchField),
        Some(false) => Err(Misfit::NoSuchValue),
        Some(true) => Ok(()),
    })
}

/// Checks a response of ticks: fields named by the ids, value `1`.
pub(super) fn check_ticks<'a>(response: &Response, ids: impl Iterator<Item = &'a str> + Clone) -> Result<(), Misfit> {
    check_fields(response, |field, value| ids.clone().any(|id| id == field).then_some(value == TICKED))
}

/// Whether the response is worth a look: not empty, and one of this item.
pub(super) fn counts(kind: &impl Kind, response: &Response) -> bool {
    !response.is_empty() && kind.check(response).is_ok()
}

// Scoring

/// Whether a share is everything, but for rounding.
pub(super) fn is_full(share: f64) -> bool {
    share >= 1.0 - ROUNDING
}

/// A credit as the share of the marks that it is: within -1 and 1, and 1 where only rounding is missing; what is no number is worth nothing.
pub(super) fn share(credit: f64) -> f64 {
    if is_full(credit) {
        1.0
    } else if credit.is_nan() {
        0.0
    } else {
        credit.max(-1.0)
    }
}

/// The share `part` is of `whole`; nothing of nothing.
#[expect(clippy::cast_precision_loss, reason = "numbers of options are small")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// (Right ticks − wrong ticks) / right ones there are, not below 0. `options` are whether each is right and whether it is ticked.
pub(super) fn ticks_with_deduction(options: impl IntoIterator<Item = (bool, bool)>) -> f64 {
    let (mut there, mut right, mut wrong) = (0, 0, 0_usize);
    for (correct, ticked) in options {
        there += usize::from(correct);
        right += usize::from(correct && ticked);
        wrong += usize::from(!correct && ticked);
    }
    ratio(right.saturating_sub(wrong), there)
}

// One choice of several: radio buttons, or a list in a text

pub(super) fn find<'o>(options: &'o [Choice], id: &str) -> Option<&'o Choice> {
    options.iter().find(|option| option.id == id)
}

/// The first of the options with the highest credit.
pub(super) fn best(options: &[Choice]) -> Option<&Choice> {
    options.iter().reduce(|best, option| if option.credit > best.credit { option } else { best })
}

/// Whether no option is better.
pub(super) fn is_best(options: &[Choice], option: &Choice) -> bool {
    best(options).is_some_and(|best| option.credit >= best.credit)
}

/// What the chosen option is worth; nothing for none.
pub(super) fn credit(options: &[Choice], chosen: Option<&str>) -> f64 {
    chosen.and_then(|id| find(options, id)).map_or(0.0, |option| share(option.credit))
}

/// The mean of the credits: what guessing gets on average.
pub(super) fn mean_credit(options: &[Choice]) -> f64 {
    mean(options.iter().map(|option| share(option.credit)))
}

/// 0 for no values.
pub(super) fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, count) = values.into_iter().fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { 0.0 } else { sum / f64::from(count) }
}

/// Visits the texts of options.
pub(super) fn visit_options(options: &mut [Choice], visit: &mut dyn FnMut(&mut Text, Place)) {
    for option in options {
        visit(&mut option.text, Place::Line);
        visit(&mut option.feedback, Place::Block);
    }
}

/// A class for each option.
pub(super) fn classes(options: &[Choice]) -> Vec<Class> {
    options.iter().map(|option| Class { id: option.id.clone(), credit: share(option.credit) }).collect()
}

/// The options as the values of a list, in the order of the paper.
pub(super) fn choosables(seen: &Seen<'_>, options: &[Choice]) -> Vec<Choosable> {
    let view = |option: &Choice| Choosable { value: option.id.clone(), html: seen.text(&option.text) };
    seen.ordered(options, |option| &option.id).into_iter().map(view).collect()
}

/// The labels as the values of a list, in the order of the paper.
pub(super) fn choosable_labels(seen: &Seen<'_>, labels: &[Label]) -> Vec<Choosable> {
    let view = |label: &Label| Choosable { value: label.id.clone(), html: seen.text(&label.text) };
    seen.ordered(labels, |label| &label.id).into_iter().map(view).collect()
}

/// The row of a list in a text: the field's value with its mark, solution and the chosen option's feedback.
pub(super) fn choice_row(seen: &Seen<'_>, field: &str, options: &[Choice]) -> RowView {
    let chosen = seen.value(field).and_then(|id| find(options, id));
    RowView {
        name: field.to_owned(),
        html: String::new(),
        value: chosen.map(|option| option.id.clone()).unwrap_or_default(),
        mark: seen.mark(chosen.is_some(), chosen.map_or(0.0, |option| share(option.credit))),
        solution: best(options).filter(|_| seen.shown.solution).map(|option| option.id.clone()),
        feedback_html: chosen.and_then(|option| seen.feedback(true, &option.feedback)),
    }
}

// Several of several: boxes to tick

/// A part for each option: ticked or left. `options` are ids with whether each is right.
pub(super) fn tick_parts<'a>(options: impl IntoIterator<Item = (&'a str, bool)>) -> Vec<Part> {
    let class = |id: &str, right: bool| Class { id: id.to_owned(), credit: if right { 1.0 } else { 0.0 } };
    options.into_iter().map(|(id, right)| Part { id: id.to_owned(), classes: vec![class(TICKED, right), class(LEFT, !right)] }).collect()
}

/// The classes of [`tick_parts`]; an option is left only by those who ticked another.
pub(super) fn tick_classes<'a>(response: &Response, ids: impl IntoIterator<Item = &'a str>) -> Vec<Option<String>> {
    let class = |id| (!response.is_empty()).then(|| if response.ticked(id) { TICKED } else { LEFT }.to_owned());
    ids.into_iter().map(class).collect()
}

/// A response that ticks exactly these.
pub(super) fn ticks<'a>(ids: impl IntoIterator<Item = &'a str>) -> Response {
    Response(ids.into_iter().map(|id| (id.to_owned(), TICKED.to_owned())).collect())
}

// Views of options

/// An option as its kind knows it.
pub(super) struct Offered<'a> {
    pub id: &'a str,
    /// Safe HTML.
    pub html: String,
    pub chosen: bool,
    /// What choosing it is worth, for its mark.
    pub share: f64,
    pub in_solution: bool,
    pub feedback: &'a Text,
}

impl Offered<'_> {
    /// The option as the learner sees it now: its mark when it was chosen and correctness may be shown; as right when it is and the solution may be seen.
    pub fn view(self, seen: &Seen<'_>) -> OptionView {
        let solution = seen.shown.solution && self.in_solution;
        OptionView {
            value: self.id.to_owned(),
            html: self.html,
            chosen: self.chosen,
            mark: seen.mark(self.chosen, self.share).or(solution.then_some(Mark::Right)),
            solution,
            feedback_html: seen.feedback(self.chosen, self.feedback),
        }
    }
}

/// The row of something that has one right value: marked when answered.
pub(super) fn keyed_row(seen: &Seen<'_>, field: &str, text: &Text, right: &str, feedback: &Text) -> RowView {
    let value = seen.value(field);
    RowView {
        name: field.to_owned(),
        html: seen.text(text),
        value: value.unwrap_or_default().to_owned(),
        mark: seen.mark(value.is_some(), if value == Some(right) { 1.0 } else { 0.0 }),
        solution: seen.shown.solution.then(|| right.to_owned()),
        feedback_html: seen.feedback(value.is_some(), feedback),
    }
}

/// Plain text as HTML.
pub(super) fn escaped(plain: &str) -> String {
    let mut html = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}

// Shuffling

/// The ids in an order drawn at random: Fisher–Yates, every order equally likely when `draw` is fair.
pub(super) fn shuffled<'a>(ids: impl IntoIterator<Item = &'a str>, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
    let mut ids: Vec<String> = ids.into_iter().map(ToOwned::to_owned).collect();
    for last in (1..ids.len()).rev() {
        ids.swap(last, draw(last + 1).min(last));
    }
    ids
}

#[cfg(test)]
#[path = "choice_tests.rs"]
mod tests;
