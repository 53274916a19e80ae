//! The thin line on top of a lesson; moves with every activity done. Also notes which blocks were on the screen, so that one goes on where one was.

use leptos::prelude::*;

use super::data::ProgressData;

#[cfg(feature = "hydrate")]
thread_local! {
    /// Activities done, told by the other islands of this page.
    static MOVED: ArcRwSignal<Option<usize>> = ArcRwSignal::new(None);
}

/// An island learned from the server how many activities of the lesson are done.
#[cfg(feature = "hydrate")]
pub(super) fn moved(done: usize) {
    MOVED.with(|m| m.set(Some(done)));
}

pub(super) fn view(data: ProgressData) -> impl IntoView {
    let ProgressData { place, done, total, label } = data;
    #[cfg(feature = "hydrate")]
    let shown = {
        seen::watch(place);
        let moved = MOVED.with(Clone::clone);
        move || moved.get().unwrap_or(done).to_string()
    };
    #[cfg(not(feature = "hydrate"))]
    let shown = {
        let _ = place;
        move || done.to_string()
    };
    view! { <progress class="progress" value=shown max=total.max(1).to_string() aria-label=label></progress> }
}

#[cfg(feature = "hydrate")]
mod seen {
    //! Tells the server which blocks (`[data-unseen]`) came on the screen, some at a time. A batch that does not arrive is not missed: the place to
    //! go on with is then the one before.

    use domain::courses::Event;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

    use super::super::Place;
    use super::super::{outbox, sender::browser};

    /// Blocks seen within this time are sent together.
    const GATHER: std::time::Duration = std::time::Duration::from_secs(3);

    pub fn watch(place: Place) {
        let waiting = StoredValue::new(Vec::<String>::new());
        let callback = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
            move |entries: js_sys::Array, observer: IntersectionObserver| {
                for entry in entries.iter() {
                    let entry: IntersectionObserverEntry = entry.unchecked_into();
                    if !entry.is_intersecting() {
                        continue;
                    }
                    observer.unobserve(&entry.target());
                    if waiting.with_value(Vec::is_empty) {
                        let place = place.clone();
                        let _ = set_timeout(move || send(&place, waiting), GATHER);
                    }
                    waiting.update_value(|w| w.push(entry.target().id()));
                }
            },
        );
        let Ok(observer) = IntersectionObserver::new(callback.as_ref().unchecked_ref()) else { return };
        // lives as long as the page
        callback.forget();
        let Ok(unseen) = document().query_selector_all("[data-unseen]") else { return };
        for place in 0..unseen.length() {
            if let Some(element) = unseen.item(place).and_then(|node| node.dyn_into::<Element>().ok()) {
                observer.observe(&element);
            }
        }
    }

    fn send(place: &Place, waiting: StoredValue<Vec<String>>) {
        let blocks = waiting.try_update_value(std::mem::take).unwrap_or_default();
        let events: Vec<String> = blocks.iter().map(|block| browser::wire(place, block, &Event::BlockSeen {}).1).collect();
        let language = place.language;
        spawn_local(async move {
            outbox::sync(language, &events.join(",")).await;
        });
    }
}
