//! Sends what a learner did in one block: first kept on the device, then sent until the server has acknowledged it, under the same event id all the time.

use domain::courses::Event;
use domain::courses::view::ChoiceView;
use leptos::prelude::*;

use super::data::Place;
use super::saved::Saved;

/// The sender of one island. On the server it only holds the state.
#[derive(Clone, Copy)]
pub struct Sender {
    pub saved: RwSignal<Saved>,
    #[cfg(feature = "hydrate")]
    inner: StoredValue<browser::Inner>,
    #[cfg(feature = "hydrate")]
    outbox: super::outbox::Outbox,
}

impl Sender {
    /// `on_answer` is called with what a check or an incident looks like after each answer that is not a rejection.
    #[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "only the browser sends"))]
    pub fn new(place: &Place, on_answer: impl Fn(ChoiceView) + Send + Sync + 'static) -> Self {
        let saved = RwSignal::new(Saved::Unchanged);
        #[cfg(feature = "hydrate")]
        {
            let outbox = browser::outbox(place, saved, on_answer);
            let sender = Self { saved, inner: StoredValue::new(browser::Inner::new(place.clone())), outbox };
            // not before the island is hydrated: until then it must look as the server made it
            leptos::task::spawn_local(async move { outbox.resume() });
            sender
        }
        #[cfg(not(feature = "hydrate"))]
        Self { saved }
    }

    /// Keeps the event on the device and begins to send it.
    #[cfg_attr(not(feature = "hydrate"), expect(unused_variables, clippy::unused_self, reason = "only the browser sends"))]
    pub fn submit(self, event: Event) {
        #[cfg(feature = "hydrate")]
        {
            self.keep(&event);
            self.outbox.flush();
        }
    }

    /// Keeps the event on the device without sending it yet.
    #[cfg_attr(not(feature = "hydrate"), expect(unused_variables, clippy::unused_self, reason = "only the browser sends"))]
    pub fn keep_only(self, event: Event) {
        #[cfg(feature = "hydrate")]
        self.keep(&event);
    }

    /// Sends what is kept.
    #[cfg_attr(not(feature = "hydrate"), expect(clippy::unused_self, reason = "only the browser sends"))]
    pub fn send_kept(self) {
        #[cfg(feature = "hydrate")]
        self.outbox.flush();
    }

    /// What was kept on this device and never acknowledged, if anything.
    #[cfg(feature = "hydrate")]
    #[must_use]
    pub fn kept(self) -> Option<Event> {
        super::read::event(&self.outbox.kept(&self.inner.with_value(|i| i.key.clone()))?)
    }
}

#[cfg(feature = "hydrate")]
pub mod browser {
    //! The part that needs a browser.

    use domain::courses::Event;
    use domain::courses::view::ChoiceView;
    use leptos::prelude::*;

    use super::super::outbox::{self, Draft, Outbox, Then};
    use super::super::read::{choice, event, event_json};
    use super::super::saved::Saved;
    use super::super::{Place, progress};
    use super::Sender;
    use crate::api::SCHEMA;

    pub struct Inner {
        place: Place,
        pub key: String,
    }

    impl Inner {
        pub fn new(place: Place) -> Self {
            let key = key(&place);
            Self { place, key }
        }
    }

    fn key(place: &Place) -> String {
        ["qiao", &place.person, &place.course, &place.lesson, &place.block].join(":")
    }

    /// The outbox of one block, with what an earlier visit left in it.
    pub fn outbox(place: &Place, saved: RwSignal<Saved>, on_answer: impl Fn(ChoiceView) + Send + Sync + 'static) -> Outbox {
        let outbox = Outbox::new(place.language, saved, move |answer| {
            if answer.get("status").text() == "rejected" {
                return Then::Forget;
            }
            let activities = answer.get("activities");
            if activities.exists() {
                progress::moved(activities.get("0").number());
            }
            let view = answer.get("view");
            if view.get("options").exists() {
                on_answer(choice(&view));
            }
            Then::Forget
        });
        outbox.load(key(place), |node| event(node).is_some_and(|e| e.check().is_err()));
        outbox
    }

    impl Sender {
        pub(super) fn keep(self, event: &Event) {
            let (key, (id, json)) = self.inner.with_value(|i| (i.key.clone(), wire(&i.place, &i.place.block, event)));
            self.outbox.keep(Draft { key, id, json, waits: event.check().is_err() });
        }
    }

    /// An event's id and its JSON (`api::WireEvent`).
    pub fn wire(place: &Place, block: &str, event: &Event) -> (String, String) {
        let (id, head) = outbox::event_head(SCHEMA);
        let (course, lesson, event) = (&place.course, &place.lesson, event_json(event));
        // slugs and ids hold nothing that JSON would escape
        let json = format!("{{{head},\"course\":\"{course}\",\"lesson\":\"{lesson}\",\"block\":\"{block}\",{event}}}");
        (id, json)
    }
}
