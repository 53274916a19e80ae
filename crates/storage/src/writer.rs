//! The one writer of a SQLite database: takes the transactions of many requests and commits them together.
//!
//! SQLite has one writer at a time, and `synchronous=FULL` makes every commit wait for the disk. Committing what is waiting as one transaction
//! shares that wait. Each job stands in a savepoint of its own, so a job that fails takes nothing with it but itself; an answer is given only after
//! the commit.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::{Connection, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

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

/// What the writer is sent.
pub enum Message {
    Run(Job),
    /// Take no more jobs, do those that wait, close the connection, and then drop this.
    Close(oneshot::Sender<()>),
}

/// Runs until every sender is gone or one asks to close, then closes the connection.
pub(crate) async fn run(mut connection: SqliteConnection, mut messages: mpsc::Receiver<Message>) {
    let mut closers = Vec::new();
    while let Some(first) = messages.recv().await {
        let mut batch = Vec::new();
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Run(job) => batch.push(job),
                Message::Close(closer) => {
                    messages.close();
                    closers.push(closer);
                }
            }
            next = if batch.len() < BATCH { messages.try_recv().ok() } else { None };
        }
        if !batch.is_empty() {
            run_batch(&mut connection, batch).await;
        }
    }
    if let Err(error) = connection.close().await {
        tracing::warn!(%error, "closing the database");
    }
}

async fn run_batch(connection: &mut SqliteConnection, batch: Vec<Job>) {
    let mut jobs = batch.into_iter();
    // more than one transaction only when SQLite ended one by itself, as it may when the disk is full
    while jobs.len() > 0 {
        run_transaction(connection, &mut jobs).await;
    }
}

/// Runs jobs until there are none left or the transaction is lost, and tells their callers how it ended.
async fn run_transaction(connection: &mut SqliteConnection, jobs: &mut std::vec::IntoIter<Job>) {
    if let Err(error) = execute(connection, "BEGIN IMMEDIATE").await {
        tracing::error!(%error, "beginning a transaction");
        // dropping the jobs tells their callers that the database does not answer
        jobs.for_each(drop);
        return;
    }
    let mut outcomes = Vec::with_capacity(jobs.len());
    let mut committed = true;
    for job in jobs.by_ref() {
        let (outcome, ended) = run_job(connection, job).await;
        outcomes.extend(outcome);
        if let Err(error) = ended {
            // without the transaction around it the next job would be committed by itself, whatever its caller is told
            tracing::error!(%error, "a transaction was lost");
            committed = false;
            break;
        }
    }
    if committed && let Err(error) = execute(connection, "COMMIT").await {
        tracing::error!(%error, "committing");
        committed = false;
    }
    if !committed && let Err(error) = execute(connection, "ROLLBACK").await {
        tracing::warn!(%error, "rolling back what may be rolled back already");
    }
    for outcome in outcomes {
        let told = if committed || !outcome.keep { Ok(()) } else { Err(Error::Unavailable(None)) };
        (outcome.tell)(told);
    }
}

/// One job in its savepoint, and how the savepoint ended. No outcome when the job panicked or did not begin, which its caller sees as a database that
/// does not answer.
async fn run_job(connection: &mut SqliteConnection, job: Job) -> (Option<Outcome>, Result<(), sqlx::Error>) {
    if let Err(error) = execute(connection, "SAVEPOINT job").await {
        return (None, Err(error));
    }
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
    (outcome.ok(), ended)
}

async fn execute(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(sql).execute(connection).await.map(drop)
}
