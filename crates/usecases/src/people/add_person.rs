//! Adding a person to an organisation, with a role. A way to sign in comes later, by invitation.

use domain::people::{Action, Login, PersonName, Resource, Role};
use domain::{ClassId, Language, MembershipId, OrganisationId, PersonId};
use storage::people::{self, NewMembership, Person};

use crate::{Ctx, Forbidden};

pub struct AddPerson {
    pub name: PersonName,
    /// E-mail address or phone number, as typed.
    pub login: String,
    pub language: Language,
    /// IANA name.
    pub time_zone: String,
    pub organisation: OrganisationId,
    pub role: Role,
    pub class: Option<ClassId>,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddPersonProblem {
    NameMissing,
    NameTooLong,
    LoginMissing,
    LoginUnrecognised,
    /// Somebody has this e-mail address or phone number.
    LoginTaken,
    ClassElsewhere,
}

#[derive(Debug, thiserror::Error)]
pub enum AddPersonError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("something typed is not right: {0:?}")]
    Problem(AddPersonProblem),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Adds the person and their role; gives their id.
pub async fn add_person(ctx: &Ctx, input: AddPerson) -> Result<PersonId, AddPersonError> {
    ctx.require(Action::AddPerson, Resource::Organisation(input.organisation))?;
    let problem = |problem| Err(AddPersonError::Problem(problem));
    let name = &input.name;
    if name.family.trim().is_empty() && name.given.trim().is_empty() {
        return problem(AddPersonProblem::NameMissing);
    }
    let parts = [Some(&name.family), Some(&name.given), name.native_full.as_ref(), name.latin_full.as_ref()];
    if parts.into_iter().flatten().any(|part| part.chars().count() > 100) {
        return problem(AddPersonProblem::NameTooLong);
    }
    let (email, phone) = match Login::parse(&input.login) {
        Ok(Login::Email(email)) => (Some(email), None),
        Ok(Login::Phone(phone)) => (None, Some(phone)),
        Err(domain::people::LoginError::Empty) => return problem(AddPersonProblem::LoginMissing),
        Err(domain::people::LoginError::Unrecognised) => return problem(AddPersonProblem::LoginUnrecognised),
    };
    if let Some(class) = input.class {
        let found = people::class(&mut ctx.db().read().await?.conn(), class).await?;
        if found.is_none_or(|c| c.organisation_id != input.organisation && ctx.actor.person().is_some()) {
            return problem(AddPersonProblem::ClassElsewhere);
        }
    }
    let id = PersonId(ctx.id());
    let person = Person { id, name: input.name, language: input.language, time_zone: input.time_zone, email, phone };
    let membership = NewMembership {
        id: MembershipId(ctx.id()),
        person: id,
        organisation: input.organisation,
        role: input.role,
        class: input.class,
        valid_from: ctx.now(),
        valid_until: None,
    };
    let (ctx_in, at) = (ctx.clone(), ctx.now());
    ctx.db()
        .write(move |mut conn| {
            Box::pin(async move {
                people::insert_person(&mut conn, &person, at).await?;
                people::insert_membership(&mut conn, &membership).await?;
                let detail = serde_json::json!({"organisation": membership.organisation, "role": membership.role});
                crate::audit::record(&ctx_in, &mut conn, "add_person", format!("person:{id}"), detail).await?;
                Ok(id)
            })
        })
        .await
        .map_err(|error: storage::Error| match error {
            storage::Error::Exists(_) => AddPersonError::Problem(AddPersonProblem::LoginTaken),
            other => AddPersonError::Storage(other),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::School;
    use storage::both_databases;

    fn input(organisation: OrganisationId, login: &str) -> AddPerson {
        AddPerson {
            name: PersonName { family: "李".into(), ..PersonName::default() },
            login: login.into(),
            language: Language::Zh,
            time_zone: "Asia/Shanghai".into(),
            organisation,
            role: Role::Learner,
            class: None,
        }
    }

    both_databases! {
        async fn a_coordinator_adds_people_to_their_own_organisation_only(db) {
            let school = School::new(db).await;
            let coordinator = school.person("c@example.org", None, Role::Coordinator, "drei blaue Kräne").await;
            let teacher = school.person("t@example.org", None, Role::Teacher, "drei blaue Kräne").await;
            let ctx = school.as_person(coordinator).await;
            assert!(add_person(&ctx, input(school.organisation, "li@example.org")).await.is_ok());
            let elsewhere = add_person(&ctx, input(school.other_organisation, "b@example.org")).await;
            assert!(matches!(elsewhere, Err(AddPersonError::Forbidden(_))));
            let not_allowed = add_person(&school.as_person(teacher).await, input(school.organisation, "d@example.org")).await;
            assert!(matches!(not_allowed, Err(AddPersonError::Forbidden(_))));
        }

        async fn what_is_typed_wrongly_is_named_and_nothing_is_stored(db) {
            let school = School::new(db).await;
            let coordinator = school.person("c@example.org", None, Role::Coordinator, "drei blaue Kräne").await;
            let ctx = school.as_person(coordinator).await;
            let nameless = AddPerson { name: PersonName::default(), ..input(school.organisation, "x@example.org") };
            for (typed, problem) in [
                (nameless, AddPersonProblem::NameMissing),
                (input(school.organisation, " "), AddPersonProblem::LoginMissing),
                (input(school.organisation, "li"), AddPersonProblem::LoginUnrecognised),
                (input(school.organisation, "C@example.org"), AddPersonProblem::LoginTaken),
            ] {
                let result = add_person(&ctx, typed).await;
                assert!(matches!(result, Err(AddPersonError::Problem(found)) if found == problem), "{problem:?}");
            }
            let members = people::members(&mut school.app.db.read().await.unwrap().conn(), school.organisation, school.now()).await.unwrap();
            assert_eq!(members.len(), 1);
        }
    }
}
