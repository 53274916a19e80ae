//! A question of an attempt or of a bank as the staff sees it: closed, with everything.

use domain::quizzes::item::Item;
use domain::quizzes::response::{Response, Variables};
use domain::quizzes::view::{QuestionView as DomainView, Seen, Shown, question_view};
use domain::{AttemptId, Language};

use crate::quizzes::question::{QuestionView, question_html};
use crate::ui::Page;

/// A question with its number and marks.
pub struct Asking<'a> {
    pub number: u16,
    pub max: f64,
    pub mark: Option<f64>,
    pub by_hand: bool,
    pub view: &'a DomainView,
    /// Whose files it may have.
    pub attempt: Option<AttemptId>,
}

/// The HTML of a question nobody can change here.
pub fn closed(page: &Page, asking: &Asking<'_>) -> String {
    let files_at = asking.attempt.map(|attempt| page.link(&format!("/attempts/{attempt}/files/")));
    let view = QuestionView {
        slot: asking.number,
        number: asking.number,
        prompt_html: asking.view.prompt_html.clone(),
        hint_html: asking.view.hint_html.clone().unwrap_or_default(),
        controls: asking.view.controls.clone(),
        max_marks: asking.max,
        marks: asking.mark,
        by_hand: asking.by_hand,
        mark: asking.view.mark,
        open: false,
        flagged: false,
        certainty: None,
        check: None,
        feedback_html: asking.view.general_feedback_html.clone().unwrap_or_default(),
        files_at,
        other_language: asking.view.other_language,
        comment: String::new(),
        seen: String::new(),
        bare: false,
    };
    let mut html = String::with_capacity(4_096);
    question_html(&mut html, &view, page.lang);
    html
}

/// An item with its solution, nothing answered.
pub fn preview(page: &Page, item: &Item) -> String {
    let view = view_of(item, page.lang, &Response::default());
    closed(page, &Asking { number: 1, max: item.marks, mark: None, by_hand: false, view: &view, attempt: None })
}

/// A rendered item with everything that can be shown.
pub fn view_of(item: &Item, language: Language, response: &Response) -> DomainView {
    let shown = Shown { open: false, correctness: true, marks: true, feedback: false, general_feedback: true, solution: true };
    question_view(item, &Seen { language, response, variables: &Variables::new(), order: &[], shown }, false, None)
}
