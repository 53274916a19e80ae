//! Quizzes: items and how they are scored, papers, attempts, marking, statistics. Pure; compiled for the server and for wasm.

pub mod item;
#[cfg(test)]
mod item_format_tests;
pub mod kinds;
pub mod problem;
pub mod response;
mod rubric;
pub mod view;
