//! Writes Rust functions and the Fluent resources they need at run time.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use fluent_syntax::{
    ast::{Entry, Identifier, Message, Resource, Term},
    serializer,
};

use super::{
    DOCUMENTED, Function, Output,
    catalogue::{Catalogue, Definition},
    names, resolve,
};

/// Generates the output from catalogues that passed all checks, so that each has the same messages.
pub fn generate(catalogues: &[Catalogue<'_>]) -> Output {
    let referenced: BTreeSet<&str> = catalogues
        .iter()
        .flat_map(|catalogue| {
            let patterns = catalogue.messages.values().map(|message| &message.pattern);
            patterns.flat_map(|pattern| resolve::reachable_messages(catalogue, pattern))
        })
        .collect();
    let mut modules: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut functions = Vec::new();
    let mut formatted = BTreeSet::new();
    let documented = catalogues.iter().find(|catalogue| catalogue.language == DOCUMENTED);
    for (id, message) in documented.into_iter().flat_map(|catalogue| &catalogue.messages) {
        let stem = &message.source.stem;
        let (Some(module), Some(name)) = (names::module(stem), names::function(stem, id)) else { continue };
        let code = if let Some(texts) = fixed_texts(catalogues, id) {
            fixed_function(&name, &texts)
        } else {
            formatted.insert(*id);
            formatted_function(&name, id, catalogues, message)
        };
        modules.entry(module.clone()).or_default().insert(name.clone(), code);
        let referenced = referenced.contains(id);
        functions.push(Function { module, name, id: (*id).to_owned(), referenced });
    }
    functions.sort();
    let resources = catalogues.iter().map(|catalogue| (catalogue.language, resource(catalogue, &formatted))).collect();
    Output { code: code(&modules), resources, functions }
}

fn code(modules: &BTreeMap<String, BTreeMap<String, String>>) -> String {
    let mut code = String::from("// Generated from locales/*/*.ftl by crates/i18n/build. Do not edit.\n");
    for (module, functions) in modules {
        let _ = write!(code, "\n/// Messages of `locales/*/{module}.ftl`.\npub mod {module} {{\n");
        for function in functions.values() {
            code.push_str(function);
        }
        code.push_str("}\n");
    }
    code
}

/// Language and text of a message that needs no Fluent in any language.
fn fixed_texts(catalogues: &[Catalogue<'_>], id: &str) -> Option<Vec<(&'static str, String)>> {
    catalogues
        .iter()
        .map(|catalogue| {
            let text = resolve::fixed_text(catalogue, &catalogue.messages.get(id)?.pattern)?;
            Some((catalogue.language, text))
        })
        .collect()
}

fn fixed_function(name: &str, texts: &[(&'static str, String)]) -> String {
    let mut code = String::new();
    let english = texts.iter().find(|(language, _)| *language == DOCUMENTED);
    document(&mut code, english.map_or("", |(_, text)| text));
    let _ = writeln!(code, "    #[must_use]\n    pub const fn {name}(lang: ::domain::Language) -> &'static str {{");
    code.push_str("        match lang {\n");
    for (language, text) in texts {
        let variant = variant(language);
        let _ = writeln!(code, "            ::domain::Language::{variant} => {text:?},");
    }
    code.push_str("        }\n    }\n");
    code
}

fn formatted_function(name: &str, id: &str, catalogues: &[Catalogue<'_>], message: &Definition<'_>) -> String {
    // the same in all languages; English, which defines `message`, stands for them
    let variables = catalogues
        .iter()
        .find(|catalogue| catalogue.language == DOCUMENTED)
        .map(|catalogue| resolve::variables(catalogue, message))
        .unwrap_or_default();
    let arguments: BTreeMap<&str, String> =
        variables.into_keys().filter_map(|variable| Some((variable, names::argument(variable)?))).collect();

    let mut code = String::new();
    let source = serialized(id, message);
    document(&mut code, source.split_once('=').map_or("", |(_, pattern)| pattern.trim()));
    let lifetime = if arguments.is_empty() { "" } else { "<'a>" };
    let _ = write!(code, "    #[must_use]\n    pub fn {name}{lifetime}(lang: ::domain::Language");
    for argument in arguments.values() {
        let _ = write!(code, ", {argument}: impl Into<super::Arg<'a>>");
    }
    let _ = write!(code, ") -> String {{\n        super::format_message(lang, {id:?}, [");
    for (variable, argument) in &arguments {
        let _ = write!(code, "({variable:?}, {argument}.into()), ");
    }
    code.push_str("])\n    }\n");
    code
}

/// The English words as doc comment, in a code block so that rustdoc takes nothing in them for markup.
fn document(code: &mut String, text: &str) {
    code.push_str("    /// ```text\n");
    for line in text.lines() {
        let _ = writeln!(code, "    /// {}", line.trim_end());
    }
    code.push_str("    /// ```\n");
}

fn variant(language: &str) -> &'static str {
    match language {
        "zh" => "Zh",
        "de" => "De",
        _ => "En",
    }
}

/// The messages that are formatted at run time, those they refer to, and all terms.
fn resource(catalogue: &Catalogue<'_>, formatted: &BTreeSet<&str>) -> String {
    let mut wanted: BTreeSet<&str> = formatted.clone();
    for id in formatted {
        if let Some(message) = catalogue.messages.get(id) {
            wanted.extend(resolve::reachable_messages(catalogue, &message.pattern));
        }
    }
    let terms = if wanted.is_empty() { None } else { Some(&catalogue.terms) };
    let terms = terms.into_iter().flatten().map(|(id, term)| {
        let value = term.pattern.clone();
        Entry::Term(Term { id: Identifier { name: *id }, value, attributes: Vec::new(), comment: None })
    });
    let messages = wanted.iter().filter_map(|id| Some(entry(id, catalogue.messages.get(id)?)));
    serializer::serialize(&Resource { body: terms.chain(messages).collect() })
}

fn serialized(id: &str, message: &Definition<'_>) -> String {
    serializer::serialize(&Resource { body: vec![entry(id, message)] })
}

fn entry<'s>(id: &'s str, message: &Definition<'s>) -> Entry<&'s str> {
    let value = Some(message.pattern.clone());
    Entry::Message(Message { id: Identifier { name: id }, value, attributes: Vec::new(), comment: None })
}
