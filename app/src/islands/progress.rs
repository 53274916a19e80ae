//! The thin line on top of a lesson; moves with every activity done. Also notes which blocks were on the screen, so that one goes on where one was.

use leptos::prelude::*;

use super::sender::Place;

#[cfg(feature = "hydrate")]
thread_local! {
    /// Activities done and to do, told by the islands of this page.
    static MOVED: ArcRwSignal<Option<(usize, usize)>> = ArcRwSignal::new(None);
}

/// An island learned from the server how many activities of the lesson are done.
#[cfg(feature = "hydrate")]
pub(super) fn moved(activities: (usize, usize)) {
    MOVED.with(|m| m.set(Some(activities)));
}

#[island]
pub fn LessonProgressIsland(
    place: Place,
    done: usize,
    total: usize,
    /// The name of the line for screen readers.
    label: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    let shown = {
        seen::watch(place);
        let moved = MOVED.with(Clone::clone);
        move || moved.get().map_or(done, |(now, _)| now).to_string()
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

    use super::super::sender::{Place, browser};
    use crate::api::{SCHEMA, WireEvent};

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
        let events = blocks
            .into_iter()
            .map(|block| WireEvent {
                event_id: browser::new_id(),
                seq: browser::now(),
                schema: SCHEMA,
                course: place.course.clone(),
                lesson: place.lesson.clone(),
                block,
                client_time: browser::now(),
                event: Event::BlockSeen {},
            })
            .collect();
        let language = place.language;
        spawn_local(async move {
            browser::sync(language, events).await;
        });
    }
}
