//! What is wrong with a package, said with file and line, and the small helpers that find the line.

use std::fmt;

/// How many problems are reported at once: more than that nobody reads, and one mistake may cause many.
pub const AT_MOST: usize = 50;
/// What a person writes by hand is far smaller; what is larger would only keep the server busy.
pub const MAX_TEXT_BYTES: usize = 2 * 1024 * 1024;
/// Where collecting stops, so that a hostile package cannot fill the memory with sentences.
const COLLECT_AT_MOST: usize = 2_000;

/// One mistake in a package, with its place and its remedy, in English (authors' tool messages, like a compiler's).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The path in the package.
    pub file: String,
    /// Counted from 1; none when the file as a whole is meant.
    pub line: Option<u32>,
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for Problem {}

/// Collects problems while reading goes on.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub fn add(&mut self, file: &str, line: impl Into<Option<u32>>, message: impl Into<String>) {
        if self.0.len() < COLLECT_AT_MOST {
            self.0.push(Problem { file: file.to_owned(), line: line.into(), message: message.into() });
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// By file and line, each once, at most [`AT_MOST`].
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.0.sort();
        self.0.dedup();
        self.0.truncate(AT_MOST);
        self.0
    }
}

/// The text of a file: UTF-8, of reasonable size; a byte order mark at its beginning is dropped.
pub fn decode<'a>(file: &str, bytes: &'a [u8], problems: &mut Problems) -> Option<&'a str> {
    if bytes.len() > MAX_TEXT_BYTES {
        problems.add(file, None, "the file is larger than 2 MB; divide it");
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let offset = error.valid_up_to();
            let line = count(bytes.iter().take(offset).filter(|byte| **byte == b'\n').count()) + 1;
            problems.add(file, line, format!("the file is not UTF-8 (byte {offset}); save it as UTF-8"));
            None
        }
    }
}

/// The line of a byte offset, counted from 1.
pub fn line_of(text: &str, offset: usize) -> u32 {
    count(text.bytes().take(offset).filter(|byte| *byte == b'\n').count()) + 1
}

/// A count of lines as the type of line numbers.
pub fn count(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX - 1)
}

/// Whether a word is a slug: lower-case letters, digits and single hyphens inside, at most 64 characters.
pub fn is_slug(word: &str) -> bool {
    word.len() <= 64 && word.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Lines of a file that belong together, without the marks that surround them; each remembers where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    text: String,
    /// Where each line begins in `text`, and its number in the file.
    lines: Vec<(usize, u32)>,
}

impl Passage {
    /// Blank lines at the beginning are left out.
    pub fn push(&mut self, line: u32, text: &str) {
        if self.lines.is_empty() {
            if text.trim().is_empty() {
                return;
            }
        } else {
            self.text.push('\n');
        }
        self.lines.push((self.text.len(), line));
        self.text.push_str(text);
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub fn text(&self) -> &str {
        self.text.trim_end()
    }

    pub fn first_line(&self) -> Option<u32> {
        self.lines.first().map(|(_, line)| *line)
    }

    /// The line in the file of a byte offset in [`Passage::text`].
    pub fn line_at(&self, offset: usize) -> u32 {
        let after = self.lines.partition_point(|(start, _)| *start <= offset);
        self.lines.get(after.saturating_sub(1)).map_or(1, |(_, line)| *line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_like_a_compilers_message() {
        let mut problem = Problem { file: "01-x/de.md".into(), line: Some(12), message: "why and what to do".into() };
        assert_eq!(problem.to_string(), "01-x/de.md:12: why and what to do");
        problem.line = None;
        assert_eq!(problem.to_string(), "01-x/de.md: why and what to do");
    }

    #[test]
    fn a_file_that_is_not_utf8_is_named_with_line_and_byte() {
        let mut problems = Problems::default();
        assert_eq!(decode("a.md", b"gut\nnicht \xfc", &mut problems), None);
        let found = problems.into_sorted();
        assert_eq!(found[0].to_string(), "a.md:2: the file is not UTF-8 (byte 10); save it as UTF-8");
        assert_eq!(decode("a.md", &vec![b' '; MAX_TEXT_BYTES + 1], &mut Problems::default()), None);
        assert_eq!(decode("a.md", "\u{feff}x".as_bytes(), &mut Problems::default()), Some("x"));
    }

    #[test]
    fn problems_are_sorted_unique_and_at_most_fifty() {
        let mut problems = Problems::default();
        for line in (1..100).rev() {
            problems.add("b.md", line, "x");
            problems.add("b.md", line, "x");
        }
        problems.add("a.md", 7, "x");
        let sorted = problems.into_sorted();
        assert_eq!((sorted.len(), sorted[0].file.as_str(), sorted[2].line), (AT_MOST, "a.md", Some(2)));
    }

    #[test]
    fn slugs_are_lower_case_words_joined_by_single_hyphens() {
        for (word, expected) in [
            ("a", true),
            ("01-x2", true),
            ("", false),
            ("-a", false),
            ("a-", false),
            ("a--b", false),
            ("A", false),
            ("ä", false),
            ("a_b", false),
        ] {
            assert_eq!(is_slug(word), expected, "{word:?}");
        }
        assert!(is_slug(&"a".repeat(64)) && !is_slug(&"a".repeat(65)));
    }

    #[test]
    fn a_passage_knows_where_its_lines_came_from() {
        let mut passage = Passage::default();
        for (line, text) in [(3, ""), (4, "one"), (5, ""), (9, "two"), (10, "  ")] {
            passage.push(line, text);
        }
        assert_eq!(passage.text(), "one\n\ntwo");
        assert_eq!((passage.first_line(), passage.line_at(0), passage.line_at(5), passage.line_at(999)), (Some(4), 4, 9, 10));
    }
}
