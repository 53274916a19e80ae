//! Signing in and out, invitations, the profile, and who is in an organisation or class.

mod accept_invitation;
mod add_organisation;
mod add_person;
mod authenticate;
mod change_password;
mod change_preferences;
mod invite_person;
mod list_people;
mod open_invitation;
mod passwords;
mod sessions;
mod sign_in;
mod view_class;

pub use accept_invitation::{AcceptInvitation, AcceptInvitationError, accept_invitation};
pub use add_organisation::{AddOrganisationError, add_class, add_organisation};
pub use add_person::{AddPerson, AddPersonError, AddPersonProblem, add_person};
pub use authenticate::{SignedIn, authenticate};
pub use change_password::{ChangePassword, ChangePasswordError, change_password};
pub use change_preferences::{ChangePreferences, ChangePreferencesError, change_preferences};
pub use invite_person::{InvitePersonError, Invited, invite_person};
pub use list_people::{ListPeopleError, PeopleList, list_people};
pub use open_invitation::{OpenInvitationError, OpenedInvitation, open_invitation};
pub use passwords::{Busy, Passwords};
pub use sessions::{RevokeSessionError, clear_ended_sessions, list_sessions, revoke_session, sign_out};
pub use sign_in::{NewSession, SESSION_DAYS, SignIn, SignInError, sign_in};
pub(crate) use view_class::to_progress;
pub use view_class::{ClassView, LearnerProgress, ViewClassError, my_classes, view_class};
