//! Things that happen in the same moment. On PostgreSQL they really do; on SQLite one waits for the other.

use storage::both_databases;
use storage::quizzes::attempts::NewAttempt;

use super::*;
use crate::quizzes::testing::{Exam, MINUTE, answer, choice, choose, essay, incoming, person, send};
use crate::quizzes::{Decision, MarkQuestion, Rule, end_attempt, end_overdue, let_late_count, mark_question, regrade};

const ROUNDS: u32 = 30;

fn decided(attempt: AttemptId, question: u16, marks: f64) -> MarkQuestion {
    MarkQuestion { attempt, question, decision: Decision::Marks(marks), comment: "read".into() }
}

both_databases! {
    async fn no_accepted_answer_is_missing_from_the_marks_when_it_races_with_handing_in(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        let mut accepted = 0;
        for round in 0..ROUNDS {
            let (mei, attempt) = exam.begun(&format!("mei{round}")).await;
            let (one, two) = (answer(&mei, attempt, 1, &[("choice", "a")]), answer(&mei, attempt, 2, &[("choice", "a")]));
            let (one, two, ended) = tokio::join!(send(&mei, one), send(&mei, two), end_attempt(&mei, attempt));
            ended.unwrap();
            let marks = exam.marks(attempt).await;
            for (mark, status) in marks.iter().zip([one, two]) {
                let counted = mark.mark == Some(1.0);
                assert_eq!(counted, status == Status::Accepted, "round {round}: {status:?} and {mark:?}");
                accepted += u32::from(counted);
            }
        }
        println!("{accepted} of {} came first", 2 * ROUNDS);
    }

    async fn an_answer_that_races_with_the_clock_is_counted_or_late(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        for round in 0..ROUNDS {
            let (mei, attempt) = exam.begun(&format!("mei{round}")).await;
            let given = answer(&mei, attempt, 1, &[("choice", "a")]);
            exam.forward(10 * MINUTE);
            let given = IncomingAnswer { sent_at: Some(mei.now()), ..given };
            let (status, ended) = tokio::join!(send(&mei, given), end_overdue(&exam.school.app));
            ended.unwrap();
            let after = exam.attempt(attempt).await;
            assert_eq!((status, after.has_late, after.marks), (Status::Accepted, true, Some(0.0)), "round {round}");
        }
    }

    async fn late_answers_from_two_devices_at_once_are_both_kept(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        exam.ten_minutes().await;
        for round in 0..ROUNDS / 3 {
            let (mei, attempt) = exam.begun(&format!("mei{round}")).await;
            let [one, two] = [1, 2].map(|question| answer(&mei, attempt, question, &[("choice", "a")]));
            exam.forward(10 * MINUTE);
            end_overdue(&exam.school.app).await.unwrap();
            let sent_at = Some(mei.now());
            let (one, two) = (IncomingAnswer { sent_at, ..one }, IncomingAnswer { sent_at, ..two });
            let (one, two) = tokio::join!(record_answers(&mei, vec![one]), record_answers(&mei, vec![two]));
            assert!(one.unwrap()[0].late && two.unwrap()[0].late);
            let_late_count(&exam.teacher, attempt, true).await.unwrap();
            assert_eq!(exam.total(attempt).await, (Some(2.0), 0), "round {round}");
        }
    }

    async fn the_same_answer_sent_by_two_tabs_at_once_is_stored_once(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        for round in 0..ROUNDS {
            let one = answer(&mei, attempt, 1, &[("choice", "a")]);
            let two = crate::quizzes::testing::again(&one);
            let (one, two) = tokio::join!(send(&mei, one), send(&mei, two));
            assert!(matches!((&one, &two), (Status::Accepted, Status::Duplicate) | (Status::Duplicate, Status::Accepted)), "{round}: {one:?} {two:?}");
        }
    }

    async fn two_who_mark_one_attempt_at_once_leave_the_right_sum(db) {
        let exam = Exam::new(db, &[essay("why"), essay("how")]).await;
        for round in 0..ROUNDS {
            let (mei, attempt) = exam.begun(&format!("mei{round}")).await;
            for question in [1, 2] {
                send(&mei, answer(&mei, attempt, question, &[("text", "So.")])).await;
            }
            end_attempt(&mei, attempt).await.unwrap();
            let (one, two) =
                tokio::join!(mark_question(&exam.teacher, decided(attempt, 1, 3.0)), mark_question(&exam.teacher, decided(attempt, 2, 4.0)));
            one.unwrap();
            two.unwrap();
            assert_eq!(exam.total(attempt).await, (Some(7.0), 0), "round {round}");
        }
    }

    async fn marking_while_another_item_is_regraded_leaves_the_right_sum(db) {
        let exam = Exam::new(db, &[essay("why"), choice("gas")]).await;
        for round in 0..ROUNDS {
            let (mei, attempt) = exam.begun(&format!("mei{round}")).await;
            send(&mei, answer(&mei, attempt, 1, &[("text", "So.")])).await;
            choose(&mei, attempt, 2, "b").await;
            end_attempt(&mei, attempt).await.unwrap();
            let (one, two) = tokio::join!(
                mark_question(&exam.teacher, decided(attempt, 1, 3.0)),
                regrade(&exam.teacher, exam.quiz, exam.items[1], Rule::FullCredit),
            );
            one.unwrap();
            two.unwrap();
            assert_eq!(exam.total(attempt).await, (Some(4.0), 0), "round {round}");
        }
    }

    async fn attempts_that_cannot_be_ended_keep_no_other_from_its_end(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (_, sound) = exam.begun("mei").await;
        // the broken ones are over first, and are more than are looked up at once
        let (version, over) = (exam.attempt(sound).await.version, exam.now().plus(MINUTE));
        let li = exam.school.learner("li").await;
        let broken: Vec<AttemptId> = (0..205).map(|_| AttemptId(li.id())).collect();
        let made = broken.clone();
        let (quiz, person) = (exam.quiz, person(&li));
        let db = &exam.school.app.db;
        db.write(move |mut conn| {
            Box::pin(async move {
                for (number, id) in (1..).zip(made) {
                    // the only paper is number 0; many have the same deadline
                    let deadline = Some(over.plus(number / 50));
                    let attempt = NewAttempt { id, quiz, version, paper: 7, person, number, started_at: over, deadline };
                    attempts::start(&mut conn, &attempt).await?;
                }
                Ok::<_, Error>(())
            })
        })
        .await
        .unwrap();
        exam.forward(10 * MINUTE);
        assert_eq!(end_overdue(&exam.school.app).await.unwrap(), 1);
        assert!(exam.attempt(sound).await.ended.is_some());
        for id in broken {
            assert!(exam.attempt(id).await.ended.is_none(), "it stays to be looked at");
        }
    }

    async fn a_flag_and_an_answer_at_once_are_both_there(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let (answered, flagged) = tokio::join!(
            choose(&mei, attempt, 1, "a"),
            send(&mei, incoming(&mei, attempt, 1, AttemptEvent::FlagSet { flagged: true })),
        );
        assert_eq!((answered, flagged), (Status::Accepted, Status::Accepted));
        let state = &crate::quizzes::attempt_page(&mei, attempt).await.unwrap().questions[0].state;
        assert_eq!((state.flagged, state.response.get("choice")), (true, Some("a")));
    }
}
