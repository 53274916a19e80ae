//! `{#id key=value key="several words" flag}`: what stands in braces behind a kind of block or before an item.

use super::problem::is_slug;

/// The parsed braces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Braces {
    pub id: String,
    pub attributes: Vec<Attribute>,
}

/// `key=value`, or a flag without a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    pub key: String,
    pub value: Option<String>,
}

/// What is wrong, and the id as far as it could be read, so that one mistake does not look like many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BracesError {
    pub message: String,
    pub id: Option<String>,
}

/// Reads braces from the beginning of `text`; gives back what follows them.
///
/// # Errors
/// When they are not `{#id key=value …}`.
pub fn parse(text: &str) -> Result<(Braces, &str), BracesError> {
    let mut braces = Braces::default();
    parse_into(text, &mut braces)
        .map(|rest| (braces.clone(), rest))
        .map_err(|message| BracesError { message, id: Some(braces.id).filter(|id| is_slug(id)) })
}

fn parse_into<'a>(text: &'a str, braces: &mut Braces) -> Result<&'a str, String> {
    let Some(mut rest) = text.strip_prefix('{') else { return Err("the id is missing; write `{#id}`".into()) };
    loop {
        let before = rest.len();
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('}') {
            return if braces.id.is_empty() { Err("the id is missing; write `{#id}` first".into()) } else { Ok(after) };
        }
        if rest.is_empty() {
            return Err("the braces are not closed; write `}` at their end".into());
        }
        if let Some(after) = rest.strip_prefix('#') {
            let (id, after) = word(after);
            if !braces.id.is_empty() {
                return Err(format!("there is a second id `{id}`; there can be only one"));
            }
            if !is_slug(id) {
                return Err(format!("the id {id:?} must be lower-case letters, digits and single hyphens, at most 64 characters"));
            }
            id.clone_into(&mut braces.id);
            rest = after;
            continue;
        }
        if braces.id.is_empty() {
            return Err("the id is missing; write `{#id}` first".into());
        }
        if before == rest.len() {
            return Err("put a blank between attributes; a quotation mark inside a value is written `\\\"`".into());
        }
        rest = attribute(rest, braces)?;
    }
}

fn attribute<'a>(text: &'a str, braces: &mut Braces) -> Result<&'a str, String> {
    let end = text.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len());
    let (key, rest) = text.split_at(end);
    if key.is_empty() {
        let (found, _) = word(text);
        return Err(format!("{found:?} is not an attribute; write `key=value` or `key=\"several words\"`"));
    }
    if braces.attributes.iter().any(|attribute| attribute.key == key) {
        return Err(format!("the attribute `{key}` is there twice"));
    }
    let (value, rest) = match rest.strip_prefix('=') {
        None => (None, rest),
        Some(rest) if rest.starts_with('"') => {
            let (value, rest) =
                quoted(rest).ok_or_else(|| format!("the quotation mark of `{key}` is not closed; end the value with `\"`"))?;
            if !rest.starts_with([' ', '\t', '}']) {
                return Err(format!("`{key}` goes on after its closing `\"`; write a quotation mark inside as `\\\"`"));
            }
            (Some(value), rest)
        }
        Some(rest) => {
            let (value, rest) = word(rest);
            if value.is_empty() {
                return Err(format!("`{key}` has no value; write `{key}=value` or `{key}=\"several words\"`"));
            }
            (Some(value.to_owned()), rest)
        }
    };
    braces.attributes.push(Attribute { key: key.to_owned(), value });
    Ok(rest)
}

fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| c.is_whitespace() || c == '}').unwrap_or(text.len()))
}

/// The text between quotation marks, `\"` and `\\` unescaped, and what follows.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.char_indices().skip(1);
    while let Some((index, character)) = characters.next() {
        match character {
            '"' => return Some((value, text.get(index + 1..)?)),
            '\\' => match characters.next()?.1 {
                escaped @ ('"' | '\\') => value.push(escaped),
                other => value.extend(['\\', other]),
            },
            _ => value.push(character),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_words_quoted_values_and_flags_are_read() {
        let (braces, rest) = parse(r#"{#a-1 src=media/x.svg alt="„Ja“ } \"nein\" \\ \n" correct} rest"#).unwrap();
        assert_eq!(braces.id, "a-1");
        let attributes: Vec<_> = braces.attributes.iter().map(|a| (a.key.as_str(), a.value.as_deref())).collect();
        assert_eq!(attributes, [("src", Some("media/x.svg")), ("alt", Some(r#"„Ja“ } "nein" \ \n"#)), ("correct", None)]);
        assert_eq!(rest, " rest");
        assert_eq!(parse(r#"{#a alt=""}"#).unwrap().0.attributes[0].value.as_deref(), Some(""));
    }

    #[test]
    fn every_slip_has_its_own_sentence() {
        for (text, part) in [
            ("", "the id is missing"),
            ("{}", "the id is missing"),
            ("{tone=tip}", "the id is missing"),
            ("{#}", "the id \"\" must be"),
            ("{#Über}", "must be lower-case"),
            ("{#a #b}", "second id `b`"),
            ("{#a", "not closed; write `}`"),
            ("{#a title=\"x}", "quotation mark of `title` is not closed"),
            ("{#a title=\"„x\" y\"}", "put a blank between attributes"),
            ("{#a title=\"x\"y}", "goes on after its closing"),
            ("{#a title=}", "has no value"),
            ("{#a tone=tip tone=tip}", "`tone` is there twice"),
            ("{#a 1=2}", "not an attribute"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.message.contains(part), "{text}: {}", error.message);
        }
        assert_eq!(parse("{#a tone=}").unwrap_err().id.as_deref(), Some("a"));
    }
}
