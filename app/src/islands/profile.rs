//! The self-profile: sliders between two poles, saved when they are moved.

use std::collections::BTreeMap;

use domain::courses::Event;
use leptos::html;
use leptos::prelude::*;

use super::data::ProfileData;
use super::form::{self, Kind};
use super::saved::saved_line;
use super::sender::Sender;

/// The middle of 1 … 7.
const MIDDLE: u8 = 4;

pub(super) fn view(data: ProfileData) -> impl IntoView {
    let ProfileData { place, scales, values, legend, save, saved } = data;
    let sender = Sender::new(&place, |_| ());
    let node = NodeRef::<html::Form>::new();
    let send = move || {
        if let Some(event) = form::event(node, Kind::Profile) {
            sender.submit(event);
        }
    };
    let shown: BTreeMap<String, u8> = scales.iter().map(|s| (s.id.clone(), values.get(&s.id).copied().unwrap_or(MIDDLE))).collect();
    let rows = scales
        .into_iter()
        .map(|scale| {
            let (id, name) = (format!("{}-{}", place.block, scale.id), format!("value-{}", scale.id));
            let label = format!("{} – {}", scale.left, scale.right);
            let start = shown.get(&scale.id).copied().unwrap_or(MIDDLE).to_string();
            view! {
                <div class="slider">
                    <span class="slider__pole">{scale.left}</span>
                    <span class="slider__pole">{scale.right}</span>
                    <input type="range" min="1" max="7" step="1" id=id name=name aria-label=label value=start on:change=move |_| send() />
                </div>
            }
        })
        .collect_view();
    form::settle(node, Kind::Profile, sender, Event::ProfileSet { values: shown });
    let all = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        send();
    };
    view! {
        <form method="post" action=place.action.clone() node_ref=node on:submit=all>
            <fieldset class="profile">
                <legend class="visually-hidden">{legend}</legend>
                {rows}
            </fieldset>
            <button class="button button--secondary">{save}</button>
            {saved_line(sender.saved, saved)}
        </form>
    }
}
