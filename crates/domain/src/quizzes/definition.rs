//! A quiz: what is asked (its published, immutable definition) and under which conditions (which may change while people sit it).

use serde::{Deserialize, Serialize};

use crate::{ItemId, ItemVersionId, Text, Timestamp};

/// What is asked. Published versions never change; an attempt points at the one it was taken on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    pub title: Text,
    /// Markdown, above the start button.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub intro: Text,
    pub sections: Vec<Section>,
    #[serde(default)]
    pub behaviour: Behaviour,
    #[serde(default)]
    pub shuffle_options: bool,
    /// Questions on one page; 0 is all.
    #[serde(default)]
    pub per_page: u8,
    /// Share of the marks that passes, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_percent: Option<u8>,
    /// Whether those who mark see who wrote it.
    #[serde(default)]
    pub anonymous_marking: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    #[serde(default)]
    pub shuffle: bool,
    pub slots: Vec<Slot>,
}

/// One question of the quiz, or several drawn alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    pub source: Source,
    /// Instead of the item's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<f64>,
}

/// Where a question comes from. Versions are settled when the quiz is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Fixed {
        item: ItemId,
        version: ItemVersionId,
    },
    /// `count` different ones of the pool; none of them comes twice in one paper, whatever the slot.
    Draw {
        count: u16,
        /// What the teacher asked for, to be read again when the quiz is published again.
        criteria: Criteria,
        pool: Vec<(ItemId, ItemVersionId)>,
    },
}

/// Which items a draw is from: every given one has to fit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Criteria {
    pub bank: crate::BankId,
    /// This category and those below it; empty is all.
    #[serde(default)]
    pub category: String,
    #[serde(default)]
    pub tag: String,
}

/// What happens when a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Behaviour {
    /// Nothing before the end.
    #[default]
    Deferred,
    /// "Check" shows at once how it was; then it is closed.
    Immediate,
    /// After "check" another try, until it is right or `tries` are used; each one more takes off `penalty` (0 to 1) of the marks.
    SeveralTries { tries: u8, penalty: f64 },
    /// With each answer one says how sure one is; see [`certainty_share`](super::grade::certainty_share).
    Certainty,
}

impl Behaviour {
    /// Whether single questions can be checked during the attempt.
    #[must_use]
    pub const fn checks(self) -> bool {
        matches!(self, Self::Immediate | Self::SeveralTries { .. })
    }

    /// How often one may check a question.
    #[must_use]
    pub const fn tries(self) -> u8 {
        match self {
            Self::SeveralTries { tries, .. } => tries,
            Self::Immediate => 1,
            Self::Deferred | Self::Certainty => 0,
        }
    }
}

impl Definition {
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.sections.iter().flat_map(|section| &section.slots)
    }

    /// As its authors wrote it: without versions and pools, which are settled when it is saved and published.
    #[must_use]
    pub fn as_written(&self) -> Self {
        let mut written = self.clone();
        for slot in written.sections.iter_mut().flat_map(|section| &mut section.slots) {
            match &mut slot.source {
                Source::Fixed { version, .. } => *version = ItemVersionId(uuid::Uuid::nil()),
                Source::Draw { pool, .. } => pool.clear(),
            }
        }
        written
    }

    /// How many questions a paper has.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.slots()
            .map(|slot| match &slot.source {
                Source::Fixed { .. } => 1,
                Source::Draw { count, pool, .. } => usize::from(*count).min(pool.len()),
            })
            .sum()
    }
}

/// Under which conditions it is taken; may change at any time, also for attempts under way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Conditions {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Timestamp>,
    /// Time for one attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// 0 is any number.
    #[serde(default)]
    pub attempts: u8,
    #[serde(default)]
    pub counts: Counts,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub access_code: String,
    #[serde(default)]
    pub review: Review,
    /// Whether it may also be used to practise.
    #[serde(default)]
    pub practice: bool,
}

/// Which of several attempts counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    #[default]
    Highest,
    Average,
    First,
    Last,
}

/// What the learner may see of an attempt after the end, by phase (as in Moodle's review options).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// In the first two minutes after the end.
    pub just_after: Shows,
    /// Later, while the quiz is open to others.
    pub open: Shows,
    /// When it has closed.
    pub closed: Shows,
}

impl Default for Review {
    fn default() -> Self {
        let all = Shows { attempt: true, correctness: true, marks: true, feedback: true, general_feedback: true, solution: true };
        let own = Shows { solution: false, ..all };
        Self { just_after: own, open: own, closed: all }
    }
}

/// One phase of [`Review`].
#[expect(clippy::struct_excessive_bools, reason = "six independent choices of the teacher")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shows {
    /// The questions and one's own answers.
    pub attempt: bool,
    pub correctness: bool,
    pub marks: bool,
    pub feedback: bool,
    pub general_feedback: bool,
    pub solution: bool,
}

/// What is granted to one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Moves both the end of an attempt and the closing.
    pub minutes: u16,
    /// More attempts than the others have.
    pub attempts: u8,
}
