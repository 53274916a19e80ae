//! What those who mark see of everybody.

use domain::MembershipId;
use domain::people::Role;
use domain::quizzes::definition::{Conditions, Counts, Review};
use storage::both_databases;
use storage::people::{NewMembership, insert_membership};

use super::*;
use crate::quizzes::testing::{Exam, answer, choice, choose, definition, essay, fixed, person, send, text};
use crate::quizzes::{
    Decision, MarkQuestion, StartAttempt, archive_quiz, create_quiz, end_attempt, grant_extension, mark_question, next_to_mark,
    publish_quiz, quiz_statistics, save_draft, start_attempt, to_mark,
};
use crate::testing::School;

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
        let MarkerPage { page, person: learner, .. } = marker_page(&exam.teacher, attempt).await.unwrap();
        let seen = format!("{:?}", page.questions[0].view);
        assert!(seen.contains("SECRET-B") && seen.contains("SECRET-GENERAL") && seen.contains("solution: true"), "{seen}");
        assert_eq!((page.questions[0].mark, page.attempt.marks, learner.unwrap().id), (Some(0.0), Some(0.0), person(&mei)));
    }

    async fn staff_see_the_quizzes_of_their_organisation(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let draft = create_quiz(&exam.teacher, exam.school.organisation, text("A draft")).await.unwrap();
        archive_quiz(&exam.teacher, exam.quiz, true).await.unwrap();
        let mut seen: Vec<_> = quizzes_of_staff(&exam.teacher).await.unwrap().quizzes.into_iter().map(|q| (q.quiz.id, q.quiz.archived)).collect();
        seen.sort_unstable();
        let mut expected = vec![(exam.quiz, true), (draft, false)];
        expected.sort_unstable();
        assert_eq!(seen, expected);
        let neighbour = exam.school.neighbour().signed_in("li", Role::Teacher).await;
        assert!(quizzes_of_staff(&neighbour).await.unwrap().quizzes.is_empty());
    }

    async fn who_learns_in_two_organisations_is_marked_and_counted_once(db) {
        let school = School::new(db).await;
        school.course().await;
        let (operator, neighbour) = (school.operator(), school.neighbour());
        // a quiz that came with the course, for everybody who is enrolled
        let (bank, quiz, at) = (school.shared_bank().await, QuizId(operator.id()), school.now());
        let items = [school.item(&operator, bank, essay("why")).await, school.item(&operator, bank, choice("gas")).await];
        let draft = definition(items.map(fixed).to_vec());
        school.app.db.write(move |mut conn| Box::pin(async move {
            let course = storage::courses::newest_version(&mut conn, "small").await?.map(|head| head.course_id);
            let quiz = Quiz {
                id: quiz, organisation: None, course, class: None, slug: Some("small".into()), title: text("Small"),
                conditions: Conditions::default(), version: None, archived: false,
            };
            definitions::insert(&mut conn, &quiz, &draft, None, at).await
        })).await.unwrap();
        publish_quiz(&operator, quiz).await.unwrap();
        let (mei, teacher) = (school.learner("mei").await, school.signed_in("teacher", Role::Teacher).await);
        for (member, role) in [(person(&mei), Role::Learner), (person(&teacher), Role::Teacher)] {
            let (id, organisation) = (MembershipId(operator.id()), neighbour.organisation);
            let also = NewMembership { id, person: member, organisation, role, class: None, valid_from: at, valid_until: None };
            school.app.db.write(move |mut conn| Box::pin(async move { insert_membership(&mut conn, &also).await })).await.unwrap();
        }
        crate::courses::enrol(&mei, "small").await.unwrap();
        let attempt = start_attempt(&mei, StartAttempt { quiz, access_code: String::new() }).await.unwrap();
        send(&mei, answer(&mei, attempt, 1, &[("text", "So.")])).await;
        end_attempt(&mei, attempt).await.unwrap();

        let teacher = school.as_person(person(&teacher)).await;
        let found = results(&teacher, quiz).await.unwrap();
        assert_eq!((found.organisations.len(), found.learners.len(), found.learners[0].attempts.len()), (2, 1, 1));
        assert_eq!(to_mark(&teacher, quiz).await.unwrap().1[0].waiting, 1);
        assert_eq!(next_to_mark(&teacher, quiz, items[0], 0).await.unwrap().1.unwrap().others_waiting, 0);
        let decision = Decision::Marks(5.0);
        mark_question(&teacher, MarkQuestion { attempt, question: 1, decision, comment: String::new() }).await.unwrap();
        let statistics = quiz_statistics(&teacher, quiz).await.unwrap().statistics.quiz;
        assert_eq!((statistics.attempts, statistics.mean, statistics.max), (1, Some(5.0), 11.0));
    }

    async fn a_quiz_can_be_for_a_class_of_the_organisation_only(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let draft = definition(vec![fixed(exam.items[0])]);
        save_draft(&exam.teacher, exam.quiz, Some(exam.school.class), draft.clone(), 1).await.unwrap();
        assert_eq!(results(&exam.teacher, exam.quiz).await.unwrap().quiz.class, Some(exam.school.class));
        let nowhere = save_draft(&exam.teacher, exam.quiz, Some(ClassId(exam.teacher.id())), draft, 2).await;
        assert!(matches!(nowhere, Err(crate::quizzes::AuthorQuizError::Forbidden(_))));
    }
}
