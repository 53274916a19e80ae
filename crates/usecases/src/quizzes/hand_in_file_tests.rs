//! Files: what is taken, and who may have it.

use domain::people::Role;
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, MINUTE, choice, upload};
use crate::quizzes::{attempt_page, end_attempt};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n a picture of a seam";
const PDF: &[u8] = b"%PDF-1.7 a report";

async fn hand_in(ctx: &Ctx, attempt: AttemptId, name: &str, bytes: &[u8]) -> Result<(), HandInFileError> {
    hand_in_file(ctx, attempt, 1, name, bytes.to_vec()).await
}

/// The names of the files in the answer, and how many are stored at all.
async fn names(exam: &Exam, ctx: &Ctx, attempt: AttemptId) -> (Vec<String>, i64) {
    let page = attempt_page(ctx, attempt).await.unwrap();
    let field = page.questions[0].state.response.get("file").unwrap_or_default().to_owned();
    let names = field.lines().map(|line| line.split_once('/').unwrap().1.to_owned()).collect();
    let stored = storage::testing::number(&exam.school.app.db, "SELECT CAST(COUNT(*) AS BIGINT) FROM attempt_file").await;
    (names, stored)
}

async fn hash(ctx: &Ctx, attempt: AttemptId) -> String {
    let page = attempt_page(ctx, attempt).await.unwrap();
    page.questions[0].state.response.get("file").unwrap().split_once('/').unwrap().0.to_owned()
}

both_databases! {
    async fn files_are_part_of_the_answer_the_same_one_once(db) {
        let exam = Exam::new(db, &[upload("report")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        hand_in(&mei, attempt, "seam.jpeg", PNG).await.unwrap();
        exam.forward(1);
        hand_in(&mei, attempt, "报告.pdf", PDF).await.unwrap();
        assert_eq!(names(&exam, &mei, attempt).await, (vec!["seam.png".to_owned(), "报告.pdf".to_owned()], 2));
        exam.forward(1);
        hand_in(&mei, attempt, "seam.png", PNG).await.unwrap();
        assert_eq!(names(&exam, &mei, attempt).await.1, 2);
        exam.forward(1);
        assert!(matches!(hand_in(&mei, attempt, "third.pdf", b"%PDF-1.7 another").await, Err(HandInFileError::TooMany)));
        end_attempt(&mei, attempt).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(0.0), 1));
    }

    async fn of_two_files_that_come_at_once_both_are_part_of_the_answer(db) {
        let exam = Exam::new(db, &[upload("report")]).await;
        for round in 0..10 {
            let (mei, attempt) = exam.begun(&format!("mei{round}")).await;
            let (one, two) = tokio::join!(hand_in(&mei, attempt, "one.pdf", PDF), hand_in(&mei, attempt, "two.png", PNG));
            one.unwrap();
            two.unwrap();
            assert_eq!(names(&exam, &mei, attempt).await.0.len(), 2, "round {round}");
        }
    }

    async fn a_file_is_taken_back_until_the_end(db) {
        let exam = Exam::new(db, &[upload("report")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        hand_in(&mei, attempt, "one.pdf", PDF).await.unwrap();
        let one = format!("{}/one.pdf", hash(&mei, attempt).await);
        hand_in(&mei, attempt, "two.png", PNG).await.unwrap();
        let anna = exam.school.learner("anna").await;
        assert!(matches!(take_file_back(&anna, attempt, 1, &one).await, Err(HandInFileError::NotFound)));
        take_file_back(&mei, attempt, 1, "0000/other.pdf").await.unwrap();
        for _ in 0..2 {
            take_file_back(&mei, attempt, 1, &one).await.unwrap();
        }
        assert_eq!(names(&exam, &mei, attempt).await.0, ["two.png"]);
        let two = format!("{}/two.png", hash(&mei, attempt).await);
        end_attempt(&mei, attempt).await.unwrap();
        assert!(matches!(take_file_back(&mei, attempt, 1, &two).await, Err(HandInFileError::Over)));
    }

    async fn what_is_not_taken_is_not_stored(db) {
        let exam = Exam::new(db, &[upload("report"), choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        for wrong in [&b"MZ\0\0 a program"[..], b"<svg onload=alert(1)>", b"", b"plain words are not asked for", b"\xFF\xD8\xFF nor photographs"] {
            assert!(matches!(hand_in(&mei, attempt, "report.pdf", wrong).await, Err(HandInFileError::WrongKind)), "{wrong:?}");
        }
        let mut large = PDF.to_vec();
        large.resize(FILE_MAX, b' ');
        hand_in(&mei, attempt, "large.pdf", &large).await.unwrap();
        large.push(b' ');
        assert!(matches!(hand_in(&mei, attempt, "larger.pdf", &large).await, Err(HandInFileError::TooLarge)));
        for question in [0, 2, 3] {
            let refused = hand_in_file(&mei, attempt, question, "x.pdf", PDF.to_vec()).await;
            assert!(matches!(refused, Err(HandInFileError::NotFound)), "{question}");
        }
        assert_eq!(names(&exam, &mei, attempt).await, (vec!["large.pdf".to_owned()], 1));
    }

    async fn nobody_hands_in_for_another(db) {
        let exam = Exam::new(db, &[upload("report")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        let anna = exam.school.learner("anna").await;
        for other in [&anna, &exam.teacher] {
            assert!(matches!(hand_in(other, attempt, "x.pdf", PDF).await, Err(HandInFileError::NotFound)));
        }
        assert_eq!(names(&exam, &mei, attempt).await, (vec![], 0));
    }

    async fn after_the_end_and_after_the_deadline_nothing_is_taken_and_nothing_is_stored(db) {
        let exam = Exam::new(db, &[upload("report")]).await;
        exam.ten_minutes().await;
        let (mei, handed_in) = exam.begun("mei").await;
        end_attempt(&mei, handed_in).await.unwrap();
        let (anna, over) = exam.begun("anna").await;
        exam.forward(10 * MINUTE);
        for (learner, attempt) in [(mei, handed_in), (anna, over)] {
            assert!(matches!(hand_in(&learner, attempt, "x.pdf", PDF).await, Err(HandInFileError::Over)));
            assert_eq!(names(&exam, &learner, attempt).await, (vec![], 0));
        }
    }

    async fn its_learner_and_those_who_mark_may_have_a_file_and_nobody_else(db) {
        let exam = Exam::new(db, &[upload("report")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        hand_in(&mei, attempt, "report.pdf", PDF).await.unwrap();
        let hash = hash(&mei, attempt).await;
        for allowed in [&mei, &exam.teacher] {
            assert_eq!(attempt_file_bytes(allowed, attempt, &hash).await.unwrap(), PDF);
            let (head, name) = attempt_file(allowed, attempt, &hash).await.unwrap();
            assert_eq!((head.media_type.as_str(), name.as_str()), ("application/pdf", "report.pdf"));
        }
        let neighbour = exam.school.neighbour();
        let (anna, of_anna) = exam.begun("anna").await;
        let others = [
            anna.clone(),
            exam.school.signed_in("mentor", Role::Mentor).await,
            neighbour.signed_in("li", Role::Teacher).await,
            neighbour.signed_in("wang", Role::Administrator).await,
        ];
        for other in &others {
            assert!(matches!(attempt_file(other, attempt, &hash).await, Err(HandInFileError::NotFound)));
            assert!(matches!(attempt_file_bytes(other, attempt, &hash).await, Err(HandInFileError::NotFound)));
        }
        // also not by way of an attempt of one's own
        assert!(matches!(attempt_file(&anna, of_anna, &hash).await, Err(HandInFileError::NotFound)));
        assert!(matches!(attempt_file(&mei, attempt, "0000").await, Err(HandInFileError::NotFound)));
        for nobody in [exam.school.guest(), exam.school.operator()] {
            assert!(matches!(attempt_file(&nobody, attempt, &hash).await, Err(HandInFileError::Forbidden(_))));
        }
    }
}
