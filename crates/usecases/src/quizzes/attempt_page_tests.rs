//! The page of an attempt: the same answers in every language, the version that was begun with.

use domain::Language;
use storage::both_databases;

use super::*;
use crate::courses::Status;
use crate::quizzes::testing::{Exam, MINUTE, answer, choice, choose, send, speaking, word};
use crate::quizzes::{SaveItem, end_attempt, publish_quiz, save_item};

async fn in_language(ctx: &Ctx, language: Language, attempt: AttemptId) -> AttemptPage {
    attempt_page(&speaking(ctx, language), attempt).await.unwrap()
}

both_databases! {
    async fn switching_the_language_changes_the_words_and_keeps_the_answers(db) {
        let exam = Exam::changed(db, &[choice("gas"), word("name")], |definition| definition.shuffle_options = true).await;
        let (mei, attempt) = exam.begun("mei").await;
        assert_eq!(choose(&speaking(&mei, Language::Zh), attempt, 1, "c").await, Status::Accepted);
        send(&speaking(&mei, Language::De), answer(&mei, attempt, 2, &[("text", "Argon 氩")])).await;
        let pages = [
            in_language(&mei, Language::Zh, attempt).await,
            in_language(&mei, Language::De, attempt).await,
            in_language(&mei, Language::En, attempt).await,
        ];
        let responses = pages.each_ref().map(|page| page.questions.iter().map(|q| q.state.response.clone()).collect::<Vec<_>>());
        assert!(responses[0] == responses[1] && responses[1] == responses[2], "{responses:?}");
        assert_eq!(responses[0][1].get("text"), Some("Argon 氩"));
        for (page, word) in pages.iter().zip(["prompt gas中", "prompt gas-de", "prompt gas-en"]) {
            assert!(page.questions[0].view.prompt_html.contains(word), "{}", page.questions[0].view.prompt_html);
            assert_eq!(page.questions[0].view.other_language, None);
        }
        end_attempt(&mei, attempt).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(0.5), 0));
    }

    async fn a_question_that_is_not_there_in_the_language_says_in_which_it_is(db) {
        let mut english = choice("gas");
        english.prompt = crate::quizzes::testing::text("Only English");
        let exam = Exam::new(db, &[english]).await;
        let (mei, attempt) = exam.begun("mei").await;
        assert_eq!(in_language(&mei, Language::Zh, attempt).await.questions[0].view.other_language, Some(Language::En));
    }

    async fn a_changed_item_leaves_the_running_attempt_its_page_and_its_marks_alone(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        let mut changed = choice("gas");
        changed.prompt = crate::quizzes::testing::text("Quite another question");
        let Body::SingleChoice(body) = &mut changed.body else { unreachable!() };
        (body.options[0].credit, body.options[1].credit) = (0.0, 1.0);
        let input = SaveItem { bank: exam.bank, item: Some(exam.items[0]), expected: 1, definition: changed };
        assert_eq!(save_item(&exam.teacher, input).await.unwrap(), (exam.items[0], 2));
        assert_eq!(publish_quiz(&exam.teacher, exam.quiz).await.unwrap(), 2);
        let prompt = |page: AttemptPage| page.questions[0].view.prompt_html.clone();
        assert!(prompt(attempt_page(&mei, attempt).await.unwrap()).contains("prompt gas"));
        end_attempt(&mei, attempt).await.unwrap();
        assert_eq!(exam.total(attempt).await, (Some(1.0), 0));
        assert!(prompt(attempt_page(&mei, attempt).await.unwrap()).contains("prompt gas"));
        // who begins now has the new one
        let (anna, later) = exam.begun("anna").await;
        assert!(prompt(attempt_page(&anna, later).await.unwrap()).contains("Quite another question"));
        choose(&anna, later, 1, "a").await;
        end_attempt(&anna, later).await.unwrap();
        assert_eq!(exam.total(later).await, (Some(0.0), 0));
    }

    async fn the_page_says_until_when(db) {
        let exam = Exam::new(db, &[choice("gas")]).await;
        exam.ten_minutes().await;
        let (mei, attempt) = exam.begun("mei").await;
        let page = attempt_page(&mei, attempt).await.unwrap();
        assert_eq!(page.attempt.deadline, Some(exam.now().plus(10 * MINUTE)));
    }

    async fn the_map_tells_what_is_answered(db) {
        let exam = Exam::new(db, &[choice("gas"), word("name")]).await;
        let (mei, attempt) = exam.begun("mei").await;
        choose(&mei, attempt, 1, "a").await;
        let page = attempt_page(&mei, attempt).await.unwrap();
        let standing: Vec<_> = page.questions.iter().map(|q| (q.number, q.standing)).collect();
        assert_eq!(standing, [(1, QuestionStanding::Answered), (2, QuestionStanding::NotAnswered)]);
    }
}
