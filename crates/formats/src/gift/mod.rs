//! GIFT, Moodle's text format: `::title:: text {=right ~wrong}`. After `question/format/gift/format.php`.
//!
//! One language, no pictures of its own. Ids and tags stand in comments as Moodle writes them: `// [id:weld-7] [tag:gas]`.

mod answers;
mod blocks;
mod read;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;

/// Characters with a meaning; a backslash takes it from them.
const SPECIAL: [char; 7] = ['~', '=', '#', '{', '}', ':', '\\'];
/// Where escaped characters are while the others are looked for: far up, in private use.
const HIDDEN: u32 = 0x0010_f800;

/// Hides escaped characters, so that what is left means something.
fn hide(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = chars.peek().copied().filter(|next| c == '\\' && (SPECIAL.contains(next) || *next == 'n'));
        match escaped.and_then(|next| char::from_u32(HIDDEN + u32::from(if next == 'n' { '\n' } else { next }))) {
            Some(hidden) => {
                out.push(hidden);
                chars.next();
            }
            None => out.push(c),
        }
    }
    out
}

/// What was hidden, as itself.
fn show(text: &str) -> String {
    text.chars().map(|c| u32::from(c).checked_sub(HIDDEN).filter(|low| *low < 128).and_then(char::from_u32).unwrap_or(c)).collect()
}

/// With a backslash before whatever means something; line ends are said, as an empty line would end the question.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' {
            out.push_str("\\n");
            continue;
        }
        if SPECIAL.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
