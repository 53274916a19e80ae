//! What was done and not yet acknowledged: kept on the device under the same event id until the server has it, sent with pauses that grow. Lessons keep one draft
//! a block, a quiz one a question; several that wait go in one batch.

use std::sync::Arc;

use domain::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::read::Node;
use super::saved::Saved;
use crate::api::SYNC_PATH;

/// A request that takes longer than this has failed, in milliseconds.
const TIMEOUT: u32 = 15_000;
/// Between tries, in milliseconds: doubled each time, with jitter.
const FIRST_PAUSE: u32 = 1_000;
const LONGEST_PAUSE: u32 = 20_000;
/// Events in one batch: even long texts stay far below what the server takes.
const BATCH: usize = 20;

/// An event that the server has not acknowledged, as it is sent and kept.
#[derive(Clone)]
pub struct Draft {
    /// Its key in the device's store.
    pub key: String,
    pub id: String,
    pub json: String,
    /// Not to be sent: what the server would refuse (a text that is too long) waits here until it is changed, what it refused stays readable.
    pub waits: bool,
}

/// What becomes of a draft that was answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Then {
    Forget,
    Hold,
}

type OnAnswer = Arc<dyn Fn(&Node) -> Then + Send + Sync>;

struct Inner {
    language: Language,
    on_answer: OnAnswer,
    drafts: Vec<Draft>,
    sending: bool,
}

#[derive(Clone, Copy)]
pub struct Outbox {
    pub saved: RwSignal<Saved>,
    inner: StoredValue<Inner>,
}

impl Outbox {
    /// `on_answer` gets each answer of the server to something sent from here (`api::WireAnswer`).
    pub fn new(language: Language, saved: RwSignal<Saved>, on_answer: impl Fn(&Node) -> Then + Send + Sync + 'static) -> Self {
        Self { saved, inner: StoredValue::new(Inner { language, on_answer: Arc::new(on_answer), drafts: Vec::new(), sending: false }) }
    }

    /// Takes in what an earlier visit left under a key; `waits` says whether that may not be sent.
    pub fn load(self, key: String, waits: impl FnOnce(&Node) -> bool) {
        let Some(json) = storage().and_then(|s| s.get_item(&key).ok()?) else { return };
        let Some(node) = Node::parse(&json) else { return };
        let Some(id) = node.get("event_id").maybe_text() else { return };
        let waits = waits(&node);
        self.inner.update_value(|i| i.drafts.push(Draft { key, id, json, waits }));
    }

    /// Sends what an earlier visit left behind.
    pub fn resume(self) {
        if self.inner.with_value(|i| !i.drafts.is_empty()) {
            self.saved.set(Saved::Device);
            self.flush();
        }
    }

    /// What is kept under a key, as it was sent.
    pub fn kept(self, key: &str) -> Option<Node> {
        self.inner.with_value(|i| Node::parse(&i.drafts.iter().find(|d| d.key == key)?.json))
    }

    /// Whether something has still to be sent.
    pub fn waiting(self) -> bool {
        self.inner.with_value(|i| i.drafts.iter().any(|d| !d.waits))
    }

    /// Keeps a draft on the device, in the place of an older one with the same key.
    pub fn keep(self, draft: Draft) {
        let stored = storage().and_then(|s| s.set_item(&draft.key, &draft.json).ok());
        self.inner.update_value(|i| {
            i.drafts.retain(|d| d.key != draft.key);
            i.drafts.push(draft);
        });
        // without a store on the device (private mode, full) it is only in memory: then nothing is claimed before the server has it
        self.saved.set(if stored.is_some() { Saved::Device } else { Saved::Sending });
    }

    /// Begins to send what is kept.
    pub fn flush(self) {
        if self.inner.with_value(|i| i.sending) {
            return;
        }
        self.inner.update_value(|i| i.sending = true);
        spawn_local(async move {
            let mut pause = FIRST_PAUSE;
            loop {
                let (language, batch) =
                    self.inner.with_value(|i| (i.language, i.drafts.iter().filter(|d| !d.waits).take(BATCH).cloned().collect::<Vec<_>>()));
                if batch.is_empty() {
                    break;
                }
                if pause == FIRST_PAUSE {
                    self.saved.set(Saved::Sending);
                }
                let events: Vec<&str> = batch.iter().map(|d| d.json.as_str()).collect();
                let mut answered = false;
                if let Some(answers) = sync(language, &events.join(",")).await {
                    for answer in answers.get("answers").list() {
                        let id = answer.get("event_id").text();
                        if let Some(draft) = batch.iter().find(|d| d.id == id) {
                            answered = true;
                            self.acknowledged(draft, &answer);
                        }
                    }
                }
                if answered {
                    pause = FIRST_PAUSE;
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
        let on_answer = self.inner.with_value(|i| i.on_answer.clone());
        let then = on_answer(answer);
        let newest = self.inner.try_update_value(|i| {
            // meanwhile there may be a newer one under the same key
            let at = i.drafts.iter().position(|d| d.id == sent.id)?;
            if then == Then::Hold {
                i.drafts[at].waits = true;
            } else {
                i.drafts.remove(at);
                if let Some(storage) = storage() {
                    let _ = storage.remove_item(&sent.key);
                }
            }
            Some(())
        });
        if newest.flatten().is_none() {
            return;
        }
        if answer.get("status").text() == "rejected" {
            self.saved.set(Saved::Rejected);
        } else if !self.waiting() {
            self.saved.set(Saved::Server);
        }
    }
}

/// The beginning of an event's JSON (`api::WireEvent`): its id, place in the order of this device, schema and time.
pub fn event_head(schema: u32) -> (String, String) {
    let (id, now) = (new_id(), now());
    let head = format!("\"event_id\":\"{id}\",\"seq\":{},\"schema\":{schema},\"client_time\":{now}", next_seq(now));
    (id, head)
}

/// Counts up, also over visits, because it follows the clock; two events of one millisecond keep their order.
fn next_seq(now: i64) -> i64 {
    thread_local! {
        static LAST: std::cell::Cell<i64> = const { std::cell::Cell::new(0) };
    }
    LAST.set(now.max(LAST.get() + 1));
    LAST.get()
}

/// Sends events (`{…},{…}`); the answer, or none when the server did not take them.
pub async fn sync(language: Language, events: &str) -> Option<Node> {
    let (device, language) = (device(), language.code());
    let body = format!("{{\"device_id\":\"{device}\",\"language\":\"{language}\",\"sent_at\":{},\"events\":[{events}]}}", now());
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

/// Waits, in milliseconds.
pub async fn sleep(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
    });
    let _ = JsFuture::from(promise).await;
}

pub fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds of a date")]
pub fn now() -> i64 {
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
