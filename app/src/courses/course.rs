//! One course: what it is about, its lessons, where one stands.

use domain::Language;
use i18n::{format, t};
use leptos::prelude::*;
use usecases::courses::CoursePage;

use super::text;
use crate::ui::{Icon, Page, Tone, breadcrumb, document, icon, notice, page_head, progress_row};

#[must_use]
pub fn course_page(page: &Page, course: &CoursePage) -> String {
    let lang = page.lang;
    let outline = &course.outline;
    let title = outline.title.get(lang).to_owned();
    document(page, &title, false, || {
        let languages: Vec<&str> = outline.languages.iter().map(|l| l.native_name()).collect();
        let missing = (!outline.languages.contains(&lang)).then(|| {
            let text = t::courses::not_in_language(lang, Language::native_name(lang));
            notice(Tone::Info, view! { <p>{text}</p> }.into_any())
        });
        view! {
            {breadcrumb(page, vec![(page.link("/courses"), t::courses::catalogue_title(lang).to_owned())])}
            {page_head(title.clone(), Some(outline.summary.get(lang).to_owned()))}
            <ul class="meta">
                <li>{icon(Icon::Clock)}{t::courses::minutes(lang, outline.minutes)}</li>
                <li>{icon(Icon::Lesson)}{t::courses::lessons(lang, outline.lessons.len())}</li>
                <li>{icon(Icon::Language)}{format::list_and(lang, &languages)}</li>
            </ul>
            {missing}
            {standing(page, course)}
            <section class="section">
                <h2>{t::courses::lessons_title(lang)}</h2>
                {steps(page, course)}
            </section>
            <section class="section">
                <h2>{t::courses::about_course(lang)}</h2>
                <p>{t::courses::completion_rule(lang, outline.activities_percent)}</p>
                <p class="muted">{t::courses::licence(lang, format::list_and(lang, &outline.authors), outline.licence.clone())}</p>
                {(!outline.glossary.is_empty()).then(|| {
                    let link = page.link(&format!("/courses/{}/glossary", outline.slug));
                    view! { <a class="button button--secondary" href=link>{icon(Icon::Book)}{t::courses::glossary(lang)}</a> }
                })}
            </section>
        }
        .into_any()
    })
}

/// Enrol, go on, or done.
fn standing(page: &Page, course: &CoursePage) -> AnyView {
    let lang = page.lang;
    let outline = &course.outline;
    if !course.enrolled {
        let action = page.link(&format!("/courses/{}/enrol", outline.slug));
        return view! {
            <form class="sticky-actions" method="post" action=action>
                <button class="button button--block">{t::courses::enrol(lang)}</button>
            </form>
        }
        .into_any();
    }
    let figure = t::courses::activities_of(lang, course.progress.activities_done, course.progress.activities);
    let bar = progress_row(t::courses::your_progress(lang).to_owned(), figure, course.progress.activities_done, course.progress.activities);
    let done = course.completed.then(|| notice(Tone::Ok, view! { <p>{t::courses::course_complete(lang)}</p> }.into_any()));
    let next = course.next.map(|position| {
        let lesson = &outline.lessons[position];
        let last = course.lessons[position].last_block.as_ref();
        let place = last.map(|block| format!("#{block}")).unwrap_or_default();
        let link = page.link(&format!("/courses/{}/{}{place}", outline.slug, lesson.slug));
        let word = if last.is_some() { t::courses::go_on(lang) } else { t::courses::begin(lang) };
        view! { <div class="sticky-actions"><a class="button button--block" href=link>{word}{icon(Icon::ArrowRight)}</a></div> }
    });
    view! { {done} {bar} {next} }.into_any()
}

fn steps(page: &Page, course: &CoursePage) -> impl IntoView + use<> {
    let lang = page.lang;
    let items = course
        .outline
        .lessons
        .iter()
        .zip(&course.lessons)
        .enumerate()
        .map(|(position, (lesson, standing))| {
            let state = standing.progress.finished.then_some("done");
            let current = (course.enrolled && course.next == Some(position)).then_some("step");
            let line = if standing.progress.finished {
                t::courses::lesson_finished(lang).to_owned()
            } else if standing.last_block.is_some() {
                t::courses::activities_of(lang, standing.progress.activities_done, lesson.activities)
            } else {
                t::courses::minutes(lang, lesson.minutes)
            };
            let title = text(&lesson.title, lang);
            let head = if course.enrolled {
                view! { <a href=page.link(&format!("/courses/{}/{}", course.outline.slug, lesson.slug))>{title}</a> }.into_any()
            } else {
                view! { <span>{title}</span> }.into_any()
            };
            view! { <li data-state=state aria-current=current>{head}<small class="muted">{line}</small></li> }
        })
        .collect_view();
    view! { <ol class="steps">{items}</ol> }
}
