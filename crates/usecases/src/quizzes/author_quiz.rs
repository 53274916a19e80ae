//! A quiz as its authors see it. What they do to it is in [`save_draft`](mod@super::save_draft), [`set_conditions`](mod@super::set_conditions) and
//! [`publish_quiz`](mod@super::publish_quiz).

use std::collections::{BTreeMap, BTreeSet};

use domain::people::{Action, Resource};
use domain::quizzes::definition::{Conditions, Criteria, Definition, Section, Source};
use domain::{BankId, ItemId, ItemVersionId, OrganisationId, QuizId, Text, Timestamp};
use storage::Conn;
use storage::people::{Class, Person};
use storage::quizzes::attempts;
use storage::quizzes::banks::{self, ItemHead};
use storage::quizzes::definitions::{self, Quiz, Saved};

use super::access;
use super::bank_page::in_category;
use crate::{Ctx, Forbidden};

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
