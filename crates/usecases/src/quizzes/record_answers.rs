//! Saving answers: each by itself, durable when this returns, the same event twice is one.
//!
//! Built to be called by thousands within minutes: paper and items come from memory, so an answer costs one look at its attempt and one row.

use std::collections::BTreeSet;

use domain::people::{Action, Resource};
use domain::quizzes::attempt::{AttemptEvent, Recorded, Refusal, admit, in_order, question_state};
use domain::quizzes::timing::given_at;
use domain::{AttemptId, DeviceId, EventId, PersonId, Timestamp};
use storage::quizzes::attempts::{self, Attempt, NewAttemptEvent};
use storage::{Conn, Error};

use super::end_attempt::project;
use crate::courses::{MAX_EVENTS, Status};
use crate::{Ctx, Forbidden};

/// An answer as a device sent it.
pub struct IncomingAnswer {
    pub id: EventId,
    pub device: DeviceId,
    /// Counts up on the device.
    pub sequence: i64,
    pub attempt: AttemptId,
    /// On the paper, from 1.
    pub question: u16,
    /// Read already, or the word for why it cannot be.
    pub event: Result<AttemptEvent, &'static str>,
    pub client_time: Timestamp,
    /// When the device sent it, on its own clock.
    pub sent_at: Option<Timestamp>,
    /// As it came, to be kept when it is refused.
    pub raw: String,
}

/// What became of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub id: EventId,
    pub status: Status,
    /// It was given in time and came after the end: kept, and a teacher decides.
    pub late: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum RecordAnswersError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("more than {MAX_EVENTS} answers")]
    TooMany,
    #[error(transparent)]
    Storage(#[from] Error),
}

/// Records a batch; each is answered by itself, in their order.
pub async fn record_answers(ctx: &Ctx, answers: Vec<IncomingAnswer>) -> Result<Vec<Answered>, RecordAnswersError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    if answers.len() > MAX_EVENTS {
        return Err(RecordAnswersError::TooMany);
    }
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                hold_in_order(&mut conn, &answers).await?;
                let mut answered = Vec::with_capacity(answers.len());
                for answer in answers {
                    answered.push(record(&ctx, &mut conn, person, answer).await?);
                }
                Ok(answered)
            })
        })
        .await
}

/// A batch of several attempts holds them in the order of their ids, so that two batches never wait for each other. One attempt needs no order.
async fn hold_in_order(conn: &mut Conn<'_>, answers: &[IncomingAnswer]) -> Result<(), Error> {
    let ids: BTreeSet<AttemptId> = answers.iter().map(|answer| answer.attempt).collect();
    if ids.len() > 1 {
        for id in ids {
            attempts::hold(conn, id).await?;
        }
    }
    Ok(())
}

/// Stores one answer inside the transaction.
pub(super) async fn record(ctx: &Ctx, conn: &mut Conn<'_>, person: PersonId, incoming: IncomingAnswer) -> Result<Answered, Error> {
    let now = ctx.now();
    let held = attempts::hold(conn, incoming.attempt).await?.filter(|attempt| attempt.person == person);
    let Some(attempt) = held else { return refuse(conn, person, &incoming, "no_such_attempt", now).await };
    let event = match &incoming.event {
        Ok(event) => event.clone(),
        Err(code) => return refuse(conn, person, &incoming, code, now).await,
    };
    let recorded = Recorded {
        id: incoming.id,
        question: incoming.question,
        event,
        given_at: given_at(incoming.client_time, incoming.sent_at, now).max(attempt.started_at),
        device: incoming.device,
        sequence: incoming.sequence,
        late: false,
    };
    let recorded = match judge(ctx, conn, &attempt, recorded, now).await? {
        Ok(recorded) => recorded,
        // what is stored is answered as before, whatever happened since
        Err(_) if attempts::has_event(conn, attempt.id, incoming.id).await? => {
            return Ok(Answered { id: incoming.id, status: Status::Duplicate, late: false });
        }
        Err(refusal) => return refuse(conn, person, &incoming, refusal.code(), now).await,
    };
    let new = NewAttemptEvent {
        attempt: attempt.id,
        recorded: &recorded,
        language: ctx.language,
        client_time: incoming.client_time,
        received_at: now,
    };
    let late = recorded.late;
    if !attempts::insert_event(conn, &new).await? {
        return Ok(Answered { id: incoming.id, status: Status::Duplicate, late });
    }
    if late && !attempt.has_late {
        attempts::note_late(conn, attempt.id).await?;
    }
    if late && attempt.late_counts && attempt.ended.is_some() {
        project(ctx, conn, attempt.id).await?;
    }
    Ok(Answered { id: incoming.id, status: Status::Accepted, late })
}

/// Whether the event can be taken, and whether it is late.
async fn judge(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    attempt: &Attempt,
    event: Recorded,
    now: Timestamp,
) -> Result<Result<Recorded, Refusal>, Error> {
    let late = match admit(attempt.ended, attempt.deadline, event.given_at, now) {
        Ok(late) => late,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let paper = ctx.app.quizzes.paper(conn, attempt.version, attempt.paper).await?;
    let Some(question) = paper.question(event.question) else { return Ok(Err(Refusal::NoSuchQuestion)) };
    let item = ctx.app.quizzes.item(conn, question.version).await?;
    let behaviour = ctx.app.quizzes.version(conn, attempt.version).await?.definition.behaviour;
    if let Err(refusal) = event.event.check(&item.source, behaviour) {
        return Ok(Err(refusal));
    }
    if behaviour.checks() && !matches!(event.event, AttemptEvent::FlagSet { .. }) {
        let events: Vec<Recorded> = attempts::events(conn, attempt.id).await?.into_iter().map(|(event, _)| event).collect();
        // the same event again is a duplicate, not an answer to a closed question
        let known = events.iter().any(|e| e.id == event.id);
        let events = in_order(events, attempt.late_counts);
        if !known && question_state(&events, event.question, &item.source, question, behaviour).is_closed(behaviour) {
            return Ok(Err(Refusal::Closed));
        }
    }
    Ok(Ok(Recorded { late, ..event }))
}

/// Keeps what cannot be taken as it came, and says why.
async fn refuse(
    conn: &mut Conn<'_>,
    person: PersonId,
    incoming: &IncomingAnswer,
    code: &'static str,
    now: Timestamp,
) -> Result<Answered, Error> {
    storage::learning::insert_rejected(conn, incoming.id.0, person, code, &incoming.raw, now).await?;
    Ok(Answered { id: incoming.id, status: Status::Rejected(code), late: false })
}

#[cfg(test)]
#[path = "record_answers_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "race_tests.rs"]
mod race_tests;
