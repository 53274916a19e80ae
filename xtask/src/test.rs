//! Everything that has to hold before a change is done, in the order in which it is quickest to fail.

use std::{
    io::{BufRead, BufReader},
    ops::AddAssign,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use crate::{
    budget,
    build::{self, Profile},
    crash, e2e,
    postgres::{self, Cluster, Durability},
    process, tools,
    workspace::Workspace,
};

/// How often the server is killed on each database; `cargo xtask crash` does it 50 times.
const CRASHES: u32 = 5;

/// How many tests there were.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Counts {
    pub passed: u32,
    pub failed: u32,
    /// Left out by the test itself.
    pub ignored: u32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

/// What has been done so far.
#[derive(Default)]
struct Progress {
    counts: Counts,
    steps: Vec<(&'static str, Duration)>,
}

impl Progress {
    /// Does one step; the tests it counts are part of the total, and a failure that no test stands for counts as one.
    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Result<Counts>) -> Result<()> {
        println!("\n== {name}");
        let begin = Instant::now();
        let result = work();
        let took = begin.elapsed();
        println!("== {name}: {:.1} s", took.as_secs_f64());
        self.steps.push((name, took));
        match result {
            Ok(counts) => {
                self.counts += counts;
                ensure!(counts.failed == 0, "{name}: {} tests failed", counts.failed);
                Ok(())
            }
            Err(error) => {
                self.counts.failed += 1;
                Err(error.context(name))
            }
        }
    }

    fn print(&self) {
        println!();
        for (name, took) in &self.steps {
            println!("{:8.1} s  {name}", took.as_secs_f64());
        }
        if self.counts.ignored > 0 {
            println!("{} tests left themselves out", self.counts.ignored);
        }
        println!("{} passed, {} failed", self.counts.passed, self.counts.failed);
    }
}

/// Runs all steps up to the first that fails; `false` if one did.
pub fn all(workspace: &Workspace, postgres: bool, browser: bool) -> bool {
    let mut progress = Progress::default();
    let result = steps(workspace, postgres, browser, &mut progress);
    if let Err(error) = &result {
        eprintln!("error: {error:#}");
    }
    progress.print();
    result.is_ok()
}

fn steps(workspace: &Workspace, postgres: bool, browser: bool, progress: &mut Progress) -> Result<()> {
    let plain = |command: &mut Command| process::run(command).map(|()| Counts::default());

    // first, so that what is missing shows now and not after a quarter of an hour
    progress.step("tools", || {
        tools::ensure_wasm_target(workspace)?;
        if postgres {
            postgres::ensure()?;
        }
        if browser {
            e2e::prepare(workspace)?;
        }
        Ok(Counts::default())
    })?;
    progress.step("format", || plain(workspace.cargo().args(["fmt", "--all", "--check"])))?;
    // the frontend is for the browser: with the server's features in the same build it would be something else
    progress.step("clippy", || {
        let args = ["clippy", "--workspace", "--exclude", "frontend", "--all-targets", "--", "-D", "warnings"];
        plain(workspace.cargo().args(args))
    })?;
    progress.step("clippy for the browser", || {
        // the profile of the build, which then finds its macros compiled
        let args = ["clippy", "--package", "frontend", "--target", "wasm32-unknown-unknown", "--profile", "wasm"];
        plain(workspace.cargo().args(args).args(["--", "-D", "warnings"]))
    })?;
    let name = if postgres { "Rust tests on SQLite and PostgreSQL" } else { "Rust tests on SQLite only" };
    progress.step(name, || {
        let cluster = if postgres { Some(Cluster::start(Durability::None)?) } else { None };
        rust_tests(workspace, cluster.as_ref())
    })?;
    let mut built = None;
    progress.step("build", || {
        built = Some(build::all_after_tests(workspace)?);
        Ok(Counts::default())
    })?;
    let built = built.context("nothing was built")?;
    progress.step("budgets", || {
        let within = budget::check_built(workspace, &built, Profile::Dev)?;
        if within { Ok(Counts::default()) } else { bail!("a figure is over its budget") }
    })?;
    progress.step("crash test", || {
        let good = crash::on_both(workspace, &built, CRASHES, postgres)?;
        if good { Ok(Counts { passed: 1, ..Counts::default() }) } else { bail!("an acknowledged answer was lost or is there twice") }
    })?;
    if browser {
        progress.step("browser tests", || e2e::run(workspace, &built, &[]))?;
    }
    Ok(())
}

fn rust_tests(workspace: &Workspace, cluster: Option<&Cluster>) -> Result<Counts> {
    let mut cargo = workspace.cargo();
    cargo.args(["test", "--workspace", "--exclude", "frontend", "--no-fail-fast"]).stdout(Stdio::piped());
    // tests that want PostgreSQL fail without this variable; `none` is how one says that it is left out on purpose
    cargo.env("QIAO_TEST_POSTGRES_URL", cluster.map_or_else(|| "none".to_owned(), Cluster::url));
    let mut child = process::spawn(&mut cargo)?;
    let output = child.stdout.take().context("no output of cargo test")?;
    let reader = std::thread::spawn(move || {
        let mut counts = Counts::default();
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            counts += result_line(&line).unwrap_or_default();
        }
        counts
    });
    let status = process::wait(&mut child, &cargo)?;
    let Ok(counts) = reader.join() else { bail!("cannot read the output of cargo test") };
    if !status.success() && counts.failed == 0 {
        bail!("`{}` failed ({status})", process::line(&cargo));
    }
    Ok(counts)
}

/// Reads `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
fn result_line(line: &str) -> Option<Counts> {
    let (_, counted) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |kind: &str| {
        let part = counted.split("; ").find_map(|part| part.strip_suffix(kind))?;
        part.trim().parse().ok()
    };
    Some(Counts { passed: number(" passed")?, failed: number(" failed")?, ignored: number(" ignored")? })
}

#[cfg(test)]
mod tests {
    use super::{Counts, result_line};

    #[test]
    fn the_result_line_of_cargo_test_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.51s";
        assert_eq!(result_line(line), Some(Counts { passed: 12, failed: 3, ignored: 1 }));
        assert_eq!(result_line("test courses::publish ... ok"), None);
    }
}
