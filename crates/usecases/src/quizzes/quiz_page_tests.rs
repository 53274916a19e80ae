//! The page before the start.

use domain::quizzes::definition::{Conditions, Extension};
use domain::quizzes::timing::{Because, Window};
use storage::both_databases;

use super::*;
use crate::quizzes::grant_extension;
use crate::quizzes::testing::{Exam, MINUTE, choice, person, text};

both_databases! {
    async fn it_says_until_when_an_attempt_begun_now_would_run(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let mei = exam.school.learner("mei").await;
        assert_eq!(quiz_page(&mei, exam.quiz).await.unwrap().deadline, None);
        let closes_at = exam.now().plus(30 * MINUTE);
        exam.under(Conditions { minutes: Some(20), closes_at: Some(closes_at), ..Conditions::default() }).await;
        let page = quiz_page(&mei, exam.quiz).await.unwrap();
        assert_eq!(page.deadline, Some(Deadline { at: exam.now().plus(20 * MINUTE), because: Because::TimeLimit }));
        assert!(page.standing.may_start());
        exam.forward(15 * MINUTE);
        assert_eq!(quiz_page(&mei, exam.quiz).await.unwrap().deadline, Some(Deadline { at: closes_at, because: Because::Closing }));
        exam.forward(15 * MINUTE);
        let page = quiz_page(&mei, exam.quiz).await.unwrap();
        assert_eq!((page.standing.window, page.standing.may_start()), (Window::Closed { closed_at: closes_at }, false));
        grant_extension(&exam.teacher, exam.quiz, person(&mei), Extension { minutes: 5, attempts: 0 }).await.unwrap();
        assert!(quiz_page(&mei, exam.quiz).await.unwrap().standing.may_start());
    }

    async fn a_draft_and_a_quiz_of_others_are_not_there(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let mei = exam.school.learner("mei").await;
        let draft = crate::quizzes::create_quiz(&exam.teacher, exam.school.organisation, text("A draft")).await.unwrap();
        assert!(matches!(quiz_page(&mei, draft).await, Err(QuizPageError::NotFound)));
        let outsider = exam.school.neighbour().learner("li").await;
        assert!(matches!(quiz_page(&outsider, exam.quiz).await, Err(QuizPageError::NotFound)));
        assert!(matches!(quiz_page(&mei, QuizId(mei.id())).await, Err(QuizPageError::NotFound)));
    }
}
