//! The load generator: connections that stay open, each asking again as soon as it has its answer.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Result;
use tokio::task::JoinSet;

use super::scenario::{DataSet, Scenario, Visitor};
use crate::http::Connection;

/// What happens before anything is counted: caches fill, the processor wakes up.
const WARM_UP: Duration = Duration::from_secs(1);

/// Who waits longer for an answer has got none.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was measured.
#[derive(Default)]
pub struct Measured {
    pub time: Duration,
    /// How long each answer took, in microseconds, shortest first.
    pub latencies: Vec<u32>,
    /// Answers that were no success, and connections that broke.
    pub errors: u32,
    /// What was wrong with one of them.
    pub example: Option<String>,
}

/// Loads the server for a while.
pub async fn run(address: SocketAddr, scenario: Scenario, data_set: &Arc<DataSet>, connections: usize, time: Duration) -> Result<Measured> {
    let from = Instant::now() + WARM_UP;
    let mut visits = JoinSet::new();
    for number in 0..connections {
        let visitor = Visitor::new(scenario, Arc::clone(data_set), number);
        visits.spawn(visit(address, visitor, from, from + time));
    }
    let mut all = Measured { time, ..Measured::default() };
    while let Some(measured) = visits.join_next().await {
        let measured = measured?;
        all.latencies.extend(measured.latencies);
        all.errors += measured.errors;
        all.example = all.example.or(measured.example);
    }
    all.latencies.sort_unstable();
    Ok(all)
}

/// One connection's share; answers that arrive outside the time are not counted.
async fn visit(address: SocketAddr, mut visitor: Visitor, from: Instant, until: Instant) -> Measured {
    let mut measured = Measured::default();
    let mut connection = None;
    while Instant::now() < until {
        let begin = Instant::now();
        let result = tokio::time::timeout(PATIENCE, ask(address, &mut connection, &mut visitor)).await;
        let result = result.unwrap_or_else(|_| Err("no answer".to_owned()));
        let now = Instant::now();
        if result.is_err() {
            connection = None;
            // a server that is down is not asked a million times
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        if now < from || now > until {
            continue;
        }
        match result {
            Ok(()) => measured.latencies.push(u32::try_from((now - begin).as_micros()).unwrap_or(u32::MAX)),
            Err(what) => {
                measured.errors += 1;
                measured.example.get_or_insert(what);
            }
        }
    }
    measured
}

/// One answer, over the connection that is open or a new one.
async fn ask(address: SocketAddr, connection: &mut Option<Connection>, visitor: &mut Visitor) -> Result<(), String> {
    let connection = match connection {
        Some(open) => open,
        None => connection.insert(Connection::open(address).await.map_err(|error| format!("{error:#}"))?),
    };
    let reply = connection.send(visitor.next()).await.map_err(|error| format!("{error:#}"))?;
    visitor.check(&reply)
}
