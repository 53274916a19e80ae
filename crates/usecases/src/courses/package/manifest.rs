//! `course.toml`, `lesson.toml` and `glossary.toml`: read, checked, every problem with its line.

use std::{collections::BTreeSet, ops::RangeInclusive};

use domain::{Language, Text, courses::content};
use serde::{Deserialize, de::DeserializeOwned};
use toml::Spanned;

use super::{
    Files,
    problem::{Problems, decode, is_slug, line_of},
};

const COURSE: &str = "course.toml";
const GLOSSARY: &str = "glossary.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CourseToml {
    slug: Spanned<String>,
    version: Spanned<String>,
    licence: Spanned<String>,
    authors: Spanned<Vec<String>>,
    tags: Spanned<Vec<String>>,
    minutes: Spanned<i64>,
    languages: Spanned<Vec<Spanned<String>>>,
    lessons: Spanned<Vec<Spanned<String>>>,
    title: Spanned<TextToml>,
    summary: Spanned<TextToml>,
    completion: CompletionToml,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompletionToml {
    activities_percent: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LessonToml {
    slug: Spanned<String>,
    minutes: Spanned<i64>,
    blocks: Spanned<Vec<Spanned<String>>>,
    title: Spanned<TextToml>,
    #[serde(default)]
    objectives: Vec<Spanned<TextToml>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlossaryToml {
    #[serde(default)]
    term: Vec<Spanned<TermToml>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermToml {
    key: Spanned<String>,
    zh: Option<Spanned<WordToml>>,
    de: Option<Spanned<WordToml>>,
    en: Option<Spanned<WordToml>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordToml {
    term: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextToml {
    zh: Option<Spanned<String>>,
    de: Option<Spanned<String>>,
    en: Option<Spanned<String>>,
}

/// A `course.toml` that is all right.
pub struct CourseManifest {
    pub slug: String,
    pub version: String,
    pub licence: String,
    pub authors: Vec<String>,
    pub tags: Vec<String>,
    pub minutes: u16,
    pub languages: Vec<Language>,
    /// Folders of the lessons, each with its line in `course.toml`.
    pub folders: Vec<(String, u32)>,
    pub title: Text,
    pub summary: Text,
    pub activities_percent: u8,
}

/// A `lesson.toml` that is all right.
pub struct LessonManifest {
    pub folder: String,
    /// Path of the `lesson.toml`.
    pub file: String,
    pub slug: String,
    pub minutes: u16,
    pub title: Text,
    pub objectives: Vec<Text>,
    /// Block ids in order, each with its line in `lesson.toml`.
    pub blocks: Vec<(String, u32)>,
}

/// Checks values of one file and reports what is wrong with them.
struct Checker<'a> {
    file: &'a str,
    text: &'a str,
    problems: &'a mut Problems,
}

impl<'a> Checker<'a> {
    /// The file's values, when it is there and well-formed.
    fn open<T: DeserializeOwned>(file: &'a str, bytes: &'a [u8], problems: &'a mut Problems) -> Option<(T, Self)> {
        let text = decode(file, bytes, problems)?;
        match toml::from_str(text) {
            Ok(values) => Some((values, Self { file, text, problems })),
            Err(error) => {
                let line = error.span().map(|span| line_of(text, span.start));
                problems.add(file, line, error.message().trim().replace('\n', "; "));
                None
            }
        }
    }

    fn line<T>(&self, value: &Spanned<T>) -> u32 {
        line_of(self.text, value.span().start)
    }

    fn problem<T>(&mut self, value: &Spanned<T>, message: impl Into<String>) {
        let line = self.line(value);
        self.problems.add(self.file, line, message);
    }

    fn slug(&mut self, value: &Spanned<String>, what: &str) -> String {
        if !is_slug(value.as_ref()) {
            let message =
                format!("{what} {:?} must be lower-case letters, digits and single hyphens, at most 64 characters", value.as_ref());
            self.problem(value, message);
        }
        value.as_ref().clone()
    }

    fn words(&mut self, value: &Spanned<String>, what: &str) -> String {
        if value.as_ref().trim().is_empty() {
            self.problem(value, format!("`{what}` is empty"));
        }
        value.as_ref().clone()
    }

    fn list(&mut self, value: Spanned<Vec<String>>, what: &str) -> Vec<String> {
        if value.as_ref().is_empty() || value.as_ref().iter().any(|word| word.trim().is_empty()) {
            self.problem(&value, format!("`{what}` must have at least one entry and no empty one"));
        }
        value.into_inner()
    }

    /// A list of slugs, each once, with their lines.
    fn slugs(&mut self, value: &Spanned<Vec<Spanned<String>>>, list: &str, what: &str) -> Vec<(String, u32)> {
        if value.as_ref().is_empty() {
            self.problem(value, format!("`{list}` is empty; list at least one"));
        }
        let mut seen = BTreeSet::new();
        for entry in value.as_ref() {
            self.slug(entry, what);
            if !seen.insert(entry.as_ref()) {
                self.problem(entry, format!("{what} {:?} is listed twice", entry.as_ref()));
            }
        }
        value.as_ref().iter().map(|entry| (entry.as_ref().clone(), self.line(entry))).collect()
    }

    fn number<N: TryFrom<i64> + Default>(&mut self, value: &Spanned<i64>, range: RangeInclusive<i64>, what: &str) -> N {
        if !range.contains(value.as_ref()) {
            self.problem(value, format!("`{what}` must be from {} to {}", range.start(), range.end()));
        }
        N::try_from(*value.as_ref()).unwrap_or_default()
    }

    fn text(&mut self, value: &Spanned<TextToml>, languages: &[Language], what: &str) -> Text {
        let TextToml { zh, de, en } = value.as_ref();
        let mut text = Text::default();
        for (language, words) in [(Language::Zh, zh), (Language::De, de), (Language::En, en)] {
            match (words, languages.contains(&language)) {
                (Some(words), true) => text.set(language, self.words(words, what)),
                (Some(words), false) => {
                    self.problem(words, format!("`{what}` has {}, which is not among the course's `languages`", code(language)));
                }
                (None, true) => self.problem(value, format!("`{what}` is missing in {}", code(language))),
                (None, false) => {}
            }
        }
        text
    }
}

fn code(language: Language) -> String {
    format!("`{}`", language.code())
}

/// Reads `course.toml`; none when nothing can be read without it.
pub fn course(files: &Files, problems: &mut Problems) -> Option<CourseManifest> {
    let Some(bytes) = files.get(COURSE) else {
        problems.add(COURSE, None, "the file is missing");
        return None;
    };
    let (course, mut check) = Checker::open::<CourseToml>(COURSE, bytes, problems)?;
    let languages = languages(&course.languages, &mut check);
    if languages.is_empty() {
        return None;
    }
    Some(CourseManifest {
        slug: check.slug(&course.slug, "the slug"),
        version: check.words(&course.version, "version"),
        licence: check.words(&course.licence, "licence"),
        authors: check.list(course.authors, "authors"),
        tags: check.list(course.tags, "tags"),
        minutes: check.number(&course.minutes, 1..=600, "minutes"),
        folders: check.slugs(&course.lessons, "lessons", "the lesson's folder"),
        title: check.text(&course.title, &languages, "title"),
        summary: check.text(&course.summary, &languages, "summary"),
        activities_percent: check.number(&course.completion.activities_percent, 1..=100, "activities_percent"),
        languages,
    })
}

fn languages(listed: &Spanned<Vec<Spanned<String>>>, check: &mut Checker<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    for entry in listed.as_ref() {
        match Language::from_code(entry.as_ref()) {
            Some(language) if languages.contains(&language) => {
                check.problem(entry, format!("the language {} is listed twice", code(language)));
            }
            Some(language) => languages.push(language),
            None => check.problem(entry, format!("the language {:?} is unknown; there are `zh`, `de` and `en`", entry.as_ref())),
        }
    }
    if languages.is_empty() {
        check.problem(listed, "`languages` must name at least one of `zh`, `de` and `en`");
    }
    languages
}

/// Reads `glossary.toml`; a course may do without.
pub fn glossary(files: &Files, languages: &[Language], problems: &mut Problems) -> Vec<content::Term> {
    let Some(bytes) = files.get(GLOSSARY) else { return Vec::new() };
    let Some((glossary, mut check)) = Checker::open::<GlossaryToml>(GLOSSARY, bytes, problems) else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let mut terms = Vec::new();
    for entry in &glossary.term {
        let TermToml { key, zh, de, en } = entry.as_ref();
        check.slug(key, "the key");
        if !seen.insert(key.as_ref().clone()) {
            check.problem(key, format!("the term {:?} is there twice", key.as_ref()));
        }
        let mut term = content::Term { key: key.as_ref().clone(), term: Text::default(), text: Text::default() };
        for (language, word) in [(Language::Zh, zh), (Language::De, de), (Language::En, en)] {
            match (word, languages.contains(&language)) {
                (Some(word), true) => {
                    if word.as_ref().term.trim().is_empty() || word.as_ref().text.trim().is_empty() {
                        check.problem(word, format!("the term {:?} needs both `term` and `text` in {}", key.as_ref(), code(language)));
                    }
                    term.term.set(language, word.as_ref().term.as_str());
                    term.text.set(language, word.as_ref().text.as_str());
                }
                (Some(word), false) => check.problem(word, format!("{} is not among the course's `languages`", code(language))),
                (None, true) => check.problem(key, format!("the term {:?} is missing in {}", key.as_ref(), code(language))),
                (None, false) => {}
            }
        }
        terms.push(term);
    }
    terms
}

/// Reads the `lesson.toml` of every lesson of the course.
pub fn lessons(files: &Files, course: &CourseManifest, problems: &mut Problems) -> Vec<LessonManifest> {
    let mut lessons: Vec<LessonManifest> = Vec::new();
    for (folder, line) in &course.folders {
        let file = format!("{folder}/lesson.toml");
        let Some(bytes) = files.get(&file) else {
            problems.add(COURSE, *line, format!("the lesson {folder:?} has no {file}"));
            continue;
        };
        let Some((lesson, mut check)) = Checker::open::<LessonToml>(&file, bytes, problems) else { continue };
        let slug = check.slug(&lesson.slug, "the slug");
        if let Some(other) = lessons.iter().find(|other| other.slug == slug) {
            let message = format!("the slug {slug:?} is taken by {}; every lesson has its own", other.file);
            check.problem(&lesson.slug, message);
        }
        let blocks = check.slugs(&lesson.blocks, "blocks", "the block");
        for (id, line) in &blocks {
            if let Some(other) = lessons.iter().find(|other| other.blocks.iter().any(|(taken, _)| taken == id)) {
                check.problems.add(
                    check.file,
                    *line,
                    format!("the block id `{id}` is taken by {}; ids are unique in the course", other.file),
                );
            }
        }
        if lesson.objectives.is_empty() {
            check.problem(&lesson.title, "the lesson has no `[[objectives]]`; say what a learner can do afterwards");
        }
        let (title, minutes) = (check.text(&lesson.title, &course.languages, "title"), check.number(&lesson.minutes, 1..=600, "minutes"));
        let objectives = lesson.objectives.iter().map(|text| check.text(text, &course.languages, "objectives")).collect();
        lessons.push(LessonManifest { folder: folder.clone(), file, slug, minutes, title, objectives, blocks });
    }
    lessons
}
