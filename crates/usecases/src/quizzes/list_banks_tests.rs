//! The banks one may use.

use domain::BankId;
use domain::people::Role;
use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, choice};
use crate::quizzes::{BankQuery, SaveItem, bank_page, retire_item, save_item};

both_databases! {
    async fn one_sees_the_banks_of_ones_organisation_and_those_that_came_with_courses(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam")]).await;
        let neighbour = exam.school.neighbour();
        let li = neighbour.signed_in("li", Role::Teacher).await;
        let theirs = neighbour.bank(&li).await;
        let shared = exam.school.shared_bank().await;
        retire_item(&exam.teacher, exam.items[0], true).await.unwrap();
        let seen = async |ctx: &Ctx| {
            let mut seen: Vec<_> = list_banks(ctx).await.unwrap().banks.into_iter().map(|(bank, items)| (bank.id, items)).collect();
            seen.sort_unstable();
            seen
        };
        let sorted = |mut banks: Vec<(BankId, i64)>| {
            banks.sort_unstable();
            banks
        };
        assert_eq!(seen(&exam.teacher).await, sorted(vec![(exam.bank, 1), (shared, 0)]));
        assert_eq!(seen(&li).await, sorted(vec![(theirs, 0), (shared, 0)]));
        // what came with a course is read, not written
        assert!(!bank_page(&li, shared, &BankQuery::default()).await.unwrap().may_change);
        let refused = save_item(&li, SaveItem { bank: shared, item: None, expected: 0, definition: choice("mine") }).await;
        assert!(matches!(refused, Err(crate::quizzes::SaveItemError::Forbidden(_))));
    }
}
