//! A language file to raw blocks: `::: kind {#id …}`, lines, `:::`. What a line means inside a block is not decided here.

use std::collections::BTreeMap;

use super::{
    braces::{self, Attribute},
    kind::Kind,
    problem::{Problems, count},
};

/// A block as it stands in the file.
#[derive(Debug)]
pub struct RawBlock<'a> {
    pub id: String,
    /// None when the opening line has a mistake that was reported.
    pub head: Option<(Kind, Vec<Attribute>)>,
    /// The line that opens it.
    pub line: u32,
    /// Lines between the opening and the closing line, with their numbers.
    pub lines: Vec<(u32, &'a str)>,
}

/// Follows fenced code, in which no line means anything to us.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fence(Option<(char, usize)>);

impl Fence {
    /// Takes the next line; whether it belongs to fenced code (its fences do).
    pub fn holds(&mut self, line: &str) -> bool {
        let line = line.trim();
        let Some(mark) = line.chars().next().filter(|c| matches!(c, '`' | '~')) else { return self.0.is_some() };
        let length = line.chars().take_while(|c| *c == mark).count();
        let rest = line.get(length..).unwrap_or_default();
        match self.0 {
            None if length >= 3 && !(mark == '`' && rest.contains('`')) => {
                self.0 = Some((mark, length));
                true
            }
            None => false,
            Some((open, at_least)) => {
                if mark == open && length >= at_least && rest.is_empty() {
                    self.0 = None;
                }
                true
            }
        }
    }

    pub fn is_open(self) -> bool {
        self.0.is_some()
    }
}

/// Splits a language file into its blocks.
pub fn split<'a>(file: &str, text: &'a str, problems: &mut Problems) -> Vec<RawBlock<'a>> {
    let mut blocks: Vec<RawBlock<'a>> = Vec::new();
    let mut ids = BTreeMap::new();
    let mut open: Option<RawBlock<'a>> = None;
    let mut fence = Fence::default();
    let mut fence_line = 0;
    let mut outside_reported = false;
    for (index, line) in text.lines().enumerate() {
        let number = count(index) + 1;
        let mark = line.trim();
        let in_fence = open.is_some() && {
            let was_open = fence.is_open();
            let holds = fence.holds(line);
            if !was_open {
                fence_line = number;
            }
            holds
        };
        if in_fence || !mark.starts_with(":::") {
            if let Some(block) = &mut open {
                block.lines.push((number, line));
            } else if !mark.is_empty() && !outside_reported {
                problems.add(file, number, "text outside a block; put it between `::: kind {#id}` and `:::`");
                outside_reported = true;
            }
            continue;
        }
        outside_reported = false;
        if mark == ":::" {
            match open.take() {
                Some(block) => blocks.push(block),
                None => problems.add(file, number, "this `:::` closes nothing; remove it or give it a kind and an id"),
            }
            continue;
        }
        if let Some(block) = open.take() {
            let message = format!("blocks do not nest; close `{}` (line {}) with `:::` before this line", block.id, block.line);
            problems.add(file, number, message);
            blocks.push(block);
        }
        let block = opening(file, number, mark, problems);
        if let Some(first) = ids.insert(block.id.clone(), number).filter(|_| !block.id.is_empty()) {
            problems.add(file, number, format!("the block id `{}` is taken in line {first}; ids are unique in the course", block.id));
        }
        open = Some(block);
    }
    if let Some(block) = open {
        let message = if fence.is_open() {
            format!("the fenced code of line {fence_line} is not closed, and so the block `{}` is not either", block.id)
        } else {
            format!("the block `{}` is not closed; write `:::` on a line of its own after it", block.id)
        };
        problems.add(file, block.line, message);
        blocks.push(block);
    }
    blocks
}

fn opening<'a>(file: &str, line: u32, mark: &str, problems: &mut Problems) -> RawBlock<'a> {
    let rest = mark.trim_start_matches(':').trim_start();
    let (word, rest) = rest.split_at(rest.find(|c: char| c.is_whitespace() || c == '{').unwrap_or(rest.len()));
    let (id, attributes) = match braces::parse(rest.trim_start()) {
        Ok((braces, after)) => {
            if !after.trim().is_empty() {
                problems.add(file, line, "nothing may follow the closing `}`; put the text on the next line");
            }
            (braces.id, Some(braces.attributes))
        }
        Err(error) => {
            problems.add(file, line, error.message);
            (error.id.unwrap_or_default(), None)
        }
    };
    let kind = Kind::from_word(word);
    if kind.is_none() {
        let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        problems.add(file, line, format!("the kind of block {word:?} is unknown; there are {}", known.join(", ")));
    }
    if mark.starts_with("::::") {
        problems.add(file, line, "a block opens with exactly three colons");
    }
    RawBlock { id, head: kind.zip(attributes), line, lines: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems_of(text: &str) -> Vec<String> {
        let mut problems = Problems::default();
        split("de.md", text, &mut problems);
        problems.into_sorted().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn blocks_keep_their_lines_with_either_line_ending() {
        for ending in ["\n", "\r\n"] {
            let text = ["", "::: prose {#a}", "one", "", "two", ":::", "", "::: check {#b}", ":::", ""].join(ending);
            let mut problems = Problems::default();
            let blocks = split("de.md", &text, &mut problems);
            assert!(problems.is_empty());
            assert_eq!(blocks.iter().map(|block| (block.id.as_str(), block.line)).collect::<Vec<_>>(), [("a", 2), ("b", 8)]);
            assert_eq!(blocks[0].lines, [(3, "one"), (4, ""), (5, "two")]);
        }
    }

    #[test]
    fn three_colons_in_fenced_code_close_nothing() {
        let text = "::: prose {#a}\n````\n:::\n```\n::: check {#x}\n````\n~~~ md\n```\n:::\n~~~\n``` no `fence`\n:::\n";
        let mut problems = Problems::default();
        let blocks = split("de.md", text, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((blocks.len(), blocks[0].lines.len()), (1, 10));
    }

    #[test]
    fn what_is_wrong_around_blocks_is_said_with_its_line() {
        for (text, expected) in [
            ("\nhello\nagain\n", "de.md:2: text outside a block"),
            (":::\n", "de.md:1: this `:::` closes nothing"),
            ("::: prose {#a}\nx\n", "de.md:1: the block `a` is not closed"),
            ("::: prose {#a}\n```\n:::\n", "de.md:1: the fenced code of line 2 is not closed"),
            ("::: prose {#a}\n::: prose {#b}\n:::\n", "de.md:2: blocks do not nest; close `a` (line 1)"),
            ("::: prose {#a}\n:::\n::: prose {#a}\n:::\n", "de.md:3: the block id `a` is taken in line 1"),
            ("::: poem {#a}\n:::\n", "de.md:1: the kind of block \"poem\" is unknown; there are prose, callout"),
            ("::: prose\n:::\n", "de.md:1: the id is missing"),
            ("::: prose {#a} x\n:::\n", "de.md:1: nothing may follow"),
            (":::: prose {#a}\n:::\n", "de.md:1: a block opens with exactly three colons"),
        ] {
            let found = problems_of(text);
            assert!(found.iter().any(|problem| problem.starts_with(expected)), "{text:?}: {found:?}");
            assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        }
    }
}
