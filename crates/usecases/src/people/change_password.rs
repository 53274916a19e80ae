//! Changing one's password; ends all other sessions.

use domain::SessionId;
use domain::people::{Action, PasswordProblem, Resource, check_password};
use storage::people::{self, sessions};

use super::Busy;
use crate::{Ctx, Forbidden};

pub struct ChangePassword {
    pub current: String,
    pub new: String,
    /// Stays signed in.
    pub session: SessionId,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangePasswordError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("the current password is not right")]
    WrongCurrent,
    #[error("the new password is not acceptable")]
    Problem(PasswordProblem),
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn change_password(ctx: &Ctx, input: ChangePassword) -> Result<(), ChangePasswordError> {
    let id = ctx.person()?;
    ctx.require(Action::EditProfile, Resource::Person(id))?;
    let mut read = ctx.db().read().await?;
    let person = people::person(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let stored = people::password_hash(&mut read.conn(), id).await?;
    drop(read);
    check_password(&input.new, &super::accept_invitation::own_words(&person)).map_err(ChangePasswordError::Problem)?;
    if !ctx.app.passwords.verify(input.current, stored).await? {
        return Err(ChangePasswordError::WrongCurrent);
    }
    let hash = super::accept_invitation::hash(ctx, input.new).await?;
    let (audit, keep) = (ctx.clone(), input.session);
    ctx.db()
        .write(move |mut conn| {
            Box::pin(async move {
                people::set_password_hash(&mut conn, id, &hash).await?;
                sessions::delete_others(&mut conn, id, Some(keep)).await?;
                crate::audit::record(&audit, &mut conn, "change_password", format!("person:{id}"), serde_json::json!({})).await?;
                Ok(())
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{SignIn, authenticate, list_sessions, sign_in};
    use crate::testing::School;
    use domain::people::Role;
    use storage::both_databases;

    both_databases! {
        async fn a_new_password_ends_every_other_session(db) {
            let school = School::new(db).await;
            let mei = school.person("mei@example.org", None, Role::Learner, "drei blaue Kräne").await;
            let typed = |password: &str| SignIn { login: "mei@example.org".into(), password: password.into(), user_agent: String::new() };
            let old = sign_in(&school.guest(), typed("drei blaue Kräne")).await.unwrap();
            school.clock.forward(1);
            let here = sign_in(&school.guest(), typed("drei blaue Kräne")).await.unwrap();
            let ctx = school.as_person(mei).await;
            let session = list_sessions(&ctx).await.unwrap()[0].id;
            let change = |current: &str, new: &str| ChangePassword { current: current.into(), new: new.into(), session };
            let wrong = change_password(&ctx, change("falsch", "vier gelbe Stapler")).await;
            assert!(matches!(wrong, Err(ChangePasswordError::WrongCurrent)));
            let short = change_password(&ctx, change("drei blaue Kräne", "kurz")).await;
            assert!(matches!(short, Err(ChangePasswordError::Problem(PasswordProblem::TooShort))));
            change_password(&ctx, change("drei blaue Kräne", "vier gelbe Stapler")).await.unwrap();
            assert!(authenticate(&school.guest(), &old.token).await.unwrap().is_none());
            assert!(authenticate(&school.guest(), &here.token).await.unwrap().is_some());
            assert!(sign_in(&school.guest(), typed("drei blaue Kräne")).await.is_err());
            assert!(sign_in(&school.guest(), typed("vier gelbe Stapler")).await.is_ok());
        }
    }
}
