//! Practising and reviewing: what is open to it, what comes back, and that nothing counts twice.

use domain::people::Role;
use domain::quizzes::definition::Conditions;
use domain::{EventId, Text, Timestamp};
use storage::both_databases;
use storage::quizzes::reviews;

use super::*;
use crate::quizzes::testing::{Exam, choice, essay, fields, person, word};
use crate::quizzes::{Face, Rating, answer_card, change_bank, learn_glossary, rate_card, review_page};
use crate::testing::School;

fn titled() -> Text {
    Text { en: Some("Bank".into()), ..Text::default() }
}

async fn cards(ctx: &Ctx) -> (i64, i64) {
    reviews::count(&mut ctx.db().read().await.unwrap().conn(), person(ctx), ctx.now()).await.unwrap()
}

both_databases! {
    async fn a_bank_is_open_to_practice_when_its_teacher_says_so(db) {
        let exam = Exam::new(db, &[choice("gas"), word("name"), essay("why")]).await;
        let mei = exam.school.learner("mei").await;
        let source = PracticeSource::Bank(exam.bank);
        assert!(practice_offers(&mei).await.unwrap().is_empty());
        assert!(matches!(practice_question(&mei, source, 1, 1, None).await, Err(PracticeError::NotFound)));
        change_bank(&exam.teacher, exam.bank, titled(), true).await.unwrap();
        let offers = practice_offers(&mei).await.unwrap();
        // an essay needs somebody who reads it
        assert_eq!((offers.len(), offers[0].questions), (1, 2));
        let away = exam.school.neighbour().signed_in("li", Role::Learner).await;
        assert!(matches!(practice_question(&away, source, 1, 1, None).await, Err(PracticeError::NotFound)));
    }

    async fn a_round_asks_every_question_once_and_explains_after_the_answer(db) {
        let exam = Exam::new(db, &[choice("gas"), choice("seam"), choice("arc")]).await;
        change_bank(&exam.teacher, exam.bank, titled(), true).await.unwrap();
        let (mei, source) = (exam.school.learner("mei").await, PracticeSource::Bank(exam.bank));
        let mut prompts = std::collections::BTreeSet::new();
        for number in 1..=3 {
            let question = practice_question(&mei, source, 7, number, None).await.unwrap();
            assert!(!format!("{:?}", question.view.controls).contains("SECRET") && question.share.is_none());
            prompts.insert(question.view.prompt_html);
        }
        assert_eq!(prompts.len(), 3);
        assert!(matches!(practice_question(&mei, source, 7, 4, None).await, Err(PracticeError::NotFound)));
        let answered = practice_question(&mei, source, 7, 1, Some(fields(&[("choice", "b")]))).await.unwrap();
        assert_eq!(answered.share, Some(0.0));
        assert!(format!("{:?}", answered.view).contains("SECRET-B"));
        let misfit = practice_question(&mei, source, 7, 1, Some(fields(&[("choice", "z")]))).await;
        assert!(matches!(misfit, Err(PracticeError::Misfit(_))));
    }

    async fn what_was_missed_becomes_one_card_and_what_was_right_none(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        change_bank(&exam.teacher, exam.bank, titled(), true).await.unwrap();
        let (mei, source) = (exam.school.learner("mei").await, PracticeSource::Bank(exam.bank));
        practice_question(&mei, source, 1, 1, Some(fields(&[("choice", "a")]))).await.unwrap();
        assert_eq!(cards(&mei).await, (0, 0));
        for _ in 0..2 {
            practice_question(&mei, source, 1, 1, Some(fields(&[("choice", "b")]))).await.unwrap();
        }
        assert_eq!(cards(&mei).await, (1, 1));
        let page = review_page(&mei).await.unwrap();
        let (card, Face::Question(view)) = page.card.unwrap() else { panic!("a question") };
        // the hint helps before the answer; everything else waits for it
        assert!(!format!("{:?}", view.controls).contains("SECRET") && view.general_feedback_html.is_none(), "{view:?}");
        let event = EventId(mei.id());
        let (_, share) = answer_card(&mei, &card, event, fields(&[("choice", "a")])).await.unwrap();
        assert!((share - 1.0).abs() < 1e-9);
        let due = |ctx: Ctx| async move { reviews::card(&mut ctx.db().read().await.unwrap().conn(), person(&ctx), &card).await.unwrap().unwrap() };
        let after = due(mei.clone()).await;
        assert!(after.reviews == 1 && after.due_at >= mei.now().plus(Timestamp::DAY).0);
        assert_eq!(cards(&mei).await, (0, 1));
    }

    async fn the_same_review_sent_twice_counts_once_and_nobody_reviews_for_others(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        change_bank(&exam.teacher, exam.bank, titled(), true).await.unwrap();
        let (mei, li) = (exam.school.learner("mei").await, exam.school.learner("li").await);
        practice_question(&mei, PracticeSource::Bank(exam.bank), 1, 1, Some(fields(&[("choice", "b")]))).await.unwrap();
        let (card, _) = review_page(&mei).await.unwrap().card.unwrap();
        let event = EventId(mei.id());
        for _ in 0..2 {
            answer_card(&mei, &card, event, fields(&[("choice", "b")])).await.unwrap();
        }
        let stored = reviews::card(&mut mei.db().read().await.unwrap().conn(), person(&mei), &card).await.unwrap().unwrap();
        assert_eq!(stored.reviews, 1);
        let other = answer_card(&li, &card, EventId(li.id()), fields(&[("choice", "a")])).await;
        assert!(matches!(other, Err(PracticeError::NotFound)));
        // a question is not rated by oneself
        assert!(matches!(rate_card(&mei, &card, EventId(mei.id()), Rating::Easy).await, Err(PracticeError::NotFound)));
    }

    async fn an_exam_gives_no_cards_unless_it_may_be_practised(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, _) = exam.handed_in("mei", &["b"]).await;
        assert_eq!(cards(&mei).await, (0, 0));
        exam.under(Conditions { practice: true, ..Conditions::default() }).await;
        let (anna, _) = exam.handed_in("anna", &["b"]).await;
        assert_eq!(cards(&anna).await, (1, 1));
        assert_eq!(practice_offers(&anna).await.unwrap()[0].source, PracticeSource::Quiz(exam.quiz));
    }

    async fn a_glossary_is_learnt_ten_words_a_day_by_those_who_are_enrolled(db) {
        let school = School::new(db).await;
        let mut package = crate::testing::small_package();
        let term = |n: u8| format!("[[term]]\nkey = \"word-{n}\"\nen = {{ term = \"Word {n}\", text = \"What it means\" }}\n");
        package.insert("glossary.toml".into(), (0..12).map(term).collect::<Vec<_>>().concat().into_bytes());
        crate::courses::import_course(&school.operator(), package).await.unwrap();
        let mei = school.learner("mei").await;
        assert!(matches!(learn_glossary(&mei, "small").await, Err(PracticeError::NotFound)));
        crate::courses::enrol(&mei, "small").await.unwrap();
        assert_eq!((learn_glossary(&mei, "small").await.unwrap(), learn_glossary(&mei, "small").await.unwrap()), (12, 0));
        assert_eq!(cards(&mei).await, (10, 12));
        let page = review_page(&mei).await.unwrap();
        let (card, Face::Word(term)) = page.card.unwrap() else { panic!("a word") };
        assert!(card.ends_with(&term.key));
        rate_card(&mei, &card, EventId(mei.id()), Rating::Good).await.unwrap();
        assert_eq!(cards(&mei).await, (9, 12));
        school.clock.forward(Timestamp::DAY);
        assert!(cards(&mei).await.0 >= 11);
        assert_eq!(crate::courses::today(&mei).await.unwrap().cards, usize::try_from(cards(&mei).await.0).unwrap());
    }
}
