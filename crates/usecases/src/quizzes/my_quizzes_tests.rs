//! The list of one's quizzes.

use domain::people::Role;
use domain::quizzes::definition::{Conditions, Counts, Review};
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, MINUTE, choice, choose, definition};
use crate::quizzes::{archive_quiz, create_quiz, end_attempt, save_draft};

async fn listed(ctx: &Ctx) -> Vec<domain::QuizId> {
    my_quizzes(ctx).await.unwrap().into_iter().map(|q| q.quiz.id).collect()
}

async fn percent(ctx: &Ctx) -> Option<f64> {
    let quiz = my_quizzes(ctx).await.unwrap().remove(0);
    quiz.standing.percent(&quiz.quiz)
}

both_databases! {
    async fn one_sees_the_published_quizzes_of_ones_school_and_class_the_newest_first(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let mei = exam.school.learner("mei").await;
        assert_eq!(listed(&mei).await, [exam.quiz]);
        exam.forward(1);
        let second = exam.school.quiz_of(&exam.teacher, &exam.items).await;
        create_quiz(&exam.teacher, exam.school.organisation, crate::quizzes::testing::text("A draft")).await.unwrap();
        assert_eq!(listed(&mei).await, [second, exam.quiz]);
        save_draft(&exam.teacher, second, Some(exam.school.class), definition(vec![]), 1).await.unwrap();
        assert_eq!(listed(&mei).await, [second, exam.quiz]);
        archive_quiz(&exam.teacher, exam.quiz, true).await.unwrap();
        assert_eq!(listed(&mei).await, [second]);
        let outsider = exam.school.neighbour().learner("li").await;
        assert!(listed(&outsider).await.is_empty() && listed(&exam.teacher).await.is_empty());
    }

    async fn it_says_what_is_under_way_and_what_is_left(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.under(Conditions { minutes: Some(10), attempts: 2, ..Conditions::default() }).await;
        let (mei, attempt) = exam.begun("mei").await;
        let standing = my_quizzes(&mei).await.unwrap().remove(0).standing;
        assert_eq!((standing.current.as_ref().map(|a| a.id), standing.left, standing.may_start()), (Some(attempt), Some(1), false));
        // its time is over, though the clock has not ended it yet
        exam.forward(10 * MINUTE);
        let standing = my_quizzes(&mei).await.unwrap().remove(0).standing;
        assert_eq!((standing.current, standing.left, standing.window), (None, Some(1), Window::Open));
    }

    async fn of_several_attempts_the_agreed_one_counts(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let mei = exam.school.signed_in("mei", Role::Learner).await;
        assert_eq!(percent(&mei).await, None);
        for option in ["c", "a", "b"] {
            let attempt = exam.start(&mei).await;
            choose(&mei, attempt, 1, option).await;
            end_attempt(&mei, attempt).await.unwrap();
        }
        for (counts, expected) in [(Counts::Highest, 100.0), (Counts::First, 50.0), (Counts::Last, 0.0), (Counts::Average, 50.0)] {
            exam.under(Conditions { counts, ..Conditions::default() }).await;
            assert_eq!(percent(&mei).await, Some(expected), "{counts:?}");
        }
    }

    async fn what_an_attempt_came_to_is_not_there_before_marks_may_be_seen(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let mut review = Review::default();
        (review.just_after.marks, review.open.marks) = (false, false);
        let closes_at = Some(exam.now().plus(MINUTE));
        exam.under(Conditions { closes_at, review, ..Conditions::default() }).await;
        let (mei, _) = exam.handed_in("mei", &["a"]).await;
        assert_eq!(percent(&mei).await, None);
        assert_eq!(my_quizzes(&mei).await.unwrap()[0].standing.attempts[0].marks, None);
        exam.forward(MINUTE);
        assert_eq!(percent(&mei).await, Some(100.0));
    }
}
