//! Conditions that can be, and two who set them.

use domain::Timestamp;
use domain::people::Role;
use storage::both_databases;

use super::*;
use crate::quizzes::quiz_draft;
use crate::quizzes::testing::{Exam, choice, person};

fn minutes(minutes: u16) -> Conditions {
    Conditions { minutes: Some(minutes), ..Conditions::default() }
}

both_databases! {
    async fn conditions_that_cannot_be_are_refused_and_the_trail_holds_no_access_code(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let at = |minutes: i64| Some(exam.now().plus(minutes * Timestamp::MINUTE));
        for wrong in [
            Conditions { opens_at: at(2), closes_at: at(1), ..Conditions::default() },
            Conditions { opens_at: at(1), closes_at: at(1), ..Conditions::default() },
            Conditions { minutes: Some(0), ..Conditions::default() },
            Conditions { access_code: "x".repeat(61), ..Conditions::default() },
        ] {
            assert!(matches!(set_conditions(&exam.teacher, exam.quiz, wrong, 0).await, Err(AuthorQuizError::BadConditions)));
        }
        exam.under(Conditions { access_code: "SECRET-CODE".into(), attempts: 3, ..Conditions::default() }).await;
        assert_eq!(quiz_draft(&exam.teacher, exam.quiz).await.unwrap().quiz.conditions.attempts, 3);
        let leaked = "SELECT CAST(COUNT(*) AS BIGINT) FROM audit_event WHERE detail LIKE '%SECRET%'";
        assert_eq!(storage::testing::number(&exam.school.app.db, leaked).await, 0);
        let trail = exam.audited(format!("quiz:{}", exam.quiz)).await;
        assert_eq!(trail, ["create_quiz", "publish_quiz", "set_quiz_conditions"]);
    }

    async fn conditions_set_meanwhile_are_not_replaced_unseen(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let other = exam.school.signed_in("other", Role::Teacher).await;
        assert_eq!(set_conditions(&exam.teacher, exam.quiz, minutes(10), 0).await.unwrap(), 1);
        // a response that was lost: the same once more
        assert_eq!(set_conditions(&exam.teacher, exam.quiz, minutes(10), 0).await.unwrap(), 1);
        assert!(matches!(set_conditions(&other, exam.quiz, minutes(20), 0).await, Err(AuthorQuizError::Changed)));
        let draft = quiz_draft(&other, exam.quiz).await.unwrap();
        assert_eq!((draft.quiz.conditions.minutes, draft.conditions_saved.revision, draft.draft_saved.revision), (Some(10), 1, 1));
        assert_eq!((draft.conditions_saved.by.map(|p| p.id), draft.conditions_saved.at), (Some(person(&exam.teacher)), Some(exam.now())));
        // on purpose
        assert_eq!(set_conditions(&other, exam.quiz, minutes(20), 1).await.unwrap(), 2);
        assert_eq!(exam.audited(format!("quiz:{}", exam.quiz)).await.iter().filter(|a| *a == "set_quiz_conditions").count(), 2);
    }

    async fn of_two_who_set_conditions_at_once_one_is_told(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        for round in 0..20_u16 {
            let [first, second] = [minutes(2 * round + 1), minutes(2 * round + 2)];
            let seen = i64::from(round);
            let (one, two) = tokio::join!(
                set_conditions(&exam.teacher, exam.quiz, first.clone(), seen),
                set_conditions(&exam.teacher, exam.quiz, second.clone(), seen),
            );
            let stored = match (one, two) {
                (Ok(_), Err(AuthorQuizError::Changed)) => first,
                (Err(AuthorQuizError::Changed), Ok(_)) => second,
                other => panic!("round {round}: {other:?}"),
            };
            let draft = quiz_draft(&exam.teacher, exam.quiz).await.unwrap();
            assert_eq!((draft.quiz.conditions, draft.conditions_saved.revision), (stored, seen + 1));
        }
    }
}
