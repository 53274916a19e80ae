//! What kinds with one field to write in have in common.

use super::choice;
use crate::quizzes::response::{Misfit, Response};

/// Checks that there is no other field than `field` and that it has at most `max` characters.
pub(super) fn check(response: &Response, field: &str, max: usize) -> Result<(), Misfit> {
    choice::check_fields(response, |name, _| (name == field).then_some(true))?;
    length(response.get(field), max)
}

/// Checks that the text, if there is one, has at most `max` characters. A line break is one: browsers count it so in a field, and send two.
pub(super) fn length(text: Option<&str>, max: usize) -> Result<(), Misfit> {
    if text.is_some_and(|text| text.chars().filter(|c| *c != '\r').count() > max) { Err(Misfit::TooLong) } else { Ok(()) }
}

/// A response of the one field; empty for none.
pub(super) fn response(field: &str, text: Option<String>) -> Response {
    Response(text.into_iter().map(|text| (field.to_owned(), text)).collect())
}

#[cfg(test)]
#[path = "written_tests.rs"]
mod tests;
