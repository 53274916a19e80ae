//! What every use case is given: who acts, and everything that is not pure.

use std::sync::Arc;

use domain::people::{Action, Actor, Resource, may};
use domain::{Language, PersonId, Timestamp};
use storage::Db;
use uuid::Uuid;

use crate::courses::CourseCache;
use crate::people::Passwords;
use crate::quizzes::QuizCache;
use crate::{Clock, Randomness};

/// What the whole process shares.
pub struct App {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub randomness: Arc<dyn Randomness>,
    pub passwords: Passwords,
    pub courses: CourseCache,
    pub quizzes: QuizCache,
}

impl App {
    #[must_use]
    pub fn new(db: Db, clock: Arc<dyn Clock>, randomness: Arc<dyn Randomness>) -> Arc<Self> {
        Arc::new(Self {
            db,
            clock,
            randomness,
            passwords: Passwords::default(),
            courses: CourseCache::default(),
            quizzes: QuizCache::default(),
        })
    }
}

/// One request or command: who acts, in which language, on what.
#[derive(Clone)]
pub struct Ctx {
    pub app: Arc<App>,
    pub actor: Actor,
    pub language: Language,
}

/// The actor may not do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not allowed")]
pub struct Forbidden;

impl Ctx {
    #[must_use]
    pub fn new(app: Arc<App>, actor: Actor, language: Language) -> Self {
        Self { app, actor, language }
    }

    #[must_use]
    pub fn db(&self) -> &Db {
        &self.app.db
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    /// A new UUIDv7 (RFC 9562 §5.7): 48 bits of time, the rest random.
    #[must_use]
    pub fn id(&self) -> Uuid {
        let mut random = [0; 10];
        self.app.randomness.fill(&mut random);
        let millis = u64::try_from(self.now().millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// # Errors
    /// [`Forbidden`] when the actor may not.
    pub fn require(&self, action: Action, resource: Resource) -> Result<(), Forbidden> {
        if may(&self.actor, action, resource) { Ok(()) } else { Err(Forbidden) }
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// [`Forbidden`] for guests and operators.
    pub fn person(&self) -> Result<PersonId, Forbidden> {
        self.actor.person().ok_or(Forbidden)
    }
}
