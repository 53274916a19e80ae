//! Text between elements, code and addresses as Markdown.

use std::fmt::Write as _;

use super::escape;
use super::tree::{Element, Node};

/// How formulas begin and end elsewhere, and their marks here.
const FORMULAS: [(&str, &str, &str); 3] = [("\\(", "\\)", "$"), ("\\[", "\\]", "$$"), ("$$", "$$", "$$")];

/// Text between elements: runs of white space become one space or one line end; formulas come through as they are.
pub(super) fn words(text: &str, cell: bool) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for run in text.split_inclusive([' ', '\n', '\t', '\r']) {
        let word = run.trim_end_matches([' ', '\n', '\t', '\r']);
        squeezed.push_str(word);
        if word.len() < run.len() {
            match (squeezed.chars().next_back(), run.ends_with('\n')) {
                (Some(' '), true) => {
                    squeezed.pop();
                    squeezed.push('\n');
                }
                (Some(' ' | '\n'), _) => {}
                (_, true) => squeezed.push('\n'),
                (_, false) => squeezed.push(' '),
            }
        }
    }
    let mut out = String::with_capacity(squeezed.len());
    // `from` is where the next formula may begin, `dead` what is opened and never closed
    let (mut rest, mut from, mut dead) = (squeezed.as_str(), 0, [false; 3]);
    while let Some(at) = rest.get(from..).and_then(|tail| tail.find(['\\', '$'])).map(|at| at + from) {
        let tail = &rest[at..];
        let kind = FORMULAS.iter().position(|(open, ..)| tail.starts_with(open)).filter(|kind| !dead[*kind]);
        let Some((kind, (open, close, mark))) = kind.map(|kind| (kind, FORMULAS[kind])) else {
            from = at + 1;
            continue;
        };
        let inside = &tail[open.len()..];
        let Some(end) = inside.find(close) else {
            dead[kind] = true;
            continue;
        };
        out += &escape::inside(&rest[..at], cell);
        let _ = write!(out, "{mark}{}{mark}", inside[..end].trim());
        (rest, from) = (&inside[end + close.len()..], 0);
    }
    out + &escape::inside(rest, cell)
}

/// Longer than any run of ticks inside.
fn fence(text: &str, least: usize) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + usize::from(longest >= least)))
}

pub(super) fn code(text: &str) -> String {
    let text = text.replace('\n', " ");
    if text.trim().is_empty() {
        return text;
    }
    let fence = fence(&text, 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

pub(super) fn code_block(element: &Element) -> String {
    let language = element.children.iter().find_map(|node| match node {
        Node::Element(code) if code.name == "code" => code.attribute("class")?.strip_prefix("language-").map(str::to_owned),
        _ => None,
    });
    let text = super::render::text_of(&element.children);
    let fence = fence(&text, 3);
    format!("{fence}{}\n{}\n{fence}", language.unwrap_or_default(), text.trim_end_matches('\n'))
}

pub(super) fn prefixed(text: &str, prefix: &str, empty: &str) -> String {
    text.lines().map(|line| if line.is_empty() { empty.to_owned() } else { format!("{prefix}{line}") }).collect::<Vec<_>>().join("\n")
}

pub(super) fn address(address: &str) -> String {
    let address = address.replace(['\n', '\r'], "");
    if address.contains([' ', '(', ')', '<', '>']) { format!("<{}>", address.replace('<', "%3C").replace('>', "%3E")) } else { address }
}

/// The raised or lowered form of a character, where Unicode has one.
pub(super) fn small(c: char, raised: bool) -> Option<char> {
    const NORMAL: &str = "0123456789+-=()n";
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
    let place = NORMAL.chars().position(|normal| normal == c || c == '−' && normal == '-')?;
    if raised { RAISED } else { LOWERED }.chars().nth(place)
}
