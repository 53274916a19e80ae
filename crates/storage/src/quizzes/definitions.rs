//! Quizzes, their published versions, papers and extensions.

use std::collections::BTreeMap;

use domain::quizzes::definition::{Conditions, Definition, Extension};
use domain::quizzes::paper::Paper;
use domain::{ClassId, CourseId, ItemId, OrganisationId, PersonId, QuizId, QuizVersionId, Text, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Conn, Result};

/// A quiz as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    pub id: QuizId,
    /// None: it came with a course.
    pub organisation: Option<OrganisationId>,
    /// Only for those enrolled in it.
    pub course: Option<CourseId>,
    /// Only for this class.
    pub class: Option<ClassId>,
    /// Of a quiz that came with a course.
    pub slug: Option<String>,
    pub title: Text,
    pub conditions: Conditions,
    /// The published version; none while there is only a draft.
    pub version: Option<QuizVersionId>,
    pub archived: bool,
}

#[derive(FromRow)]
struct QuizRow {
    id: Uuid,
    organisation_id: Option<Uuid>,
    course_id: Option<Uuid>,
    class_id: Option<Uuid>,
    slug: Option<String>,
    title: String,
    conditions: String,
    version_id: Option<Uuid>,
    archived_at: Option<i64>,
}

impl QuizRow {
    fn into_quiz(self) -> Result<Quiz> {
        Ok(Quiz {
            id: QuizId(self.id),
            organisation: self.organisation_id.map(OrganisationId),
            course: self.course_id.map(CourseId),
            class: self.class_id.map(ClassId),
            slug: self.slug,
            title: serde_json::from_str(&self.title)?,
            conditions: serde_json::from_str(&self.conditions)?,
            version: self.version_id.map(QuizVersionId),
            archived: self.archived_at.is_some(),
        })
    }
}

pub async fn insert(conn: &mut Conn<'_>, quiz: &Quiz, draft: &Definition, by: Option<PersonId>, at: Timestamp) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO quiz (id, organisation_id, course_id, class_id, slug, title, draft, conditions, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        quiz.id.0,
        quiz.organisation.map(|o| o.0),
        quiz.course.map(|c| c.0),
        quiz.class.map(|c| c.0),
        quiz.slug.as_deref(),
        serde_json::to_string(&quiz.title)?,
        serde_json::to_string(draft)?,
        serde_json::to_string(&quiz.conditions)?,
        by.map(|p| p.0),
        at.0
    )?;
    Ok(())
}

pub async fn quiz(conn: &mut Conn<'_>, id: QuizId) -> Result<Option<Quiz>> {
    let row = fetch_optional!(
        conn,
        QuizRow,
        "SELECT id, organisation_id, course_id, class_id, slug, title, conditions, version_id, archived_at FROM quiz WHERE id = $1",
        id.0
    )?;
    row.map(QuizRow::into_quiz).transpose()
}

/// The quiz, held until the transaction ends so that no two change it at once. SQLite has one writer, so there is nothing to hold.
pub async fn hold(conn: &mut Conn<'_>, id: QuizId) -> Result<Option<Quiz>> {
    if let Conn::Postgres(c) = conn {
        sqlx::query("SELECT id FROM quiz WHERE id = $1 FOR NO KEY UPDATE").bind(id.0).fetch_optional(&mut **c).await?;
    }
    // a statement of its own, which sees what was committed while this one waited
    quiz(conn, id).await
}

/// How often something has been stored since the quiz was made, and by whom last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    pub revision: i64,
    pub by: Option<PersonId>,
    pub at: Option<Timestamp>,
}

/// Of the two things authors save.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// With title and class.
    pub draft: Saved,
    pub conditions: Saved,
}

/// To be read before what it is the revision of: whoever reads it afterwards may take another's change for one they have seen.
pub async fn revisions(conn: &mut Conn<'_>, id: QuizId) -> Result<Option<Revisions>> {
    type Row = (i64, Option<Uuid>, Option<i64>, i64, Option<Uuid>, Option<i64>);
    let row = fetch_optional!(
        conn,
        Row,
        "SELECT draft_revision, draft_saved_by, draft_saved_at, conditions_revision, conditions_saved_by, conditions_saved_at
        FROM quiz
        WHERE id = $1",
        id.0
    )?;
    let saved = |revision, by: Option<Uuid>, at: Option<i64>| Saved { revision, by: by.map(PersonId), at: at.map(Timestamp) };
    Ok(row.map(|r| Revisions { draft: saved(r.0, r.1, r.2), conditions: saved(r.3, r.4, r.5) }))
}

pub async fn quiz_by_slug(conn: &mut Conn<'_>, slug: &str) -> Result<Option<Quiz>> {
    let row = fetch_optional!(
        conn,
        QuizRow,
        "SELECT id, organisation_id, course_id, class_id, slug, title, conditions, version_id, archived_at FROM quiz WHERE slug = $1",
        slug
    )?;
    row.map(QuizRow::into_quiz).transpose()
}

/// Every quiz of the organisations a person belongs to at `at`, and those that came with courses; the newest first.
pub async fn quizzes_around(conn: &mut Conn<'_>, person: PersonId, at: Timestamp) -> Result<Vec<Quiz>> {
    let rows = fetch_all!(
        conn,
        QuizRow,
        "SELECT id, organisation_id, course_id, class_id, slug, title, conditions, version_id, archived_at
        FROM quiz
        WHERE organisation_id IS NULL
           OR organisation_id IN (
               SELECT organisation_id FROM membership
               WHERE person_id = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2))
        ORDER BY created_at DESC, id DESC",
        person.0,
        at.0
    )?;
    rows.into_iter().map(QuizRow::into_quiz).collect()
}

/// A statement about the quizzes that the learner `$1` may take at `$2`: published ones of the courses they are enrolled in, their classes and their organisations.
macro_rules! for_learner {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " FROM quiz
            WHERE version_id IS NOT NULL
              AND archived_at IS NULL
              AND (course_id IS NULL OR course_id IN (SELECT course_id FROM enrolment WHERE person_id = $1))
              AND (organisation_id IS NULL OR EXISTS (
                  SELECT 1 FROM membership
                  WHERE membership.person_id = $1
                    AND membership.organisation_id = quiz.organisation_id
                    AND (quiz.class_id IS NULL OR membership.class_id = quiz.class_id)
                    AND membership.role = 'learner'
                    AND membership.valid_from <= $2
                    AND (membership.valid_until IS NULL OR membership.valid_until > $2)))
              AND (organisation_id IS NOT NULL OR course_id IS NOT NULL) ",
            $after
        )
    };
}

/// The quizzes a learner may take at `at`, the newest first.
pub async fn quizzes_for(conn: &mut Conn<'_>, person: PersonId, at: Timestamp) -> Result<Vec<Quiz>> {
    let rows = fetch_all!(
        conn,
        QuizRow,
        for_learner!(
            "SELECT id, organisation_id, course_id, class_id, slug, title, conditions, version_id, archived_at",
            "ORDER BY created_at DESC, id DESC"
        ),
        person.0,
        at.0
    )?;
    rows.into_iter().map(QuizRow::into_quiz).collect()
}

/// Whether a learner may take the quiz at `at` ([`quizzes_for`]).
pub async fn is_for(conn: &mut Conn<'_>, quiz: QuizId, person: PersonId, at: Timestamp) -> Result<bool> {
    let row = fetch_one!(conn, (i64,), for_learner!("SELECT CAST(COUNT(*) AS BIGINT)", "AND quiz.id = $3"), person.0, at.0, quiz.0)?;
    Ok(row.0 > 0)
}

pub async fn draft(conn: &mut Conn<'_>, id: QuizId) -> Result<Option<Definition>> {
    let row = fetch_optional!(conn, (String,), "SELECT draft FROM quiz WHERE id = $1", id.0)?;
    Ok(row.map(|r| serde_json::from_str(&r.0)).transpose()?)
}

/// Stores the draft and for whom it is, as its next revision.
pub async fn set_draft(
    conn: &mut Conn<'_>,
    quiz: QuizId,
    class: Option<ClassId>,
    draft: &Definition,
    by: Option<PersonId>,
    at: Timestamp,
) -> Result<()> {
    execute!(
        conn,
        "UPDATE quiz
        SET draft = $2, title = $3, class_id = $4, draft_revision = draft_revision + 1, draft_saved_by = $5, draft_saved_at = $6
        WHERE id = $1",
        quiz.0,
        serde_json::to_string(draft)?,
        serde_json::to_string(&draft.title)?,
        class.map(|c| c.0),
        by.map(|p| p.0),
        at.0
    )?;
    Ok(())
}

/// Stores the draft with newer versions of its items. To its authors it is the same draft, so its revision stays.
pub async fn renew_draft(conn: &mut Conn<'_>, quiz: QuizId, draft: &Definition) -> Result<()> {
    execute!(conn, "UPDATE quiz SET draft = $2 WHERE id = $1", quiz.0, serde_json::to_string(draft)?)?;
    Ok(())
}

/// Stores the conditions as their next revision.
pub async fn set_conditions(conn: &mut Conn<'_>, quiz: QuizId, conditions: &Conditions, by: Option<PersonId>, at: Timestamp) -> Result<()> {
    execute!(
        conn,
        "UPDATE quiz
        SET conditions = $2, conditions_revision = conditions_revision + 1, conditions_saved_by = $3, conditions_saved_at = $4
        WHERE id = $1",
        quiz.0,
        serde_json::to_string(conditions)?,
        by.map(|p| p.0),
        at.0
    )?;
    Ok(())
}

pub async fn archive(conn: &mut Conn<'_>, quiz: QuizId, at: Option<Timestamp>) -> Result<()> {
    execute!(conn, "UPDATE quiz SET archived_at = $2 WHERE id = $1", quiz.0, at.map(|t| t.0))?;
    Ok(())
}

/// Publishes a version with its papers; gives its number, from 1.
pub async fn publish(
    conn: &mut Conn<'_>,
    quiz: QuizId,
    version: QuizVersionId,
    definition: &Definition,
    papers: &[Paper],
    at: Timestamp,
) -> Result<i64> {
    let number = versions(conn, quiz).await? + 1;
    execute!(
        conn,
        "INSERT INTO quiz_version (id, quiz_id, number, definition, papers, published_at) VALUES ($1, $2, $3, $4, $5, $6)",
        version.0,
        quiz.0,
        number,
        serde_json::to_string(definition)?,
        i64::try_from(papers.len()).unwrap_or(i64::MAX),
        at.0
    )?;
    for (number, paper) in (0_i64..).zip(papers) {
        execute!(
            conn,
            "INSERT INTO paper (version_id, number, definition) VALUES ($1, $2, $3)",
            version.0,
            number,
            serde_json::to_string(paper)?
        )?;
    }
    execute!(
        conn,
        "UPDATE quiz SET version_id = $2, title = $3 WHERE id = $1",
        quiz.0,
        version.0,
        serde_json::to_string(&definition.title)?
    )?;
    Ok(number)
}

/// How many versions were published; the newest has this number.
pub async fn versions(conn: &mut Conn<'_>, quiz: QuizId) -> Result<i64> {
    let row = fetch_one!(conn, (i64,), "SELECT CAST(COUNT(*) AS BIGINT) FROM quiz_version WHERE quiz_id = $1", quiz.0)?;
    Ok(row.0)
}

/// Notes which items the quiz asks for.
pub async fn note_items(conn: &mut Conn<'_>, quiz: QuizId, items: &[ItemId]) -> Result<()> {
    for item in items {
        execute!(
            conn,
            "INSERT INTO quiz_item (quiz_id, item_id) VALUES ($1, $2) ON CONFLICT (quiz_id, item_id) DO NOTHING",
            quiz.0,
            item.0
        )?;
    }
    Ok(())
}

/// A version's definition and the number of its papers.
pub async fn version(conn: &mut Conn<'_>, id: QuizVersionId) -> Result<Option<(Definition, i64)>> {
    let row = fetch_optional!(conn, (String, i64), "SELECT definition, papers FROM quiz_version WHERE id = $1", id.0)?;
    row.map(|(definition, papers)| Ok((serde_json::from_str(&definition)?, papers))).transpose()
}

pub async fn paper(conn: &mut Conn<'_>, version: QuizVersionId, number: i64) -> Result<Option<Paper>> {
    let row = fetch_optional!(conn, (String,), "SELECT definition FROM paper WHERE version_id = $1 AND number = $2", version.0, number)?;
    Ok(row.map(|r| serde_json::from_str(&r.0)).transpose()?)
}

#[derive(FromRow)]
struct ExtensionRow {
    whose: Uuid,
    minutes: i64,
    attempts: i64,
}

impl ExtensionRow {
    fn extension(&self) -> Extension {
        Extension { minutes: u16::try_from(self.minutes).unwrap_or(u16::MAX), attempts: u8::try_from(self.attempts).unwrap_or(u8::MAX) }
    }
}

/// What is granted to the person; nothing when nothing is.
pub async fn extension(conn: &mut Conn<'_>, quiz: QuizId, person: PersonId) -> Result<Extension> {
    let row = fetch_optional!(
        conn,
        ExtensionRow,
        "SELECT person_id AS whose, minutes, attempts FROM quiz_extension WHERE quiz_id = $1 AND person_id = $2",
        quiz.0,
        person.0
    )?;
    Ok(row.map(|r| r.extension()).unwrap_or_default())
}

/// What is granted in a quiz, by person.
pub async fn extensions(conn: &mut Conn<'_>, quiz: QuizId) -> Result<BTreeMap<PersonId, Extension>> {
    let rows =
        fetch_all!(conn, ExtensionRow, "SELECT person_id AS whose, minutes, attempts FROM quiz_extension WHERE quiz_id = $1", quiz.0)?;
    Ok(rows.into_iter().map(|row| (PersonId(row.whose), row.extension())).collect())
}

/// What is granted to a person, by quiz.
pub async fn extensions_of(conn: &mut Conn<'_>, person: PersonId) -> Result<BTreeMap<QuizId, Extension>> {
    let rows =
        fetch_all!(conn, ExtensionRow, "SELECT quiz_id AS whose, minutes, attempts FROM quiz_extension WHERE person_id = $1", person.0)?;
    Ok(rows.into_iter().map(|row| (QuizId(row.whose), row.extension())).collect())
}

pub async fn put_extension(
    conn: &mut Conn<'_>,
    quiz: QuizId,
    person: PersonId,
    extension: Extension,
    by: PersonId,
    at: Timestamp,
) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO quiz_extension (quiz_id, person_id, minutes, attempts, granted_by, granted_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (quiz_id, person_id) DO UPDATE SET minutes = $3, attempts = $4, granted_by = $5, granted_at = $6",
        quiz.0,
        person.0,
        i64::from(extension.minutes),
        i64::from(extension.attempts),
        by.0,
        at.0
    )?;
    Ok(())
}
