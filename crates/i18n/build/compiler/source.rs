//! Files as read, and problems that point into them.

use std::fmt;

/// One `.ftl` file.
#[derive(Debug)]
pub struct Source {
    /// Folder below `locales/`: `de`.
    pub language: &'static str,
    /// File name without extension: `courses`.
    pub stem: String,
    /// Path as shown to people: `locales/de/courses.ftl`.
    pub path: String,
    /// Content.
    pub text: String,
}

impl Source {
    /// A file of a language with its content.
    pub fn new(language: &'static str, stem: &str, text: String) -> Self {
        let path = path(language, stem);
        Self { language, stem: stem.to_owned(), path, text }
    }

    /// One-based line of a byte offset.
    pub fn line_at(&self, offset: usize) -> usize {
        let end = offset.min(self.text.len());
        self.text.as_bytes()[..end].split(|&byte| byte == b'\n').count()
    }

    /// One-based line of a slice of [`Self::text`]. The parser keeps no positions, but its strings are slices of the
    /// source, so their addresses tell.
    pub fn line_of(&self, slice: &str) -> usize {
        self.line_at((slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize))
    }
}

/// Path of a file as shown to people.
pub fn path(language: &str, stem: &str) -> String {
    format!("locales/{language}/{stem}.ftl")
}

/// A reason not to build. Shown as `path:line: text`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    path: String,
    line: usize,
    text: String,
}

impl Problem {
    /// A problem at a one-based line of a file.
    pub fn new(source: &Source, line: usize, text: impl Into<String>) -> Self {
        Self { path: source.path.clone(), line, text: text.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.text)
    }
}
