//! Drafts, conditions and publishing.

use std::collections::BTreeSet;

use domain::Text;
use domain::people::Role;
use domain::quizzes::definition::{Criteria, Slot};
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, choice, definition, drawn, essay, fixed, text, word};
use crate::quizzes::{SaveItem, create_quiz, item_heads, quiz_draft, retire_item, save_draft, save_item};

async fn save(exam: &Exam, slots: Vec<Slot>) -> Result<i64, AuthorQuizError> {
    let seen = exam.revisions().await.draft.revision;
    save_draft(&exam.teacher, exam.quiz, None, definition(slots), seen).await
}

fn criteria(exam: &Exam, category: &str, tag: &str) -> Criteria {
    Criteria { bank: exam.bank, category: category.into(), tag: tag.into() }
}

/// The published version with its papers.
async fn published(exam: &Exam) -> (Definition, Vec<Paper>) {
    let mut read = exam.school.app.db.read().await.unwrap();
    let version = definitions::quiz(&mut read.conn(), exam.quiz).await.unwrap().unwrap().version.unwrap();
    let (definition, count) = definitions::version(&mut read.conn(), version).await.unwrap().unwrap();
    let mut papers = Vec::new();
    for number in 0..count {
        papers.push(definitions::paper(&mut read.conn(), version, number).await.unwrap().unwrap());
    }
    (definition, papers)
}

both_databases! {
    async fn where_nothing_is_drawn_there_is_one_paper(db) {
        let exam = Exam::new(db, &[choice("gas"), essay("why")]).await;
        let (definition, papers) = published(&exam).await;
        assert_eq!((definition.questions(), papers.len(), papers[0].marks()), (2, 1, 11.0));
        assert_eq!(papers[0].questions.iter().map(|q| q.item).collect::<Vec<_>>(), exam.items);
    }

    async fn drawn_questions_make_many_papers_of_different_items(db) {
        let exam = Exam::new(db, &[choice("a"), choice("b"), choice("c"), choice("d"), choice("e"), word("f")]).await;
        // the fixed one is never drawn as well, and both draws share the rest
        let slots = vec![fixed(exam.items[0]), drawn(2, criteria(&exam, "Safety", "")), drawn(2, criteria(&exam, "", "welding"))];
        save(&exam, slots).await.unwrap();
        assert_eq!(publish_quiz(&exam.teacher, exam.quiz).await.unwrap(), 2);
        let (definition, papers) = published(&exam).await;
        assert_eq!((definition.questions(), papers.len()), (5, PAPERS));
        let mut different = BTreeSet::new();
        for paper in &papers {
            let items: Vec<_> = paper.questions.iter().map(|q| q.item).collect();
            assert_eq!((items.len(), items.iter().collect::<BTreeSet<_>>().len(), items[0]), (5, 5, exam.items[0]));
            assert!(!items.contains(&exam.items[5]), "it fits neither draw");
            different.insert(items);
        }
        assert_eq!(different.len(), 24, "every order of the four others");
    }

    async fn shuffled_options_make_many_papers(db) {
        let exam = Exam::changed(db, &[choice("gas")], |definition| definition.shuffle_options = true).await;
        let orders: BTreeSet<_> = published(&exam).await.1.into_iter().map(|paper| paper.questions[0].order.clone()).collect();
        assert_eq!(orders.len(), 6);
    }

    async fn publishing_twice_is_publishing_once_also_at_once(db) {
        let exam = Exam::changed(db, &[choice("gas"), choice("seam")], |definition| definition.shuffle_options = true).await;
        let before = published(&exam).await;
        let (one, two) = tokio::join!(publish_quiz(&exam.teacher, exam.quiz), publish_quiz(&exam.teacher, exam.quiz));
        assert_eq!((one.unwrap(), two.unwrap()), (1, 1));
        assert_eq!(published(&exam).await, before);
        save(&exam, vec![fixed(exam.items[0])]).await.unwrap();
        let (one, two) = tokio::join!(publish_quiz(&exam.teacher, exam.quiz), publish_quiz(&exam.teacher, exam.quiz));
        assert_eq!((one.unwrap(), two.unwrap()), (2, 2));
        assert_eq!(published(&exam).await.0.questions(), 1);
    }

    async fn publishing_takes_the_newest_versions_and_leaves_the_old_quiz_as_it_was(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (first, papers) = published(&exam).await;
        let mut changed = choice("gas");
        changed.prompt = text("Changed.");
        save_item(&exam.teacher, SaveItem { bank: exam.bank, item: Some(exam.items[0]), expected: 1, definition: changed }).await.unwrap();
        assert_eq!(published(&exam).await, (first.clone(), papers.clone()));
        publish_quiz(&exam.teacher, exam.quiz).await.unwrap();
        let (second, new) = published(&exam).await;
        assert!(second != first && new[0].questions[0].version != papers[0].questions[0].version);
    }

    async fn a_quiz_without_questions_is_not_published(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        save(&exam, vec![]).await.unwrap();
        assert!(matches!(publish_quiz(&exam.teacher, exam.quiz).await, Err(AuthorQuizError::Empty)));
        assert_eq!(published(&exam).await.0.questions(), 1);
    }

    async fn a_pool_that_is_too_small_says_which_and_how_small(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam"), word("name")]).await;
        save(&exam, vec![fixed(exam.items[2]), drawn(3, criteria(&exam, "Safety", ""))]).await.unwrap();
        assert_eq!(quiz_draft(&exam.teacher, exam.quiz).await.unwrap().pools, [(criteria(&exam, "Safety", ""), 2)]);
        let refused = publish_quiz(&exam.teacher, exam.quiz).await;
        assert!(matches!(refused, Err(AuthorQuizError::PoolTooSmall { slot: 1, found: 2 })), "{refused:?}");
        // retired items are not drawn
        save(&exam, vec![drawn(2, criteria(&exam, "Safety", ""))]).await.unwrap();
        retire_item(&exam.teacher, exam.items[0], true).await.unwrap();
        let refused = publish_quiz(&exam.teacher, exam.quiz).await;
        assert!(matches!(refused, Err(AuthorQuizError::PoolTooSmall { slot: 0, found: 1 })), "{refused:?}");
    }

    /// Each draw has enough by itself, but not both: a paper with fewer questions than the quiz promises would be worth fewer marks.
    async fn two_draws_that_cannot_both_be_filled_are_refused(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam"), choice("torch")]).await;
        save(&exam, vec![drawn(2, criteria(&exam, "", "")), drawn(2, criteria(&exam, "", ""))]).await.unwrap();
        let refused = publish_quiz(&exam.teacher, exam.quiz).await;
        assert!(matches!(refused, Err(AuthorQuizError::PoolTooSmall { .. })), "{refused:?}");
    }

    /// The wide draw may take what the narrow one needs; then it is drawn again.
    async fn a_wide_draw_leaves_a_narrow_one_what_it_needs(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam"), word("name"), word("word")]).await;
        save(&exam, vec![drawn(2, criteria(&exam, "", "")), drawn(2, criteria(&exam, "Safety", ""))]).await.unwrap();
        publish_quiz(&exam.teacher, exam.quiz).await.unwrap();
        assert!(published(&exam).await.1.iter().all(|paper| paper.questions.len() == 4));
    }

    async fn a_quiz_has_a_title_and_not_too_many_questions(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        assert!(matches!(create_quiz(&exam.teacher, exam.school.organisation, Text::default()).await, Err(AuthorQuizError::NoTitle)));
        let nameless = Definition { title: Text::default(), ..definition(vec![]) };
        assert!(matches!(save_draft(&exam.teacher, exam.quiz, None, nameless, 1).await, Err(AuthorQuizError::NoTitle)));
        let many = vec![fixed(exam.items[0]); QUESTIONS_MAX + 1];
        assert!(matches!(save(&exam, many).await, Err(AuthorQuizError::TooMany)));
    }

    async fn nobody_takes_items_from_the_bank_of_another_organisation(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let neighbour = exam.school.neighbour();
        let li = neighbour.signed_in("li", Role::Teacher).await;
        let bank = neighbour.bank(&li).await;
        let theirs = neighbour.item(&li, bank, choice("secret")).await;
        for slot in [fixed(theirs), drawn(1, Criteria { bank, category: String::new(), tag: String::new() })] {
            assert!(matches!(save(&exam, vec![slot]).await, Err(AuthorQuizError::Forbidden(_))));
        }
    }

    async fn titles_of_items_are_for_those_who_may_use_their_bank(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let found = item_heads(&exam.teacher, [exam.items[0], ItemId(exam.teacher.id())]).await.unwrap();
        assert_eq!(found.into_keys().collect::<Vec<_>>(), exam.items);
        let others = [exam.school.neighbour().signed_in("li", Role::Teacher).await, exam.school.learner("mei").await];
        for ctx in &others {
            assert!(item_heads(ctx, exam.items.clone()).await.unwrap().is_empty());
        }
        assert!(matches!(item_heads(&exam.school.guest(), exam.items.clone()).await, Err(AuthorQuizError::Forbidden(_))));
    }

    async fn a_draft_changes_nothing_for_learners_until_it_is_published(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        save(&exam, vec![fixed(exam.items[1])]).await.unwrap();
        let draft = quiz_draft(&exam.teacher, exam.quiz).await.unwrap();
        assert_eq!((draft.draft.questions(), draft.published.unwrap().questions(), draft.items.len()), (1, 2, 1));
        assert_eq!(published(&exam).await.0.questions(), 2);
    }
}
