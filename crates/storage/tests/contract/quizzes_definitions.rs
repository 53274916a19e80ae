use domain::people::Role;
use domain::quizzes::definition::{Behaviour, Conditions, Definition, Extension};
use domain::quizzes::paper::Paper;
use domain::{PersonId, QuizId};
use qiao_storage::quizzes::definitions::{self, Quiz, Revisions, Saved};
use qiao_storage::{Db, Error, both_databases, people};

use crate::quizzes_support::*;
use crate::support::*;

async fn taken_by(db: &Db, person: PersonId, at: i64) -> Vec<QuizId> {
    let listed: Vec<QuizId> =
        read!(db, conn => definitions::quizzes_for(conn, person, later(at))).unwrap().into_iter().map(|q| q.id).collect();
    for quiz in &listed {
        assert!(read!(db, conn => definitions::is_for(conn, *quiz, person, later(at))).unwrap(), "one function says yes, the other no");
    }
    listed
}

async fn publish_empty(db: &Db, quiz: QuizId) {
    let version = fresh();
    write!(db, conn => definitions::publish(conn, quiz, version, &Definition::default(), &[Paper::default()], NOW)).unwrap();
}

async fn published(db: &Db, quiz: &Quiz, at: i64) -> QuizId {
    let id = insert(db, quiz, later(at)).await;
    publish_empty(db, id).await;
    id
}

both_databases! {
    async fn a_quiz_reads_back_equal_with_its_draft(db) {
        let school = organisation(&db, "School").await;
        let class = class(&db, school, "Class").await;
        let conditions = Conditions { minutes: Some(20), access_code: "焊".into(), ..Conditions::default() };
        let quiz = Quiz { class: Some(class), slug: Some("final".into()), conditions, ..new_quiz(Some(school)) };
        let draft = Definition { title: text("Draft"), behaviour: Behaviour::SeveralTries { tries: 3, penalty: 0.3 }, ..Definition::default() };
        let (stored, its_draft) = (quiz.clone(), draft.clone());
        write!(db, conn => definitions::insert(conn, &stored, &its_draft, None, NOW)).unwrap();
        assert_eq!(read!(db, conn => definitions::quiz(conn, quiz.id)).unwrap(), Some(quiz.clone()));
        assert_eq!(read!(db, conn => definitions::quiz_by_slug(conn, "final")).unwrap(), Some(quiz.clone()));
        assert_eq!(read!(db, conn => definitions::draft(conn, quiz.id)).unwrap(), Some(draft));
        let again = Quiz { id: fresh(), ..quiz };
        let refused = write!(db, conn => definitions::insert(conn, &again, &Definition::default(), None, NOW));
        assert!(matches!(refused, Err(Error::Exists(_))), "{refused:?}");
    }

    async fn what_is_not_there_is_none(db) {
        assert_eq!(read!(db, conn => definitions::quiz(conn, fresh())).unwrap(), None);
        assert_eq!(read!(db, conn => definitions::quiz_by_slug(conn, "x")).unwrap(), None);
        assert_eq!(read!(db, conn => definitions::draft(conn, fresh())).unwrap(), None);
        assert_eq!(read!(db, conn => definitions::version(conn, fresh())).unwrap(), None);
        assert_eq!(read!(db, conn => definitions::paper(conn, fresh(), 0)).unwrap(), None);
        assert_eq!(read!(db, conn => definitions::extension(conn, fresh(), fresh())).unwrap(), Extension::default());
    }

    async fn a_draft_has_the_title_and_the_class_of_the_quiz(db) {
        let school = organisation(&db, "School").await;
        let class = class(&db, school, "Class").await;
        let quiz = insert(&db, &new_quiz(Some(school)), NOW).await;
        for class in [Some(class), None] {
            let draft = Definition { title: text("New"), ..Definition::default() };
            let new = draft.clone();
            write!(db, conn => definitions::set_draft(conn, quiz, class, &new, None, NOW)).unwrap();
            let found = read!(db, conn => definitions::quiz(conn, quiz)).unwrap().unwrap();
            assert_eq!((found.title, found.class), (text("New"), class));
            assert_eq!(read!(db, conn => definitions::draft(conn, quiz)).unwrap(), Some(draft));
        }
    }

    async fn each_stored_change_of_draft_or_conditions_is_a_revision_of_its_own(db) {
        let quiz = insert(&db, &new_quiz(None), NOW).await;
        let (li, anna) = (person(&db).await, person(&db).await);
        assert_eq!(read!(db, conn => definitions::revisions(conn, quiz)).unwrap(), Some(Revisions::default()));
        assert_eq!(read!(db, conn => definitions::revisions(conn, fresh())).unwrap(), None);
        for (by, at) in [(Some(li), later(1)), (None, later(2)), (Some(anna), later(3))] {
            write!(db, conn => definitions::set_draft(conn, quiz, None, &Definition::default(), by, at)).unwrap();
        }
        write!(db, conn => definitions::set_conditions(conn, quiz, &Conditions::default(), Some(li), later(4))).unwrap();
        // neither of these is written by an author
        let renewed = Definition { title: text("Renewed"), ..Definition::default() };
        let new = renewed.clone();
        write!(db, conn => definitions::renew_draft(conn, quiz, &new)).unwrap();
        publish_empty(&db, quiz).await;
        write!(db, conn => definitions::archive(conn, quiz, Some(NOW))).unwrap();
        let expected = Revisions {
            draft: Saved { revision: 3, by: Some(anna), at: Some(later(3)) },
            conditions: Saved { revision: 1, by: Some(li), at: Some(later(4)) },
        };
        assert_eq!(read!(db, conn => definitions::revisions(conn, quiz)).unwrap(), Some(expected));
        assert_eq!(read!(db, conn => definitions::draft(conn, quiz)).unwrap(), Some(renewed));
    }

    async fn a_quiz_that_is_held_is_changed_by_one_after_the_other(db) {
        let quiz = insert(&db, &new_quiz(None), NOW).await;
        assert_eq!(write!(db, conn => definitions::hold(conn, fresh())).unwrap(), None);
        let tasks: Vec<_> = (0..20)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    write!(db, conn => async {
                        let found = definitions::hold(conn, quiz).await?.unwrap();
                        let conditions = Conditions { attempts: found.conditions.attempts + 1, ..found.conditions };
                        definitions::set_conditions(conn, quiz, &conditions, None, NOW).await
                    })
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(read!(db, conn => definitions::quiz(conn, quiz)).unwrap().unwrap().conditions.attempts, 20);
    }

    async fn conditions_and_the_archive_change_nothing_else(db) {
        let quiz = new_quiz(None);
        let id = insert(&db, &quiz, NOW).await;
        let conditions = Conditions { attempts: 2, opens_at: Some(NOW), ..Conditions::default() };
        let new = conditions.clone();
        write!(db, conn => definitions::set_conditions(conn, id, &new, None, NOW)).unwrap();
        for archived in [true, false] {
            write!(db, conn => definitions::archive(conn, id, archived.then_some(NOW))).unwrap();
            let expected = Quiz { conditions: conditions.clone(), archived, ..quiz.clone() };
            assert_eq!(read!(db, conn => definitions::quiz(conn, id)).unwrap(), Some(expected));
        }
    }

    async fn each_published_version_stays_with_its_papers(db) {
        let bank = bank(&db, "a").await;
        let (item, item_version) = item(&db, bank, "gas").await;
        let quiz = insert(&db, &new_quiz(None), NOW).await;
        let (one, two) = (fresh(), fresh());
        let (definition, paper) = asking(item, item_version);
        let first = (definition.clone(), vec![paper.clone(), Paper::default(), paper.clone()]);
        let second = (Definition { title: text("Second"), ..definition.clone() }, vec![paper.clone()]);
        for (number, version, (definition, papers)) in [(1, one, first), (2, two, second)] {
            let stored = write!(db, conn => definitions::publish(conn, quiz, version, &definition, &papers, NOW)).unwrap();
            assert_eq!(stored, number);
        }
        let found = read!(db, conn => definitions::quiz(conn, quiz)).unwrap().unwrap();
        assert_eq!((found.version, found.title), (Some(two), text("Second")));
        assert_eq!(read!(db, conn => definitions::version(conn, one)).unwrap(), Some((definition, 3)));
        assert_eq!(read!(db, conn => definitions::version(conn, two)).unwrap().unwrap().1, 1);
        assert_eq!(read!(db, conn => definitions::paper(conn, one, 1)).unwrap(), Some(Paper::default()));
        assert_eq!(read!(db, conn => definitions::paper(conn, one, 2)).unwrap(), Some(paper));
        assert_eq!(read!(db, conn => definitions::paper(conn, one, 3)).unwrap(), None);
    }

    async fn an_extension_is_ones_own_and_the_last_one_counts(db) {
        let quiz = insert(&db, &new_quiz(None), NOW).await;
        let (mei, anna, teacher) = (person(&db).await, person(&db).await, person(&db).await);
        for (who, minutes, attempts) in [(mei, 5, 1), (anna, 9, 0), (mei, 0, 2)] {
            let extension = Extension { minutes, attempts };
            write!(db, conn => definitions::put_extension(conn, quiz, who, extension, teacher, NOW)).unwrap();
        }
        let (of_mei, of_anna) = (Extension { minutes: 0, attempts: 2 }, Extension { minutes: 9, attempts: 0 });
        assert_eq!(read!(db, conn => definitions::extension(conn, quiz, mei)).unwrap(), of_mei);
        assert_eq!(read!(db, conn => definitions::extension(conn, quiz, teacher)).unwrap(), Extension::default());
        let all = read!(db, conn => definitions::extensions(conn, quiz)).unwrap();
        assert_eq!(all.into_iter().collect::<Vec<_>>(), [(mei, of_mei), (anna, of_anna)]);
        let of_one = read!(db, conn => definitions::extensions_of(conn, mei)).unwrap();
        assert_eq!(of_one.into_iter().collect::<Vec<_>>(), [(quiz, of_mei)]);
    }

    async fn a_learner_takes_the_published_quizzes_of_organisation_and_class_the_newest_first(db) {
        let (school, company) = (organisation(&db, "School").await, organisation(&db, "Company").await);
        let (own, other) = (class(&db, school, "Own").await, class(&db, school, "Other").await);
        let mei = person(&db).await;
        join(&db, people::NewMembership { class: Some(own), ..membership(mei, school) }).await;
        let of_school = published(&db, &new_quiz(Some(school)), 0).await;
        let of_class = published(&db, &Quiz { class: Some(own), ..new_quiz(Some(school)) }, 1).await;
        published(&db, &Quiz { class: Some(other), ..new_quiz(Some(school)) }, 2).await;
        published(&db, &new_quiz(Some(company)), 3).await;
        // neither of an organisation nor of a course: for nobody
        published(&db, &new_quiz(None), 4).await;
        insert(&db, &new_quiz(Some(school)), later(5)).await;
        let archived = published(&db, &new_quiz(Some(school)), 6).await;
        write!(db, conn => definitions::archive(conn, archived, Some(NOW))).unwrap();
        assert_eq!(taken_by(&db, mei, 9).await, [of_class, of_school]);
        for quiz in [archived, fresh()] {
            assert!(!read!(db, conn => definitions::is_for(conn, quiz, mei, later(9))).unwrap());
        }
        assert!(taken_by(&db, person(&db).await, 9).await.is_empty());
    }

    async fn only_current_learners_take_quizzes(db) {
        let school = organisation(&db, "School").await;
        published(&db, &new_quiz(Some(school)), 0).await;
        let (mei, teacher) = (person(&db).await, person(&db).await);
        join(&db, people::NewMembership { valid_until: Some(later(10)), ..membership(mei, school) }).await;
        join(&db, people::NewMembership { role: Role::Teacher, ..membership(teacher, school) }).await;
        let counts = [taken_by(&db, mei, -1).await.len(), taken_by(&db, mei, 9).await.len(), taken_by(&db, mei, 10).await.len()];
        assert_eq!((counts, taken_by(&db, teacher, 5).await.len()), ([0, 1, 0], 0));
        assert!(read!(db, conn => people::has_been_learner(conn, mei, school)).unwrap());
        assert!(!read!(db, conn => people::has_been_learner(conn, teacher, school)).unwrap());
    }

    async fn a_quiz_that_came_with_a_course_is_for_those_who_are_enrolled(db) {
        let learner = Learner::new(&db).await;
        let outsider = person(&db).await;
        let quiz = published(&db, &Quiz { course: Some(learner.course), ..new_quiz(None) }, 0).await;
        assert_eq!(taken_by(&db, learner.person, 1).await, [quiz]);
        assert!(taken_by(&db, outsider, 1).await.is_empty());
    }

    async fn staff_see_drafts_archived_ones_and_those_of_courses_around_them(db) {
        let (school, company) = (organisation(&db, "School").await, organisation(&db, "Company").await);
        let teacher = person(&db).await;
        join(&db, people::NewMembership { role: Role::Teacher, valid_until: Some(later(10)), ..membership(teacher, school) }).await;
        let draft = insert(&db, &new_quiz(Some(school)), NOW).await;
        let archived = insert(&db, &new_quiz(Some(school)), later(1)).await;
        write!(db, conn => definitions::archive(conn, archived, Some(NOW))).unwrap();
        insert(&db, &new_quiz(Some(company)), later(2)).await;
        let of_course = insert(&db, &new_quiz(None), later(3)).await;
        let around = |found: Vec<Quiz>| found.into_iter().map(|q| q.id).collect::<Vec<_>>();
        assert_eq!(around(read!(db, conn => definitions::quizzes_around(conn, teacher, later(9))).unwrap()), [of_course, archived, draft]);
        assert_eq!(around(read!(db, conn => definitions::quizzes_around(conn, teacher, later(10))).unwrap()), [of_course]);
    }
}
