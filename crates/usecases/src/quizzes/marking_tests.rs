//! Marking by hand: rubric, range, reasons; sums follow, the trail is written.

use domain::people::Role;
use domain::{MembershipId, Timestamp};
use storage::both_databases;
use storage::people::{NewMembership, insert_membership};

use super::*;
use crate::quizzes::testing::{Exam, MINUTE, answer, choice, choose, essay, person, send};
use crate::quizzes::{end_attempt, marker_page, my_quizzes};

fn points(points: &[(&str, f64)]) -> Decision {
    Decision::Rubric(points.iter().map(|(criterion, points)| ((*criterion).to_owned(), *points)).collect())
}

async fn mark(exam: &Exam, attempt: AttemptId, question: u16, decision: Decision, comment: &str) -> Result<(), MarkError> {
    mark_question(&exam.teacher, MarkQuestion { attempt, question, decision, comment: comment.into() }).await
}

/// An essay and a choice, both answered, handed in.
async fn handed_in(exam: &Exam, name: &str, essay: &str, option: &str) -> (Ctx, AttemptId) {
    let (learner, attempt) = exam.begun(name).await;
    send(&learner, answer(&learner, attempt, 1, &[("text", essay)])).await;
    choose(&learner, attempt, 2, option).await;
    end_attempt(&learner, attempt).await.unwrap();
    (learner, attempt)
}

async fn waiting(exam: &Exam) -> Vec<(ItemId, usize, usize)> {
    to_mark(&exam.teacher, exam.quiz).await.unwrap().1.into_iter().map(|t| (t.item, t.waiting, t.marked)).collect()
}

both_databases! {
    async fn a_rubric_gives_its_share_of_the_marks_and_the_sum_follows(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        let (_, attempt) = handed_in(&exam, "mei", "So.", "a").await;
        assert_eq!((exam.total(attempt).await, waiting(&exam).await), ((Some(1.0), 1), vec![(exam.items[0], 1, 0)]));
        mark(&exam, attempt, 1, points(&[("depth", 3.0), ("words", 4.0)]), "Good words.").await.unwrap();
        assert_eq!((exam.total(attempt).await, waiting(&exam).await), ((Some(8.0), 0), vec![(exam.items[0], 0, 1)]));
        let kept = exam.marks(attempt).await.remove(0);
        assert_eq!((kept.mark, kept.by_hand, kept.comment.as_deref()), (Some(7.0), true, Some("Good words.")));
        assert_eq!(kept.rubric.unwrap().get("depth"), Some(&3.0));
        assert_eq!(exam.audited(format!("attempt:{attempt}")).await, ["mark_question"]);
    }

    async fn an_incomplete_rubric_and_marks_out_of_range_change_nothing(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        let (_, attempt) = handed_in(&exam, "mei", "So.", "a").await;
        for wrong in [points(&[("depth", 3.0)]), points(&[("depth", 7.0), ("words", 4.0)]), points(&[("depth", 3.0), ("words", 4.0), ("x", 0.0)])] {
            assert!(matches!(mark(&exam, attempt, 1, wrong, "").await, Err(MarkError::RubricIncomplete)));
        }
        for wrong in [-0.5, 10.5, f64::NAN] {
            assert!(matches!(mark(&exam, attempt, 1, Decision::Marks(wrong), "").await, Err(MarkError::OutOfRange)));
        }
        assert!(matches!(mark(&exam, attempt, 2, points(&[]), "why").await, Err(MarkError::RubricIncomplete)), "a choice has no rubric");
        let long = "x".repeat(COMMENT_MAX + 1);
        assert!(matches!(mark(&exam, attempt, 1, Decision::Marks(5.0), &long).await, Err(MarkError::TooLong)));
        assert!(matches!(mark(&exam, attempt, 9, Decision::Marks(0.0), "").await, Err(MarkError::Forbidden(_))));
        assert_eq!(exam.total(attempt).await, (Some(1.0), 1));
        assert!(exam.audited(format!("attempt:{attempt}")).await.is_empty());
    }

    async fn an_automatic_mark_is_changed_for_a_reason_and_given_back_without_one(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        let (_, attempt) = handed_in(&exam, "mei", "", "b").await;
        for no_reason in ["", "  \n"] {
            assert!(matches!(mark(&exam, attempt, 2, Decision::Marks(1.0), no_reason).await, Err(MarkError::NoReason)));
        }
        mark(&exam, attempt, 2, Decision::Marks(1.0), "The picture was missing.").await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(1.0), 0));
        mark(&exam, attempt, 2, Decision::Automatic, "").await.unwrap();
        let back = exam.marks(attempt).await.remove(1);
        assert_eq!((back.mark, back.by_hand, back.comment), (Some(0.0), false, None));
        assert_eq!((exam.total(attempt).await, exam.audited(format!("attempt:{attempt}")).await.len()), ((Some(0.0), 0), 2));
    }

    async fn an_essay_given_back_to_the_automatic_mark_waits_again(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        let (_, attempt) = handed_in(&exam, "mei", "So.", "a").await;
        mark(&exam, attempt, 1, Decision::Marks(5.0), "").await.unwrap();
        mark(&exam, attempt, 1, Decision::Automatic, "").await.unwrap();
        assert_eq!((exam.total(attempt).await, waiting(&exam).await), ((Some(1.0), 1), vec![(exam.items[0], 1, 0)]));
    }

    async fn nothing_is_marked_while_the_attempt_is_under_way(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        let (_, attempt) = exam.begun("mei").await;
        assert!(matches!(mark(&exam, attempt, 1, Decision::Marks(1.0), "x").await, Err(MarkError::UnderWay)));
        assert!(matches!(let_late_count(&exam.teacher, attempt, true).await, Err(MarkError::UnderWay)));
    }

    async fn answers_come_one_after_the_other_until_none_waits(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        let (_, one) = handed_in(&exam, "mei", "One.", "a").await;
        let (_, two) = handed_in(&exam, "anna", "Two.", "a").await;
        handed_in(&exam, "paul", "", "a").await;
        let next = |skip| next_to_mark(&exam.teacher, exam.quiz, exam.items[0], skip);
        let (first, skipped) = (next(0).await.unwrap().1.unwrap(), next(1).await.unwrap().1.unwrap());
        assert_eq!((first.others_waiting, skipped.others_waiting), (1, 1));
        assert!(first.person.is_some() && first.mark.attempt != skipped.mark.attempt);
        assert_eq!(next(2).await.unwrap().1.unwrap().mark.attempt, first.mark.attempt, "after the last comes the first");
        for attempt in [one, two] {
            mark(&exam, attempt, 1, Decision::Marks(1.0), "").await.unwrap();
        }
        assert!(next(0).await.unwrap().1.is_none());
    }

    async fn with_anonymous_marking_nobody_sees_whose_answer_it_is_until_it_is_marked(db) {
        let exam = Exam::changed(db, &[essay("why"), choice("gas")], |definition| definition.anonymous_marking = true).await;
        let (_, attempt) = handed_in(&exam, "mei", "So.", "a").await;
        let next = next_to_mark(&exam.teacher, exam.quiz, exam.items[0], 0).await.unwrap().1.unwrap();
        assert!(next.person.is_none() && marker_page(&exam.teacher, attempt).await.unwrap().person.is_none());
        mark(&exam, attempt, 1, Decision::Marks(1.0), "").await.unwrap();
        assert!(marker_page(&exam.teacher, attempt).await.unwrap().person.is_some());
    }

    async fn the_learner_reads_the_comment_and_what_it_came_to(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        let (mei, attempt) = handed_in(&exam, "mei", "So.", "b").await;
        mark(&exam, attempt, 1, Decision::Marks(5.5), "Go on.").await.unwrap();
        let page = crate::quizzes::attempt_page(&mei, attempt).await.unwrap();
        assert_eq!((page.questions[0].comment.as_deref(), page.questions[0].mark), (Some("Go on."), Some(5.5)));
        let listed = my_quizzes(&mei).await.unwrap().remove(0);
        assert_eq!(listed.standing.percent(&listed.quiz), Some(50.0));
    }

    async fn what_a_person_marked_stays_when_late_answers_are_let_count(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        send(&mei, answer(&mei, attempt, 1, &[("text", "So.")])).await;
        let offline = answer(&mei, attempt, 2, &[("choice", "a")]);
        exam.forward(10 * MINUTE);
        crate::quizzes::end_overdue(&exam.school.app).await.unwrap();
        send(&mei, crate::quizzes::IncomingAnswer { sent_at: Some(mei.now()), ..offline }).await;
        mark(&exam, attempt, 1, Decision::Marks(4.0), "").await.unwrap();
        let_late_count(&exam.teacher, attempt, true).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(5.0), 0));
        let_late_count(&exam.teacher, attempt, false).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(4.0), 0));
    }

    async fn who_has_left_the_school_is_marked_all_the_same(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        let neighbour = exam.school.neighbour().member("li@example.org", Role::Learner).await;
        let membership = NewMembership {
            id: MembershipId(exam.teacher.id()),
            person: neighbour,
            organisation: exam.school.organisation,
            role: Role::Learner,
            class: None,
            valid_from: exam.now(),
            valid_until: Some(exam.now().plus(Timestamp::MINUTE)),
        };
        exam.school.app.db.write(move |mut conn| Box::pin(async move { insert_membership(&mut conn, &membership).await })).await.unwrap();
        let li = exam.school.as_person(neighbour).await;
        let attempt = exam.start(&li).await;
        send(&li, answer(&li, attempt, 1, &[("text", "So.")])).await;
        end_attempt(&li, attempt).await.unwrap();
        exam.forward(2 * MINUTE);
        assert_eq!(waiting(&exam).await, [(exam.items[0], 1, 0)]);
        mark(&exam, attempt, 1, Decision::Marks(2.0), "").await.unwrap();
        assert_eq!((exam.total(attempt).await, person(&li)), ((Some(2.0), 0), neighbour));
    }
}
