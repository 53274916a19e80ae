//! Today: what is next, and where one stands.

use i18n::t;
use leptos::prelude::*;
use usecases::courses::{DueLesson, Today};

use super::text;
use crate::people::class_card;
use crate::ui::{Icon, Page, Viewer, document, empty, icon, page_head, progress_row};

/// `hour` is the hour of the local day, 0 to 23, for the greeting.
#[must_use]
pub fn today_page(page: &Page, viewer: &Viewer, today: &Today, hour: u8) -> String {
    let lang = page.lang;
    let name = viewer.person.name.called(lang);
    let greeting = match hour {
        5..=10 => t::courses::greeting_morning(lang, name),
        11..=17 => t::courses::greeting_day(lang, name),
        _ => t::courses::greeting_evening(lang, name),
    };
    document(page, t::common::nav_today(lang), false, || {
        let due = if today.due.is_empty() && !today.classes.is_empty() {
            ().into_any()
        } else if today.due.is_empty() {
            let (title, text) = if today.courses.is_empty() {
                (t::courses::today_empty_title(lang), t::courses::today_empty_text(lang))
            } else {
                (t::courses::today_done_title(lang), t::courses::today_done_text(lang))
            };
            let action = Some((page.link("/courses"), t::courses::to_catalogue(lang).to_owned()));
            empty(Icon::Courses, title.to_owned(), text.to_owned(), action).into_any()
        } else {
            let items = today.due.iter().enumerate().map(|(place, due)| due_item(page, due, place == 0)).collect_view();
            view! { <ul class="due-list">{items}</ul> }.into_any()
        };
        let courses = today
            .courses
            .iter()
            .map(|(outline, progress)| {
                let figure = t::courses::activities_of(lang, progress.activities_done, progress.activities);
                progress_row(outline.title.get(lang).to_owned(), figure, progress.activities_done, progress.activities)
            })
            .collect_view();
        let standing = (!today.courses.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2>{t::courses::where_you_are(lang)}</h2>
                    <div class="card">{courses}</div>
                </section>
            }
        });
        let classes = (!today.classes.is_empty()).then(|| {
            let cards = today.classes.iter().map(|class| class_card(page, class)).collect_view();
            view! {
                <section class="section">
                    <h2>{t::courses::your_classes(lang)}</h2>
                    <ul class="card-grid list-plain">{cards}</ul>
                </section>
            }
        });
        view! { {page_head(greeting, None)} {due} {classes} {standing} }.into_any()
    })
}

fn due_item(page: &Page, due: &DueLesson, first: bool) -> impl IntoView + use<> {
    let lang = page.lang;
    let lesson = &due.outline.lessons[due.position];
    let begun = due.last_block.is_some();
    let place = due.last_block.as_ref().map(|block| format!("#{block}")).unwrap_or_default();
    let link = page.link(&format!("/courses/{}/{}{place}", due.outline.slug, lesson.slug));
    let standing = if begun {
        t::courses::due_begun(lang, due.activities_done, due.position + 1, lesson.activities)
    } else {
        t::courses::due_new(lang, lesson.minutes, due.position + 1)
    };
    let word = if begun { t::courses::go_on(lang) } else { t::courses::begin(lang) };
    let action = if first {
        view! { <a class="button" href=link.clone()>{word}{icon(Icon::ArrowRight)}</a> }.into_any()
    } else {
        icon(Icon::ChevronRight).into_any()
    };
    view! {
        <li class="due">
            <span class="due__icon">{icon(Icon::Lesson)}</span>
            <div class="due__body">
                <h2 class="due__title"><a href=link>{text(&lesson.title, lang)}</a></h2>
                <p class="due__text">{text(&due.outline.title, lang)}</p>
                <p class="due__text">{standing}</p>
            </div>
            <div class="due__action">{action}</div>
        </li>
    }
}
