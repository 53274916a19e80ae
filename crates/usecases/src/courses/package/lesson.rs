//! A lesson: its language files read, compared with each other and with `lesson.toml`, and put together.

use std::collections::BTreeSet;

use domain::{
    Language, Text,
    courses::content::{Block, Body, CheckOption, Incident, IncidentOption, Item, Lesson, Scale},
};

use super::{
    Course, blocks,
    context::Context,
    draft::{Draft, DraftItem, Slot, draft},
    kind::Kind,
    manifest::LessonManifest,
    problem::{Problems, decode},
};

/// The blocks of one language file.
struct Side {
    language: Language,
    file: String,
    drafts: Vec<Draft>,
}

impl Side {
    fn find(&self, id: &str) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.id == id)
    }

    /// The file's name without its folder, for sentences.
    fn name(&self) -> String {
        format!("{}.md", self.language.code())
    }
}

/// Reads a lesson. What comes back is complete only when no problem was reported.
pub fn read(manifest: LessonManifest, course: &Course<'_>, problems: &mut Problems) -> Option<Lesson> {
    unknown_languages(&manifest.folder, course, problems);
    let sides: Vec<Side> = course.languages.iter().filter_map(|language| side(*language, &manifest.folder, course, problems)).collect();
    if sides.len() < course.languages.len() {
        return None;
    }
    compare_ids(&manifest, &sides, problems);
    let mut lesson_blocks = Vec::new();
    for (id, _) in &manifest.blocks {
        let drafts: Vec<(&Side, &Draft)> = sides.iter().filter_map(|side| Some((side, side.find(id)?))).collect();
        let Some(((side, first), others)) = drafts.split_first() else { continue };
        for (other_side, other) in others {
            compare(side, first, other_side, other, problems);
        }
        let drafts: Vec<_> = drafts.iter().map(|(side, draft)| (side.language, *draft)).collect();
        lesson_blocks.extend(body(&drafts).map(|body| Block { id: id.clone(), body }));
    }
    let LessonManifest { slug, title, minutes, objectives, .. } = manifest;
    Some(Lesson { slug, title, minutes, objectives, blocks: lesson_blocks })
}

/// `fr.md` in a course without French is a mistake; `README.md` is none.
fn unknown_languages(folder: &str, course: &Course<'_>, problems: &mut Problems) {
    let prefix = format!("{folder}/");
    for path in course.files.keys() {
        let Some(code) = path.strip_prefix(&prefix).and_then(|name| name.strip_suffix(".md")) else { continue };
        let looks_like_a_language = matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase());
        if looks_like_a_language && !course.languages.iter().any(|language| language.code() == code) {
            problems.add(path, None, format!("`{code}` is not among the `languages` of course.toml; add it there or remove the file"));
        }
    }
}

fn side(language: Language, folder: &str, course: &Course<'_>, problems: &mut Problems) -> Option<Side> {
    let file = format!("{folder}/{}.md", language.code());
    let Some(bytes) = course.files.get(&file) else {
        problems.add(&file, None, format!("the file is missing; the course is in {}", codes(&course.languages)));
        return None;
    };
    let text = decode(&file, bytes, problems)?;
    let raw = blocks::split(&file, text, problems);
    let mut context = Context { course, folder, file: &file, language, problems };
    let drafts = raw.iter().map(|block| draft(block, &mut context)).collect();
    Some(Side { language, file, drafts })
}

fn codes(languages: &[Language]) -> String {
    languages.iter().map(|language| format!("`{}`", language.code())).collect::<Vec<_>>().join(", ")
}

/// Every block of `lesson.toml` in every language, no other, in its order.
fn compare_ids(manifest: &LessonManifest, sides: &[Side], problems: &mut Problems) {
    let listed: Vec<&str> = manifest.blocks.iter().map(|(id, _)| id.as_str()).collect();
    for (id, line) in &manifest.blocks {
        if sides.iter().all(|side| side.find(id).is_none()) {
            problems.add(&manifest.file, *line, format!("the block `{id}` is in no language file; write it or remove it here"));
        }
    }
    let mut unlisted = BTreeSet::new();
    for side in sides {
        for draft in side.drafts.iter().filter(|draft| !draft.id.is_empty()) {
            if !listed.contains(&draft.id.as_str()) && unlisted.insert(draft.id.as_str()) {
                problems.add(
                    &side.file,
                    draft.line,
                    format!("the block `{}` is not in `blocks` of {}; add it there", draft.id, manifest.file),
                );
            }
            for other in sides.iter().filter(|other| other.find(&draft.id).is_none()) {
                // reported once, by the first language that has the block
                if sides.iter().find_map(|side| side.find(&draft.id).map(|_| side.language)) == Some(side.language) {
                    let message = format!("block `{}` is in {} (line {}) but not in {}", draft.id, side.name(), draft.line, other.name());
                    problems.add(&other.file, place(side, draft, other), message);
                }
            }
        }
        compare_order(manifest, &listed, side, problems);
    }
}

/// Where a missing block would stand: at the block before it that both files have.
fn place(side: &Side, draft: &Draft, other: &Side) -> u32 {
    let before = side.drafts.iter().take_while(|before| before.line < draft.line);
    before.filter_map(|before| other.find(&before.id)).last().map_or(1, |before| before.line)
}

fn compare_order(manifest: &LessonManifest, listed: &[&str], side: &Side, problems: &mut Problems) {
    let expected = listed.iter().filter(|id| side.find(id).is_some());
    let found = side.drafts.iter().filter(|draft| listed.contains(&draft.id.as_str()));
    if let Some((expected, draft)) = expected.zip(found).find(|(expected, draft)| **expected != draft.id) {
        let message = format!("block `{}` stands where {} has `{expected}`; bring them into the same order", draft.id, manifest.file);
        problems.add(&side.file, draft.line, message);
    }
}

/// Two languages of one block have the same bones.
fn compare(side: &Side, first: &Draft, other_side: &Side, other: &Draft, problems: &mut Problems) {
    let (Some(kind), Some(other_kind)) = (first.kind, other.kind) else { return };
    let there = |line: u32| format!("{} (line {line})", side.name());
    let mut differs = |line: u32, message: String| problems.add(&other_side.file, line, message);
    if kind != other_kind {
        let message =
            format!("block `{}` is of kind `{}` here but `{}` in {}", other.id, other_kind.word(), kind.word(), there(first.line));
        return differs(other.line, message);
    }
    for key in kind.rules().iter().filter(|rule| rule.shared).map(|rule| rule.key) {
        let (value, other_value) = (first.shared.get(key), other.shared.get(key));
        if value != other_value {
            let say = |value: Option<&String>| value.map_or_else(|| "missing".to_owned(), |value| format!("{value:?}"));
            let message =
                format!("`{key}` of block `{}` is {} here but {} in {}", other.id, say(other_value), say(value), there(first.line));
            differs(other.line, message);
        }
    }
    for (slot, has) in first.texts.keys().map(|slot| (*slot, true)).chain(other.texts.keys().map(|slot| (*slot, false))) {
        let name = slot.name();
        // a file that was not found or a text that is needed has its own problem
        if has && !other.texts.contains_key(&slot) && is_optional(kind, slot) {
            differs(other.line, format!("block `{}` has no {name} here but has one in {}", other.id, there(first.line)));
        } else if !has && !first.texts.contains_key(&slot) && is_optional(kind, slot) {
            differs(other.line, format!("block `{}` has a {name} here but none in {}", other.id, there(first.line)));
        }
    }
    compare_items(first, other, &there, &mut differs);
}

fn is_optional(kind: Kind, slot: Slot) -> bool {
    match slot {
        Slot::Html => !kind.grammar().text,
        Slot::Title => kind == Kind::Callout,
        Slot::Captions | Slot::Closing | Slot::CounterExample => true,
        Slot::Src | Slot::Alt | Slot::Question | Slot::Advice => false,
    }
}

fn compare_items(first: &Draft, other: &Draft, there: &dyn Fn(u32) -> String, differs: &mut dyn FnMut(u32, String)) {
    if first.items.len() != other.items.len() {
        let ids = |draft: &Draft| draft.items.iter().map(|item| format!("`{}`", item.id)).collect::<Vec<_>>().join(", ");
        let message = format!("block `{}` has the items {} here but {} in {}", other.id, ids(other), ids(first), there(first.line));
        return differs(other.line, message);
    }
    for (item, other_item) in
        first.items.iter().zip(&other.items).filter(|(item, other_item)| !item.id.is_empty() && !other_item.id.is_empty())
    {
        if item.id != other_item.id {
            let message = format!("item `{}` of block `{}` stands where `{}` is in {}", other_item.id, other.id, item.id, there(item.line));
            return differs(other_item.line, message);
        }
        if item.correct != other_item.correct {
            let (here, there_marked) = if other_item.correct { ("correct", "not") } else { ("not correct", "correct") };
            differs(other_item.line, format!("item `{}` is {here} here but {there_marked} in {}", item.id, there(item.line)));
        }
        if item.plausibility != other_item.plausibility {
            let message = format!(
                "item `{}` has plausibility {} here but {} in {}",
                item.id,
                other_item.plausibility,
                item.plausibility,
                there(item.line)
            );
            differs(other_item.line, message);
        }
    }
}

/// One body from all languages.
fn body(drafts: &[(Language, &Draft)]) -> Option<Body> {
    let (_, first) = drafts.first()?;
    let text = |slot: Slot| {
        let mut text = Text::default();
        for (language, draft) in drafts {
            if let Some(words) = draft.texts.get(&slot) {
                text.set(*language, words.as_str());
            }
        }
        text
    };
    let html = text(Slot::Html);
    let (src, title) = (text(Slot::Src), text(Slot::Title));
    Some(match first.kind? {
        Kind::Prose => Body::Prose { html },
        Kind::Callout => Body::Callout { tone: first.tone, title, html },
        Kind::Image => Body::Image { src, alt: text(Slot::Alt), width: first.width, height: first.height, html },
        Kind::Audio => Body::Audio { src, captions: text(Slot::Captions), title, html },
        Kind::Video => Body::Video { src, captions: text(Slot::Captions), title, html },
        // files may differ by language: the largest is the honest number
        Kind::Download => Body::Download { src, title, bytes: drafts.iter().map(|(_, draft)| draft.bytes).max().unwrap_or_default(), html },
        Kind::Term => Body::Term { term: first.term.clone(), html },
        Kind::Checklist => {
            let item =
                |(index, item): (usize, &DraftItem)| Item { id: item.id.clone(), html: item_text(drafts, index, |item| &item.first) };
            Body::Checklist { html, items: first.items.iter().enumerate().map(item).collect() }
        }
        Kind::Reflection => Body::Reflection { html, rows: first.rows },
        Kind::Profile => {
            let scale = |(index, item): (usize, &DraftItem)| Scale {
                id: item.id.clone(),
                left: item_text(drafts, index, |item| &item.first),
                right: item_text(drafts, index, |item| &item.second),
            };
            Body::Profile { html, scales: first.items.iter().enumerate().map(scale).collect() }
        }
        Kind::Check => {
            let option = |(index, item): (usize, &DraftItem)| CheckOption {
                id: item.id.clone(),
                html: item_text(drafts, index, |item| &item.first),
                feedback_html: item_text(drafts, index, |item| &item.second),
                correct: item.correct,
            };
            Body::Check { html, options: first.items.iter().enumerate().map(option).collect(), closing_html: text(Slot::Closing) }
        }
        Kind::Incident => {
            let option = |(index, item): (usize, &DraftItem)| IncidentOption {
                id: item.id.clone(),
                html: item_text(drafts, index, |item| &item.first),
                feedback_html: item_text(drafts, index, |item| &item.second),
                plausibility: item.plausibility,
            };
            Body::Incident(Box::new(Incident {
                title,
                tags: first.tags.clone(),
                story_html: html,
                question_html: text(Slot::Question),
                options: first.items.iter().enumerate().map(option).collect(),
                advice_html: text(Slot::Advice),
                counter_example_html: text(Slot::CounterExample),
            }))
        }
    })
}

fn item_text(drafts: &[(Language, &Draft)], index: usize, part: impl Fn(&DraftItem) -> &str) -> Text {
    let mut text = Text::default();
    for (language, draft) in drafts {
        if let Some(item) = draft.items.get(index) {
            text.set(*language, part(item));
        }
    }
    text
}
