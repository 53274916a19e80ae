//! A small quiz in somebody's organisation, with an attempt that has ended.

use domain::people::{Actor, Role};
use domain::quizzes::attempt::AttemptEvent;
use domain::quizzes::definition::{Definition, Section, Slot, Source};
use domain::quizzes::response::Response;
use domain::{AttemptId, BankId, DeviceId, EventId, ItemId, ItemVersionId, Language, PersonId, QuizId, Text};
use serde_json::{Value, json};
use storage::people;
use usecases::Ctx;
use usecases::quizzes::{
    CreateBank, IncomingAnswer, SaveItem, StartAttempt, create_bank, create_quiz, end_attempt, publish_quiz, record_answers, save_draft,
    save_item, start_attempt,
};

use super::{Home, School};

/// What was made.
pub struct Made {
    pub quiz: QuizId,
    pub bank: BankId,
    /// The first question: an essay.
    pub essay: ItemId,
    /// The second: a choice of two, of which `a` is right.
    pub choice: ItemId,
    pub learner: PersonId,
    /// Ended, with an essay that waits and the wrong choice.
    pub attempt: AttemptId,
}

pub fn english(text: &str) -> Text {
    Text { en: Some(text.to_owned()), ..Text::default() }
}

impl School {
    /// The person as a request would carry them.
    pub async fn ctx(&self, person: PersonId) -> Ctx {
        let mut read = self.app.db.read().await.unwrap();
        let memberships = people::memberships(&mut read.conn(), person, self.clock_now()).await.unwrap();
        Ctx::new(self.app.clone(), Actor::Person { id: person, memberships }, Language::En)
    }

    fn clock_now(&self) -> domain::Timestamp {
        usecases::Clock::now(self.clock.as_ref())
    }

    pub async fn quiz(&self, home: Home) -> Made {
        let level = |points: f64, text: &str| json!({ "points": points, "text": { "en": text } });
        let essay = json!({
            "id": "essay", "marks": 4.0, "prompt": { "en": "What do you do?" },
            "body": { "kind": "essay", "rubric": { "criteria": [
                { "id": "danger", "text": { "en": "Danger" }, "levels": [level(0.0, "not seen"), level(1.0, "seen"), level(2.0, "removed")] },
                { "id": "tone", "text": { "en": "Tone" }, "levels": [level(0.0, "rude"), level(2.0, "kind")] },
            ] } },
        });
        let choice = json!({
            "id": "choice", "category": "Safety/Fire", "tags": ["fire"], "prompt": { "en": "Which extinguisher?" },
            "body": { "kind": "single_choice", "options": [
                { "id": "a", "text": { "en": "Carbon dioxide" }, "credit": 1.0 },
                { "id": "b", "text": { "en": "Water" } },
            ] },
        });
        let (bank, quiz, items) = self.quiz_of(home, [essay, choice]).await;
        let learner = self.member(Role::Learner, home).await;
        let attempt = self.attempt(quiz, learner, "b").await;
        Made { quiz, bank, essay: items[0], choice: items[1], learner, attempt }
    }

    /// A published quiz that asks for these items.
    pub async fn quiz_of(&self, home: Home, definitions: impl IntoIterator<Item = Value>) -> (BankId, QuizId, Vec<ItemId>) {
        let teacher = self.ctx(self.member(Role::Teacher, home).await).await;
        let bank = create_bank(&teacher, CreateBank { organisation: home.organisation, title: english("Bank") }).await.unwrap();
        let mut items = Vec::new();
        for item in definitions {
            let definition = serde_json::from_value(item).unwrap();
            items.push(save_item(&teacher, SaveItem { bank, item: None, expected: 0, definition }).await.unwrap().0);
        }
        let quiz = create_quiz(&teacher, home.organisation, english("Fire quiz")).await.unwrap();
        let version = ItemVersionId(uuid::Uuid::nil());
        let slots = items.iter().map(|item| Slot { source: Source::Fixed { item: *item, version }, marks: None }).collect();
        let sections = vec![Section { slots, ..Section::default() }];
        let definition = Definition { title: english("Fire quiz"), sections, pass_percent: Some(50), ..Definition::default() };
        save_draft(&teacher, quiz, None, definition, 0).await.unwrap();
        publish_quiz(&teacher, quiz).await.unwrap();
        (bank, quiz, items)
    }

    /// A learner begins.
    pub async fn begin(&self, quiz: QuizId, learner: PersonId) -> AttemptId {
        start_attempt(&self.ctx(learner).await, StartAttempt { quiz, access_code: String::new() }).await.unwrap()
    }

    /// A learner writes an essay, chooses, and hands in.
    pub async fn attempt(&self, quiz: QuizId, learner: PersonId, choice: &str) -> AttemptId {
        let ctx = self.ctx(learner).await;
        let attempt = start_attempt(&ctx, StartAttempt { quiz, access_code: String::new() }).await.unwrap();
        for (question, fields) in [(1, ("text", "I cut the power <first>.")), (2, ("choice", choice))] {
            record_answers(&ctx, vec![answer(&ctx, attempt, question, fields)]).await.unwrap();
        }
        end_attempt(&ctx, attempt).await.unwrap();
        attempt
    }
}

/// An answer with one field, sent as it is given.
pub fn answer(ctx: &Ctx, attempt: AttemptId, question: u16, field: (&str, &str)) -> IncomingAnswer {
    IncomingAnswer {
        id: EventId(ctx.id()),
        device: DeviceId(ctx.id()),
        sequence: i64::from(question),
        attempt,
        question,
        event: Ok(AttemptEvent::AnswerGiven { fields: Response::from([field]), certainty: None }),
        client_time: ctx.now(),
        sent_at: Some(ctx.now()),
        raw: String::new(),
    }
}
