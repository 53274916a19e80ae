//! The learner's side of quizzes: the list, the start of a quiz, its questions, handing in, looking back.
//!
//! Every page is a plain form that works without scripts; [`crate::islands`] (kind `quiz`) saves each answer as it is given. What a page shows comes in structs
//! that are documented field by field; a page decides nothing about keys or times. [`question`] writes the HTML of one question from its controls.
//!
//! The form of [`player_page`] posts to `/{lang}/attempts/{id}`: the fields of the answers as `q{slot}.{field}`, how sure somebody is as `c{slot}` (`1` to `3`),
//! the page as `page`, and the button as `do`: `save`, `next`, `previous`, `go-12` (to the question in slot 12),
//! `check-3`, `flag-3`, `finish`.

pub mod banks;
mod controls;
mod finish;
mod html;
mod image;
mod inline;
mod list;
mod map;
mod player;
mod practice;
mod question;
mod review;
mod rows;
pub mod staff;
mod start;

use domain::{Language, Timestamp};
use i18n::format::{self, Zone};
use leptos::prelude::*;

use crate::ui::Page;

pub use finish::{Finish, finish_page};
pub use list::{ListedQuiz, Quizzes, Standing, quizzes_page};
pub use map::{MapEntry, State};
pub use player::{Deadline, Player, player_page};
pub use practice::{practice_done_page, practice_page, practice_question_page, review_card_page, reviewed_card_page};
pub use question::{Certainty, Check, QuestionView, question_html};
pub use review::{Review, review_page};
pub use start::{AccessCode, Behaviour, Counting, EarlierAttempt, Entry, QuizStart, quiz_page};

/// The map as it stands beside questions that all are on the page, for the style page.
pub(crate) fn specimen_map(entries: &[MapEntry], lang: Language) -> String {
    let mut html = String::new();
    map::map_html(&mut html, entries, map::Way::Form { page: 1 }, lang);
    html
}

/// The sheet that only pages of quizzes need; it stands before what it is for.
pub(crate) fn sheet(page: &Page) -> impl IntoView + use<> {
    view! { <link rel="stylesheet" href=page.assets.quiz_css.clone() /> }
}

/// The reader's time zone.
fn zone(page: &Page) -> Zone {
    page.viewer.as_ref().map_or(Zone::UTC, |viewer| viewer.zone.clone())
}

/// An instant for the reader: `20.11.2025, 14:30 Uhr`.
fn instant(page: &Page, at: Timestamp) -> String {
    format::date_time(page.lang, at, &zone(page))
}

/// Marks with at most two decimals, so that thirds do not fill a line.
fn rounded(marks: f64) -> f64 {
    (marks * 100.0).round() / 100.0
}

#[cfg(test)]
#[path = "pages_tests.rs"]
mod tests;
