//! Feedback during the attempt: checking at once, several tries, certainty.

use domain::people::Role;
use domain::quizzes::attempt::AttemptEvent;
use storage::both_databases;

use super::*;
use crate::courses::Status;
use crate::quizzes::testing::{Exam, again, choice, choose, essay, fields, incoming, send};
use crate::quizzes::{Decision, MarkQuestion, end_attempt, mark_question};

const TRIES: Behaviour = Behaviour::SeveralTries { tries: 3, penalty: 0.25 };

async fn check(exam: &Exam, ctx: &Ctx, attempt: AttemptId, option: &str) -> Status {
    exam.forward(1);
    send(ctx, incoming(ctx, attempt, 1, AttemptEvent::Checked { fields: fields(&[("choice", option)]) })).await
}

async fn first(ctx: &Ctx, attempt: AttemptId) -> AttemptQuestion {
    attempt_page(ctx, attempt).await.unwrap().questions.remove(0)
}

/// Everything of a question that leaves the server.
fn seen(question: &AttemptQuestion) -> String {
    format!("{:?} {:?} {:?} {:?}", question.view, question.standing, question.mark, question.comment)
}

async fn total(exam: &Exam, ctx: &Ctx, attempt: AttemptId) -> Option<f64> {
    end_attempt(ctx, attempt).await.unwrap();
    exam.total(attempt).await.0
}

both_databases! {
    async fn a_checked_question_shows_everything_and_is_closed(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas"), choice("seam")], Behaviour::Immediate).await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        let before = first(&mei, attempt).await;
        assert!(before.open && !seen(&before).contains("SECRET"), "{}", seen(&before));
        assert_eq!(check(&exam, &mei, attempt, "b").await, Status::Accepted);
        let after = first(&mei, attempt).await;
        assert_eq!((after.open, after.tries_left, after.standing, after.mark), (false, 0, QuestionStanding::Marked(Mark::Wrong), Some(0.0)));
        assert!(seen(&after).contains("SECRET-B") && seen(&after).contains("SECRET-GENERAL") && !seen(&after).contains("SECRET-A"));
        assert_eq!(check(&exam, &mei, attempt, "a").await, Status::Rejected("closed"));
        assert_eq!(choose(&mei, attempt, 1, "a").await, Status::Rejected("closed"));
        assert_eq!(choose(&mei, attempt, 2, "a").await, Status::Accepted);
        assert_eq!(total(&exam, &mei, attempt).await, Some(1.0));
    }

    async fn a_check_sent_again_is_a_duplicate_and_no_answer_to_a_closed_question(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas")], Behaviour::Immediate).await;
        let (mei, attempt) = exam.begun("mei").await;
        let event = incoming(&mei, attempt, 1, AttemptEvent::Checked { fields: fields(&[("choice", "b")]) });
        let repeated = again(&event);
        assert_eq!((send(&mei, event).await, send(&mei, repeated).await), (Status::Accepted, Status::Duplicate));
    }

    async fn what_is_not_checked_counts_at_the_end_all_the_same(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas")], Behaviour::Immediate).await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        assert_eq!(total(&exam, &mei, attempt).await, Some(1.0));
    }

    async fn nothing_cannot_be_checked(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas")], TRIES).await;
        let (mei, attempt) = exam.begun("mei").await;
        assert_eq!(check(&exam, &mei, attempt, "").await, Status::Rejected("nothing_to_check"));
        assert_eq!(first(&mei, attempt).await.tries_left, 3);
    }

    async fn each_wrong_try_costs_and_shows_its_feedback_with_the_hint_but_no_solution(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas")], TRIES).await;
        let (mei, attempt) = exam.begun("mei").await;
        assert!(first(&mei, attempt).await.view.hint_html.is_none());
        check(&exam, &mei, attempt, "b").await;
        let tried = first(&mei, attempt).await;
        assert_eq!((tried.open, tried.tries_left, tried.standing), (true, 2, QuestionStanding::Marked(Mark::Wrong)));
        assert!(tried.view.hint_html.is_some() && seen(&tried).contains("SECRET-B"));
        assert!(!seen(&tried).contains("SECRET-GENERAL") && !seen(&tried).contains("solution: true"), "{}", seen(&tried));
        // a new answer that is not checked yet says nothing about itself
        exam.forward(1);
        choose(&mei, attempt, 1, "a").await;
        let changed = first(&mei, attempt).await;
        assert_eq!(changed.standing, QuestionStanding::Answered);
        assert!(!seen(&changed).contains("SECRET-A"));
        check(&exam, &mei, attempt, "a").await;
        let right = first(&mei, attempt).await;
        // the first try cost marks; the answer is right
        assert_eq!((right.open, right.tries_left, right.mark), (false, 0, Some(0.75)));
        assert_eq!((right.standing, right.view.mark), (QuestionStanding::Marked(Mark::Right), Some(Mark::Right)));
        assert_eq!(total(&exam, &mei, attempt).await, Some(0.75));
    }

    async fn the_same_answer_checked_twice_is_one_try(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas")], TRIES).await;
        let (mei, attempt) = exam.begun("mei").await;
        check(&exam, &mei, attempt, "b").await;
        check(&exam, &mei, attempt, "b").await;
        assert_eq!(first(&mei, attempt).await.tries_left, 2);
    }

    async fn after_the_last_try_it_is_closed_and_shows_the_solution(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas")], TRIES).await;
        let (mei, attempt) = exam.begun("mei").await;
        for option in ["b", "c", "b"] {
            assert_eq!(check(&exam, &mei, attempt, option).await, Status::Accepted);
        }
        assert_eq!(check(&exam, &mei, attempt, "a").await, Status::Rejected("closed"));
        let closed = first(&mei, attempt).await;
        assert!(!closed.open && seen(&closed).contains("solution: true"), "{}", seen(&closed));
        assert_eq!(total(&exam, &mei, attempt).await, Some(0.0));
    }

    async fn an_answer_left_unchecked_after_a_wrong_try_costs_that_try(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas")], TRIES).await;
        let (mei, attempt) = exam.begun("mei").await;
        check(&exam, &mei, attempt, "b").await;
        exam.forward(1);
        choose(&mei, attempt, 1, "a").await;
        assert_eq!(total(&exam, &mei, attempt).await, Some(0.75));
    }

    async fn certainty_makes_right_answers_worth_more_and_wrong_ones_cost(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas"), choice("seam")], Behaviour::Certainty).await;
        let mut totals = Vec::new();
        for (name, given) in [("mei", [("a", 3), ("b", 1)]), ("anna", [("a", 3), ("b", 2)]), ("paul", [("a", 1), ("b", 3)])] {
            let (learner, attempt) = exam.begun(name).await;
            for (question, (option, certainty)) in (1..).zip(given) {
                let event = AttemptEvent::AnswerGiven { fields: fields(&[("choice", option)]), certainty: Some(certainty) };
                assert_eq!(send(&learner, incoming(&learner, attempt, question, event)).await, Status::Accepted);
            }
            let marks = total(&exam, &learner, attempt).await.unwrap();
            totals.push((marks * 3.0).round());
        }
        // 3 + 0, 3 − 2, 1 − 6 (a whole attempt is never below 0)
        assert_eq!(totals, [3.0, 1.0, 0.0]);
    }

    async fn what_is_right_is_called_right_however_unsure_and_what_a_teacher_decided_stands(db) {
        let exam = Exam::of_behaviour(db, &[choice("gas")], Behaviour::Certainty).await;
        let (mei, attempt) = exam.begun("mei").await;
        let event = AttemptEvent::AnswerGiven { fields: fields(&[("choice", "a")]), certainty: Some(1) };
        send(&mei, incoming(&mei, attempt, 1, event)).await;
        end_attempt(&mei, attempt).await.unwrap();
        let unsure = first(&mei, attempt).await;
        assert_eq!((unsure.standing, unsure.mark.map(|m| (m * 3.0).round())), (QuestionStanding::Marked(Mark::Right), Some(1.0)));
        let decision = MarkQuestion { attempt, question: 1, decision: Decision::Marks(0.0), comment: "Copied.".into() };
        mark_question(&exam.teacher, decision).await.unwrap();
        let decided = first(&mei, attempt).await;
        assert_eq!((decided.standing, decided.mark), (QuestionStanding::Marked(Mark::Wrong), Some(0.0)));
    }

    async fn an_essay_that_was_checked_waits_for_a_person(db) {
        let exam = Exam::of_behaviour(db, &[essay("why")], Behaviour::Immediate).await;
        let (mei, attempt) = exam.begun("mei").await;
        send(&mei, incoming(&mei, attempt, 1, AttemptEvent::Checked { fields: fields(&[("text", "So.")]) })).await;
        let checked = first(&mei, attempt).await;
        assert_eq!((checked.open, checked.standing, checked.mark), (false, QuestionStanding::ByHand, None));
        end_attempt(&mei, attempt).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(0.0), 1));
    }

    async fn a_teacher_does_not_see_an_attempt_as_its_learner(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (_, attempt) = exam.begun("mei").await;
        for name in ["one", "two"] {
            let other = exam.school.signed_in(name, if name == "one" { Role::Teacher } else { Role::Learner }).await;
            assert!(matches!(attempt_page(&other, attempt).await, Err(AttemptPageError::NotFound)));
        }
    }
}
