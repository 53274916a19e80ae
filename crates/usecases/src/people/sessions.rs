//! The list of signed-in browsers, and ending them.

use domain::SessionId;
use domain::people::{Action, Resource};
use storage::people::sessions::{self, SessionRow};

use crate::{App, Ctx, Forbidden};

#[derive(Debug, thiserror::Error)]
pub enum RevokeSessionError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// The actor's open sessions, the last used first.
pub async fn list_sessions(ctx: &Ctx) -> Result<Vec<SessionRow>, RevokeSessionError> {
    let person = ctx.person()?;
    ctx.require(Action::ManageSessions, Resource::Person(person))?;
    Ok(sessions::of_person(&mut ctx.db().read().await?.conn(), person, ctx.now()).await?)
}

/// Ends one of the actor's sessions. One that has ended already, or is somebody else's, is left as it is: the wish is fulfilled.
pub async fn revoke_session(ctx: &Ctx, session: SessionId) -> Result<(), RevokeSessionError> {
    let person = ctx.person()?;
    ctx.require(Action::ManageSessions, Resource::Person(person))?;
    let audit = ctx.clone();
    ctx.db()
        .write(move |mut conn| {
            Box::pin(async move {
                if sessions::delete(&mut conn, person, session).await? {
                    let detail = serde_json::json!({"session": session});
                    crate::audit::record(&audit, &mut conn, "revoke_session", format!("person:{person}"), detail).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Ends the actor's own session.
pub async fn sign_out(ctx: &Ctx, session: SessionId) -> Result<(), RevokeSessionError> {
    revoke_session(ctx, session).await
}

/// Clears away sessions that ended by themselves; called from time to time by the server itself.
pub async fn clear_ended_sessions(app: &App) -> Result<u64, storage::Error> {
    let now = app.clock.now();
    app.db.write(move |mut conn| Box::pin(async move { sessions::delete_expired(&mut conn, now).await })).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{SignIn, authenticate, sign_in};
    use crate::testing::School;
    use domain::people::Role;
    use storage::both_databases;

    both_databases! {
        async fn one_ends_only_ones_own_sessions(db) {
            let school = School::new(db).await;
            let mei = school.person("mei@example.org", None, Role::Learner, "drei blaue Kräne").await;
            let anna = school.person("anna@example.org", None, Role::Learner, "drei blaue Kräne").await;
            let input = SignIn { login: "mei@example.org".into(), password: "drei blaue Kräne".into(), user_agent: "phone".into() };
            let session = sign_in(&school.guest(), input).await.unwrap();
            let open = list_sessions(&school.as_person(mei).await).await.unwrap();
            assert_eq!(open.len(), 1);
            assert_eq!(open[0].user_agent, "phone");
            revoke_session(&school.as_person(anna).await, open[0].id).await.unwrap();
            assert!(authenticate(&school.guest(), &session.token).await.unwrap().is_some());
            revoke_session(&school.as_person(mei).await, open[0].id).await.unwrap();
            assert!(authenticate(&school.guest(), &session.token).await.unwrap().is_none());
            assert!(matches!(list_sessions(&school.guest()).await, Err(RevokeSessionError::Forbidden(Forbidden))));
        }
    }
}
