//! Build script: turns `locales/{zh,de,en}/*.ftl` into typed functions (`OUT_DIR/messages.rs`) and one Fluent
//! resource per language for the messages that need Fluent at run time (`OUT_DIR/{zh,de,en}.ftl`).
//!
//! The work is done in [`compiler`]; here is only what touches Cargo and the file system.

mod compiler;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let manifest = env::var("CARGO_MANIFEST_DIR")?;
    let locales = Path::new(&manifest).join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());

    let sources = compiler::read(&locales)?;
    match compiler::compile(&sources) {
        Ok(output) => {
            let out = env::var("OUT_DIR")?;
            let out = Path::new(&out);
            fs::write(out.join("messages.rs"), output.code)?;
            for (language, resource) in output.resources {
                fs::write(out.join(format!("{language}.ftl")), resource)?;
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
