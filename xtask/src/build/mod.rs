//! From sources to something that serves: the site (`wasm`, `style`, `public/`) and the server.
//!
//! The site is a folder of finished files, each beside its compressed twins, so that the server only has to pick one;
//! see [`site`] for names and compression. What was made from the same input is not made again ([`cache`]).

mod cache;
mod site;
mod style;
mod wasm;

use std::{os::unix::process::CommandExt, path::PathBuf, time::Instant};

use anyhow::{Context, Result};

use self::site::Site;
pub use self::{
    cache::fingerprint,
    site::{Manifest, brotli},
};
use crate::{process, workspace::Workspace};

/// How the server is compiled; the WebAssembly is always made small.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Compiles in half the time, and answers quickly enough for one person.
    Dev,
    Release,
}

impl Profile {
    pub fn from_flag(release: bool) -> Self {
        if release { Self::Release } else { Self::Dev }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// What a build gives.
pub struct Built {
    pub binary: PathBuf,
    pub site: PathBuf,
    pub manifest: Manifest,
}

/// Builds the site and the server.
pub fn all(workspace: &Workspace, profile: Profile) -> Result<Built> {
    build(workspace, profile, &["--package", "server"])
}

/// The same after all Rust tests: with the features that crates have there, so that hardly anything is compiled twice.
pub fn all_after_tests(workspace: &Workspace) -> Result<Built> {
    build(workspace, Profile::Dev, &["--workspace", "--exclude", "frontend"])
}

fn build(workspace: &Workspace, profile: Profile, packages: &[&str]) -> Result<Built> {
    let begin = Instant::now();
    let manifest = site(workspace)?;
    let binary = server(workspace, profile, packages)?;
    println!("built in {:.1} s: {} and {}", begin.elapsed().as_secs_f64(), binary.display(), workspace.site().display());
    Ok(Built { binary, site: workspace.site(), manifest })
}

/// Builds everything and becomes the demo server.
pub fn serve(workspace: &Workspace, profile: Profile, args: &[String]) -> Result<()> {
    let built = all(workspace, profile)?;
    let mut server = std::process::Command::new(&built.binary);
    // there it finds `content/`, wherever in the checkout one is
    server.current_dir(&workspace.root).args(["serve", "--demo"]);
    // the server takes an option once only
    let given = |option: &str| args.iter().any(|arg| arg == option || arg.starts_with(&format!("{option}=")));
    if !given("--listen") {
        server.args(["--listen", "127.0.0.1:3000"]);
    }
    if !given("--data") {
        server.arg("--data").arg(workspace.target.join("demo"));
    }
    if !given("--site") {
        server.arg("--site").arg(&built.site);
    }
    server.args(args);
    let error = server.exec();
    Err(error).with_context(|| format!("cannot run {}", built.binary.display()))
}

fn site(workspace: &Workspace) -> Result<Manifest> {
    let mut site = Site::open(&workspace.site())?;
    let sheets = style::bundle(workspace)?;
    let css = site.add_hashed("app", "css", sheets.app.as_bytes())?;
    let quiz_css = site.add_hashed("quiz", "css", sheets.quiz.as_bytes())?;
    let teaching_css = site.add_hashed("teaching", "css", sheets.teaching.as_bytes())?;
    let bundle = wasm::bundle(workspace)?;
    let wasm = site.add_hashed("learner", "wasm", &bundle.wasm)?;
    let js = site.add_hashed("learner", "js", bundle.script(&wasm).as_bytes())?;
    site.add_folder(&workspace.root.join("public"))?;
    site.finish(Manifest { css, quiz_css, teaching_css, js, wasm })
}

fn server(workspace: &Workspace, profile: Profile, packages: &[&str]) -> Result<PathBuf> {
    let mut cargo = workspace.cargo();
    cargo.arg("build").args(packages).args(["--bin", "qiao"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    process::run(&mut cargo)?;
    Ok(workspace.target.join(profile.folder()).join("qiao"))
}
