//! Quizzes that are put away.

use storage::both_databases;

use super::*;
use crate::courses::Status;
use crate::quizzes::testing::{Exam, choice, choose};
use crate::quizzes::{attempt_page, end_attempt, my_quizzes, quiz_statistics, results};

both_databases! {
    async fn an_archived_quiz_leaves_the_learners_list_and_keeps_its_results(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.handed_in("mei", &["a"]).await;
        archive_quiz(&exam.teacher, exam.quiz, true).await.unwrap();
        assert!(my_quizzes(&mei).await.unwrap().is_empty());
        assert!(results(&exam.teacher, exam.quiz).await.unwrap().quiz.archived);
        assert_eq!(quiz_statistics(&exam.teacher, exam.quiz).await.unwrap().statistics.quiz.attempts, 1);
        assert!(attempt_page(&mei, attempt).await.unwrap().attempt.ended.is_some());
        archive_quiz(&exam.teacher, exam.quiz, false).await.unwrap();
        assert_eq!(my_quizzes(&mei).await.unwrap().len(), 1);
    }

    async fn nobody_who_sits_a_quiz_loses_it_to_the_archive(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        exam.begun("anna").await;
        let refused = archive_quiz(&exam.teacher, exam.quiz, true).await;
        assert!(matches!(refused, Err(AuthorQuizError::UnderWay(2))), "{refused:?}");
        assert_eq!(my_quizzes(&mei).await.unwrap().len(), 1);
        // should one begin in the moment it is archived: it can be answered and handed in
        let quiz = exam.quiz;
        let at = exam.now();
        let put_away = exam.school.app.db.write(move |mut conn| Box::pin(async move { definitions::archive(&mut conn, quiz, Some(at)).await }));
        put_away.await.unwrap();
        assert_eq!(choose(&mei, attempt, 1, "a").await, Status::Accepted);
        end_attempt(&mei, attempt).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(1.0), 0));
    }

    async fn archiving_twice_is_archiving_once(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        for archived in [true, true, false, false] {
            archive_quiz(&exam.teacher, exam.quiz, archived).await.unwrap();
        }
        assert_eq!(exam.audited(format!("quiz:{}", exam.quiz)).await, ["archive_quiz", "create_quiz", "publish_quiz", "take_back_quiz"]);
    }
}
