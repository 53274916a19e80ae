//! How fast the release server is, on SQLite and on PostgreSQL, with the data of a whole city.
//!
//! The load comes from this process ([`load`]) over loopback, so both share the machine's cores. What is asked for is in
//! [`scenario`]; [`report`] prints the figures and writes `bench.json`.

mod burst;
mod load;
mod report;
mod scenario;

use std::{sync::Arc, thread, time::Duration};

use anyhow::{Context, Result, ensure};

pub use self::scenario::{DataSet, new_id, now, text};
use self::{
    report::{Machine, Report, Row},
    scenario::Scenario,
};
use crate::{
    build::{self, Built, Profile},
    http,
    postgres::{Cluster, Durability},
    process,
    server::{Launch, Server},
    tools,
    workspace::Workspace,
};

/// What years leave behind: attempts, each with 20 answers.
const YEARS: &str = "200000";
/// How many start the same quiz within a second.
const BURST: usize = 3_000;
const STARTS: usize = 5;

pub fn run(workspace: &Workspace, seconds: u64) -> Result<()> {
    let built = build::all(workspace, Profile::Release)?;
    let mut report = Report::new(Machine::this());
    let time = Duration::from_secs(seconds);
    on_sqlite(workspace, &built, time, &mut report)?;
    on_postgres(workspace, &built, time, &mut report)?;
    report.print();
    report.write(&workspace.target.join("bench.json"))
}

fn on_sqlite(workspace: &Workspace, built: &Built, time: Duration, report: &mut Report) -> Result<()> {
    let (data, _remove) = tools::temporary_folder("bench")?;
    let launch = Launch::new(workspace, built, &data, "bench-sqlite");
    let data_set = fill(&launch)?;

    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(Server::start(&launch)?.started_in);
    }
    starts.sort_unstable();
    report.start_ms = starts[STARTS / 2].as_secs_f64() * 1000.0;

    let server = Server::start(&launch)?;
    // what the start has left to do is done by then
    thread::sleep(Duration::from_secs(2));
    report.idle_mb = server.resident_mb()?;
    let server = measure("sqlite", server, &data_set, time, report)?;
    drop(server);
    years("sqlite", &launch, &data_set, time, report)
}

fn on_postgres(workspace: &Workspace, built: &Built, time: Duration, report: &mut Report) -> Result<()> {
    let cluster = Cluster::start(Durability::Full)?;
    let (data, _remove) = tools::temporary_folder("bench")?;
    let launch = Launch::new(workspace, built, &data, "bench-postgres").on(&cluster);
    let data_set = fill(&launch)?;
    let server = measure("postgres", Server::start(&launch)?, &data_set, time, report)?;
    drop(server);
    years("postgres", &launch, &data_set, time, report)
}

/// Makes the data set in an empty database.
fn fill(launch: &Launch) -> Result<Arc<DataSet>> {
    println!("making {BURST} people, 30 courses, 100,000 events, 3 quizzes and 2,000 attempts");
    let mut command = launch.command("bench-data");
    command.args(["--people", &BURST.to_string(), "--courses", "30", "--events", "100000"]);
    let text = process::output(&mut command)?;
    let data_set: DataSet = serde_json::from_str(&text).context("cannot read what `qiao bench-data` printed")?;
    ensure!(!data_set.sessions.is_empty(), "`qiao bench-data` gave no sessions");
    ensure!(!data_set.blocks.is_empty(), "`qiao bench-data` gave no blocks");
    Ok(Arc::new(data_set))
}

/// Measures everything on an ordinary database; gives the server back.
fn measure(database: &'static str, server: Server, data_set: &Arc<DataSet>, time: Duration, report: &mut Report) -> Result<Server> {
    // before the others: a whole school comes to a server that has only just begun
    println!("{database}: {BURST} people start the same quiz within a second");
    let burst = http::block_on(burst::run(server.address, data_set, BURST))?;
    if let Some(example) = &burst.example {
        println!("{database}: {} errors, one of them: {example}", burst.errors);
    }
    report.bursts.push(burst.named(database));
    for scenario in Scenario::SMALL {
        rows(database, &server, scenario, data_set, time, report)?;
    }
    Ok(server)
}

/// Adds the attempts of years, and measures again what should not feel them.
fn years(database: &'static str, launch: &Launch, data_set: &Arc<DataSet>, time: Duration, report: &mut Report) -> Result<()> {
    println!("{database}: adding {YEARS} attempts with 20 answers each");
    let mut command = launch.command("bench-data");
    command.args(["--years", YEARS]);
    process::output(&mut command)?;
    let server = Server::start(launch)?;
    for scenario in Scenario::LARGE {
        rows(database, &server, scenario, data_set, time, report)?;
    }
    Ok(())
}

fn rows(
    database: &'static str,
    server: &Server,
    scenario: Scenario,
    data_set: &Arc<DataSet>,
    time: Duration,
    report: &mut Report,
) -> Result<()> {
    for &connections in scenario.connections() {
        let name = scenario.name();
        println!("{database}: {name} over {connections} connections");
        let measured = http::block_on(load::run(server.address, scenario, data_set, connections, time))?;
        if let Some(example) = &measured.example {
            println!("{database}: {} errors, one of them: {example}", measured.errors);
        }
        report.rows.push(Row::new(name, database, connections, &measured));
        if database == "sqlite" {
            report.loaded_mb = report.loaded_mb.max(server.resident_mb()?);
        }
    }
    Ok(())
}
