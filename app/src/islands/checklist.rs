//! A checklist: a tick is saved when it is made.

use domain::courses::Event;
use leptos::html;
use leptos::prelude::*;

use super::data::ChecklistData;
use super::form::{self, Kind};
use super::saved::saved_line;
use super::sender::Sender;

pub(super) fn view(data: ChecklistData) -> impl IntoView {
    let ChecklistData { place, items, ticked, legend, save, saved } = data;
    let sender = Sender::new(&place, |_| ());
    let node = NodeRef::<html::Form>::new();
    let changed = move |_| {
        if let Some(event) = form::event(node, Kind::Checklist) {
            sender.submit(event);
        }
    };
    let rows = items
        .into_iter()
        .map(|item| {
            let id = format!("{}-{}", place.block, item.id);
            let (for_id, checked) = (id.clone(), ticked.contains(&item.id));
            view! {
                <li>
                    <label for=for_id>
                        <input type="checkbox" name="item" id=id value=item.id checked=checked on:change=changed />
                        <span inner_html=item.html></span>
                    </label>
                </li>
            }
        })
        .collect_view();
    form::settle(node, Kind::Checklist, sender, Event::ChecklistSet { ticked });
    view! {
        <form method="post" action=place.action.clone() node_ref=node>
            <fieldset class="checklist-set">
                <legend class="visually-hidden">{legend}</legend>
                <ul class="checklist">{rows}</ul>
            </fieldset>
            <button class="button button--secondary no-js-only">{save}</button>
            {saved_line(sender.saved, saved)}
        </form>
    }
}
