//! The rules of Qiao, pure: types, states, scoring, permissions.
//!
//! Nothing here is async, reads a clock, draws a random number or touches a file or a database; everything compiles for the
//! server and for the learner's wasm. One folder per feature, with the same name in every other layer: [`people`], [`courses`],
//! [`quizzes`].
//!
//! To add a rule: write it as a function of its inputs in the feature's folder, give it a table test or a property, cite its source
//! (`DOMAIN.md §…`), and call it from a use case. What needs the time or an id takes it as an argument.

pub mod courses;
mod ids;
mod language;
pub mod people;
pub mod quizzes;
mod time;

pub use ids::{
    AttemptId, BankId, ClassId, CourseId, DeviceId, EventId, InvitationId, ItemId, ItemVersionId, MembershipId, OrganisationId, PersonId,
    QuizId, QuizVersionId, SessionId, VersionId,
};
pub use language::{Language, Text};
pub use time::Timestamp;
