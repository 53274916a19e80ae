//! The staff's side of quizzes: the list, the editor with its picker and conditions, results, one attempt, marking, regrading, statistics.
//!
//! Every page is plain HTML and every change a form with submit buttons. What was typed stands in a struct of strings ([`QuizForm`], [`ConditionsForm`]), which
//! a page shows again as it was when something in it cannot be.

mod add;
mod attempt;
mod charts;
mod conditions;
mod conditions_form;
mod csv;
mod editor;
mod export;
mod item;
mod labels;
mod list;
mod marking;
mod parts;
mod publish;
mod quiz_form;
mod regrade;
mod results;
mod shown;
mod statistics;
mod words;

pub use add::{Found, Picker, add_page};
pub use attempt::{OverrideForm, attempt_page};
pub use conditions::conditions_page;
pub use conditions_form::{ConditionsForm, ConditionsProblem};
pub use csv::results_csv;
pub use editor::editor_page;
pub use export::quiz_export_page;
pub use item::item_statistics_page;
pub use list::{archived_list_page, quiz_list_page};
pub use marking::{MarkForm, answer_page, marking_page};
pub use quiz_form::{QuizForm, QuizProblem, SectionForm, SlotForm, SlotSource};
pub use regrade::{RegradeChoice, regrade_page, regraded_page};
pub use results::{ExtensionForm, ResultsView, results_page};
pub use statistics::statistics_page;

/// A number as typed: with a point or a comma.
#[must_use]
pub fn typed_number(typed: &str) -> Option<f64> {
    typed.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}
