//! What stands in rows: cards, tables, due lists, steps, and the ways between pages.

use domain::Language;
use i18n::{format, t};
use leptos::prelude::*;

use super::specimen;
use crate::ui::{Icon, Page, Tone, avatar, breadcrumb, chip, icon, progress_row};

pub(super) fn cards(lang: Language) -> AnyView {
    view! {
        <ul class="card-grid">
            <li>
                <div class="card">
                    <h3 class="card__title">{t::style::card_plain_title(lang)}</h3>
                    <p class="card__text">{t::style::card_plain_text(lang)}</p>
                </div>
            </li>
            <li>
                <div class="card card--link">
                    <h3 class="card__title"><a class="card__link" href="#cards">{t::style::card_link_title(lang)}</a></h3>
                    <p class="card__text">{t::style::card_link_text(lang)}</p>
                </div>
            </li>
            <li>
                <div class="card">
                    <h3 class="card__title">{t::style::card_progress_title(lang)}</h3>
                    <p class="card__text">{t::style::card_progress_text(lang)}</p>
                    <div class="card__foot">
                        {chip(Tone::Accent, t::style::progress_some(lang).to_owned())}
                        {progress_row(t::courses::your_progress(lang).to_owned(), t::courses::activities_of(lang, 3, 12), 3, 12)}
                    </div>
                </div>
            </li>
        </ul>
    }
    .into_any()
}

pub(super) fn tables(lang: Language) -> AnyView {
    view! { {hours(lang)} {people(lang)} }.into_any()
}

/// Figures keep their columns at every width; the table scrolls.
fn hours(lang: Language) -> AnyView {
    let rows = [(46, t::style::work_turning(lang), 38.5), (47, t::style::work_milling(lang), 7.25)]
        .map(|(week, work, hours)| {
            view! {
                <tr>
                    <th scope="row">{format::week(lang, week)}</th>
                    <td>{work}</td>
                    <td class="num">{format::decimal(lang, hours, 2)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby="hours-caption">
            <table class="table">
                <caption id="hours-caption">{t::style::table_hours(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::style::column_week(lang)}</th>
                        <th scope="col">{t::style::column_work(lang)}</th>
                        <th scope="col" class="num">{t::style::column_hours(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">{t::style::total(lang)}</th>
                        <td class="num">{format::decimal(lang, 45.75, 2)}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// People become cards on a phone. The names and words are as long and as short as they come.
fn people(lang: Language) -> AnyView {
    let row = |name: (&'static str, Language), initials: &str, place: (&'static str, Language), state: AnyView| {
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    <span class="cluster">{avatar(initials.to_owned())}<span lang=name.1.tag()>{name.0}</span></span>
                </th>
                <td role="cell" data-label=t::style::column_place(lang)><span lang=place.1.tag()>{place.0}</span></td>
                <td role="cell" data-label=t::style::column_state(lang)><div class="cluster">{state}</div></td>
            </tr>
        }
    };
    let ok = chip(Tone::Ok, t::style::chip_ok(lang).to_owned()).into_any();
    let missing = chip(Tone::Warn, t::style::chip_warn(lang).to_owned()).into_any();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby="mentors-caption">
            <table class="table table--cards" role="table">
                <caption id="mentors-caption">{t::style::table_people(lang)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{t::style::column_name(lang)}</th>
                        <th scope="col" role="columnheader">{t::style::column_place(lang)}</th>
                        <th scope="col" role="columnheader">{t::style::column_state(lang)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {row(
                        ("Maximiliane von Oberndorff-Schwarzenberger", Language::De),
                        "MO",
                        ("Berufsausbildungsvorbereitung, Werkzeugmaschineninstandhaltung", Language::De),
                        missing,
                    )}
                    {row(("宁", Language::Zh), "宁", ("铣", Language::Zh), ok)}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

pub(super) fn lists(lang: Language) -> AnyView {
    view! { {due_list(lang)} {steps(lang)} {facts(lang)} {devices(lang)} }.into_any()
}

fn due_list(lang: Language) -> AnyView {
    let item = |i, title: &'static str, text: &'static str, mark: Option<AnyView>, action: AnyView| {
        view! {
            <li class="due">
                <span class="due__icon">{icon(i)}</span>
                <div class="due__body">
                    <h3 class="due__title"><a href="#lists">{title}</a></h3>
                    <p class="due__text">{text}</p>
                    {mark}
                </div>
                <div class="due__action">{action}</div>
            </li>
        }
    };
    let go_on = view! { <a class="button" href="#lists">{t::courses::go_on(lang)}{icon(Icon::ArrowRight)}</a> }.into_any();
    let closing = chip(Tone::Warn, t::style::due_today(lang).to_owned()).into_any();
    let chevron = || icon(Icon::ChevronRight).into_any();
    view! {
        <ul class="due-list">
            {item(Icon::Pencil, t::style::due_next_title(lang), t::style::due_next_text(lang), None, go_on)}
            {item(Icon::Clock, t::style::due_quiz_title(lang), t::style::due_quiz_text(lang), Some(closing), chevron())}
            {item(Icon::Users, t::style::due_meeting_title(lang), t::style::due_meeting_text(lang), None, chevron())}
        </ul>
    }
    .into_any()
}

fn steps(lang: Language) -> AnyView {
    view! {
        <ol class="steps">
            <li data-state="done"><a href="#lists">{t::style::phase_basics(lang)}</a><small class="muted">{t::style::step_done(lang)}</small></li>
            <li aria-current="step"><a href="#lists">{t::style::phase_company(lang)}</a><small class="muted">{t::style::step_now(lang)}</small></li>
            <li><span>{t::style::phase_exam(lang)}</span><small class="muted">{t::style::step_next(lang)}</small></li>
        </ol>
    }
    .into_any()
}

fn facts(lang: Language) -> AnyView {
    let languages = Language::ALL.map(Language::native_name);
    view! {
        <ul class="meta">
            <li>{icon(Icon::Clock)}{t::courses::minutes(lang, 45)}</li>
            <li>{icon(Icon::Lesson)}{t::courses::lessons(lang, 6)}</li>
            <li>{icon(Icon::Language)}{format::list_and(lang, &languages)}</li>
        </ul>
    }
    .into_any()
}

fn devices(lang: Language) -> AnyView {
    view! {
        <ul class="session-list">
            <li>{icon(Icon::Device)}<div><p>"Chrome, Android"</p></div>{chip(Tone::Ok, t::style::device_here(lang).to_owned())}</li>
            <li>
                {icon(Icon::Device)}
                <div><p>"Firefox, Windows"</p><p class="muted">{t::style::device_before(lang)}</p></div>
                <button class="button button--secondary button--small" type="button">{t::style::device_end(lang)}</button>
            </li>
        </ul>
    }
    .into_any()
}

pub(super) fn navigation(page: &Page) -> AnyView {
    let lang = page.lang;
    let above = vec![
        (page.link("/courses"), t::courses::catalogue_title(lang).to_owned()),
        (page.link("/style"), t::style::card_link_title(lang).to_owned()),
    ];
    let tabs = view! {
        <nav class="tabs" aria-label=t::style::tabs(lang)>
            <a href="#navigation" aria-current="page">{t::style::tab_week(lang)}</a>
            <a href="#navigation">{t::style::tab_month(lang)}</a>
            <a href="#navigation">{t::style::tab_plan(lang)}</a>
        </nav>
    };
    let pager = view! {
        <nav class="pager" aria-label=t::common::pages(lang)>
            <a rel="prev" href="#navigation">{t::common::page_previous(lang)}</a>
            <span>{t::common::page_of(lang, 2, 5)}</span>
            <a rel="next" href="#navigation">{t::common::page_next(lang)}</a>
        </nav>
    };
    view! {
        {specimen(t::common::breadcrumb(lang), breadcrumb(page, above).into_any())}
        {specimen(t::style::tabs(lang), tabs.into_any())}
        {specimen(t::common::pages(lang), pager.into_any())}
    }
    .into_any()
}
