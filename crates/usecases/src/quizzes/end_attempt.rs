//! The end of an attempt: by its learner, or by the clock. What each question counts is computed from the events then, and again when something changes.

use std::sync::Arc;

use domain::people::{Action, Resource};
use domain::quizzes::attempt::{AttemptEvent, Ended, Recorded, in_order, question_state};
use domain::quizzes::grade::{Total, question_score};
use domain::{AttemptId, Language, Timestamp};
use storage::quizzes::attempts::{self, Attempt};
use storage::quizzes::definitions;
use storage::quizzes::marks::{self, QuestionMark};
use storage::quizzes::reviews;
use storage::{Conn, Error};

use crate::{App, Ctx, Forbidden};

/// More attempts than this are not looked up in one go.
const AT_ONCE: i64 = 100;

#[derive(Debug, thiserror::Error)]
pub enum EndAttemptError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such attempt")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] Error),
}

/// Hands in. Doing it twice is doing it once.
pub async fn end_attempt(ctx: &Ctx, id: AttemptId) -> Result<(), EndAttemptError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let attempt = attempts::attempt(&mut conn, id).await?.filter(|a| a.person == person).ok_or(EndAttemptError::NotFound)?;
                let now = ctx.now();
                let ended = match attempt.deadline {
                    Some(deadline) if deadline <= now => Ended { at: deadline, by_deadline: true },
                    _ => Ended { at: now, by_deadline: false },
                };
                close(&ctx, &mut conn, id, ended).await?;
                Ok(())
            })
        })
        .await
}

/// Ends what is over; gives how many. Those that cannot be ended keep no other from it, however many they are: the next ones are looked for behind them.
/// Run by the server every second, and at its start for what ended while it was down.
pub async fn end_overdue(app: &Arc<App>) -> storage::Result<usize> {
    let ctx = Ctx::new(app.clone(), domain::people::Actor::Operator, Language::En);
    let (now, mut count, mut last) = (ctx.now(), 0, None);
    loop {
        let overdue = attempts::overdue(&mut app.db.read().await?.conn(), now, last, AT_ONCE).await?;
        if overdue.is_empty() {
            return Ok(count);
        }
        last = overdue.last().copied();
        for (_, id) in overdue {
            match end_if_over(&ctx, id).await {
                Ok(ended) => count += usize::from(ended),
                // without a database there is no use in trying the others
                Err(error @ Error::Unavailable(Some(_))) => return Err(error),
                Err(error) => tracing::error!(attempt = %id, %error, "an attempt cannot be ended"),
            }
        }
    }
}

/// In a transaction of its own, so that others get their turn in between.
pub(super) async fn end_if_over(ctx: &Ctx, id: AttemptId) -> storage::Result<bool> {
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                // an extension may have moved it meanwhile
                let attempt = attempts::attempt(&mut conn, id).await?;
                let deadline = attempt.filter(|a| a.ended.is_none()).and_then(|a| a.deadline).filter(|d| *d <= ctx.now());
                let Some(deadline) = deadline else { return Ok(false) };
                close(&ctx, &mut conn, id, Ended { at: deadline, by_deadline: true }).await
            })
        })
        .await
}

/// Ends the attempt and computes what it comes to; false when it has ended already.
async fn close(ctx: &Ctx, conn: &mut Conn<'_>, id: AttemptId, ended: Ended) -> storage::Result<bool> {
    // first the end, which answers wait for; then what there is
    let first = attempts::end(conn, id, ended).await?;
    if first {
        project(ctx, conn, id).await?;
    }
    Ok(first)
}

/// Computes what an ended attempt's questions count, stores it, and sums it up. What a person has marked stays.
pub(super) async fn project(ctx: &Ctx, conn: &mut Conn<'_>, id: AttemptId) -> storage::Result<()> {
    let Some(attempt) = attempts::attempt(conn, id).await? else { return Ok(()) };
    let paper = ctx.app.quizzes.paper(conn, attempt.version, attempt.paper).await?;
    let behaviour = ctx.app.quizzes.version(conn, attempt.version).await?.definition.behaviour;
    let quiz = definitions::quiz(conn, attempt.quiz).await?;
    let practises = quiz.as_ref().is_some_and(|q| q.conditions.practice);
    let stored = attempts::events(conn, id).await?;
    let languages: Vec<_> = stored.iter().map(|(event, language)| (event.id, *language)).collect();
    let events = in_order(stored.into_iter().map(|(event, _)| event).collect(), attempt.late_counts);
    let before = marks::of_attempt(conn, id).await?;
    for (number, question) in paper.numbered() {
        // a regrade may have given this attempt another version of the item
        let version = before.iter().find(|m| m.question == number).map_or(question.version, |m| m.version);
        let item = ctx.app.quizzes.item(conn, version).await?;
        let state = question_state(&events, number, &item.source, question, behaviour);
        let share = question_score(&state, &item.source, question, behaviour).share();
        let mark = QuestionMark {
            attempt: id,
            question: number,
            item: question.item,
            version,
            language: language_of(&events, &languages, number),
            classes: item.source.kind().classify(&state.response, &question.variables),
            response: state.response,
            share,
            mark: share.map(|share| share * question.marks),
            max: question.marks,
            by_hand: false,
            rubric: None,
            comment: None,
        };
        marks::put(conn, &mark).await?;
        if practises && share.is_some_and(|share| share < 1.0) {
            reviews::add(conn, attempt.person, &format!("item:{}", question.item), ctx.now()).await?;
        }
    }
    sum_up(conn, &attempt).await
}

/// The language of the last answer to the question; of none, English is as good as any.
fn language_of(events: &[Recorded], languages: &[(domain::EventId, Language)], number: u16) -> Language {
    let last = events.iter().rev().find(|e| e.question == number && !matches!(e.event, AttemptEvent::FlagSet { .. }));
    last.or(events.last()).and_then(|e| languages.iter().find(|(id, _)| *id == e.id)).map_or(Language::En, |(_, language)| *language)
}

/// Stores the sum of the questions' marks.
pub(super) async fn sum_up(conn: &mut Conn<'_>, attempt: &Attempt) -> storage::Result<()> {
    let total = Total::of(marks::of_attempt(conn, attempt.id).await?.iter().map(|m| (m.mark, m.max)));
    attempts::set_total(conn, attempt.id, total.marks, total.max, i64::try_from(total.to_mark).unwrap_or(i64::MAX)).await
}

/// The deadlines of the attempts under way, after the conditions or an extension changed.
pub(super) async fn move_deadlines(conn: &mut Conn<'_>, quiz: &definitions::Quiz) -> storage::Result<()> {
    let extensions = definitions::extensions(conn, quiz.id).await?;
    for attempt in attempts::under_way(conn, quiz.id).await? {
        let extension = extensions.get(&attempt.person).copied().unwrap_or_default();
        let deadline: Option<Timestamp> = quiz.conditions.deadline(extension, attempt.started_at).map(|d| d.at);
        if deadline != attempt.deadline {
            attempts::set_deadline(conn, attempt.id, deadline).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "end_attempt_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "deadline_tests.rs"]
mod deadline_tests;
