//! Attempts and what was done in them. Saving an answer is one look at the attempt and one new row.

use domain::quizzes::attempt::{AttemptEvent, Ended, Recorded};
use domain::{AttemptId, DeviceId, EventId, Language, PersonId, QuizId, QuizVersionId, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Conn, Result};

/// An attempt as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    pub id: AttemptId,
    pub quiz: QuizId,
    pub version: QuizVersionId,
    /// Number of the paper among those of the version, from 0.
    pub paper: i64,
    pub person: PersonId,
    /// Among the person's attempts at the quiz, from 1.
    pub number: i64,
    pub started_at: Timestamp,
    pub deadline: Option<Timestamp>,
    pub ended: Option<Ended>,
    /// Answers came after the end; whether a teacher lets them count.
    pub has_late: bool,
    pub late_counts: bool,
    /// From the end on: the marks known so far, the maximum, and how many questions a person still has to look at.
    pub marks: Option<f64>,
    pub max: Option<f64>,
    pub to_mark: i64,
}

#[derive(FromRow)]
struct AttemptRow {
    id: Uuid,
    quiz_id: Uuid,
    version_id: Uuid,
    paper: i64,
    person_id: Uuid,
    number: i64,
    started_at: i64,
    deadline_at: Option<i64>,
    ended_at: Option<i64>,
    by_deadline: bool,
    has_late: bool,
    late_counts: bool,
    marks: Option<f64>,
    max: Option<f64>,
    to_mark: i64,
}

impl From<AttemptRow> for Attempt {
    fn from(row: AttemptRow) -> Self {
        Self {
            id: AttemptId(row.id),
            quiz: QuizId(row.quiz_id),
            version: QuizVersionId(row.version_id),
            paper: row.paper,
            person: PersonId(row.person_id),
            number: row.number,
            started_at: Timestamp(row.started_at),
            deadline: row.deadline_at.map(Timestamp),
            ended: row.ended_at.map(|at| Ended { at: Timestamp(at), by_deadline: row.by_deadline }),
            has_late: row.has_late,
            late_counts: row.late_counts,
            marks: row.marks,
            max: row.max,
            to_mark: row.to_mark,
        }
    }
}

pub struct NewAttempt {
    pub id: AttemptId,
    pub quiz: QuizId,
    pub version: QuizVersionId,
    pub paper: i64,
    pub person: PersonId,
    pub number: i64,
    pub started_at: Timestamp,
    pub deadline: Option<Timestamp>,
}

/// Begins an attempt; false when there is one of this number already (another tab was quicker).
pub async fn start(conn: &mut Conn<'_>, new: &NewAttempt) -> Result<bool> {
    let added = execute!(
        conn,
        "INSERT INTO attempt (
            id,
            quiz_id,
            version_id,
            paper,
            person_id,
            number,
            started_at,
            deadline_at,
            by_deadline,
            has_late,
            late_counts,
            to_mark
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE, FALSE, FALSE, 0)
        ON CONFLICT (quiz_id, person_id, number) DO NOTHING",
        new.id.0,
        new.quiz.0,
        new.version.0,
        new.paper,
        new.person.0,
        new.number,
        new.started_at.0,
        new.deadline.map(|t| t.0)
    )?;
    Ok(added > 0)
}

/// The columns of an attempt with the rest of a statement.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, quiz_id, version_id, paper, person_id, number, started_at, deadline_at, ended_at, by_deadline, has_late, late_counts, ",
            "marks, max, to_mark FROM attempt ",
            $rest
        )
    };
}

pub async fn attempt(conn: &mut Conn<'_>, id: AttemptId) -> Result<Option<Attempt>> {
    Ok(fetch_optional!(conn, AttemptRow, select!("WHERE id = $1"), id.0)?.map(Attempt::from))
}

/// The attempt, held until the transaction ends so that nobody ends it, marks it or answers in it meanwhile. SQLite has one writer, so there is nothing to hold.
///
/// Not a shared lock: two who share one and then both change the attempt wait for each other for ever. Who holds several takes them in the order of their ids.
pub async fn hold(conn: &mut Conn<'_>, id: AttemptId) -> Result<Option<Attempt>> {
    let row = match conn {
        Conn::Sqlite(c) => sqlx::query_as::<_, AttemptRow>(select!("WHERE id = $1")).bind(id.0).fetch_optional(&mut **c).await,
        Conn::Postgres(c) => {
            sqlx::query_as::<_, AttemptRow>(select!("WHERE id = $1 FOR NO KEY UPDATE")).bind(id.0).fetch_optional(&mut **c).await
        }
    };
    Ok(row?.map(Attempt::from))
}

/// A person's attempts at a quiz, first to last.
pub async fn of_person(conn: &mut Conn<'_>, quiz: QuizId, person: PersonId) -> Result<Vec<Attempt>> {
    let rows = fetch_all!(conn, AttemptRow, select!("WHERE quiz_id = $1 AND person_id = $2 ORDER BY number"), quiz.0, person.0)?;
    Ok(rows.into_iter().map(Attempt::from).collect())
}

/// A person's attempts at every quiz, the latest first.
pub async fn all_of_person(conn: &mut Conn<'_>, person: PersonId) -> Result<Vec<Attempt>> {
    let rows = fetch_all!(conn, AttemptRow, select!("WHERE person_id = $1 ORDER BY started_at DESC, id DESC LIMIT 500"), person.0)?;
    Ok(rows.into_iter().map(Attempt::from).collect())
}

/// The attempts of learners of any of these organisations at a quiz, by person and number.
pub async fn of_quiz(conn: &mut Conn<'_>, quiz: QuizId, organisations: &[domain::OrganisationId]) -> Result<Vec<Attempt>> {
    let mut attempts = Vec::new();
    for organisation in organisations {
        let rows = fetch_all!(
            conn,
            AttemptRow,
            select!(
                "WHERE quiz_id = $1
                  AND person_id IN (SELECT person_id FROM membership WHERE organisation_id = $2 AND role = 'learner')
                ORDER BY person_id, number"
            ),
            quiz.0,
            organisation.0
        )?;
        attempts.extend(rows.into_iter().map(Attempt::from));
    }
    // somebody may be a learner of two of them
    let mut seen = std::collections::BTreeSet::new();
    attempts.retain(|attempt: &Attempt| seen.insert(attempt.id));
    Ok(attempts)
}

/// Of one quiz, for lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub attempts: i64,
    /// Questions that a person has to look at.
    pub to_mark: i64,
}

/// How many attempts learners of an organisation have made at each quiz.
pub async fn tallies(conn: &mut Conn<'_>, organisation: domain::OrganisationId) -> Result<Vec<(QuizId, Tally)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, i64, i64),
        "SELECT quiz_id, CAST(COUNT(*) AS BIGINT), CAST(SUM(to_mark) AS BIGINT)
        FROM attempt
        WHERE person_id IN (SELECT person_id FROM membership WHERE organisation_id = $1 AND role = 'learner')
        GROUP BY quiz_id",
        organisation.0
    )?;
    Ok(rows.into_iter().map(|(quiz, attempts, to_mark)| (QuizId(quiz), Tally { attempts, to_mark })).collect())
}

/// Attempts under way whose time is over, the longest over first, each with its deadline. `after` is the last one of the page before; none begins.
pub async fn overdue(
    conn: &mut Conn<'_>,
    now: Timestamp,
    after: Option<(Timestamp, AttemptId)>,
    most: i64,
) -> Result<Vec<(Timestamp, AttemptId)>> {
    let (deadline, id) = after.unwrap_or((Timestamp(i64::MIN), AttemptId(Uuid::nil())));
    let rows = fetch_all!(
        conn,
        (i64, Uuid),
        "SELECT deadline_at, id
        FROM attempt
        WHERE ended_at IS NULL AND deadline_at <= $1 AND (deadline_at, id) > ($2, $3)
        ORDER BY deadline_at, id
        LIMIT $4",
        now.0,
        deadline.0,
        id.0,
        most
    )?;
    Ok(rows.into_iter().map(|(deadline, id)| (Timestamp(deadline), AttemptId(id))).collect())
}

/// The attempts at a quiz that are under way.
pub async fn under_way(conn: &mut Conn<'_>, quiz: QuizId) -> Result<Vec<Attempt>> {
    let rows = fetch_all!(conn, AttemptRow, select!("WHERE quiz_id = $1 AND ended_at IS NULL"), quiz.0)?;
    Ok(rows.into_iter().map(Attempt::from).collect())
}

pub async fn set_deadline(conn: &mut Conn<'_>, id: AttemptId, deadline: Option<Timestamp>) -> Result<()> {
    execute!(conn, "UPDATE attempt SET deadline_at = $2 WHERE id = $1 AND ended_at IS NULL", id.0, deadline.map(|t| t.0))?;
    Ok(())
}

/// Ends an attempt; false when it has ended already. Comes before anything is read of it, so that no answer slips in between.
pub async fn end(conn: &mut Conn<'_>, id: AttemptId, ended: Ended) -> Result<bool> {
    let changed = execute!(
        conn,
        "UPDATE attempt SET ended_at = $2, by_deadline = $3 WHERE id = $1 AND ended_at IS NULL",
        id.0,
        ended.at.0,
        ended.by_deadline
    )?;
    Ok(changed > 0)
}

/// Notes what an ended attempt came to.
pub async fn set_total(conn: &mut Conn<'_>, id: AttemptId, marks: f64, max: f64, to_mark: i64) -> Result<()> {
    execute!(conn, "UPDATE attempt SET marks = $2, max = $3, to_mark = $4 WHERE id = $1", id.0, marks, max, to_mark)?;
    Ok(())
}

pub async fn note_late(conn: &mut Conn<'_>, id: AttemptId) -> Result<()> {
    execute!(conn, "UPDATE attempt SET has_late = TRUE WHERE id = $1", id.0)?;
    Ok(())
}

pub async fn let_late_count(conn: &mut Conn<'_>, id: AttemptId, counts: bool) -> Result<()> {
    execute!(conn, "UPDATE attempt SET late_counts = $2 WHERE id = $1", id.0, counts)?;
    Ok(())
}

pub struct NewAttemptEvent<'a> {
    pub attempt: AttemptId,
    pub recorded: &'a Recorded,
    /// Of the page it was given on.
    pub language: Language,
    pub client_time: Timestamp,
    pub received_at: Timestamp,
}

/// Appends an event; false when it is there already.
pub async fn insert_event(conn: &mut Conn<'_>, new: &NewAttemptEvent<'_>) -> Result<bool> {
    let added = execute!(
        conn,
        "INSERT INTO attempt_event (
            attempt_id,
            id,
            question,
            event,
            language,
            device_id,
            sequence,
            client_time,
            given_at,
            received_at,
            late
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (attempt_id, id) DO NOTHING",
        new.attempt.0,
        new.recorded.id.0,
        i64::from(new.recorded.question),
        serde_json::to_string(&new.recorded.event)?,
        new.language.code(),
        new.recorded.device.0,
        new.recorded.sequence,
        new.client_time.0,
        new.recorded.given_at.0,
        new.received_at.0,
        new.recorded.late
    )?;
    Ok(added > 0)
}

/// Rows in one statement of [`fill`].
const FILL: usize = 40;

/// Stores many attempts at one quiz with an answer to each of their questions, quickly: for measuring how the server fares with the attempts of years. Each is
/// copied from a model: the events are those of the model under new ids.
pub async fn fill(
    conn: &mut Conn<'_>,
    attempts: &[NewAttempt],
    events: &[(u16, AttemptEvent)],
    id: &mut (dyn FnMut() -> Uuid + Send),
) -> Result<()> {
    let mut rows = Vec::with_capacity(attempts.len() * events.len());
    for attempt in attempts {
        start(conn, attempt).await?;
        execute!(
            conn,
            "UPDATE attempt SET ended_at = $2, marks = 0, max = 1 WHERE id = $1",
            attempt.id.0,
            attempt.started_at.plus(Timestamp::HOUR).0
        )?;
        for (question, event) in events {
            rows.push((attempt.id.0, id(), i64::from(*question), serde_json::to_string(event)?, attempt.started_at.0));
        }
    }
    for rows in rows.chunks(FILL) {
        let values: Vec<String> = (0..rows.len())
            .map(|row| {
                let first = row * 5 + 1;
                let (id, question, event, at) = (first + 1, first + 2, first + 3, first + 4);
                format!("(${first}, ${id}, ${question}, ${event}, 'en', ${id}, 0, ${at}, ${at}, ${at}, FALSE)")
            })
            .collect();
        let sql = format!(
            "INSERT INTO attempt_event
                (attempt_id, id, question, event, language, device_id, sequence, client_time, given_at, received_at, late)
            VALUES {}",
            values.join(", ")
        );
        // only numbers of bindings went into the text
        match conn {
            Conn::Sqlite(c) => {
                let mut query = sqlx::query::<sqlx::Sqlite>(sqlx::AssertSqlSafe(sql));
                for (attempt, id, question, event, at) in rows {
                    query = query.bind(*attempt).bind(*id).bind(*question).bind(event).bind(*at);
                }
                query.execute(&mut **c).await.map(drop)
            }
            Conn::Postgres(c) => {
                let mut query = sqlx::query::<sqlx::Postgres>(sqlx::AssertSqlSafe(sql));
                for (attempt, id, question, event, at) in rows {
                    query = query.bind(*attempt).bind(*id).bind(*question).bind(event).bind(*at);
                }
                query.execute(&mut **c).await.map(drop)
            }
        }?;
    }
    Ok(())
}

#[derive(FromRow)]
struct EventRow {
    id: Uuid,
    question: i64,
    event: String,
    language: String,
    given_at: i64,
    device_id: Uuid,
    sequence: i64,
    late: bool,
}

/// Everything that was done in an attempt, with the language of each event, in no order.
pub async fn events(conn: &mut Conn<'_>, attempt: AttemptId) -> Result<Vec<(Recorded, Language)>> {
    let rows = fetch_all!(
        conn,
        EventRow,
        "SELECT id, question, event, language, given_at, device_id, sequence, late FROM attempt_event WHERE attempt_id = $1",
        attempt.0
    )?;
    rows.into_iter()
        .map(|row| {
            let event: AttemptEvent = serde_json::from_str(&row.event)?;
            let recorded = Recorded {
                id: EventId(row.id),
                question: u16::try_from(row.question).unwrap_or(0),
                event,
                given_at: Timestamp(row.given_at),
                device: DeviceId(row.device_id),
                sequence: row.sequence,
                late: row.late,
            };
            Ok((recorded, Language::from_code(&row.language).unwrap_or(Language::En)))
        })
        .collect()
}

/// Every event there is: attempt, id, number on its device. For tests that count.
pub async fn all_events(conn: &mut Conn<'_>) -> Result<Vec<(Uuid, Uuid, i64)>> {
    fetch_all!(conn, (Uuid, Uuid, i64), "SELECT attempt_id, id, sequence FROM attempt_event")
}

/// Whether this event of the attempt is stored.
pub async fn has_event(conn: &mut Conn<'_>, attempt: AttemptId, id: EventId) -> Result<bool> {
    let row =
        fetch_one!(conn, (i64,), "SELECT CAST(COUNT(*) AS BIGINT) FROM attempt_event WHERE attempt_id = $1 AND id = $2", attempt.0, id.0)?;
    Ok(row.0 > 0)
}

/// Names a stored file as one that was handed in.
pub async fn put_file(conn: &mut Conn<'_>, attempt: AttemptId, hash: &str, name: &str, at: Timestamp) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO attempt_file (attempt_id, hash, name, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT (attempt_id, hash) DO NOTHING",
        attempt.0,
        hash,
        name,
        at.0
    )?;
    Ok(())
}

/// The files handed in with an attempt: hash and name.
pub async fn files(conn: &mut Conn<'_>, attempt: AttemptId) -> Result<Vec<(String, String)>> {
    fetch_all!(conn, (String, String), "SELECT hash, name FROM attempt_file WHERE attempt_id = $1 ORDER BY added_at, hash", attempt.0)
}
