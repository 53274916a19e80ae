//! What is counted of a class.

use domain::people::Role;
use domain::quizzes::attempt::Ended;
use domain::quizzes::definition::{Definition, Section, Slot, Source};
use domain::quizzes::response::Response;
use domain::{Language, Text, Timestamp};
use serde_json::json;
use storage::quizzes::attempts::NewAttempt;
use storage::quizzes::marks::QuestionMark;

use super::*;
use crate::quizzes::{CreateBank, SaveItem, create_bank, create_quiz, publish_quiz, save_draft, save_item};
use crate::testing::School;

const QUESTIONS: u16 = 20;

/// A quiz of twenty questions with ended attempts of as many learners, stored as they would be; every third learner is right everywhere, the others
/// now and then.
async fn quiz_with(school: &School, attempts: usize) -> (Ctx, QuizId) {
    let teacher = school.as_person(school.member("teacher@x", Role::Teacher).await).await;
    let title = Text { en: Some("Quiz".to_owned()), ..Text::default() };
    let bank = create_bank(&teacher, CreateBank { organisation: school.organisation, title: title.clone() }).await.unwrap();
    let mut slots = Vec::new();
    for number in 1..=QUESTIONS {
        let option = |id: &str, credit: f64| json!({ "id": id, "text": { "en": id }, "credit": credit });
        let item = json!({
            "id": format!("q{number}"), "prompt": { "en": "?" },
            "body": { "kind": "single_choice", "options": [option("a", 1.0), option("b", 0.0), option("c", 0.0)] },
        });
        let new = SaveItem { bank, item: None, expected: 0, definition: serde_json::from_value(item).unwrap() };
        let item = save_item(&teacher, new).await.unwrap().0;
        slots.push(Slot { source: Source::Fixed { item, version: ItemVersionId(uuid::Uuid::nil()) }, marks: None });
    }
    let quiz = create_quiz(&teacher, school.organisation, title.clone()).await.unwrap();
    let sections = vec![Section { slots, ..Section::default() }];
    save_draft(&teacher, quiz, None, Definition { title, sections, ..Definition::default() }, 0).await.unwrap();
    publish_quiz(&teacher, quiz).await.unwrap();
    let mut learners = Vec::new();
    for number in 0..attempts {
        learners.push(school.member(&format!("learner{number}@x"), Role::Learner).await);
    }
    let (ctx, now) = (teacher.clone(), school.now());
    let stored = school.app.db.write(move |mut conn| {
        Box::pin(async move {
            let version = definitions::quiz(&mut conn, quiz).await?.and_then(|q| q.version).unwrap();
            let paper = ctx.app.quizzes.paper(&mut conn, version, 0).await?;
            for (place, learner) in learners.into_iter().enumerate() {
                let id = AttemptId(ctx.id());
                let new = NewAttempt { id, quiz, version, paper: 0, person: learner, number: 1, started_at: now, deadline: None };
                attempts::start(&mut conn, &new).await?;
                attempts::end(&mut conn, id, Ended { at: now.plus(Timestamp::MINUTE), by_deadline: false }).await?;
                let mut sum = 0.0;
                for (number, question) in paper.numbered() {
                    let right = place % 3 == 0 || (place * 7 + usize::from(number) * 5) % 11 < 6;
                    let answer = if right { "a" } else { "b" };
                    let mark = if right { 1.0 } else { 0.0 };
                    sum += mark;
                    let stored = QuestionMark {
                        attempt: id,
                        question: number,
                        item: question.item,
                        version: question.version,
                        language: Language::ALL[place % 3],
                        response: Response::from([("choice", answer)]),
                        classes: vec![Some(answer.to_owned())],
                        share: Some(mark),
                        mark: Some(mark),
                        max: 1.0,
                        by_hand: false,
                        rubric: None,
                        comment: None,
                    };
                    marks::put(&mut conn, &stored).await?;
                }
                attempts::set_total(&mut conn, id, sum, f64::from(QUESTIONS), 0).await?;
            }
            Ok::<_, storage::Error>(())
        })
    });
    stored.await.unwrap();
    (teacher, quiz)
}

storage::both_databases! {
    async fn one_attempt_of_each_learner_is_in_the_figures(db) {
        let school = School::new(db).await;
        let (teacher, quiz) = quiz_with(&school, 12).await;
        let found = quiz_statistics(&teacher, quiz).await.unwrap();
        assert_eq!((found.counted, found.waiting, found.percents.len(), found.items.len()), (12, 0, 12, 20));
        assert_eq!(found.percents.iter().filter(|p| **p > 99.0).count(), 4);
        let item = &found.statistics.items[0];
        let rows = &item.parts[0].rows;
        assert_eq!(rows.iter().map(|row| row.count).sum::<usize>(), 12);
        assert_eq!(item.languages.groups.iter().map(|group| group.attempts).sum::<usize>(), 12);
    }
}
