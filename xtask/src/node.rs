//! Node.js packages: `wasm-opt` for the build, Playwright for the browser tests.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{build::fingerprint, process, tools, workspace::Workspace};

/// The release of binaryen whose `wasm-opt` is used; results differ a little between releases.
pub const BINARYEN: &str = "132.0.0";
/// The release of terser, which takes comments, spaces and long names out of the learner's script.
pub const TERSER: &str = "5.51.2";
const OLDEST_NODE: u32 = 20;

#[derive(Deserialize)]
struct Package {
    version: String,
}

/// What makes the learner's bundle small, to be run by `node`.
pub struct Shrinkers {
    pub wasm_opt: PathBuf,
    pub terser: PathBuf,
}

/// The scripts of `wasm-opt` and `terser`, fetched on first use. The error says why there are none.
pub fn shrinkers(workspace: &Workspace) -> Result<Shrinkers> {
    if tools::find("node").is_none() {
        bail!("there is no Node.js on the PATH");
    }
    let folder = workspace.target.join("tools");
    let packages = folder.join("node_modules");
    let (binaryen, terser) = (packages.join("binaryen"), packages.join("terser"));
    if installed_version(&binaryen).as_deref() != Some(BINARYEN) || installed_version(&terser).as_deref() != Some(TERSER) {
        println!("installing binaryen {BINARYEN} (wasm-opt) and terser {TERSER} with npm");
        fs::create_dir_all(&folder)?;
        // both at once: npm removes what is not asked for
        let names = [format!("binaryen@{BINARYEN}"), format!("terser@{TERSER}")];
        process::output(npm(&folder)?.args(["install", "--no-audit", "--no-fund", "--prefix", "."]).args(&names))?;
    }
    Ok(Shrinkers { wasm_opt: binaryen.join("bin/wasm-opt"), terser: terser.join("bin/terser") })
}

fn installed_version(package: &Path) -> Option<String> {
    let text = fs::read_to_string(package.join("package.json")).ok()?;
    Some(serde_json::from_str::<Package>(&text).ok()?.version)
}

/// Installs exactly what the lock file in `folder` says, unless that has been done.
pub fn install_locked(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let lock = fingerprint(&[&lock]);
    let stamp = folder.join("node_modules/.qiao-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("installing the packages of {} with npm", folder.display());
    process::run(npm(folder)?.args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Makes sure of a Node.js that can run Playwright.
pub fn ensure() -> Result<()> {
    const REMEDY: &str = "install Node.js 20 or newer with npm, or leave the browser tests out with --no-browser";
    if tools::find("node").is_none() || tools::find("npm").is_none() {
        tools::debian_install(&["nodejs", "npm"])?;
    }
    if tools::find("npm").is_none() {
        bail!("there is no npm on the PATH: {REMEDY}");
    }
    let version = process::output(Command::new("node").arg("--version")).with_context(|| REMEDY.to_owned())?;
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!("Node.js {} is too old: {REMEDY}", version.trim()),
    }
}

fn npm(folder: &Path) -> Result<Command> {
    let npm = tools::find("npm").context("there is no npm on the PATH")?;
    let mut command = Command::new(npm);
    // the browser is the machine's own
    command.current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Ok(command)
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("nonsense"), None);
    }
}
