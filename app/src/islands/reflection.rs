//! A reflection: private text, kept on the device with every keystroke and sent when one pauses.

use std::time::Duration;

use domain::courses::{Event, TEXT_MAX_CHARACTERS};
use leptos::html;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout};
use leptos::prelude::*;

use super::data::ReflectionData;
use super::form::{self, Kind};
use super::saved::saved_line;
use super::sender::Sender;

/// How long a pause in typing is before the text is sent.
const PAUSE: Duration = Duration::from_millis(1_500);

pub(super) fn view(data: ReflectionData) -> impl IntoView {
    let ReflectionData { place, text, rows, label, hint, save, too_long_words, too_long, saved } = data;
    let sender = Sender::new(&place, |_| ());
    let node = NodeRef::<html::Form>::new();
    let too_long = RwSignal::new(too_long);
    let id = format!("{}-text", place.block);
    let hint_id = format!("{}-hint", place.block);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let typed = move |_| {
        let Some(event) = form::event(node, Kind::Reflection) else { return };
        too_long.set(matches!(&event, Event::TextSaved { text } if text.chars().count() > TEXT_MAX_CHARACTERS));
        sender.keep_only(event);
        if let Some(timer) = waiting.get_value() {
            timer.clear();
        }
        waiting.set_value(set_timeout(move || sender.send_kept(), PAUSE).ok());
    };
    let left = move |_| sender.send_kept();
    form::settle(node, Kind::Reflection, sender, Event::TextSaved { text: text.clone() });
    view! {
        <form method="post" action=place.action.clone() class="form" node_ref=node>
            <div class="field">
                <label for=id.clone()>{label}</label>
                <p class="field__hint" id=hint_id.clone()>{hint}</p>
                <textarea id=id name="text" rows=rows.to_string() aria-describedby=hint_id on:input=typed on:blur=left>
                    {text}
                </textarea>
                {move || too_long.get().then(|| view! { <p class="field__error" role="alert">{too_long_words.clone()}</p> })}
            </div>
            <button class="button button--secondary no-js-only">{save}</button>
            {saved_line(sender.saved, saved)}
        </form>
    }
}
