//! Text that Markdown shows as it is, with no more backslashes than it takes: ours is read by teachers.

/// One line of text; `cell` in a table, where `|` ends it.
pub(super) fn line(text: &str, cell: bool) -> String {
    at_start(&inside(text, cell))
}

/// Characters that mean something anywhere.
pub(super) fn inside(text: &str, cell: bool) -> String {
    let link = text.contains("](") || text.contains("]:");
    let tildes = text.matches('~').count() > 1;
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let special = match c {
            '`' | '$' => true,
            '\\' => next.is_ascii_punctuation(),
            '*' => !(before.is_whitespace() && next.is_whitespace()),
            // inside a word it is a letter as any other
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '[' => link,
            '<' => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
            '&' => entity(chars.clone()),
            '~' => tildes,
            '|' => cell,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

fn entity(rest: impl Iterator<Item = char>) -> bool {
    let mut length = 0;
    for c in rest.take(32) {
        match c {
            ';' => return length > 0,
            '#' | 'a'..='z' | 'A'..='Z' | '0'..='9' => length += 1,
            _ => return false,
        }
    }
    false
}

/// What would begin a heading, a list, a quotation or a rule.
pub(super) fn at_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    let ends_word = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    if (1..10).contains(&digits) && after.starts_with(['.', ')']) && ends_word(&after[1..]) {
        return format!("{}\\{after}", &line[..digits]);
    }
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    let rule = |mark: char| line.chars().all(|c| c == mark || c == ' ');
    let begins = line.starts_with('>')
        || (1..7).contains(&hashes) && ends_word(&line[hashes..])
        || line.starts_with(['-', '+', '*']) && (ends_word(&line[1..]) || rule('-'))
        || line.starts_with('=') && rule('=')
        || line.starts_with("~~~");
    if begins { format!("\\{line}") } else { line.to_owned() }
}
