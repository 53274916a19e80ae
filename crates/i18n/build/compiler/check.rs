//! Checks that all languages say the same things.

use std::collections::BTreeMap;

use super::{
    LANGUAGES,
    catalogue::Catalogue,
    names, resolve,
    source::{self, Problem, Source},
};

/// Checks that every file, every message and every variable is there in all languages.
pub fn check_languages(catalogues: &[Catalogue<'_>], sources: &[Source], problems: &mut Vec<Problem>) {
    check_files(sources, problems);
    check_functions(catalogues, problems);
    for here in catalogues {
        for (id, message) in &here.messages {
            for there in catalogues.iter().filter(|there| there.language != here.language) {
                let path = source::path(there.language, &message.source.stem);
                let Some(translation) = there.messages.get(id) else {
                    if sources.iter().any(|source| source.path == path) {
                        let text = format!("`{id}` is missing in {path}");
                        problems.push(Problem::new(message.source, message.line, text));
                    }
                    continue;
                };
                let translated = resolve::variables(there, translation);
                for (variable, line) in resolve::variables(here, message) {
                    if !translated.contains_key(variable) {
                        let text = format!("`${variable}` of `{id}` is missing in {}:{}", translation.source.path, translation.line);
                        problems.push(Problem::new(message.source, line, text));
                    }
                }
            }
        }
    }
}

fn check_files(sources: &[Source], problems: &mut Vec<Problem>) {
    for source in sources {
        for language in LANGUAGES {
            let path = source::path(language, &source.stem);
            if !sources.iter().any(|source| source.path == path) {
                problems.push(Problem::new(source, 1, format!("there is no {path}")));
            }
        }
    }
}

/// `a-b` and `a_b` are two ids but one function.
fn check_functions(catalogues: &[Catalogue<'_>], problems: &mut Vec<Problem>) {
    for catalogue in catalogues {
        let mut functions = BTreeMap::new();
        for (id, message) in &catalogue.messages {
            let Some(name) = names::function(&message.source.stem, id) else { continue };
            if let Some(other) = functions.insert((&message.source.stem, name), id) {
                let text = format!("`{id}` and `{other}` become the same function");
                problems.push(Problem::new(message.source, message.line, text));
            }
        }
    }
}
