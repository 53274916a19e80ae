//! A throw-away PostgreSQL cluster: own data folder, own port on 127.0.0.1, gone at the end.

use std::{
    fs,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{cleanup::Cleanup, process, tools};

const OLDEST: u32 = 15;
const REMEDY: &str = "install PostgreSQL 15 or newer (Debian: apt-get install postgresql; or put the folder of initdb \
                      on the PATH), or leave it out with --no-postgres where there is that option";

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// As in production: a commit is on the disk.
    Full,
    /// For tests: nobody misses the data after a power cut.
    None,
}

pub struct Cluster {
    port: u16,
    // fields are dropped in this order: first stopped, then removed
    _stop: Cleanup,
    _remove: Cleanup,
}

/// Who runs the server programs, which refuse to be run by root.
#[derive(Clone, Copy)]
struct Owner {
    uid: u32,
    gid: u32,
}

impl Cluster {
    /// A running cluster with the superuser `qiao` and the empty database `postgres`.
    pub fn start(durability: Durability) -> Result<Self> {
        let programs = programs()?;
        let owner = if tools::is_root() { Some(unprivileged()?) } else { None };
        let (folder, remove) = tools::temporary_folder("postgres")?;
        if let Some(owner) = owner {
            chown(&folder, Some(owner.uid), Some(owner.gid)).context("cannot hand the folder to the PostgreSQL user")?;
        }
        let data = folder.join("data");
        let log = folder.join("log");
        let command = {
            let folder = folder.clone();
            move |program: &str| {
                let mut command = Command::new(programs.join(program));
                command.current_dir(&folder).stdin(Stdio::null()).stdout(Stdio::null());
                if let Some(Owner { uid, gid }) = owner {
                    command.uid(uid).gid(gid);
                }
                command
            }
        };

        process::output(
            command("initdb")
                .args(["--username=qiao", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
                .arg("--pgdata")
                .arg(&data),
        )?;
        let port = tools::free_port()?;
        configure(&data, &folder, port, durability)?;

        let stop = {
            let (mut stop, data) = (command("pg_ctl"), data.clone());
            Cleanup::new(move || {
                let _ = stop.args(["stop", "--mode=immediate", "--silent", "-D"]).arg(data).stderr(Stdio::null()).status();
            })
        };
        let mut start = command("pg_ctl");
        start.args(["start", "--wait", "--silent", "-D"]).arg(&data).arg("-l").arg(&log).stderr(Stdio::null());
        if !process::status(&mut start)?.success() {
            bail!("PostgreSQL does not start:{}", tools::tail(&log));
        }
        Ok(Self { port, _stop: stop, _remove: remove })
    }

    /// The address of the database `postgres`.
    pub fn url(&self) -> String {
        format!("postgres://qiao@127.0.0.1:{}/postgres", self.port)
    }
}

/// Makes sure that there is a PostgreSQL to start.
pub fn ensure() -> Result<()> {
    programs().map(|_| ())
}

fn configure(data: &Path, sockets: &Path, port: u16, durability: Durability) -> Result<()> {
    let durable = match durability {
        Durability::Full => "",
        Durability::None => "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n",
    };
    let settings = format!(
        "listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{}'\nmax_connections = 200\n{durable}",
        sockets.display()
    );
    let path = data.join("postgresql.conf");
    let mut text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    text.push_str(&settings);
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The folder of PostgreSQL's server programs; installs them where that is possible.
fn programs() -> Result<PathBuf> {
    if let Some(found) = find_programs() {
        return Ok(found);
    }
    tools::debian_install(&["postgresql"])?;
    find_programs().with_context(|| format!("the server programs of PostgreSQL are missing: {REMEDY}"))
}

fn find_programs() -> Option<PathBuf> {
    let on_path = tools::find("initdb").and_then(|initdb| initdb.canonicalize().ok()?.parent().map(Path::to_owned));
    // Debian keeps them off the PATH, in a folder per version
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let versions = versions.map(|version| version.path().join("bin"));
    let usable = on_path.into_iter().chain(versions).filter_map(|bin| Some((version(&bin)?, bin)));
    usable.filter(|(version, _)| *version >= OLDEST).max().map(|(_, bin)| bin)
}

fn version(bin: &Path) -> Option<u32> {
    let text = process::output(Command::new(bin.join("postgres")).arg("--version")).ok()?;
    major(&text)
}

/// The major version in what `postgres --version` prints.
fn major(text: &str) -> Option<u32> {
    let number = text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    number.split(|other: char| !other.is_ascii_digit()).next()?.parse().ok()
}

fn unprivileged() -> Result<Owner> {
    let id = |flag: &str, user: &str| -> Option<u32> { process::output(Command::new("id").args([flag, user])).ok()?.trim().parse().ok() };
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|user| Some(Owner { uid: id("-u", user)?, gid: id("-g", user)? }))
        .context("PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody to run it")
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read_from_any_build() {
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 19beta2\n"), Some(19));
        assert_eq!(major("postgres\n"), None);
    }
}
