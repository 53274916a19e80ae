use domain::{CourseId, PersonId};
use qiao_storage::courses::{self, CourseForPerson, VersionHead};
use qiao_storage::{Conn, Db, Error, both_databases, files, learning};

use crate::support::*;

async fn enrol(db: &Db, person: PersonId, course: CourseId, at: i64) -> bool {
    write!(db, conn => courses::enrol(conn, person, course, later(at))).unwrap()
}

fn as_seen(head: &VersionHead, enrolled_at: Option<i64>) -> CourseForPerson {
    CourseForPerson { course_id: head.course_id, version_id: head.version_id, enrolled_at, completed_at: None }
}

both_databases! {
    async fn a_slug_names_one_course(db) {
        let first = fresh();
        assert_eq!(write!(db, conn => courses::ensure(conn, first, "a", NOW)).unwrap(), first);
        assert_eq!(write!(db, conn => courses::ensure(conn, fresh(), "a", NOW)).unwrap(), first);
        assert_ne!(write!(db, conn => courses::ensure(conn, fresh(), "b", NOW)).unwrap(), first);
    }

    async fn eight_who_make_a_course_at_once_make_one(db) {
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move { write!(db, conn => courses::ensure(conn, fresh(), "a", NOW)).unwrap() })
            })
            .collect();
        let mut ids = Vec::new();
        for task in tasks {
            ids.push(task.await.unwrap());
        }
        ids.dedup();
        assert_eq!(ids.len(), 1);
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM course").await, 1);
    }

    async fn the_newest_version_is_the_one_with_the_highest_number(db) {
        for number in [1, 10, 2, 9] {
            publish(&db, "a", number).await.unwrap();
        }
        publish(&db, "b", 11).await.unwrap();
        let newest = read!(db, conn => courses::newest_version(conn, "a")).unwrap().unwrap();
        assert_eq!((newest.number, newest.package_hash.as_str()), (10, "hash of 10"));
    }

    async fn a_number_is_published_once(db) {
        publish(&db, "a", 1).await.unwrap();
        let again = publish(&db, "a", 1).await;
        assert!(matches!(again, Err(Error::Exists(_))), "{again:?}");
    }

    async fn a_version_keeps_its_outline_and_lessons(db) {
        let old = publish(&db, "a", 1).await.unwrap().version_id;
        let lessons = [lesson("one"), lesson("two")];
        assert_eq!(read!(db, conn => courses::outline(conn, old)).unwrap(), Some(outline("a", &lessons)));
        for lesson in lessons {
            assert_eq!(read!(db, conn => courses::lesson(conn, old, &lesson.slug)).unwrap(), Some(lesson));
        }
    }

    async fn a_lesson_is_in_a_version_once(db) {
        let refused = write!(db, conn => async {
            let course_id = courses::ensure(conn, fresh(), "a", NOW).await?;
            let head = VersionHead { course_id, version_id: fresh(), number: 1, package_hash: String::new() };
            let lessons = [lesson("one"), lesson("one")];
            courses::insert_version(conn, &head, &outline("a", &lessons), &lessons, NOW).await
        });
        assert!(matches!(refused, Err(Error::Exists(_))), "{refused:?}");
    }

    async fn what_is_not_there_is_none(db) {
        // a course without a version is not there yet
        write!(db, conn => courses::ensure(conn, fresh(), "empty", NOW)).unwrap();
        let version = publish(&db, "a", 1).await.unwrap().version_id;
        for slug in ["nothing", "empty"] {
            assert_eq!(read!(db, conn => courses::newest_version(conn, slug)).unwrap(), None);
            assert_eq!(read!(db, conn => courses::for_person(conn, slug, fresh())).unwrap(), None);
        }
        assert_eq!(read!(db, conn => courses::outline(conn, fresh())).unwrap(), None);
        assert_eq!(read!(db, conn => courses::lesson(conn, version, "three")).unwrap(), None);
        assert_eq!(read!(db, conn => courses::lesson(conn, fresh(), "one")).unwrap(), None);
        assert!(read!(db, conn => courses::package_files(conn, fresh())).unwrap().is_empty());
        assert!(read!(db, conn => courses::enrolled(conn, fresh())).unwrap().is_empty());
    }

    async fn a_stored_document_of_another_age_is_an_error_of_its_own(db) {
        let version = publish(&db, "a", 1).await.unwrap().version_id;
        write!(db, conn => async {
            let sql = "UPDATE course_version SET outline = '{}'";
            match conn {
                Conn::Sqlite(c) => sqlx::query(sql).execute(&mut **c).await.map(drop),
                Conn::Postgres(c) => sqlx::query(sql).execute(&mut **c).await.map(drop),
            }
            .map_err(Error::from)
        })
        .unwrap();
        let read = read!(db, conn => courses::outline(conn, version));
        assert!(matches!(read, Err(Error::Document(_))), "{read:?}");
    }

    async fn the_files_of_a_package_are_listed_by_path(db) {
        let version = publish(&db, "a", 1).await.unwrap().version_id;
        write!(db, conn => async {
            files::insert(conn, "h1", "text/plain", b"1").await?;
            courses::insert_package_file(conn, version, "b.md", "h1").await?;
            courses::insert_package_file(conn, version, "a.md", "h1").await
        })
        .unwrap();
        let listed = read!(db, conn => courses::package_files(conn, version)).unwrap();
        assert_eq!(listed, [("a.md".into(), "h1".into()), ("b.md".into(), "h1".into())]);
        let twice = write!(db, conn => courses::insert_package_file(conn, version, "a.md", "h1"));
        assert!(matches!(twice, Err(Error::Exists(_))), "{twice:?}");
        let missing = write!(db, conn => courses::insert_package_file(conn, version, "c.md", "nothing"));
        assert!(matches!(missing, Err(Error::Other(_))), "{missing:?}");
    }

    async fn one_enrols_once_and_the_first_time_counts(db) {
        let (mei, head) = (person(&db).await, publish(&db, "a", 1).await.unwrap());
        assert!(enrol(&db, mei, head.course_id, 0).await);
        assert!(!enrol(&db, mei, head.course_id, 1).await);
        assert_eq!(read!(db, conn => courses::for_person(conn, "a", mei)).unwrap(), Some(as_seen(&head, Some(NOW.0))));
    }

    async fn eight_enrolments_at_once_are_one(db) {
        let (mei, head) = (person(&db).await, publish(&db, "a", 1).await.unwrap());
        let tasks: Vec<_> = (0..8)
            .map(|at| {
                let db = db.clone();
                tokio::spawn(async move { enrol(&db, mei, head.course_id, at).await })
            })
            .collect();
        let mut new = 0;
        for task in tasks {
            new += usize::from(task.await.unwrap());
        }
        assert_eq!(new, 1);
    }

    async fn one_learns_the_newest_version_and_enrolment_is_ones_own(db) {
        let old = publish(&db, "a", 1).await.unwrap();
        let (mei, anna) = (person(&db).await, person(&db).await);
        enrol(&db, mei, old.course_id, 0).await;
        let new = publish(&db, "a", 2).await.unwrap();
        assert_eq!(read!(db, conn => courses::for_person(conn, "a", mei)).unwrap(), Some(as_seen(&new, Some(NOW.0))));
        assert_eq!(read!(db, conn => courses::for_person(conn, "a", anna)).unwrap(), Some(as_seen(&new, None)));
        assert_eq!(read!(db, conn => courses::enrolled(conn, mei)).unwrap(), [as_seen(&new, Some(NOW.0))]);
        assert!(read!(db, conn => courses::enrolled(conn, anna)).unwrap().is_empty());
    }

    async fn courses_one_works_on_come_first_the_last_touched_first(db) {
        let (mei, anna) = (person(&db).await, person(&db).await);
        let [d, c] = [publish(&db, "d", 1).await.unwrap(), publish(&db, "c", 1).await.unwrap()];
        let [b, a] = [publish(&db, "b", 1).await.unwrap(), publish(&db, "a", 1).await.unwrap()];
        enrol(&db, mei, c.course_id, 1).await;
        enrol(&db, mei, d.course_id, 2).await;
        enrol(&db, anna, a.course_id, 9).await;
        let order = |found: Vec<CourseForPerson>| found.into_iter().map(|f| f.course_id).collect::<Vec<_>>();
        let all = [d.course_id, c.course_id, a.course_id, b.course_id];
        assert_eq!(order(read!(db, conn => courses::all_for_person(conn, mei)).unwrap()), all);
        assert_eq!(order(read!(db, conn => courses::enrolled(conn, mei)).unwrap()), all[..2]);
        // opening c again brings it to the front
        assert!(write!(db, conn => learning::hold_enrolment(conn, mei, c.course_id, later(3))).unwrap());
        assert_eq!(order(read!(db, conn => courses::enrolled(conn, mei)).unwrap()), [c.course_id, d.course_id]);
        assert_eq!(order(read!(db, conn => courses::all_for_person(conn, mei)).unwrap())[0], c.course_id);
    }

    async fn every_course_is_listed_once_however_many_versions_it_has(db) {
        for number in [1, 2, 3] {
            publish(&db, "a", number).await.unwrap();
        }
        let newest = publish(&db, "a", 4).await.unwrap();
        assert_eq!(read!(db, conn => courses::all_for_person(conn, fresh())).unwrap(), [as_seen(&newest, None)]);
    }
}
