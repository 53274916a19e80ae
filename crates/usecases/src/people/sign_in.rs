//! Signing in with an e-mail address or phone number and a password.

use domain::people::Login;
use domain::{Language, PersonId, SessionId, Timestamp};
use storage::people::sessions;

use super::Busy;
use crate::{Ctx, Token};

/// How long a session lasts after it was last used.
pub const SESSION_DAYS: i64 = 60;

pub struct SignIn {
    pub login: String,
    pub password: String,
    /// As the browser names itself; shown in the list of sessions.
    pub user_agent: String,
}

pub struct NewSession {
    pub token: Token,
    pub person: PersonId,
    pub language: Language,
}

#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown account, no password yet, or the wrong one: deliberately the same.
    #[error("login and password do not match")]
    NoMatch,
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Checks login and password and opens a session.
pub async fn sign_in(ctx: &Ctx, input: SignIn) -> Result<NewSession, SignInError> {
    let account = match Login::parse(&input.login) {
        Ok(login) => storage::people::account(&mut ctx.db().read().await?.conn(), &login).await?,
        Err(_) => None,
    };
    let stored = account.as_ref().and_then(|a| a.password_hash.clone());
    // a password longer than any that can be set is not worth hashing
    let password: String = input.password.chars().take(domain::people::PASSWORD_MAX_CHARACTERS + 1).collect();
    let right = ctx.app.passwords.verify(password, stored).await?;
    let account = account.filter(|_| right).ok_or(SignInError::NoMatch)?;
    Ok(open_session(ctx, account.id, account.language, &input.user_agent).await?)
}

/// Opens a session for a person who has just proved who they are.
pub(super) async fn open_session(ctx: &Ctx, person: PersonId, language: Language, user_agent: &str) -> Result<NewSession, storage::Error> {
    let token = Token::new(ctx);
    let (id, now, token_hash) = (SessionId(ctx.id()), ctx.now(), token.hash());
    let user_agent: String = user_agent.chars().take(200).collect();
    let audit = ctx.clone();
    ctx.db()
        .write(move |mut conn| {
            Box::pin(async move {
                let session = sessions::NewSession {
                    id,
                    token_hash: &token_hash,
                    person,
                    user_agent: &user_agent,
                    at: now,
                    expires_at: session_end(now),
                };
                sessions::insert(&mut conn, &session).await?;
                crate::audit::record(&audit, &mut conn, "sign_in", format!("person:{person}"), serde_json::json!({"session": id})).await
            })
        })
        .await?;
    Ok(NewSession { token, person, language })
}

pub(super) fn session_end(now: Timestamp) -> Timestamp {
    now.plus(SESSION_DAYS * Timestamp::DAY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::authenticate;
    use crate::testing::School;
    use domain::people::{Actor, Role};
    use storage::both_databases;

    fn typed(login: &str, password: &str) -> SignIn {
        SignIn { login: login.into(), password: password.into(), user_agent: "test".into() }
    }

    both_databases! {
        async fn one_signs_in_by_e_mail_or_phone_however_spelled(db) {
            let school = School::new(db).await;
            school.person("mei@example.org", Some("+8613800138000"), Role::Learner, "drei blaue Kräne").await;
            for login in ["mei@example.org", " MEI@Example.org", "138 0013 8000", "+86 13800138000"] {
                assert!(sign_in(&school.guest(), typed(login, "drei blaue Kräne")).await.is_ok(), "{login}");
            }
        }

        async fn unknown_accounts_and_wrong_passwords_look_the_same(db) {
            let school = School::new(db).await;
            school.person("mei@example.org", None, Role::Learner, "drei blaue Kräne").await;
            for (login, password) in [("mei@example.org", "vier blaue Kräne"), ("nobody@example.org", "drei blaue Kräne"), ("", "")] {
                assert!(matches!(sign_in(&school.guest(), typed(login, password)).await, Err(SignInError::NoMatch)), "{login}");
            }
        }

        async fn a_session_outlives_the_process_and_ends_by_itself(db) {
            let school = School::new(db.clone()).await;
            let mei = school.person("mei@example.org", None, Role::Learner, "drei blaue Kräne").await;
            let session = sign_in(&school.guest(), typed("mei@example.org", "drei blaue Kräne")).await.unwrap();
            let restarted = School::around(db, &school);
            let found = authenticate(&restarted.guest(), &session.token).await.unwrap().unwrap();
            assert_eq!(found.person.id, mei);
            assert!(matches!(found.actor(), Actor::Person { id, memberships } if id == mei && memberships.len() == 1));
            restarted.clock.forward(SESSION_DAYS * Timestamp::DAY + 1);
            assert!(authenticate(&restarted.guest(), &session.token).await.unwrap().is_none());
        }
    }
}
