//! Duplicates and retired items.

use domain::quizzes::item::Item;
use storage::both_databases;

use super::*;
use crate::courses::Status;
use crate::quizzes::testing::{Exam, choice, choose};
use crate::quizzes::{item_page, quiz_draft};

both_databases! {
    async fn a_copy_is_the_same_item_under_the_next_free_id(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let copy = duplicate_item(&exam.teacher, exam.items[0]).await.unwrap();
        let second = duplicate_item(&exam.teacher, copy).await.unwrap();
        let page = item_page(&exam.teacher, copy, None).await.unwrap();
        assert_eq!((page.item.source.clone(), page.head.number), (Item { id: "gas-2".into(), ..choice("gas") }, 1));
        assert_eq!(item_page(&exam.teacher, second, None).await.unwrap().head.slug, "gas-3");
        assert_eq!(exam.audited(format!("item:{copy}")).await, ["duplicate_item"]);
    }

    async fn a_retired_item_stays_where_it_is_asked(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        retire_item(&exam.teacher, exam.items[0], true).await.unwrap();
        assert_eq!(choose(&mei, attempt, 1, "a").await, Status::Accepted);
        let another = exam.school.quiz_of(&exam.teacher, &exam.items).await;
        assert!(quiz_draft(&exam.teacher, another).await.unwrap().items[&exam.items[0]].retired);
        retire_item(&exam.teacher, exam.items[0], false).await.unwrap();
        assert_eq!(exam.audited(format!("item:{}", exam.items[0])).await, ["retire_item", "save_item", "take_back_item"]);
    }
}
