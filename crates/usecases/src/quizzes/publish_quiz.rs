//! Publishing a quiz: settles the versions of its items and draws the papers.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use domain::quizzes::definition::{Definition, Source};
use domain::quizzes::item::Item;
use domain::quizzes::paper::{Paper, draw_paper};
use domain::{ItemId, ItemVersionId, QuizId, QuizVersionId};
use storage::Conn;
use storage::quizzes::{banks, definitions};

use super::CachedItem;
use super::author_quiz::{AuthorQuizError, QUESTIONS_MAX, changeable, check_sources, pool};
use crate::{Ctx, Forbidden};

/// Papers drawn when a quiz has anything to draw or shuffle. Neighbours hardly ever have the same one, and a thousand starts need no drawing.
const PAPERS: usize = 256;
/// How often a paper is drawn again that lacks a question.
const REDRAWS: usize = 100;

/// Publishes the draft: takes the newest version of each item, settles what is drawn from, draws the papers. Attempts under way go on with what they began with.
/// Gives the number of the version.
pub async fn publish_quiz(ctx: &Ctx, id: QuizId) -> Result<i64, AuthorQuizError> {
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db.write(move |mut conn| Box::pin(async move { publish(&ctx, &mut conn, id).await })).await
}

/// The same, only if the draft is still this revision: nobody publishes what somebody else has saved and they have not seen.
pub async fn publish_revision(ctx: &Ctx, id: QuizId, revision: i64) -> Result<i64, AuthorQuizError> {
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                changeable(&ctx, &mut conn, id).await?;
                if definitions::revisions(&mut conn, id).await?.ok_or(Forbidden)?.draft.revision != revision {
                    return Err(AuthorQuizError::Changed);
                }
                publish(&ctx, &mut conn, id).await
            })
        })
        .await
}

pub(super) async fn publish(ctx: &Ctx, conn: &mut Conn<'_>, id: QuizId) -> Result<i64, AuthorQuizError> {
    let quiz = changeable(ctx, conn, id).await?;
    let mut definition = definitions::draft(conn, id).await?.ok_or(Forbidden)?;
    check_sources(ctx, conn, &definition).await?;
    settle(conn, &mut definition).await?;
    if let Some(current) = quiz.version
        && ctx.app.quizzes.version(conn, current).await?.definition == definition
    {
        // publishing twice is publishing once
        return Ok(definitions::versions(conn, id).await?);
    }
    if definition.questions() == 0 {
        return Err(AuthorQuizError::Empty);
    }
    if definition.questions() > QUESTIONS_MAX {
        return Err(AuthorQuizError::TooMany);
    }
    let items = items_of(ctx, conn, &definition).await?;
    let papers = draw_papers(ctx, &definition, &items)?;
    let version = QuizVersionId(ctx.id());
    let number = definitions::publish(conn, id, version, &definition, &papers, ctx.now()).await?;
    let used: Vec<ItemId> = sources(&definition).map(|(item, _)| item).collect();
    definitions::note_items(conn, id, &used).await?;
    crate::audit::record(ctx, conn, "publish_quiz", format!("quiz:{id}"), serde_json::json!({ "version": number })).await?;
    Ok(number)
}

/// Every item version a paper could have.
fn sources(definition: &Definition) -> impl Iterator<Item = (ItemId, ItemVersionId)> {
    definition.slots().flat_map(|slot| match &slot.source {
        Source::Fixed { item, version } => vec![(*item, *version)],
        Source::Draw { pool, .. } => pool.clone(),
    })
}

/// A draft shows the newest version of each item.
pub(super) async fn newest(conn: &mut Conn<'_>, draft: &mut Definition) -> Result<(), AuthorQuizError> {
    for slot in draft.sections.iter_mut().flat_map(|section| &mut section.slots) {
        if let Source::Fixed { item, version } = &mut slot.source {
            *version = banks::head(conn, *item).await?.ok_or(Forbidden)?.version;
        }
    }
    Ok(())
}

async fn settle(conn: &mut Conn<'_>, definition: &mut Definition) -> Result<(), AuthorQuizError> {
    newest(conn, definition).await?;
    let slots = definition.sections.iter_mut().flat_map(|section| &mut section.slots);
    for (slot, found) in slots.enumerate() {
        if let Source::Draw { count, criteria, pool: settled } = &mut found.source {
            *settled = pool(conn, criteria).await?;
            if settled.len() < usize::from(*count) {
                return Err(AuthorQuizError::PoolTooSmall { slot, found: settled.len() });
            }
        }
    }
    Ok(())
}

async fn items_of(ctx: &Ctx, conn: &mut Conn<'_>, definition: &Definition) -> storage::Result<BTreeMap<ItemVersionId, Arc<CachedItem>>> {
    let mut items = BTreeMap::new();
    for (_, version) in sources(definition) {
        if let Entry::Vacant(entry) = items.entry(version) {
            entry.insert(ctx.app.quizzes.item(conn, version).await?);
        }
    }
    Ok(items)
}

/// One paper when all are alike, else [`PAPERS`]. All have every question the quiz promises.
fn draw_papers(
    ctx: &Ctx,
    definition: &Definition,
    items: &BTreeMap<ItemVersionId, Arc<CachedItem>>,
) -> Result<Vec<Paper>, AuthorQuizError> {
    let item = |version: ItemVersionId| -> Option<&Item> { items.get(&version).map(|i| &i.source) };
    let mut draw = |below: usize| {
        let mut bytes = [0; 8];
        ctx.app.randomness.fill(&mut bytes);
        usize::try_from(u64::from_le_bytes(bytes) % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
    };
    // draws that share items may leave each other too few; mostly another drawing has enough for both
    let mut full_paper = || {
        let mut lacking = None;
        for _ in 0..REDRAWS {
            let paper = draw_paper(definition, item, &mut draw);
            lacking = first_lacking(definition, &paper);
            if lacking.is_none() {
                return Ok(paper);
            }
        }
        let (slot, found) = lacking.unwrap_or_default();
        Err(AuthorQuizError::PoolTooSmall { slot, found })
    };
    let mut papers = vec![full_paper()?];
    for _ in 1..PAPERS {
        papers.push(full_paper()?);
        // nothing to draw: the second is the first
        if papers.len() == 8 && papers.iter().all(|p| *p == papers[0]) {
            papers.truncate(1);
            break;
        }
    }
    Ok(papers)
}

/// The first slot that has fewer questions on the paper than it asks for, and how many it has.
fn first_lacking(definition: &Definition, paper: &Paper) -> Option<(usize, usize)> {
    definition.slots().enumerate().find_map(|(place, slot)| {
        let wanted = match &slot.source {
            Source::Fixed { .. } => 1,
            Source::Draw { count, .. } => usize::from(*count),
        };
        let found = paper.questions.iter().filter(|question| usize::from(question.slot) == place).count();
        (found < wanted).then_some((place, found))
    })
}

#[cfg(test)]
#[path = "publish_quiz_tests.rs"]
mod tests;
