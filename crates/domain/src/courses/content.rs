//! A published course as data: immutable, every text in every language of the course, Markdown already rendered to safe HTML.
//! The authoring format is described in `docs/course-package.md`.

use serde::{Deserialize, Serialize};

use crate::{Language, Text};

/// What pages about a course need without opening its lessons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    pub slug: String,
    /// The authors' label of the version; Qiao numbers published versions itself.
    pub version: String,
    pub licence: String,
    pub authors: Vec<String>,
    pub tags: Vec<String>,
    pub minutes: u16,
    pub languages: Vec<Language>,
    pub title: Text,
    pub summary: Text,
    /// Share of activities that completes the course, in per cent.
    pub activities_percent: u8,
    pub lessons: Vec<LessonOutline>,
    pub glossary: Vec<Term>,
}

impl Outline {
    /// The lesson with this slug and its place, counted from 0.
    #[must_use]
    pub fn lesson(&self, slug: &str) -> Option<(usize, &LessonOutline)> {
        self.lessons.iter().enumerate().find(|(_, lesson)| lesson.slug == slug)
    }

    /// How many activities the whole course has.
    #[must_use]
    pub fn activities(&self) -> usize {
        self.lessons.iter().map(|lesson| lesson.activities).sum()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonOutline {
    pub slug: String,
    pub title: Text,
    pub minutes: u16,
    /// How many blocks count as activities.
    pub activities: usize,
    /// How many blocks there are.
    pub blocks: usize,
}

/// A glossary term: the word and its explanation per language, plain text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub key: String,
    pub term: Text,
    pub text: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    pub slug: String,
    pub title: Text,
    pub minutes: u16,
    pub objectives: Vec<Text>,
    pub blocks: Vec<Block>,
}

impl Lesson {
    #[must_use]
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }

    #[must_use]
    pub fn activities(&self) -> usize {
        self.blocks.iter().filter(|block| block.body.is_activity()).count()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Stable over versions and languages: progress hangs on it.
    pub id: String,
    pub body: Body,
}

/// How a callout is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Note,
    Tip,
    Example,
    Caution,
}

impl Tone {
    pub const ALL: [Self; 4] = [Self::Note, Self::Tip, Self::Example, Self::Caution];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Example => "example",
            Self::Caution => "caution",
        }
    }
}

/// A block's kind and content. Texts named `html` are rendered, sanitised HTML; all others are plain text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    Prose { html: Text },
    Callout { tone: Tone, title: Text, html: Text },
    Image { src: Text, alt: Text, width: u32, height: u32, html: Text },
    Audio { src: Text, captions: Text, title: Text, html: Text },
    Video { src: Text, captions: Text, title: Text, html: Text },
    Download { src: Text, title: Text, bytes: u64, html: Text },
    Term { term: String, html: Text },
    Checklist { html: Text, items: Vec<Item> },
    Reflection { html: Text, rows: u8 },
    Profile { html: Text, scales: Vec<Scale> },
    Check { html: Text, options: Vec<CheckOption>, closing_html: Text },
    Incident(Box<Incident>),
}

impl Body {
    /// The word that opens the block in a package.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Prose { .. } => "prose",
            Self::Callout { .. } => "callout",
            Self::Image { .. } => "image",
            Self::Audio { .. } => "audio",
            Self::Video { .. } => "video",
            Self::Download { .. } => "download",
            Self::Term { .. } => "term",
            Self::Checklist { .. } => "checklist",
            Self::Reflection { .. } => "reflection",
            Self::Profile { .. } => "profile",
            Self::Check { .. } => "check",
            Self::Incident(_) => "incident",
        }
    }

    /// Whether the learner does something here that counts.
    #[must_use]
    pub const fn is_activity(&self) -> bool {
        matches!(self, Self::Checklist { .. } | Self::Reflection { .. } | Self::Profile { .. } | Self::Check { .. } | Self::Incident(_))
    }
}

/// A line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: String,
    pub html: Text,
}

/// A slider between two poles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    pub id: String,
    pub left: Text,
    pub right: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckOption {
    pub id: String,
    pub html: Text,
    pub feedback_html: Text,
    pub correct: bool,
}

/// A culture-assimilator item (`DOMAIN.md` §4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    pub title: Text,
    pub tags: Vec<String>,
    pub story_html: Text,
    pub question_html: Text,
    pub options: Vec<IncidentOption>,
    pub advice_html: Text,
    pub counter_example_html: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentOption {
    pub id: String,
    pub html: Text,
    pub feedback_html: Text,
    /// 0 (no sign of it) to 3 (the most plausible; exactly one).
    pub plausibility: u8,
}

/// The plausibility of the one most plausible explanation.
pub const MOST_PLAUSIBLE: u8 = 3;
