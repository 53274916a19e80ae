//! The handlers: one function per address. Each reads the request, calls a use case, and shows a page or redirects.

pub(crate) mod courses;
pub(crate) mod people;
pub(crate) mod quiz_staff;
pub(crate) mod system;

/// Goes on with the value, or answers with the response that stands in its place.
macro_rules! or_answer {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(response) => return Ok(*response),
        }
    };
}
pub(crate) use or_answer;
