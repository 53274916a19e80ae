//! What a message refers to: variables, other messages, terms, functions; and its text when that is fixed.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement},
    unicode::unescape_unicode_to_string,
};

use super::{
    catalogue::{Catalogue, Definition},
    names,
    source::Problem,
};

/// The functions a message may call; the run time registers the same.
const FUNCTIONS: [&str; 1] = ["NUMBER"];

/// Checks that everything referred to exists and that nothing refers to itself.
pub fn check_references(catalogue: &Catalogue<'_>, problems: &mut Vec<Problem>) {
    for (id, message) in &catalogue.messages {
        check_definition(catalogue, message, false, problems);
        if is_cyclic(catalogue, &message.pattern, &mut vec![Reference::Message(id)]) {
            problems.push(Problem::new(message.source, message.line, format!("`{id}` refers to itself")));
        }
    }
    for (id, term) in &catalogue.terms {
        check_definition(catalogue, term, true, problems);
        if is_cyclic(catalogue, &term.pattern, &mut vec![Reference::Term(id)]) {
            problems.push(Problem::new(term.source, term.line, format!("`-{id}` refers to itself")));
        }
    }
}

/// The variables a message needs, with the line of their first use in its file or, through another message, the line
/// of the message itself. Variables inside terms are the terms' own.
pub fn variables<'s>(catalogue: &Catalogue<'s>, message: &Definition<'s>) -> BTreeMap<&'s str, usize> {
    let mut variables = BTreeMap::new();
    for_each_expression(&message.pattern, &mut |expression| {
        if let InlineExpression::VariableReference { id } = expression {
            variables.entry(id.name).or_insert_with(|| message.source.line_of(id.name));
        }
    });
    for id in reachable_messages(catalogue, &message.pattern) {
        if let Some(other) = catalogue.messages.get(id) {
            for_each_expression(&other.pattern, &mut |expression| {
                if let InlineExpression::VariableReference { id } = expression {
                    variables.entry(id.name).or_insert(message.line);
                }
            });
        }
    }
    variables
}

/// The ids of the messages a pattern refers to, directly or through others. Ends on cycles too.
pub fn reachable_messages<'s>(catalogue: &Catalogue<'s>, pattern: &Pattern<&'s str>) -> BTreeSet<&'s str> {
    let mut reached = BTreeSet::new();
    let mut ahead = messages(pattern);
    while let Some(id) = ahead.pop() {
        if reached.insert(id)
            && let Some(message) = catalogue.messages.get(id)
        {
            ahead.extend(messages(&message.pattern));
        }
    }
    reached
}

/// The ids of the messages a pattern refers to directly.
fn messages<'s>(pattern: &Pattern<&'s str>) -> Vec<&'s str> {
    let mut ids = Vec::new();
    for_each_expression(pattern, &mut |expression| {
        if let InlineExpression::MessageReference { id, .. } = expression {
            ids.push(id.name);
        }
    });
    ids
}

/// The text of a message that is the same whatever happens: text, literals, and terms and messages made of these.
pub fn fixed_text(catalogue: &Catalogue<'_>, pattern: &Pattern<&str>) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(expression) } => {
                text.push_str(&fixed_expression(catalogue, expression)?);
            }
            PatternElement::Placeable { expression: Expression::Select { .. } } => return None,
        }
    }
    Some(text)
}

fn fixed_expression(catalogue: &Catalogue<'_>, expression: &InlineExpression<&str>) -> Option<String> {
    match expression {
        InlineExpression::StringLiteral { value } => Some(unescape_unicode_to_string(value).into_owned()),
        InlineExpression::TermReference { id, arguments: None, .. } => fixed_text(catalogue, &catalogue.terms.get(id.name)?.pattern),
        InlineExpression::MessageReference { id, .. } => fixed_text(catalogue, &catalogue.messages.get(id.name)?.pattern),
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(expression) => fixed_expression(catalogue, expression),
            Expression::Select { .. } => None,
        },
        // numbers are formatted by ICU, which the build does without
        InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::TermReference { .. }
        | InlineExpression::VariableReference { .. } => None,
    }
}

fn check_definition(catalogue: &Catalogue<'_>, definition: &Definition<'_>, in_term: bool, problems: &mut Vec<Problem>) {
    let mut problem = |place: &str, text: String| {
        problems.push(Problem::new(definition.source, definition.source.line_of(place), text));
    };
    for_each_expression(&definition.pattern, &mut |expression| match expression {
        InlineExpression::MessageReference { id, attribute: None } => {
            if in_term {
                problem(id.name, format!("`{}`: a term cannot refer to a message", id.name));
            } else if !catalogue.messages.contains_key(id.name) {
                problem(id.name, format!("there is no message `{}`", id.name));
            }
        }
        InlineExpression::TermReference { id, attribute: None, .. } => {
            if !catalogue.terms.contains_key(id.name) {
                problem(id.name, format!("there is no term `-{}`", id.name));
            }
        }
        InlineExpression::MessageReference { id, attribute: Some(attribute) }
        | InlineExpression::TermReference { id, attribute: Some(attribute), .. } => {
            problem(id.name, format!("`{}.{}`: attributes are not supported", id.name, attribute.name));
        }
        InlineExpression::FunctionReference { id, .. } => {
            if !FUNCTIONS.contains(&id.name) {
                problem(id.name, format!("there is no function `{}`, only {}", id.name, FUNCTIONS.join(", ")));
            }
        }
        InlineExpression::VariableReference { id } => {
            if names::argument(id.name).is_none() {
                problem(id.name, format!("`${}` must be lower-case words joined by `-`", id.name));
            }
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } | InlineExpression::Placeable { .. } => {}
    });
}

#[derive(PartialEq)]
enum Reference<'s> {
    Message(&'s str),
    Term(&'s str),
}

fn is_cyclic<'s>(catalogue: &Catalogue<'s>, pattern: &Pattern<&'s str>, trail: &mut Vec<Reference<'s>>) -> bool {
    let mut references = Vec::new();
    for_each_expression(pattern, &mut |expression| match expression {
        InlineExpression::MessageReference { id, .. } => references.push(Reference::Message(id.name)),
        InlineExpression::TermReference { id, .. } => references.push(Reference::Term(id.name)),
        _ => {}
    });
    references.into_iter().any(|reference| {
        if trail.contains(&reference) {
            // a cycle is reported where it starts, not on every way that leads into it
            return trail.first() == Some(&reference);
        }
        let target = match reference {
            Reference::Message(id) => catalogue.messages.get(id),
            Reference::Term(id) => catalogue.terms.get(id),
        };
        trail.push(reference);
        let cyclic = target.is_some_and(|target| is_cyclic(catalogue, &target.pattern, trail));
        trail.pop();
        cyclic
    })
}

/// Visits every expression in a pattern, those inside selectors, variants and arguments too.
fn for_each_expression<'p, 's>(pattern: &'p Pattern<&'s str>, visit: &mut impl FnMut(&'p InlineExpression<&'s str>)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, visit);
        }
    }
}

fn walk_expression<'p, 's>(expression: &'p Expression<&'s str>, visit: &mut impl FnMut(&'p InlineExpression<&'s str>)) {
    match expression {
        Expression::Inline(expression) => walk_inline(expression, visit),
        Expression::Select { selector, variants } => {
            walk_inline(selector, visit);
            for variant in variants {
                for_each_expression(&variant.value, visit);
            }
        }
    }
}

fn walk_inline<'p, 's>(expression: &'p InlineExpression<&'s str>, visit: &mut impl FnMut(&'p InlineExpression<&'s str>)) {
    visit(expression);
    match expression {
        InlineExpression::FunctionReference { arguments, .. } | InlineExpression::TermReference { arguments: Some(arguments), .. } => {
            let CallArguments { positional, named } = arguments;
            for argument in positional.iter().chain(named.iter().map(|argument| &argument.value)) {
                walk_inline(argument, visit);
            }
        }
        InlineExpression::Placeable { expression } => walk_expression(expression, visit),
        _ => {}
    }
}
