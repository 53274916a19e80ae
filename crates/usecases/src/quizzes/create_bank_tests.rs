//! New banks.

use domain::people::Role;
use storage::both_databases;

use super::*;
use crate::quizzes::list_banks;
use crate::quizzes::testing::text;
use crate::testing::School;

both_databases! {
    async fn a_bank_needs_a_title_of_some_length(db) {
        let school = School::new(db).await;
        let teacher = school.signed_in("teacher", Role::Teacher).await;
        let create = |title: Text| create_bank(&teacher, CreateBank { organisation: school.organisation, title });
        assert!(matches!(create(Text::default()).await, Err(CreateBankError::NoTitle)));
        assert!(matches!(create(text(&"字".repeat(TITLE_MAX + 1))).await, Err(CreateBankError::TitleTooLong)));
        let id = create(text(&"字".repeat(TITLE_MAX))).await.unwrap();
        let listed = list_banks(&teacher).await.unwrap();
        assert_eq!(listed.banks.iter().map(|(bank, items)| (bank.id, *items)).collect::<Vec<_>>(), [(id, 0)]);
        assert_eq!(listed.organisations, [school.organisation]);
    }
}
