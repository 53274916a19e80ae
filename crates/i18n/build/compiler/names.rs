//! From Fluent ids to Rust names.

/// Rust's keywords, including reserved ones, that are lower-case words and thus possible in an id.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv",
    "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Name of the module of a file: `action_learning`.
pub fn module(stem: &str) -> Option<String> {
    rust_name(stem)
}

/// Name of the function of a message: `courses-lesson-minutes` in `courses.ftl` is `lesson_minutes`.
/// `None` when the prefix is missing or the rest is not lower-case words joined by `-` or `_`.
pub fn function(stem: &str, id: &str) -> Option<String> {
    rust_name(without_prefix(stem, id)?)
}

/// Name of the argument of a variable. `lang` is taken by the language.
pub fn argument(variable: &str) -> Option<String> {
    rust_name(variable).map(|name| if name == "lang" { "lang_".to_owned() } else { name })
}

/// The id without the file's name and the hyphen after it. A file `action_learning.ftl` may use the prefix
/// `action_learning-` or `action-learning-`.
pub fn without_prefix<'i>(stem: &str, id: &'i str) -> Option<&'i str> {
    id.strip_prefix(stem).or_else(|| id.strip_prefix(stem.replace('_', "-").as_str()))?.strip_prefix('-')
}

/// Lower-case words joined by `_`, with `_` after a keyword: `move` is `move_`.
fn rust_name(words: &str) -> Option<String> {
    let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let starts_well = words.starts_with(|c: char| c.is_ascii_lowercase());
    if !starts_well || !words.chars().all(lower) {
        return None;
    }
    let mut name = words.replace('-', "_");
    if KEYWORDS.contains(&name.as_str()) {
        name.push('_');
    }
    Some(name)
}
