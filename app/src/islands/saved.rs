//! "Saved on this device", "saved": two words that tell the truth.

use leptos::prelude::*;

use super::data::SavedWords;
use crate::icons::{Icon, icon};

/// Where the last change is.
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only the browser changes anything"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// As it came from the server.
    Unchanged,
    Device,
    Sending,
    Server,
    /// Not sent, will be tried again.
    Offline,
    /// The server keeps it, but cannot count it.
    Rejected,
}

/// The line that says where the last change is; a live region, so it is there from the start.
pub fn saved_line(saved: RwSignal<Saved>, words: SavedWords) -> impl IntoView {
    let state = move || match saved.get() {
        Saved::Unchanged | Saved::Server => "server",
        Saved::Device => "device",
        Saved::Sending => "sending",
        Saved::Offline | Saved::Rejected => "offline",
    };
    let text = move || match saved.get() {
        Saved::Unchanged => String::new(),
        Saved::Device => words.device.clone(),
        Saved::Sending => words.sending.clone(),
        Saved::Server => words.server.clone(),
        Saved::Offline => words.offline.clone(),
        Saved::Rejected => words.rejected.clone(),
    };
    let sign = move || match saved.get() {
        Saved::Unchanged => None,
        Saved::Device => Some(icon(Icon::Device)),
        Saved::Sending => Some(icon(Icon::Cloud)),
        Saved::Server => Some(icon(Icon::CloudCheck)),
        Saved::Offline | Saved::Rejected => Some(icon(Icon::Offline)),
    };
    view! { <p class="saved-state" data-state=state role="status">{sign}<span>{text}</span></p> }
}
