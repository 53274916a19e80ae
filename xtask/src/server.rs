//! A running `qiao serve` with a port and a log of its own.

use std::{
    env,
    fs::{self, File},
    net::SocketAddr,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use hyper::StatusCode;

use crate::{
    build::Built,
    cleanup::Cleanup,
    http::{self, Ask},
    postgres::Cluster,
    process, tools,
    workspace::Workspace,
};

/// Making the demo school takes a while with an unoptimised server.
const PATIENCE: Duration = Duration::from_mins(2);

/// What to start.
pub struct Launch {
    binary: PathBuf,
    /// Where the server looks for `content/`.
    root: PathBuf,
    site: PathBuf,
    data: PathBuf,
    demo: bool,
    database_url: Option<String>,
    pub log: PathBuf,
}

pub struct Server {
    pub address: SocketAddr,
    /// From the start of the process to its first answer that it is ready.
    pub started_in: Duration,
    pid: u32,
    _stop: Cleanup,
}

impl Server {
    /// Starts the server and returns as soon as `GET /readyz` answers 200.
    pub fn start(launch: &Launch) -> Result<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], tools::free_port()?));
        let mut command = launch.serve(address)?;
        let begin = Instant::now();
        let child = process::spawn(&mut command)?;
        let pid = child.id();
        let child = Arc::new(Mutex::new(child));
        let stop = {
            let child = Arc::clone(&child);
            Cleanup::new(move || stop(&mut child.lock().unwrap_or_else(PoisonError::into_inner)))
        };
        let started_in = http::block_on(async {
            loop {
                if ready(address).await {
                    return Ok(begin.elapsed());
                }
                let ended = child.lock().unwrap_or_else(PoisonError::into_inner).try_wait()?;
                if let Some(status) = ended {
                    bail!("the server ended ({status}):{}", tools::tail(&launch.log));
                }
                if begin.elapsed() > PATIENCE {
                    let seconds = PATIENCE.as_secs();
                    bail!("the server is not ready after {seconds} s:{}", tools::tail(&launch.log));
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        })?;
        Ok(Self { address, started_in, pid, _stop: stop })
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends the process at once, as a power cut would.
    pub fn kill(self) {
        process::kill(self.pid);
    }

    /// Resident memory in MB (1,048,576 bytes).
    pub fn resident_mb(&self) -> Result<f64> {
        let path = format!("/proc/{}/status", self.pid);
        let status = fs::read_to_string(&path).with_context(|| format!("cannot read {path}; memory can be measured on Linux only"))?;
        resident_kb(&status).map(|kb| f64::from(kb) / 1024.0).with_context(|| format!("no VmRSS in {path}"))
    }
}

impl Launch {
    /// What was built, with its data in `data`; `name` is for the log.
    pub fn new(workspace: &Workspace, built: &Built, data: &Path, name: &str) -> Self {
        Self {
            binary: built.binary.clone(),
            root: workspace.root.clone(),
            site: built.site.clone(),
            data: data.to_owned(),
            demo: false,
            database_url: None,
            log: workspace.target.join("xtask/logs").join(format!("{name}.log")),
        }
    }

    /// With the demo school.
    pub fn demo(self) -> Self {
        Self { demo: true, ..self }
    }

    /// On PostgreSQL instead of SQLite.
    pub fn on(self, cluster: &Cluster) -> Self {
        Self { database_url: Some(cluster.url()), ..self }
    }

    /// A command of the server's binary on the same data, without anything that the developer's own settings say.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(&self.binary);
        command.current_dir(&self.root).stdin(Stdio::null());
        for (variable, _) in env::vars_os() {
            if variable.to_string_lossy().starts_with("QIAO_") {
                command.env_remove(variable);
            }
        }
        command.env("QIAO_CONFIG", "/dev/null").arg(name).arg("--data").arg(&self.data);
        if let Some(url) = &self.database_url {
            command.arg("--database-url").arg(url);
        }
        command
    }

    fn serve(&self, address: SocketAddr) -> Result<Command> {
        if let Some(folder) = self.log.parent() {
            fs::create_dir_all(folder)?;
        }
        let log = File::create(&self.log).with_context(|| format!("cannot write {}", self.log.display()))?;
        let mut command = self.command("serve");
        command.arg("--listen").arg(address.to_string()).arg("--site").arg(&self.site);
        if self.demo {
            command.arg("--demo");
        }
        // a group of its own: the terminal's Ctrl-C is for us, and we stop the server in good order
        command.stdout(log.try_clone()?).stderr(log).process_group(0);
        Ok(command)
    }
}

async fn ready(address: SocketAddr) -> bool {
    // the port is open before anybody answers there
    let reply = tokio::time::timeout(Duration::from_secs(1), http::once(address, Ask::get("/readyz"))).await;
    reply.is_ok_and(|reply| reply.is_ok_and(|reply| reply.status == StatusCode::OK))
}

/// Asks, waits a little, then insists.
fn stop(child: &mut Child) {
    process::terminate(child.id());
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_secs(5) {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    let _ = child.wait();
}

fn resident_kb(status: &str) -> Option<u32> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::resident_kb;

    #[test]
    fn resident_memory_is_read_from_the_status_file() {
        assert_eq!(resident_kb("Name:\tqiao\nVmRSS:\t   30412 kB\nThreads:\t3\n"), Some(30412));
        assert_eq!(resident_kb("Name:\tqiao\n"), None);
    }
}
