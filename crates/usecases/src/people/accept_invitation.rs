//! Accepting an invitation: sets the password, uses the invitation up, signs in.

use domain::people::{PasswordProblem, check_password};
use storage::people::{self, Person, invitations, sessions};

use super::sign_in::{NewSession, open_session};
use super::{Busy, OpenInvitationError, open_invitation};
use crate::{Ctx, Token};

pub struct AcceptInvitation {
    pub token: Token,
    pub password: String,
    pub user_agent: String,
}

#[derive(Debug, thiserror::Error)]
pub enum AcceptInvitationError {
    #[error(transparent)]
    Invitation(#[from] OpenInvitationError),
    #[error("the password is not acceptable")]
    Problem(PasswordProblem),
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn accept_invitation(ctx: &Ctx, input: AcceptInvitation) -> Result<NewSession, AcceptInvitationError> {
    let person = open_invitation(ctx, &input.token).await?.person;
    check_password(&input.password, &own_words(&person)).map_err(AcceptInvitationError::Problem)?;
    let hash = hash(ctx, input.password).await?;
    let (token_hash, now, audit, id) = (input.token.hash(), ctx.now(), ctx.clone(), person.id);
    ctx.db()
        .write(move |mut conn| {
            Box::pin(async move {
                let found = invitations::find(&mut conn, &token_hash).await?.ok_or(OpenInvitationError::NotFound)?;
                // two taps on the same link: the second one finds it used
                if !invitations::redeem(&mut conn, found.id, now).await? {
                    return Err(AcceptInvitationError::Invitation(OpenInvitationError::Used));
                }
                people::set_password_hash(&mut conn, id, &hash).await?;
                // whoever held a session under an older password is out
                sessions::delete_others(&mut conn, id, None).await?;
                crate::audit::record(&audit, &mut conn, "accept_invitation", format!("person:{id}"), serde_json::json!({})).await?;
                Ok(())
            })
        })
        .await?;
    Ok(open_session(ctx, person.id, person.language, &input.user_agent).await?)
}

pub(super) async fn hash(ctx: &Ctx, password: String) -> Result<String, Busy> {
    let mut salt = [0; 16];
    ctx.app.randomness.fill(&mut salt);
    ctx.app.passwords.hash(password, salt).await
}

/// Words a password must not be made of.
pub(super) fn own_words(person: &Person) -> Vec<&str> {
    let address = person.email.as_deref().and_then(|e| e.split('@').next());
    [Some(person.name.family.as_str()), Some(person.name.given.as_str()), address, person.phone.as_deref()].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{SignIn, invite_person, sign_in};
    use crate::testing::School;
    use domain::Timestamp;
    use domain::people::Role;
    use storage::both_databases;

    fn accept(token: &Token, password: &str) -> AcceptInvitation {
        AcceptInvitation { token: token.clone(), password: password.into(), user_agent: String::new() }
    }

    both_databases! {
        async fn an_invitation_sets_the_password_once(db) {
            let school = School::new(db).await;
            let coordinator = school.person("c@example.org", None, Role::Coordinator, "drei blaue Kräne").await;
            let mei = school.member("mei@example.org", Role::Learner).await;
            let invited = invite_person(&school.as_person(coordinator).await, school.organisation, mei).await.unwrap();
            let short = accept_invitation(&school.guest(), accept(&invited.token, "kurz")).await;
            assert!(matches!(short, Err(AcceptInvitationError::Problem(PasswordProblem::TooShort))));
            accept_invitation(&school.guest(), accept(&invited.token, "vier gelbe Stapler")).await.unwrap();
            let again = accept_invitation(&school.guest(), accept(&invited.token, "fünf rote Bagger")).await;
            assert!(matches!(again, Err(AcceptInvitationError::Invitation(OpenInvitationError::Used))));
            let input = SignIn { login: "mei@example.org".into(), password: "vier gelbe Stapler".into(), user_agent: String::new() };
            assert!(sign_in(&school.guest(), input).await.is_ok());
        }

        async fn an_invitation_ends_by_itself_and_when_a_newer_one_is_made(db) {
            let school = School::new(db).await;
            let coordinator = school.person("c@example.org", None, Role::Coordinator, "drei blaue Kräne").await;
            let mei = school.member("mei@example.org", Role::Learner).await;
            let ctx = school.as_person(coordinator).await;
            let first = invite_person(&ctx, school.organisation, mei).await.unwrap();
            school.clock.forward(1);
            let second = invite_person(&ctx, school.organisation, mei).await.unwrap();
            assert!(matches!(open_invitation(&school.guest(), &first.token).await, Err(OpenInvitationError::Expired)));
            assert!(open_invitation(&school.guest(), &second.token).await.is_ok());
            school.clock.forward(15 * Timestamp::DAY);
            assert!(matches!(open_invitation(&school.guest(), &second.token).await, Err(OpenInvitationError::Expired)));
            let unknown = Token::parse(&"0".repeat(64)).unwrap();
            assert!(matches!(open_invitation(&school.guest(), &unknown).await, Err(OpenInvitationError::NotFound)));
        }
    }
}
