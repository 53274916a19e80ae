//! Items and their versions.

use domain::people::Role;
use domain::quizzes::problem::Wrong;
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, choice, text, word};
use crate::quizzes::{BankQuery, bank_page, item_page};

fn changed() -> Item {
    let mut item = choice("gas");
    (item.prompt, item.tags) = (text("Which gas protects aluminium?"), vec!["aluminium".into()]);
    item
}

async fn save(exam: &Exam, item: Option<ItemId>, expected: i64, definition: Item) -> Result<(ItemId, i64), SaveItemError> {
    save_item(&exam.teacher, SaveItem { bank: exam.bank, item, expected, definition }).await
}

both_databases! {
    async fn a_change_is_a_new_version_and_the_old_one_stays(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let gas = exam.items[0];
        assert_eq!(save(&exam, Some(gas), 1, changed()).await.unwrap(), (gas, 2));
        let newest = item_page(&exam.teacher, gas, None).await.unwrap();
        assert_eq!((&newest.item.source, newest.head.number), (&changed(), 2));
        assert_eq!(newest.versions.iter().map(|(_, number, _)| *number).collect::<Vec<_>>(), [2, 1]);
        let first = item_page(&exam.teacher, gas, Some(1)).await.unwrap();
        assert_eq!(first.item.source, choice("gas"));
        let by = async |words: &str, tag: &str| {
            let query = BankQuery { words: words.into(), tag: tag.into(), ..BankQuery::default() };
            bank_page(&exam.teacher, exam.bank, &query).await.unwrap().found
        };
        // it is found by what it says now, not by what it said
        assert_eq!([by("aluminium", "").await, by("", "aluminium").await, by("", "welding").await, by("prompt", "").await], [1, 1, 0, 0]);
        assert_eq!(exam.audited(format!("item:{gas}")).await, ["save_item", "save_item"]);
    }

    async fn saving_what_is_there_makes_no_version(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        assert_eq!(save(&exam, Some(exam.items[0]), 1, choice("gas")).await.unwrap(), (exam.items[0], 1));
    }

    async fn who_saves_over_anothers_change_is_told(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        save(&exam, Some(exam.items[0]), 1, changed()).await.unwrap();
        let mut mine = choice("gas");
        mine.prompt = text("Mine.");
        assert!(matches!(save(&exam, Some(exam.items[0]), 1, mine.clone()).await, Err(SaveItemError::Changed)));
        assert_eq!(item_page(&exam.teacher, exam.items[0], None).await.unwrap().item.source, changed());
        assert_eq!(save(&exam, Some(exam.items[0]), 2, mine).await.unwrap().1, 3);
    }

    async fn of_two_who_save_at_once_one_is_told(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        for version in 1..10 {
            let [one, two] = ["one", "two"].map(|word| {
                let mut item = choice("gas");
                item.prompt = text(&format!("{word} {version}"));
                save(&exam, Some(exam.items[0]), version, item)
            });
            let (one, two) = tokio::join!(one, two);
            let stored = [&one, &two].into_iter().filter(|saved| saved.is_ok()).count();
            assert_eq!(stored, 1, "{one:?} {two:?}");
            assert!([one, two].into_iter().any(|saved| matches!(saved, Err(SaveItemError::Changed))));
        }
    }

    async fn an_id_is_taken_once_in_a_bank_and_free_in_another(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        assert!(matches!(save(&exam, None, 0, word("gas")).await, Err(SaveItemError::IdTaken)));
        assert!(matches!(save(&exam, Some(exam.items[1]), 1, choice("gas")).await, Err(SaveItemError::IdTaken)));
        let other = exam.school.bank(&exam.teacher).await;
        exam.school.item(&exam.teacher, other, choice("gas")).await;
    }

    async fn an_item_with_problems_is_not_stored_and_says_where_they_are(db) {
        let exam = Exam::new(db, &[choice("seam")]).await;
        let mut item = choice("gas");
        item.prompt = text("");
        item.prompt.en = None;
        let Err(SaveItemError::Problems(problems)) = save(&exam, None, 0, item).await else { panic!("it was stored") };
        assert_eq!(problems.iter().map(|p| (p.at.as_str(), p.what)).collect::<Vec<_>>(), [("prompt", Wrong::NoText)]);
        assert_eq!(bank_page(&exam.teacher, exam.bank, &BankQuery::default()).await.unwrap().found, 1);
    }

    async fn an_item_of_another_bank_is_not_changed_through_ones_own(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let neighbour = exam.school.neighbour();
        let li = neighbour.signed_in("li", Role::Teacher).await;
        let bank = neighbour.bank(&li).await;
        let stolen = save_item(&li, SaveItem { bank, item: Some(exam.items[0]), expected: 1, definition: changed() }).await;
        assert!(matches!(stolen, Err(SaveItemError::Forbidden(_))));
        assert_eq!(item_page(&exam.teacher, exam.items[0], None).await.unwrap().item.source, choice("gas"));
    }

    async fn the_same_question_sent_twice_at_once_is_one_version(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        for round in 1..=20 {
            let mut definition = choice("gas");
            definition.prompt = text(&format!("Round {round}"));
            let input = || SaveItem { bank: exam.bank, item: Some(exam.items[0]), expected: round, definition: definition.clone() };
            let (one, two) = tokio::join!(save_item(&exam.teacher, input()), save_item(&exam.teacher, input()));
            assert_eq!((one.unwrap().1, two.unwrap().1), (round + 1, round + 1));
        }
    }
}
