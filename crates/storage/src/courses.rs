//! Courses and their published versions, which never change.

use domain::courses::content::{Lesson, Outline};
use domain::{CourseId, PersonId, Timestamp, VersionId};
use sqlx::FromRow;

use crate::{Conn, Result};

/// Makes the course with this slug, if it is not there, and holds its row until the transaction ends.
pub async fn ensure(conn: &mut Conn<'_>, new_id: CourseId, slug: &str, at: Timestamp) -> Result<CourseId> {
    let row = fetch_one!(
        conn,
        (uuid::Uuid,),
        "INSERT INTO course (id, slug, created_at)
        VALUES ($1, $2, $3)
        ON CONFLICT (slug) DO UPDATE SET slug = excluded.slug
        RETURNING id",
        new_id.0,
        slug,
        at.0
    )?;
    Ok(CourseId(row.0))
}

/// The newest version of a course.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct VersionHead {
    #[sqlx(try_from = "uuid::Uuid")]
    pub course_id: CourseId,
    #[sqlx(try_from = "uuid::Uuid")]
    pub version_id: VersionId,
    pub number: i64,
    pub package_hash: String,
}

pub async fn newest_version(conn: &mut Conn<'_>, slug: &str) -> Result<Option<VersionHead>> {
    fetch_optional!(
        conn,
        VersionHead,
        "SELECT
            course.id AS course_id,
            course_version.id AS version_id,
            course_version.number AS number,
            course_version.package_hash AS package_hash
        FROM course
        JOIN course_version ON course_version.course_id = course.id
        WHERE course.slug = $1
        ORDER BY course_version.number DESC
        LIMIT 1",
        slug
    )
}

pub async fn insert_version(conn: &mut Conn<'_>, head: &VersionHead, outline: &Outline, lessons: &[Lesson], at: Timestamp) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO course_version (id, course_id, number, package_hash, outline, published_at)
        VALUES ($1, $2, $3, $4, $5, $6)",
        head.version_id.0,
        head.course_id.0,
        head.number,
        &head.package_hash,
        serde_json::to_string(outline)?,
        at.0
    )?;
    for (position, lesson) in (0_i64..).zip(lessons) {
        execute!(
            conn,
            "INSERT INTO lesson_version (version_id, slug, position, definition) VALUES ($1, $2, $3, $4)",
            head.version_id.0,
            &lesson.slug,
            position,
            serde_json::to_string(lesson)?
        )?;
    }
    Ok(())
}

pub async fn insert_package_file(conn: &mut Conn<'_>, version: VersionId, path: &str, hash: &str) -> Result<()> {
    execute!(conn, "INSERT INTO package_file (version_id, path, hash) VALUES ($1, $2, $3)", version.0, path, hash)?;
    Ok(())
}

/// Path and hash of every file of the package a version was made from.
pub async fn package_files(conn: &mut Conn<'_>, version: VersionId) -> Result<Vec<(String, String)>> {
    fetch_all!(conn, (String, String), "SELECT path, hash FROM package_file WHERE version_id = $1 ORDER BY path", version.0)
}

pub async fn outline(conn: &mut Conn<'_>, version: VersionId) -> Result<Option<Outline>> {
    let row = fetch_optional!(conn, (String,), "SELECT outline FROM course_version WHERE id = $1", version.0)?;
    Ok(row.map(|r| serde_json::from_str(&r.0)).transpose()?)
}

pub async fn lesson(conn: &mut Conn<'_>, version: VersionId, slug: &str) -> Result<Option<Lesson>> {
    let row =
        fetch_optional!(conn, (String,), "SELECT definition FROM lesson_version WHERE version_id = $1 AND slug = $2", version.0, slug)?;
    Ok(row.map(|r| serde_json::from_str(&r.0)).transpose()?)
}

/// A course as one person sees it: its newest version, and whether they are enrolled.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct CourseForPerson {
    #[sqlx(try_from = "uuid::Uuid")]
    pub course_id: CourseId,
    #[sqlx(try_from = "uuid::Uuid")]
    pub version_id: VersionId,
    pub enrolled_at: Option<i64>,
    pub completed_at: Option<i64>,
}

pub async fn for_person(conn: &mut Conn<'_>, slug: &str, person: PersonId) -> Result<Option<CourseForPerson>> {
    fetch_optional!(
        conn,
        CourseForPerson,
        "SELECT
            course.id AS course_id,
            course_version.id AS version_id,
            enrolment.enrolled_at AS enrolled_at,
            enrolment.completed_at AS completed_at
        FROM course
        JOIN course_version ON course_version.course_id = course.id
        LEFT JOIN enrolment ON enrolment.course_id = course.id AND enrolment.person_id = $2
        WHERE course.slug = $1
        ORDER BY course_version.number DESC
        LIMIT 1",
        slug,
        person.0
    )
}

/// Every course as one person sees it, those they work on first, the last touched first.
pub async fn all_for_person(conn: &mut Conn<'_>, person: PersonId) -> Result<Vec<CourseForPerson>> {
    fetch_all!(
        conn,
        CourseForPerson,
        "SELECT
            course.id AS course_id,
            course_version.id AS version_id,
            enrolment.enrolled_at AS enrolled_at,
            enrolment.completed_at AS completed_at
        FROM course
        JOIN course_version
          ON course_version.course_id = course.id
         AND course_version.number = (SELECT MAX(newest.number) FROM course_version newest WHERE newest.course_id = course.id)
        LEFT JOIN enrolment ON enrolment.course_id = course.id AND enrolment.person_id = $1
        ORDER BY CASE WHEN enrolment.touched_at IS NULL THEN 1 ELSE 0 END, enrolment.touched_at DESC, course.slug",
        person.0
    )
}

/// The courses a person is enrolled in, the last touched first.
pub async fn enrolled(conn: &mut Conn<'_>, person: PersonId) -> Result<Vec<CourseForPerson>> {
    fetch_all!(
        conn,
        CourseForPerson,
        "SELECT
            course_version.course_id AS course_id,
            course_version.id AS version_id,
            enrolment.enrolled_at AS enrolled_at,
            enrolment.completed_at AS completed_at
        FROM enrolment
        JOIN course_version
          ON course_version.course_id = enrolment.course_id
         AND course_version.number = (SELECT MAX(newest.number) FROM course_version newest WHERE newest.course_id = enrolment.course_id)
        WHERE enrolment.person_id = $1
        ORDER BY enrolment.touched_at DESC, enrolment.course_id",
        person.0
    )
}

/// Enrols a person; false when they were already.
pub async fn enrol(conn: &mut Conn<'_>, person: PersonId, course: CourseId, at: Timestamp) -> Result<bool> {
    let new = execute!(
        conn,
        "INSERT INTO enrolment (person_id, course_id, enrolled_at, touched_at)
        VALUES ($1, $2, $3, $3)
        ON CONFLICT (person_id, course_id) DO NOTHING",
        person.0,
        course.0,
        at.0
    )?;
    Ok(new > 0)
}
