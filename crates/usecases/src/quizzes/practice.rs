//! Practising: any quiz or bank that is open to it, question by question with feedback at once. Nothing is marked; what was missed comes back as a card.

use std::sync::Arc;

use domain::people::{Action, Resource};
use domain::quizzes::definition::Source;
use domain::quizzes::response::{Misfit, Response, Variables};
use domain::quizzes::view::{QuestionView, Seen, Shown, question_view};
use domain::{BankId, ItemId, ItemVersionId, QuizId, Text};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use storage::quizzes::{banks, definitions, reviews};

use super::CachedItem;
use crate::{Ctx, Forbidden};

/// Where the questions come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PracticeSource {
    Quiz(QuizId),
    Bank(BankId),
}

/// What there is to practise with.
pub struct PracticeOffer {
    pub source: PracticeSource,
    pub title: Text,
    pub questions: usize,
}

/// One question of a round, with feedback when it was answered.
pub struct PracticeQuestion {
    pub title: Text,
    /// In the round, from 1.
    pub number: usize,
    pub questions: usize,
    pub view: QuestionView,
    /// Share of the marks, once answered.
    pub share: Option<f64>,
}

#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// There is none, or it is not open to practice.
    #[error("nothing to practise with")]
    NotFound,
    #[error(transparent)]
    Misfit(#[from] Misfit),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// What the signed-in person may practise with.
pub async fn practice_offers(ctx: &Ctx) -> Result<Vec<PracticeOffer>, PracticeError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let mut offers = Vec::new();
    for quiz in definitions::quizzes_for(&mut read.conn(), person, ctx.now()).await? {
        if quiz.conditions.practice
            && let Some(version) = quiz.version
        {
            let version = ctx.app.quizzes.version(&mut read.conn(), version).await?;
            offers.push(PracticeOffer {
                source: PracticeSource::Quiz(quiz.id),
                title: quiz.title,
                questions: version.definition.questions(),
            });
        }
    }
    for (bank, in_use) in banks::banks(&mut read.conn()).await? {
        if in_use > 0 && may_practise(ctx, &bank) {
            let source = PracticeSource::Bank(bank.id);
            let questions = items(ctx, &mut read, source).await?.1.len();
            offers.push(PracticeOffer { source, title: bank.title, questions });
        }
    }
    Ok(offers)
}

fn may_practise(ctx: &Ctx, bank: &banks::Bank) -> bool {
    let member = |organisation| ctx.actor.memberships().iter().any(|m| m.organisation == organisation);
    bank.practice && bank.organisation.map_or_else(|| !ctx.actor.memberships().is_empty(), member)
}

/// The items of a source, in their newest versions.
async fn items(
    ctx: &Ctx,
    read: &mut storage::ReadConn,
    source: PracticeSource,
) -> Result<(Text, Vec<(ItemId, ItemVersionId)>), PracticeError> {
    match source {
        PracticeSource::Bank(id) => {
            let bank = banks::bank(&mut read.conn(), id).await?.filter(|b| may_practise(ctx, b)).ok_or(PracticeError::NotFound)?;
            let heads = banks::items(&mut read.conn(), id).await?;
            // what a person has to mark cannot be practised alone
            let by_itself = |h: &&banks::ItemHead| !h.retired && h.kind != "essay" && h.kind != "upload";
            Ok((bank.title, heads.iter().filter(by_itself).map(|h| (h.id, h.version)).collect()))
        }
        PracticeSource::Quiz(id) => {
            let quiz = definitions::quiz(&mut read.conn(), id).await?.filter(|q| q.conditions.practice).ok_or(PracticeError::NotFound)?;
            if !definitions::is_for(&mut read.conn(), id, ctx.person()?, ctx.now()).await? {
                return Err(PracticeError::NotFound);
            }
            let version = ctx.app.quizzes.version(&mut read.conn(), quiz.version.ok_or(PracticeError::NotFound)?).await?;
            let mut all = Vec::new();
            for slot in version.definition.slots() {
                match &slot.source {
                    Source::Fixed { item, version } => all.push((*item, *version)),
                    Source::Draw { pool, .. } => all.extend(pool),
                }
            }
            let mut kept = Vec::with_capacity(all.len());
            for (item, version) in all {
                if !ctx.app.quizzes.item(&mut read.conn(), version).await?.source.body.by_hand() {
                    kept.push((item, version));
                }
            }
            Ok((quiz.title, kept))
        }
    }
}

/// Question `number` (from 1) of the round `seed`; with a response, what it was worth and why.
pub async fn practice_question(
    ctx: &Ctx,
    source: PracticeSource,
    seed: u64,
    number: usize,
    response: Option<Response>,
) -> Result<PracticeQuestion, PracticeError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let (title, mut all) = items(ctx, &mut read, source).await?;
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    all.sort_unstable();
    all.dedup();
    for place in (1..all.len()).rev() {
        all.swap(place, below(&mut rng, place + 1));
    }
    let questions = all.len();
    let (item_id, version) = *all.get(number.wrapping_sub(1)).ok_or(PracticeError::NotFound)?;
    let item = ctx.app.quizzes.item(&mut read.conn(), version).await?;
    drop(read);
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ u64::try_from(number).unwrap_or(0).rotate_left(32));
    let (view, share) = look(ctx, &item, &mut rng, response.as_ref())?;
    if share.is_some_and(|share| share < 1.0) {
        let (card, at) = (format!("item:{item_id}"), ctx.now());
        ctx.db().write(move |mut conn| Box::pin(async move { reviews::add(&mut conn, person, &card, at).await })).await?;
    }
    Ok(PracticeQuestion { title, number, questions, view, share })
}

/// The question as it is seen with this randomness, and what the response is worth.
pub(super) fn look(
    ctx: &Ctx,
    item: &Arc<CachedItem>,
    rng: &mut ChaCha8Rng,
    response: Option<&Response>,
) -> Result<(QuestionView, Option<f64>), Misfit> {
    let order = item.source.kind().shuffle(&mut |n| below(rng, n));
    let variables: Variables = item.source.draw_variables(&mut |n| below(rng, n));
    let none = Response::default();
    let given = response.unwrap_or(&none);
    item.source.kind().check(given)?;
    let share = response.and_then(|r| item.source.kind().score(r, &variables).share());
    let shown = if response.is_some() {
        Shown { open: false, correctness: true, marks: false, feedback: true, general_feedback: true, solution: true }
    } else {
        Shown { open: true, ..Shown::default() }
    };
    let seen = Seen { language: ctx.language, response: given, variables: &variables, order: &order, shown };
    Ok((question_view(&item.html, &seen, response.is_none(), share), share))
}

pub(super) fn below(rng: &mut ChaCha8Rng, n: usize) -> usize {
    usize::try_from(rng.next_u64() % u64::try_from(n.max(1)).unwrap_or(1)).unwrap_or(0)
}

#[cfg(test)]
#[path = "practice_tests.rs"]
mod tests;
