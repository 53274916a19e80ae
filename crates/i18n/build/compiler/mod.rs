//! Compiles Fluent files to Rust: read, catalogue, check, generate.
//!
//! A separate module tree, and free of Cargo, so that the tests of this crate can run it too.
//! To support one more Fluent construct: allow it in [`catalogue`], say in [`resolve`] what it refers to and whether
//! it is fixed at build time, and add a case to `tests/compiler.rs`.

mod catalogue;
mod check;
mod generate;
mod names;
mod resolve;
mod source;

use std::{fs, io, path::Path};

use catalogue::Catalogue;
pub use source::{Problem, Source};

/// Folder names below `locales/`, in the order of `domain::Language::ALL`.
pub const LANGUAGES: [&str; 3] = ["zh", "de", "en"];

/// The language whose text becomes the doc comment of a function.
const DOCUMENTED: &str = "en";

/// A message as the rest of the workspace calls it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Function {
    /// Module, from the file name: `courses`.
    pub module: String,
    /// Function in it, from the id without the prefix: `lesson_minutes`.
    pub name: String,
    /// The message id: `courses-lesson-minutes`.
    pub id: String,
    /// Whether another message refers to this one, which counts as a use.
    pub referenced: bool,
}

/// What the build script writes.
#[derive(Debug)]
pub struct Output {
    /// Rust source: one `pub mod` per file, one function per message. Expects `Arg` and `format_message` around it.
    pub code: String,
    /// Language code and Fluent source of what is formatted at run time.
    pub resources: Vec<(&'static str, String)>,
    /// All functions in `code`, sorted.
    #[allow(dead_code, reason = "read by tests/unused.rs, not by the build script")]
    pub functions: Vec<Function>,
}

/// Reads all `.ftl` files below `locales/<language>/`, sorted by language and name. A missing folder counts as empty.
///
/// # Errors
/// When a folder or file exists but cannot be read.
pub fn read(locales: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for language in LANGUAGES {
        let folder = locales.join(language);
        if !folder.is_dir() {
            continue;
        }
        let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
        paths.sort();
        for path in paths {
            if let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) {
                sources.push(Source::new(language, stem, fs::read_to_string(&path)?));
            }
        }
    }
    Ok(sources)
}

/// Compiles the files of all languages together.
///
/// # Errors
/// Everything that is wrong with the files, not just the first thing, in the order of the files.
pub fn compile(sources: &[Source]) -> Result<Output, Vec<Problem>> {
    let mut problems = Vec::new();
    let catalogues = LANGUAGES.map(|language| Catalogue::read(language, sources, &mut problems));
    for catalogue in &catalogues {
        resolve::check_references(catalogue, &mut problems);
    }
    check::check_languages(&catalogues, sources, &mut problems);
    if problems.is_empty() {
        Ok(generate::generate(&catalogues))
    } else {
        problems.sort();
        problems.dedup();
        Err(problems)
    }
}
