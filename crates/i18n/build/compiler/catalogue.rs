//! All messages and terms of one language, each checked on its own.

use std::collections::BTreeMap;

use fluent_syntax::{
    ast::{Attribute, Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement},
    parser,
};

use super::{
    names,
    source::{Problem, Source},
};

/// A message or a term with its place.
#[derive(Debug)]
pub struct Definition<'s> {
    /// The file it is in.
    pub source: &'s Source,
    /// One-based line of the id.
    pub line: usize,
    /// The words.
    pub pattern: Pattern<&'s str>,
}

/// Everything one language defines.
#[derive(Debug)]
pub struct Catalogue<'s> {
    /// Folder below `locales/`: `de`.
    pub language: &'static str,
    /// Messages by id.
    pub messages: BTreeMap<&'s str, Definition<'s>>,
    /// Terms by id, without the hyphen.
    pub terms: BTreeMap<&'s str, Definition<'s>>,
}

impl<'s> Catalogue<'s> {
    /// Parses the files of a language. What is wrong goes to `problems`; the rest is kept, so that one run shows all.
    pub fn read(language: &'static str, sources: &'s [Source], problems: &mut Vec<Problem>) -> Self {
        let mut catalogue = Self { language, messages: BTreeMap::new(), terms: BTreeMap::new() };
        for source in sources.iter().filter(|source| source.language == language) {
            catalogue.add(source, problems);
        }
        catalogue
    }

    fn add(&mut self, source: &'s Source, problems: &mut Vec<Problem>) {
        if names::module(&source.stem).is_none() {
            problems.push(Problem::new(source, 1, "a file name is made of lower-case words joined by `_`"));
            return;
        }
        let resource = parser::parse(source.text.as_str()).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.into_iter().map(|error| {
                // what is missing at the end of the file is missing after its last word
                let line = source.line_at(error.pos.start.min(source.text.trim_end().len()));
                Problem::new(source, line, format!("cannot be parsed: {}", error.kind))
            }));
            resource
        });
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    check_name(source, &message.id, problems);
                    let value = message.value.unwrap_or(Pattern { elements: Vec::new() });
                    let definition = definition(source, "", &message.id, value, &message.attributes, problems);
                    insert(&mut self.messages, message.id.name, "", definition, problems);
                }
                Entry::Term(term) => {
                    let definition = definition(source, "-", &term.id, term.value, &term.attributes, problems);
                    insert(&mut self.terms, term.id.name, "-", definition, problems);
                }
                // junk is among the parse errors
                Entry::Junk { .. } | Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
    }
}

fn check_name(source: &Source, id: &Identifier<&str>, problems: &mut Vec<Problem>) {
    let line = source.line_of(id.name);
    if names::without_prefix(&source.stem, id.name).is_none() {
        let text = format!("`{}` must start with the name of the file, `{}-`", id.name, source.stem);
        problems.push(Problem::new(source, line, text));
    } else if names::function(&source.stem, id.name).is_none() {
        let text = format!("`{}` must be lower-case words joined by `-`", id.name);
        problems.push(Problem::new(source, line, text));
    }
}

fn definition<'s>(
    source: &'s Source,
    sigil: &str,
    id: &Identifier<&'s str>,
    pattern: Pattern<&'s str>,
    attributes: &[Attribute<&'s str>],
    problems: &mut Vec<Problem>,
) -> Definition<'s> {
    let line = source.line_of(id.name);
    if is_empty(&pattern) {
        problems.push(Problem::new(source, line, format!("`{sigil}{}` is empty", id.name)));
    }
    for attribute in attributes {
        let text = format!("`{sigil}{}.{}`: attributes are not supported", id.name, attribute.id.name);
        problems.push(Problem::new(source, source.line_of(attribute.id.name), text));
    }
    Definition { source, line, pattern }
}

fn insert<'s>(
    definitions: &mut BTreeMap<&'s str, Definition<'s>>,
    id: &'s str,
    sigil: &str,
    definition: Definition<'s>,
    problems: &mut Vec<Problem>,
) {
    if let Some(first) = definitions.get(id) {
        let text = format!("`{sigil}{id}` is already defined in {}:{}", first.source.path, first.line);
        problems.push(Problem::new(definition.source, definition.line, text));
    } else {
        definitions.insert(id, definition);
    }
}

/// Whether a pattern says nothing: no text but white space, no placeable but an empty literal.
fn is_empty(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { value }
        | PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
            value.trim().is_empty()
        }
        PatternElement::Placeable { .. } => false,
    })
}
