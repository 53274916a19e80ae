//! Who may not: every use case of quizzes, for everybody it is not for.

use domain::people::Role;
use domain::quizzes::definition::{Conditions, Definition, Extension};
use domain::{AttemptId, MembershipId, Timestamp};
use storage::both_databases;
use storage::people::{NewMembership, insert_membership};

use super::testing::{Exam, answer, choice, definition, essay, fixed, person, send, text};
use super::*;
use crate::Ctx;

/// How a use case ended.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    Forbidden,
    NotFound,
    Other,
}

/// Tells the ways apart in which a use case of this error ends.
macro_rules! outcome {
    ($call:expr, $error:ident) => {
        match $call.await {
            Ok(_) => Outcome::Done,
            Err($error::Forbidden(_)) => Outcome::Forbidden,
            Err(_) => Outcome::Other,
        }
    };
    ($call:expr, $error:ident or NotFound) => {
        match $call.await {
            Ok(_) => Outcome::Done,
            Err($error::Forbidden(_)) => Outcome::Forbidden,
            Err($error::NotFound) => Outcome::NotFound,
            Err(_) => Outcome::Other,
        }
    };
}

fn save(exam: &Exam) -> SaveItem {
    SaveItem { bank: exam.bank, item: Some(exam.items[0]), expected: 1, definition: choice("gas") }
}

fn decided(attempt: AttemptId) -> MarkQuestion {
    MarkQuestion { attempt, question: 1, decision: Decision::Marks(1.0), comment: "x".into() }
}

fn draft(exam: &Exam) -> Definition {
    definition(vec![fixed(exam.items[0])])
}

/// Everything staff does, to the exam of one organisation and an attempt at it.
async fn as_staff(exam: &Exam, attempt: AttemptId, ctx: &Ctx) -> Vec<(&'static str, Outcome)> {
    let (organisation, item) = (exam.school.organisation, exam.items[0]);
    let title = || text("New");
    let learner = exam.attempt(attempt).await.person;
    vec![
        ("create_bank", outcome!(create_bank(ctx, CreateBank { organisation, title: title() }), CreateBankError)),
        ("bank_page", outcome!(bank_page(ctx, exam.bank, &BankQuery::default()), BankPageError or NotFound)),
        ("item_page", outcome!(item_page(ctx, item, None), ItemPageError)),
        ("save_item", outcome!(save_item(ctx, save(exam)), SaveItemError)),
        ("duplicate_item", outcome!(duplicate_item(ctx, item), KeepItemError)),
        ("retire_item", outcome!(retire_item(ctx, item, false), KeepItemError)),
        ("create_quiz", outcome!(create_quiz(ctx, organisation, title()), AuthorQuizError)),
        ("quiz_draft", outcome!(quiz_draft(ctx, exam.quiz), AuthorQuizError)),
        ("save_draft", outcome!(save_draft(ctx, exam.quiz, None, draft(exam), 1), AuthorQuizError)),
        ("set_conditions", outcome!(set_conditions(ctx, exam.quiz, Conditions::default(), 0), AuthorQuizError)),
        ("export_quiz", outcome!(export_quiz(ctx, exam.quiz), ExportItemsError)),
        ("publish_quiz", outcome!(publish_quiz(ctx, exam.quiz), AuthorQuizError)),
        ("publish_revision", outcome!(publish_revision(ctx, exam.quiz, 1), AuthorQuizError)),
        ("archive_quiz", outcome!(archive_quiz(ctx, exam.quiz, true), AuthorQuizError)),
        ("take_back_quiz", outcome!(archive_quiz(ctx, exam.quiz, false), AuthorQuizError)),
        ("grant_extension", outcome!(grant_extension(ctx, exam.quiz, learner, Extension::default()), GrantExtensionError)),
        ("results", outcome!(results(ctx, exam.quiz), ResultsError)),
        ("marker_page", outcome!(marker_page(ctx, attempt), AttemptPageError or NotFound)),
        ("to_mark", outcome!(to_mark(ctx, exam.quiz), MarkError)),
        ("next_to_mark", outcome!(next_to_mark(ctx, exam.quiz, item, 0), MarkError)),
        ("mark_question", outcome!(mark_question(ctx, decided(attempt)), MarkError)),
        ("let_late_count", outcome!(let_late_count(ctx, attempt, false), MarkError)),
        ("preview_regrade", outcome!(preview_regrade(ctx, exam.quiz, item, Rule::FullCredit), MarkError)),
        ("regrade", outcome!(regrade(ctx, exam.quiz, item, Rule::NewestVersion), MarkError)),
        ("quiz_statistics", outcome!(quiz_statistics(ctx, exam.quiz), MarkError)),
    ]
}

/// Everything a learner does, with their own attempt.
async fn as_learner(exam: &Exam, attempt: AttemptId, ctx: &Ctx) -> Vec<(&'static str, Outcome)> {
    let start = StartAttempt { quiz: exam.quiz, access_code: String::new() };
    let given = answer(ctx, attempt, 1, &[("choice", "a")]);
    vec![
        ("my_quizzes", outcome!(my_quizzes(ctx), MyQuizzesError)),
        ("quiz_page", outcome!(quiz_page(ctx, exam.quiz), QuizPageError or NotFound)),
        ("start_attempt", outcome!(start_attempt(ctx, start), StartAttemptError or NotFound)),
        ("attempt_page", outcome!(attempt_page(ctx, attempt), AttemptPageError or NotFound)),
        ("record_answers", outcome!(record_answers(ctx, vec![given]), RecordAnswersError)),
        ("hand_in_file", outcome!(hand_in_file(ctx, attempt, 1, "x.pdf", b"%PDF-1.7".to_vec()), HandInFileError or NotFound)),
        ("attempt_file", outcome!(attempt_file(ctx, attempt, "0000"), HandInFileError or NotFound)),
        ("end_attempt", outcome!(end_attempt(ctx, attempt), EndAttemptError or NotFound)),
    ]
}

/// The number of rows of everything these use cases write.
async fn rows(exam: &Exam) -> i64 {
    let sql = "SELECT (SELECT COUNT(*) FROM question_bank) + (SELECT COUNT(*) FROM item_version) + (SELECT COUNT(*) FROM quiz)
        + (SELECT COUNT(*) FROM quiz_version) + (SELECT COUNT(*) FROM quiz_extension) + (SELECT COUNT(*) FROM attempt)
        + (SELECT COUNT(*) FROM attempt_event) + (SELECT COUNT(*) FROM attempt_file) + (SELECT COUNT(*) FROM audit_event)";
    storage::testing::number(&exam.school.app.db, sql).await
}

both_databases! {
    async fn what_staff_does_is_forbidden_to_everybody_else(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.handed_in("mei", &["a"]).await;
        let neighbour = exam.school.neighbour();
        let mut others = vec![
            ("the learner", mei),
            ("a guest", exam.school.guest()),
            ("an operator", exam.school.operator()),
            ("a teacher of another organisation", neighbour.signed_in("li", Role::Teacher).await),
            ("an administrator of another organisation", neighbour.signed_in("wang", Role::Administrator).await),
        ];
        for &role in Role::ALL.iter().filter(|role| !matches!(role, Role::Teacher | Role::Coordinator | Role::Administrator)) {
            others.push((role.code(), exam.school.signed_in(role.code(), role).await));
        }
        let before = rows(&exam).await;
        for (who, ctx) in &others {
            for (what, outcome) in as_staff(&exam, attempt, ctx).await {
                assert_eq!(outcome, Outcome::Forbidden, "{who}: {what}");
            }
        }
        for (who, ctx) in others.iter().filter(|(who, _)| !who.contains("another")) {
            assert_eq!(outcome!(list_banks(ctx), ListBanksError), Outcome::Forbidden, "{who}: list_banks");
            assert_eq!(outcome!(quizzes_of_staff(ctx), ResultsError), Outcome::Forbidden, "{who}: quizzes_of_staff");
        }
        assert_eq!(rows(&exam).await, before);
    }

    async fn what_staff_does_is_done_by_staff(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (_, attempt) = exam.handed_in("mei", &["a"]).await;
        for role in [Role::Teacher, Role::Coordinator, Role::Administrator] {
            let ctx = exam.school.signed_in(&format!("{}-two", role.code()), role).await;
            for (what, outcome) in as_staff(&exam, attempt, &ctx).await {
                assert_eq!(outcome, Outcome::Done, "{role:?}: {what}");
            }
        }
    }

    async fn guests_and_operators_take_no_quizzes(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (_, attempt) = exam.begun("mei").await;
        for ctx in [exam.school.guest(), exam.school.operator()] {
            for (what, outcome) in as_learner(&exam, attempt, &ctx).await {
                assert_eq!(outcome, Outcome::Forbidden, "{what}");
            }
        }
    }

    async fn to_everybody_else_a_learners_attempt_is_not_there(db) {
        let exam = Exam::new(db, &[essay("why")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        send(&mei, answer(&mei, attempt, 1, &[("text", "Mine.")])).await;
        let neighbour = exam.school.neighbour();
        let others = [
            exam.school.learner("anna").await,
            exam.school.signed_in("mentor", Role::Mentor).await,
            exam.teacher.clone(),
            neighbour.signed_in("li", Role::Teacher).await,
            neighbour.learner("wang").await,
        ];
        for ctx in &others {
            for (what, outcome) in as_learner(&exam, attempt, ctx).await {
                let own = ["my_quizzes", "quiz_page", "start_attempt", "record_answers"].contains(&what);
                assert!(own || outcome == Outcome::NotFound, "{what}: {outcome:?}");
            }
        }
        assert_eq!(usize::try_from(exam.refused().await).unwrap(), others.len(), "each answer for another's attempt is refused");
        let page = attempt_page(&mei, attempt).await.unwrap();
        assert_eq!((page.questions[0].state.response.get("text"), page.attempt.ended), (Some("Mine."), None));
    }

    async fn a_teacher_of_two_organisations_marks_only_the_quizs(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (_, attempt) = exam.handed_in("mei", &["a"]).await;
        // a mentor here, a teacher there
        let both = exam.school.signed_in("both", Role::Mentor).await;
        let membership = NewMembership {
            id: MembershipId(both.id()),
            person: person(&both),
            organisation: exam.school.other_organisation,
            role: Role::Teacher,
            class: None,
            valid_from: Timestamp(0),
            valid_until: None,
        };
        exam.school.app.db.write(move |mut conn| Box::pin(async move { insert_membership(&mut conn, &membership).await })).await.unwrap();
        let both = exam.school.as_person(person(&both)).await;
        assert_eq!(outcome!(marker_page(&both, attempt), AttemptPageError or NotFound), Outcome::Forbidden);
    }
}
