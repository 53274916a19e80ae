//! Pages, islands and the design system, in Leptos.
//!
//! - [`ui`] (server): the frame of every page, form controls, notices, icons.
//! - [`people`], [`courses`], [`quizzes`] (server): the pages of each feature: functions from what a use case returned to a view.
//! - [`islands`] (server and wasm): the few parts that answer a tap at once. They render the same plain form on the server, so that a page without
//!   scripts works, and get data and finished strings as props, never a key or a language file.
//! - [`api`] (server and wasm): what islands and server say to each other.
//!
//! A page function decides nothing: it picks messages and puts them into semantic HTML. To add a page: a function here, a handler in
//! `server/src/pages/`, a line in the route table there.

#![recursion_limit = "256"]

pub mod api;
pub mod icons;
pub mod islands;

#[cfg(feature = "ssr")]
pub mod courses;
#[cfg(feature = "ssr")]
pub mod people;
#[cfg(feature = "ssr")]
pub mod quizzes;
#[cfg(feature = "ssr")]
pub mod ui;
