//! What those who mark see of everybody.

use domain::people::Role;
use domain::quizzes::definition::{Conditions, Counts, Review};
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, choice, choose, definition, fixed, person, text};
use crate::quizzes::{archive_quiz, create_quiz, end_attempt, grant_extension, save_draft};

both_databases! {
    async fn every_learner_is_listed_with_attempts_extension_and_what_counts(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        // what learners may not see yet, those who mark see
        exam.under(Conditions { counts: Counts::Last, review: Review::default(), ..Conditions::default() }).await;
        let (mei, _) = exam.handed_in("mei", &["a"]).await;
        let second = exam.start(&mei).await;
        choose(&mei, second, 1, "c").await;
        end_attempt(&mei, second).await.unwrap();
        let (anna, _) = exam.begun("anna").await;
        let paul = exam.school.learner("paul").await;
        let more = Extension { minutes: 5, attempts: 1 };
        grant_extension(&exam.teacher, exam.quiz, person(&paul), more).await.unwrap();
        exam.school.neighbour().learner("li").await;
        let results = results(&exam.teacher, exam.quiz).await.unwrap();
        let of = |ctx: &Ctx| results.learners.iter().find(|l| l.person.id == person(ctx)).unwrap();
        assert_eq!((results.learners.len(), results.may_change), (3, true));
        assert_eq!((of(&mei).attempts.len(), of(&mei).percent), (2, Some(50.0)));
        assert_eq!((of(&anna).attempts.len(), of(&anna).percent), (1, None));
        assert_eq!((of(&paul).attempts.len(), of(&paul).percent, of(&paul).extension), (0, None, more));
    }

    async fn the_marker_sees_everything_whatever_the_learner_may_see(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.handed_in("mei", &["b"]).await;
        let (page, learner) = marker_page(&exam.teacher, attempt).await.unwrap();
        let seen = format!("{:?}", page.questions[0].view);
        assert!(seen.contains("SECRET-B") && seen.contains("SECRET-GENERAL") && seen.contains("solution: true"), "{seen}");
        assert_eq!((page.questions[0].mark, page.attempt.marks, learner.unwrap().id), (Some(0.0), Some(0.0), person(&mei)));
    }

    async fn staff_see_the_quizzes_of_their_organisation(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let draft = create_quiz(&exam.teacher, exam.school.organisation, text("A draft")).await.unwrap();
        archive_quiz(&exam.teacher, exam.quiz, true).await.unwrap();
        let mut seen: Vec<_> = quizzes_of_staff(&exam.teacher).await.unwrap().into_iter().map(|q| (q.id, q.archived)).collect();
        seen.sort_unstable();
        let mut expected = vec![(exam.quiz, true), (draft, false)];
        expected.sort_unstable();
        assert_eq!(seen, expected);
        let neighbour = exam.school.neighbour().signed_in("li", Role::Teacher).await;
        assert!(quizzes_of_staff(&neighbour).await.unwrap().is_empty());
    }

    async fn a_quiz_can_be_for_a_class_of_the_organisation_only(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let classes = classes_for_quiz(&exam.teacher, exam.school.organisation).await.unwrap();
        assert_eq!(classes.len(), 1);
        let draft = definition(vec![fixed(exam.items[0])]);
        save_draft(&exam.teacher, exam.quiz, Some(exam.school.class), draft.clone()).await.unwrap();
        assert_eq!(results(&exam.teacher, exam.quiz).await.unwrap().quiz.class, Some(exam.school.class));
        let nowhere = save_draft(&exam.teacher, exam.quiz, Some(domain::ClassId(exam.teacher.id())), draft).await;
        assert!(matches!(nowhere, Err(crate::quizzes::AuthorQuizError::Forbidden(_))));
    }
}
