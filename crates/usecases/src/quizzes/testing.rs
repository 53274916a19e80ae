//! What tests of quizzes need: items of a few kinds, and an exam that is published and waits for learners.

use domain::people::Role;
use domain::quizzes::attempt::AttemptEvent;
use domain::quizzes::definition::{Behaviour, Conditions, Criteria, Definition, Section, Slot, Source};
use domain::quizzes::item::Item;
use domain::quizzes::response::Response;
use domain::{AttemptId, BankId, DeviceId, EventId, ItemId, ItemVersionId, Language, PersonId, QuizId, Text, Timestamp};
use serde_json::json;
use storage::Db;
use storage::quizzes::attempts::{self, Attempt};
use storage::quizzes::banks::{self, Bank};
use storage::quizzes::definitions::{self, Revisions};
use storage::quizzes::marks::{self, QuestionMark};

use super::{
    CreateBank, IncomingAnswer, SaveItem, StartAttempt, create_bank, create_quiz, end_attempt, publish_quiz, record_answers, save_draft,
    save_item, set_conditions, start_attempt,
};
use crate::Ctx;
use crate::courses::Status;
use crate::testing::School;

pub(crate) const MINUTE: i64 = Timestamp::MINUTE;

pub(crate) fn text(english: &str) -> Text {
    Text { en: Some(english.into()), ..Text::default() }
}

fn item(json: serde_json::Value) -> Item {
    let item: Item = serde_json::from_value(json).expect("an item");
    assert_eq!(item.problems(), [], "{item:?}");
    item
}

fn three(word: &str) -> serde_json::Value {
    json!({ "zh": format!("{word}中"), "de": format!("{word}-de"), "en": format!("{word}-en") })
}

/// One mark: `a` is right, `b` wrong, `c` worth a half. In three languages.
pub(crate) fn choice(id: &str) -> Item {
    item(json!({
        "id": id, "category": "Safety/Fumes", "tags": ["welding"], "prompt": three(&format!("prompt {id}")),
        "hint": three("SECRET-HINT"), "feedback": three("SECRET-GENERAL"),
        "body": { "kind": "single_choice", "options": [
            { "id": "a", "text": three("A"), "credit": 1.0, "feedback": three("SECRET-A") },
            { "id": "b", "text": three("B"), "feedback": three("SECRET-B") },
            { "id": "c", "text": three("C"), "credit": 0.5, "feedback": three("SECRET-C") },
        ] },
    }))
}

/// One mark for the word "argon".
pub(crate) fn word(id: &str) -> Item {
    item(json!({
        "id": id, "prompt": three(id), "feedback": three("SECRET-GENERAL"),
        "body": { "kind": "short_text", "answers": [{ "id": "right", "accepted": { "any": ["SECRETargon"] }, "feedback": three("SECRET-WORD") }] },
    }))
}

/// Ten marks by a rubric: `depth` 0 to 6, `words` 0 to 4.
pub(crate) fn essay(id: &str) -> Item {
    let criterion = |id: &str, points: [f64; 2]| json!({ "id": id, "text": three(id), "levels": points.map(|points| json!({ "points": points, "text": three("level") })) });
    item(json!({
        "id": id, "marks": 10.0, "prompt": three(id),
        "body": {
            "kind": "essay", "model_answer": three("SECRET-MODEL"),
            "rubric": { "criteria": [criterion("depth", [0.0, 6.0]), criterion("words", [0.0, 4.0])] },
        },
    }))
}

/// Two marks for up to two files, PDF or PNG.
pub(crate) fn upload(id: &str) -> Item {
    item(json!({
        "id": id, "marks": 2.0, "prompt": three(id),
        "body": { "kind": "upload", "max_files": 2, "accept": ["application/pdf", "image/png"] },
    }))
}

pub(crate) fn fields(fields: &[(&str, &str)]) -> Response {
    Response(fields.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect())
}

/// An event done and sent now, on a device of its own.
pub(crate) fn incoming(ctx: &Ctx, attempt: AttemptId, question: u16, event: AttemptEvent) -> IncomingAnswer {
    IncomingAnswer {
        id: EventId(ctx.id()),
        device: DeviceId(ctx.id()),
        sequence: 1,
        attempt,
        question,
        event: Ok(event),
        client_time: ctx.now(),
        sent_at: Some(ctx.now()),
        raw: "{}".into(),
    }
}

/// An answer given and sent now.
pub(crate) fn answer(ctx: &Ctx, attempt: AttemptId, question: u16, given: &[(&str, &str)]) -> IncomingAnswer {
    incoming(ctx, attempt, question, AttemptEvent::AnswerGiven { fields: fields(given), certainty: None })
}

/// The same event, to be sent once more.
pub(crate) fn again(incoming: &IncomingAnswer) -> IncomingAnswer {
    IncomingAnswer { event: incoming.event.clone(), raw: incoming.raw.clone(), ..*incoming }
}

/// Sends one event; what became of it.
pub(crate) async fn send(ctx: &Ctx, incoming: IncomingAnswer) -> Status {
    record_answers(ctx, vec![incoming]).await.expect("an answer to it").remove(0).status
}

/// Chooses an option of a choice.
pub(crate) async fn choose(ctx: &Ctx, attempt: AttemptId, question: u16, option: &str) -> Status {
    send(ctx, answer(ctx, attempt, question, &[("choice", option)])).await
}

pub(crate) fn fixed(item: ItemId) -> Slot {
    Slot { source: Source::Fixed { item, version: ItemVersionId(uuid::Uuid::nil()) }, marks: None }
}

pub(crate) fn drawn(count: u16, criteria: Criteria) -> Slot {
    Slot { source: Source::Draw { count, criteria, pool: Vec::new() }, marks: None }
}

pub(crate) fn definition(slots: Vec<Slot>) -> Definition {
    Definition { title: text("Exam"), sections: vec![Section { slots, ..Section::default() }], ..Definition::default() }
}

impl School {
    /// The same place from the other organisation's side.
    pub fn neighbour(&self) -> Self {
        let (organisation, other_organisation) = (self.other_organisation, self.organisation);
        Self { app: self.app.clone(), clock: self.clock.clone(), organisation, other_organisation, class: self.class }
    }

    /// A new member, signed in.
    pub async fn signed_in(&self, name: &str, role: Role) -> Ctx {
        let id = self.member(&format!("{name}@example.org"), role).await;
        self.as_person(id).await
    }

    pub async fn learner(&self, name: &str) -> Ctx {
        self.signed_in(name, Role::Learner).await
    }

    pub async fn bank(&self, teacher: &Ctx) -> BankId {
        create_bank(teacher, CreateBank { organisation: self.organisation, title: text("Bank") }).await.expect("a bank")
    }

    /// A bank that came with a course.
    pub async fn shared_bank(&self) -> BankId {
        let id = BankId(self.operator().id());
        let bank = Bank { id, organisation: None, slug: "zzz-shared".into(), title: text("Shared"), practice: false };
        let at = self.now();
        self.app.db.write(move |mut conn| Box::pin(async move { banks::insert(&mut conn, &bank, at).await })).await.expect("a bank");
        id
    }

    pub async fn item(&self, teacher: &Ctx, bank: BankId, definition: Item) -> ItemId {
        save_item(teacher, SaveItem { bank, item: None, expected: 0, definition }).await.expect("an item").0
    }

    /// A published quiz of these items.
    pub async fn quiz_of(&self, teacher: &Ctx, items: &[ItemId]) -> QuizId {
        self.quiz(teacher, definition(items.iter().copied().map(fixed).collect())).await
    }

    /// A published quiz.
    pub async fn quiz(&self, teacher: &Ctx, definition: Definition) -> QuizId {
        let quiz = create_quiz(teacher, self.organisation, definition.title.clone()).await.expect("a quiz");
        save_draft(teacher, quiz, None, definition, 0).await.expect("a draft");
        publish_quiz(teacher, quiz).await.expect("a version");
        quiz
    }
}

/// A published quiz of a teacher at a school.
pub(crate) struct Exam {
    pub school: School,
    pub teacher: Ctx,
    pub bank: BankId,
    pub items: Vec<ItemId>,
    pub quiz: QuizId,
}

impl Exam {
    pub async fn new(db: Db, items: &[Item]) -> Self {
        Self::of_behaviour(db, items, Behaviour::Deferred).await
    }

    pub async fn of_behaviour(db: Db, items: &[Item], behaviour: Behaviour) -> Self {
        Self::changed(db, items, |definition| definition.behaviour = behaviour).await
    }

    pub async fn changed(db: Db, items: &[Item], change: impl FnOnce(&mut Definition)) -> Self {
        let school = School::new(db).await;
        let teacher = school.signed_in("teacher", Role::Teacher).await;
        let bank = school.bank(&teacher).await;
        let mut ids = Vec::new();
        for item in items {
            ids.push(school.item(&teacher, bank, item.clone()).await);
        }
        let mut definition = definition(ids.iter().copied().map(fixed).collect());
        change(&mut definition);
        let quiz = school.quiz(&teacher, definition).await;
        Self { school, teacher, bank, items: ids, quiz }
    }

    /// Ten minutes for an attempt.
    pub async fn ten_minutes(&self) {
        self.under(Conditions { minutes: Some(10), ..Conditions::default() }).await;
    }

    pub async fn under(&self, conditions: Conditions) {
        let seen = self.revisions().await.conditions.revision;
        set_conditions(&self.teacher, self.quiz, conditions, seen).await.expect("conditions");
    }

    /// How often its draft and its conditions have been saved.
    pub async fn revisions(&self) -> Revisions {
        let mut read = self.school.app.db.read().await.expect("a connection");
        definitions::revisions(&mut read.conn(), self.quiz).await.expect("a look").expect("a quiz")
    }

    pub fn now(&self) -> Timestamp {
        self.school.now()
    }

    pub fn forward(&self, millis: i64) {
        self.school.clock.forward(millis);
    }

    pub async fn start(&self, learner: &Ctx) -> AttemptId {
        start_attempt(learner, StartAttempt { quiz: self.quiz, access_code: String::new() }).await.expect("an attempt")
    }

    /// A new learner with an attempt under way.
    pub async fn begun(&self, name: &str) -> (Ctx, AttemptId) {
        let learner = self.school.learner(name).await;
        let attempt = self.start(&learner).await;
        (learner, attempt)
    }

    /// A new learner who has chosen these options, first to last question, and handed in.
    pub async fn handed_in(&self, name: &str, chosen: &[&str]) -> (Ctx, AttemptId) {
        let (learner, attempt) = self.begun(name).await;
        for (question, option) in (1..).zip(chosen) {
            assert_eq!(choose(&learner, attempt, question, option).await, Status::Accepted);
        }
        end_attempt(&learner, attempt).await.expect("the end");
        (learner, attempt)
    }

    pub async fn attempt(&self, id: AttemptId) -> Attempt {
        attempts::attempt(&mut self.school.app.db.read().await.expect("a connection").conn(), id)
            .await
            .expect("a look")
            .expect("an attempt")
    }

    /// The sum of an ended attempt, with the questions that wait for a person.
    pub async fn total(&self, id: AttemptId) -> (Option<f64>, i64) {
        let attempt = self.attempt(id).await;
        (attempt.marks, attempt.to_mark)
    }

    /// The marks in force, question by question.
    pub async fn marks(&self, id: AttemptId) -> Vec<QuestionMark> {
        marks::of_attempt(&mut self.school.app.db.read().await.expect("a connection").conn(), id).await.expect("marks")
    }

    /// What the audit trail says was done to it, in the order of the alphabet: within a test the clock stands still.
    pub async fn audited(&self, subject: impl std::fmt::Display) -> Vec<String> {
        let mut read = self.school.app.db.read().await.expect("a connection");
        let mut actions = storage::audit::actions_on(&mut read.conn(), &subject.to_string()).await.expect("the trail");
        actions.sort_unstable();
        actions
    }

    /// How many events were refused and kept.
    pub async fn refused(&self) -> i64 {
        storage::testing::number(&self.school.app.db, "SELECT CAST(COUNT(*) AS BIGINT) FROM rejected_event").await
    }
}

/// The person in another language.
pub(crate) fn speaking(ctx: &Ctx, language: Language) -> Ctx {
    Ctx { language, ..ctx.clone() }
}

pub(crate) fn person(ctx: &Ctx) -> PersonId {
    ctx.person().expect("a person")
}
