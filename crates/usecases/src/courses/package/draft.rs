//! One block in one language: attributes and body checked, texts rendered. `lesson` puts the languages together.

use std::collections::BTreeMap;

use domain::courses::content::{MOST_PLAUSIBLE, Tone};

use super::{
    blocks::RawBlock,
    braces::Attribute,
    context::Context,
    kind::Kind,
    markdown::{render, render_short},
    problem::{Passage, is_slug},
    sections::{self, RawItem, Sections},
};

/// A text of a block that differs by language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    Html,
    Src,
    Alt,
    Captions,
    Title,
    Question,
    Closing,
    Advice,
    CounterExample,
}

impl Slot {
    /// How problems call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "text",
            Self::Src => "`src`",
            Self::Alt => "`alt`",
            Self::Captions => "`captions`",
            Self::Title => "`title`",
            Self::Question => "question",
            Self::Closing => "closing explanation",
            Self::Advice => "advice",
            Self::CounterExample => "counter-example",
        }
    }
}

/// A block in one language.
#[derive(Debug)]
pub struct Draft {
    pub id: String,
    pub line: u32,
    /// None when the opening line was wrong: then nothing else is known.
    pub kind: Option<Kind>,
    pub tone: Tone,
    pub width: u32,
    pub height: u32,
    pub rows: u8,
    pub bytes: u64,
    pub term: String,
    pub tags: Vec<String>,
    /// Attributes that are the same in every language, as written.
    pub shared: BTreeMap<&'static str, String>,
    /// Only those that are there.
    pub texts: BTreeMap<Slot, String>,
    pub items: Vec<DraftItem>,
}

/// An item, option or scale in one language.
#[derive(Debug)]
pub struct DraftItem {
    pub id: String,
    pub line: u32,
    /// The text; a scale's left pole.
    pub first: String,
    /// The feedback; a scale's right pole.
    pub second: String,
    pub correct: bool,
    pub plausibility: u8,
}

const DEFAULT_ROWS: u8 = 5;

/// Checks and renders a block.
pub fn draft(block: &RawBlock<'_>, context: &mut Context<'_>) -> Draft {
    let mut draft = Draft {
        id: block.id.clone(),
        line: block.line,
        kind: None,
        tone: Tone::Note,
        width: 0,
        height: 0,
        rows: DEFAULT_ROWS,
        bytes: 0,
        term: String::new(),
        tags: Vec::new(),
        shared: BTreeMap::new(),
        texts: BTreeMap::new(),
        items: Vec::new(),
    };
    let Some((kind, attributes)) = &block.head else { return draft };
    draft.kind = Some(*kind);
    for message in kind.misfits(attributes) {
        context.problem(block.line, message);
    }
    for attribute in attributes {
        draft.attribute(*kind, attribute, context);
    }
    let sections = sections::split(context.file, block, kind.grammar(), context.problems);
    draft.body(*kind, sections, context);
    draft
}

impl Draft {
    fn attribute(&mut self, kind: Kind, attribute: &Attribute, context: &mut Context<'_>) {
        let (Some(value), Some(rule)) = (&attribute.value, kind.rules().iter().find(|rule| rule.key == attribute.key)) else { return };
        if rule.shared {
            self.shared.insert(rule.key, value.clone());
        }
        let line = self.line;
        match rule.key {
            "tone" => match Tone::ALL.into_iter().find(|tone| tone.code() == value) {
                Some(tone) => self.tone = tone,
                None => context.problem(line, format!("the tone {value:?} is unknown; there are note, tip, example and caution")),
            },
            "title" => self.put(Slot::Title, value.clone()),
            "alt" => self.put(Slot::Alt, value.clone()),
            "src" => self.source(kind, value, context),
            "captions" => {
                if let Some(url) = file(value, &["text/vtt"], "a captions file (.vtt)", line, context).map(|(url, _)| url) {
                    self.put(Slot::Captions, url);
                }
            }
            "width" => self.width = number(value, 1, 10_000, "width", line, context),
            "height" => self.height = number(value, 1, 10_000, "height", line, context),
            "rows" => self.rows = u8::try_from(number(value, 1, 40, "rows", line, context)).unwrap_or(DEFAULT_ROWS),
            "term" => {
                context.term(value, line);
                self.term.clone_from(value);
            }
            "tags" => {
                self.tags = value.split(',').map(|tag| tag.trim().to_owned()).collect();
                if self.tags.iter().any(|tag| !is_slug(tag)) {
                    context.problem(line, "`tags` must be slugs separated by commas, such as `tags=\"face,feedback\"`");
                }
            }
            _ => {}
        }
    }

    fn source(&mut self, kind: Kind, value: &str, context: &mut Context<'_>) {
        let (types, what): (&[&str], _) = match kind {
            Kind::Image => (&["image/"], "a picture (.svg .png .jpg .webp)"),
            Kind::Audio => (&["audio/"], "sound (.mp3 .m4a .ogg .opus .wav)"),
            Kind::Video => (&["video/"], "film (.mp4 .webm)"),
            _ => (&[""], "a file"),
        };
        if let Some((url, bytes)) = file(value, types, what, self.line, context) {
            self.put(Slot::Src, url);
            self.bytes = bytes;
        }
    }

    fn put(&mut self, slot: Slot, text: String) {
        self.texts.insert(slot, text);
    }

    fn body(&mut self, kind: Kind, sections: Sections, context: &mut Context<'_>) {
        let (line, grammar) = (self.line, kind.grammar());
        if grammar.text && sections.text.is_empty() {
            let what = match kind {
                Kind::Audio | Kind::Video => "a transcript or description",
                Kind::Check => "its question",
                Kind::Incident => "its story",
                Kind::Reflection => "its prompt",
                _ => "text",
            };
            context.problem(line, format!("the {} `{}` has no text; write {what}", kind.word(), self.id));
        }
        self.render(Slot::Html, "", &sections.text, context);
        self.render(Slot::Closing, "closing", &sections.closing, context);
        let parts = [
            (Slot::Question, "question", '?', true, sections.question),
            (Slot::Advice, "advice", '!', true, sections.advice),
            (Slot::CounterExample, "counter-example", '~', false, sections.counter_example),
        ];
        for (slot, scope, mark, needed, passage) in parts {
            match passage {
                Some(passage) if passage.text().is_empty() => {
                    let at = passage.first_line().unwrap_or(line);
                    context.problem(at, format!("the {} is empty; write it after `{mark}`", slot.name()));
                }
                Some(passage) => self.render(slot, scope, &passage, context),
                None if grammar.marks && needed => {
                    context.problem(line, format!("the incident `{}` has no {}; begin it with `{mark} `", self.id, slot.name()));
                }
                None => {}
            }
        }
        for item in sections.items {
            self.item(kind, item, context);
        }
        self.check_items(kind, context);
    }

    fn render(&mut self, slot: Slot, part: &str, passage: &Passage, context: &mut Context<'_>) {
        let scope = self.scope(part);
        let html = render(passage, &scope, context);
        if !html.is_empty() {
            self.put(slot, html);
        }
    }

    /// Ids have no double hyphen, so that two scopes never meet.
    fn scope(&self, part: &str) -> String {
        if part.is_empty() { self.id.clone() } else { format!("{}--{part}", self.id) }
    }

    fn item(&mut self, kind: Kind, raw: RawItem, context: &mut Context<'_>) {
        let (line, id) = (raw.line, raw.braces.id);
        if raw.text.text().is_empty() {
            context.problem(line, "the item has no text; write it behind the braces");
        }
        let mut item = DraftItem { line, first: String::new(), second: String::new(), correct: false, plausibility: 0, id };
        let mut rated = false;
        for attribute in &raw.braces.attributes {
            match (kind, attribute.key.as_str(), attribute.value.as_deref()) {
                (Kind::Check, "correct", None) => item.correct = true,
                (Kind::Incident, "plausibility", Some(value)) => {
                    rated = true;
                    match value.parse().ok().filter(|plausibility| *plausibility <= MOST_PLAUSIBLE) {
                        Some(plausibility) => item.plausibility = plausibility,
                        None => context.problem(line, format!("the plausibility {value:?} must be 0, 1, 2 or 3")),
                    }
                }
                (_, key, _) => {
                    let known = match kind {
                        Kind::Check => "`correct`",
                        Kind::Incident => "`plausibility=0` to `plausibility=3`",
                        _ => "nothing",
                    };
                    context.problem(line, format!("`{key}` does not belong behind the id here; there is {known}"));
                }
            }
        }
        if kind == Kind::Incident && !rated && !item.id.is_empty() {
            context.problem(line, format!("the option `{}` has no plausibility; write `{{#{} plausibility=0}}` (to 3)", item.id, item.id));
        }
        if kind == Kind::Profile {
            (item.first, item.second) = poles(&raw.text, line, context);
        } else {
            item.first = render_short(&raw.text, &self.scope(&item.id), context);
            item.second = render_short(&raw.feedback, &self.scope(&format!("{}--feedback", item.id)), context);
            if kind.grammar().feedback && item.second.is_empty() {
                context.problem(line, "the option has no feedback; write it below, indented and quoted: `  > …`");
            }
        }
        self.items.push(item);
    }

    fn check_items(&mut self, kind: Kind, context: &mut Context<'_>) {
        let (line, id, count) = (self.line, &self.id, self.items.len());
        match kind {
            Kind::Checklist | Kind::Profile if count == 0 => {
                context.problem(line, format!("the {} `{id}` has no items; write `- {{#id}} …`", kind.word()));
            }
            Kind::Check => {
                if count < 2 {
                    context.problem(line, format!("the check `{id}` needs at least two options: `- {{#id}} …`"));
                }
                let correct = self.items.iter().filter(|item| item.correct).count();
                if correct != 1 {
                    context.problem(line, format!("the check `{id}` has {correct} correct options; mark one and only one with `correct`"));
                }
            }
            Kind::Incident => {
                if count != 4 {
                    context.problem(line, format!("the incident `{id}` has {count} options; there must be four"));
                }
                let most = self.items.iter().filter(|item| item.plausibility == MOST_PLAUSIBLE).count();
                if most != 1 {
                    context.problem(
                        line,
                        format!("the incident `{id}` has {most} options with plausibility 3; there must be one and only one"),
                    );
                }
            }
            _ => {}
        }
    }
}

/// The address and size of a media file of one of these types.
fn file(reference: &str, types: &[&str], what: &str, line: u32, context: &mut Context<'_>) -> Option<(String, u64)> {
    let media = context.media(reference, line)?;
    if types.iter().any(|start| media.media_type.starts_with(start)) {
        return Some((media.url(), media.size));
    }
    context.problem(line, format!("{reference:?} is not {what}"));
    None
}

fn number(value: &str, least: u32, most: u32, what: &str, line: u32, context: &mut Context<'_>) -> u32 {
    let number = value.parse().ok().filter(|number| (least..=most).contains(number));
    number.unwrap_or_else(|| {
        context.problem(line, format!("`{what}` must be a whole number from {least} to {most}, not {value:?}"));
        least
    })
}

/// `left | right`; a bar inside a pole is written `\|`. Poles are plain text.
fn poles(text: &Passage, line: u32, context: &mut Context<'_>) -> (String, String) {
    let text = text.text().replace("\\|", "\u{0}");
    let mut poles = text.split('|').map(|pole| pole.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{0}', "|"));
    match (poles.next(), poles.next(), poles.next()) {
        (Some(left), Some(right), None) if !left.is_empty() && !right.is_empty() => (left, right),
        _ => {
            context.problem(line, "a scale has two poles: `- {#id} left | right`");
            (String::new(), String::new())
        }
    }
}
