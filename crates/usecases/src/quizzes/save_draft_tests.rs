//! Several authors of one draft.

use domain::people::Role;
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, choice, definition, drawn, fixed, person, text};
use crate::quizzes::{SaveItem, publish_quiz, publish_revision, quiz_draft, save_item};

fn titled(exam: &Exam, title: &str) -> Definition {
    Definition { title: text(title), ..definition(vec![fixed(exam.items[0])]) }
}

async fn save(ctx: &Ctx, exam: &Exam, draft: &Definition, seen: i64) -> Result<i64, AuthorQuizError> {
    save_draft(ctx, exam.quiz, None, draft.clone(), seen).await
}

/// The title that is stored, and its revision.
async fn stored(exam: &Exam) -> (String, i64) {
    let draft = quiz_draft(&exam.teacher, exam.quiz).await.unwrap();
    (draft.draft.title.en.unwrap(), draft.draft_saved.revision)
}

both_databases! {
    async fn a_draft_saved_meanwhile_is_not_replaced_unseen(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let other = exam.school.signed_in("other", Role::Teacher).await;
        assert_eq!(save(&exam.teacher, &exam, &titled(&exam, "Mine"), 1).await.unwrap(), 2);
        for seen in [-1, 0, 1, 3] {
            let refused = save(&other, &exam, &titled(&exam, "Theirs"), seen).await;
            assert!(matches!(refused, Err(AuthorQuizError::Changed)), "{seen}: {refused:?}");
        }
        let draft = quiz_draft(&other, exam.quiz).await.unwrap();
        assert_eq!((draft.draft.title, draft.draft_saved.revision), (text("Mine"), 2));
        assert_eq!((draft.draft_saved.by.map(|p| p.id), draft.draft_saved.at), (Some(person(&exam.teacher)), Some(exam.now())));
        // on purpose, having seen it
        assert_eq!(save(&other, &exam, &titled(&exam, "Theirs"), 2).await.unwrap(), 3);
        assert_eq!(stored(&exam).await, ("Theirs".to_owned(), 3));
    }

    async fn the_same_draft_sent_twice_is_saved_once(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        let mut draft = titled(&exam, "Mine");
        draft.sections[0].slots.push(drawn(1, domain::quizzes::definition::Criteria { bank: exam.bank, category: String::new(), tag: String::new() }));
        // numbers that do not survive a careless round trip
        draft.sections[0].slots[0].marks = Some(0.1 + 0.2);
        draft.behaviour = domain::quizzes::definition::Behaviour::SeveralTries { tries: 3, penalty: 28.999 / 100.0 };
        for _ in 0..3 {
            assert_eq!(save(&exam.teacher, &exam, &draft, 1).await.unwrap(), 2);
        }
        // also when an item has got a newer version since
        let mut changed = choice("gas");
        changed.prompt = text("Changed.");
        save_item(&exam.teacher, SaveItem { bank: exam.bank, item: Some(exam.items[0]), expected: 1, definition: changed }).await.unwrap();
        assert_eq!(save(&exam.teacher, &exam, &draft, 1).await.unwrap(), 2);
        assert_eq!(stored(&exam).await, ("Mine".to_owned(), 2));
    }

    async fn another_class_is_another_draft(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let draft = titled(&exam, "Mine");
        save(&exam.teacher, &exam, &draft, 1).await.unwrap();
        let refused = save_draft(&exam.teacher, exam.quiz, Some(exam.school.class), draft.clone(), 1).await;
        assert!(matches!(refused, Err(AuthorQuizError::Changed)), "{refused:?}");
        assert_eq!(save_draft(&exam.teacher, exam.quiz, Some(exam.school.class), draft, 2).await.unwrap(), 3);
    }

    async fn setting_conditions_is_no_change_of_the_draft(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        assert_eq!(save(&exam.teacher, &exam, &titled(&exam, "Mine"), 1).await.unwrap(), 2);
    }

    async fn of_two_who_save_at_once_one_is_told(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let other = exam.school.signed_in("other", Role::Teacher).await;
        for round in 1..=20 {
            let [mine, theirs] = [format!("Mine {round}"), format!("Theirs {round}")];
            let drafts = [titled(&exam, &mine), titled(&exam, &theirs)];
            let (one, two) = tokio::join!(save(&exam.teacher, &exam, &drafts[0], round), save(&other, &exam, &drafts[1], round));
            let expected = match (one, two) {
                (Ok(_), Err(AuthorQuizError::Changed)) => mine,
                (Err(AuthorQuizError::Changed), Ok(_)) => theirs,
                other => panic!("round {round}: {other:?}"),
            };
            assert_eq!(stored(&exam).await, (expected, round + 1));
        }
    }

    async fn the_same_form_sent_twice_at_once_is_saved_once(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        for round in 1..=20 {
            let draft = titled(&exam, &format!("Mine {round}"));
            let (one, two) = tokio::join!(save(&exam.teacher, &exam, &draft, round), save(&exam.teacher, &exam, &draft, round));
            assert_eq!((one.unwrap(), two.unwrap()), (round + 1, round + 1));
        }
    }

    async fn what_one_has_not_seen_is_not_published(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let other = exam.school.signed_in("other", Role::Teacher).await;
        let seen = save(&exam.teacher, &exam, &titled(&exam, "Mine"), 1).await.unwrap();
        save(&other, &exam, &titled(&exam, "Theirs"), seen).await.unwrap();
        assert!(matches!(publish_revision(&exam.teacher, exam.quiz, seen).await, Err(AuthorQuizError::Changed)));
        assert_eq!(publish_revision(&exam.teacher, exam.quiz, seen + 1).await.unwrap(), 2);
        // publishing is no change of the draft
        publish_quiz(&exam.teacher, exam.quiz).await.unwrap();
        assert_eq!(stored(&exam).await, ("Theirs".to_owned(), 3));
    }
}
