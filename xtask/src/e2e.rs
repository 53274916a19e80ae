//! The end-to-end tests in a browser: Playwright against a demo server of its own.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::{
    build::{self, Built, Profile},
    node, process,
    server::{Launch, Server},
    test::Counts,
    tools,
    workspace::Workspace,
};

/// What the JSON report of Playwright says in the end.
#[derive(Deserialize)]
struct Report {
    stats: Stats,
}

#[derive(Deserialize)]
struct Stats {
    expected: u32,
    unexpected: u32,
    flaky: u32,
    skipped: u32,
}

/// Builds, then runs the tests that `args` select.
pub fn build_and_run(workspace: &Workspace, profile: Profile, args: &[String]) -> Result<Counts> {
    prepare(workspace)?;
    let built = build::all(workspace, profile)?;
    run(workspace, &built, args)
}

/// Makes sure of everything that the tests need beside the server.
pub fn prepare(workspace: &Workspace) -> Result<()> {
    node::ensure()?;
    tools::chrome()?;
    tools::ensure_chinese_font()?;
    node::install_locked(&workspace.end2end())
}

/// Starts a fresh demo server and runs the tests against it; `args` go to Playwright.
pub fn run(workspace: &Workspace, built: &Built, args: &[String]) -> Result<Counts> {
    let chrome = tools::chrome()?;
    let (data, _remove) = tools::temporary_folder("e2e")?;
    let launch = Launch::new(workspace, built, &data, "e2e").demo();
    let server = Server::start(&launch)?;
    println!("demo server on {}, its log is {}", server.url(), launch.log.display());

    let report = workspace.target.join("e2e.json");
    if report.exists() {
        fs::remove_file(&report).with_context(|| format!("cannot remove {}", report.display()))?;
    }
    let mut playwright = Command::new("node");
    playwright
        .current_dir(workspace.end2end())
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(args)
        .env("QIAO_URL", server.url())
        .env("CHROME", chrome)
        .env("QIAO_TARGET", &workspace.target);
    let status = process::status(&mut playwright)?;
    let counts = read_report(&report)?;
    // for example a test file that does not compile: there is no test to have failed
    ensure!(status.success() || counts.failed > 0, "`{}` failed ({status})", process::line(&playwright));
    Ok(counts)
}

fn read_report(path: &Path) -> Result<Counts> {
    let Ok(text) = fs::read_to_string(path) else { bail!("Playwright wrote no report") };
    let Report { stats } = serde_json::from_str(&text).context("cannot read Playwright's report")?;
    Ok(Counts { passed: stats.expected + stats.flaky, failed: stats.unexpected, ignored: stats.skipped })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::read_report;

    #[test]
    fn playwrights_report_is_counted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        fs::write(
            &path,
            r#"{"suites": [], "stats": {"startTime": "", "duration": 1.5, "expected": 7, "skipped": 1, "unexpected": 2, "flaky": 0}}"#,
        )
        .unwrap();
        let counts = read_report(&path).unwrap();
        assert_eq!((counts.passed, counts.failed, counts.ignored), (7, 2, 1));
    }
}
