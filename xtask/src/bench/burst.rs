//! Everybody starts the same quiz at once: each person, on a connection of their own, begins and asks for the first page.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Result;
use hyper::{StatusCode, header};
use serde::Serialize;
use tokio::task::JoinSet;

use super::scenario::{DataSet, text};
use crate::http::{Ask, Connection, Reply};

/// Everybody begins within this time.
const WITHIN: Duration = Duration::from_secs(1);
/// Who waits longer has got nothing.
const PATIENCE: Duration = Duration::from_mins(1);

/// What came of it.
#[derive(Serialize, Default)]
pub struct Burst {
    name: &'static str,
    database: &'static str,
    pub people: usize,
    /// From the first start to the last first page.
    pub last_first_page_ms: f64,
    /// From one's own start to one's first page.
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub errors: u32,
    #[serde(skip)]
    pub example: Option<String>,
}

impl Burst {
    pub fn named(self, database: &'static str) -> Self {
        Self { name: "quiz_start_burst", database, ..self }
    }

    pub fn database(&self) -> &'static str {
        self.database
    }
}

pub async fn run(address: SocketAddr, data_set: &Arc<DataSet>, people: usize) -> Result<Burst> {
    let from = Instant::now() + Duration::from_millis(200);
    let mut visits = JoinSet::new();
    for number in 0..people {
        let data_set = Arc::clone(data_set);
        let share = f64::from(u32::try_from(number).unwrap_or(0)) / f64::from(u32::try_from(people).unwrap_or(1));
        let at = from + WITHIN.mul_f64(share);
        visits.spawn(async move {
            tokio::time::sleep_until(at.into()).await;
            let result = tokio::time::timeout(PATIENCE, visit(address, &data_set, number)).await;
            let result = result.unwrap_or_else(|_| Err("no answer".to_owned()));
            (Instant::now(), at, result)
        });
    }
    let (mut last, mut took) = (from, Vec::with_capacity(people));
    let mut burst = Burst { people, ..Burst::default() };
    while let Some(visit) = visits.join_next().await {
        let (done, began, result) = visit?;
        last = last.max(done);
        took.push((done - began).as_secs_f64() * 1000.0);
        if let Err(what) = result {
            burst.errors += 1;
            burst.example.get_or_insert(what);
        }
    }
    took.sort_by(f64::total_cmp);
    burst.last_first_page_ms = ((last - from).as_secs_f64() * 1000.0).round();
    burst.p50_ms = took[took.len() / 2].round();
    burst.p99_ms = took[took.len() * 99 / 100].round();
    Ok(burst)
}

/// One person begins and reads the first page.
async fn visit(address: SocketAddr, data_set: &DataSet, number: usize) -> Result<(), String> {
    let cookie = format!("qiao_session={}", data_set.sessions[number % data_set.sessions.len()]);
    let mut connection = Connection::open(address).await.map_err(|error| format!("{error:#}"))?;
    let start = Ask::post(&data_set.quiz.start_path, "application/x-www-form-urlencoded", "").cookie(&cookie);
    let reply = connection.send(start).await.map_err(|error| format!("{error:#}"))?;
    let place = reply.headers.get(header::LOCATION).and_then(|v| v.to_str().ok()).map(ToOwned::to_owned);
    let place = place.filter(|p| reply.status == StatusCode::SEE_OTHER && p.contains("/attempts/")).ok_or_else(|| wrong(&reply))?;
    let page = connection.send(Ask::get(place).cookie(&cookie)).await.map_err(|error| format!("{error:#}"))?;
    if page.status == StatusCode::OK { Ok(()) } else { Err(wrong(&page)) }
}

fn wrong(reply: &Reply) -> String {
    format!("{} {}", reply.status, text(reply).chars().take(200).collect::<String>())
}
