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
        let Some(open) = &mut connection else {
            connection = Connection::open(address).await.ok();
            if connection.is_none() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            continue;
        };
        let begin = Instant::now();
        let reply = open.send(visitor.next()).await;
        let now = Instant::now();
        let result = match reply {
            Ok(reply) => visitor.check(&reply),
            Err(error) => {
                connection = None;
                Err(error.to_string())
            }
        };
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
