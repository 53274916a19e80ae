//! Sends what a learner did in one block: first kept on the device, then sent until the server has acknowledged it, under the same event id all the time.

use domain::Language;
use domain::courses::Event;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::saved::Saved;
use crate::api::WireAnswer;

/// Which block of whose lesson this is, and where its plain form goes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Keeps the drafts of several people on one device apart.
    pub person: String,
    pub course: String,
    pub lesson: String,
    pub block: String,
    pub language: Language,
    pub action: String,
    /// Of the state the plain form was made for (`BlockState::mark`).
    pub mark: String,
}

/// The sender of one island. On the server it only holds the state.
#[derive(Clone, Copy)]
pub struct Sender {
    pub saved: RwSignal<Saved>,
    #[cfg(feature = "hydrate")]
    inner: StoredValue<browser::Inner>,
}

impl Sender {
    /// `on_answer` is called with each answer that is not a rejection.
    #[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "only the browser sends"))]
    pub fn new(place: &Place, on_answer: impl Fn(WireAnswer) + Send + Sync + 'static) -> Self {
        let saved = RwSignal::new(Saved::Unchanged);
        #[cfg(feature = "hydrate")]
        {
            let sender = Self { saved, inner: StoredValue::new(browser::Inner::new(place.clone(), on_answer)) };
            sender.resume();
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
            self.keep(event);
            self.flush();
        }
    }

    /// Keeps the event on the device without sending it yet.
    #[cfg_attr(not(feature = "hydrate"), expect(unused_variables, clippy::unused_self, reason = "only the browser sends"))]
    pub fn keep_only(self, event: Event) {
        #[cfg(feature = "hydrate")]
        self.keep(event);
    }

    /// Sends what is kept.
    #[cfg_attr(not(feature = "hydrate"), expect(clippy::unused_self, reason = "only the browser sends"))]
    pub fn send_kept(self) {
        #[cfg(feature = "hydrate")]
        self.flush();
    }

    /// What was kept on this device and never acknowledged, if anything.
    #[cfg_attr(not(feature = "hydrate"), expect(clippy::unused_self, reason = "only the browser keeps"))]
    #[must_use]
    pub fn kept(self) -> Option<Event> {
        #[cfg(feature = "hydrate")]
        return self.inner.with_value(browser::Inner::kept);
        #[cfg(not(feature = "hydrate"))]
        None
    }
}

#[cfg(feature = "hydrate")]
pub mod browser {
    //! The part that needs a browser.

    use std::sync::Arc;

    use domain::courses::Event;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use serde::{Deserialize, Serialize};
    use uuid::Uuid;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use super::super::progress;
    use super::super::saved::Saved;
    use super::{Place, Sender};
    use crate::api::{SCHEMA, SYNC_PATH, SyncRequest, SyncResponse, WireAnswer, WireEvent};

    /// A request that takes longer than this has failed, in milliseconds.
    const TIMEOUT: u32 = 15_000;
    /// Between tries, in milliseconds: doubled each time, with jitter.
    const FIRST_PAUSE: f64 = 1_000.0;
    const LONGEST_PAUSE: f64 = 20_000.0;

    /// An event that the server has not acknowledged.
    #[derive(Clone, Serialize, Deserialize)]
    struct Draft {
        id: Uuid,
        time: i64,
        event: Event,
    }

    pub struct Inner {
        place: Place,
        on_answer: Arc<dyn Fn(WireAnswer) + Send + Sync>,
        draft: Option<Draft>,
        sending: bool,
    }

    impl Inner {
        pub fn new(place: Place, on_answer: impl Fn(WireAnswer) + Send + Sync + 'static) -> Self {
            let draft = storage().and_then(|s| s.get_item(&key(&place)).ok()?).and_then(|json| serde_json::from_str(&json).ok());
            Self { place, on_answer: Arc::new(on_answer), draft, sending: false }
        }

        pub fn kept(&self) -> Option<Event> {
            self.draft.as_ref().map(|d| d.event.clone())
        }
    }

    fn key(place: &Place) -> String {
        format!("qiao:{}:{}:{}:{}", place.person, place.course, place.lesson, place.block)
    }

    impl Sender {
        /// Sends what an earlier visit left behind.
        pub(super) fn resume(self) {
            if self.inner.with_value(|i| i.draft.is_some()) {
                self.saved.set(Saved::Device);
                self.flush();
            }
        }

        pub(super) fn keep(self, event: Event) {
            let draft = Draft { id: new_id(), time: now(), event };
            let stored = serde_json::to_string(&draft).ok().and_then(|json| {
                let place = self.inner.with_value(|i| key(&i.place));
                storage()?.set_item(&place, &json).ok()
            });
            self.inner.update_value(|i| i.draft = Some(draft));
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
                while let Some((place, draft)) = self.inner.with_value(|i| i.draft.clone().map(|d| (i.place.clone(), d))) {
                    if pause <= FIRST_PAUSE {
                        self.saved.set(Saved::Sending);
                    }
                    match post(&place, &draft).await {
                        Some(answer) => {
                            pause = FIRST_PAUSE;
                            self.acknowledged(&draft, answer);
                        }
                        None => {
                            self.saved.set(Saved::Offline);
                            sleep(pause * (0.5 + js_sys::Math::random())).await;
                            pause = (pause * 2.0).min(LONGEST_PAUSE);
                        }
                    }
                }
                self.inner.update_value(|i| i.sending = false);
            });
        }

        fn acknowledged(self, sent: &Draft, answer: WireAnswer) {
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
            let rejected = answer.status == "rejected";
            if newest == Some(true) {
                self.saved.set(if rejected { Saved::Rejected } else { Saved::Server });
            }
            if !rejected {
                if let Some(activities) = answer.activities {
                    progress::moved(activities);
                }
                let on_answer = self.inner.with_value(|i| i.on_answer.clone());
                on_answer(answer);
            }
        }
    }

    /// Sends one event; none when the server did not answer for it (no network, overloaded, signed out).
    async fn post(place: &Place, draft: &Draft) -> Option<WireAnswer> {
        let event = WireEvent {
            event_id: draft.id,
            seq: draft.time,
            schema: SCHEMA,
            course: place.course.clone(),
            lesson: place.lesson.clone(),
            block: place.block.clone(),
            client_time: draft.time,
            event: draft.event.clone(),
        };
        let answers = sync(place.language, vec![event]).await?;
        answers.into_iter().find(|a| a.event_id == draft.id)
    }

    /// Sends a batch of events; none when the server did not take it.
    pub async fn sync(language: domain::Language, events: Vec<WireEvent>) -> Option<Vec<WireAnswer>> {
        let body = serde_json::to_string(&SyncRequest { device_id: device(), language: Some(language), events }).ok()?;
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
        let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
        Some(serde_json::from_str::<SyncResponse>(&text).ok()?.answers)
    }

    async fn sleep(millis: f64) {
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            #[expect(clippy::cast_possible_truncation, reason = "at most half a minute")]
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis as i32);
        });
        let _ = JsFuture::from(promise).await;
    }

    fn storage() -> Option<web_sys::Storage> {
        window().local_storage().ok()?
    }

    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of a date")]
    pub fn now() -> i64 {
        js_sys::Date::now() as i64
    }

    /// A UUIDv7 from the device's clock and randomness.
    pub fn new_id() -> Uuid {
        let mut random = [0; 10];
        if let Ok(crypto) = window().crypto() {
            let _ = crypto.get_random_values_with_u8_array(&mut random);
        }
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(now()).unwrap_or(0), &random).into_uuid()
    }

    /// This browser's own id, made once.
    fn device() -> Uuid {
        const KEY: &str = "qiao-device";
        let stored = storage().and_then(|s| s.get_item(KEY).ok()?).and_then(|id| id.parse().ok());
        stored.unwrap_or_else(|| {
            let id = new_id();
            if let Some(storage) = storage() {
                let _ = storage.set_item(KEY, &id.to_string());
            }
            id
        })
    }
}
