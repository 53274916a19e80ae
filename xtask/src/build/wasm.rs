//! The learner's bundle: the crate `frontend` as WebAssembly, and the one script that loads it and wakes the islands.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::cache::{cached, fingerprint};
use crate::{
    node::{self, BINARYEN, TERSER},
    process, tools,
    workspace::Workspace,
};

const ISLANDS: &str = include_str!("islands.js");

/// Small after compression, which is what travels. On the learner's bundle plain `-Oz` gave 465 KB, 142.5 KB brotli: more
/// than the 137.0 KB without any wasm-opt, because what it inlines repeats itself no more. Inlining less and leaving common
/// subexpressions where they are gives 474 KB, 132.0 KB brotli.
const SHRINK: [&str; 4] =
    ["-Oz", "--one-caller-inline-max-function-size=20", "--always-inline-max-function-size=2", "--skip-pass=local-cse"];

/// The glue of wasm-bindgen comes with comments and long names: 8.0 KB brotli, 6.0 KB without them.
const MINIFY: [&str; 4] = ["--module", "--compress", "passes=2", "--mangle"];

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
    /// With a mark where the address of the WebAssembly goes.
    script: String,
}

impl Bundle {
    /// The script as one ES module; `wasm` is the address the WebAssembly got.
    pub fn script(&self, wasm: &str) -> String {
        self.script.replace("__WASM__", wasm)
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

    let shrinkers = node::shrinkers(workspace);
    if let Err(reason) = &shrinkers {
        eprintln!("warning: the WebAssembly and its script stay larger than they could be, without wasm-opt and terser: {reason:#}");
    }
    let tools = if shrinkers.is_ok() { [BINARYEN, TERSER].concat() } else { "none".to_owned() };
    let flags = [SHRINK.concat(), FEATURES.concat(), MINIFY.concat()].concat();
    let key = fingerprint(&[&input, versions.0.as_bytes(), tools.as_bytes(), flags.as_bytes(), ISLANDS.as_bytes()]);
    let folder = workspace.target.join("xtask/wasm");
    let (script, wasm) = (folder.join("learner.js"), folder.join("learner_bg.wasm"));
    cached(&folder, &key, || {
        println!("binding and shrinking the WebAssembly");
        bind(&compiled, &folder)?;
        let glue = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
        fs::write(&script, glue + ISLANDS)?;
        if let Ok(shrinkers) = &shrinkers {
            // the second time finds what the first has left: 0.4 KB brotli
            shrink(&shrinkers.wasm_opt, &wasm)?;
            shrink(&shrinkers.wasm_opt, &wasm)?;
            minify(&shrinkers.terser, &script)?;
        }
        Ok(())
    })?;
    let read = |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    Ok(Bundle { wasm: read(&wasm)?, script: String::from_utf8(read(&script)?)? })
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

fn minify(terser: &Path, script: &Path) -> Result<()> {
    let mut command = Command::new("node");
    command.arg(terser).arg(script).args(MINIFY).arg("-o").arg(script);
    process::run(&mut command)
}

fn shrink(wasm_opt: &Path, wasm: &Path) -> Result<()> {
    let mut command = Command::new("node");
    command.arg(wasm_opt).args(FEATURES).args(SHRINK).arg(wasm).arg("-o").arg(wasm);
    process::run(&mut command)
}
