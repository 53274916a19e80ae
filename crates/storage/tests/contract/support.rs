//! Builders for what a test needs but is not about. Ids count up, as UUIDv7 do; times are around [`NOW`].

use std::sync::atomic::{AtomicU64, Ordering};

use domain::courses::Event;
use domain::courses::content::{Block, Body, Lesson, LessonOutline, Outline};
use domain::people::{OrganisationKind, PersonName, Role};
use domain::{ClassId, CourseId, DeviceId, Language, OrganisationId, PersonId, Text, Timestamp, VersionId};
use qiao_storage::courses::VersionHead;
use qiao_storage::learning::NewEvent;
use qiao_storage::people::{self, NewMembership, Person};
pub use qiao_storage::testing::number;
use qiao_storage::{Db, Error};
use uuid::Uuid;

pub const NOW: Timestamp = Timestamp(1_760_000_000_000);

/// One transaction: `write!(db, conn => people::insert_person(conn, &person, NOW))`. The value is the result.
macro_rules! write {
    ($db:expr, $conn:ident => $work:expr) => {
        $db.write(move |mut $conn| {
            Box::pin(async move {
                let $conn = &mut $conn;
                $work.await
            })
        })
        .await
    };
}

/// One look at the database, outside a transaction. The value is the result.
macro_rules! read {
    ($db:expr, $conn:ident => $work:expr) => {{
        let mut read = $db.read().await.expect("a connection");
        let $conn = &mut read.conn();
        $work.await
    }};
}

/// An id that no other call gives.
pub fn fresh<Id: From<Uuid>>() -> Id {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u128(NEXT.fetch_add(1, Ordering::Relaxed).into()).into()
}

pub fn later(millis: i64) -> Timestamp {
    NOW.plus(millis)
}

pub fn text(english: &str) -> Text {
    Text { en: Some(english.into()), ..Text::default() }
}

pub fn someone(email: Option<&str>, phone: Option<&str>) -> Person {
    Person {
        id: fresh(),
        name: PersonName { family: "Weber".into(), given: "Anna".into(), ..PersonName::default() },
        language: Language::De,
        time_zone: "Europe/Berlin".into(),
        email: email.map(Into::into),
        phone: phone.map(Into::into),
    }
}

pub async fn person(db: &Db) -> PersonId {
    let person = someone(None, None);
    let id = person.id;
    write!(db, conn => people::insert_person(conn, &person, NOW)).expect("a person");
    id
}

pub async fn organisation(db: &Db, name: &'static str) -> OrganisationId {
    let id = fresh();
    write!(db, conn => people::insert_organisation(conn, id, OrganisationKind::School, name, NOW)).expect("an organisation");
    id
}

pub async fn class(db: &Db, organisation: OrganisationId, name: &'static str) -> ClassId {
    let id = fresh();
    write!(db, conn => people::insert_class(conn, id, organisation, name, NOW)).expect("a class");
    id
}

/// A learner's membership from [`NOW`] on, without a class.
pub fn membership(person: PersonId, organisation: OrganisationId) -> NewMembership {
    NewMembership { id: fresh(), person, organisation, role: Role::Learner, class: None, valid_from: NOW, valid_until: None }
}

pub async fn join(db: &Db, membership: NewMembership) {
    write!(db, conn => people::insert_membership(conn, &membership)).expect("a membership");
}

pub fn lesson(slug: &str) -> Lesson {
    let block = Block { id: "read".into(), body: Body::Prose { html: text("<p>Read.</p>") } };
    Lesson { slug: slug.into(), title: text(slug), minutes: 5, objectives: vec![text("To see")], blocks: vec![block] }
}

pub fn outline(slug: &str, lessons: &[Lesson]) -> Outline {
    let lesson = |l: &Lesson| LessonOutline { slug: l.slug.clone(), title: l.title.clone(), minutes: l.minutes, activities: 0, blocks: 1 };
    Outline {
        slug: slug.into(),
        version: "1".into(),
        licence: "CC0-1.0".into(),
        authors: vec!["A".into()],
        tags: vec![],
        minutes: 10,
        languages: vec![Language::En],
        title: text("Title"),
        summary: text("Summary"),
        activities_percent: 50,
        lessons: lessons.iter().map(lesson).collect(),
        glossary: vec![],
    }
}

/// Publishes version `number` of the course with this slug, with the lessons "one" and "two".
pub async fn publish(db: &Db, slug: &'static str, number: i64) -> Result<VersionHead, Error> {
    let (new, version_id) = (fresh(), fresh());
    write!(db, conn => async {
        let course_id = qiao_storage::courses::ensure(conn, new, slug, NOW).await?;
        let head = VersionHead { course_id, version_id, number, package_hash: format!("hash of {number}") };
        let lessons = [lesson("one"), lesson("two")];
        qiao_storage::courses::insert_version(conn, &head, &outline(slug, &lessons), &lessons, NOW).await?;
        Ok(head)
    })
}

/// Somebody enrolled in a course of one version.
#[derive(Clone, Copy)]
pub struct Learner {
    pub person: PersonId,
    pub course: CourseId,
    pub version: VersionId,
}

impl Learner {
    pub async fn new(db: &Db) -> Self {
        let head = publish(db, "small", 1).await.expect("a course");
        let person = person(db).await;
        Self { person, course: head.course_id, version: head.version_id }.enrolled(db).await
    }

    /// Another one in the same course.
    pub async fn beside(db: &Db, other: Self) -> Self {
        Self { person: person(db).await, ..other }.enrolled(db).await
    }

    async fn enrolled(self, db: &Db) -> Self {
        write!(db, conn => qiao_storage::courses::enrol(conn, self.person, self.course, NOW)).expect("an enrolment");
        self
    }

    /// What the learner did at `at`, the first thing on their device.
    pub fn did<'a>(self, event: &'a Event, lesson: &'a str, block: &'a str, at: Timestamp) -> NewEvent<'a> {
        NewEvent {
            id: fresh(),
            person: self.person,
            course: self.course,
            version: self.version,
            lesson,
            block,
            event,
            device: DeviceId(Uuid::from_u128(7)),
            sequence: 1,
            client_time: at,
            received_at: at,
        }
    }
}
