//! The staff's side of quizzes. Handlers by what they are about: [`authoring`] a quiz, its [`export`], its [`results`], [`marking`], [`statistics`].

pub(crate) mod authoring;
pub(crate) mod export;
pub(crate) mod marking;
pub(crate) mod results;
pub(crate) mod statistics;

use domain::QuizId;

use crate::http::Failure;

/// The fields of a form, in their order; names may come more than once.
pub(crate) type Fields = Vec<(String, String)>;

/// The id in an address. What is none is nobody's quiz, which is answered like another's.
fn quiz_id(id: &str) -> Result<QuizId, Failure> {
    id.parse().map_err(|_| Failure::NOT_FOUND)
}

/// The last value of a field.
fn value<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.iter().rev().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str())
}
