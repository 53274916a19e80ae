//! A checklist: a tick is saved when it is made.

use domain::courses::Event;
use leptos::prelude::*;

use super::data::ChecklistData;
use super::saved::saved_line;
use super::sender::Sender;

pub(super) fn view(data: ChecklistData) -> impl IntoView {
    let ChecklistData { place, items, ticked, legend, save, saved } = data;
    let sender = Sender::new(&place, |_| ());
    let ticked = match sender.kept() {
        Some(Event::ChecklistSet { ticked }) => ticked,
        _ => ticked,
    };
    let ticks = RwSignal::new(ticked);
    let rows = items
        .into_iter()
        .map(|item| {
            let id = format!("{}-{}", place.block, item.id);
            let for_id = id.clone();
            let (key, key_checked) = (item.id.clone(), item.id.clone());
            let checked = move || ticks.with(|t| t.contains(&key_checked));
            let toggle = move |_| {
                ticks.update(|t| {
                    if !t.remove(&key) {
                        t.insert(key.clone());
                    }
                });
                sender.submit(Event::ChecklistSet { ticked: ticks.get_untracked() });
            };
            view! {
                <li>
                    <label for=for_id>
                        <input type="checkbox" name="item" id=id value=item.id checked=checked.clone() prop:checked=checked on:change=toggle />
                        <span inner_html=item.html></span>
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        <form method="post" action=place.action.clone()>
            <fieldset class="checklist-set">
                <legend class="visually-hidden">{legend}</legend>
                <ul class="checklist">{rows}</ul>
            </fieldset>
            <button class="button button--secondary no-js-only">{save}</button>
            {saved_line(sender.saved, saved)}
        </form>
    }
}
