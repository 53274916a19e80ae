//! The one writer of a SQLite database: takes the transactions of many requests and commits them together.
//!
//! SQLite has one writer at a time, and `synchronous=FULL` makes every commit wait for the disk. Committing what is waiting as one transaction
//! shares that wait. Each job stands in a savepoint of its own, so a job that fails takes nothing with it but itself; an answer is given only after
//! the commit.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::{Connection, SqliteConnection};
use tokio::sync::mpsc;

use crate::Error;

/// More jobs than this are never in one commit, so that the first does not wait for ever.
const BATCH: usize = 256;
/// How many jobs wait before callers do.
pub(crate) const QUEUE: usize = 4_096;

/// What a job leaves behind: whether to keep its changes, and how to tell its caller once they are durable (or not).
pub struct Outcome {
    pub keep: bool,
    pub tell: Box<dyn FnOnce(Result<(), Error>) + Send>,
}

pub type Job = Box<dyn for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Outcome> + Send>;

/// Runs until every sender is gone, then closes the connection.
pub(crate) async fn run(mut connection: SqliteConnection, mut jobs: mpsc::Receiver<Job>) {
    while let Some(first) = jobs.recv().await {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(job) = jobs.try_recv()
        {
            batch.push(job);
        }
        run_batch(&mut connection, batch).await;
    }
    if let Err(error) = connection.close().await {
        tracing::warn!(%error, "closing the database");
    }
}

async fn run_batch(connection: &mut SqliteConnection, batch: Vec<Job>) {
    if let Err(error) = execute(connection, "BEGIN IMMEDIATE").await {
        tracing::error!(%error, "beginning a transaction");
        // dropping the jobs tells their callers that the database does not answer
        return;
    }
    let mut outcomes = Vec::with_capacity(batch.len());
    for job in batch {
        if let Some(outcome) = run_job(connection, job).await {
            outcomes.push(outcome);
        }
    }
    let committed = execute(connection, "COMMIT").await;
    if let Err(error) = &committed {
        tracing::error!(%error, "committing");
        if let Err(error) = execute(connection, "ROLLBACK").await {
            tracing::error!(%error, "rolling back");
        }
    }
    for outcome in outcomes {
        let told = if committed.is_ok() || !outcome.keep { Ok(()) } else { Err(Error::Unavailable(None)) };
        (outcome.tell)(told);
    }
}

/// One job in its savepoint; none when it panicked or the savepoint failed, which its caller sees as a database that does not answer.
async fn run_job(connection: &mut SqliteConnection, job: Job) -> Option<Outcome> {
    execute(connection, "SAVEPOINT job").await.inspect_err(|error| tracing::error!(%error, "savepoint")).ok()?;
    let outcome = AssertUnwindSafe(job(connection)).catch_unwind().await;
    let keep = outcome.as_ref().is_ok_and(|o| o.keep);
    if outcome.is_err() {
        tracing::error!("a transaction panicked and was rolled back");
    }
    let ended = if keep {
        execute(connection, "RELEASE job").await
    } else {
        match execute(connection, "ROLLBACK TO job").await {
            Ok(()) => execute(connection, "RELEASE job").await,
            error => error,
        }
    };
    ended.inspect_err(|error| tracing::error!(%error, "ending a savepoint")).ok()?;
    outcome.ok()
}

async fn execute(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(sql).execute(connection).await.map(drop)
}
