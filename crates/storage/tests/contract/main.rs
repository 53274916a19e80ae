//! The contract of `qiao-storage`: what every function promises, on SQLite and on PostgreSQL. One module per module of the crate.

#[macro_use]
mod support;

mod audit;
mod courses;
mod files;
mod invitations;
mod learning;
mod opening;
mod people;
mod progress;
mod quizzes_attempts;
mod quizzes_banks;
mod quizzes_definitions;
mod quizzes_marks;
mod quizzes_reviews;
mod quizzes_support;
mod schema;
mod sessions;
mod transactions;
