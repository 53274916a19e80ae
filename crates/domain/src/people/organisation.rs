//! Organisations and the roles people have in them (`DOMAIN.md` §1.4, §6.1).

use serde::{Deserialize, Serialize};

use crate::language::UnknownCode;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word stored and sent.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }

        impl TryFrom<String> for $name {
            type Error = UnknownCode;

            fn try_from(code: String) -> Result<Self, UnknownCode> {
                Self::from_code(&code).ok_or(UnknownCode(code))
            }
        }
    };
}

codes! {
    /// What an organisation is in the order class and the consortium.
    OrganisationKind {
        School => "school",
        Enterprise => "enterprise",
        Chamber => "chamber",
        Government => "government",
        Association => "association",
        Provider => "provider",
    }
}

codes! {
    /// What a person is in one organisation, for a period.
    Role {
        Learner => "learner",
        Mentor => "mentor",
        HeadOfTraining => "head_of_training",
        Teacher => "teacher",
        SchoolTutor => "school_tutor",
        Coordinator => "coordinator",
        Administrator => "administrator",
        Adviser => "adviser",
        Guardian => "guardian",
    }
}
