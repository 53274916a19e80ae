//! A file in questions: what stands between empty lines, with its comments.

use std::ops::ControlFlow;

use crate::limits::{MB, TEXT_MB};

/// One question as it stands, without comments; escaped characters are hidden.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it begins, from 1.
    pub line: u32,
    pub text: String,
    pub id: Option<String>,
    pub tags: Vec<String>,
    /// How many `{` and `}` there are.
    opened: usize,
    closed: usize,
}

impl Block {
    fn add(&mut self, line: &str) {
        self.opened += line.matches('{').count();
        self.closed += line.matches('}').count();
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// No answer is open.
    fn is_closed(&self) -> bool {
        self.opened <= self.closed
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Category(String),
    Question(Block),
}

/// A question longer than this was never closed.
const LONGEST: usize = TEXT_MB as usize * MB;

/// Gives the file's parts in order to `take`, until it has enough.
pub(super) fn parts(text: &str, take: &mut dyn FnMut(Part) -> ControlFlow<()>) -> ControlFlow<()> {
    let mut block = Block::default();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let trimmed = line.trim();
        if let Some(comment) = trimmed.strip_prefix("//") {
            // a comment with an id is about the next question
            let (id, tags) = notes(comment);
            if (id.is_some() || !tags.is_empty()) && !block.text.is_empty() && block.is_closed() {
                finish(&mut block, take)?;
            }
            block.id = id.or(block.id.take());
            block.tags.extend(tags);
        } else if let Some(path) = trimmed.strip_prefix("$CATEGORY:") {
            finish(&mut block, take)?;
            take(Part::Category(super::show(&super::hide(path.trim()))))?;
        } else if trimmed.is_empty() {
            // an answer over several paragraphs goes on
            if block.is_closed() || block.text.len() > LONGEST {
                finish(&mut block, take)?;
            } else {
                block.text.push('\n');
            }
        } else {
            // the next question without an empty line before it; or the one before was never closed
            let next = trimmed.starts_with("::") && (block.closed > 0 || block.text.ends_with("\n\n"));
            if next && !block.text.is_empty() || block.text.len() > LONGEST {
                finish(&mut block, take)?;
            }
            if block.text.is_empty() {
                block.line = number;
            }
            block.add(&super::hide(line));
        }
    }
    finish(&mut block, take)
}

fn finish(block: &mut Block, take: &mut dyn FnMut(Part) -> ControlFlow<()>) -> ControlFlow<()> {
    if block.text.trim().is_empty() { ControlFlow::Continue(()) } else { take(Part::Question(std::mem::take(block))) }
}

/// `[id:…]` and `[tag:…]` of a comment.
fn notes(comment: &str) -> (Option<String>, Vec<String>) {
    let (mut id, mut tags) = (None, Vec::new());
    let comment = comment.replace("\\]", "\u{10f700}");
    for part in comment.split('[').skip(1) {
        let Some((note, _)) = part.split_once(']') else { continue };
        let note = note.replace('\u{10f700}', "]");
        match note.split_once(':') {
            Some(("id", value)) => id = Some(value.trim().to_owned()).filter(|id| !id.is_empty()),
            Some(("tag", value)) if !value.trim().is_empty() => tags.push(value.trim().to_owned()),
            _ => {}
        }
    }
    (id, tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_falls_into_questions() {
        let text = "// [id:a] [tag:x\\]y]\n::A:: q {T}\n::B:: q\n{\n=a\n\n~b\n}\n\n$CATEGORY: X/Y\n// only a word\nq {}\n";
        let mut lines = Vec::new();
        let _ = parts(text, &mut |part| {
            lines.push(match part {
                Part::Category(path) => path,
                Part::Question(block) => format!("{} {:?} {:?}", block.line, block.id, block.tags),
            });
            ControlFlow::Continue(())
        });
        assert_eq!(lines, ["2 Some(\"a\") [\"x]y\"]", "3 None []", "X/Y", "12 None []"]);
    }
}
