//! Courses: what a lesson is made of ([`content`]), what a learner does in it ([`Event`]), how far they are ([`BlockState`], [`progress`]), and
//! what of a block may be shown before and after it was answered ([`view`]).

pub mod content;
mod event;
pub mod progress;
mod state;
pub mod view;

pub use event::{Event, EventError, TEXT_MAX_CHARACTERS};
pub use state::{BlockState, Rejection, apply};
