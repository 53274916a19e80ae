//! Programs of the machine: finding them, and installing what is missing where that is ours to do.

use std::{
    env,
    fmt::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{cleanup::Cleanup, process, workspace::Workspace};

/// A program of the PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
}

/// Makes sure that rustc can compile for the browser.
pub fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(&workspace.root))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    if find("rustup").is_none() {
        bail!("the Rust target {TARGET} is missing and there is no rustup to add it: install it with your Rust");
    }
    println!("adding the Rust target {TARGET}");
    process::run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(&workspace.root))
}

/// A browser for the end-to-end tests: `CHROME`, or Chromium or Chrome of the PATH.
pub fn chrome() -> Result<PathBuf> {
    if let Some(chrome) = env::var_os("CHROME").filter(|chrome| !chrome.is_empty()) {
        let chrome = PathBuf::from(chrome);
        let program = if chrome.is_file() { Some(chrome.clone()) } else { chrome.to_str().and_then(find) };
        return program.with_context(|| format!("CHROME is {}, where there is no program", chrome.display()));
    }
    let search = || ["chromium", "chromium-browser", "google-chrome", "chrome"].into_iter().find_map(find);
    if let Some(found) = search() {
        return Ok(found);
    }
    debian_install(&["chromium"])?;
    search().context(
        "there is no Chromium for the browser tests: install it, set CHROME to its path, or leave them out with \
         --no-browser",
    )
}

/// Chinese pages need a Chinese font to look like anything; without one the tests still say what they should.
pub fn ensure_chinese_font() -> Result<()> {
    let installed = || match find("fc-list") {
        Some(list) => process::output(Command::new(list).args([":lang=zh", "family"])).map(|fonts| !fonts.is_empty()),
        None => Ok(!on_linux()),
    };
    if !installed()? {
        debian_install(&["fonts-noto-cjk"])?;
        if on_linux() && !installed().unwrap_or(false) {
            eprintln!("warning: no font with Chinese characters found (Debian: fonts-noto-cjk)");
        }
    }
    Ok(())
}

fn on_linux() -> bool {
    cfg!(target_os = "linux")
}

/// Whether we are root.
pub fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs packages if this is Debian (or Ubuntu) and we are root; anywhere else it does nothing, and what is missing
/// is for the caller to report.
pub fn debian_install(packages: &[&str]) -> Result<()> {
    if !Path::new("/etc/debian_version").exists() || find("apt-get").is_none() || !is_root() {
        return Ok(());
    }
    println!("installing {} with apt-get", packages.join(", "));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet=2");
        command
    };
    process::run(apt().arg("update"))?;
    process::run(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

/// A folder for files that nobody needs afterwards, removed with the [`Cleanup`].
pub fn temporary_folder(name: &str) -> Result<(PathBuf, Cleanup)> {
    // not TMPDIR: another user may have to get in (PostgreSQL when we are root), and socket paths have to be short
    let parent = Path::new("/tmp");
    let folder = tempfile::Builder::new().prefix(&format!("qiao-{name}-")).tempdir_in(parent);
    let path = folder.with_context(|| format!("cannot make a folder in {}", parent.display()))?.keep();
    let doomed = path.clone();
    let cleanup = Cleanup::new(move || drop(std::fs::remove_dir_all(doomed)));
    Ok((path, cleanup))
}

/// A port of the loopback address that is free at this moment.
pub fn free_port() -> Result<u16> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

/// The last lines of a log, indented, for an error message; empty if there are none.
pub fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(15)..].iter().fold(String::new(), |mut tail, line| {
        let _ = write!(tail, "\n    {line}");
        tail
    })
}
