//! Aiken: a question, lettered options, `ANSWER: B`. One language, one right option; nothing else can be said.

use domain::Text;
use domain::quizzes::item::{Body, Choice, Item};
use domain::quizzes::kinds::SingleChoice;

use crate::encoding::decode;
use crate::finding::{Finding, Place, What};
use crate::html::plain_to_markdown;
use crate::ids::{Ids, letter};
use crate::limits::PARTS;
use crate::{ReadItem, ReadOptions, Reading};

pub(crate) fn read(bytes: &[u8], options: ReadOptions) -> Reading {
    let Some(decoded) = decode(bytes) else { return Reading::refused(What::UnknownEncoding) };
    let mut reading = Reading { findings: decoded.finding().into_iter().collect(), ..Reading::default() };
    let mut ids = Ids::default();
    let mut question = Question::default();
    for (number, line) in (1_u32..).zip(decoded.text.lines()) {
        if reading.is_full() {
            return reading;
        }
        let line = line.trim();
        if let Some(answer) = answer_of(line) {
            let place = Place::line(question.line.unwrap_or(number));
            match question.finish(answer, number, &place, options, &mut ids) {
                Ok(item) => reading.items.push(ReadItem { item, place }),
                Err(finding) => reading.findings.push(finding),
            }
            question = Question::default();
        } else if let Some((option, text)) = option_of(line) {
            question.options.push((option, text.to_owned()));
        } else if !line.is_empty() {
            // text after options that had no answer: the question before ends here
            if !question.options.is_empty() {
                reading.findings.push(Finding::refused(&Place::line(question.line.unwrap_or(number)), What::NoRightAnswer));
                question = Question::default();
            }
            question.line.get_or_insert(number);
            question.text.push(line.to_owned());
        }
    }
    if let Some(line) = question.line {
        let what = if reading.items.is_empty() && question.options.is_empty() { What::WrongFormat } else { What::Truncated };
        reading.findings.push(Finding::refused(&Place::line(line), what));
    }
    reading
}

/// Whether a text has a line with an answer and one with an option.
pub(crate) fn looks_like(text: &str) -> bool {
    text.lines().any(|line| answer_of(line.trim()).is_some()) && text.lines().any(|line| option_of(line.trim()).is_some())
}

#[derive(Default)]
struct Question {
    /// Where its text begins.
    line: Option<u32>,
    text: Vec<String>,
    options: Vec<(char, String)>,
}

impl Question {
    fn finish(&self, answer: &str, line: u32, place: &Place, options: ReadOptions, ids: &mut Ids) -> Result<Item, Finding> {
        let right = answer.chars().next().map(|c| half_width(c).to_ascii_uppercase()).filter(|_| answer.chars().count() == 1);
        if self.text.is_empty() {
            return Err(Finding::refused(&Place::line(line), What::NoText));
        }
        let known = |c: &char| self.options.iter().any(|(option, _)| option == c);
        let Some(right) = right.filter(known) else {
            return Err(Finding::refused(&Place::line(line), What::BadValue { detail: answer.to_owned() }));
        };
        if self.options.len() < 2 || self.options.len() > PARTS || self.options.iter().any(|(_, text)| text.is_empty()) {
            return Err(Finding::refused(place, What::NoText));
        }
        let text = |plain: &str| {
            let mut text = Text::default();
            text.set(options.language, plain_to_markdown(plain));
            text
        };
        let choices = self.options.iter().enumerate().map(|(place, (option, words))| Choice {
            id: letter(place),
            text: text(words),
            credit: if *option == right { 1.0 } else { 0.0 },
            feedback: Text::default(),
        });
        Ok(Item {
            id: ids.named(""),
            title: Text::default(),
            category: String::new(),
            tags: Vec::new(),
            marks: 1.0,
            prompt: text(&self.text.join("\n")),
            hint: Text::default(),
            feedback: Text::default(),
            body: Body::SingleChoice(SingleChoice { options: choices.collect(), fixed_order: false }),
        })
    }
}

/// `A. text`, `A) text`, and as a Chinese keyboard writes them: `Ａ．`, `A、`.
fn option_of(line: &str) -> Option<(char, &str)> {
    let mut chars = line.chars();
    let option = half_width(chars.next()?);
    let mark = chars.next()?;
    (option.is_ascii_uppercase() && matches!(mark, '.' | ')' | '．' | '）' | '、')).then(|| (option, chars.as_str().trim()))
}

fn answer_of(line: &str) -> Option<&str> {
    let (word, answer) = line.split_once([':', '：'])?;
    matches!(word.trim(), "ANSWER" | "Answer" | "ANTWORT" | "Antwort" | "答案").then(|| answer.trim())
}

fn half_width(c: char) -> char {
    match c {
        'Ａ'..='Ｚ' => char::from_u32(u32::from(c) - u32::from('Ａ') + u32::from('A')).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use super::*;

    fn read_text(text: &str) -> Reading {
        read(text.as_bytes(), ReadOptions { language: Language::De })
    }

    #[test]
    fn questions_come_with_their_right_option_and_line() {
        let reading =
            read_text("Welches Gas?\nA. Argon\nB) Sauerstoff\nANSWER: A\n\n\n# Womit?\r\nMit 2 * 3?\r\nA. x\r\nB. y_z\r\nANSWER: B\r\n");
        assert_eq!(reading.findings, []);
        assert_eq!(reading.items.iter().map(|item| item.place.line.unwrap()).collect::<Vec<_>>(), [1, 7]);
        let Body::SingleChoice(body) = &reading.items[0].item.body else { panic!() };
        assert_eq!(body.options.iter().map(|option| option.credit).collect::<Vec<_>>(), [1.0, 0.0]);
        assert_eq!(reading.items[1].item.prompt.de.as_deref(), Some("\\# Womit?\nMit 2 * 3?"));
        assert_eq!(reading.items[1].item.id, "item-2");
    }

    #[test]
    fn a_chinese_keyboard_is_understood() {
        let reading = read_text("哪种气体？\nＡ．氩气\nB、氧气\n答案：Ａ\n");
        assert_eq!((reading.items.len(), reading.findings.len()), (1, 0));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_is_read() {
        let good = "q\nA. x\nB. y\nANSWER: B\n";
        let reading = read_text(&format!("{good}q\nA. x\nB. y\nANSWER: D\n{good}q\nA. x\nB. y\n{good}\nq\nA. x"));
        assert_eq!(reading.items.len(), 3);
        let found: Vec<_> = reading.findings.iter().map(|f| (f.place.line.unwrap(), f.what.clone())).collect();
        assert_eq!(found, [(8, What::BadValue { detail: "D".into() }), (13, What::NoRightAnswer), (21, What::Truncated)]);
    }
}
