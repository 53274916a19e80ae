//! What can go wrong with a database, as far as callers act differently on it.

/// Why a statement did not do what it should.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique constraint: somebody else was first, or the same thing exists.
    #[error("it exists already")]
    Exists(#[source] sqlx::Error),
    /// The database cannot be reached, is overloaded, or the server is stopping.
    #[error("the database does not answer")]
    Unavailable(#[source] Option<sqlx::Error>),
    /// A stored JSON document that this version of the program cannot read.
    #[error("a stored document cannot be read")]
    Document(#[from] serde_json::Error),
    #[error(transparent)]
    Other(sqlx::Error),
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(e) if e.is_unique_violation() => Self::Exists(error),
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed | sqlx::Error::Io(_) => {
                Self::Unavailable(Some(error))
            }
            _ => Self::Other(error),
        }
    }
}
