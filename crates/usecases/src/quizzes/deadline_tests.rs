//! The clock ends attempts, and every answer given before the end is heard.

use std::sync::Arc;

use domain::DeviceId;
use domain::quizzes::definition::{Conditions, Extension};
use storage::both_databases;

use super::*;
use crate::courses::Status;
use crate::quizzes::testing::{Exam, MINUTE, answer, choice, choose, person, send};
use crate::quizzes::{IncomingAnswer, attempt_page, grant_extension, let_late_count, record_answers};
use crate::testing::School;

const NOTHING: Extension = Extension { minutes: 0, attempts: 0 };

fn by_clock(at: Timestamp) -> Ended {
    Ended { at, by_deadline: true }
}

both_databases! {
    async fn exactly_what_is_over_is_ended_and_marked_once(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, early) = exam.begun("mei").await;
        choose(&mei, early, 1, "a").await;
        exam.forward(MINUTE);
        let (_, late) = exam.begun("anna").await;
        let (paul, ended) = exam.handed_in("paul", &["a"]).await;
        let deadline = exam.now().plus(9 * MINUTE);
        exam.forward(9 * MINUTE - 1);
        assert_eq!(end_overdue(&exam.school.app).await.unwrap(), 0);
        exam.forward(1);
        assert_eq!(end_overdue(&exam.school.app).await.unwrap(), 1);
        assert_eq!(exam.attempt(early).await.ended, Some(by_clock(deadline)));
        assert_eq!(exam.total(early).await, (Some(1.0), 0));
        assert_eq!(exam.attempt(late).await.ended, None);
        assert_eq!(end_overdue(&exam.school.app).await.unwrap(), 0);
        assert!(!exam.attempt(ended).await.ended.unwrap().by_deadline);
        drop(paul);
    }

    async fn what_ended_while_the_server_was_down_is_ended_at_its_deadline(db) {
        let exam = Exam::new(db.clone(), &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        let deadline = exam.now().plus(10 * MINUTE);
        exam.forward(3 * 60 * MINUTE);
        let restarted = School::around(db, &exam.school);
        assert_eq!(end_overdue(&restarted.app).await.unwrap(), 1);
        assert_eq!(exam.attempt(attempt).await.ended, Some(by_clock(deadline)));
        assert_eq!(exam.total(attempt).await, (Some(1.0), 0));
    }

    async fn two_servers_that_end_at_once_end_once(db) {
        let exam = Exam::new(db.clone(), &[choice("gas")]).await;
        exam.ten_minutes().await;
        for name in ["mei", "anna", "paul", "li"] {
            exam.begun(name).await;
        }
        exam.forward(10 * MINUTE);
        let other = School::around(db, &exam.school);
        let (one, two) = tokio::join!(end_overdue(&exam.school.app), end_overdue(&other.app));
        one.unwrap();
        two.unwrap();
        assert_eq!(end_overdue(&exam.school.app).await.unwrap(), 0);
    }

    async fn more_attempts_than_are_ended_at_once_all_come_to_an_end(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        for number in 0..=AT_ONCE {
            exam.begun(&format!("learner{number}")).await;
        }
        exam.forward(10 * MINUTE);
        let app: &Arc<App> = &exam.school.app;
        assert_eq!([end_overdue(app).await.unwrap(), end_overdue(app).await.unwrap()], [101, 0]);
    }

    async fn who_looks_before_the_clock_came_by_sees_what_it_came_to(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        let start = exam.now();
        exam.forward(10 * MINUTE);
        let page = attempt_page(&mei, attempt).await.unwrap();
        assert_eq!((page.attempt.ended, page.attempt.marks), (Some(by_clock(start.plus(10 * MINUTE))), Some(1.0)));
        assert_eq!(end_overdue(&exam.school.app).await.unwrap(), 0);
    }

    async fn an_extension_moves_the_deadline_of_an_attempt_under_way(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, longer) = exam.begun("mei").await;
        let (_, other) = exam.begun("anna").await;
        let start = exam.now();
        grant_extension(&exam.teacher, exam.quiz, person(&mei), Extension { minutes: 5, attempts: 0 }).await.unwrap();
        exam.forward(10 * MINUTE);
        assert_eq!(end_overdue(&exam.school.app).await.unwrap(), 1);
        assert_eq!(exam.attempt(other).await.ended, Some(by_clock(start.plus(10 * MINUTE))));
        assert_eq!(choose(&mei, longer, 1, "a").await, Status::Accepted);
        exam.forward(5 * MINUTE);
        end_overdue(&exam.school.app).await.unwrap();
        assert_eq!(exam.attempt(longer).await.ended, Some(by_clock(start.plus(15 * MINUTE))));
        assert_eq!((exam.total(longer).await, exam.attempt(longer).await.has_late), ((Some(1.0), 0), false));
    }

    async fn another_closing_time_moves_the_deadlines_both_ways(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let closing = |minutes: i64| Conditions { closes_at: Some(exam.now().plus(minutes * MINUTE)), ..Conditions::default() };
        let (later, sooner) = (closing(30), closing(5));
        exam.under(closing(20)).await;
        let (_, attempt) = exam.begun("mei").await;
        for conditions in [later, sooner] {
            let closes_at = conditions.closes_at;
            exam.under(conditions).await;
            assert_eq!(exam.attempt(attempt).await.deadline, closes_at);
        }
        exam.under(Conditions::default()).await;
        assert_eq!(exam.attempt(attempt).await.deadline, None);
    }

    /// Whoever is given more time after the clock has ended the attempt gets another attempt, not the old one back: its marks may have been seen.
    async fn an_extension_after_the_automatic_end_does_not_open_the_attempt_again(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.under(Conditions { minutes: Some(10), attempts: 1, ..Conditions::default() }).await;
        let (mei, attempt) = exam.begun("mei").await;
        exam.forward(10 * MINUTE);
        end_overdue(&exam.school.app).await.unwrap();
        let ended = exam.attempt(attempt).await;
        grant_extension(&exam.teacher, exam.quiz, person(&mei), Extension { minutes: 30, attempts: 1 }).await.unwrap();
        assert_eq!(exam.attempt(attempt).await, ended);
        assert_eq!(choose(&mei, attempt, 1, "a").await, Status::Rejected("time_over"));
        assert_ne!(exam.start(&mei).await, attempt);
        grant_extension(&exam.teacher, exam.quiz, person(&mei), NOTHING).await.unwrap();
        assert_eq!(exam.attempt(attempt).await, ended);
    }

    async fn an_answer_given_in_time_that_comes_late_is_kept_and_counts_when_a_teacher_says_so(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "b").await;
        exam.forward(9 * MINUTE);
        let offline = answer(&mei, attempt, 1, &[("choice", "a")]);
        exam.forward(20 * MINUTE);
        end_overdue(&exam.school.app).await.unwrap();
        let answered = record_answers(&mei, vec![IncomingAnswer { sent_at: Some(mei.now()), ..offline }]).await.unwrap();
        assert_eq!((&answered[0].status, answered[0].late), (&Status::Accepted, true));
        assert_eq!((exam.attempt(attempt).await.has_late, exam.total(attempt).await), (true, (Some(0.0), 0)));
        let_late_count(&exam.teacher, attempt, true).await.unwrap();
        assert_eq!((exam.attempt(attempt).await.late_counts, exam.total(attempt).await), (true, (Some(1.0), 0)));
        let_late_count(&exam.teacher, attempt, false).await.unwrap();
        assert_eq!((exam.attempt(attempt).await.late_counts, exam.total(attempt).await), (false, (Some(0.0), 0)));
        assert_eq!(exam.audited(format!("attempt:{attempt}")).await, ["let_late_count", "let_late_count"]);
    }

    async fn what_comes_after_the_teacher_let_it_count_counts_at_once(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        let [one, two] = [1, 2].map(|question| answer(&mei, attempt, question, &[("choice", "a")]));
        exam.forward(20 * MINUTE);
        end_overdue(&exam.school.app).await.unwrap();
        let sent_at = Some(mei.now());
        send(&mei, IncomingAnswer { sent_at, ..one }).await;
        let_late_count(&exam.teacher, attempt, true).await.unwrap();
        send(&mei, IncomingAnswer { sent_at, ..two }).await;
        assert_eq!(exam.total(attempt).await, (Some(2.0), 0));
    }

    async fn an_answer_that_comes_between_the_deadline_and_the_automatic_end_is_late_too(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        let offline = answer(&mei, attempt, 1, &[("choice", "a")]);
        exam.forward(10 * MINUTE);
        send(&mei, IncomingAnswer { sent_at: Some(mei.now()), ..offline }).await;
        end_overdue(&exam.school.app).await.unwrap();
        assert_eq!((exam.attempt(attempt).await.has_late, exam.total(attempt).await), (true, (Some(0.0), 0)));
    }

    async fn the_last_save_before_the_deadline_counts_whatever_the_clocks_of_the_devices_say(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        // the tablet is an hour ahead, the telephone a day behind; each says when it answered and when it sent
        let on = |skew: i64, device: u128, option: &str| {
            let client_time = mei.now().plus(skew);
            IncomingAnswer {
                device: DeviceId(uuid::Uuid::from_u128(device)),
                client_time,
                sent_at: Some(client_time),
                ..answer(&mei, attempt, 1, &[("choice", option)])
            }
        };
        let (tablet, telephone) = (60 * MINUTE, -24 * 60 * MINUTE);
        send(&mei, on(tablet, 1, "b")).await;
        exam.forward(9 * MINUTE);
        send(&mei, on(telephone, 2, "c")).await;
        exam.forward(MINUTE - 1);
        assert_eq!(send(&mei, on(tablet, 1, "a")).await, Status::Accepted);
        exam.forward(1);
        assert_eq!(send(&mei, on(telephone, 2, "b")).await, Status::Rejected("time_over"));
        end_overdue(&exam.school.app).await.unwrap();
        assert_eq!((exam.total(attempt).await, exam.attempt(attempt).await.has_late), ((Some(1.0), 0), false));
    }

    async fn an_older_answer_from_another_device_does_not_undo_a_newer_one(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        let telephone = -24 * 60 * MINUTE;
        let waiting = IncomingAnswer { client_time: mei.now().plus(telephone), ..answer(&mei, attempt, 1, &[("choice", "b")]) };
        exam.forward(MINUTE);
        choose(&mei, attempt, 1, "a").await;
        exam.forward(MINUTE);
        send(&mei, IncomingAnswer { sent_at: Some(mei.now().plus(telephone)), ..waiting }).await;
        end_attempt(&mei, attempt).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(1.0), 0));
    }
}
