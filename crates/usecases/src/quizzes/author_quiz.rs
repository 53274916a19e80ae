//! A quiz from its beginning to being published, which settles the versions of its items and draws the papers. What authors save in between is in
//! [`save_draft`](mod@super::save_draft) and [`set_conditions`](mod@super::set_conditions).

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::people::{Action, Resource};
use domain::quizzes::definition::{Conditions, Criteria, Definition, Section, Source};
use domain::quizzes::item::Item;
use domain::quizzes::paper::{Paper, draw_paper};
use domain::{BankId, ItemId, ItemVersionId, OrganisationId, QuizId, QuizVersionId, Text, Timestamp};
use storage::Conn;
use storage::people::{Class, Person};
use storage::quizzes::attempts;
use storage::quizzes::banks::{self, ItemHead};
use storage::quizzes::definitions::{self, Quiz, Saved};

use super::bank_page::in_category;
use super::{CachedItem, access};
use crate::{Ctx, Forbidden};

/// Papers drawn when a quiz has anything to draw or shuffle. Neighbours hardly ever have the same one, and a thousand starts need no drawing.
const PAPERS: usize = 256;
/// How often a paper is drawn again that lacks a question.
const REDRAWS: usize = 100;
/// Questions of one quiz.
pub const QUESTIONS_MAX: usize = 300;

#[derive(Debug, thiserror::Error)]
pub enum AuthorQuizError {
    /// Also what one gets for a quiz that does not exist.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("a title is needed")]
    NoTitle,
    #[error("there are no questions")]
    Empty,
    #[error("there are too many questions")]
    TooMany,
    /// Fewer items fit a draw than it asks for: which slot (from 0), how many there are.
    #[error("slot {slot} asks for more items than the {found} that fit")]
    PoolTooSmall { slot: usize, found: usize },
    /// Closing before opening, no minutes, a pass mark above 100, …
    #[error("the conditions cannot be")]
    BadConditions,
    /// Something else has been stored since the form was made that is to be saved.
    #[error("it was changed meanwhile")]
    Changed,
    /// So many attempts are under way; a quiz is not archived before they have ended.
    #[error("{0} attempts are under way")]
    UnderWay(usize),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// A new quiz with nothing in it.
pub async fn create_quiz(ctx: &Ctx, organisation: OrganisationId, title: Text) -> Result<QuizId, AuthorQuizError> {
    ctx.require(Action::AuthorQuizzes, Resource::Organisation(organisation))?;
    if title.is_empty() {
        return Err(AuthorQuizError::NoTitle);
    }
    let quiz = Quiz {
        id: QuizId(ctx.id()),
        organisation: Some(organisation),
        course: None,
        class: None,
        slug: None,
        title: title.clone(),
        conditions: Conditions::default(),
        version: None,
        archived: false,
    };
    let draft = Definition { title, sections: vec![Section::default()], ..Definition::default() };
    let id = quiz.id;
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                definitions::insert(&mut conn, &quiz, &draft, ctx.actor.person(), ctx.now()).await?;
                crate::audit::record(&ctx, &mut conn, "create_quiz", format!("quiz:{id}"), serde_json::json!({})).await?;
                Ok(id)
            })
        })
        .await
}

/// The last time something was saved.
pub struct LastSaved {
    /// The number of times.
    pub revision: i64,
    pub by: Option<Person>,
    pub at: Option<Timestamp>,
}

/// A quiz as its authors see it.
pub struct QuizDraft {
    pub quiz: Quiz,
    pub draft: Definition,
    /// The draft, title and class of the quiz.
    pub draft_saved: LastSaved,
    pub conditions_saved: LastSaved,
    /// The published definition, when there is one.
    pub published: Option<Definition>,
    /// The fixed items of the draft, by id.
    pub items: BTreeMap<ItemId, ItemHead>,
    /// How many items each draw of the draft can choose from.
    pub pools: Vec<(Criteria, usize)>,
    /// The classes it can be for.
    pub classes: Vec<Class>,
    /// Attempts under way now, which go on with what they began with.
    pub under_way: usize,
    /// Attempts so far.
    pub attempts: usize,
    /// Banks one may take items from.
    pub banks: Vec<banks::Bank>,
    pub may_change: bool,
}

pub async fn quiz_draft(ctx: &Ctx, id: QuizId) -> Result<QuizDraft, AuthorQuizError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    // before what they are the revisions of
    let revisions = definitions::revisions(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let quiz = definitions::quiz(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    access::may_use(ctx, quiz.organisation)?;
    let draft = definitions::draft(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let published = match quiz.version {
        Some(version) => Some(ctx.app.quizzes.version(&mut read.conn(), version).await?.definition.clone()),
        None => None,
    };
    let (mut items, mut pools) = (BTreeMap::new(), Vec::new());
    for slot in draft.slots() {
        match &slot.source {
            Source::Fixed { item, .. } => {
                if let Some(head) = banks::head(&mut read.conn(), *item).await? {
                    items.insert(*item, head);
                }
            }
            Source::Draw { criteria, .. } => {
                pools.push((criteria.clone(), pool(&mut read.conn(), criteria).await?.len()));
            }
        }
    }
    let mut banks: Vec<_> = banks::banks(&mut read.conn()).await?.into_iter().map(|(bank, _)| bank).collect();
    banks.retain(|bank| access::may_use(ctx, bank.organisation).is_ok());
    let may_change = access::may_change(ctx, quiz.organisation).is_ok();
    let classes = match quiz.organisation {
        Some(organisation) => storage::people::classes_of(&mut read.conn(), organisation).await?,
        None => Vec::new(),
    };
    let all = match access::marks_for(ctx, &quiz) {
        Ok(organisations) => attempts::of_quiz(&mut read.conn(), id, &organisations).await?,
        Err(Forbidden) => Vec::new(),
    };
    let under_way = all.iter().filter(|a| a.ended.is_none()).count();
    let draft_saved = last_saved(&mut read.conn(), revisions.draft).await?;
    let conditions_saved = last_saved(&mut read.conn(), revisions.conditions).await?;
    Ok(QuizDraft {
        quiz,
        draft,
        draft_saved,
        conditions_saved,
        published,
        items,
        pools,
        classes,
        under_way,
        attempts: all.len(),
        banks,
        may_change,
    })
}

/// Items of banks one may use, for a draft that is not the stored one. Those of others are left out.
pub async fn item_heads(ctx: &Ctx, ids: impl IntoIterator<Item = ItemId>) -> Result<BTreeMap<ItemId, ItemHead>, AuthorQuizError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let mut heads = BTreeMap::new();
    for id in ids {
        let Some(head) = banks::head(&mut read.conn(), id).await? else { continue };
        let bank = banks::bank(&mut read.conn(), head.bank).await?.ok_or(Forbidden)?;
        if access::may_use(ctx, bank.organisation).is_ok() {
            heads.insert(id, head);
        }
    }
    Ok(heads)
}

async fn last_saved(conn: &mut Conn<'_>, saved: Saved) -> storage::Result<LastSaved> {
    let by = match saved.by {
        Some(person) => storage::people::person(conn, person).await?,
        None => None,
    };
    Ok(LastSaved { revision: saved.revision, by, at: saved.at })
}

/// The items that fit a draw, in their newest versions, by id.
pub(super) async fn pool(conn: &mut Conn<'_>, criteria: &Criteria) -> storage::Result<Vec<(ItemId, ItemVersionId)>> {
    let heads = banks::items(conn, criteria.bank).await?;
    let tagged: Option<BTreeSet<ItemId>> = if criteria.tag.is_empty() {
        None
    } else {
        let tags = banks::tags(conn, criteria.bank).await?;
        Some(tags.into_iter().filter(|(_, tag)| *tag == criteria.tag).map(|(item, _)| item).collect())
    };
    let mut pool: Vec<_> = heads
        .into_iter()
        .filter(|h| !h.retired && in_category(&h.category, &criteria.category) && tagged.as_ref().is_none_or(|t| t.contains(&h.id)))
        .map(|h| (h.id, h.version))
        .collect();
    pool.sort_unstable();
    Ok(pool)
}

/// Nobody takes items from a bank they may not use.
pub(super) async fn check_sources(ctx: &Ctx, conn: &mut Conn<'_>, draft: &Definition) -> Result<(), AuthorQuizError> {
    let mut seen: BTreeSet<BankId> = BTreeSet::new();
    for slot in draft.slots() {
        let bank = match &slot.source {
            Source::Fixed { item, .. } => banks::head(conn, *item).await?.ok_or(Forbidden)?.bank,
            Source::Draw { criteria, .. } => criteria.bank,
        };
        if seen.insert(bank) {
            let bank = banks::bank(conn, bank).await?.ok_or(Forbidden)?;
            access::may_use(ctx, bank.organisation)?;
        }
    }
    Ok(())
}

/// The quiz, held so that nobody else changes it meanwhile.
pub(super) async fn changeable(ctx: &Ctx, conn: &mut Conn<'_>, id: QuizId) -> Result<Quiz, AuthorQuizError> {
    let quiz = definitions::hold(conn, id).await?.ok_or(Forbidden)?;
    access::may_change(ctx, quiz.organisation)?;
    Ok(quiz)
}

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
#[path = "author_quiz_tests.rs"]
mod tests;
