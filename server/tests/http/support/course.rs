//! A small course beside the real one, and a look into the definitions of both.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::Language;
use domain::courses::content::{Block, Body, Lesson, MOST_PLAUSIBLE, Outline};
use domain::people::Actor;
use usecases::courses::import_course;
use usecases::{App, Ctx};

/// The real course.
pub const REAL: &str = "working-together";
/// A course of one lesson, "one", with one block, "diary".
pub const SMALL: &str = "small";

const COURSE: &str = r#"
slug = "small"
version = "1"
licence = "CC0-1.0"
authors = ["A"]
tags = ["test"]
minutes = 10
languages = ["zh", "de", "en"]
lessons = ["01-one"]
[title]
zh = "小课"
de = "Klein"
en = "Small"
[summary]
zh = "一门小课。"
de = "Ein kleiner Kurs."
en = "A small course."
[completion]
activities_percent = 100
"#;

const LESSON: &str = r#"
slug = "one"
minutes = 5
blocks = ["diary"]
[title]
zh = "一"
de = "Eins"
en = "One"
[[objectives]]
zh = "写"
de = "Schreiben"
en = "Write"
"#;

pub async fn publish_small(app: &Arc<App>) {
    let block = |text: &str| format!("::: reflection {{#diary rows=4}}\n{text}\n:::\n");
    let files: BTreeMap<String, Vec<u8>> = [
        ("course.toml", COURSE.to_owned()),
        ("glossary.toml", String::new()),
        ("01-one/lesson.toml", LESSON.to_owned()),
        ("01-one/zh.md", block("写。")),
        ("01-one/de.md", block("Schreiben.")),
        ("01-one/en.md", block("Write.")),
    ]
    .into_iter()
    .map(|(path, text)| (path.to_owned(), text.into_bytes()))
    .collect();
    let operator = Ctx::new(app.clone(), Actor::Operator, Language::En);
    import_course(&operator, files).await.unwrap();
}

/// A course with its lessons, as published.
pub struct Course {
    pub outline: Outline,
    pub lessons: Vec<Lesson>,
}

impl Course {
    pub async fn open(app: &App, slug: &str) -> Self {
        let mut read = app.db.read().await.unwrap();
        let version = storage::courses::newest_version(&mut read.conn(), slug).await.unwrap().unwrap().version_id;
        let outline = storage::courses::outline(&mut read.conn(), version).await.unwrap().unwrap();
        let mut lessons = Vec::new();
        for head in &outline.lessons {
            lessons.push(storage::courses::lesson(&mut read.conn(), version, &head.slug).await.unwrap().unwrap());
        }
        Self { outline, lessons }
    }

    /// The first lesson.
    pub fn lesson(&self) -> &Lesson {
        &self.lessons[0]
    }

    /// Address of the first lesson, in English.
    pub fn address(&self) -> String {
        format!("/en/courses/{}/{}", self.outline.slug, self.lesson().slug)
    }

    /// Address of one of its pictures.
    pub fn picture(&self) -> String {
        let source = |block: &Block| match &block.body {
            Body::Image { src, .. } => Some(src.get(Language::En).to_owned()),
            _ => None,
        };
        self.lesson().blocks.iter().find_map(source).unwrap()
    }
}

/// A question with its answer, whichever kind it is.
pub struct Question {
    pub block: String,
    pub right: String,
    pub wrong: String,
}

/// The first check of a lesson.
pub fn check(lesson: &Lesson) -> Question {
    let found = lesson.blocks.iter().find_map(|block| match &block.body {
        Body::Check { options, .. } => Some((block, options)),
        _ => None,
    });
    let (block, options) = found.unwrap();
    let id = |correct: bool| options.iter().find(|o| o.correct == correct).unwrap().id.clone();
    Question { block: block.id.clone(), right: id(true), wrong: id(false) }
}

/// The first incident of a lesson.
pub fn incident(lesson: &Lesson) -> Question {
    let found = lesson.blocks.iter().find_map(|block| match &block.body {
        Body::Incident(incident) => Some((block, &incident.options)),
        _ => None,
    });
    let (block, options) = found.unwrap();
    let id = |best: bool| options.iter().find(|o| (o.plausibility == MOST_PLAUSIBLE) == best).unwrap().id.clone();
    Question { block: block.id.clone(), right: id(true), wrong: id(false) }
}

/// The id of the first reflection of a lesson.
pub fn reflection(lesson: &Lesson) -> String {
    lesson.blocks.iter().find(|b| matches!(b.body, Body::Reflection { .. })).unwrap().id.clone()
}
