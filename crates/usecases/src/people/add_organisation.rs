//! Adding organisations and their classes: the first thing on a new server, by command.

use domain::people::{Action, OrganisationKind, Resource};
use domain::{ClassId, OrganisationId};
use storage::people;

use crate::{Ctx, Forbidden};

#[derive(Debug, thiserror::Error)]
pub enum AddOrganisationError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("the name is missing")]
    NameMissing,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn add_organisation(ctx: &Ctx, kind: OrganisationKind, name: &str) -> Result<OrganisationId, AddOrganisationError> {
    ctx.require(Action::AddOrganisation, Resource::Platform)?;
    let (id, at, name) = (OrganisationId(ctx.id()), ctx.now(), named(name)?);
    let (audit, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                people::insert_organisation(&mut conn, id, kind, &name, at).await?;
                let detail = serde_json::json!({"name": name, "kind": kind});
                crate::audit::record(&audit, &mut conn, "add_organisation", format!("organisation:{id}"), detail).await?;
                Ok(id)
            })
        })
        .await
}

pub async fn add_class(ctx: &Ctx, organisation: OrganisationId, name: &str) -> Result<ClassId, AddOrganisationError> {
    ctx.require(Action::AddOrganisation, Resource::Platform)?;
    let (id, at, name) = (ClassId(ctx.id()), ctx.now(), named(name)?);
    let (audit, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                people::insert_class(&mut conn, id, organisation, &name, at).await?;
                let detail = serde_json::json!({"name": name, "organisation": organisation});
                crate::audit::record(&audit, &mut conn, "add_class", format!("class:{id}"), detail).await?;
                Ok(id)
            })
        })
        .await
}

fn named(name: &str) -> Result<String, AddOrganisationError> {
    let name = name.trim();
    if name.is_empty() { Err(AddOrganisationError::NameMissing) } else { Ok(name.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::School;
    use domain::people::Role;
    use storage::both_databases;

    both_databases! {
        async fn the_operator_adds_organisations_and_nobody_else(db) {
            let school = School::new(db).await;
            let operator = school.operator();
            let id = add_organisation(&operator, OrganisationKind::Chamber, " IHK Neckar ").await.unwrap();
            add_class(&operator, id, "2026").await.unwrap();
            let mut read = school.app.db.read().await.unwrap();
            let all = people::organisations(&mut read.conn()).await.unwrap();
            assert!(all.iter().any(|o| o.id == id && o.name == "IHK Neckar"));
            assert_eq!(people::classes_of(&mut read.conn(), id).await.unwrap().len(), 1);
            drop(read);
            assert!(matches!(add_class(&operator, id, " ").await, Err(AddOrganisationError::NameMissing)));
            let admin = school.member("a@example.org", Role::Administrator).await;
            let refused = add_organisation(&school.as_person(admin).await, OrganisationKind::School, "X").await;
            assert!(matches!(refused, Err(AddOrganisationError::Forbidden(_))));
        }
    }
}
