//! Today: what is next, and where one stands.

use i18n::format::{self, Zone};
use i18n::t;
use leptos::prelude::*;
use usecases::courses::{DueLesson, Today};
use usecases::quizzes::StandingQuiz;

use super::text;
use crate::people::class_card;
use crate::ui::{Icon, Page, Viewer, document, empty, icon, page_head, progress_row};

/// At most this many things are next (`UX.md`, principle 1).
const MOST: usize = 7;

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
        let nothing = today.due.is_empty() && today.quizzes.is_empty() && today.cards == 0;
        let due = if nothing && !today.classes.is_empty() {
            ().into_any()
        } else if nothing {
            let (title, text) = if today.courses.is_empty() {
                (t::courses::today_empty_title(lang), t::courses::today_empty_text(lang))
            } else {
                (t::courses::today_done_title(lang), t::courses::today_done_text(lang))
            };
            let action = Some((page.link("/courses"), t::courses::to_catalogue(lang).to_owned()));
            empty(Icon::Courses, title.to_owned(), text.to_owned(), action).into_any()
        } else {
            // what runs out comes first, then what one is at, then what can be done any time
            let urgent = |quiz: &&StandingQuiz| quiz.standing.current.is_some() || quiz.quiz.conditions.closes_at.is_some();
            let (first, later): (Vec<_>, Vec<_>) = today.quizzes.iter().partition(urgent);
            let mut items: Vec<DueItem> = first.into_iter().map(|quiz| quiz_item(page, quiz)).collect();
            items.extend(today.due.iter().map(|due| lesson_item(page, due)));
            items.extend((today.cards > 0).then(|| cards_item(page, today.cards)));
            items.extend(later.into_iter().map(|quiz| quiz_item(page, quiz)));
            items.truncate(MOST);
            let items = items.into_iter().enumerate().map(|(place, item)| due_item(item, place == 0)).collect_view();
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

/// One thing to do next.
struct DueItem {
    icon: Icon,
    link: String,
    title: AnyView,
    /// What it belongs to.
    of: Option<AnyView>,
    standing: String,
    action: String,
}

fn lesson_item(page: &Page, due: &DueLesson) -> DueItem {
    let lang = page.lang;
    let lesson = &due.outline.lessons[due.position];
    let begun = due.last_block.is_some();
    let place = due.last_block.as_ref().map(|block| format!("#{block}")).unwrap_or_default();
    let standing = if begun {
        t::courses::due_begun(lang, due.activities_done, due.position + 1, lesson.activities)
    } else {
        t::courses::due_new(lang, lesson.minutes, due.position + 1)
    };
    DueItem {
        icon: Icon::Lesson,
        link: page.link(&format!("/courses/{}/{}{place}", due.outline.slug, lesson.slug)),
        title: text(&lesson.title, lang).into_any(),
        of: Some(text(&due.outline.title, lang).into_any()),
        standing,
        action: if begun { t::courses::go_on(lang) } else { t::courses::begin(lang) }.to_owned(),
    }
}

fn quiz_item(page: &Page, due: &StandingQuiz) -> DueItem {
    let lang = page.lang;
    let zone = page.viewer.as_ref().map_or(Zone::UTC, |viewer| viewer.zone.clone());
    let at = |instant| format::date_time(lang, instant, &zone);
    let questions = due.version.definition.questions();
    let (link, standing, action) = if let Some(attempt) = &due.standing.current {
        let until = |deadline| t::practice::quiz_until(lang, at(deadline));
        let standing = attempt.deadline.map_or_else(|| t::practice::quiz_under_way(lang).to_owned(), until);
        (format!("/attempts/{}", attempt.id), standing, t::courses::go_on(lang))
    } else {
        let closes = due.quiz.conditions.closes(due.standing.extension);
        let until = |closes| t::practice::quiz_closes(lang, at(closes), questions);
        let standing = closes.map_or_else(|| t::practice::quiz_open(lang, questions), until);
        (format!("/quizzes/{}", due.quiz.id), standing, t::courses::begin(lang))
    };
    DueItem {
        icon: Icon::Target,
        link: page.link(&link),
        title: text(&due.version.definition.title, lang).into_any(),
        of: None,
        standing,
        action: action.to_owned(),
    }
}

fn cards_item(page: &Page, cards: usize) -> DueItem {
    let lang = page.lang;
    DueItem {
        icon: Icon::Bulb,
        link: page.link("/practice/review"),
        title: t::practice::review_title(lang).into_any(),
        of: None,
        standing: t::practice::cards_due(lang, cards),
        action: t::practice::review_begin(lang).to_owned(),
    }
}

fn due_item(item: DueItem, first: bool) -> impl IntoView + use<> {
    let DueItem { icon: sign, link, title, of, standing, action } = item;
    let action = if first {
        view! { <a class="button" href=link.clone()>{action}{icon(Icon::ArrowRight)}</a> }.into_any()
    } else {
        icon(Icon::ChevronRight).into_any()
    };
    view! {
        <li class="due">
            <span class="due__icon">{icon(sign)}</span>
            <div class="due__body">
                <h2 class="due__title"><a href=link>{title}</a></h2>
                {of.map(|of| view! { <p class="due__text">{of}</p> })}
                <p class="due__text">{standing}</p>
            </div>
            <div class="due__action">{action}</div>
        </li>
    }
}
