//! Regrading: only when asked for, and first as a list of whose mark would change from what to what.

use std::collections::BTreeMap;

use domain::quizzes::attempt::{in_order, question_state};
use domain::quizzes::grade::question_score;
use domain::{AttemptId, ItemId, PersonId, QuizId};
use storage::Conn;
use storage::people::Person;
use storage::quizzes::attempts::{self, Attempt};
use storage::quizzes::banks;
use storage::quizzes::definitions::{self, Quiz};
use storage::quizzes::marks::{self, HandMark, QuestionMark};

use super::access;
use super::end_attempt::sum_up;
use super::marking::{MarkError, audit, once_each};
use crate::{Ctx, Forbidden};

/// What is done to the answers to one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// They are scored with the newest version of the item.
    NewestVersion,
    /// The item is broken: everybody gets full marks for it.
    FullCredit,
}

/// One mark that changes.
#[derive(Clone, Debug)]
pub struct Change {
    pub attempt: AttemptId,
    pub person: Person,
    /// From 1.
    pub question: u16,
    pub from: Option<f64>,
    pub to: Option<f64>,
    pub max: f64,
}

pub struct Regrade {
    pub quiz: Quiz,
    /// Answers that were looked at.
    pub looked_at: usize,
    pub changes: Vec<Change>,
}

/// The dry run: what [`regrade`] would change.
pub async fn preview_regrade(ctx: &Ctx, quiz: QuizId, item: ItemId, rule: Rule) -> Result<Regrade, MarkError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    plan(ctx, &mut read.conn(), quiz, item, rule, false).await.map(|(regrade, _)| regrade)
}

/// Does it. What a person marked by hand stays, unless everybody gets full marks.
pub async fn regrade(ctx: &Ctx, quiz: QuizId, item: ItemId, rule: Rule) -> Result<Regrade, MarkError> {
    let by = ctx.person()?;
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let (regrade, rows) = plan(&ctx, &mut conn, quiz, item, rule, true).await?;
                for (attempt, before, after) in rows {
                    store(&ctx, &mut conn, by, rule, &before, &after).await?;
                    sum_up(&mut conn, &attempt).await?;
                    if before.mark != after.mark {
                        audit(&ctx, &mut conn, &before, after.mark, "regrade_question").await?;
                    }
                }
                let detail = serde_json::json!({ "item": item, "full_credit": rule == Rule::FullCredit, "changed": regrade.changes.len() });
                crate::audit::record(&ctx, &mut conn, "regrade", format!("quiz:{quiz}"), detail).await?;
                Ok(regrade)
            })
        })
        .await
}

async fn store(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    by: PersonId,
    rule: Rule,
    before: &QuestionMark,
    after: &QuestionMark,
) -> Result<(), storage::Error> {
    if rule == Rule::NewestVersion {
        return marks::put(conn, after).await;
    }
    let hand = HandMark {
        attempt: before.attempt,
        question: before.question,
        mark: after.mark,
        rubric: before.rubric.as_ref(),
        comment: before.comment.as_deref(),
        by,
        at: ctx.now(),
    };
    marks::set_by_hand(conn, &hand).await.map(drop)
}

type Row = (Attempt, QuestionMark, QuestionMark);

/// Every answer to the item as it is and as it would be. `hold` when it is going to be done: nobody marks the attempts meanwhile.
async fn plan(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    quiz: QuizId,
    item: ItemId,
    rule: Rule,
    hold: bool,
) -> Result<(Regrade, Vec<Row>), MarkError> {
    let found = definitions::quiz(conn, quiz).await?.ok_or(Forbidden)?;
    let newest = banks::head(conn, item).await?.ok_or(Forbidden)?.version;
    let mut before = Vec::new();
    for organisation in access::marks_for(ctx, &found)? {
        before.extend(marks::of_item(conn, quiz, item, organisation).await?);
    }
    once_each(&mut before);
    let (mut rows, mut changes, mut people) = (Vec::new(), Vec::new(), BTreeMap::new());
    let looked_at = before.len();
    for mark in before {
        let (attempt, mark) = if hold {
            let attempt = attempts::hold(conn, mark.attempt).await?;
            // somebody may have marked it before it was held
            (attempt, marks::one(conn, mark.attempt, mark.question).await?.ok_or(Forbidden)?)
        } else {
            (attempts::attempt(conn, mark.attempt).await?, mark)
        };
        let attempt = attempt.ok_or(Forbidden)?;
        let after = match rule {
            Rule::FullCredit => QuestionMark { mark: Some(mark.max), ..mark.clone() },
            Rule::NewestVersion => rescored(ctx, conn, &attempt, &mark, newest).await?,
        };
        if mark.mark != after.mark {
            if let std::collections::btree_map::Entry::Vacant(entry) = people.entry(attempt.person) {
                entry.insert(storage::people::person(conn, attempt.person).await?.ok_or(Forbidden)?);
            }
            changes.push(Change {
                attempt: mark.attempt,
                person: people[&attempt.person].clone(),
                question: mark.question,
                from: mark.mark,
                to: after.mark,
                max: mark.max,
            });
        }
        rows.push((attempt, mark, after));
    }
    Ok((Regrade { quiz: found, looked_at, changes }, rows))
}

/// The answer scored with another version of its item. Marks given by hand stay.
async fn rescored(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    attempt: &Attempt,
    before: &QuestionMark,
    version: domain::ItemVersionId,
) -> Result<QuestionMark, MarkError> {
    let paper = ctx.app.quizzes.paper(conn, attempt.version, attempt.paper).await?;
    let question = paper.question(before.question).ok_or(Forbidden)?;
    let item = ctx.app.quizzes.item(conn, version).await?;
    let behaviour = ctx.app.quizzes.version(conn, attempt.version).await?.definition.behaviour;
    let events = attempts::events(conn, attempt.id).await?.into_iter().map(|(event, _)| event).collect();
    let events = in_order(events, attempt.late_counts);
    let state = question_state(&events, before.question, &item.source, question, behaviour);
    let share = question_score(&state, &item.source, question, behaviour).share();
    let automatic = share.map(|share| share * before.max);
    Ok(QuestionMark {
        version,
        classes: item.source.kind().classify(&state.response, &question.variables),
        response: state.response,
        share,
        mark: if before.by_hand { before.mark } else { automatic },
        ..before.clone()
    })
}

#[cfg(test)]
#[path = "regrade_tests.rs"]
mod tests;
