//! One item for its authors.

use storage::both_databases;

use super::*;
use crate::quizzes::testing::{Exam, choice, text};

both_databases! {
    async fn it_says_where_it_is_asked_and_how_it_looks(db) {
        let mut item = choice("gas");
        item.prompt = text("Wear *gloves*.");
        let exam = Exam::new(db, &[item]).await;
        exam.forward(1);
        let second = exam.school.quiz_of(&exam.teacher, &exam.items).await;
        let page = item_page(&exam.teacher, exam.items[0], None).await.unwrap();
        assert_eq!(page.used_in.iter().map(|(quiz, _)| *quiz).collect::<Vec<_>>(), [exam.quiz, second]);
        assert_eq!(page.item.html.prompt.en.as_deref(), Some("<p>Wear <em>gloves</em>.</p>"));
        assert!(page.may_change && page.bank.id == exam.bank);
    }
}
