//! After the end the learner sees what the teacher allows in that phase, and not a word more.

use domain::quizzes::definition::{Conditions, Review};
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, MINUTE, answer, choice, choose, essay, send, word};
use crate::quizzes::{Decision, MarkQuestion, end_attempt, mark_question};

const NOTHING: Shows =
    Shows { attempt: false, correctness: false, marks: false, feedback: false, general_feedback: false, solution: false };
const ONLY: Shows = Shows { attempt: true, ..NOTHING };

/// Everything of the questions that leaves the server.
fn seen(page: &AttemptPage) -> String {
    page.questions.iter().map(|q| format!("{:?} {:?} {:?} {:?}", q.view, q.standing, q.mark, q.comment)).collect::<Vec<_>>().join("\n")
}

/// What an attempt with wrong answers and a marked essay shows when this is allowed just after the end.
async fn allowed(exam: &Exam, ctx: &Ctx, attempt: AttemptId, shows: Shows) -> (AttemptPage, String) {
    exam.under(Conditions { review: Review { just_after: shows, open: NOTHING, closed: NOTHING }, ..Conditions::default() }).await;
    let page = attempt_page(ctx, attempt).await.unwrap();
    let seen = seen(&page);
    (page, seen)
}

async fn answered(exam: &Exam) -> (Ctx, AttemptId) {
    let (mei, attempt) = exam.begun("mei").await;
    choose(&mei, attempt, 1, "b").await;
    send(&mei, answer(&mei, attempt, 2, &[("text", "helium")])).await;
    send(&mei, answer(&mei, attempt, 3, &[("text", "So.")])).await;
    (mei, attempt)
}

both_databases! {
    async fn under_way_there_is_no_key_no_feedback_and_no_mark(db) {
        let exam = Exam::new(db, &[choice("gas"), word("name"), essay("why")]).await;
        let (mei, attempt) = answered(&exam).await;
        let page = attempt_page(&mei, attempt).await.unwrap();
        let seen = seen(&page);
        assert!(!seen.contains("SECRET") && !seen.contains("Some(Wrong)") && !seen.contains("solution: true"), "{seen}");
        assert!(page.shows.is_none() && page.questions.iter().all(|q| q.open && q.mark.is_none() && q.view.mark.is_none()));
        assert!(page.questions.iter().all(|q| q.standing == QuestionStanding::Answered));
    }

    async fn each_option_shows_its_own_and_nothing_else(db) {
        let exam = Exam::new(db, &[choice("gas"), word("name"), essay("why")]).await;
        let (mei, attempt) = answered(&exam).await;
        end_attempt(&mei, attempt).await.unwrap();
        let decision = Decision::Marks(5.0);
        mark_question(&exam.teacher, MarkQuestion { attempt, question: 3, decision, comment: "SECRET-COMMENT".into() }).await.unwrap();

        let (page, _) = allowed(&exam, &mei, attempt, NOTHING).await;
        assert!(page.questions.is_empty());

        let (page, text) = allowed(&exam, &mei, attempt, ONLY).await;
        assert!(!text.contains("SECRET") && !text.contains("Marked") && !text.contains("solution: true"), "{text}");
        assert!(page.questions.iter().all(|q| !q.open && q.mark.is_none() && q.view.mark.is_none()), "{text}");
        assert_eq!(page.questions[0].state.response.get("choice"), Some("b"));

        let (page, text) = allowed(&exam, &mei, attempt, Shows { correctness: true, ..ONLY }).await;
        assert_eq!(page.questions[0].standing, QuestionStanding::Marked(Mark::Wrong));
        assert_eq!(page.questions[2].standing, QuestionStanding::Marked(Mark::Partly));
        assert!(!text.contains("SECRET") && page.questions.iter().all(|q| q.mark.is_none()), "{text}");

        let (page, text) = allowed(&exam, &mei, attempt, Shows { marks: true, ..ONLY }).await;
        assert_eq!(page.questions.iter().map(|q| q.mark).collect::<Vec<_>>(), [Some(0.0), Some(0.0), Some(5.0)]);
        assert!(!text.contains("SECRET") && !text.contains("Marked"), "{text}");

        let (_, text) = allowed(&exam, &mei, attempt, Shows { feedback: true, ..ONLY }).await;
        assert!(text.contains("SECRET-B") && text.contains("SECRET-COMMENT"), "{text}");
        for other in ["SECRET-A", "SECRET-C-", "SECRET-GENERAL", "SECRET-MODEL", "SECRETargon", "SECRET-WORD", "SECRET-HINT"] {
            assert!(!text.contains(other), "{other}: {text}");
        }

        let (_, text) = allowed(&exam, &mei, attempt, Shows { general_feedback: true, ..ONLY }).await;
        assert!(text.contains("SECRET-GENERAL") && !text.contains("SECRET-B") && !text.contains("SECRET-MODEL"), "{text}");

        let (_, text) = allowed(&exam, &mei, attempt, Shows { solution: true, ..ONLY }).await;
        assert!(text.contains("SECRETargon") && text.contains("SECRET-MODEL") && text.contains("solution: true"), "{text}");
        assert!(!text.contains("SECRET-B") && !text.contains("SECRET-GENERAL") && !text.contains("SECRET-HINT"), "{text}");
    }

    async fn the_sum_of_the_marks_is_not_there_before_marks_may_be_seen(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.handed_in("mei", &["c"]).await;
        for (shows, marks) in [(NOTHING, None), (ONLY, None), (Shows { marks: true, ..ONLY }, Some(0.5))] {
            let (page, _) = allowed(&exam, &mei, attempt, shows).await;
            assert_eq!(page.attempt.marks, marks, "{shows:?}");
        }
    }

    async fn what_is_seen_changes_two_minutes_after_the_end_and_when_it_closes(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (just_after, open) = (NOTHING, ONLY);
        let closed = Shows { solution: true, ..ONLY };
        let closes_at = Some(exam.now().plus(60 * MINUTE));
        exam.under(Conditions { closes_at, review: Review { just_after, open, closed }, ..Conditions::default() }).await;
        let (mei, attempt) = exam.handed_in("mei", &["b"]).await;
        for (forward, shows, more_at) in
            [(2 * MINUTE - 1, just_after, closes_at), (1, open, closes_at), (58 * MINUTE - 1, open, closes_at), (1, closed, None)]
        {
            exam.forward(forward);
            let page = attempt_page(&mei, attempt).await.unwrap();
            assert_eq!((page.shows, page.more_at), (Some(shows), more_at));
        }
    }

    async fn for_whom_it_closes_later_the_last_phase_begins_later(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let review = Review { just_after: NOTHING, open: ONLY, closed: Shows { solution: true, ..ONLY } };
        exam.under(Conditions { closes_at: Some(exam.now().plus(10 * MINUTE)), review, ..Conditions::default() }).await;
        let (mei, attempt) = exam.handed_in("mei", &["b"]).await;
        let more = Extension { minutes: 5, attempts: 0 };
        crate::quizzes::grant_extension(&exam.teacher, exam.quiz, crate::quizzes::testing::person(&mei), more).await.unwrap();
        exam.forward(12 * MINUTE);
        assert_eq!(attempt_page(&mei, attempt).await.unwrap().shows, Some(ONLY));
    }

    async fn an_attempt_whose_time_is_over_is_closed_before_the_clock_has_ended_it(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let review = Review { just_after: ONLY, open: ONLY, closed: ONLY };
        exam.under(Conditions { minutes: Some(10), review, ..Conditions::default() }).await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "b").await;
        exam.forward(10 * MINUTE);
        let page = attempt_page(&mei, attempt).await.unwrap();
        assert!(page.shows == Some(ONLY) && !page.questions[0].open && !seen(&page).contains("SECRET"));
    }
}
