//! Builders for banks, items, quizzes and attempts.

use std::collections::BTreeMap;

use domain::quizzes::attempt::{AttemptEvent, Ended, Recorded};
use domain::quizzes::definition::{Conditions, Definition, Section, Slot, Source};
use domain::quizzes::item::{Body, Choice, Item};
use domain::quizzes::kinds::SingleChoice;
use domain::quizzes::paper::{Paper, Question};
use domain::quizzes::response::Response;
use domain::{
    AttemptId, BankId, DeviceId, ItemId, ItemVersionId, Language, OrganisationId, PersonId, QuizId, QuizVersionId, Text, Timestamp,
};
use qiao_storage::Db;
use qiao_storage::quizzes::attempts::{self, NewAttempt, NewAttemptEvent};
use qiao_storage::quizzes::banks::{self, Bank, NewVersion};
use qiao_storage::quizzes::definitions::{self, Quiz};
use uuid::Uuid;

use crate::support::*;

/// A single choice of "a" and "b".
pub fn choice(slug: &str) -> Item {
    let option = |id: &str, credit| Choice { id: id.into(), text: text(id), credit, ..Choice::default() };
    Item {
        id: slug.into(),
        title: text(slug),
        category: "Safety".into(),
        tags: vec!["gas".into(), "welding".into()],
        marks: 1.0,
        prompt: text("Which?"),
        hint: Text::default(),
        feedback: Text::default(),
        body: Body::SingleChoice(SingleChoice { options: vec![option("a", 1.0), option("b", 0.0)], fixed_order: false }),
    }
}

pub fn new_bank(slug: &str, organisation: Option<OrganisationId>) -> Bank {
    Bank { id: fresh(), organisation, slug: slug.into(), title: text(slug), practice: false }
}

pub async fn bank(db: &Db, slug: &str) -> BankId {
    let bank = new_bank(slug, None);
    let id = bank.id;
    write!(db, conn => banks::insert(conn, &bank, NOW)).expect("a bank");
    id
}

/// Stores a version; its id and what the function says.
pub async fn put(
    db: &Db,
    bank: BankId,
    item: ItemId,
    definition: Item,
    expected: i64,
    terms: &[&str],
) -> (ItemVersionId, Result<Option<i64>, qiao_storage::Error>) {
    let version = fresh();
    let terms: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
    let stored = write!(db, conn => async {
        let new = NewVersion { item, bank, version, definition: &definition, by: None, at: later(expected), terms: &terms };
        banks::put_version(conn, &new, expected).await
    });
    (version, stored)
}

/// A new item with its first version.
pub async fn item(db: &Db, bank: BankId, slug: &str) -> (ItemId, ItemVersionId) {
    let id = fresh();
    let (version, stored) = put(db, bank, id, choice(slug), 0, &[]).await;
    assert_eq!(stored.expect("an item"), Some(1));
    (id, version)
}

pub fn new_quiz(organisation: Option<OrganisationId>) -> Quiz {
    Quiz {
        id: fresh(),
        organisation,
        course: None,
        class: None,
        slug: None,
        title: text("Exam"),
        conditions: Conditions::default(),
        version: None,
        archived: false,
    }
}

pub async fn insert(db: &Db, quiz: &Quiz, at: Timestamp) -> QuizId {
    let (quiz, id) = (quiz.clone(), quiz.id);
    write!(db, conn => definitions::insert(conn, &quiz, &Definition { title: quiz.title.clone(), ..Definition::default() }, None, at))
        .expect("a quiz");
    id
}

pub fn asking(item: ItemId, version: ItemVersionId) -> (Definition, Paper) {
    let slot = Slot { source: Source::Fixed { item, version }, marks: None };
    let section = Section { slots: vec![slot], ..Section::default() };
    let question = Question { slot: 0, section: 0, item, version, marks: 1.0, order: vec![], variables: BTreeMap::default() };
    (Definition { title: text("Exam"), sections: vec![section], ..Definition::default() }, Paper { questions: vec![question] })
}

/// A published quiz of one item at an organisation, and a learner of it.
#[derive(Clone, Copy)]
pub struct Sitting {
    pub organisation: OrganisationId,
    pub bank: BankId,
    pub item: ItemId,
    pub item_version: ItemVersionId,
    pub quiz: QuizId,
    pub version: QuizVersionId,
    pub learner: PersonId,
}

impl Sitting {
    pub async fn new(db: &Db) -> Self {
        let organisation = organisation(db, "School").await;
        let bank = bank(db, "bank").await;
        let (item, item_version) = item(db, bank, "gas").await;
        let quiz = insert(db, &new_quiz(Some(organisation)), NOW).await;
        let version = fresh();
        let (definition, paper) = asking(item, item_version);
        write!(db, conn => definitions::publish(conn, quiz, version, &definition, &[paper], NOW)).expect("a version");
        let learner = person(db).await;
        join(db, membership(learner, organisation)).await;
        Self { organisation, bank, item, item_version, quiz, version, learner }
    }

    /// An attempt of the learner that could be started.
    pub fn attempt(self, number: i64, deadline: Option<Timestamp>) -> NewAttempt {
        NewAttempt {
            id: fresh(),
            quiz: self.quiz,
            version: self.version,
            paper: 0,
            person: self.learner,
            number,
            started_at: later(number),
            deadline,
        }
    }

    /// A running attempt of the learner.
    pub async fn started(self, db: &Db, number: i64, deadline: Option<Timestamp>) -> AttemptId {
        let new = self.attempt(number, deadline);
        let id = new.id;
        assert!(write!(db, conn => attempts::start(conn, &new)).expect("an attempt"));
        id
    }

    /// A running attempt of another learner of the organisation.
    pub async fn of_another(self, db: &Db) -> AttemptId {
        let learner = person(db).await;
        join(db, membership(learner, self.organisation)).await;
        Self { learner, ..self }.started(db, 1, None).await
    }
}

pub async fn end(db: &Db, attempt: AttemptId, at: Timestamp, by_deadline: bool) -> bool {
    write!(db, conn => attempts::end(conn, attempt, Ended { at, by_deadline })).expect("an end")
}

pub fn chose(option: &str, at: i64) -> Recorded {
    Recorded {
        id: fresh(),
        question: 1,
        event: AttemptEvent::AnswerGiven { fields: Response::from([("choice", option)]), certainty: Some(2) },
        given_at: later(at),
        device: DeviceId(Uuid::from_u128(7)),
        sequence: at,
        late: false,
    }
}

pub async fn record(db: &Db, attempt: AttemptId, recorded: &Recorded, language: Language) -> Result<bool, qiao_storage::Error> {
    let recorded = recorded.clone();
    write!(db, conn => async {
        let new = NewAttemptEvent { attempt, recorded: &recorded, language, client_time: NOW, received_at: NOW };
        attempts::insert_event(conn, &new).await
    })
}
