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
    }
    all.latencies.sort_unstable();
    Ok(all)
}

/// One connection's share; answers that arrive outside the time are not counted.
async fn visit(address: SocketAddr, mut visitor: Visitor, from: Instant, until: Instant) -> Measured {
    let mut measured = Measured::default();
    let mut connection = None;
    while Instant::now() < until {
        let good = match &mut connection {
            None => {
                connection = Connection::open(address).await.ok();
                if connection.is_some() {
                    continue;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
                None
            }
            Some(open) => {
                let begin = Instant::now();
                let reply = open.send(visitor.next()).await;
                let took = begin.elapsed();
                if reply.is_err() {
                    connection = None;
                }
                reply.is_ok_and(|reply| visitor.is_content(&reply)).then_some(took)
            }
        };
        let now = Instant::now();
        if now < from || now > until {
            continue;
        }
        match good {
            Some(took) => measured.latencies.push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX)),
            None => measured.errors += 1,
        }
    }
    measured
}
