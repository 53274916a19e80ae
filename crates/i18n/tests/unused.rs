//! A message nobody shows is a message three people translate for nothing.

#[path = "../build/compiler/mod.rs"]
#[allow(dead_code, reason = "tests/compiler.rs uses the rest")]
mod compiler;

use std::{fs, path::Path};

/// The folders whose code shows messages, from this crate's; a missing one is passed over.
const CALLERS: [&str; 5] = ["../../app/src", "../../server/src", "../usecases/src", "../documents/src", "../../xtask/src"];

#[test]
fn every_message_is_used() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = compiler::read(&here.join("../../locales")).expect("locales can be read");
    let output = compiler::compile(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let mut code = String::new();
    for caller in CALLERS {
        read_rust(&here.join(caller), &mut code);
    }
    let unused: Vec<&str> = output
        .functions
        .iter()
        .filter(|function| !function.referenced && !uses(&code, &function.module, &function.name))
        .map(|function| function.id.as_str())
        .collect();
    assert!(
        unused.is_empty(),
        "{} of {} messages are never used as `module::function`; use or delete them:\n{}",
        unused.len(),
        output.functions.len(),
        unused.join("\n")
    );
}

/// Appends all Rust files below a folder.
fn read_rust(folder: &Path, code: &mut String) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            read_rust(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path).expect("source can be read"));
            code.push('\n');
        }
    }
}

/// Whether `module::function` occurs as a whole, not as a part of longer names.
fn uses(code: &str, module: &str, function: &str) -> bool {
    let path = format!("{module}::{function}");
    let in_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(&path).any(|(start, _)| {
        let before = code[..start].chars().next_back();
        let after = code[start + path.len()..].chars().next();
        !before.is_some_and(in_name) && !after.is_some_and(in_name)
    })
}

#[test]
fn a_use_is_a_whole_path() {
    assert!(uses("t::courses::title(lang)", "courses", "title"));
    assert!(uses("map(courses::title)", "courses", "title"));
    assert!(!uses("t::courses::title_short(lang)", "courses", "title"));
    assert!(!uses("old_courses::title(lang)", "courses", "title"));
    assert!(!uses("courses::subtitle(lang)", "courses", "title"));
}
