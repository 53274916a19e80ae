use std::collections::BTreeMap;

use domain::quizzes::response::Response;
use domain::{AttemptId, Language};
use qiao_storage::quizzes::marks::{self, HandMark, QuestionMark};
use qiao_storage::{Db, both_databases};

use crate::quizzes_support::*;
use crate::support::*;

fn automatic(sitting: Sitting, attempt: AttemptId, share: Option<f64>) -> QuestionMark {
    QuestionMark {
        attempt,
        question: 1,
        item: sitting.item,
        version: sitting.item_version,
        language: Language::Zh,
        response: Response::from([("choice", "a")]),
        classes: vec![Some("a".into()), None],
        share,
        mark: share.map(|share| share * 4.0),
        max: 4.0,
        by_hand: false,
        rubric: None,
        comment: None,
    }
}

async fn put(db: &Db, mark: &QuestionMark) {
    let mark = mark.clone();
    write!(db, conn => marks::put(conn, &mark)).unwrap();
}

async fn one(db: &Db, attempt: AttemptId) -> QuestionMark {
    read!(db, conn => marks::one(conn, attempt, 1)).unwrap().unwrap()
}

/// A person gives this mark, or the automatic one back.
async fn by_hand(db: &Db, attempt: AttemptId, mark: Option<f64>) -> bool {
    let teacher = person(db).await;
    let rubric = BTreeMap::from([("depth".to_owned(), 1.5)]);
    write!(db, conn => async {
        let (rubric, comment) = (mark.map(|_| &rubric), mark.map(|_| "Gut 好"));
        marks::set_by_hand(conn, &HandMark { attempt, question: 1, mark, rubric, comment, by: teacher, at: NOW }).await
    })
    .unwrap()
}

both_databases! {
    async fn a_mark_reads_back_equal_and_is_replaced(db) {
        let sitting = Sitting::new(&db).await;
        let attempt = sitting.started(&db, 1, None).await;
        for share in [Some(0.75), None, Some(-1.0)] {
            let mark = automatic(sitting, attempt, share);
            put(&db, &mark).await;
            assert_eq!(one(&db, attempt).await, mark);
            assert_eq!(read!(db, conn => marks::of_attempt(conn, attempt)).unwrap(), [mark]);
        }
        assert_eq!(read!(db, conn => marks::one(conn, attempt, 2)).unwrap(), None);
        assert_eq!(read!(db, conn => marks::one(conn, fresh(), 1)).unwrap(), None);
    }

    async fn what_a_person_gave_stays_when_the_automatic_mark_changes(db) {
        let sitting = Sitting::new(&db).await;
        let attempt = sitting.started(&db, 1, None).await;
        put(&db, &automatic(sitting, attempt, Some(0.0))).await;
        assert!(by_hand(&db, attempt, Some(2.5)).await);
        put(&db, &QuestionMark { language: Language::De, ..automatic(sitting, attempt, Some(1.0)) }).await;
        let kept = one(&db, attempt).await;
        assert_eq!((kept.mark, kept.share, kept.by_hand, kept.language), (Some(2.5), Some(1.0), true, Language::De));
        assert_eq!((kept.rubric.unwrap()["depth"], kept.comment.as_deref()), (1.5, Some("Gut 好")));
        // given back: the automatic one of now
        assert!(by_hand(&db, attempt, None).await);
        assert_eq!(one(&db, attempt).await, QuestionMark { language: Language::De, ..automatic(sitting, attempt, Some(1.0)) });
    }

    async fn an_answer_without_an_automatic_mark_waits_again_when_it_is_given_back(db) {
        let sitting = Sitting::new(&db).await;
        let attempt = sitting.started(&db, 1, None).await;
        put(&db, &automatic(sitting, attempt, None)).await;
        by_hand(&db, attempt, Some(0.0)).await;
        assert_eq!(one(&db, attempt).await.mark, Some(0.0));
        by_hand(&db, attempt, None).await;
        assert_eq!((one(&db, attempt).await.mark, one(&db, attempt).await.by_hand), (None, false));
    }

    async fn a_question_that_is_not_there_is_not_marked(db) {
        let sitting = Sitting::new(&db).await;
        let attempt = sitting.started(&db, 1, None).await;
        assert!(!by_hand(&db, attempt, Some(1.0)).await);
    }

    async fn marks_are_listed_by_attempt_of_a_quiz_of_an_item_and_of_an_organisation(db) {
        let sitting = Sitting::new(&db).await;
        let (mine, other) = (sitting.started(&db, 1, None).await, sitting.of_another(&db).await);
        let outside = Sitting { learner: person(&db).await, ..sitting }.started(&db, 1, None).await;
        let (seam, seam_version) = item(&db, sitting.bank, "seam").await;
        for attempt in [mine, other, outside] {
            let first = automatic(sitting, attempt, Some(1.0));
            put(&db, &QuestionMark { question: 10, item: seam, version: seam_version, ..first.clone() }).await;
            put(&db, &first).await;
        }
        let listed = |marks: Vec<QuestionMark>| marks.into_iter().map(|m| (m.attempt, m.question)).collect::<Vec<_>>();
        let (quiz, school) = (sitting.quiz, sitting.organisation);
        assert_eq!(listed(read!(db, conn => marks::of_attempt(conn, outside)).unwrap()), [(outside, 1), (outside, 10)]);
        assert_eq!(listed(read!(db, conn => marks::of_item(conn, quiz, seam, school)).unwrap()), [(mine, 10), (other, 10)]);
        assert!(read!(db, conn => marks::of_item(conn, quiz, fresh(), school)).unwrap().is_empty());
    }
}
