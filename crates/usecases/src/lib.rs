//! What people do with Qiao: one verb per file, the same function for a form, the API, a command and a test.
//!
//! A use case is `pub async fn verb(ctx: &Ctx, input: Input) -> Result<Output, VerbError>`. In this order it asks whether the actor
//! [may](domain::people::may), applies the rules of [`domain`], stores through [`storage`] in one transaction, and leaves an audit event when a state
//! that matters changed. Its tests stand below it and run on both databases.
//!
//! To add one: copy the file of the nearest verb, keep that order, list its error cases as types (no words: those are made at the edge, in the reader's
//! language), and add it to the permission test of the server, which walks every route × role × own/other's.

mod ambient;
mod audit;
mod bounded;
pub mod courses;
mod ctx;
pub mod fixtures;
pub mod people;
pub mod quizzes;
mod token;

#[cfg(test)]
mod testing;

pub use ambient::{Clock, Randomness, SystemClock, SystemRandomness};
pub use ctx::{App, Ctx, Forbidden};
pub use fixtures::SeededRandomness;
pub use token::Token;
