//! `cargo xtask …`: everything one does with the workspace beyond plain cargo.
//!
//! One module per task (`build`, `test`, `e2e`, `budget`, `bench`, `crash`) and one per thing that tasks share: where the
//! workspace is (`workspace`), programs of the machine (`tools`), the Node packages (`node`), the throw-away PostgreSQL
//! (`postgres`), a running server (`server`), plain HTTP (`http`), what has to be undone at the end (`cleanup`).
//! To add a task: a variant of [`Task`], a line in [`perform`], a module.

mod bench;
mod budget;
mod build;
mod cleanup;
mod crash;
mod e2e;
mod http;
mod node;
mod postgres;
mod process;
mod server;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{build::Profile, workspace::Workspace};

/// Builds, serves, tests and measures Qiao.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the site (WebAssembly, CSS, public files: hashed and compressed) and the server.
    ///
    /// The site goes to `site/` in the target directory, the server to the binary `qiao`. Steps whose input has not
    /// changed are skipped.
    Build {
        /// Build the server for production; the default is quicker to build and slower to run.
        #[arg(long)]
        release: bool,
    },
    /// Build everything and serve the demo school on <http://127.0.0.1:3000>.
    ///
    /// The data stay in `demo/` of the target directory; remove it to start afresh.
    Run {
        /// Run the server as it runs in production.
        #[arg(long)]
        release: bool,
        /// More options for `qiao serve`, for example `-- --listen 127.0.0.1:8080`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Check everything: format, clippy, all Rust tests on SQLite and PostgreSQL, budgets, browser tests.
    ///
    /// PostgreSQL (15 or newer) runs as a throw-away cluster that is started and removed here. Browser tests need Node
    /// and Chromium (from the PATH, or CHROME). As root on Debian what is missing gets installed. Ends with a line
    /// "N passed, N failed".
    Test {
        /// Leave out PostgreSQL: storage and use cases are tested on SQLite only.
        #[arg(long)]
        no_postgres: bool,
        /// Leave out the end-to-end tests, which need Node and Chromium.
        #[arg(long)]
        no_browser: bool,
    },
    /// Build, start a demo server and run only the browser tests.
    E2e {
        /// Run against the server as it runs in production.
        #[arg(long)]
        release: bool,
        /// Passed to Playwright, for example `-- --project=mobile-js lessons`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Check the size budgets of DESIGN §7 and print a table; a figure over its budget is a failure.
    Budget {
        /// Check memory and starting time as well, of the server as it runs in production.
        #[arg(long)]
        release: bool,
    },
    /// Measure the release server on SQLite and PostgreSQL with 3,000 people; writes `bench.json`.
    Bench {
        /// Seconds of load for each row of the table.
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=600))]
        seconds: u64,
    },
    /// Kill the server during an exam of 200 people, and see that no acknowledged answer is lost or there twice.
    Crash {
        /// How often, on each database.
        #[arg(long, default_value_t = 50)]
        rounds: u32,
        /// Kill the server as it runs in production.
        #[arg(long)]
        release: bool,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    cleanup::on_signals();
    let result = perform(cli.task);
    cleanup::settle();
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does the task; `false` means that it was done and that the result is not good enough.
fn perform(task: Task) -> Result<bool> {
    let workspace = Workspace::find()?;
    match task {
        Task::Build { release } => build::all(&workspace, Profile::from_flag(release)).map(|_| true),
        Task::Run { release, args } => build::serve(&workspace, Profile::from_flag(release), &args).map(|()| true),
        Task::Test { no_postgres, no_browser } => Ok(test::all(&workspace, !no_postgres, !no_browser)),
        Task::E2e { release, args } => e2e::build_and_run(&workspace, Profile::from_flag(release), &args).map(|counts| counts.failed == 0),
        Task::Budget { release } => budget::check(&workspace, Profile::from_flag(release)),
        Task::Crash { rounds, release } => crash::run(&workspace, Profile::from_flag(release), rounds, true),
        Task::Bench { seconds } => bench::run(&workspace, seconds).map(|()| true),
    }
}
