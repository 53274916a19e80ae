//! The body of a block to its parts: text, items or options with their feedback, and an incident's question, advice and counter-example.

use super::{
    blocks::{Fence, RawBlock},
    braces::{self, Braces},
    kind::Grammar,
    problem::{Passage, Problems},
};

/// The parts of a body.
#[derive(Debug, Default)]
pub struct Sections {
    /// Everything before the items, an incident's story.
    pub text: Passage,
    pub question: Option<Passage>,
    pub items: Vec<RawItem>,
    pub closing: Passage,
    pub advice: Option<Passage>,
    pub counter_example: Option<Passage>,
}

/// `- {#id …} text`, with quoted feedback.
#[derive(Debug)]
pub struct RawItem {
    pub line: u32,
    pub braces: Braces,
    pub text: Passage,
    pub feedback: Passage,
}

/// Where in the body the next line belongs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Text,
    Question,
    Item,
    Closing,
    Advice,
    CounterExample,
}

/// Splits the lines of a block.
pub fn split(file: &str, block: &RawBlock<'_>, grammar: Grammar, problems: &mut Problems) -> Sections {
    let mut splitter = Splitter { file, grammar, problems, sections: Sections::default(), place: Place::Text };
    let mut fence = Fence::default();
    for &(number, line) in &block.lines {
        if fence.holds(line) {
            splitter.verbatim(number, line);
        } else {
            splitter.line(number, line);
        }
    }
    splitter.sections
}

struct Splitter<'a> {
    file: &'a str,
    grammar: Grammar,
    problems: &'a mut Problems,
    sections: Sections,
    place: Place,
}

impl Splitter<'_> {
    fn problem(&mut self, line: u32, message: &str) {
        self.problems.add(self.file, line, message);
    }

    fn line(&mut self, number: u32, line: &str) {
        if self.grammar.items && (line == "-" || line.starts_with("- ") || line.starts_with("* {#")) {
            self.item(number, line.get(1..).unwrap_or_default().trim_start());
        } else if let Some((place, rest)) = self.mark(line) {
            self.begin(number, place, rest);
        } else if self.place == Place::Item {
            self.below_item(number, line);
        } else if self.place == Place::Closing {
            match line.strip_prefix('>') {
                Some(quoted) => self.sections.closing.push(number, quoted.strip_prefix(' ').unwrap_or(quoted)),
                None if line.trim().is_empty() => self.sections.closing.push(number, ""),
                None => self.problem(number, "nothing follows the closing explanation; begin the line with `>` if it belongs to it"),
            }
        } else {
            self.verbatim(number, line);
        }
    }

    /// A line that means nothing to us goes where the last one went.
    fn verbatim(&mut self, number: u32, line: &str) {
        let sections = &mut self.sections;
        let passage = match self.place {
            Place::Text => &mut sections.text,
            Place::Question => sections.question.get_or_insert_default(),
            Place::Closing => &mut sections.closing,
            Place::Advice => sections.advice.get_or_insert_default(),
            Place::CounterExample => sections.counter_example.get_or_insert_default(),
            Place::Item => match sections.items.last_mut() {
                Some(item) => {
                    item.text.push(number, dedented(line).unwrap_or(line));
                    return;
                }
                None => &mut sections.text,
            },
        };
        passage.push(number, line);
    }

    fn mark<'l>(&self, line: &'l str) -> Option<(Place, &'l str)> {
        let mut characters = line.chars();
        let place = match characters.next().filter(|_| self.grammar.marks)? {
            '?' => Place::Question,
            '!' => Place::Advice,
            '~' => Place::CounterExample,
            _ => return None,
        };
        let rest = characters.as_str();
        (rest.trim().is_empty() || rest.starts_with([' ', '\t'])).then(|| (place, rest.trim_start()))
    }

    fn begin(&mut self, number: u32, place: Place, rest: &str) {
        if place <= self.place {
            self.problem(number, "the order is: story, `?` question, options, `!` advice, `~` counter-example, each once");
        }
        self.place = place;
        self.verbatim(number, rest);
    }

    fn item(&mut self, number: u32, text: &str) {
        if self.place > Place::Item {
            self.problem(number, "items come before the closing explanation, the advice and the counter-example");
        }
        self.place = Place::Item;
        let (braces, rest) = if text.starts_with('{') {
            match braces::parse(text) {
                Ok(parsed) => parsed,
                Err(error) => {
                    self.problem(number, &error.message);
                    (Braces { id: error.id.unwrap_or_default(), ..Braces::default() }, "…")
                }
            }
        } else {
            self.problem(number, "an item begins with its id: `- {#id} …`; a plain list in the text above uses `*`");
            (Braces::default(), text)
        };
        if !braces.id.is_empty() && self.sections.items.iter().any(|item| item.braces.id == braces.id) {
            self.problem(number, &format!("the id `{}` is there twice in this block", braces.id));
        }
        let mut item = RawItem { line: number, braces, text: Passage::default(), feedback: Passage::default() };
        item.text.push(number, rest.trim_start());
        self.sections.items.push(item);
    }

    fn below_item(&mut self, number: u32, line: &str) {
        let Some(item) = self.sections.items.last_mut() else { return };
        let passage = if item.feedback.is_empty() { &mut item.text } else { &mut item.feedback };
        if line.trim().is_empty() {
            passage.push(number, "");
            return;
        }
        match dedented(line) {
            Some(rest) => match rest.trim_start().strip_prefix('>') {
                Some(_) if !self.grammar.feedback => self.problem(number, "items of this kind of block have no feedback; remove the `>`"),
                Some(quoted) => item.feedback.push(number, quoted.strip_prefix(' ').unwrap_or(quoted)),
                None if item.feedback.is_empty() => item.text.push(number, rest),
                None => self.problem(number, "begin every line of the feedback with `  > `; text of the option comes before it"),
            },
            None if line.starts_with('>') && self.grammar.closing => {
                self.place = Place::Closing;
                self.line(number, line);
            }
            None if line.trim_start().starts_with('>') => self.problem(number, "indent feedback by two blanks: `  > …`"),
            None => self.problem(number, "this text belongs to no item; indent it by two blanks, or put it above the items"),
        }
    }
}

/// The line without its indentation of two blanks or a tab; none when it has none.
fn dedented(line: &str) -> Option<&str> {
    line.strip_prefix("  ").or_else(|| line.strip_prefix('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::courses::package::{blocks, kind::Kind};

    fn sections(kind: Kind, body: &str) -> (Sections, Vec<String>) {
        let text = format!("::: {} {{#x}}\n{body}\n:::\n", kind.word());
        let mut problems = Problems::default();
        let blocks = blocks::split("de.md", &text, &mut problems);
        let sections = split("de.md", &blocks[0], kind.grammar(), &mut problems);
        (sections, problems.into_sorted().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_check_has_a_question_options_feedback_and_a_closing() {
        let body = "Which?\n\n* plain\n\n- {#a} One,\n  goes on\n\n  new paragraph\n  > because\n  >\n  > really\n- {#b correct} Two\n\t> yes\n> closing\n> more";
        let (sections, problems) = sections(Kind::Check, body);
        assert_eq!(problems, [""; 0]);
        assert_eq!(sections.text.text(), "Which?\n\n* plain");
        assert_eq!(sections.items[0].text.text(), "One,\ngoes on\n\nnew paragraph");
        assert_eq!(sections.items[0].feedback.text(), "because\n\nreally");
        assert_eq!((sections.items[1].line, sections.items[1].feedback.text()), (13, "yes"));
        assert_eq!(sections.closing.text(), "closing\nmore");
    }

    #[test]
    fn an_incident_has_a_story_question_options_advice_and_counter_example() {
        let body = "Story\n\n![pic](media/a.png)\n~~struck~~\n\n? Why\n  so?\n\n- {#a plausibility=0} A\n  ```\n  - {#x}\n  ```\n  > fa\n\n! Try\n\n* this\n\n~ Not\nalways";
        let (sections, problems) = sections(Kind::Incident, body);
        assert_eq!(problems, [""; 0]);
        assert_eq!(sections.text.text(), "Story\n\n![pic](media/a.png)\n~~struck~~");
        assert_eq!(sections.question.as_ref().map(Passage::text), Some("Why\n  so?"));
        assert_eq!(sections.items.len(), 1);
        assert_eq!(sections.items[0].text.text(), "A\n```\n- {#x}\n```");
        assert_eq!(sections.advice.as_ref().map(Passage::text), Some("Try\n\n* this"));
        assert_eq!(sections.counter_example.as_ref().map(Passage::text), Some("Not\nalways"));
    }

    #[test]
    fn what_is_wrong_in_a_body_is_said_with_its_line() {
        for (kind, body, expected) in [
            (Kind::Check, "Q\n- no id", "de.md:3: an item begins with its id"),
            (Kind::Check, "- {#a} x\n- {#a} y", "de.md:3: the id `a` is there twice in this block"),
            (Kind::Check, "- {#a x", "de.md:2: the braces are not closed"),
            (Kind::Check, "- {#a} x\nloose", "de.md:3: this text belongs to no item"),
            (Kind::Check, "- {#a} x\n > f", "de.md:3: indent feedback by two blanks"),
            (Kind::Incident, "- {#a} x\n> f", "de.md:3: indent feedback by two blanks"),
            (Kind::Check, "- {#a} x\n  > f\n  loose", "de.md:4: begin every line of the feedback"),
            (Kind::Checklist, "- {#a} x\n  > f", "de.md:3: items of this kind of block have no feedback"),
            (Kind::Check, "- {#a} x\n> c\nloose", "de.md:4: nothing follows the closing explanation"),
            (Kind::Check, "- {#a} x\n> c\n- {#b} y", "de.md:4: items come before"),
            (Kind::Incident, "! a\n? q", "de.md:3: the order is"),
            (Kind::Incident, "? a\n? q", "de.md:3: the order is"),
        ] {
            let (_, found) = sections(kind, body);
            assert_eq!(found.len(), 1, "{body}: {found:?}");
            assert!(found[0].starts_with(expected), "{body}: {found:?}");
        }
    }

    #[test]
    fn prose_keeps_its_lists_and_quotes() {
        let (sections, problems) = sections(Kind::Prose, "- a\n- b\n\n> q\n\n? x");
        assert_eq!((sections.text.text(), problems.len()), ("- a\n- b\n\n> q\n\n? x", 0));
    }
}
