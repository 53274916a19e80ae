//! Answers inside a text: `{2:MULTICHOICE:=right#said to it~wrong~%50%half}`, Moodle's "embedded answers (cloze)".

use crate::limits::PARTS;
use crate::share::{from_percent, to_percent};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text { case_sensitive: bool },
    Number,
    Choice,
}

#[derive(Debug, PartialEq)]
pub(super) struct Embedded {
    pub weight: f64,
    pub kind: Type,
    pub answers: Vec<EmbeddedAnswer>,
}

#[derive(Debug, PartialEq)]
pub(super) struct EmbeddedAnswer {
    pub share: f64,
    pub text: String,
    pub feedback: String,
}

/// Takes the embedded answers out of a text; `mark` makes what stands there instead.
///
/// # Errors
/// The name of a type that we do not have; `}` where an answer is never closed.
pub(super) fn take_out(text: &str, mark: impl Fn(usize) -> String) -> Result<(String, Vec<Embedded>), String> {
    let (mut out, mut found, mut rest) = (String::new(), Vec::new(), text);
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let inside = &rest[at + 1..];
        if let Some((gap, after)) = embedded(inside)?.filter(|_| found.len() < PARTS) {
            found.push(gap);
            out.push_str(&mark(found.len()));
            rest = after;
        } else {
            out.push('{');
            rest = inside;
        }
    }
    out.push_str(rest);
    Ok((out, found))
}

fn embedded(inside: &str) -> Result<Option<(Embedded, &str)>, String> {
    let digits = inside.bytes().take(6).take_while(u8::is_ascii_digit).count();
    let (weight, rest) = inside.split_at(digits);
    let Some(rest) = rest.strip_prefix(':') else { return Ok(None) };
    // the longest name has 16 letters
    let letters = rest.bytes().take(24).take_while(|b| b.is_ascii_alphabetic() || *b == b'_').count();
    let (name, rest) = rest.split_at(letters);
    let Some(rest) = rest.strip_prefix(':') else { return Ok(None) };
    let kind = match name.trim().to_ascii_uppercase().as_str() {
        "SHORTANSWER" | "SA" | "MW" => Type::Text { case_sensitive: false },
        "SHORTANSWER_C" | "SAC" | "MWC" => Type::Text { case_sensitive: true },
        "NUMERICAL" | "NM" => Type::Number,
        "MULTICHOICE" | "MC" | "MULTICHOICE_V" | "MCV" | "MULTICHOICE_H" | "MCH" | "MULTICHOICE_S" | "MCS" | "MULTICHOICE_VS" | "MCVS"
        | "MULTICHOICE_HS" | "MCHS" => Type::Choice,
        other if other.starts_with("MULTIRESPONSE") || matches!(other, "MR" | "MRV" | "MRH" | "MRS" | "MRVS" | "MRHS") => {
            return Err(other.to_owned());
        }
        _ => return Ok(None),
    };
    let Some(end) = end_of(rest, &['}']) else { return Err("}".to_owned()) };
    let mut answers = Vec::new();
    let mut list = &rest[..end];
    loop {
        let end = end_of(list, &['~']);
        let one = &list[..end.unwrap_or(list.len())];
        if !one.trim().is_empty() {
            answers.push(answer(one));
        }
        match end {
            Some(end) => list = &list[end + 1..],
            None => break,
        }
    }
    let weight = weight.parse::<f64>().unwrap_or(1.0).max(1.0);
    Ok(Some((Embedded { weight, kind, answers }, &rest[end + 1..])))
}

fn answer(text: &str) -> EmbeddedAnswer {
    let text = text.trim();
    let (share, text) = if let Some(rest) = text.strip_prefix('=') {
        (1.0, rest)
    } else {
        let percent = text.strip_prefix('%').and_then(|rest| rest.split_once('%'));
        match percent.and_then(|(percent, rest)| crate::share::number(percent).map(|percent| (percent, rest))) {
            Some((percent, rest)) => (from_percent(percent).clamp(-1.0, 1.0), rest),
            None => (0.0, text),
        }
    };
    let (text, feedback) = end_of(text, &['#']).map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    EmbeddedAnswer { share, text: unescape(text), feedback: unescape(feedback) }
}

/// Where one of the marks stands that is neither escaped nor part of `&#39;`.
fn end_of(text: &str, marks: &[char]) -> Option<usize> {
    let mut before = [' '; 2];
    for (at, c) in text.char_indices() {
        let escaped = before[1] == '\\' && before[0] != '\\';
        let entity = c == '#' && before[1] == '&';
        if marks.contains(&c) && !escaped && !entity {
            return Some(at);
        }
        before = [before[1], c];
    }
    None
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && matches!(next, '~' | '#' | '}' | '{' | '=' | '/' | '"' | '\\') => {
                out.push(*next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

/// Writes one; texts are HTML already.
pub(super) fn print(gap: &Embedded) -> String {
    let name = match gap.kind {
        Type::Text { case_sensitive: false } => "SHORTANSWER",
        Type::Text { case_sensitive: true } => "SHORTANSWER_C",
        Type::Number => "NUMERICAL",
        Type::Choice => "MULTICHOICE",
    };
    let answers: Vec<String> = gap
        .answers
        .iter()
        .map(|answer| {
            let share = match answer.share {
                share if (share - 1.0).abs() < 1e-9 => "=".to_owned(),
                0.0 => String::new(),
                share => format!("%{}%", to_percent(share)),
            };
            let feedback = if answer.feedback.is_empty() { String::new() } else { format!("#{}", escape(&answer.feedback)) };
            format!("{share}{}{feedback}", escape(&answer.text))
        })
        .collect();
    format!("{{{}:{name}:{}}}", crate::share::decimal(gap.weight, 0), answers.join("~"))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        if matches!(c, '~' | '}' | '\\') || c == '#' && before != '&' || c == '=' && out.is_empty() {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_answers_are_taken_out_and_written_the_same() {
        let text = "a {1:SHORTANSWER:=TIG#yes~%50%WIG \\} \\~ \\# &#39;} b {2:NUMERICAL:=3.5:0.1} {x} {3:MULTICHOICE:=r~w~%-50%v} c";
        let (rest, gaps) = take_out(text, |n| format!("<{n}>")).unwrap();
        assert_eq!(rest, "a <1> b <2> {x} <3> c");
        assert_eq!(gaps[0].answers[1], EmbeddedAnswer { share: 0.5, text: "WIG } ~ # &#39;".into(), feedback: String::new() });
        assert_eq!((gaps[1].weight, gaps[2].answers[2].share), (2.0, -0.5));
        let again = rest.replace("<1>", &print(&gaps[0])).replace("<2>", &print(&gaps[1])).replace("<3>", &print(&gaps[2]));
        assert_eq!(again, text);
    }

    #[test]
    fn several_ticks_in_a_gap_are_not_taken() {
        assert_eq!(take_out("{1:MULTIRESPONSE:=a~=b}", |_| String::new()), Err("MULTIRESPONSE".to_owned()));
        assert_eq!(take_out("{1:SA:=a", |_| String::new()), Err("}".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn any_text_passes(text in "(\\{[0-9]?:(SA|NM|MC):|[a-z=~#%\\\\{}:0-9中]{0,4}){0,12}") {
            let _ = take_out(&text, |n| n.to_string());
        }
    }
}
