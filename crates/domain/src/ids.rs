//! Ids: UUIDv7 in a newtype per thing, so that a course is never taken for a person. They are made by the random source of the use cases.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A school, an enterprise, a chamber, …
    OrganisationId,
    /// A class (or cohort) of an organisation.
    ClassId,
    /// A human being, whatever their roles.
    PersonId,
    /// One role of one person in one organisation.
    MembershipId,
    /// One signed-in browser.
    SessionId,
    /// An invitation to set a password.
    InvitationId,
    /// A course, over all its versions.
    CourseId,
    /// One published, immutable version of a course.
    VersionId,
    /// One learning event; chosen by the device, so that sending it twice changes nothing.
    EventId,
    /// A browser on a device, chosen by itself.
    DeviceId,
    /// A bank of questions.
    BankId,
    /// A question of a bank, over all its versions.
    ItemId,
    /// One immutable version of a question.
    ItemVersionId,
    /// A quiz, over all its versions.
    QuizId,
    /// One published, immutable version of a quiz.
    QuizVersionId,
    /// One person's sitting of a quiz.
    AttemptId,
}
