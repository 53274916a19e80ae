//! The real router, asked through `oneshot` with a test clock and seeded randomness, on the demo school with the real course.
//!
//! | module | what it is about |
//! |---|---|
//! | [`permissions`] | every address × role × own, somebody else's, unknown |
//! | [`headers`] | what every answer carries; caching, compression, nothing inline |
//! | [`bad_input`], [`bad_requests`], [`bad_sync`] | each bad input gets its status, one sentence in the reader's language, and changes nothing |
//! | [`flows`], [`sessions`], [`languages`] | what a person does over several pages, on both databases |
//! | [`attempt_forms`] | taking a quiz without scripts, with files |
//! | [`banks`] | what an author does in question banks, with forms and files |
//! | [`quiz_staff`], [`quiz_authors`] | what a teacher does with quizzes; two teachers with one |
//! | [`secrets`] | what must not be in an answer |
//! | [`support`] | the school, a browser with a cookie jar, reading HTML |
//!
//! To add a test: take a `School`, let a `Browser` of somebody go somewhere, and say what is to be seen. What differs between the databases goes into
//! `on_both_databases!`; a new address goes into `permissions::ROUTES`.

mod attempt_forms;
mod bad_input;
mod bad_requests;
mod bad_sync;
mod banks;
mod flows;
mod headers;
mod languages;
mod permissions;
mod quiz_authors;
mod quiz_files;
mod quiz_staff;
mod secrets;
mod sessions;
mod support;
