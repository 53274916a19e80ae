//! "Saved on this device", "saved": two words that tell the truth.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Where the last change is.
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

/// The words for [`Saved`], finished.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SavedWords {
    pub device: String,
    pub sending: String,
    pub server: String,
    pub offline: String,
    pub rejected: String,
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
    view! { <p class="saved-state" data-state=state role="status">{text}</p> }
}
