//! A file in questions: what stands between empty lines, with its comments.

/// One question as it stands, without comments; escaped characters are hidden.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it begins, from 1.
    pub line: u32,
    pub text: String,
    pub id: Option<String>,
    pub tags: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Category(String),
    Question(Block),
}

/// The file's parts in order.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut block = Block::default();
    for (number, line) in (1_u32..).zip(text.lines()) {
        let trimmed = line.trim();
        if let Some(comment) = trimmed.strip_prefix("//") {
            // a comment with an id is about the next question
            let (id, tags) = notes(comment);
            if (id.is_some() || !tags.is_empty()) && !block.text.is_empty() && is_closed(&block.text) {
                finish(&mut block, &mut parts);
            }
            block.id = id.or(block.id.take());
            block.tags.extend(tags);
        } else if let Some(path) = trimmed.strip_prefix("$CATEGORY:") {
            finish(&mut block, &mut parts);
            parts.push(Part::Category(super::show(&super::hide(path.trim()))));
        } else if trimmed.is_empty() {
            // an answer over several paragraphs goes on
            if is_closed(&block.text) {
                finish(&mut block, &mut parts);
            } else {
                block.text.push('\n');
            }
        } else {
            // the next question without an empty line before it; or the one before was never closed
            if trimmed.starts_with("::") && !block.text.is_empty() && (block.text.contains('}') || block.text.ends_with("\n\n")) {
                finish(&mut block, &mut parts);
            }
            if block.text.is_empty() {
                block.line = number;
            }
            block.text.push_str(&super::hide(line));
            block.text.push('\n');
        }
    }
    finish(&mut block, &mut parts);
    parts
}

/// No answer is open: as many `}` as `{`.
fn is_closed(text: &str) -> bool {
    text.matches('{').count() <= text.matches('}').count()
}

fn finish(block: &mut Block, parts: &mut Vec<Part>) {
    if !block.text.trim().is_empty() {
        parts.push(Part::Question(std::mem::take(block)));
    }
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
        let lines: Vec<_> = parts(text)
            .into_iter()
            .map(|part| match part {
                Part::Category(path) => path,
                Part::Question(block) => format!("{} {:?} {:?}", block.line, block.id, block.tags),
            })
            .collect();
        assert_eq!(lines, ["2 Some(\"a\") [\"x]y\"]", "3 None []", "X/Y", "12 None []"]);
    }
}
