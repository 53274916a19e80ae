//! SQL, and nothing but SQL: every statement stands next to the function that runs it and is named by what it is for.
//!
//! One portable text per statement serves SQLite and PostgreSQL (`DESIGN.md` §4: `$1`, `ON CONFLICT`, `RETURNING`, `BIGINT`, no JSON functions).
//! [`Db`] hides which one it is; a function takes a [`Conn`] and runs its statement with the macros of [`macros`](self):
//!
//! 1. Write the statement once, one column per line, with `$1, $2, …`.
//! 2. Run it with `fetch_all!`, `fetch_optional!`, `fetch_one!` or `execute!`, which pick the database.
//! 3. Give rows a struct that derives `sqlx::FromRow`; ids and enums come through `#[sqlx(try_from = "…")]`.
//! 4. A new table goes into *both* folders of `migrations/`, under the same number and name; a test compares the schemas.
//! 5. Add the function to the contract tests in `tests/`, which run on both databases.
//!
//! A look-up that finds nothing is `Ok(None)`, not an error. Nothing here decides anything, and nothing here opens a transaction:
//! use cases do, with [`Db::write`].

#[macro_use]
mod macros;

pub mod audit;
mod conn;
pub mod courses;
mod db;
mod error;
pub mod files;
pub mod learning;
pub mod people;
pub mod quizzes;
#[cfg(feature = "testing")]
pub mod testing;
mod writer;

pub use conn::{Conn, ReadConn};
pub use db::{Db, OpenError};
pub use error::{Error, Result};
pub use futures_util::future::BoxFuture;
