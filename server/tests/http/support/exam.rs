//! Banks, quizzes and attempts of one's own, of others, of nobody.

use domain::people::{Actor, Membership, Role};
use domain::quizzes::definition::{Definition, Section, Slot, Source};
use domain::quizzes::item::Item;
use domain::{AttemptId, BankId, ItemId, ItemVersionId, Language, PersonId, QuizId, Text};
use usecases::Ctx;
use usecases::quizzes::{CreateBank, SaveItem, StartAttempt, create_bank, create_quiz, publish_quiz, save_draft, save_item, start_attempt};

use super::{Home, School};

/// A bank with one question, and a published quiz that asks it. What must not leave the server says SECRET.
pub struct Exam {
    pub bank: BankId,
    pub item: ItemId,
    pub quiz: QuizId,
}

/// A single choice, `b` is right.
pub const CHOICE: &str = r#"
id = "which"
title = { zh = "哪个", de = "Welches", en = "Which" }
prompt = { zh = "哪个？", de = "Welches?", en = "Which one?" }
feedback = { zh = "SECRET-GENERAL", de = "SECRET-GENERAL", en = "SECRET-GENERAL" }
[body]
kind = "single_choice"
[[body.options]]
id = "a"
text = { zh = "甲", de = "A-Antwort", en = "Answer A" }
feedback = { zh = "SECRET-A", de = "SECRET-A", en = "SECRET-A" }
[[body.options]]
id = "b"
credit = 1
text = { zh = "乙", de = "B-Antwort", en = "Answer B" }
feedback = { zh = "SECRET-B", de = "SECRET-B", en = "SECRET-B" }
"#;

fn english(text: &str) -> Text {
    Text { en: Some(text.to_owned()), ..Text::default() }
}

impl School {
    /// Somebody with a role, as a request would carry them.
    pub async fn acting(&self, role: Role, home: Home) -> Ctx {
        let id = self.member(role, home).await;
        self.as_member(id, role, home)
    }

    pub fn as_member(&self, id: PersonId, role: Role, home: Home) -> Ctx {
        let memberships = vec![Membership { organisation: home.organisation, role, class: Some(home.class) }];
        Ctx::new(self.app.clone(), Actor::Person { id, memberships }, Language::En)
    }

    /// An exam of an organisation, for its learners.
    pub async fn exam(&self, home: Home) -> Exam {
        let teacher = self.acting(Role::Teacher, home).await;
        let bank = create_bank(&teacher, CreateBank { organisation: home.organisation, title: english("Bank") }).await.unwrap();
        let definition: Item = toml::from_str(CHOICE).unwrap();
        let (item, _) = save_item(&teacher, SaveItem { bank, item: None, expected: 0, definition }).await.unwrap();
        let quiz = create_quiz(&teacher, home.organisation, english("Exam")).await.unwrap();
        let version = ItemVersionId(teacher.id());
        let slot = Slot { source: Source::Fixed { item, version }, marks: None };
        let draft = Definition {
            title: english("Exam"),
            sections: vec![Section { slots: vec![slot], ..Section::default() }],
            ..Definition::default()
        };
        save_draft(&teacher, quiz, None, draft).await.unwrap();
        publish_quiz(&teacher, quiz).await.unwrap();
        Exam { bank, item, quiz }
    }

    /// An attempt of somebody who is a learner of that home.
    pub async fn attempt(&self, exam: &Exam, person: PersonId, home: Home) -> AttemptId {
        let ctx = self.as_member(person, Role::Learner, home);
        start_attempt(&ctx, StartAttempt { quiz: exam.quiz, access_code: String::new() }).await.unwrap()
    }
}
