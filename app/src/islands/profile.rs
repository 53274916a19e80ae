//! The self-profile: sliders between two poles, saved when they are moved.

use std::collections::BTreeMap;

use domain::courses::Event;
use leptos::prelude::*;

use super::data::ProfileData;
use super::saved::saved_line;
use super::sender::Sender;

/// The middle of 1 … 7.
const MIDDLE: u8 = 4;

pub(super) fn view(data: ProfileData) -> impl IntoView {
    let ProfileData { place, scales, values, legend, save, saved } = data;
    let sender = Sender::new(&place, |_| ());
    let values = match sender.kept() {
        Some(Event::ProfileSet { values }) => values,
        _ => values,
    };
    let all: BTreeMap<String, u8> = scales.iter().map(|s| (s.id.clone(), values.get(&s.id).copied().unwrap_or(MIDDLE))).collect();
    let values = RwSignal::new(all);
    let rows = scales
        .into_iter()
        .map(|scale| {
            let (id, name) = (format!("{}-{}", place.block, scale.id), format!("value-{}", scale.id));
            let label = format!("{} – {}", scale.left, scale.right);
            let start = values.with_untracked(|v| v.get(&scale.id).copied().unwrap_or(MIDDLE)).to_string();
            let key = scale.id.clone();
            let moved = move |ev| {
                let value = event_target_value(&ev).parse().unwrap_or(MIDDLE);
                values.update(|v| {
                    v.insert(key.clone(), value);
                });
                sender.submit(Event::ProfileSet { values: values.get_untracked() });
            };
            view! {
                <div class="slider">
                    <span class="slider__pole">{scale.left}</span>
                    <span class="slider__pole">{scale.right}</span>
                    <input type="range" min="1" max="7" step="1" id=id name=name aria-label=label value=start on:change=moved />
                </div>
            }
        })
        .collect_view();
    let all = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        sender.submit(Event::ProfileSet { values: values.get_untracked() });
    };
    view! {
        <form method="post" action=place.action.clone() on:submit=all>
            <fieldset class="profile">
                <legend class="visually-hidden">{legend}</legend>
                {rows}
            </fieldset>
            <button class="button button--secondary">{save}</button>
            {saved_line(sender.saved, saved)}
        </form>
    }
}
