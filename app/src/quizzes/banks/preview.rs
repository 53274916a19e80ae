//! How learners see a question.

use domain::Language;
use domain::quizzes::item::Item;
use domain::quizzes::response::Response;
use domain::quizzes::view::{Seen, Shown, question_view};
use leptos::prelude::*;

use crate::quizzes::{QuestionView, question_html};

/// The question as it stands on a page of a quiz, its first variables drawn. `item` is one with safe HTML. The fields can be tried; they go nowhere.
pub(super) fn preview(item: &Item, lang: Language) -> AnyView {
    let variables = item.draw_variables(&mut |_| 0);
    let response = Response::default();
    let shown = Shown { open: true, ..Shown::default() };
    // an order that is asked for is not shown as its own answer
    let order = item.kind().first_order(&mut |number| number / 2);
    let seen = Seen { language: lang, response: &response, variables: &variables, order: &order, shown };
    let view = question_view(item, &seen, true, None);
    let question = QuestionView {
        slot: 1,
        number: 1,
        prompt_html: view.prompt_html,
        other_language: view.other_language,
        hint_html: view.hint_html.unwrap_or_default(),
        controls: view.controls,
        max_marks: item.marks,
        marks: None,
        by_hand: item.body.by_hand(),
        mark: None,
        open: true,
        flagged: false,
        certainty: None,
        check: None,
        feedback_html: String::new(),
        comment: String::new(),
        files_at: None,
        seen: String::new(),
        bare: true,
    };
    let mut html = String::new();
    question_html(&mut html, &question, lang);
    view! { <div inner_html=html></div> }.into_any()
}
