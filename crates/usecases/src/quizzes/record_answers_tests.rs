//! An answer is stored once, or refused and kept; nothing in between.

use domain::quizzes::definition::Conditions;
use domain::quizzes::response::Response;
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, MINUTE, again, answer, choice, choose, fields, incoming, send, word};
use crate::quizzes::{attempt_page, end_attempt, end_overdue};

/// What is chosen in question `number` now.
async fn chosen(ctx: &Ctx, attempt: AttemptId, number: usize) -> String {
    attempt_page(ctx, attempt).await.unwrap().questions[number - 1].state.response.get("choice").unwrap_or_default().to_owned()
}

both_databases! {
    async fn an_answer_sent_three_times_is_stored_once(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let first = answer(&mei, attempt, 1, &[("choice", "a")]);
        let (second, third) = (again(&first), again(&first));
        assert_eq!(send(&mei, first).await, Status::Accepted);
        let statuses: Vec<_> = record_answers(&mei, vec![second, third]).await.unwrap().into_iter().map(|a| a.status).collect();
        assert_eq!(statuses, [Status::Duplicate, Status::Duplicate]);
        let stored = storage::testing::number(&exam.school.app.db, "SELECT CAST(COUNT(*) AS BIGINT) FROM attempt_event").await;
        assert_eq!(stored, 1);
    }

    async fn the_same_answer_in_one_batch_twice_is_stored_once(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let first = answer(&mei, attempt, 1, &[("choice", "a")]);
        let answered = record_answers(&mei, vec![again(&first), first]).await.unwrap();
        assert_eq!((&answered[0].status, &answered[1].status), (&Status::Accepted, &Status::Duplicate));
    }

    async fn answers_that_come_out_of_order_count_in_the_order_they_were_given(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let old = answer(&mei, attempt, 1, &[("choice", "b")]);
        exam.forward(MINUTE);
        let new = answer(&mei, attempt, 1, &[("choice", "a")]);
        exam.forward(MINUTE);
        // the old one waited two minutes on the device, the new one is sent at once
        let sent_at = Some(mei.now());
        assert_eq!(send(&mei, IncomingAnswer { sent_at, ..new }).await, Status::Accepted);
        assert_eq!(send(&mei, IncomingAnswer { sent_at, ..old }).await, Status::Accepted);
        assert_eq!(chosen(&mei, attempt, 1).await, "a");
    }

    async fn answers_of_one_moment_count_in_the_order_of_their_device(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let [last, first] = ["a", "b"].map(|option| answer(&mei, attempt, 1, &[("choice", option)]));
        let (last, first) = (IncomingAnswer { sequence: 9, ..last }, IncomingAnswer { sequence: 8, ..first });
        record_answers(&mei, vec![last, first]).await.unwrap();
        assert_eq!(chosen(&mei, attempt, 1).await, "a");
    }

    async fn an_empty_answer_takes_the_answer_back(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        exam.forward(1);
        assert_eq!(choose(&mei, attempt, 1, "").await, Status::Accepted);
        assert_eq!(chosen(&mei, attempt, 1).await, "");
    }

    async fn what_does_not_fit_is_refused_and_kept_and_changes_nothing(db) {
        let exam = Exam::new(db, &[choice("gas"), word("name")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let (anna, of_anna) = exam.begun("anna").await;
        choose(&mei, attempt, 1, "b").await;
        exam.forward(1);
        let long = "x".repeat(600);
        let cases = [
            (answer(&mei, of_anna, 1, &[("choice", "a")]), "no_such_attempt"),
            (answer(&mei, AttemptId(mei.id()), 1, &[("choice", "a")]), "no_such_attempt"),
            (answer(&mei, attempt, 3, &[("choice", "a")]), "no_such_question"),
            (answer(&mei, attempt, 0, &[("choice", "a")]), "no_such_question"),
            (answer(&mei, attempt, 1, &[("choice", "z")]), "no_such_value"),
            (answer(&mei, attempt, 1, &[("text", "a")]), "no_such_field"),
            (answer(&mei, attempt, 2, &[("text", &long)]), "too_long"),
            (IncomingAnswer { event: Err("unknown_kind"), ..answer(&mei, attempt, 1, &[]) }, "unknown_kind"),
            (incoming(&mei, attempt, 1, AttemptEvent::Checked { fields: fields(&[("choice", "a")]) }), "no_checks"),
            (incoming(&mei, attempt, 1, AttemptEvent::AnswerGiven { fields: Response::default(), certainty: Some(4) }), "bad_certainty"),
        ];
        let mut refused = 0;
        for (answer, code) in cases {
            assert_eq!(send(&mei, answer).await, Status::Rejected(code));
            refused += 1;
            assert_eq!(exam.refused().await, refused, "{code}");
        }
        assert_eq!(chosen(&mei, attempt, 1).await, "b");
        assert_eq!(chosen(&anna, of_anna, 1).await, "");
    }

    async fn one_bad_answer_takes_no_other_with_it(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let batch = vec![answer(&mei, attempt, 1, &[("choice", "z")]), answer(&mei, attempt, 1, &[("choice", "a")])];
        let answered = record_answers(&mei, batch).await.unwrap();
        assert_eq!((&answered[0].status, &answered[1].status), (&Status::Rejected("no_such_value"), &Status::Accepted));
        assert_eq!(chosen(&mei, attempt, 1).await, "a");
    }

    async fn after_handing_in_nothing_is_taken_and_what_is_stored_is_a_duplicate(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let stored = answer(&mei, attempt, 1, &[("choice", "b")]);
        let repeated = again(&stored);
        send(&mei, stored).await;
        end_attempt(&mei, attempt).await.unwrap();
        exam.forward(1);
        assert_eq!(choose(&mei, attempt, 1, "a").await, Status::Rejected(Refusal::HandedIn.code()));
        // also what the device claims to have waited
        let waited = IncomingAnswer { client_time: mei.now().plus(-1000), ..answer(&mei, attempt, 1, &[("choice", "a")]) };
        assert_eq!(send(&mei, waited).await, Status::Rejected(Refusal::HandedIn.code()));
        assert_eq!(send(&mei, repeated).await, Status::Duplicate);
        assert_eq!(exam.refused().await, 2);
        assert_eq!(exam.total(attempt).await, (Some(0.0), 0));
    }

    async fn after_the_deadline_nothing_is_taken_and_what_is_stored_is_a_duplicate(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.under(Conditions { minutes: Some(10), ..Conditions::default() }).await;
        let (mei, attempt) = exam.begun("mei").await;
        let stored = answer(&mei, attempt, 1, &[("choice", "b")]);
        let repeated = again(&stored);
        send(&mei, stored).await;
        exam.forward(10 * MINUTE);
        // before the server's clock has ended it, and after
        assert_eq!(choose(&mei, attempt, 1, "a").await, Status::Rejected("time_over"));
        end_overdue(&exam.school.app).await.unwrap();
        assert_eq!(choose(&mei, attempt, 1, "a").await, Status::Rejected("time_over"));
        let sent_at = Some(mei.now());
        let repeated = IncomingAnswer { client_time: mei.now(), sent_at, ..repeated };
        assert_eq!(send(&mei, repeated).await, Status::Duplicate);
        assert_eq!((exam.refused().await, exam.attempt(attempt).await.has_late), (2, false));
        assert_eq!(exam.total(attempt).await, (Some(0.0), 0));
    }

    async fn a_flag_is_kept_and_counts_nothing(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        assert_eq!(send(&mei, incoming(&mei, attempt, 1, AttemptEvent::FlagSet { flagged: true })).await, Status::Accepted);
        assert!(attempt_page(&mei, attempt).await.unwrap().questions[0].state.flagged);
        end_attempt(&mei, attempt).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(1.0), 0));
    }

    async fn too_many_at_once_are_not_taken_at_all(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let batch = (0..=MAX_EVENTS).map(|_| answer(&mei, attempt, 1, &[("choice", "a")])).collect();
        assert!(matches!(record_answers(&mei, batch).await, Err(RecordAnswersError::TooMany)));
        assert_eq!(chosen(&mei, attempt, 1).await, "");
    }
}
