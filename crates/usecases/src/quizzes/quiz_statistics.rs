//! Which questions were bad: the statistics of a quiz.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::quizzes::definition::Counts;
use domain::quizzes::grade::percent;
use domain::quizzes::statistics::{Answer, AttemptResult, ItemFacts, Results, SlotFacts, SlotResult, Statistics, statistics};
use domain::{AttemptId, ItemId, ItemVersionId, PersonId, QuizId};
use storage::quizzes::attempts::{self, Attempt};
use storage::quizzes::definitions::{self, Quiz};
use storage::quizzes::marks::{self, BriefMark};

use super::marking::MarkError;
use super::{CachedItem, access};
use crate::{Ctx, Forbidden};

pub struct QuizStatistics {
    pub quiz: Quiz,
    /// Of the published version, in per cent.
    pub pass_percent: Option<u8>,
    pub statistics: Statistics,
    /// What each counted attempt came to, in per cent.
    pub percents: Vec<f64>,
    /// Items by the key the statistics call them by, in the version that was answered most.
    pub items: BTreeMap<String, (ItemId, Arc<CachedItem>)>,
    /// Ended attempts that are in the figures, and those that wait for a person's mark.
    pub counted: usize,
    pub waiting: usize,
}

pub async fn quiz_statistics(ctx: &Ctx, id: QuizId) -> Result<QuizStatistics, MarkError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let quiz = definitions::quiz(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let organisations = access::marks_for(ctx, &quiz)?;
    let all = attempts::of_quiz(&mut read.conn(), id, &organisations).await?;
    let waiting = all.iter().filter(|a| a.ended.is_some() && a.to_mark > 0).count();
    let chosen = chosen(&all, quiz.conditions.counts);
    let mut by_attempt: BTreeMap<AttemptId, Vec<BriefMark>> = BTreeMap::new();
    for organisation in &organisations {
        for mark in marks::brief_of_quiz(&mut read.conn(), id, *organisation).await? {
            // somebody may be a learner of two of the organisations
            let so_far = chosen.contains(&mark.attempt).then(|| by_attempt.entry(mark.attempt).or_default());
            if let Some(so_far) = so_far.filter(|marks| marks.iter().all(|m| m.question != mark.question)) {
                so_far.push(mark);
            }
        }
    }
    let items = items_of(ctx, &mut read, &by_attempt).await?;
    let results = input(&by_attempt, &items);
    let counted = results.attempts.len();
    let percents = all.iter().filter(|a| chosen.contains(&a.id)).filter_map(|a| Some(percent(a.marks?, a.max?))).collect();
    let pass_percent = match quiz.version {
        Some(version) => ctx.app.quizzes.version(&mut read.conn(), version).await?.definition.pass_percent,
        None => None,
    };
    Ok(QuizStatistics { quiz, pass_percent, statistics: statistics(&results), percents, items, counted, waiting })
}

/// One attempt of each person: the one that counts; of an average, the first, as it is the only one unaffected by the others.
fn chosen(all: &[Attempt], counts: Counts) -> BTreeSet<AttemptId> {
    let mut best: BTreeMap<PersonId, &Attempt> = BTreeMap::new();
    for attempt in all.iter().filter(|a| a.ended.is_some() && a.to_mark == 0) {
        let better = match (best.get(&attempt.person), counts) {
            (None, _) => true,
            (Some(so_far), Counts::Highest) => attempt.marks > so_far.marks,
            (Some(so_far), Counts::Last) => attempt.number > so_far.number,
            (Some(so_far), Counts::First | Counts::Average) => attempt.number < so_far.number,
        };
        if better {
            best.insert(attempt.person, attempt);
        }
    }
    best.into_values().map(|attempt| attempt.id).collect()
}

/// The items that were asked, each in the version that came most.
async fn items_of(
    ctx: &Ctx,
    read: &mut storage::ReadConn,
    by_attempt: &BTreeMap<AttemptId, Vec<BriefMark>>,
) -> Result<BTreeMap<String, (ItemId, Arc<CachedItem>)>, MarkError> {
    let mut versions: BTreeMap<ItemId, BTreeMap<ItemVersionId, usize>> = BTreeMap::new();
    for mark in by_attempt.values().flatten() {
        *versions.entry(mark.item).or_default().entry(mark.version).or_insert(0) += 1;
    }
    let mut items = BTreeMap::new();
    for (item, versions) in versions {
        let most = versions.into_iter().max_by_key(|(_, count)| *count).ok_or(Forbidden)?.0;
        items.insert(item.to_string(), (item, ctx.app.quizzes.item(&mut read.conn(), most).await?));
    }
    Ok(items)
}

fn input(by_attempt: &BTreeMap<AttemptId, Vec<BriefMark>>, items: &BTreeMap<String, (ItemId, Arc<CachedItem>)>) -> Results {
    // a place of the paper is fixed when everybody had the same item there
    let mut places: BTreeMap<u16, (BTreeSet<ItemId>, f64)> = BTreeMap::new();
    for mark in by_attempt.values().flatten() {
        let place = places.entry(mark.question).or_insert((BTreeSet::new(), mark.max));
        place.0.insert(mark.item);
    }
    let slots = places
        .into_iter()
        .map(|(slot, (items, max))| SlotFacts {
            slot: u32::from(slot),
            max,
            item: (items.len() == 1).then(|| items.first().map(ToString::to_string)).flatten(),
        })
        .collect();
    let facts = items
        .iter()
        .map(|(key, (_, item))| ItemFacts { key: key.clone(), guess: item.source.kind().guess(), parts: item.source.kind().parts() })
        .collect();
    let attempts = by_attempt
        .values()
        .map(|marks| AttemptResult {
            slots: marks
                .iter()
                .map(|mark| {
                    let answered = mark.answered;
                    SlotResult {
                        slot: u32::from(mark.question),
                        item: mark.item.to_string(),
                        mark: mark.mark.unwrap_or(0.0),
                        max: mark.max,
                        language: mark.language,
                        answers: mark.classes.iter().map(|class| Answer::new(class.clone(), answered)).collect(),
                    }
                })
                .collect(),
        })
        .collect();
    Results { slots, items: facts, attempts }
}

#[cfg(test)]
#[path = "quiz_statistics_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "quiz_statistics_class_tests.rs"]
mod class_tests;
