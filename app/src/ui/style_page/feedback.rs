//! What the page says: chips, notices, states, progress, and what opens on demand.

use domain::Language;
use i18n::{format, t};
use leptos::prelude::*;

use super::{space, specimen};
use crate::ui::{Icon, Tone, avatar, chip, empty, icon, notice, progress_row};

pub(super) fn chips(lang: Language) -> AnyView {
    view! {
        <div class="cluster">
            {chip(Tone::Plain, t::style::chip_plain(lang).to_owned())}
            {chip(Tone::Accent, t::style::chip_accent(lang).to_owned())}
            {chip(Tone::Info, t::style::chip_info(lang).to_owned())}
            {chip(Tone::Ok, t::style::chip_ok(lang).to_owned())}
            {chip(Tone::Warn, t::style::chip_warn(lang).to_owned())}
            {chip(Tone::Danger, t::style::chip_danger(lang).to_owned())}
        </div>
        <ul class="cluster">
            <li class="cluster">{avatar("MO".to_owned())}<span lang=Language::De.tag()>"Maximiliane von Oberndorff"</span></li>
            <li class="cluster">{avatar("宁".to_owned())}<span lang=Language::Zh.tag()>"宁"</span></li>
        </ul>
    }
    .into_any()
}

pub(super) fn notices(lang: Language) -> AnyView {
    let show = |tone, title: &'static str, text: &'static str| {
        let text = format!("{text}{}", space(lang));
        let more = view! { <a href="#disclosure">{t::style::notice_more(lang)}</a> };
        notice(tone, view! { <h3>{title}</h3><p>{text}{more}</p> }.into_any())
    };
    let flash = view! { <div class="flash" role="status">{icon(Icon::CheckCircle)}<p>{t::courses::flash_enrolled(lang)}</p></div> };
    view! {
        {show(Tone::Info, t::style::notice_info_title(lang), t::style::notice_info_text(lang))}
        {show(Tone::Ok, t::style::notice_ok_title(lang), t::style::notice_ok_text(lang))}
        {show(Tone::Warn, t::style::notice_warn_title(lang), t::style::notice_warn_text(lang))}
        {show(Tone::Danger, t::style::notice_danger_title(lang), t::style::notice_danger_text(lang))}
        {specimen(t::style::flash(lang), flash.into_any())}
    }
    .into_any()
}

pub(super) fn saved_states(lang: Language) -> AnyView {
    let states = [
        ("device", Icon::Device, t::common::saved_device(lang)),
        ("sending", Icon::Cloud, t::common::saved_sending(lang)),
        ("server", Icon::CloudCheck, t::common::saved(lang)),
        ("offline", Icon::Offline, t::common::saved_offline(lang)),
    ]
    .map(|(state, i, text)| view! { <li><p class="saved-state" data-state=state role="status">{icon(i)}{text}</p></li> })
    .collect_view();
    view! { <ul class="list-plain">{states}</ul> }.into_any()
}

pub(super) fn progress(lang: Language) -> AnyView {
    [(t::style::progress_none(lang), 0), (t::style::progress_some(lang), 40), (t::style::progress_all(lang), 100)]
        .map(|(label, done)| progress_row(label.to_owned(), format::percent(lang, done), done.into(), 100))
        .collect_view()
        .into_any()
}

/// Details, and a dialog that opens without a script: as a popover.
pub(super) fn disclosure(lang: Language) -> AnyView {
    view! {
        <details class="details">
            <summary>{t::style::details_closed(lang)}</summary>
            <p>{t::style::details_text(lang)}</p>
        </details>
        <details class="details" open=true>
            <summary>{t::style::details_open(lang)}</summary>
            <p>{t::style::details_text(lang)}</p>
        </details>
        <button class="button button--secondary" type="button" popovertarget="dialog">{t::style::dialog_button(lang)}</button>
        <dialog class="dialog" id="dialog" popover="auto" aria-labelledby="dialog-title">
            <div class="dialog__head"><h3 id="dialog-title">{t::style::dialog_title(lang)}</h3></div>
            <div class="dialog__body"><p>{t::style::dialog_text(lang)}</p></div>
            <div class="dialog__actions">
                <button class="button button--danger" type="button" popovertarget="dialog" popovertargetaction="hide">
                    {t::style::button_danger(lang)}
                </button>
                <button class="button button--secondary" type="button" popovertarget="dialog" popovertargetaction="hide">
                    {t::style::dialog_keep(lang)}
                </button>
            </div>
        </dialog>
    }
    .into_any()
}

pub(super) fn nothing_yet(lang: Language) -> AnyView {
    let action = Some(("#forms".to_owned(), t::style::empty_action(lang).to_owned()));
    empty(Icon::Pencil, t::style::empty_title(lang).to_owned(), t::style::empty_text(lang).to_owned(), action).into_any()
}
