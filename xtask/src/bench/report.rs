//! The figures: as a table and as JSON.

use std::{collections::BTreeMap, fs, path::Path, thread};

use anyhow::{Context, Result};
use serde::Serialize;

use super::{burst::Burst, load::Measured};

#[derive(Serialize)]
pub struct Report {
    machine: Machine,
    pub rows: Vec<Row>,
    pub bursts: Vec<Burst>,
    /// Resident memory of the server on SQLite, after its start and under load, in MB.
    pub idle_mb: f64,
    pub loaded_mb: f64,
    /// From the start of the process to its first 200, on an existing SQLite database; the median of some starts.
    pub start_ms: f64,
}

#[derive(Serialize)]
pub struct Machine {
    cores: usize,
    cpu: String,
    os: &'static str,
}

#[derive(Serialize)]
pub struct Row {
    name: &'static str,
    database: &'static str,
    connections: usize,
    rps: f64,
    p50_ms: f64,
    p95_ms: f64,
    p99_ms: f64,
    errors: u32,
}

impl Machine {
    pub fn this() -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
        let cpu = model.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, model)| model.trim().to_owned());
        Self { cores, cpu, os: std::env::consts::OS }
    }
}

impl Row {
    pub fn new(name: &'static str, database: &'static str, connections: usize, measured: &Measured) -> Self {
        let Measured { time, latencies, errors, .. } = measured;
        Self {
            name,
            database,
            connections,
            rps: rounded(f64::from(u32::try_from(latencies.len()).unwrap_or(u32::MAX)) / time.as_secs_f64()),
            p50_ms: percentile(latencies, 50),
            p95_ms: percentile(latencies, 95),
            p99_ms: percentile(latencies, 99),
            errors: *errors,
        }
    }
}

impl Report {
    pub fn new(machine: Machine) -> Self {
        Self { machine, rows: Vec::new(), bursts: Vec::new(), idle_mb: 0.0, loaded_mb: 0.0, start_ms: 0.0 }
    }

    pub fn write(&mut self, path: &Path) -> Result<()> {
        for figure in [&mut self.idle_mb, &mut self.loaded_mb, &mut self.start_ms] {
            *figure = rounded(*figure);
        }
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("written to {}", path.display());
        Ok(())
    }

    pub fn print(&self) {
        let Machine { cores, cpu, os } = &self.machine;
        println!("\n{cores} cores, {cpu}, {os}; the load comes from the same machine\n");
        let columns = format!("{:>8} {:>8} {:>8} {:>8} {:>7}", "rps", "p50 ms", "p95 ms", "p99 ms", "errors");
        println!("{:<18} {:>5}  {:<43}   PostgreSQL", "", "", "SQLite");
        println!("{:<18} {:>5}  {columns}   {columns}", "name", "conn.");
        let mut order = Vec::new();
        let mut cells: BTreeMap<_, BTreeMap<&str, String>> = BTreeMap::new();
        for row in &self.rows {
            let key = (row.name, row.connections);
            if !order.contains(&key) {
                order.push(key);
            }
            let Row { rps, p50_ms, p95_ms, p99_ms, errors, .. } = row;
            let cell = format!("{rps:>8.0} {p50_ms:>8.2} {p95_ms:>8.2} {p99_ms:>8.2} {errors:>7}");
            cells.entry(key).or_default().insert(row.database, cell);
        }
        for key in order {
            let cell = |database| cells[&key].get(database).map_or("", String::as_str);
            println!("{:<18} {:>5}  {:<43}   {}", key.0, key.1, cell("sqlite"), cell("postgres"));
        }
        println!(
            "\n{:<18} {:>6} {:>10} {:>18} {:>8} {:>8} {:>7}",
            "name", "people", "database", "last_first_page_ms", "p50 ms", "p99 ms", "errors"
        );
        for burst in &self.bursts {
            let Burst { people, last_first_page_ms, p50_ms, p99_ms, errors, .. } = burst;
            println!(
                "{:<18} {people:>6} {:>10} {last_first_page_ms:>18.0} {p50_ms:>8.0} {p99_ms:>8.0} {errors:>7}",
                "quiz_start_burst",
                burst.database()
            );
        }
        println!(
            "\non SQLite: resident {:.1} MB idle, {:.1} MB under load; {:.0} ms from start to first 200\n",
            self.idle_mb, self.loaded_mb, self.start_ms
        );
    }
}

/// The nearest-rank percentile of sorted microseconds, in milliseconds.
fn percentile(sorted: &[u32], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).map_or(0.0, |micros| f64::from(*micros) / 1000.0)
}

fn rounded(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::percentile;

    #[test]
    #[expect(clippy::float_cmp, reason = "thousandths of small whole numbers compare exactly with themselves")]
    fn percentiles_are_values_that_occurred() {
        let micros: Vec<u32> = (1..=200).map(|number| number * 1000).collect();
        assert_eq!(percentile(&micros, 50), 100.0);
        assert_eq!(percentile(&micros, 99), 198.0);
        assert_eq!(percentile(&[7000], 99), 7.0);
        assert_eq!(percentile(&[], 50), 0.0);
    }
}
