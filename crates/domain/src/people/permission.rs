//! Who may do what: one pure function, [`may`], used by every use case (`DOMAIN.md` §1.4).
//!
//! To add an action: name it in [`Action`], give it its arm in [`may`], and the expected roles in the table of the tests, which walks every
//! role × action × own/other's.

use super::Role;
use crate::{ClassId, OrganisationId, PersonId};

/// One current role of the actor. Memberships outside their period are not given to the actor at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    pub organisation: OrganisationId,
    pub role: Role,
    pub class: Option<ClassId>,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody is signed in.
    Guest,
    Person {
        id: PersonId,
        memberships: Vec<Membership>,
    },
    /// Whoever can run commands on the server; already has the database.
    Operator,
}

impl Actor {
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } => Some(*id),
            Self::Guest | Self::Operator => None,
        }
    }

    #[must_use]
    pub fn memberships(&self) -> &[Membership] {
        match self {
            Self::Person { memberships, .. } => memberships,
            Self::Guest | Self::Operator => &[],
        }
    }

    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.memberships().iter().any(|m| m.role == role)
    }
}

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// See the catalogue, course pages and the glossary.
    BrowseCourses,
    /// Enrol oneself.
    Enrol,
    /// Take lessons and record what one did, read one's own notes.
    Learn,
    /// Change one's language, time zone, password.
    EditProfile,
    /// See and end one's sessions.
    ManageSessions,
    /// See who belongs to an organisation.
    ListPeople,
    AddPerson,
    /// Add organisations and classes.
    AddOrganisation,
    /// Make an invitation that lets a person set their password.
    InvitePerson,
    /// See a class and how far each learner is; never what they wrote for themselves.
    ViewClass,
    ImportCourse,
    ExportCourse,
    /// Write questions and quizzes of an organisation, import and export them.
    AuthorQuizzes,
    /// See, mark and regrade what learners of an organisation did in quizzes, grant extensions, see statistics.
    MarkQuizzes,
}

impl Action {
    pub const ALL: [Self; 14] = [
        Self::BrowseCourses,
        Self::Enrol,
        Self::Learn,
        Self::EditProfile,
        Self::ManageSessions,
        Self::ListPeople,
        Self::AddPerson,
        Self::AddOrganisation,
        Self::InvitePerson,
        Self::ViewClass,
        Self::ImportCourse,
        Self::ExportCourse,
        Self::AuthorQuizzes,
        Self::MarkQuizzes,
    ];
}

/// What it is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    Platform,
    Person(PersonId),
    Organisation(OrganisationId),
    Class { organisation: OrganisationId, class: ClassId },
}

/// Whether `actor` may do `action` to `resource`. What is not allowed here is forbidden.
#[must_use]
pub fn may(actor: &Actor, action: Action, resource: Resource) -> bool {
    let (id, memberships) = match actor {
        Actor::Guest => return false,
        Actor::Operator => {
            return matches!(
                action,
                Action::ImportCourse | Action::ExportCourse | Action::AddOrganisation | Action::AddPerson | Action::InvitePerson
            );
        }
        Actor::Person { id, memberships } => (*id, memberships),
    };
    let holds = |roles: &[Role], organisation: OrganisationId| {
        memberships.iter().any(|m| m.organisation == organisation && roles.contains(&m.role))
    };
    match (action, resource) {
        (Action::BrowseCourses | Action::Enrol, Resource::Platform) => !memberships.is_empty(),
        (Action::Learn | Action::EditProfile | Action::ManageSessions, Resource::Person(person)) => person == id,
        (Action::ListPeople | Action::AddPerson | Action::InvitePerson, Resource::Organisation(organisation)) => {
            holds(&[Role::Coordinator, Role::Administrator], organisation)
        }
        (Action::AuthorQuizzes | Action::MarkQuizzes, Resource::Organisation(organisation)) => {
            holds(&[Role::Teacher, Role::Coordinator, Role::Administrator], organisation)
        }
        (Action::ViewClass, Resource::Class { organisation, class }) => {
            holds(&[Role::Coordinator, Role::Administrator], organisation)
                || memberships.iter().any(|m| {
                    m.class == Some(class) && matches!(m.role, Role::Teacher | Role::SchoolTutor | Role::Mentor | Role::HeadOfTraining)
                })
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const OWN: Uuid = Uuid::from_u128(1);
    const OTHER: Uuid = Uuid::from_u128(2);

    /// The resource an action is about, the actor's own or somebody else's.
    fn resource(action: Action, id: Uuid) -> Resource {
        match action {
            Action::BrowseCourses | Action::Enrol | Action::ImportCourse | Action::ExportCourse | Action::AddOrganisation => {
                Resource::Platform
            }
            Action::Learn | Action::EditProfile | Action::ManageSessions => Resource::Person(id.into()),
            Action::ListPeople | Action::AddPerson | Action::InvitePerson | Action::AuthorQuizzes | Action::MarkQuizzes => {
                Resource::Organisation(id.into())
            }
            Action::ViewClass => Resource::Class { organisation: id.into(), class: id.into() },
        }
    }

    fn roles_allowed(action: Action) -> &'static [Role] {
        match action {
            Action::BrowseCourses | Action::Enrol | Action::Learn | Action::EditProfile | Action::ManageSessions => Role::ALL,
            Action::ListPeople | Action::AddPerson | Action::InvitePerson => &[Role::Coordinator, Role::Administrator],
            Action::AuthorQuizzes | Action::MarkQuizzes => &[Role::Teacher, Role::Coordinator, Role::Administrator],
            Action::ViewClass => {
                &[Role::Mentor, Role::HeadOfTraining, Role::Teacher, Role::SchoolTutor, Role::Coordinator, Role::Administrator]
            }
            Action::ImportCourse | Action::ExportCourse | Action::AddOrganisation => &[],
        }
    }

    fn actor(role: Role) -> Actor {
        Actor::Person { id: OWN.into(), memberships: vec![Membership { organisation: OWN.into(), role, class: Some(OWN.into()) }] }
    }

    #[test]
    fn every_role_may_exactly_what_the_table_says_and_never_to_others() {
        for &role in Role::ALL {
            for action in Action::ALL {
                let own = may(&actor(role), action, resource(action, OWN));
                assert_eq!(own, roles_allowed(action).contains(&role), "{role:?} {action:?} own");
                let platform = matches!(resource(action, OTHER), Resource::Platform);
                let other = may(&actor(role), action, resource(action, OTHER));
                assert_eq!(other, platform && own, "{role:?} {action:?} other's");
            }
        }
    }

    #[test]
    fn guests_may_nothing_and_operators_only_what_commands_do() {
        for action in Action::ALL {
            assert!(!may(&Actor::Guest, action, resource(action, OWN)), "{action:?}");
            let command = matches!(
                action,
                Action::ImportCourse | Action::ExportCourse | Action::AddOrganisation | Action::AddPerson | Action::InvitePerson
            );
            assert_eq!(may(&Actor::Operator, action, resource(action, OWN)), command, "{action:?}");
        }
    }

    #[test]
    fn a_teacher_sees_only_the_classes_they_teach() {
        let teacher = Actor::Person {
            id: OWN.into(),
            memberships: vec![Membership { organisation: OWN.into(), role: Role::Teacher, class: Some(OTHER.into()) }],
        };
        assert!(!may(&teacher, Action::ViewClass, Resource::Class { organisation: OWN.into(), class: OWN.into() }));
        assert!(may(&teacher, Action::ViewClass, Resource::Class { organisation: OWN.into(), class: OTHER.into() }));
    }

    #[test]
    fn somebody_without_any_role_may_only_look_after_themselves() {
        let nobody = Actor::Person { id: OWN.into(), memberships: Vec::new() };
        assert!(!may(&nobody, Action::BrowseCourses, Resource::Platform));
        assert!(may(&nobody, Action::EditProfile, Resource::Person(OWN.into())));
    }
}
