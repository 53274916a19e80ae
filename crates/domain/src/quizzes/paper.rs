//! A paper: the questions of one attempt, in their order, with the order of their options and the values of their variables. Papers are drawn ahead of the
//! opening, so that a start costs one row.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::definition::{Definition, Source};
use super::item::Item;
use super::response::Variables;
use crate::{AttemptId, ItemId, ItemVersionId};

/// The questions of one attempt. Immutable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    pub questions: Vec<Question>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Which slot of the definition it is from, from 0; of a draw several are.
    pub slot: u16,
    /// Which section, from 0.
    pub section: u16,
    pub item: ItemId,
    pub version: ItemVersionId,
    pub marks: f64,
    /// Ids of options and the like in the order of this paper; empty for the author's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    #[serde(default, skip_serializing_if = "Variables::is_empty")]
    pub variables: Variables,
}

impl Paper {
    /// The question with this number, from 1.
    #[must_use]
    pub fn question(&self, number: u16) -> Option<&Question> {
        self.questions.get(usize::from(number).checked_sub(1)?)
    }

    /// The questions with their numbers, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (u16, &Question)> {
        (1_u16..).zip(&self.questions)
    }

    #[must_use]
    pub fn marks(&self) -> f64 {
        self.questions.iter().map(|q| q.marks).sum()
    }
}

/// Draws a paper. `item` looks up an item version, `draw(n)` gives a random number below `n`. A draw whose pool is used up gives fewer questions.
pub fn draw_paper<'i>(
    definition: &Definition,
    item: impl Fn(ItemVersionId) -> Option<&'i Item>,
    draw: &mut dyn FnMut(usize) -> usize,
) -> Paper {
    let fixed = definition.slots().filter_map(|slot| match &slot.source {
        Source::Fixed { item, .. } => Some(*item),
        Source::Draw { .. } => None,
    });
    let mut taken: BTreeSet<ItemId> = fixed.collect();
    let mut questions = Vec::new();
    let mut number = 0;
    for (section, part) in (0_u16..).zip(&definition.sections) {
        let mut of_section = Vec::new();
        for slot in &part.slots {
            let chosen = match &slot.source {
                Source::Fixed { item, version } => vec![(*item, *version)],
                Source::Draw { count, pool, .. } => draw_some(pool, usize::from(*count), &mut taken, draw),
            };
            for (id, version) in chosen {
                let Some(found) = item(version) else { continue };
                let order = if definition.shuffle_options { found.kind().shuffle(draw) } else { found.kind().first_order(draw) };
                of_section.push(Question {
                    slot: number,
                    section,
                    item: id,
                    version,
                    marks: slot.marks.unwrap_or(found.marks),
                    order,
                    variables: found.draw_variables(draw),
                });
            }
            number += 1;
        }
        if part.shuffle {
            shuffle(&mut of_section, draw);
        }
        questions.extend(of_section);
    }
    Paper { questions }
}

/// `count` different items of the pool that are not on the paper yet.
fn draw_some(
    pool: &[(ItemId, ItemVersionId)],
    count: usize,
    taken: &mut BTreeSet<ItemId>,
    draw: &mut dyn FnMut(usize) -> usize,
) -> Vec<(ItemId, ItemVersionId)> {
    let mut free: Vec<_> = pool.iter().filter(|(item, _)| !taken.contains(item)).copied().collect();
    let mut chosen = Vec::new();
    while chosen.len() < count && !free.is_empty() {
        let one = free.swap_remove(draw(free.len()));
        taken.insert(one.0);
        chosen.push(one);
    }
    chosen
}

/// Fisher and Yates.
pub(super) fn shuffle<T>(entries: &mut [T], draw: &mut dyn FnMut(usize) -> usize) {
    for place in (1..entries.len()).rev() {
        entries.swap(place, draw(place + 1));
    }
}

/// Which of `count` papers an attempt gets: spread over them, and another one for the next attempt. The attempt's id is random.
#[must_use]
pub fn choose_paper(attempt: AttemptId, count: usize) -> usize {
    // the low half of a UUIDv7 is random
    let random = attempt.0.as_u64_pair().1;
    usize::try_from(random % u64::try_from(count.max(1)).unwrap_or(1)).unwrap_or(0)
}
