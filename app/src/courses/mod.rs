//! Pages about courses: Today, the catalogue, a course, a lesson with its blocks, the glossary.

mod block;
mod catalogue;
mod course;
mod glossary;
mod lesson;
mod today;

pub use block::BlockProblem;
pub use catalogue::catalogue_page;
pub use course::course_page;
pub use glossary::glossary_page;
pub(crate) use glossary::three_languages;
pub use lesson::{LessonNotice, lesson_page};
pub use today::today_page;

use domain::{Language, Text};
use leptos::prelude::*;

/// A text, marked with its language when it is not the page's.
fn text(text: &Text, lang: Language) -> AnyView {
    let (words, found) = text.best(lang);
    let words = words.to_owned();
    if found == lang { words.into_any() } else { view! { <span lang=found.tag()>{words}</span> }.into_any() }
}

/// Rendered Markdown, marked with its language when it is not the page's.
fn prose(html: &Text, lang: Language) -> AnyView {
    let (words, found) = html.best(lang);
    let (words, tag) = (words.to_owned(), (found != lang).then(|| found.tag()));
    view! { <div class="prose" lang=tag inner_html=words></div> }.into_any()
}
