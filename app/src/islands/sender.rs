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
}

impl Sender {
    /// `on_answer` is called with what a check or an incident looks like after each answer that is not a rejection.
    #[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "only the browser sends"))]
    pub fn new(place: &Place, on_answer: impl Fn(ChoiceView) + Send + Sync + 'static) -> Self {
        let saved = RwSignal::new(Saved::Unchanged);
        #[cfg(feature = "hydrate")]
        {
            let sender = Self { saved, inner: StoredValue::new(browser::Inner::new(place.clone(), on_answer)) };
            // not before the island is hydrated: until then it must look as the server made it
            leptos::task::spawn_local(async move { sender.resume() });
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
            self.flush();
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
        self.flush();
    }

    /// What was kept on this device and never acknowledged, if anything.
    #[cfg(feature = "hydrate")]
    #[must_use]
    pub fn kept(self) -> Option<Event> {
        self.inner.with_value(browser::Inner::kept)
    }
}

#[cfg(feature = "hydrate")]
pub mod browser {
    //! The part that needs a browser.

    use std::sync::Arc;

    use domain::courses::Event;
    use domain::courses::view::ChoiceView;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use super::super::read::{Node, choice, event, event_json};
    use super::super::saved::Saved;
    use super::super::{Place, progress};
    use super::Sender;
    use crate::api::{SCHEMA, SYNC_PATH};

    /// A request that takes longer than this has failed, in milliseconds.
    const TIMEOUT: u32 = 15_000;
    /// Between tries, in milliseconds: doubled each time, with jitter.
    const FIRST_PAUSE: u32 = 1_000;
    const LONGEST_PAUSE: u32 = 20_000;

    /// An event that the server has not acknowledged, as it is sent and kept.
    #[derive(Clone)]
    struct Draft {
        id: String,
        json: String,
        /// What the server would refuse (a text that is too long) waits here until it is changed.
        waits: bool,
    }

    type OnAnswer = Arc<dyn Fn(ChoiceView) + Send + Sync>;

    pub struct Inner {
        place: Place,
        on_answer: OnAnswer,
        draft: Option<Draft>,
        sending: bool,
    }

    impl Inner {
        pub fn new(place: Place, on_answer: impl Fn(ChoiceView) + Send + Sync + 'static) -> Self {
            let json = storage().and_then(|s| s.get_item(&key(&place)).ok()?);
            let draft = json.and_then(|json| {
                let node = Node::parse(&json)?;
                let waits = event(&node).is_some_and(|e| e.check().is_err());
                Some(Draft { id: node.get("event_id").maybe_text()?, json, waits })
            });
            Self { place, on_answer: Arc::new(on_answer), draft, sending: false }
        }

        pub fn kept(&self) -> Option<Event> {
            event(&Node::parse(&self.draft.as_ref()?.json)?)
        }
    }

    fn key(place: &Place) -> String {
        ["qiao", &place.person, &place.course, &place.lesson, &place.block].join(":")
    }

    impl Sender {
        /// Sends what an earlier visit left behind.
        pub(super) fn resume(self) {
            if self.inner.with_value(|i| i.draft.is_some()) {
                self.saved.set(Saved::Device);
                self.flush();
            }
        }

        pub(super) fn keep(self, event: &Event) {
            let (id, json) = self.inner.with_value(|i| wire(&i.place, &i.place.block, event));
            let stored = self.inner.with_value(|i| storage()?.set_item(&key(&i.place), &json).ok());
            let waits = event.check().is_err();
            self.inner.update_value(|i| i.draft = Some(Draft { id, json, waits }));
            // without a store on the device (private mode, full) it is only in memory: then nothing is claimed before the server has it
            self.saved.set(if stored.is_some() { Saved::Device } else { Saved::Sending });
        }

        pub(super) fn flush(self) {
            if self.inner.with_value(|i| i.sending) {
                return;
            }
            self.inner.update_value(|i| i.sending = true);
            spawn_local(async move {
                let mut pause = FIRST_PAUSE;
                while let Some((language, draft)) =
                    self.inner.with_value(|i| i.draft.clone().filter(|d| !d.waits).map(|d| (i.place.language, d)))
                {
                    if pause == FIRST_PAUSE {
                        self.saved.set(Saved::Sending);
                    }
                    let answer = sync(language, &draft.json).await.and_then(|answers| answers.get("answers").list().next());
                    if let Some(answer) = answer.filter(|a| a.get("event_id").text() == draft.id) {
                        pause = FIRST_PAUSE;
                        self.acknowledged(&draft, &answer);
                    } else {
                        self.saved.set(Saved::Offline);
                        sleep(jittered(pause)).await;
                        pause = (pause * 2).min(LONGEST_PAUSE);
                    }
                }
                self.inner.update_value(|i| i.sending = false);
            });
        }

        fn acknowledged(self, sent: &Draft, answer: &Node) {
            let newest = self.inner.try_update_value(|i| {
                let newest = i.draft.as_ref().is_some_and(|d| d.id == sent.id);
                if newest {
                    i.draft = None;
                    if let Some(storage) = storage() {
                        let _ = storage.remove_item(&key(&i.place));
                    }
                }
                newest
            });
            let rejected = answer.get("status").text() == "rejected";
            if newest == Some(true) {
                self.saved.set(if rejected { Saved::Rejected } else { Saved::Server });
            }
            if rejected {
                return;
            }
            let activities = answer.get("activities");
            if activities.exists() {
                progress::moved(activities.get("0").number());
            }
            let view = answer.get("view");
            if view.get("options").exists() {
                let on_answer = self.inner.with_value(|i| i.on_answer.clone());
                on_answer(choice(&view));
            }
        }
    }

    /// An event's id and its JSON (`api::WireEvent`).
    pub fn wire(place: &Place, block: &str, event: &Event) -> (String, String) {
        let (id, now) = (new_id(), now());
        let (course, lesson, event) = (&place.course, &place.lesson, event_json(event));
        // slugs and ids hold nothing that JSON would escape
        let json = format!(
            "{{\"event_id\":\"{id}\",\"seq\":{now},\"schema\":{SCHEMA},\"course\":\"{course}\",\"lesson\":\"{lesson}\",\
             \"block\":\"{block}\",\"client_time\":{now},{event}}}"
        );
        (id, json)
    }

    /// Sends events (`{…},{…}`); the answer, or none when the server did not take them.
    pub async fn sync(language: domain::Language, events: &str) -> Option<Node> {
        let (device, language) = (device(), language.code());
        let body = format!("{{\"device_id\":\"{device}\",\"language\":\"{language}\",\"events\":[{events}]}}");
        let init = web_sys::RequestInit::new();
        init.set_method("POST");
        init.set_body(&JsValue::from_str(&body));
        init.set_signal(Some(&web_sys::AbortSignal::timeout_with_u32(TIMEOUT)));
        let request = web_sys::Request::new_with_str_and_init(SYNC_PATH, &init).ok()?;
        request.headers().set("content-type", "application/json").ok()?;
        let response: web_sys::Response = JsFuture::from(window().fetch_with_request(&request)).await.ok()?.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        Node::parse(&JsFuture::from(response.text().ok()?).await.ok()?.as_string()?)
    }

    /// Half to one and a half of a pause, so that a class that lost its network does not come back in one moment.
    #[expect(clippy::cast_possible_truncation, reason = "at most half a minute")]
    fn jittered(pause: u32) -> i32 {
        (f64::from(pause) * (0.5 + js_sys::Math::random())) as i32
    }

    async fn sleep(millis: i32) {
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        });
        let _ = JsFuture::from(promise).await;
    }

    fn storage() -> Option<web_sys::Storage> {
        window().local_storage().ok()?
    }

    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of a date")]
    fn now() -> i64 {
        js_sys::Date::now() as i64
    }

    /// A UUIDv7 from the device's clock and randomness.
    fn new_id() -> String {
        let mut random = [0; 10];
        if let Ok(crypto) = window().crypto() {
            let _ = crypto.get_random_values_with_u8_array(&mut random);
        }
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(now()).unwrap_or(0), &random).into_uuid().to_string()
    }

    /// This browser's own id, made once.
    fn device() -> String {
        const KEY: &str = "qiao-device";
        storage().and_then(|s| s.get_item(KEY).ok()?).unwrap_or_else(|| {
            let id = new_id();
            if let Some(storage) = storage() {
                let _ = storage.set_item(KEY, &id);
            }
            id
        })
    }
}
