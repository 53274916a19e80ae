//! Reading GIFT.

use std::ops::ControlFlow;

use domain::quizzes::item::{Body, Choice, Item, Label, NumberAnswer, NumberRules, TextAnswer, Tolerance};
use domain::quizzes::kinds::{Essay, MatchPrompt, Matching, Numeric, ShortText, SingleChoice, TrueFalse};
use domain::{Language, Text};

use super::answers::{answer, list, numeric};
use super::blocks::{Block, Part, parts};
use super::show;
use crate::encoding::decode;
use crate::finding::{Finding, Place, What};
use crate::html::{plain_to_markdown, to_markdown, to_text};
use crate::ids::{Ids, letter};
use crate::languages::split;
use crate::limits::{MB, PARTS, TEXT_MB};
use crate::{ReadItem, ReadOptions, Reading, moodle, share};

pub(crate) fn read(bytes: &[u8], options: ReadOptions) -> Reading {
    let Some(decoded) = decode(bytes) else { return Reading::refused(What::UnknownEncoding) };
    let mut reading = Reading { findings: decoded.finding().into_iter().collect(), ..Reading::default() };
    let (mut ids, mut category) = (Ids::default(), String::new());
    let _ = parts(&decoded.text, &mut |part| {
        match part {
            Part::Category(path) => category = moodle::category(&path),
            Part::Question(block) => {
                let mut reader =
                    Reader { language: options.language, format: Format::Moodle, place: Place::line(block.line), findings: Vec::new() };
                let item = reader.question(&block, &category, &mut ids);
                reading.findings.append(&mut reader.findings);
                reading.items.extend(item.map(|item| ReadItem { item, place: reader.place }));
            }
        }
        if reading.is_full() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    reading
}

#[derive(Clone, Copy)]
enum Format {
    /// HTML where there are elements in it, otherwise plain.
    Moodle,
    Html,
    Plain,
    Markdown,
}

struct Reader {
    language: Language,
    /// That of the question; its answers have it, too, unless they say otherwise.
    format: Format,
    place: Place,
    findings: Vec<Finding>,
}

impl Reader {
    fn refuse(&mut self, what: What) {
        self.findings.push(Finding::refused(&self.place, what));
    }

    fn question(&mut self, block: &Block, category: &str, ids: &mut Ids) -> Option<Item> {
        if block.text.len() > TEXT_MB as usize * MB {
            self.refuse(What::TooLarge { limit_mb: TEXT_MB });
            return None;
        }
        let mut rest = block.text.trim();
        let mut title = Text::default();
        if let Some((name, after)) = rest.strip_prefix("::").and_then(|rest| rest.split_once("::")) {
            self.place = self.place.clone().with_element(to_text(&show(name)).chars().take(60).collect::<String>());
            title = self.text(name.trim());
            rest = after.trim();
        }
        let (start, end) = match (rest.find('{'), rest.rfind('}')) {
            (Some(start), Some(end)) if start < end => (start, end),
            (None, None) => {
                self.refuse(What::UnsupportedKind { detail: "description".to_owned() });
                return None;
            }
            _ => {
                self.refuse(What::Malformed { detail: "{…}".to_owned() });
                return None;
            }
        };
        // text after the answer: it stands for a word that is missing
        let after = &rest[end + 1..];
        let missing_word = format!("{}_____{after}", &rest[..start]);
        let prompt = self.prompt(if after.trim().is_empty() { rest[..start].trim() } else { missing_word.trim() });
        if prompt.is_empty() {
            self.refuse(What::NoText);
            return None;
        }
        let inside = &rest[start + 1..end];
        if inside.matches(['=', '~']).count() > PARTS {
            self.refuse(What::BadValue { detail: format!("> {PARTS}") });
            return None;
        }
        let (inside, feedback) = inside.split_once("####").unwrap_or((inside, ""));
        let feedback = self.text(feedback.trim());
        let body = self.body(inside.trim())?;
        let id = match &block.id {
            Some(given) => ids.given(given, &self.place, &mut self.findings),
            None => ids.named(title.exact(Language::En).unwrap_or_else(|| title.get(self.language))),
        };
        Some(Item {
            id,
            title,
            category: category.to_owned(),
            tags: block.tags.clone(),
            marks: 1.0,
            prompt,
            hint: Text::default(),
            feedback,
            body,
        })
    }

    /// The question's text decides the format of its answers.
    fn prompt(&mut self, text: &str) -> Text {
        let (format, text) = format_of(text);
        self.format = format.unwrap_or(Format::Moodle);
        self.text(text)
    }

    fn text(&mut self, text: &str) -> Text {
        let (format, text) = format_of(text);
        let text = show(text);
        let format = match format.unwrap_or(self.format) {
            Format::Moodle if looks_like_html(&text) => Format::Html,
            Format::Moodle => Format::Plain,
            known => known,
        };
        let mut out = Text::default();
        for (language, part) in split(&text, self.language) {
            let markdown = match format {
                Format::Html => self.html(&part),
                Format::Markdown => part.trim().to_owned(),
                _ => plain_to_markdown(&part),
            };
            for picture in markdown.split("](media/").skip(1) {
                let name = picture.split(')').next().unwrap_or_default().to_owned();
                self.refuse(What::MissingMedia { detail: name });
            }
            if !markdown.is_empty() {
                out.set(language, markdown);
            }
        }
        out
    }

    fn html(&mut self, html: &str) -> String {
        let mut missing = Vec::new();
        let converted = to_markdown(html, &mut |src| {
            missing.push(What::MissingMedia { detail: src.trim_start_matches("@@PLUGINFILE@@/").to_owned() });
            None
        });
        for what in missing {
            self.refuse(what);
        }
        for (is, what) in [(converted.script_removed, What::ScriptRemoved), (converted.simplified, What::FormattingSimplified)] {
            let finding = Finding::approximated(&self.place, what);
            if is && !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
        converted.markdown
    }

    fn body(&mut self, inside: &str) -> Option<Body> {
        if inside.is_empty() {
            return Some(Body::Essay(Essay { rows: 8, ..Essay::default() }));
        }
        if let Some(numbers) = inside.strip_prefix('#') {
            return self.numeric(numbers.trim());
        }
        if inside.contains('~') {
            return self.choice(inside);
        }
        if inside.contains('=') && inside.contains("->") {
            return self.matching(inside);
        }
        self.true_false(inside).or_else(|| self.short_text(inside))
    }

    fn numeric(&mut self, inside: &str) -> Option<Body> {
        let answers = if inside.contains('=') { list(inside) } else { vec![answer(inside, true)] };
        let mut numbers: Vec<NumberAnswer> = Vec::new();
        for answer in answers {
            let text = show(answer.text);
            match numeric(&text) {
                Some((value, tolerance)) => numbers.push(NumberAnswer {
                    id: letter(numbers.len()),
                    value,
                    tolerance: Tolerance::Absolute(tolerance),
                    credit: answer.share.max(0.0),
                    feedback: self.text(answer.feedback),
                }),
                // takes every other number, to say something to it
                None if text.is_empty() || text == "*" => {
                    if !answer.feedback.is_empty() {
                        let detail = "feedback".to_owned();
                        self.findings.push(Finding::approximated(&self.place, What::SettingDropped { detail }));
                    }
                }
                None => self.refuse(What::BadValue { detail: text }),
            }
        }
        self.right(numbers.iter().any(|answer| answer.credit > 0.0))?;
        Some(Body::Numeric(Numeric { answers: numbers, rules: NumberRules::default() }))
    }

    fn choice(&mut self, inside: &str) -> Option<Body> {
        let answers = list(inside);
        let single = answers.iter().any(|answer| answer.right);
        let mut options = Vec::with_capacity(answers.len());
        for answer in answers {
            let (text, feedback) = (self.text(answer.text), self.text(answer.feedback));
            if text.is_empty() {
                self.refuse(What::NoText);
                return None;
            }
            options.push(Choice { id: letter(options.len()), text, credit: answer.share, feedback });
        }
        if options.len() < 2 {
            self.refuse(What::Malformed { detail: show(inside) });
            return None;
        }
        self.right(options.iter().any(|option| option.credit > 0.0))?;
        Some(if single {
            Body::SingleChoice(SingleChoice { options, fixed_order: false })
        } else {
            Body::MultipleChoice(share::multiple_choice(options, false))
        })
    }

    fn matching(&mut self, inside: &str) -> Option<Body> {
        let mut matching = Matching::default();
        for pair in list(inside) {
            let Some((left, right)) = pair.text.split_once("->") else {
                self.refuse(What::Malformed { detail: show(pair.text) });
                return None;
            };
            let (text, answer) = (self.text(left.trim()), self.text(right.trim()));
            let known = matching.answers.iter().find(|known| known.text == answer).map(|known| known.id.clone());
            let id = known.unwrap_or_else(|| {
                let id = format!("a{}", matching.answers.len() + 1);
                matching.answers.push(Label { id: id.clone(), text: answer });
                id
            });
            if !text.is_empty() {
                let prompt = format!("p{}", matching.prompts.len() + 1);
                matching.prompts.push(MatchPrompt { id: prompt, text, answer: id, feedback: self.text(pair.feedback) });
            }
        }
        self.right(!matching.prompts.is_empty() && matching.answers.len() > 1)?;
        Some(Body::Matching(matching))
    }

    /// `T#said to "false"#said to "true"`: the first is for the wrong answer.
    fn true_false(&mut self, inside: &str) -> Option<Body> {
        let (value, feedback) = inside.split_once('#').unwrap_or((inside, ""));
        let answer = match value.trim().to_ascii_uppercase().as_str() {
            "T" | "TRUE" => true,
            "F" | "FALSE" => false,
            _ => return None,
        };
        let (wrong, right) = feedback.split_once('#').unwrap_or((feedback, ""));
        let (wrong, right) = (self.text(wrong.trim()), self.text(right.trim()));
        let (feedback_true, feedback_false) = if answer { (right, wrong) } else { (wrong, right) };
        Some(Body::TrueFalse(TrueFalse { answer, feedback_true, feedback_false }))
    }

    fn short_text(&mut self, inside: &str) -> Option<Body> {
        let given = if inside.contains('=') { list(inside) } else { vec![answer(inside, true)] };
        let mut answers: Vec<TextAnswer> = Vec::new();
        for answer in given {
            let feedback = self.text(answer.feedback);
            let text = show(answer.text);
            if !text.is_empty() {
                moodle::add_text_answer(&mut answers, text, answer.share.max(0.0), feedback);
            }
        }
        self.right(answers.iter().any(|answer| answer.credit > 0.0))?;
        Some(Body::ShortText(ShortText { answers, case_sensitive: false }))
    }

    fn right(&mut self, there: bool) -> Option<()> {
        if !there {
            self.refuse(What::NoRightAnswer);
        }
        there.then_some(())
    }
}

fn format_of(text: &str) -> (Option<Format>, &str) {
    let formats = [("[html]", Format::Html), ("[moodle]", Format::Moodle), ("[plain]", Format::Plain), ("[markdown]", Format::Markdown)];
    for (prefix, format) in formats {
        if let Some(rest) = text.strip_prefix(prefix) {
            return (Some(format), rest.trim());
        }
    }
    (None, text)
}

fn looks_like_html(text: &str) -> bool {
    text.split('<').skip(1).any(|part| part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && part.contains('>'))
}
