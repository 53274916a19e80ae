//! People: who they are, how they are called, how they sign in, and what they may do.

mod login;
mod name;
mod organisation;
mod password;
mod permission;

pub use login::{Login, LoginError};
pub use name::{DisplayOrder, PersonName};
pub use organisation::{OrganisationKind, Role};
pub use password::{PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS, PasswordProblem, check_password};
pub use permission::{Action, Actor, Membership, Resource, may};
