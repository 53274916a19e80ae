//! A lesson: title, objectives, blocks, the terms it uses, and "done, next".

use std::collections::BTreeSet;

use domain::courses::content::{Body, Lesson, Term};
use domain::{Language, Text};
use i18n::t;
use leptos::prelude::*;
use usecases::courses::LessonPage;

use super::block::{BlockProblem, Lookup, block_view};
use super::glossary::three_languages;
use super::text;
use crate::islands::{Data, Place, ProgressData};
use crate::ui::{Icon, Page, Tone, Viewer, breadcrumb, document, icon, notice};

/// What came back from a plain form on this page.
#[derive(Clone, Debug, Default)]
pub struct LessonNotice {
    /// Block and what was missing in its form.
    pub problem: Option<(String, BlockProblem)>,
}

#[must_use]
pub fn lesson_page(page: &Page, viewer: &Viewer, lesson: &LessonPage, came_back: &LessonNotice) -> String {
    let lang = page.lang;
    let outline = &lesson.outline;
    let course_link = page.link(&format!("/courses/{}", outline.slug));
    let base = format!("{course_link}/{}", lesson.lesson.slug);
    document(page, lesson.lesson.title.get(lang), true, || {
        let place = |block: &str| Place {
            person: viewer.id().to_string(),
            course: outline.slug.clone(),
            lesson: lesson.lesson.slug.clone(),
            block: block.to_owned(),
            language: lang,
            action: format!("{base}/{block}"),
        };
        let blocks = lesson
            .lesson
            .blocks
            .iter()
            .map(|block| {
                let problem = came_back.problem.as_ref().filter(|(id, _)| *id == block.id).map(|(_, problem)| problem.clone());
                let lookup = Lookup { lang, outline, state: lesson.states.get(&block.id), problem };
                block_view(block, &lookup, &place)
            })
            .collect_view();
        let total = lesson.lesson.activities();
        let objectives =
            lesson.lesson.objectives.iter().map(|o| view! { <li>{icon(Icon::Target)}<span>{text(o, lang)}</span></li> }).collect_view();
        let label = t::courses::lesson_progress(lang).to_owned();
        let line = ProgressData { place: place(""), done: lesson.activities_done, total, label };
        let progress = crate::islands::activity(Data::Progress(line));
        let number = t::courses::lesson_of(lang, lesson.position + 1, outline.lessons.len());
        let missing = (!outline.languages.contains(&lang)).then(|| {
            let words = t::courses::not_in_language(lang, Language::native_name(lang));
            notice(Tone::Info, view! { <p>{words}</p> }.into_any())
        });
        view! {
            <div class="lesson-progress">
                {progress}
            </div>
            {breadcrumb(page, vec![(course_link.clone(), outline.title.get(lang).to_owned())])}
            <article class="lesson">
                <header class="lesson__head">
                    <h1>{text(&lesson.lesson.title, lang)}</h1>
                    <ul class="meta">
                        <li>{icon(Icon::Lesson)}{number}</li>
                        <li>{icon(Icon::Clock)}{t::courses::minutes(lang, lesson.lesson.minutes)}</li>
                        <li>{icon(Icon::Check)}{t::courses::activities_of(lang, lesson.activities_done, total)}</li>
                    </ul>
                    <div class="objectives">
                        <h2>{t::courses::objectives(lang)}</h2>
                        <ul>{objectives}</ul>
                    </div>
                    {missing}
                </header>
                {blocks}
            </article>
            {lesson_end(page, lesson, &base)}
            {term_cards(page, &outline.glossary, &lesson.lesson)}
        }
        .into_any()
    })
}

/// "Done, next", and the way back.
fn lesson_end(page: &Page, lesson: &LessonPage, base: &str) -> impl IntoView + use<> {
    let lang = page.lang;
    let next = lesson.outline.lessons.get(lesson.position + 1);
    let word = match (lesson.finished, next.is_some()) {
        (false, true) => t::courses::done_next(lang),
        (false, false) => t::courses::done(lang),
        (true, true) => t::courses::next_lesson(lang),
        (true, false) => t::courses::back_to_course(lang),
    };
    let title = next.map(|l| view! { <p class="muted">{t::courses::next_is(lang, l.title.get(lang).to_owned())}</p> });
    view! {
        <nav class="lesson-nav" aria-label=t::courses::lesson_navigation(lang)>
            <form class="lesson-nav__done" method="post" action=format!("{base}/done")>
                {title}
                <button class="button button--block">{word}{icon(Icon::ArrowRight)}</button>
            </form>
        </nav>
    }
}

/// The explanations that open at a tap on a term; without scripts, too.
fn term_cards(page: &Page, glossary: &[Term], lesson: &Lesson) -> impl IntoView + use<> {
    let used = terms_of(lesson, page.lang);
    let close = t::common::close(page.lang);
    let lang = page.lang;
    glossary
        .iter()
        .filter(|term| used.contains(&term.key))
        .map(|term| {
            let id = format!("term-{}", term.key);
            let target = id.clone();
            view! {
                <div class="term-card" popover="auto" id=id>
                    <h2>{term.term.get(lang).to_owned()}</h2>
                    {three_languages(term)}
                    <button class="button button--quiet button--small" type="button" popovertarget=target popovertargetaction="hide">{close}</button>
                </div>
            }
        })
        .collect_view()
}

/// Keys of the glossary terms a lesson links to in a language.
fn terms_of(lesson: &Lesson, lang: Language) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut scan = |html: &Text| {
        for part in html.get(lang).split("popovertarget=\"term-").skip(1) {
            keys.extend(part.split('"').next().map(ToOwned::to_owned));
        }
    };
    for block in &lesson.blocks {
        match &block.body {
            Body::Prose { html }
            | Body::Callout { html, .. }
            | Body::Image { html, .. }
            | Body::Audio { html, .. }
            | Body::Video { html, .. }
            | Body::Download { html, .. }
            | Body::Checklist { html, .. }
            | Body::Reflection { html, .. }
            | Body::Term { html, .. }
            | Body::Profile { html, .. } => scan(html),
            Body::Check { html, options, closing_html } => {
                scan(html);
                scan(closing_html);
                for option in options {
                    scan(&option.feedback_html);
                }
            }
            Body::Incident(incident) => {
                let incident = incident.as_ref();
                scan(&incident.story_html);
                scan(&incident.question_html);
                scan(&incident.advice_html);
                scan(&incident.counter_example_html);
                for option in &incident.options {
                    scan(&option.feedback_html);
                }
            }
        }
    }
    keys
}
