//! Marking by hand: item by item across learners, with a rubric; overriding a mark with a reason; letting late answers count.

use std::collections::BTreeMap;

use domain::quizzes::item::{Body, Rubric};
use domain::{AttemptId, ItemId, OrganisationId, QuizId};
use storage::Conn;
use storage::people::Person;
use storage::quizzes::attempts::{self, Attempt};
use storage::quizzes::definitions::{self, Quiz};
use storage::quizzes::marks::{self, HandMark, ItemTally, QuestionMark};

use super::end_attempt::{project, sum_up};
use super::{CachedItem, access};
use crate::{Ctx, Forbidden};

/// Characters of a comment or a reason.
pub const COMMENT_MAX: usize = 4_000;

#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// Also what one gets for an attempt that is not there or whose learners one does not mark.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// It has not ended yet.
    #[error("the attempt is under way")]
    UnderWay,
    #[error("a mark is between 0 and the maximum")]
    OutOfRange,
    #[error("each criterion needs one of its levels")]
    RubricIncomplete,
    #[error("an automatic mark is changed for a reason")]
    NoReason,
    #[error("the comment is too long")]
    TooLong,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// A question to be marked by a person, with how many answers wait.
pub struct ToMark {
    pub item: ItemId,
    pub title: domain::Text,
    pub waiting: usize,
    pub marked: usize,
}

/// The items of a quiz that persons mark.
pub async fn to_mark(ctx: &Ctx, id: QuizId) -> Result<(Quiz, Vec<ToMark>), MarkError> {
    let (quiz, items) = answered_items(ctx, id).await?;
    let by_hand = |item: AnsweredItem| {
        let count = |n: i64| usize::try_from(n).unwrap_or(0);
        (item.by_hand || item.waiting > 0).then(|| ToMark {
            item: item.item,
            title: item.title,
            waiting: count(item.waiting),
            marked: if item.by_hand { count(item.marked) } else { 0 },
        })
    };
    Ok((quiz, items.into_iter().filter_map(by_hand).collect()))
}

/// An item that learners have met in a quiz.
pub struct AnsweredItem {
    pub item: ItemId,
    pub title: domain::Text,
    /// Whether persons mark it.
    pub by_hand: bool,
    pub answers: i64,
    pub waiting: i64,
    /// By a person.
    pub marked: i64,
}

/// The items of ended attempts that the actor may see, in the order of the paper.
pub async fn answered_items(ctx: &Ctx, id: QuizId) -> Result<(Quiz, Vec<AnsweredItem>), MarkError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let quiz = definitions::quiz(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let mut items: Vec<AnsweredItem> = Vec::new();
    for tally in tallies(&mut read.conn(), id, &access::marks_for(ctx, &quiz)?).await? {
        let item = ctx.app.quizzes.item(&mut read.conn(), tally.version).await?;
        let known = items.iter().position(|i| i.item == tally.item).unwrap_or_else(|| {
            let title = if item.source.title.is_empty() { item.source.prompt.clone() } else { item.source.title.clone() };
            let by_hand = item.source.body.by_hand();
            items.push(AnsweredItem { item: tally.item, title, by_hand, answers: 0, waiting: 0, marked: 0 });
            items.len() - 1
        });
        items[known].answers += tally.answers;
        items[known].waiting += tally.waiting;
        items[known].marked += tally.by_hand;
    }
    Ok((quiz, items))
}

/// The tallies of the items of a quiz. Who learns in two organisations is in the lists of both, so with several the marks are counted one by one.
async fn tallies(conn: &mut Conn<'_>, quiz: QuizId, organisations: &[OrganisationId]) -> storage::Result<Vec<ItemTally>> {
    if let [organisation] = organisations {
        return marks::items_of_quiz(conn, quiz, *organisation).await;
    }
    let mut tallies = Vec::new();
    for attempt in attempts::of_quiz(conn, quiz, organisations).await? {
        for mark in marks::of_attempt(conn, attempt.id).await? {
            let (waiting, by_hand) = (i64::from(mark.mark.is_none()), i64::from(mark.by_hand));
            tallies.push(ItemTally { item: mark.item, version: mark.version, answers: 1, waiting, by_hand });
        }
    }
    Ok(tallies)
}

/// A learner of two organisations is in both lists: each mark once, by attempt.
pub(super) fn once_each(marks: &mut Vec<QuestionMark>) {
    marks.sort_unstable_by_key(|m| (m.attempt, m.question));
    marks.dedup_by_key(|m| (m.attempt, m.question));
}

/// One answer to be read.
pub struct AnswerToMark {
    pub mark: QuestionMark,
    /// None when marking is anonymous.
    pub person: Option<Person>,
    pub item: std::sync::Arc<CachedItem>,
    /// In the order in which answers wait: how many there are besides this one.
    pub others_waiting: usize,
}

/// The next answer to an item that waits, after `skip` others; none when all are marked.
pub async fn next_to_mark(ctx: &Ctx, quiz: QuizId, item: ItemId, skip: usize) -> Result<(Quiz, Option<AnswerToMark>), MarkError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let found = definitions::quiz(&mut read.conn(), quiz).await?.ok_or(Forbidden)?;
    let mut waiting = Vec::new();
    for organisation in access::marks_for(ctx, &found)? {
        waiting.extend(marks::of_item(&mut read.conn(), quiz, item, organisation).await?.into_iter().filter(|m| m.mark.is_none()));
    }
    once_each(&mut waiting);
    if waiting.is_empty() {
        return Ok((found, None));
    }
    let others_waiting = waiting.len() - 1;
    let mark = waiting.swap_remove(skip % waiting.len());
    let answer = opened(ctx, &mut read, mark, others_waiting).await?;
    Ok((found, Some(answer)))
}

/// One answer to an item, marked or not, to be shown again when its mark could not be.
pub async fn one_to_mark(
    ctx: &Ctx,
    quiz: QuizId,
    item: ItemId,
    attempt: AttemptId,
    question: u16,
) -> Result<(Quiz, AnswerToMark), MarkError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let found = definitions::quiz(&mut read.conn(), quiz).await?.ok_or(Forbidden)?;
    let mut all = Vec::new();
    for organisation in access::marks_for(ctx, &found)? {
        all.extend(marks::of_item(&mut read.conn(), quiz, item, organisation).await?);
    }
    let is_it = |m: &QuestionMark| m.attempt == attempt && m.question == question;
    let others = all.iter().filter(|m| m.mark.is_none() && !is_it(m)).count();
    let mark = all.into_iter().find(is_it).ok_or(Forbidden)?;
    let answer = opened(ctx, &mut read, mark, others).await?;
    Ok((found, answer))
}

async fn opened(ctx: &Ctx, read: &mut storage::ReadConn, mark: QuestionMark, others_waiting: usize) -> Result<AnswerToMark, MarkError> {
    let attempt = attempts::attempt(&mut read.conn(), mark.attempt).await?.ok_or(Forbidden)?;
    let version = ctx.app.quizzes.version(&mut read.conn(), attempt.version).await?;
    let person =
        if version.definition.anonymous_marking { None } else { storage::people::person(&mut read.conn(), attempt.person).await? };
    let item = ctx.app.quizzes.item(&mut read.conn(), mark.version).await?;
    Ok(AnswerToMark { mark, person, item, others_waiting })
}

/// What a person decides about one answer.
pub struct MarkQuestion {
    pub attempt: AttemptId,
    /// From 1.
    pub question: u16,
    pub decision: Decision,
    /// To the learner; for an overridden mark the reason.
    pub comment: String,
}

pub enum Decision {
    /// Points by criterion of the item's rubric.
    Rubric(BTreeMap<String, f64>),
    /// Marks, 0 to the question's maximum.
    Marks(f64),
    /// The automatic mark again.
    Automatic,
}

/// Marks one answer. Doing it again replaces it; each time is audited.
pub async fn mark_question(ctx: &Ctx, input: MarkQuestion) -> Result<(), MarkError> {
    let by = ctx.person()?;
    if input.comment.chars().count() > COMMENT_MAX {
        return Err(MarkError::TooLong);
    }
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let attempt = markable(&ctx, &mut conn, input.attempt).await?;
                let before = marks::one(&mut conn, input.attempt, input.question).await?.ok_or(Forbidden)?;
                let item = ctx.app.quizzes.item(&mut conn, before.version).await?;
                let comment = input.comment.trim();
                let (mark, rubric) = decide(&item.source.body, before.max, &input.decision)?;
                if before.share.is_some() && mark.is_some() && comment.is_empty() {
                    return Err(MarkError::NoReason);
                }
                let hand = HandMark {
                    attempt: input.attempt,
                    question: input.question,
                    mark,
                    rubric: rubric.as_ref(),
                    comment: Some(comment).filter(|c| !c.is_empty()),
                    by,
                    at: ctx.now(),
                };
                marks::set_by_hand(&mut conn, &hand).await?;
                sum_up(&mut conn, &attempt).await?;
                audit(&ctx, &mut conn, &before, mark, "mark_question").await?;
                Ok(())
            })
        })
        .await
}

/// The mark and the rubric's points that a decision means.
#[expect(clippy::type_complexity, reason = "two values, each of which may be missing")]
fn decide(body: &Body, max: f64, decision: &Decision) -> Result<(Option<f64>, Option<BTreeMap<String, f64>>), MarkError> {
    match decision {
        Decision::Automatic => Ok((None, None)),
        Decision::Marks(marks) if (0.0..=max).contains(marks) => Ok((Some(*marks), None)),
        Decision::Marks(_) => Err(MarkError::OutOfRange),
        Decision::Rubric(points) => {
            let share = rubric(body).and_then(|rubric| rubric.share(points)).ok_or(MarkError::RubricIncomplete)?;
            Ok((Some(share * max), Some(points.clone())))
        }
    }
}

/// The rubric of an item, when it has one with criteria.
#[must_use]
pub fn rubric(body: &Body) -> Option<&Rubric> {
    match body {
        Body::Essay(essay) => Some(&essay.rubric),
        Body::Upload(upload) => Some(&upload.rubric),
        _ => None,
    }
    .filter(|rubric| !rubric.criteria.is_empty())
}

/// The ended attempt, when the actor marks its learner; held, so that the sum of two who mark at once has both.
pub(super) async fn markable(ctx: &Ctx, conn: &mut Conn<'_>, id: AttemptId) -> Result<Attempt, MarkError> {
    let attempt = attempts::hold(conn, id).await?.ok_or(Forbidden)?;
    let quiz = definitions::quiz(conn, attempt.quiz).await?.ok_or(Forbidden)?;
    let organisations = access::marks_for(ctx, &quiz)?;
    if !access::is_learner_of(conn, attempt.person, &organisations).await? {
        return Err(Forbidden.into());
    }
    if attempt.ended.is_none() {
        return Err(MarkError::UnderWay);
    }
    Ok(attempt)
}

pub(super) async fn audit(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    before: &QuestionMark,
    mark: Option<f64>,
    action: &'static str,
) -> storage::Result<()> {
    let detail = serde_json::json!({ "question": before.question, "before": before.mark, "after": mark });
    crate::audit::record(ctx, conn, action, format!("attempt:{}", before.attempt), detail).await
}

/// Lets answers that came late count, or not; the attempt's marks follow.
pub async fn let_late_count(ctx: &Ctx, id: AttemptId, counts: bool) -> Result<(), MarkError> {
    ctx.person()?;
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                markable(&ctx, &mut conn, id).await?;
                attempts::let_late_count(&mut conn, id, counts).await?;
                project(&ctx, &mut conn, id).await?;
                let detail = serde_json::json!({ "counts": counts });
                crate::audit::record(&ctx, &mut conn, "let_late_count", format!("attempt:{id}"), detail).await?;
                Ok(())
            })
        })
        .await
}

#[cfg(test)]
#[path = "marking_tests.rs"]
mod tests;
