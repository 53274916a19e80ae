//! The learner's bundle: the crate `frontend` as WebAssembly, and the one script that loads it and wakes the islands.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::cache::{cached, fingerprint};
use crate::{
    node::{self, BINARYEN},
    process, tools,
    workspace::Workspace,
};

const ISLANDS: &str = include_str!("islands.js");

/// Small after compression, which is what travels. On the learner's bundle plain `-Oz` gave 465 KB, 142.5 KB brotli: more
/// than the 137.0 KB without any wasm-opt, because what it inlines repeats itself no more. Inlining less and leaving common
/// subexpressions where they are gives 474 KB, 132.0 KB brotli.
const SHRINK: [&str; 4] =
    ["-Oz", "--one-caller-inline-max-function-size=20", "--always-inline-max-function-size=2", "--skip-pass=local-cse"];

/// What rustc may emit for this target; wasm-opt has to be told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

pub struct Bundle {
    pub wasm: Vec<u8>,
    glue: String,
}

impl Bundle {
    /// The script as one ES module; `wasm` is the address the WebAssembly got.
    pub fn script(&self, wasm: &str) -> String {
        format!("{}{}", self.glue, ISLANDS.replace("__WASM__", wasm))
    }
}

pub fn bundle(workspace: &Workspace) -> Result<Bundle> {
    tools::ensure_wasm_target(workspace)?;
    let versions = (workspace.locked_version("wasm-bindgen")?, workspace.locked_version("wasm-bindgen-cli-support")?);
    ensure!(
        versions.0 == versions.1,
        "Cargo.lock has wasm-bindgen {} and wasm-bindgen-cli-support {}: set both to the same version, the latter in \
         [workspace.dependencies] of Cargo.toml",
        versions.0,
        versions.1
    );
    let compiled = compile(workspace)?;
    let input = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;

    let wasm_opt = node::wasm_opt(workspace);
    if let Err(reason) = &wasm_opt {
        eprintln!("warning: the WebAssembly stays larger than it could be, without wasm-opt: {reason:#}");
    }
    let optimizer = if wasm_opt.is_ok() { BINARYEN } else { "none" };
    let key = fingerprint(&[&input, versions.0.as_bytes(), optimizer.as_bytes(), SHRINK.concat().as_bytes(), FEATURES.concat().as_bytes()]);
    let folder = workspace.target.join("xtask/wasm");
    let (glue, wasm) = (folder.join("learner.js"), folder.join("learner_bg.wasm"));
    cached(&folder, &key, || {
        println!("binding and shrinking the WebAssembly");
        bind(&compiled, &folder)?;
        if let Ok(wasm_opt) = &wasm_opt {
            shrink(wasm_opt, &wasm)?;
        }
        Ok(())
    })?;
    let read = |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    Ok(Bundle { wasm: read(&wasm)?, glue: String::from_utf8(read(&glue)?)? })
}

fn compile(workspace: &Workspace) -> Result<std::path::PathBuf> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--package", "frontend", "--lib", "--target", TARGET, "--profile", "wasm"]);
    process::run(&mut cargo)?;
    Ok(workspace.target.join(TARGET).join("wasm/frontend.wasm"))
}

fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("learner").typescript(false).demangle(false);
    bindgen.remove_name_section(true).remove_producers_section(true).omit_default_module_path(true);
    let mut output = bindgen.web(true)?.generate_output()?;
    let inline = output.snippets().iter().filter(|(_, pieces)| !pieces.is_empty()).map(|(krate, _)| krate);
    let files: Vec<_> = inline.chain(output.local_modules().keys()).chain(output.npm_dependencies().keys()).collect();
    ensure!(
        files.is_empty(),
        "the wasm brings JavaScript files of its own ({files:?}, by wasm_bindgen's `inline_js`, `module` or npm \
         packages); the learner's bundle is one script, so use web-sys or js-sys instead"
    );
    output.emit(folder)
}

fn shrink(wasm_opt: &Path, wasm: &Path) -> Result<()> {
    let mut command = Command::new("node");
    command.arg(wasm_opt).args(FEATURES).args(SHRINK).arg(wasm).arg("-o").arg(wasm);
    process::run(&mut command)
}
