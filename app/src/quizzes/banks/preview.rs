//! How learners see a question.

use domain::Language;
use domain::quizzes::item::Item;
use domain::quizzes::kinds::Place;
use leptos::prelude::*;

/// The question with its prompt and the words one chooses from. `item` is one with safe HTML.
pub(super) fn preview(item: &Item, lang: Language) -> AnyView {
    let prompt = item.prompt.get(lang).to_owned();
    let mut lines = Vec::new();
    // what is said after an answer, and what only its authors read, is no part of the question
    let mut body = Item { hint: domain::Text::default(), feedback: domain::Text::default(), ..item.clone() };
    body.prompt = domain::Text::default();
    body.each_text(&mut |text, place| {
        if place == Place::Line && !text.is_empty() {
            lines.push(text.get(lang).to_owned());
        }
    });
    let lines = lines.into_iter().map(|html| view! { <li inner_html=html></li> }).collect_view();
    view! { <div class="card prose"><div inner_html=prompt></div><ul>{lines}</ul></div> }.into_any()
}
