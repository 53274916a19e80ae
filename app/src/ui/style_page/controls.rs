//! What one operates: buttons and form fields.

use domain::Language;
use i18n::{format, t};
use leptos::prelude::*;

use super::specimen;
use crate::ui::{Field, Icon, Input, Page, choices, error_summary, field, icon, select};

pub(super) fn buttons(lang: Language) -> AnyView {
    let variants = [
        ("", t::style::button_primary(lang)),
        (" button--secondary", t::style::button_secondary(lang)),
        (" button--quiet", t::style::button_quiet(lang)),
        (" button--danger", t::style::button_danger(lang)),
    ];
    let all = |more: &str, disabled: bool| {
        variants
            .map(|(variant, word)| {
                let class = format!("button{variant}{more}");
                view! { <button class=class type="button" disabled=disabled>{word}</button> }
            })
            .collect_view()
    };
    let row = |title, body: AnyView| specimen(title, view! { <div class="button-row">{body}</div> }.into_any());
    let icons = view! {
        <button class="button" type="button">{icon(Icon::Plus)}{t::style::button_add(lang)}</button>
        <button class="button button--secondary" type="button">{icon(Icon::Download)}{t::style::button_download(lang)}</button>
        <a class="button button--quiet" href="#forms">{t::courses::go_on(lang)}{icon(Icon::ArrowRight)}</a>
    };
    view! {
        {row(t::style::buttons_normal(lang), all("", false).into_any())}
        {row(t::style::buttons_disabled(lang), all("", true).into_any())}
        {row(t::style::buttons_small(lang), all(" button--small", false).into_any())}
        {row(t::style::buttons_icons(lang), icons.into_any())}
        {row(t::style::buttons_block(lang), all(" button--block", false).into_any())}
    }
    .into_any()
}

pub(super) fn forms(page: &Page) -> AnyView {
    let lang = page.lang;
    view! {
        {specimen(t::style::forms_text(lang), text_fields(lang))}
        {specimen(t::style::forms_choice(lang), choice_fields(lang))}
        {specimen(t::style::forms_errors(lang), errors(lang))}
        {specimen(t::style::search_button(lang), search(page))}
    }
    .into_any()
}

fn text_fields(lang: Language) -> AnyView {
    let text = |name, label: &str, value: &str, hint: Option<&str>, input| {
        field(Field {
            name,
            label: label.to_owned(),
            hint: hint.map(ToOwned::to_owned),
            value: value.to_owned(),
            input,
            autocomplete: "off",
            ..Field::default()
        })
    };
    view! {
        <div class="form">
            {text("field-empty", t::style::field_empty(lang), "", None, Input::Text)}
            {text("field-filled", t::style::field_filled(lang), "Berufsausbildungsvorbereitung", None, Input::Text)}
            {text("field-hint", t::style::field_hint(lang), "好", Some(t::style::field_hint_text(lang)), Input::Text)}
            {text("field-password", t::style::field_password(lang), "qiao-bridge", None, Input::Password)}
            <div class="field">
                <label for="field-readonly">{t::style::field_readonly(lang)}</label>
                <input id="field-readonly" type="text" readonly=true value="https://qiao.example/join" />
            </div>
            <div class="field">
                <label for="field-disabled">{t::style::field_disabled(lang)}</label>
                <input id="field-disabled" type="text" disabled=true value=format::week(lang, 47) />
            </div>
            <div class="field">
                <label for="field-area">{t::style::field_area(lang)}</label>
                <textarea id="field-area" rows="3">{t::style::field_area_text(lang)}</textarea>
            </div>
            <div class="field">
                <label for="field-file">{t::style::field_file(lang)}</label>
                <input id="field-file" type="file" accept="image/*" />
            </div>
        </div>
    }
    .into_any()
}

fn choice_fields(lang: Language) -> AnyView {
    let phases =
        [("basics", t::style::phase_basics(lang)), ("company", t::style::phase_company(lang)), ("exam", t::style::phase_exam(lang))]
            .map(|(value, word)| (value.to_owned(), word.to_owned()))
            .to_vec();
    let shifts = [("early", t::style::choice_morning(lang)), ("late", t::style::choice_late(lang)), ("none", t::style::choice_none(lang))]
        .map(|(value, word)| (value.to_owned(), word.to_owned(), None))
        .to_vec();
    let boxes = [("box-photo", t::style::choice_photo(lang), true), ("box-measured", t::style::choice_measured(lang), false)]
        .map(|(id, word, ticked)| {
            view! { <label class="choice" for=id><input type="checkbox" id=id checked=ticked /><span>{word}</span></label> }
        })
        .collect_view();
    view! {
        <div class="form">
            {select("field-select", t::style::field_select(lang).to_owned(), Some(t::style::field_select_hint(lang).to_owned()), phases, "company")}
            {choices("choice-shift", t::style::choice_radio(lang).to_owned(), shifts, "early")}
            <fieldset class="fieldset">
                <legend>{t::style::choice_checkbox(lang)}</legend>
                <div class="choice-list">{boxes}</div>
            </fieldset>
        </div>
    }
    .into_any()
}

fn errors(lang: Language) -> AnyView {
    let error = t::style::field_invalid_text(lang).to_owned();
    view! {
        <div class="form">
            {error_summary(t::common::please_check(lang), vec![("field-invalid", error.clone())])}
            {field(Field {
                name: "field-invalid",
                label: t::style::field_invalid(lang).to_owned(),
                hint: None,
                error: Some(error),
                value: "75".to_owned(),
                input: Input::Text,
                required: true,
                autocomplete: "off",
            })}
        </div>
    }
    .into_any()
}

fn search(page: &Page) -> AnyView {
    let lang = page.lang;
    view! {
        <form class="form" role="search" method="get" action=page.link("/style")>
            {field(Field { name: "q", label: t::style::search(lang).to_owned(), autocomplete: "off", ..Field::default() })}
            <button class="button button--secondary">{icon(Icon::Search)}{t::style::search_button(lang)}</button>
        </form>
    }
    .into_any()
}
