//! Pages about people: signing in, invitations, the profile, who is there, how a class is doing.

mod class;
mod directory;
mod invitation;
mod profile;
mod sign_in;

use domain::Language;
use domain::people::{PasswordProblem, Role};
use i18n::t;

pub(crate) use class::class_card;
pub use class::{class_list_page, class_page};
pub use directory::{Directory, PersonForm, directory_page, invited_page};
pub use invitation::{dead_invitation_page, invitation_page};
pub use profile::{PasswordForm, profile_page};
pub use sign_in::{SignInForm, SignInProblem, sign_in_page};

/// The word for a role.
#[must_use]
pub fn role_word(lang: Language, role: Role) -> &'static str {
    match role {
        Role::Learner => t::people::role_learner(lang),
        Role::Mentor => t::people::role_mentor(lang),
        Role::HeadOfTraining => t::people::role_head_of_training(lang),
        Role::Teacher => t::people::role_teacher(lang),
        Role::SchoolTutor => t::people::role_school_tutor(lang),
        Role::Coordinator => t::people::role_coordinator(lang),
        Role::Administrator => t::people::role_administrator(lang),
        Role::Adviser => t::people::role_adviser(lang),
        Role::Guardian => t::people::role_guardian(lang),
    }
}

/// What is wrong with a new password.
#[must_use]
pub fn password_problem(lang: Language, problem: PasswordProblem) -> String {
    match problem {
        PasswordProblem::TooShort => t::people::password_too_short(lang, domain::people::PASSWORD_MIN_CHARACTERS),
        PasswordProblem::TooLong => t::people::password_too_long(lang, domain::people::PASSWORD_MAX_CHARACTERS),
        PasswordProblem::TooCommon => t::people::password_too_common(lang).to_owned(),
        PasswordProblem::ContainsName => t::people::password_contains_name(lang).to_owned(),
    }
}
