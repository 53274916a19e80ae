//! Beginning: one attempt however often one presses, and only when it may be.

use std::collections::BTreeSet;

use domain::people::Role;
use domain::quizzes::definition::{Conditions, Criteria, Extension};
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, MINUTE, choice, definition, drawn, person};
use crate::quizzes::{archive_quiz, attempt_page, end_attempt, grant_extension, my_quizzes};
use crate::testing::School;

fn with_code(exam: &Exam, code: &str) -> StartAttempt {
    StartAttempt { quiz: exam.quiz, access_code: code.into() }
}

async fn refusal(exam: &Exam, ctx: &Ctx) -> StartAttemptError {
    start_attempt(ctx, with_code(exam, "")).await.expect_err("no attempt")
}

both_databases! {
    async fn pressing_twice_begins_one_attempt(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let mei = exam.school.learner("mei").await;
        let first = exam.start(&mei).await;
        exam.forward(MINUTE);
        assert_eq!(exam.start(&mei).await, first);
        assert_eq!(exam.attempt(first).await.number, 1);
    }

    async fn two_tabs_at_once_begin_one_attempt(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        for round in 0..10 {
            let mei = exam.school.learner(&format!("mei{round}")).await;
            let (one, two) = tokio::join!(
                start_attempt(&mei, with_code(&exam, "")),
                start_attempt(&mei, with_code(&exam, "")),
            );
            assert_eq!(one.unwrap(), two.unwrap());
            assert_eq!(my_quizzes(&mei).await.unwrap()[0].standing.attempts.len(), 1);
        }
    }

    async fn eight_devices_at_once_begin_one_attempt(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let mei = exam.school.learner("mei").await;
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let (mei, quiz) = (mei.clone(), exam.quiz);
                tokio::spawn(async move { start_attempt(&mei, StartAttempt { quiz, access_code: String::new() }).await.unwrap() })
            })
            .collect();
        let mut begun = BTreeSet::new();
        for task in tasks {
            begun.insert(task.await.unwrap());
        }
        assert_eq!(begun.len(), 1);
    }

    async fn nobody_begins_before_it_opens_or_after_it_closes(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let mei = exam.school.learner("mei").await;
        let (opens_at, closes_at) = (Some(exam.now().plus(MINUTE)), Some(exam.now().plus(2 * MINUTE)));
        exam.under(Conditions { opens_at, closes_at, ..Conditions::default() }).await;
        assert!(matches!(refusal(&exam, &mei).await, StartAttemptError::NotYet));
        exam.forward(2 * MINUTE);
        assert!(matches!(refusal(&exam, &mei).await, StartAttemptError::Closed));
        exam.forward(-1);
        let attempt = exam.start(&mei).await;
        assert_eq!(exam.attempt(attempt).await.deadline, closes_at);
    }

    async fn there_are_as_many_attempts_as_there_are_and_one_more_by_an_extension(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.under(Conditions { attempts: 1, ..Conditions::default() }).await;
        let (mei, first) = exam.begun("mei").await;
        assert_eq!(exam.start(&mei).await, first, "the attempt under way can be gone on with");
        end_attempt(&mei, first).await.unwrap();
        assert!(matches!(refusal(&exam, &mei).await, StartAttemptError::NoneLeft));
        grant_extension(&exam.teacher, exam.quiz, person(&mei), Extension { minutes: 0, attempts: 1 }).await.unwrap();
        let second = exam.start(&mei).await;
        assert_eq!((second == first, exam.attempt(second).await.number), (false, 2));
    }

    async fn a_wrong_access_code_opens_nothing(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.under(Conditions { access_code: "Hall 3".into(), ..Conditions::default() }).await;
        let mei = exam.school.learner("mei").await;
        for wrong in ["", "hall 3", "Hall"] {
            let refused = start_attempt(&mei, with_code(&exam, wrong)).await;
            assert!(matches!(refused, Err(StartAttemptError::WrongCode)), "{wrong}");
        }
        start_attempt(&mei, with_code(&exam, " Hall 3 ")).await.unwrap();
        start_attempt(&mei, with_code(&exam, "")).await.expect("whoever is in needs no code again");
    }

    async fn drawn_papers_differ_between_attempts_and_stay_the_same_within_one(db) {
        let school = School::new(db).await;
        let teacher = school.signed_in("teacher", Role::Teacher).await;
        let bank = school.bank(&teacher).await;
        for number in 0..12 {
            school.item(&teacher, bank, choice(&format!("item-{number}"))).await;
        }
        let criteria = Criteria { bank, category: String::new(), tag: String::new() };
        let quiz = school.quiz(&teacher, definition(vec![drawn(4, criteria)])).await;
        let mut papers = BTreeSet::new();
        for number in 0..8 {
            let learner = school.learner(&format!("learner{number}")).await;
            let attempt = start_attempt(&learner, StartAttempt { quiz, access_code: String::new() }).await.unwrap();
            let prompts = |page: crate::quizzes::AttemptPage| page.questions.into_iter().map(|q| q.view.prompt_html).collect::<Vec<_>>();
            let paper = prompts(attempt_page(&learner, attempt).await.unwrap());
            assert_eq!(paper.iter().collect::<BTreeSet<_>>().len(), 4, "four different questions");
            assert_eq!(prompts(attempt_page(&learner, attempt).await.unwrap()), paper);
            papers.insert(paper);
        }
        assert!(papers.len() >= 6, "of 11,880 papers eight learners have {}", papers.len());
    }

    async fn a_quiz_for_others_is_not_there(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let outsider = exam.school.neighbour().learner("li").await;
        assert!(matches!(refusal(&exam, &outsider).await, StartAttemptError::NotFound));
        assert!(matches!(refusal(&exam, &exam.teacher).await, StartAttemptError::NotFound), "teachers are no learners");
        let mei = exam.school.learner("mei").await;
        archive_quiz(&exam.teacher, exam.quiz, true).await.unwrap();
        assert!(matches!(refusal(&exam, &mei).await, StartAttemptError::NotFound));
        archive_quiz(&exam.teacher, exam.quiz, false).await.unwrap();
        exam.start(&mei).await;
    }
}
