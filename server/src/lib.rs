//! The server: configuration, commands, the HTTP stack and the handlers of pages and API.
//!
//! - [`config`]: where settings come from.
//! - `commands`: one file per command of `qiao`.
//! - [`http`]: what every request passes: request id, log, security headers, compression, error pages, who is asking in which language.
//! - `pages`: one function per address: read the request, call a use case, show a page or redirect.
//!
//! No rule lives here. To add an address: a handler in `pages`, a line in [`http::routes`], its case in `tests/http/permissions/table.rs`.

mod commands;
pub mod config;
pub mod http;
mod pages;

pub use commands::{Arguments, Failure, run};
