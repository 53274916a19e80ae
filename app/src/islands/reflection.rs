//! A reflection: private text, kept on the device with every keystroke and sent when one pauses.

use std::time::Duration;

use domain::courses::Event;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout};
use leptos::prelude::*;

use super::data::ReflectionData;
use super::saved::saved_line;
use super::sender::Sender;

/// How long a pause in typing is before the text is sent.
const PAUSE: Duration = Duration::from_millis(1_500);

pub(super) fn view(data: ReflectionData) -> impl IntoView {
    let ReflectionData { place, text, rows, label, hint, save, problem, saved } = data;
    let sender = Sender::new(&place, |_| ());
    let text = match sender.kept() {
        Some(Event::TextSaved { text }) => text,
        _ => text,
    };
    let id = format!("{}-text", place.block);
    let hint_id = format!("{}-hint", place.block);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let typed = move |ev| {
        sender.keep_only(Event::TextSaved { text: event_target_value(&ev) });
        if let Some(timer) = waiting.get_value() {
            timer.clear();
        }
        waiting.set_value(set_timeout(move || sender.send_kept(), PAUSE).ok());
    };
    let left = move |_| sender.send_kept();
    let initial = text.clone();
    view! {
        <form method="post" action=place.action.clone() class="form">
            <div class="field">
                <label for=id.clone()>{label}</label>
                <p class="field__hint" id=hint_id.clone()>{hint}</p>
                <textarea id=id name="text" rows=rows.to_string() aria-describedby=hint_id prop:value=initial on:input=typed on:blur=left>
                    {text}
                </textarea>
                {problem.map(|text| view! { <p class="field__error" role="alert">{text}</p> })}
            </div>
            <button class="button button--secondary no-js-only">{save}</button>
            {saved_line(sender.saved, saved)}
        </form>
    }
}
