//! Regrading: what the dry run says is what happens, and nothing happens before.

use domain::quizzes::item::{Body, Item};
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, answer, choice, essay, send};
use crate::quizzes::{Decision, MarkQuestion, SaveItem, end_attempt, mark_question, save_item};

/// `b` is right after all, `a` is not.
fn corrected() -> Item {
    let mut item = choice("gas");
    let Body::SingleChoice(body) = &mut item.body else { unreachable!("it is a choice") };
    (body.options[0].credit, body.options[1].credit) = (0.0, 1.0);
    item
}

async fn correct(exam: &Exam) {
    let input = SaveItem { bank: exam.bank, item: Some(exam.items[0]), expected: 1, definition: corrected() };
    save_item(&exam.teacher, input).await.unwrap();
}

/// Attempt, question, mark before and after, maximum.
type Changed = (AttemptId, u16, Option<f64>, Option<f64>, f64);

/// Whose mark changes from what to what.
fn changes(regrade: &Regrade) -> Vec<Changed> {
    regrade.changes.iter().map(|c| (c.attempt, c.question, c.from, c.to, c.max)).collect()
}

async fn by_hand(exam: &Exam, attempt: AttemptId, marks: f64) {
    let decision = Decision::Marks(marks);
    mark_question(&exam.teacher, MarkQuestion { attempt, question: 1, decision, comment: "A reason.".into() }).await.unwrap();
}

both_databases! {
    async fn the_dry_run_changes_nothing_and_says_what_regrading_does(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        let (_, mei) = exam.handed_in("mei", &["a", "a"]).await;
        let (_, anna) = exam.handed_in("anna", &["b", "a"]).await;
        let (_, paul) = exam.handed_in("paul", &["c", "b"]).await;
        correct(&exam).await;
        let before = [exam.marks(mei).await, exam.marks(anna).await, exam.marks(paul).await];
        let preview = preview_regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::NewestVersion).await.unwrap();
        let mut expected = vec![(mei, 1, Some(1.0), Some(0.0), 1.0), (anna, 1, Some(0.0), Some(1.0), 1.0)];
        expected.sort_by_key(|change| change.0);
        assert_eq!((preview.looked_at, changes(&preview)), (3, expected));
        assert!(preview.changes.iter().all(|c| c.person.email.is_some()));
        assert_eq!([exam.marks(mei).await, exam.marks(anna).await, exam.marks(paul).await], before);
        assert!(!exam.audited(format!("quiz:{}", exam.quiz)).await.contains(&"regrade".to_owned()));

        let done = regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::NewestVersion).await.unwrap();
        assert_eq!(changes(&done), changes(&preview));
        assert_eq!([exam.total(mei).await.0, exam.total(anna).await.0, exam.total(paul).await.0], [Some(1.0), Some(2.0), Some(0.5)]);
        assert!(exam.audited(format!("quiz:{}", exam.quiz)).await.contains(&"regrade".to_owned()));
        assert_eq!(exam.audited(format!("attempt:{mei}")).await, ["regrade_question"]);
        assert!(exam.audited(format!("attempt:{paul}")).await.is_empty(), "his mark is what it was");

        let twice = regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::NewestVersion).await.unwrap();
        assert!(twice.changes.is_empty());
    }

    async fn a_regraded_attempt_shows_the_version_it_was_scored_with(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (_, attempt) = exam.handed_in("mei", &["b"]).await;
        let old = exam.marks(attempt).await[0].version;
        correct(&exam).await;
        regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::NewestVersion).await.unwrap();
        assert_ne!(exam.marks(attempt).await[0].version, old);
        // and keeps it when late answers are counted anew
        crate::quizzes::let_late_count(&exam.teacher, attempt, true).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(1.0), 0));
    }

    async fn of_a_broken_item_everybody_gets_full_marks(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        let (_, wrong) = exam.handed_in("mei", &["b", "b"]).await;
        let (_, right) = exam.handed_in("anna", &["a", "b"]).await;
        let (_, empty) = exam.handed_in("paul", &["", "b"]).await;
        let preview = preview_regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::FullCredit).await.unwrap();
        let done = regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::FullCredit).await.unwrap();
        assert_eq!((changes(&done).len(), changes(&done)), (2, changes(&preview)));
        for attempt in [wrong, right, empty] {
            assert_eq!(exam.total(attempt).await, (Some(1.0), 0));
        }
        // also after what would compute the marks again
        crate::quizzes::let_late_count(&exam.teacher, wrong, true).await.unwrap();
        assert_eq!(exam.total(wrong).await, (Some(1.0), 0));
    }

    async fn what_a_person_marked_stays_unless_everybody_gets_full_marks(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (_, attempt) = exam.handed_in("mei", &["a"]).await;
        by_hand(&exam, attempt, 0.25).await;
        correct(&exam).await;
        let done = regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::NewestVersion).await.unwrap();
        assert_eq!((done.looked_at, done.changes.len(), exam.total(attempt).await), (1, 0, (Some(0.25), 0)));
        regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::FullCredit).await.unwrap();
        let mark = exam.marks(attempt).await.remove(0);
        assert_eq!((mark.mark, mark.comment.as_deref()), (Some(1.0), Some("A reason.")));
    }

    async fn an_essay_that_waits_waits_on_after_regrading(db) {
        let exam = Exam::new(db, &[essay("why")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        send(&mei, answer(&mei, attempt, 1, &[("text", "So.")])).await;
        end_attempt(&mei, attempt).await.unwrap();
        regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::NewestVersion).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(0.0), 1));
        regrade(&exam.teacher, exam.quiz, exam.items[0], Rule::FullCredit).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(10.0), 0));
    }

    async fn another_quiz_with_the_same_item_is_left_alone(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (_, attempt) = exam.handed_in("mei", &["b"]).await;
        let other = exam.school.quiz_of(&exam.teacher, &exam.items).await;
        let done = regrade(&exam.teacher, other, exam.items[0], Rule::FullCredit).await.unwrap();
        assert_eq!((done.looked_at, exam.total(attempt).await), (0, (Some(0.0), 0)));
    }
}
