//! The islands of the lesson page. Each renders a plain form that works by itself; with scripts, a tap is answered without leaving the page, and what one
//! does is kept on the device until the server has it.
//!
//! To add one: a file with the island and its words, the same form a handler in `server` understands, and a look at `cargo xtask budget`.

mod checklist;
mod choice;
mod progress;
mod profile;
mod reflection;
mod saved;
mod sender;

pub use checklist::ChecklistIsland;
pub use choice::{ChoiceIsland, ChoiceWords};
pub use profile::ProfileIsland;
pub use progress::LessonProgressIsland;
pub use reflection::ReflectionIsland;
pub use saved::SavedWords;
pub use sender::Place;

/// A letter for the option at this place: A, B, C, …
fn letter(place: usize) -> String {
    u8::try_from(place).ok().filter(|p| *p < 26).map_or_else(|| (place + 1).to_string(), |p| char::from(b'A' + p).to_string())
}
