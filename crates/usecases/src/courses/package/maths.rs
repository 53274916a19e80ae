//! `$…$` and `$$…$$`: LaTeX to `MathML`, checked before it is written.

use pulldown_latex::{Parser, RenderConfig, Storage, config::DisplayMode, mathml::push_mathml};

/// Longer formulas belong into several.
const MAX_CHARACTERS: usize = 2_000;
/// Of braces, `\left` and `\begin`: the parser is recursive.
const MAX_NESTING: usize = 60;
/// What a formula of that length can reasonably become.
const MAX_EVENTS: usize = 20_000;
/// A definition can be repeated without end.
const DEFINITIONS: [&str; 7] = ["def", "let", "futurelet", "gdef", "newcommand", "renewcommand", "providecommand"];

/// A formula as `MathML`.
///
/// # Errors
/// What is wrong with it, in one sentence.
pub fn render(latex: &str, display: DisplayMode) -> Result<String, String> {
    if latex.chars().count() > MAX_CHARACTERS {
        return Err(format!("the formula is longer than {MAX_CHARACTERS} characters; divide it"));
    }
    let commands = || latex.split('\\').skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default());
    if let Some(word) = commands().find(|word| DEFINITIONS.contains(word)) {
        return Err(format!("`\\{word}` is not allowed in a formula; write the formula out"));
    }
    if latex.matches('{').count() + commands().filter(|word| matches!(*word, "left" | "begin")).count() > 4 * MAX_NESTING
        || depth(latex) > MAX_NESTING
    {
        return Err("the formula is nested too deeply; simplify it".into());
    }
    let storage = Storage::new();
    let mut events = Vec::new();
    for event in Parser::new(latex, &storage) {
        match event {
            Ok(event) if events.len() < MAX_EVENTS => events.push(Ok::<_, std::fmt::Error>(event)),
            Ok(_) => return Err("the formula is too large; divide it".into()),
            Err(error) => return Err(format!("the formula `{latex}` cannot be read: {}", first_sentence(&error.to_string()))),
        }
    }
    let mut html = String::new();
    let config = RenderConfig { display_mode: display, ..RenderConfig::default() };
    push_mathml(&mut html, events.into_iter(), config).map_err(|error| format!("the formula `{latex}` cannot be shown: {error}"))?;
    Ok(html)
}

fn depth(latex: &str) -> usize {
    let mut deepest = 0;
    let mut depth: usize = 0;
    for byte in latex.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The parser's messages go on with a drawing of the place.
fn first_sentence(message: &str) -> String {
    message.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['╭', '╰', '│', '─'])).take(1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_mathml() {
        let html = render(r"\frac{a^2}{\sqrt{b}}", DisplayMode::Block).unwrap();
        assert!(html.starts_with("<math") && html.contains("display=\"block\"") && html.contains("<mfrac>"), "{html}");
    }

    #[test]
    fn a_formula_that_cannot_be_read_is_named() {
        for latex in [r"\frac{a", r"\unknowncommand", r"\def\a{\a}\a", r"\left(", "a^b^c", &"{".repeat(300), &"x".repeat(2_001)] {
            let message = render(latex, DisplayMode::Inline).unwrap_err();
            assert!(message.contains("formula") && !message.contains('\n'), "{latex}: {message}");
        }
    }
}
