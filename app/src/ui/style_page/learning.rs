//! The parts of a lesson: callouts, terms, options, confidence, checklists, sliders.

use domain::Language;
use i18n::t;
use leptos::prelude::*;

use super::{sheet, space, specimen};
use crate::ui::{Icon, icon};

pub(super) fn learning(lang: Language) -> AnyView {
    view! {
        {specimen(t::style::learning_callouts(lang), callouts(lang))}
        {specimen(t::style::term(lang), term(lang))}
        {sheet(t::style::options_open(lang), open_incident(lang))}
        {sheet(t::style::options_answered(lang), answered_incident(lang))}
        {sheet(t::style::check_list(lang), checklist(lang))}
        {sheet(t::style::slider(lang), sliders(lang))}
    }
    .into_any()
}

fn callouts(lang: Language) -> AnyView {
    [
        ("note", Icon::Info, t::courses::callout_note(lang)),
        ("tip", Icon::Bulb, t::courses::callout_tip(lang)),
        ("example", Icon::Quote, t::courses::callout_example(lang)),
        ("caution", Icon::Warning, t::courses::callout_caution(lang)),
    ]
    .map(|(tone, i, word)| {
        let class = format!("callout callout--{tone}");
        view! { <div class=class><h4 class="callout__title">{icon(i)}{word}</h4><p>{t::style::callout_text(lang)}</p></div> }
    })
    .collect_view()
    .into_any()
}

/// A tap opens the three languages.
fn term(lang: Language) -> AnyView {
    let rows = Language::ALL
        .into_iter()
        .map(|l| view! { <dt lang=l.tag()>{l.native_name()}</dt><dd lang=l.tag()>{t::style::term_name(l)}</dd> })
        .collect_view();
    let text = format!("{}{}", space(lang), t::style::term_text(lang));
    view! {
        <p>
            <button class="term-link" type="button" popovertarget="term-card">{t::style::term_name(lang)}</button>
            {text}
        </p>
        <div class="term-card" popover="auto" id="term-card" role="dialog" aria-labelledby="term-card-title">
            <h4 id="term-card-title">{t::style::term_name(lang)}</h4>
            <dl>{rows}</dl>
        </div>
    }
    .into_any()
}

fn letter(letter: &'static str) -> impl IntoView {
    view! { <span class="option__letter" aria-hidden="true">{letter}</span> }
}

/// One option free, one chosen; and how sure one is.
fn open_incident(lang: Language) -> AnyView {
    let option = |id: &'static str, sign, text: &'static str, chosen: bool| {
        view! {
            <label class="option" for=id>
                <input type="radio" name="option" id=id checked=chosen />
                {letter(sign)}
                <span class="option__text">{text}</span>
            </label>
        }
    };
    let levels = [
        ("sure-1", t::courses::confidence_guess(lang), false),
        ("sure-2", t::courses::confidence_unsure(lang), false),
        ("sure-3", t::courses::confidence_fairly(lang), true),
        ("sure-4", t::courses::confidence_certain(lang), false),
    ]
    .map(|(id, word, chosen)| view! { <label for=id><input type="radio" name="confidence" id=id checked=chosen /><span>{word}</span></label> })
    .collect_view();
    view! {
        <div class="block block--incident">
            <fieldset class="choice-set">
                <legend>{t::style::question(lang)}</legend>
                <div class="option-list">
                    {option("option-free", "A", t::style::option_free(lang), false)}
                    {option("option-chosen", "B", t::style::option_chosen(lang), true)}
                </div>
            </fieldset>
            <fieldset class="confidence">
                <legend>{t::courses::confidence(lang)}</legend>
                <div class="segmented">{levels}</div>
            </fieldset>
            <button class="button button--block" type="button">{t::courses::incident_submit(lang)}</button>
        </div>
    }
    .into_any()
}

/// One option tried, one most plausible, each with why; and what follows.
fn answered_incident(lang: Language) -> AnyView {
    let option = |variant: &str, sign, mark: AnyView, text: &'static str, why: &'static str| {
        let class = format!("option option--{variant}");
        view! {
            <div class=class>
                {letter(sign)}
                {mark}
                <div class="option__text"><p>{text}</p></div>
                <div class="option__feedback"><p>{why}</p></div>
            </div>
        }
    };
    let tried = view! { <span class="chip">{t::courses::incident_tried(lang)}</span> }.into_any();
    let best = view! { <span class="chip chip--accent">{icon(Icon::Check)}{t::courses::incident_best(lang)}</span> }.into_any();
    view! {
        <div class="block block--incident">
            <p class="block__done">{icon(Icon::Check)}{t::courses::block_done(lang)}</p>
            <p class="question">{t::style::question(lang)}</p>
            <div class="option-list">
                {option("tried", "A", tried, t::style::option_free(lang), t::style::option_tried_why(lang))}
                {option("best", "B", best, t::style::option_chosen(lang), t::style::option_best_why(lang))}
            </div>
            <p class="score">{t::courses::incident_score(lang, 2)}</p>
            <div class="advice">{icon(Icon::Bulb)}<h4>{t::courses::incident_advice(lang)}</h4><p>{t::style::advice_text(lang)}</p></div>
            <div class="counter-example">
                {icon(Icon::Compass)}
                <h4>{t::courses::incident_counter(lang)}</h4>
                <p>{t::style::counter_text(lang)}</p>
            </div>
        </div>
    }
    .into_any()
}

fn checklist(lang: Language) -> AnyView {
    let items = [("check-glasses", t::style::check_glasses(lang), true), ("check-hair", t::style::check_hair(lang), false)]
        .map(|(id, word, ticked)| {
            view! { <li><label for=id><input type="checkbox" id=id checked=ticked /><span>{word}</span></label></li> }
        })
        .collect_view();
    view! { <div class="block block--checklist"><ul class="checklist">{items}</ul></div> }.into_any()
}

fn sliders(lang: Language) -> AnyView {
    let rows = [
        ("slider-words", t::style::pole_direct(lang), t::style::pole_indirect(lang), "2"),
        ("slider-start", t::style::pole_alone(lang), t::style::pole_together(lang), "4"),
    ]
    .map(|(id, left, right, value)| {
        let label = format!("{left} – {right}");
        view! {
            <div class="slider">
                <span class="slider__pole">{left}</span>
                <span class="slider__pole">{right}</span>
                <input type="range" min="1" max="7" step="1" id=id aria-label=label value=value />
            </div>
        }
    })
    .collect_view();
    view! { <div class="block block--profile"><div class="profile">{rows}</div></div> }.into_any()
}
