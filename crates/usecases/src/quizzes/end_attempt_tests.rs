//! Handing in, once, and what it comes to.

use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, MINUTE, choice, choose, essay, send, word};

both_databases! {
    async fn handing_in_sums_up_what_was_answered(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam"), word("name")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        choose(&mei, attempt, 2, "c").await;
        assert_eq!(exam.attempt(attempt).await.marks, None);
        exam.forward(MINUTE);
        end_attempt(&mei, attempt).await.unwrap();
        let ended = exam.attempt(attempt).await;
        assert_eq!((ended.marks, ended.max, ended.to_mark), (Some(1.5), Some(3.0), 0));
        assert_eq!(ended.ended, Some(Ended { at: exam.now(), by_deadline: false }));
        let marks: Vec<_> = exam.marks(attempt).await.into_iter().map(|m| (m.question, m.share, m.mark, m.max)).collect();
        assert_eq!(marks, [(1, Some(1.0), Some(1.0), 1.0), (2, Some(0.5), Some(0.5), 1.0), (3, Some(0.0), Some(0.0), 1.0)]);
    }

    async fn handing_in_twice_and_from_two_devices_at_once_is_handing_in_once(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        let (one, two) = tokio::join!(end_attempt(&mei, attempt), end_attempt(&mei, attempt));
        one.unwrap();
        two.unwrap();
        let first = exam.attempt(attempt).await;
        exam.forward(MINUTE);
        end_attempt(&mei, attempt).await.unwrap();
        assert_eq!(exam.attempt(attempt).await, first);
    }

    async fn nobody_hands_in_for_another(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (_, attempt) = exam.begun("mei").await;
        let anna = exam.school.learner("anna").await;
        for other in [&anna, &exam.teacher] {
            assert!(matches!(end_attempt(other, attempt).await, Err(EndAttemptError::NotFound)));
        }
        assert_eq!(exam.attempt(attempt).await.ended, None);
    }

    async fn handing_in_after_the_deadline_ends_at_the_deadline(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        let deadline = exam.now().plus(10 * MINUTE);
        exam.forward(11 * MINUTE);
        end_attempt(&mei, attempt).await.unwrap();
        assert_eq!(exam.attempt(attempt).await.ended, Some(Ended { at: deadline, by_deadline: true }));
    }

    async fn an_essay_waits_for_a_person_and_an_empty_one_does_not(db) {
        let exam = Exam::new(db, &[essay("why")]).await;
        let (mei, written) = exam.begun("mei").await;
        send(&mei, crate::quizzes::testing::answer(&mei, written, 1, &[("text", "Because.")])).await;
        end_attempt(&mei, written).await.unwrap();
        assert_eq!(exam.total(written).await, (Some(0.0), 1));
        let (anna, empty) = exam.begun("anna").await;
        end_attempt(&anna, empty).await.unwrap();
        assert_eq!(exam.total(empty).await, (Some(0.0), 0));
    }

    async fn the_class_and_the_language_of_each_answer_are_noted(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let in_chinese = crate::quizzes::testing::speaking(&mei, Language::Zh);
        choose(&in_chinese, attempt, 1, "b").await;
        exam.forward(1);
        choose(&mei, attempt, 2, "a").await;
        end_attempt(&mei, attempt).await.unwrap();
        let noted: Vec<_> = exam.marks(attempt).await.into_iter().map(|m| (m.language, m.classes)).collect();
        assert_eq!(noted, [(Language::Zh, vec![Some("b".to_owned())]), (Language::En, vec![Some("a".to_owned())])]);
    }

    async fn what_was_missed_is_practised_when_the_quiz_is_for_practice(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        exam.under(domain::quizzes::definition::Conditions { practice: true, ..Default::default() }).await;
        let (mei, _) = exam.handed_in("mei", &["a", "b"]).await;
        let mut read = exam.school.app.db.read().await.unwrap();
        let due = reviews::due(&mut read.conn(), crate::quizzes::testing::person(&mei), exam.now(), 9).await.unwrap();
        assert_eq!(due.into_iter().map(|c| c.card).collect::<Vec<_>>(), [format!("item:{}", exam.items[1])]);
    }
}
