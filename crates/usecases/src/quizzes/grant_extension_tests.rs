//! More time for one, and for nobody else.

use domain::Timestamp;
use domain::people::Role;
use domain::quizzes::definition::Conditions;
use storage::both_databases;

use super::*;
use crate::quizzes::set_conditions;
use crate::quizzes::testing::{Exam, MINUTE, choice, person};

const FIVE: Extension = Extension { minutes: 5, attempts: 1 };

async fn deadlines(exam: &Exam, attempts: [domain::AttemptId; 2]) -> [Option<Timestamp>; 2] {
    [exam.attempt(attempts[0]).await.deadline, exam.attempt(attempts[1]).await.deadline]
}

both_databases! {
    async fn it_is_for_one_person_replaces_the_one_before_and_is_audited(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, of_mei) = exam.begun("mei").await;
        let (_, of_anna) = exam.begun("anna").await;
        let at = |minutes: i64| Some(exam.now().plus(minutes * MINUTE));
        grant_extension(&exam.teacher, exam.quiz, person(&mei), FIVE).await.unwrap();
        assert_eq!(deadlines(&exam, [of_mei, of_anna]).await, [at(15), at(10)]);
        grant_extension(&exam.teacher, exam.quiz, person(&mei), Extension { minutes: 2, attempts: 0 }).await.unwrap();
        assert_eq!(deadlines(&exam, [of_mei, of_anna]).await, [at(12), at(10)]);
        let trail = exam.audited(format!("quiz:{}", exam.quiz)).await;
        assert_eq!(trail.iter().filter(|action| *action == "grant_extension").count(), 2);
    }

    async fn it_is_for_learners_of_ones_own_organisation_only(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let outsider = exam.school.neighbour().learner("li").await;
        let colleague = exam.school.signed_in("colleague", Role::Mentor).await;
        for other in [&outsider, &colleague] {
            let refused = grant_extension(&exam.teacher, exam.quiz, person(other), FIVE).await;
            assert!(matches!(refused, Err(GrantExtensionError::Forbidden(_))));
        }
    }

    async fn granted_while_the_conditions_change_it_runs_by_the_new_ones(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        for round in 1..=20_u16 {
            let conditions = Conditions { minutes: Some(100 + round), ..Conditions::default() };
            let extension = Extension { minutes: round, attempts: 0 };
            let (set, granted) = tokio::join!(
                set_conditions(&exam.teacher, exam.quiz, conditions, i64::from(round) - 1),
                grant_extension(&exam.teacher, exam.quiz, person(&mei), extension),
            );
            set.unwrap();
            granted.unwrap();
            let minutes = i64::from(100 + 2 * round);
            assert_eq!(exam.attempt(attempt).await.deadline, Some(exam.now().plus(minutes * MINUTE)), "round {round}");
        }
    }
}
