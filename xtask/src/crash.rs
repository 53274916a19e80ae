//! Kills the server in the middle of an exam, again and again: every answer that was acknowledged has to be there afterwards, and none twice.
//!
//! 200 people answer without a pause. Like a device, each keeps an answer until it is acknowledged, and sends it again under the same id when the server is
//! back. `kill -9` comes at a random moment.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    bench::{DataSet, new_id, now, text},
    build::{self, Built, Profile},
    http::{self, Ask, Connection},
    postgres::{Cluster, Durability},
    process,
    server::{Launch, Server},
    tools,
    workspace::Workspace,
};

const PEOPLE: usize = 200;
/// Between two kills, in milliseconds.
const PAUSE: std::ops::Range<u64> = 60..700;
/// Everything unacknowledged has to arrive within this time after the last start.
const PATIENCE: Duration = Duration::from_mins(2);

/// Builds the server and kills it `rounds` times on each database; `false` when an answer was lost.
pub fn run(workspace: &Workspace, profile: Profile, rounds: u32, postgres: bool) -> Result<bool> {
    let built = build::all(workspace, profile)?;
    on_both(workspace, &built, rounds, postgres)
}

pub fn on_both(workspace: &Workspace, built: &Built, rounds: u32, postgres: bool) -> Result<bool> {
    let (data, _remove) = tools::temporary_folder("crash")?;
    let mut good = on("SQLite", &Launch::new(workspace, built, &data, "crash-sqlite"), rounds)?;
    if postgres {
        let cluster = Cluster::start(Durability::Full)?;
        let (data, _remove) = tools::temporary_folder("crash")?;
        good &= on("PostgreSQL", &Launch::new(workspace, built, &data, "crash-postgres").on(&cluster), rounds)?;
    }
    Ok(good)
}

/// An answer that the server has acknowledged, or would have to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Stored {
    attempt: Uuid,
    id: Uuid,
    sequence: i64,
}

/// What the people share.
struct Exam {
    data_set: DataSet,
    address: Mutex<SocketAddr>,
    over: AtomicBool,
    acknowledged: Mutex<Vec<Stored>>,
}

fn on(database: &str, launch: &Launch, rounds: u32) -> Result<bool> {
    let mut command = launch.command("bench-data");
    command.args(["--people", &PEOPLE.to_string(), "--courses", "1", "--events", "0"]);
    let data_set: DataSet = serde_json::from_str(&process::output(&mut command)?).context("cannot read what `qiao bench-data` printed")?;
    let before = stored(launch)?.len();
    let mut server = Server::start(launch)?;
    let exam =
        Arc::new(Exam { data_set, address: Mutex::new(server.address), over: AtomicBool::new(false), acknowledged: Mutex::default() });
    let people = {
        let exam = Arc::clone(&exam);
        thread::spawn(move || http::block_on(sit(&exam)))
    };
    let begin = Instant::now();
    for _ in 0..rounds {
        let random = Uuid::new_v4().as_u128() % u128::from(PAUSE.end - PAUSE.start);
        thread::sleep(Duration::from_millis(PAUSE.start + u64::try_from(random).unwrap_or(0)));
        server.kill();
        server = Server::start(launch)?;
        *exam.address.lock().unwrap_or_else(PoisonError::into_inner) = server.address;
    }
    exam.over.store(true, Ordering::Relaxed);
    let Ok(result) = people.join() else { bail!("the people of the exam panicked") };
    result?;
    drop(server);
    let mut acknowledged = std::mem::take(&mut *exam.acknowledged.lock().unwrap_or_else(PoisonError::into_inner));
    acknowledged.sort();
    let there = stored(launch)?;
    let verdict = compare(&acknowledged, &there, before);
    println!(
        "{database}: {rounds} kills in {:.0} s, {} answers acknowledged, {} lost, {} twice",
        begin.elapsed().as_secs_f64(),
        acknowledged.len(),
        verdict.lost,
        verdict.twice
    );
    ensure!(acknowledged.len() > usize::try_from(rounds).unwrap_or(0), "hardly an answer was acknowledged: nothing was tested");
    Ok(verdict.lost == 0 && verdict.twice == 0 && verdict.strange == 0)
}

#[derive(Debug, PartialEq, Eq)]
struct Verdict {
    /// Acknowledged and not there.
    lost: usize,
    /// There more than once.
    twice: usize,
    /// There although nobody sent it.
    strange: usize,
}

/// Compares what was acknowledged with what is there; `before` answers were there from the beginning.
fn compare(acknowledged: &[Stored], there: &[Stored], before: usize) -> Verdict {
    let mut places: BTreeMap<(Uuid, Uuid), usize> = BTreeMap::new();
    for answer in there {
        *places.entry((answer.attempt, answer.id)).or_default() += 1;
    }
    let lost = acknowledged.iter().filter(|a| !places.contains_key(&(a.attempt, a.id))).count();
    let twice = places.values().filter(|count| **count > 1).count();
    // each person numbers their answers: the same number twice is the same answer twice
    let mut numbers: BTreeMap<(Uuid, i64), usize> = BTreeMap::new();
    for answer in there.iter().filter(|a| a.sequence >= FIRST) {
        *numbers.entry((answer.attempt, answer.sequence)).or_default() += 1;
    }
    let twice = twice + numbers.values().filter(|count| **count > 1).count();
    Verdict { lost, twice, strange: there.len().saturating_sub(before + acknowledged.len()) }
}

/// The answers that came with the data have smaller numbers.
const FIRST: i64 = 1_000;

/// Every answer in the database.
fn stored(launch: &Launch) -> Result<Vec<Stored>> {
    let mut command = launch.command("bench-data");
    command.arg("--stored");
    let text = process::output(&mut command)?;
    text.lines().map(|line| serde_json::from_str(line).context("cannot read what `qiao bench-data --stored` printed")).collect()
}

/// Everybody answers until the exam is over and nothing waits any more.
async fn sit(exam: &Arc<Exam>) -> Result<()> {
    let mut people = JoinSet::new();
    for number in 0..PEOPLE {
        let exam = Arc::clone(exam);
        people.spawn(async move { person(&exam, number).await });
    }
    while let Some(person) = people.join_next().await {
        person??;
    }
    Ok(())
}

async fn person(exam: &Exam, number: usize) -> Result<()> {
    let data = &exam.data_set;
    let cookie = format!("qiao_session={}", data.sessions[number]);
    let attempt: Uuid = data.quiz.attempts[number].parse()?;
    let device = Uuid::new_v4();
    let mut connection = None;
    let mut sequence = FIRST;
    while !exam.over.load(Ordering::Relaxed) {
        sequence += 1;
        let (question, fields) = &data.quiz.answers[usize::try_from(sequence)? % data.quiz.answers.len()];
        let (id, at) = (new_id(now()), now());
        let event = json!({
            "event_id": id, "seq": sequence, "kind": "answer_given", "schema": 1, "attempt": attempt, "slot": question,
            "payload": { "fields": fields }, "client_time": at,
        });
        let since = Instant::now();
        // the same answer under the same id, until somebody says that it is there
        loop {
            let body = json!({ "device_id": device, "sent_at": now(), "events": [event] }).to_string();
            let ask = Ask::post("/api/v1/sync", "application/json", body).cookie(&cookie).encodings("identity");
            if let Some(status) = send(exam, &mut connection, ask).await {
                ensure!(status, "an answer was refused");
                let stored = Stored { attempt, id, sequence };
                exam.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).push(stored);
                break;
            }
            ensure!(since.elapsed() < PATIENCE, "an answer did not arrive within {} s", PATIENCE.as_secs());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    Ok(())
}

/// Whether the answer was taken; none when nobody answered.
async fn send(exam: &Exam, connection: &mut Option<Connection>, ask: Ask) -> Option<bool> {
    let address = *exam.address.lock().unwrap_or_else(PoisonError::into_inner);
    let open = match connection.take() {
        Some(open) => Ok(open),
        None => Connection::open(address).await,
    };
    let mut open = open.ok()?;
    let reply = tokio::time::timeout(Duration::from_secs(10), open.send(ask)).await.ok()?.ok()?;
    if !reply.status.is_success() {
        return None;
    }
    let said = text(&reply);
    *connection = Some(open);
    Some(said.contains("\"accepted\"") || said.contains("\"duplicate\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(id: u128, sequence: i64) -> Stored {
        Stored { attempt: Uuid::from_u128(1), id: Uuid::from_u128(id), sequence }
    }

    #[test]
    fn a_lost_answer_and_one_that_is_there_twice_are_found() {
        let acknowledged = [answer(1, 1_001), answer(2, 1_002)];
        let fine = Verdict { lost: 0, twice: 0, strange: 0 };
        assert_eq!(compare(&acknowledged, &[answer(9, 1), answer(1, 1_001), answer(2, 1_002)], 1), fine);
        assert_eq!(compare(&acknowledged, &[answer(1, 1_001)], 0), Verdict { lost: 1, ..fine });
        assert_eq!(
            compare(&acknowledged, &[answer(1, 1_001), answer(2, 1_002), answer(3, 1_002)], 0),
            Verdict { lost: 0, twice: 1, strange: 1 }
        );
    }
}
