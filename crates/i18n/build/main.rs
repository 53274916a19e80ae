//! Build script: turns `locales/{zh,de,en}/*.ftl` into typed functions (`OUT_DIR/messages.rs`) and one Fluent
//! resource per language for the messages that need Fluent at run time (`OUT_DIR/messages.{zh,de,en}.ftl`).
//!
//! The crate's own tests get theirs (`OUT_DIR/fixture*`) from `tests/fixtures/locales`.
//! The work is done in [`compiler`]; here is only what touches Cargo and the file system.

mod compiler;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let manifest = env::var("CARGO_MANIFEST_DIR")?;
    let out = env::var("OUT_DIR")?;
    let manifest = Path::new(&manifest);
    translate(&manifest.join("../../locales"), &Path::new(&out).join("messages"))?;
    translate(&manifest.join("tests/fixtures/locales"), &Path::new(&out).join("fixture"))
}

/// Compiles a folder to `<target>.rs` and `<target>.<language>.ftl`, or fails the build with all that is wrong.
fn translate(locales: &Path, target: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", locales.display());
    let sources = compiler::read(locales)?;
    match compiler::compile(&sources) {
        Ok(output) => {
            fs::write(target.with_extension("rs"), output.code)?;
            for (language, resource) in output.resources {
                fs::write(target.with_extension(format!("{language}.ftl")), resource)?;
            }
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
        }
    }
    Ok(())
}
