//! What learners did ([`insert_event`], append-only) and where they are (projections that can be rebuilt).

use domain::courses::{BlockState, Event};
use domain::{ClassId, CourseId, DeviceId, EventId, PersonId, Timestamp, VersionId};
use sqlx::FromRow;

use crate::people::{Person, PersonRow};
use crate::{Conn, Result};

/// Holds the enrolment's row until the transaction ends, so that two devices of one person take turns; false when there is no enrolment.
pub async fn hold_enrolment(conn: &mut Conn<'_>, person: PersonId, course: CourseId, at: Timestamp) -> Result<bool> {
    let held = execute!(conn, "UPDATE enrolment SET touched_at = $3 WHERE person_id = $1 AND course_id = $2", person.0, course.0, at.0)?;
    Ok(held > 0)
}

pub struct NewEvent<'a> {
    pub id: EventId,
    pub person: PersonId,
    pub course: CourseId,
    pub version: VersionId,
    pub lesson: &'a str,
    pub block: &'a str,
    pub event: &'a Event,
    pub device: DeviceId,
    /// Counts up on the device.
    pub sequence: i64,
    pub client_time: Timestamp,
    pub received_at: Timestamp,
}

/// Appends an event; false when it is there already.
pub async fn insert_event(conn: &mut Conn<'_>, new: &NewEvent<'_>) -> Result<bool> {
    let added = execute!(
        conn,
        "INSERT INTO learning_event (
            id,
            person_id,
            course_id,
            version_id,
            lesson,
            block,
            kind,
            payload,
            device_id,
            sequence,
            client_time,
            received_at
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (id) DO NOTHING",
        new.id.0,
        new.person.0,
        new.course.0,
        new.version.0,
        new.lesson,
        new.block,
        new.event.kind(),
        serde_json::to_string(new.event)?,
        new.device.0,
        new.sequence,
        new.client_time.0,
        new.received_at.0,
    )?;
    Ok(added > 0)
}

/// Whose event this is, when it is stored.
pub async fn event_owner(conn: &mut Conn<'_>, id: EventId) -> Result<Option<PersonId>> {
    let row = fetch_optional!(conn, (uuid::Uuid,), "SELECT person_id FROM learning_event WHERE id = $1", id.0)?;
    Ok(row.map(|r| PersonId(r.0)))
}

/// Keeps an event that no rule accepts, as it came.
pub async fn insert_rejected(conn: &mut Conn<'_>, id: uuid::Uuid, person: PersonId, code: &str, raw: &str, at: Timestamp) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO rejected_event (id, person_id, code, raw, received_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO NOTHING",
        id,
        person.0,
        code,
        raw,
        at.0
    )?;
    Ok(())
}

pub async fn block_state(conn: &mut Conn<'_>, person: PersonId, course: CourseId, lesson: &str, block: &str) -> Result<Option<BlockState>> {
    let row = fetch_optional!(
        conn,
        (String,),
        "SELECT state FROM block_progress WHERE person_id = $1 AND course_id = $2 AND lesson = $3 AND block = $4",
        person.0,
        course.0,
        lesson,
        block
    )?;
    Ok(row.map(|r| serde_json::from_str(&r.0)).transpose()?)
}

/// The states of every block of a lesson that the person has touched.
pub async fn block_states(conn: &mut Conn<'_>, person: PersonId, course: CourseId, lesson: &str) -> Result<Vec<(String, BlockState)>> {
    let rows = fetch_all!(
        conn,
        (String, String),
        "SELECT block, state FROM block_progress WHERE person_id = $1 AND course_id = $2 AND lesson = $3",
        person.0,
        course.0,
        lesson
    )?;
    rows.into_iter().map(|(block, state)| Ok((block, serde_json::from_str(&state)?))).collect()
}

/// Stores the state of a block.
pub async fn put_block_state(conn: &mut Conn<'_>, event: &NewEvent<'_>, state: &BlockState) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO block_progress (person_id, course_id, lesson, block, state, done, score, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (person_id, course_id, lesson, block) DO UPDATE SET
            state = excluded.state,
            done = excluded.done,
            score = excluded.score,
            updated_at = excluded.updated_at",
        event.person.0,
        event.course.0,
        event.lesson,
        event.block,
        serde_json::to_string(state)?,
        state.is_done(),
        state.score().map(i64::from),
        event.received_at.0,
    )?;
    Ok(())
}

/// Where a person is in one lesson.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct LessonProgressRow {
    #[sqlx(try_from = "uuid::Uuid")]
    pub course_id: CourseId,
    pub lesson: String,
    pub activities_done: i64,
    pub last_block: String,
    #[sqlx(try_from = "i64")]
    pub updated_at: Timestamp,
    pub finished_at: Option<i64>,
}

/// Moves a lesson on: `gained` activities more are done (or fewer, when a tick was taken back), the learner was last at the event's block.
pub async fn advance_lesson(conn: &mut Conn<'_>, event: &NewEvent<'_>, gained: i64, finished: bool) -> Result<LessonProgressRow> {
    fetch_one!(
        conn,
        LessonProgressRow,
        "INSERT INTO lesson_progress (
            person_id,
            course_id,
            lesson,
            activities_done,
            last_block,
            started_at,
            updated_at,
            finished_at
        ) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
        ON CONFLICT (person_id, course_id, lesson) DO UPDATE SET
            activities_done = lesson_progress.activities_done + excluded.activities_done,
            last_block = excluded.last_block,
            updated_at = excluded.updated_at,
            finished_at = COALESCE(lesson_progress.finished_at, excluded.finished_at)
        RETURNING course_id, lesson, activities_done, last_block, updated_at, finished_at",
        event.person.0,
        event.course.0,
        event.lesson,
        gained,
        event.block,
        event.received_at.0,
        finished.then_some(event.received_at.0),
    )
}

pub async fn lessons_of_course(conn: &mut Conn<'_>, person: PersonId, course: CourseId) -> Result<Vec<LessonProgressRow>> {
    fetch_all!(
        conn,
        LessonProgressRow,
        "SELECT course_id, lesson, activities_done, last_block, updated_at, finished_at
        FROM lesson_progress
        WHERE person_id = $1 AND course_id = $2",
        person.0,
        course.0
    )
}

pub async fn lessons_of_person(conn: &mut Conn<'_>, person: PersonId) -> Result<Vec<LessonProgressRow>> {
    fetch_all!(
        conn,
        LessonProgressRow,
        "SELECT course_id, lesson, activities_done, last_block, updated_at, finished_at
        FROM lesson_progress
        WHERE person_id = $1",
        person.0
    )
}

/// Notes that a course is complete; the first time counts.
pub async fn complete_course(conn: &mut Conn<'_>, person: PersonId, course: CourseId, at: Timestamp) -> Result<()> {
    execute!(
        conn,
        "UPDATE enrolment SET completed_at = $3 WHERE person_id = $1 AND course_id = $2 AND completed_at IS NULL",
        person.0,
        course.0,
        at.0
    )?;
    Ok(())
}

/// A learner of a class with one lesson they have begun (or none).
#[derive(FromRow)]
struct ClassRow {
    #[sqlx(flatten)]
    person: PersonRow,
    course_id: Option<uuid::Uuid>,
    lesson: Option<String>,
    activities_done: Option<i64>,
    last_block: Option<String>,
    updated_at: Option<i64>,
    finished_at: Option<i64>,
}

/// The learners of a class with where they are in each lesson they have begun; in no particular order of names.
pub async fn class_progress(conn: &mut Conn<'_>, class: ClassId, now: Timestamp) -> Result<Vec<(Person, Vec<LessonProgressRow>)>> {
    let rows = fetch_all!(
        conn,
        ClassRow,
        "SELECT
            person.id AS id,
            person.family AS family,
            person.given AS given,
            person.native_full AS native_full,
            person.latin_full AS latin_full,
            person.sort_key AS sort_key,
            person.display_order AS display_order,
            person.preferred AS preferred,
            person.language AS language,
            person.time_zone AS time_zone,
            person.email AS email,
            person.phone AS phone,
            lesson_progress.course_id AS course_id,
            lesson_progress.lesson AS lesson,
            lesson_progress.activities_done AS activities_done,
            lesson_progress.last_block AS last_block,
            lesson_progress.updated_at AS updated_at,
            lesson_progress.finished_at AS finished_at
        FROM person
        LEFT JOIN lesson_progress ON lesson_progress.person_id = person.id
        WHERE person.id IN (
            SELECT membership.person_id
            FROM membership
            WHERE membership.class_id = $1
              AND membership.role = 'learner'
              AND membership.valid_from <= $2
              AND (membership.valid_until IS NULL OR membership.valid_until > $2)
        )
        ORDER BY person.id",
        class.0,
        now.0
    )?;
    let mut learners: Vec<(Person, Vec<LessonProgressRow>)> = Vec::new();
    for row in rows {
        let person = Person::from(row.person);
        if learners.last().is_none_or(|(last, _)| last.id != person.id) {
            learners.push((person, Vec::new()));
        }
        let lesson = row.course_id.zip(row.lesson).zip(row.updated_at);
        if let (Some(((course, lesson), updated_at)), Some((_, lessons))) = (lesson, learners.last_mut()) {
            lessons.push(LessonProgressRow {
                course_id: CourseId(course),
                lesson,
                activities_done: row.activities_done.unwrap_or(0),
                last_block: row.last_block.unwrap_or_default(),
                updated_at: Timestamp(updated_at),
                finished_at: row.finished_at,
            });
        }
    }
    Ok(learners)
}

/// An event as stored, for rebuilding projections.
#[derive(Clone, Debug, FromRow)]
pub struct StoredEvent {
    #[sqlx(try_from = "uuid::Uuid")]
    pub id: EventId,
    pub lesson: String,
    pub block: String,
    pub payload: String,
    #[sqlx(try_from = "i64")]
    pub client_time: Timestamp,
    #[sqlx(try_from = "i64")]
    pub received_at: Timestamp,
}

/// A person's events in one course, in the order of their arrival; those of one batch, which may arrive in one millisecond, in that of their device.
pub async fn events(conn: &mut Conn<'_>, person: PersonId, course: CourseId) -> Result<Vec<StoredEvent>> {
    fetch_all!(
        conn,
        StoredEvent,
        "SELECT id, lesson, block, payload, client_time, received_at
        FROM learning_event
        WHERE person_id = $1 AND course_id = $2
        ORDER BY received_at, sequence, id",
        person.0,
        course.0
    )
}
