//! Quizzes: items and how they are scored, papers, attempts, marking, statistics. Pure; compiled for the server and for wasm.
//!
//! An [`item`] is one question of a bank; what each kind can do stands in [`kinds`]. A [`definition`] says what a quiz asks, a [`paper`] what one attempt asks;
//! an [`attempt`] is a list of events, from which its state follows, and [`grade`] makes marks of it. What leaves the server is made by [`view`].

pub mod attempt;
pub mod definition;
pub mod form;
pub mod grade;
pub mod item;
#[cfg(test)]
mod item_format_tests;
pub mod kinds;
pub mod paper;
pub mod problem;
pub mod response;
mod rubric;
pub mod statistics;
pub mod timing;
pub mod view;
