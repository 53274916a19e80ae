//! Where learners are in lessons, courses and classes.

use domain::PersonId;
use domain::courses::Event;
use domain::people::Role;
use qiao_storage::learning::{self, LessonProgressRow};
use qiao_storage::people::NewMembership;
use qiao_storage::{Db, Error, both_databases, courses};

use crate::support::*;

const SEEN: &Event = &Event::BlockSeen {};

async fn advance(db: &Db, learner: Learner, lesson: &'static str, gained: i64, finished: bool, at: i64) -> LessonProgressRow {
    write!(db, conn => async { learning::advance_lesson(conn, &learner.did(SEEN, lesson, "block", later(at)), gained, finished).await })
        .unwrap()
}

async fn completed_at(db: &Db, learner: Learner) -> Option<i64> {
    read!(db, conn => courses::for_person(conn, "small", learner.person)).unwrap().unwrap().completed_at
}

async fn class_of(db: &Db, class: domain::ClassId, at: i64) -> Vec<(PersonId, Vec<String>)> {
    let rows = read!(db, conn => learning::class_progress(conn, class, later(at))).unwrap();
    let lessons = |lessons: Vec<LessonProgressRow>| {
        let mut slugs: Vec<_> = lessons.into_iter().map(|l| l.lesson).collect();
        slugs.sort();
        slugs
    };
    rows.into_iter().map(|(person, rows)| (person.id, lessons(rows))).collect()
}

both_databases! {
    async fn only_an_enrolment_can_be_held(db) {
        let mei = Learner::new(&db).await;
        assert!(write!(db, conn => learning::hold_enrolment(conn, mei.person, mei.course, NOW)).unwrap());
        assert!(!write!(db, conn => learning::hold_enrolment(conn, fresh(), mei.course, NOW)).unwrap());
        assert!(!write!(db, conn => learning::hold_enrolment(conn, mei.person, fresh(), NOW)).unwrap());
    }

    async fn two_devices_that_hold_an_enrolment_take_turns(db) {
        let mei = Learner::new(&db).await;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                // reading and then writing is safe only because the enrolment is held
                tokio::spawn(async move {
                    write!(db, conn => async {
                        learning::hold_enrolment(conn, mei.person, mei.course, NOW).await?;
                        let before = learning::block_states(conn, mei.person, mei.course, "one").await?.len();
                        let block = format!("block {before}");
                        let state = domain::courses::BlockState::Seen;
                        learning::put_block_state(conn, &mei.did(SEEN, "one", &block, NOW), &state).await
                    })
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(read!(db, conn => learning::block_states(conn, mei.person, mei.course, "one")).unwrap().len(), 8);
    }

    async fn a_lesson_adds_up_what_is_gained_and_taken_back(db) {
        let mei = Learner::new(&db).await;
        for (gained, sum, at) in [(0, 0, 1), (1, 1, 2), (2, 3, 3), (-1, 2, 4)] {
            let row = advance(&db, mei, "one", gained, false, at).await;
            let expected = LessonProgressRow {
                course_id: mei.course,
                lesson: "one".into(),
                activities_done: sum,
                last_block: "block".into(),
                updated_at: later(at),
                finished_at: None,
            };
            assert_eq!(row, expected);
        }
    }

    async fn eight_devices_that_advance_a_lesson_at_once_all_count(db) {
        let mei = Learner::new(&db).await;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move { advance(&db, mei, "one", 1, false, 0).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(advance(&db, mei, "one", 0, false, 0).await.activities_done, 8);
    }

    async fn a_lesson_was_finished_when_it_was_finished_first(db) {
        let mei = Learner::new(&db).await;
        for (finished, at, expected) in [(false, 1, None), (true, 2, Some(2)), (true, 3, Some(2)), (false, 4, Some(2))] {
            let row = advance(&db, mei, "one", 0, finished, at).await;
            assert_eq!(row.finished_at, expected.map(|at| later(at).0));
        }
    }

    async fn the_last_block_is_where_the_learner_was_last(db) {
        let mei = Learner::new(&db).await;
        for block in ["b", "a"] {
            let row = write!(db, conn => async { learning::advance_lesson(conn, &mei.did(SEEN, "one", block, NOW), 0, false).await });
            assert_eq!(row.unwrap().last_block, block);
        }
    }

    async fn lessons_are_those_of_the_learner_and_of_the_course(db) {
        let mei = Learner::new(&db).await;
        let anna = Learner::beside(&db, mei).await;
        let elsewhere = publish(&db, "other", 1).await.unwrap();
        advance(&db, mei, "one", 1, false, 0).await;
        advance(&db, mei, "two", 1, false, 0).await;
        advance(&db, Learner { course: elsewhere.course_id, ..mei }, "one", 1, false, 0).await;
        advance(&db, anna, "one", 1, false, 0).await;
        let of_course = read!(db, conn => learning::lessons_of_course(conn, mei.person, mei.course)).unwrap();
        assert_eq!(of_course.len(), 2);
        assert!(of_course.iter().all(|row| row.course_id == mei.course));
        assert_eq!(read!(db, conn => learning::lessons_of_person(conn, mei.person)).unwrap().len(), 3);
        assert!(read!(db, conn => learning::lessons_of_person(conn, fresh())).unwrap().is_empty());
        assert!(read!(db, conn => learning::lessons_of_course(conn, anna.person, elsewhere.course_id)).unwrap().is_empty());
    }

    async fn a_course_was_completed_when_it_was_completed_first(db) {
        let mei = Learner::new(&db).await;
        let anna = Learner::beside(&db, mei).await;
        assert_eq!(completed_at(&db, mei).await, None);
        for at in [1, 2] {
            write!(db, conn => learning::complete_course(conn, mei.person, mei.course, later(at))).unwrap();
            assert_eq!(completed_at(&db, mei).await, Some(later(1).0));
        }
        assert_eq!(completed_at(&db, anna).await, None);
    }

    async fn a_class_has_its_learners_with_their_lessons(db) {
        let mei = Learner::new(&db).await;
        let (anna, bo) = (Learner::beside(&db, mei).await, Learner::beside(&db, mei).await);
        let school = organisation(&db, "School").await;
        let (class, other) = (class(&db, school, "Class").await, class(&db, school, "Other").await);
        for (learner, class) in [(mei, class), (anna, class), (bo, other)] {
            join(&db, NewMembership { class: Some(class), ..membership(learner.person, school) }).await;
        }
        for (learner, lesson) in [(mei, "one"), (bo, "one"), (mei, "two")] {
            advance(&db, learner, lesson, 1, true, 5).await;
        }
        let expected = [(mei.person, vec!["one".to_owned(), "two".to_owned()]), (anna.person, vec![])];
        assert_eq!(class_of(&db, class, 0).await, expected);
        let rows = read!(db, conn => learning::class_progress(conn, class, NOW)).unwrap();
        let of_mei = read!(db, conn => learning::lessons_of_person(conn, mei.person)).unwrap();
        assert!(of_mei.iter().all(|row| rows[0].1.contains(row)));
    }

    async fn a_class_has_no_teachers_among_its_learners_and_none_before_or_after_their_time(db) {
        let (mei, school) = (person(&db).await, organisation(&db, "School").await);
        let class = class(&db, school, "Class").await;
        join(&db, NewMembership { class: Some(class), valid_until: Some(later(10)), ..membership(mei, school) }).await;
        join(&db, NewMembership { class: Some(class), role: Role::Teacher, ..membership(person(&db).await, school) }).await;
        for (at, expected) in [(-1, vec![]), (0, vec![(mei, vec![])]), (9, vec![(mei, vec![])]), (10, vec![])] {
            assert_eq!(class_of(&db, class, at).await, expected, "{at}");
        }
        assert!(class_of(&db, fresh(), 0).await.is_empty());
    }

    async fn a_learner_who_is_in_a_class_twice_has_each_lesson_once(db) {
        let mei = Learner::new(&db).await;
        let school = organisation(&db, "School").await;
        let class = class(&db, school, "Class").await;
        for _ in 0..2 {
            join(&db, NewMembership { class: Some(class), ..membership(mei.person, school) }).await;
        }
        advance(&db, mei, "one", 1, false, 0).await;
        assert_eq!(class_of(&db, class, 0).await, [(mei.person, vec!["one".to_owned()])]);
    }

    async fn progress_of_a_stranger_is_refused(db) {
        let mei = Learner::new(&db).await;
        let stranger = Learner { person: fresh(), ..mei };
        let refused = write!(db, conn => async { learning::advance_lesson(conn, &stranger.did(SEEN, "one", "read", NOW), 0, false).await });
        assert!(matches!(refused, Err(Error::Other(_))), "{refused:?}");
    }
}
