//! Recording what a learner did: a batch of events from a device, or one from a form.
//!
//! Each event is answered by itself. An event that was stored before is a duplicate and changes nothing; one that no rule accepts is kept as it came.
//! All accepted events of a batch are durable when this returns.

use std::sync::Arc;

use domain::courses::content::{Lesson, Outline};
use domain::courses::progress::course_progress;
use domain::courses::view::{ActivityView, activity};
use domain::courses::{BlockState, Event, EventError, apply};
use domain::people::{Action, Resource};
use domain::{CourseId, DeviceId, EventId, PersonId, Timestamp, VersionId};
use storage::learning::{self, NewEvent};
use storage::{Conn, Error};

use crate::people::to_progress;
use crate::{Ctx, Forbidden};

/// More events than this are not taken in one batch.
pub const MAX_EVENTS: usize = 200;
/// A device whose clock is further ahead than this is taken to be now.
const CLOCK_AHEAD: i64 = 5 * Timestamp::MINUTE;

/// An event as a device sent it; `event` is already read, or the reason why it cannot be.
pub struct IncomingEvent {
    pub id: EventId,
    pub device: DeviceId,
    pub sequence: i64,
    pub course: String,
    pub lesson: String,
    pub block: String,
    pub event: Result<Event, EventError>,
    pub client_time: Timestamp,
    /// As it came, to be kept when it is rejected.
    pub raw: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    Accepted,
    Duplicate,
    /// With the word devices get.
    Rejected(&'static str),
}

/// What became of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub id: EventId,
    pub status: Status,
    /// The activity after the event, in the language of the request.
    pub view: Option<ActivityView>,
    pub done: bool,
    /// Activities done in the lesson now, and how many it has.
    pub activities: Option<(usize, usize)>,
}

#[derive(Debug, thiserror::Error)]
pub enum RecordEventsError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("more than {MAX_EVENTS} events")]
    TooMany,
    #[error(transparent)]
    Storage(#[from] Error),
}

/// An event that found its place.
struct Placed {
    incoming: IncomingEvent,
    target: Option<Target>,
    reject: Option<&'static str>,
}

struct Target {
    course: CourseId,
    version: VersionId,
    outline: Arc<Outline>,
    lesson: Arc<Lesson>,
    block: usize,
}

pub async fn record_events(ctx: &Ctx, events: Vec<IncomingEvent>) -> Result<Vec<Answer>, RecordEventsError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    if events.len() > MAX_EVENTS {
        return Err(RecordEventsError::TooMany);
    }
    let mut placed = Vec::with_capacity(events.len());
    let mut read = ctx.db().read().await?;
    for incoming in events {
        placed.push(place(ctx, &mut read.conn(), person, incoming).await?);
    }
    drop(read);
    let ctx = ctx.clone();
    let app = ctx.app.clone();
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let mut answers = Vec::with_capacity(placed.len());
                for event in placed {
                    answers.push(record(&ctx, &mut conn, person, event).await?);
                }
                Ok(answers)
            })
        })
        .await
}

/// Finds the course, lesson and block an event is about.
async fn place(ctx: &Ctx, conn: &mut Conn<'_>, person: PersonId, incoming: IncomingEvent) -> Result<Placed, Error> {
    let reject = |incoming, code| Ok(Placed { incoming, target: None, reject: Some(code) });
    if let Err(error) = incoming.event.as_ref().map_err(|e| *e).and_then(Event::check) {
        return reject(incoming, error.code());
    }
    let Some(course) = storage::courses::for_person(conn, &incoming.course, person).await? else {
        return reject(incoming, "no_such_course");
    };
    if course.enrolled_at.is_none() {
        return reject(incoming, "not_enrolled");
    }
    let Some(lesson) = ctx.app.courses.lesson(conn, course.version_id, &incoming.lesson).await? else {
        return reject(incoming, "no_such_lesson");
    };
    let Some(block) = lesson.blocks.iter().position(|b| b.id == incoming.block) else {
        return reject(incoming, "no_such_block");
    };
    let outline = ctx.app.courses.outline(conn, course.version_id).await?;
    let target = Target { course: course.course_id, version: course.version_id, outline, lesson, block };
    Ok(Placed { incoming, target: Some(target), reject: None })
}

/// Stores one event and what follows from it, inside the transaction.
async fn record(ctx: &Ctx, conn: &mut Conn<'_>, person: PersonId, placed: Placed) -> Result<Answer, RecordEventsError> {
    let Placed { incoming, target, reject } = placed;
    let now = ctx.now();
    let (Some(target), Ok(event), None) = (target, &incoming.event, reject) else {
        let code = reject.unwrap_or("bad_payload");
        return Ok(keep_rejected(conn, person, &incoming, code, now).await?);
    };
    let block = &target.lesson.blocks[target.block];
    let at = if incoming.client_time > now.plus(CLOCK_AHEAD) { now } else { incoming.client_time };
    if !learning::hold_enrolment(conn, person, target.course, now).await? {
        return Ok(keep_rejected(conn, person, &incoming, "not_enrolled", now).await?);
    }
    let before = learning::block_state(conn, person, target.course, &incoming.lesson, &incoming.block).await?;
    let new = NewEvent {
        id: incoming.id,
        person,
        course: target.course,
        version: target.version,
        lesson: &incoming.lesson,
        block: &incoming.block,
        event,
        device: incoming.device,
        sequence: incoming.sequence,
        client_time: at,
        received_at: now,
    };
    let after = match apply(&block.body, before.clone(), event, at) {
        Ok(after) => after,
        Err(rejection) => return Ok(keep_rejected(conn, person, &incoming, rejection.code(), now).await?),
    };
    if !learning::insert_event(conn, &new).await? {
        if learning::event_owner(conn, incoming.id).await? != Some(person) {
            return Ok(keep_rejected(conn, person, &incoming, "id_taken", now).await?);
        }
        return Ok(answer(ctx, &incoming, &target, before.as_ref(), Status::Duplicate, None));
    }
    if before.as_ref() != Some(&after) {
        learning::put_block_state(conn, &new, &after).await?;
    }
    let was_done = before.as_ref().is_some_and(BlockState::is_done);
    let gained = i64::from(after.is_done()) - i64::from(was_done);
    let finished = matches!(event, Event::LessonFinished {});
    let lesson = learning::advance_lesson(conn, &new, gained, finished).await?;
    if finished || (gained > 0 && lesson.finished_at.is_some()) {
        complete_course(conn, person, &target, now).await?;
    }
    Ok(answer(ctx, &incoming, &target, Some(&after), Status::Accepted, usize::try_from(lesson.activities_done).ok()))
}

/// Notes the end of the course when its rule is fulfilled.
async fn complete_course(conn: &mut Conn<'_>, person: PersonId, target: &Target, now: Timestamp) -> Result<(), Error> {
    let rows = learning::lessons_of_course(conn, person, target.course).await?;
    let progress = course_progress(&target.outline, |slug| rows.iter().find(|row| row.lesson == slug).map(to_progress).unwrap_or_default());
    if progress.complete {
        learning::complete_course(conn, person, target.course, now).await?;
    }
    Ok(())
}

async fn keep_rejected(
    conn: &mut Conn<'_>,
    person: PersonId,
    incoming: &IncomingEvent,
    code: &'static str,
    now: Timestamp,
) -> Result<Answer, Error> {
    learning::insert_rejected(conn, incoming.id.0, person, code, &incoming.raw, now).await?;
    Ok(Answer { id: incoming.id, status: Status::Rejected(code), view: None, done: false, activities: None })
}

fn answer(
    ctx: &Ctx,
    incoming: &IncomingEvent,
    target: &Target,
    state: Option<&BlockState>,
    status: Status,
    done_in_lesson: Option<usize>,
) -> Answer {
    Answer {
        id: incoming.id,
        status,
        view: activity(&target.lesson.blocks[target.block].body, state, ctx.language),
        done: state.is_some_and(BlockState::is_done),
        activities: done_in_lesson.map(|done| (done, target.lesson.activities())),
    }
}

#[cfg(test)]
#[path = "record_events_tests.rs"]
mod tests;
