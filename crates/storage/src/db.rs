//! The database: SQLite in a file, or PostgreSQL.

use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::future::BoxFuture;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, PgPool, SqlitePool};
use tokio::sync::{mpsc, oneshot};

use crate::writer::{self, Job, Message, Outcome};
use crate::{Conn, Error, ReadConn, Result};

/// The oldest PostgreSQL that is tested.
const POSTGRES_MIN: i32 = 15;
/// How long a request waits for a connection before it is told that the database does not answer.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;

/// A handle to the database; cheap to clone.
#[derive(Clone)]
pub enum Db {
    Sqlite { read: SqlitePool, write: mpsc::Sender<Message> },
    Postgres { pool: PgPool },
}

/// Why a database could not be opened, with the remedy.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{path} is not a Qiao database (it is not SQLite at all): choose another --data folder, or restore a backup")]
    NotADatabase { path: PathBuf },
    #[error("{path} cannot be opened: {source}: check that the folder exists, is writable and the disk is not full")]
    Sqlite { path: PathBuf, source: sqlx::Error },
    #[error("PostgreSQL does not answer at {host}: {source}: check that it runs, and --database-url")]
    Postgres { host: String, source: sqlx::Error },
    #[error("this is PostgreSQL {found}; Qiao needs {POSTGRES_MIN} or newer")]
    PostgresTooOld { found: i32 },
    #[error("--database-url is not one: {0}: it looks like postgres://user:password@host/database")]
    Url(sqlx::Error),
    #[error("the database was last used by a newer Qiao, or a migration was changed: {0}: install the newer version, or restore a backup")]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

impl Db {
    /// Opens (and makes, when it is missing) the SQLite database at `path`, and migrates it.
    ///
    /// # Errors
    /// [`OpenError`] with the remedy.
    pub async fn open_sqlite(path: &Path) -> Result<Self, OpenError> {
        let failed = |source: sqlx::Error| {
            // SQLITE_NOTADB
            let not_one = matches!(&source, sqlx::Error::Database(e) if e.code().as_deref() == Some("26"));
            if not_one { OpenError::NotADatabase { path: path.to_owned() } } else { OpenError::Sqlite { path: path.to_owned(), source } }
        };
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(ACQUIRE_TIMEOUT)
            .disable_statement_logging();
        let mut writer = options.clone().create_if_missing(true).connect().await.map_err(failed)?;
        sqlx::migrate!("migrations/sqlite").run(&mut writer).await?;
        let read = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_lazy_with(options.read_only(true).pragma("query_only", "on"));
        let (write, messages) = mpsc::channel(writer::QUEUE);
        tokio::spawn(writer::run(writer, messages));
        Ok(Self::Sqlite { read, write })
    }

    /// Connects to PostgreSQL and migrates the database.
    ///
    /// # Errors
    /// [`OpenError`] with the remedy.
    pub async fn open_postgres(url: &str) -> Result<Self, OpenError> {
        let options: PgConnectOptions = url.parse().map_err(OpenError::Url)?;
        let host = format!("{}:{}", options.get_host(), options.get_port());
        let options = options.application_name("qiao").disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_with(options)
            .await
            .map_err(|source| OpenError::Postgres { host: host.clone(), source })?;
        let version: (String,) =
            sqlx::query_as("SHOW server_version_num").fetch_one(&pool).await.map_err(|source| OpenError::Postgres { host, source })?;
        let found = version.0.parse::<i32>().unwrap_or(0) / 10_000;
        if found < POSTGRES_MIN {
            return Err(OpenError::PostgresTooOld { found });
        }
        sqlx::migrate!("migrations/postgres").run(&pool).await?;
        Ok(Self::Postgres { pool })
    }

    /// `sqlite` or `postgres`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "sqlite",
            Self::Postgres { .. } => "postgres",
        }
    }

    /// A connection for reading. Statements on it see what was committed before each of them.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when none comes free in time.
    pub async fn read(&self) -> Result<ReadConn> {
        Ok(match self {
            Self::Sqlite { read, .. } => ReadConn::Sqlite(read.acquire().await?),
            Self::Postgres { pool } => ReadConn::Postgres(pool.acquire().await?),
        })
    }

    /// Runs `work` as one transaction: all of it is durable when this returns `Ok`, none of it happened when it returns `Err`. On SQLite it may share its
    /// commit with other requests. It goes on when the caller goes away.
    ///
    /// # Errors
    /// What `work` returned, or the database's own.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'c> FnOnce(Conn<'c>) -> BoxFuture<'c, Result<T, E>> + Send + 'static,
    {
        match self {
            Self::Sqlite { write, .. } => {
                let (reply, answer) = oneshot::channel();
                let job: Job = Box::new(move |connection| {
                    Box::pin(async move {
                        let result = work(Conn::Sqlite(connection)).await;
                        let keep = result.is_ok();
                        let tell = Box::new(move |committed: Result<()>| {
                            // the caller may have gone away; the change stands all the same
                            let _ = reply.send(committed.map_err(E::from).and(result));
                        });
                        Outcome { keep, tell }
                    })
                });
                write.send(Message::Run(job)).await.map_err(|_| E::from(Error::Unavailable(None)))?;
                answer.await.map_err(|_| E::from(Error::Unavailable(None)))?
            }
            Self::Postgres { pool } => {
                let pool = pool.clone();
                // a task of its own, so that it goes on when the caller goes away, and that a panic is seen as on SQLite
                let task = tokio::spawn(async move {
                    let mut transaction = pool.begin().await.map_err(Error::from)?;
                    let done = work(Conn::Postgres(&mut transaction)).await?;
                    transaction.commit().await.map_err(Error::from)?;
                    Ok(done)
                });
                task.await.map_err(|error| {
                    tracing::error!(%error, "a transaction panicked and was rolled back");
                    E::from(Error::Unavailable(None))
                })?
            }
        }
    }

    /// Waits until everything written is on disk and closes the connections. Clones of the handle stop working.
    pub async fn close(self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                // the writer last: it takes the log back into the file. A send that fails means that it is closed already
                let (closer, ended) = oneshot::channel();
                if write.send(Message::Close(closer)).await.is_ok() {
                    let _ = ended.await;
                }
            }
            Self::Postgres { pool } => pool.close().await,
        }
    }
}
