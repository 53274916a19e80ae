use domain::Language;
use domain::quizzes::attempt::{AttemptEvent, Ended, Recorded};
use domain::quizzes::response::Response;
use qiao_storage::quizzes::attempts::{self, Attempt};
use qiao_storage::{Db, Error, both_databases, files};

use crate::quizzes_support::*;
use crate::support::*;

async fn look(db: &Db, id: domain::AttemptId) -> Attempt {
    read!(db, conn => attempts::attempt(conn, id)).unwrap().unwrap()
}

both_databases! {
    async fn an_attempt_reads_back_as_it_was_started(db) {
        let sitting = Sitting::new(&db).await;
        let id = sitting.started(&db, 1, Some(later(60))).await;
        let expected = Attempt {
            id,
            quiz: sitting.quiz,
            version: sitting.version,
            paper: 0,
            person: sitting.learner,
            number: 1,
            started_at: later(1),
            deadline: Some(later(60)),
            ended: None,
            has_late: false,
            late_counts: false,
            marks: None,
            max: None,
            to_mark: 0,
        };
        assert_eq!(look(&db, id).await, expected);
        assert_eq!(write!(db, conn => attempts::hold(conn, id)).unwrap(), Some(expected));
        assert_eq!(read!(db, conn => attempts::attempt(conn, fresh())).unwrap(), None);
        assert_eq!(write!(db, conn => attempts::hold(conn, fresh())).unwrap(), None);
    }

    async fn each_number_is_started_once(db) {
        let sitting = Sitting::new(&db).await;
        sitting.started(&db, 1, None).await;
        let again = sitting.attempt(1, None);
        assert!(!write!(db, conn => attempts::start(conn, &again)).unwrap());
        sitting.started(&db, 2, None).await;
        sitting.of_another(&db).await;
    }

    async fn eight_starts_at_once_are_one(db) {
        let sitting = Sitting::new(&db).await;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let (db, new) = (db.clone(), sitting.attempt(1, None));
                tokio::spawn(async move { write!(db, conn => attempts::start(conn, &new)).unwrap() })
            })
            .collect();
        let mut started = 0;
        for task in tasks {
            started += usize::from(task.await.unwrap());
        }
        assert_eq!(started, 1);
    }

    async fn who_holds_an_attempt_keeps_others_from_ending_it(db) {
        let sitting = Sitting::new(&db).await;
        let id = sitting.started(&db, 1, None).await;
        let (told, hear) = tokio::sync::oneshot::channel();
        let holder = {
            let db = db.clone();
            tokio::spawn(async move {
                write!(db, conn => async {
                    attempts::hold(conn, id).await?;
                    told.send(()).unwrap();
                    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
                    // still under way for the one who holds it
                    Ok::<_, Error>(attempts::attempt(conn, id).await?.unwrap().ended.is_none())
                })
            })
        };
        hear.await.unwrap();
        assert!(end(&db, id, NOW, false).await);
        assert!(holder.await.unwrap().unwrap());
    }

    async fn two_who_hold_and_then_change_it_take_turns(db) {
        let sitting = Sitting::new(&db).await;
        let id = sitting.started(&db, 1, None).await;
        let tasks: Vec<_> = (0..4)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    write!(db, conn => async {
                        attempts::hold(conn, id).await?;
                        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                        attempts::note_late(conn, id).await
                    })
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
    }

    async fn it_ends_once_and_the_first_end_stays(db) {
        let sitting = Sitting::new(&db).await;
        let id = sitting.started(&db, 1, Some(later(60))).await;
        assert!(end(&db, id, later(60), true).await);
        assert!(!end(&db, id, later(70), false).await);
        assert!(!end(&db, fresh(), NOW, false).await);
        write!(db, conn => attempts::set_deadline(conn, id, None)).unwrap();
        let ended = look(&db, id).await;
        assert_eq!((ended.ended, ended.deadline), (Some(Ended { at: later(60), by_deadline: true }), Some(later(60))));
    }

    async fn what_is_over_is_found_the_longest_over_first(db) {
        let sitting = Sitting::new(&db).await;
        let [second, first] = [sitting.started(&db, 1, Some(later(20))).await, sitting.started(&db, 2, Some(later(10))).await];
        sitting.started(&db, 3, None).await;
        let ended = sitting.started(&db, 4, Some(later(5))).await;
        end(&db, ended, later(5), true).await;
        let (first, second) = ((later(10), first), (later(20), second));
        for (now, most, expected) in [(9, 9, vec![]), (10, 9, vec![first]), (20, 9, vec![first, second]), (20, 1, vec![first])] {
            assert_eq!(read!(db, conn => attempts::overdue(conn, later(now), None, most)).unwrap(), expected, "{now} {most}");
        }
        write!(db, conn => attempts::set_deadline(conn, first.1, Some(later(99)))).unwrap();
        assert_eq!(read!(db, conn => attempts::overdue(conn, later(20), None, 9)).unwrap(), [second]);
    }

    async fn what_is_over_is_read_page_by_page_without_gaps_and_twice_nothing(db) {
        let sitting = Sitting::new(&db).await;
        let mut all = Vec::new();
        // three deadlines for ten attempts, so that pages end within one
        for number in 1..=10 {
            let deadline = later(number % 3);
            all.push((deadline, sitting.started(&db, number, Some(deadline)).await));
        }
        all.sort_unstable();
        for most in [1, 3, 4] {
            let (mut read, mut last) = (Vec::new(), None);
            loop {
                let page = read!(db, conn => attempts::overdue(conn, later(9), last, most)).unwrap();
                let Some(end) = page.last() else { break };
                last = Some(*end);
                read.extend(page);
            }
            assert_eq!(read, all, "{most} at once");
        }
    }

    async fn attempts_are_listed_by_person_by_quiz_and_under_way(db) {
        let sitting = Sitting::new(&db).await;
        let [two, one] = [sitting.started(&db, 2, None).await, sitting.started(&db, 1, None).await];
        let other = sitting.of_another(&db).await;
        let elsewhere = Sitting { learner: person(&db).await, ..sitting }.started(&db, 1, None).await;
        end(&db, one, later(9), false).await;
        let ids = |found: Vec<Attempt>| found.into_iter().map(|a| a.id).collect::<Vec<_>>();
        let sorted = |mut ids: Vec<domain::AttemptId>| { ids.sort_unstable(); ids };
        assert_eq!(ids(read!(db, conn => attempts::of_person(conn, sitting.quiz, sitting.learner)).unwrap()), [one, two]);
        assert_eq!(ids(read!(db, conn => attempts::all_of_person(conn, sitting.learner)).unwrap()), [two, one]);
        let of_quiz = |found| ids(found);
        assert_eq!(of_quiz(read!(db, conn => attempts::of_quiz(conn, sitting.quiz, &[sitting.organisation])).unwrap()), [one, two, other]);
        assert!(read!(db, conn => attempts::of_quiz(conn, sitting.quiz, &[])).unwrap().is_empty());
        assert!(read!(db, conn => attempts::of_quiz(conn, fresh(), &[sitting.organisation])).unwrap().is_empty());
        let under_way = ids(read!(db, conn => attempts::under_way(conn, sitting.quiz)).unwrap());
        assert_eq!(sorted(under_way), sorted(vec![two, other, elsewhere]));
    }

    async fn a_learner_of_two_organisations_is_listed_once(db) {
        let sitting = Sitting::new(&db).await;
        let second = organisation(&db, "Company").await;
        join(&db, membership(sitting.learner, second)).await;
        sitting.started(&db, 1, None).await;
        let found = read!(db, conn => attempts::of_quiz(conn, sitting.quiz, &[sitting.organisation, second])).unwrap();
        assert_eq!(found.len(), 1);
    }

    async fn sums_and_late_answers_are_noted(db) {
        let sitting = Sitting::new(&db).await;
        let id = sitting.started(&db, 1, None).await;
        write!(db, conn => async {
            attempts::set_total(conn, id, 1.25, 3.5, 2).await?;
            attempts::note_late(conn, id).await
        })
        .unwrap();
        let noted = look(&db, id).await;
        assert_eq!((noted.marks, noted.max, noted.to_mark, noted.has_late), (Some(1.25), Some(3.5), 2, true));
        for counts in [true, false] {
            write!(db, conn => attempts::let_late_count(conn, id, counts)).unwrap();
            assert_eq!(look(&db, id).await.late_counts, counts);
        }
    }

    async fn an_event_is_stored_once_and_reads_back_equal(db) {
        let sitting = Sitting::new(&db).await;
        let (id, other) = (sitting.started(&db, 1, None).await, sitting.of_another(&db).await);
        let first = chose("a", 1);
        assert!(record(&db, id, &first, Language::Zh).await.unwrap());
        let changed = Recorded { event: AttemptEvent::FlagSet { flagged: true }, ..first.clone() };
        assert!(!record(&db, id, &changed, Language::De).await.unwrap());
        assert_eq!(read!(db, conn => attempts::events(conn, id)).unwrap(), [(first.clone(), Language::Zh)]);
        // the same id in another's attempt is another event
        assert!(record(&db, other, &changed, Language::De).await.unwrap());
        assert!(read!(db, conn => attempts::has_event(conn, id, first.id)).unwrap());
        assert!(!read!(db, conn => attempts::has_event(conn, id, fresh())).unwrap());
        assert!(!read!(db, conn => attempts::has_event(conn, fresh(), first.id)).unwrap());
    }

    async fn every_kind_of_event_reads_back_equal(db) {
        let sitting = Sitting::new(&db).await;
        let id = sitting.started(&db, 1, None).await;
        let fields = Response::from([("text", "焊缝 \"ß\"\n\u{1F525}")]);
        let kinds = [
            AttemptEvent::AnswerGiven { fields: fields.clone(), certainty: None },
            AttemptEvent::Checked { fields },
            AttemptEvent::FlagSet { flagged: false },
        ];
        for event in kinds {
            let recorded = Recorded { event, question: 300, late: true, ..chose("a", 5) };
            record(&db, id, &recorded, Language::De).await.unwrap();
            let stored = read!(db, conn => attempts::events(conn, id)).unwrap();
            assert!(stored.contains(&(recorded, Language::De)), "{stored:?}");
        }
    }

    async fn an_event_of_no_attempt_is_not_stored(db) {
        let refused = record(&db, fresh(), &chose("a", 1), Language::En).await;
        assert!(matches!(refused, Err(Error::Other(_))), "{refused:?}");
    }

    async fn files_of_an_attempt_are_named_once_each(db) {
        let sitting = Sitting::new(&db).await;
        let (id, other) = (sitting.started(&db, 1, None).await, sitting.of_another(&db).await);
        write!(db, conn => async {
            files::insert(conn, "h1", "image/png", b"1").await?;
            files::insert(conn, "h2", "image/png", b"2").await?;
            attempts::put_file(conn, id, "h2", "焊缝.png", NOW).await?;
            attempts::put_file(conn, id, "h1", "b.png", later(1)).await?;
            attempts::put_file(conn, id, "h2", "c.png", later(2)).await
        })
        .unwrap();
        let named = [("h2".to_owned(), "焊缝.png".to_owned()), ("h1".to_owned(), "b.png".to_owned())];
        assert_eq!(read!(db, conn => attempts::files(conn, id)).unwrap(), named);
        assert!(read!(db, conn => attempts::files(conn, other)).unwrap().is_empty());
    }
}
