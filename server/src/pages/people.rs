//! Signing in and out, invitations, the profile, people and classes.

use app::people::{
    Directory, PasswordForm, PersonForm, SignInForm, SignInProblem, class_list_page, class_page, dead_invitation_page, directory_page,
    invitation_page, invited_page, profile_page, sign_in_page,
};
use app::ui::Flash;
use axum::Form;
use axum::extract::{Path, Query, State as Extract};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use domain::people::{Action, DisplayOrder, PasswordProblem, PersonName, Resource, Role};
use domain::{Language, OrganisationId};
use i18n::format::Zone;
use serde::Deserialize;
use usecases::people::{
    AcceptInvitation, AcceptInvitationError, AddPerson, AddPersonError, ChangePassword, ChangePasswordError, ChangePreferences,
    ChangePreferencesError, OpenInvitationError, SignIn, SignInError,
};
use usecases::{Forbidden, Token, people};

use super::or_answer;
use crate::http::limits::Operation;
use crate::http::{Failure, Outcome, State, Visitor, clear_session, see_other, set_flash, set_session};

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

pub async fn sign_in_form(visitor: Visitor, Query(query): Query<Next>) -> Response {
    if visitor.page.viewer.is_some() {
        return see_other(&safe(&query.next).unwrap_or_else(|| visitor.page.link("")));
    }
    visitor.html(sign_in_page(&visitor.page, &SignInForm { next: query.next, ..SignInForm::default() }))
}

#[derive(Deserialize)]
pub struct SignInInput {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

pub async fn sign_in(Extract(state): Extract<State>, visitor: Visitor, Form(input): Form<SignInInput>) -> Outcome {
    let again = |status, problem| {
        let form = SignInForm { login: input.login.clone(), next: input.next.clone(), problem: Some(problem) };
        Ok(visitor.html_with(status, sign_in_page(&visitor.page, &form)))
    };
    if input.login.trim().is_empty() || input.password.is_empty() {
        return again(StatusCode::UNPROCESSABLE_ENTITY, SignInProblem::Empty);
    }
    if !state.limits.allow(Operation::SignIn, visitor.address, &input.login) {
        return again(StatusCode::TOO_MANY_REQUESTS, SignInProblem::TooMany);
    }
    let attempt = SignIn { login: input.login.clone(), password: input.password.clone(), user_agent: visitor.user_agent.clone() };
    match people::sign_in(&visitor.ctx, attempt).await {
        Ok(session) => {
            let mut response = see_other(&safe(&input.next).unwrap_or_else(|| visitor.page.link("")));
            set_session(response.headers_mut(), visitor.secure, &session.token);
            Ok(response)
        }
        Err(SignInError::NoMatch) => again(StatusCode::UNPROCESSABLE_ENTITY, SignInProblem::NoMatch),
        Err(SignInError::Busy(_)) => again(StatusCode::SERVICE_UNAVAILABLE, SignInProblem::Busy),
        Err(SignInError::Storage(error)) => Err(error.into()),
    }
}

/// An address to go on with: on this server, and nothing a browser could take for another one.
fn safe(next: &str) -> Option<String> {
    let plain = next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    (next.starts_with('/') && !next.starts_with("//") && plain).then(|| next.to_owned())
}

pub async fn sign_out(visitor: Visitor) -> Outcome {
    if let Some(session) = visitor.session {
        people::sign_out(&visitor.ctx, session).await?;
    }
    let mut response = visitor.to("/sign-in");
    clear_session(response.headers_mut(), visitor.secure);
    set_flash(response.headers_mut(), Flash::SignedOut);
    Ok(response)
}

pub async fn invitation(Extract(state): Extract<State>, visitor: Visitor, Path(token): Path<String>) -> Outcome {
    // by link, not by address alone: a class opens its invitations at the same time behind one address
    if !state.limits.allow(Operation::Invitation, visitor.address, &token) {
        return Err(Failure(StatusCode::TOO_MANY_REQUESTS));
    }
    let opened = match Token::parse(&token) {
        Some(token) => people::open_invitation(&visitor.ctx, &token).await,
        None => Err(OpenInvitationError::NotFound),
    };
    match opened {
        Ok(opened) => Ok(visitor.html(invitation_page(&visitor.page, &token, &opened, None))),
        Err(error) => dead_invitation(&visitor, error),
    }
}

fn dead_invitation(visitor: &Visitor, error: OpenInvitationError) -> Outcome {
    let status = match error {
        OpenInvitationError::NotFound => StatusCode::NOT_FOUND,
        OpenInvitationError::Expired | OpenInvitationError::Used => StatusCode::GONE,
        OpenInvitationError::Storage(error) => return Err(error.into()),
    };
    Ok(visitor.html_with(status, dead_invitation_page(&visitor.page, &error)))
}

#[derive(Deserialize)]
pub struct NewPassword {
    #[serde(default)]
    password: String,
}

pub async fn accept_invitation(
    Extract(state): Extract<State>,
    visitor: Visitor,
    Path(token): Path<String>,
    Form(input): Form<NewPassword>,
) -> Outcome {
    if !state.limits.allow(Operation::Invitation, visitor.address, &token) {
        return Err(Failure(StatusCode::TOO_MANY_REQUESTS));
    }
    let Some(parsed) = Token::parse(&token) else { return dead_invitation(&visitor, OpenInvitationError::NotFound) };
    let accept = AcceptInvitation { token: parsed.clone(), password: input.password, user_agent: visitor.user_agent.clone() };
    match people::accept_invitation(&visitor.ctx, accept).await {
        Ok(session) => {
            let mut response = visitor.to("");
            set_session(response.headers_mut(), visitor.secure, &session.token);
            Ok(response)
        }
        Err(AcceptInvitationError::Problem(problem)) => {
            let opened = match people::open_invitation(&visitor.ctx, &parsed).await {
                Ok(opened) => opened,
                Err(error) => return dead_invitation(&visitor, error),
            };
            let page = invitation_page(&visitor.page, &token, &opened, Some(problem));
            Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
        Err(AcceptInvitationError::Invitation(error)) => dead_invitation(&visitor, error),
        Err(AcceptInvitationError::Busy(_)) => Err(Failure(StatusCode::SERVICE_UNAVAILABLE)),
        Err(AcceptInvitationError::Storage(error)) => Err(error.into()),
    }
}

pub async fn profile(visitor: Visitor) -> Outcome {
    profile_with(&visitor, StatusCode::OK, PasswordForm::default(), false).await
}

async fn profile_with(visitor: &Visitor, status: StatusCode, password: PasswordForm, name_too_long: bool) -> Outcome {
    let viewer = or_answer!(visitor.viewer());
    let current = visitor.session.ok_or(Forbidden)?;
    let sessions = people::list_sessions(&visitor.ctx).await?;
    Ok(visitor.html_with(status, profile_page(&visitor.page, viewer, &sessions, current, password, name_too_long)))
}

#[derive(Deserialize)]
pub struct Preferences {
    #[serde(default)]
    language: String,
    #[serde(default)]
    time_zone: String,
    #[serde(default)]
    preferred: String,
}

pub async fn change_preferences(visitor: Visitor, Form(input): Form<Preferences>) -> Outcome {
    or_answer!(visitor.viewer());
    let (Some(language), Some(zone)) = (Language::from_code(&input.language), Zone::parse(&input.time_zone)) else {
        return Err(Failure(StatusCode::UNPROCESSABLE_ENTITY));
    };
    let change = ChangePreferences { language, time_zone: zone.name().to_owned(), preferred: clean(&input.preferred) };
    match people::change_preferences(&visitor.ctx, change).await {
        Ok(()) => {
            // the language just chosen is the one to go on in
            let mut response = see_other(&format!("/{}/profile", language.code()));
            set_flash(response.headers_mut(), Flash::PreferencesSaved);
            Ok(response)
        }
        Err(ChangePreferencesError::NameTooLong) => {
            profile_with(&visitor, StatusCode::UNPROCESSABLE_ENTITY, PasswordForm::default(), true).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize)]
pub struct PasswordChange {
    #[serde(default)]
    current: String,
    #[serde(default)]
    new: String,
}

pub async fn change_password(Extract(state): Extract<State>, visitor: Visitor, Form(input): Form<PasswordChange>) -> Outcome {
    let viewer = or_answer!(visitor.viewer());
    let session = visitor.session.ok_or(Forbidden)?;
    if !state.limits.allow(Operation::Password, visitor.address, &viewer.id().to_string()) {
        return Err(Failure(StatusCode::TOO_MANY_REQUESTS));
    }
    let problem = |problem: Option<PasswordProblem>, wrong_current, busy| PasswordForm { wrong_current, problem, busy };
    match people::change_password(&visitor.ctx, ChangePassword { current: input.current, new: input.new, session }).await {
        Ok(()) => Ok(visitor.to_with("/profile", Flash::PasswordChanged)),
        Err(ChangePasswordError::WrongCurrent) => {
            profile_with(&visitor, StatusCode::UNPROCESSABLE_ENTITY, problem(None, true, false), false).await
        }
        Err(ChangePasswordError::Problem(found)) => {
            profile_with(&visitor, StatusCode::UNPROCESSABLE_ENTITY, problem(Some(found), false, false), false).await
        }
        Err(ChangePasswordError::Busy(_)) => {
            profile_with(&visitor, StatusCode::SERVICE_UNAVAILABLE, problem(None, false, true), false).await
        }
        Err(ChangePasswordError::Forbidden(error)) => Err(error.into()),
        Err(ChangePasswordError::Storage(error)) => Err(error.into()),
    }
}

pub async fn revoke_session(visitor: Visitor, Path(session): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    let session = session.parse().map_err(|_| Failure::NOT_FOUND)?;
    people::revoke_session(&visitor.ctx, session).await?;
    Ok(visitor.to_with("/profile", Flash::SessionRevoked))
}

#[derive(Deserialize)]
pub struct DirectoryQuery {
    #[serde(default)]
    q: String,
    page: Option<usize>,
}

pub async fn directory(visitor: Visitor, Query(query): Query<DirectoryQuery>) -> Outcome {
    or_answer!(visitor.viewer());
    let organisation = own_organisation(&visitor)?;
    let list = people::list_people(&visitor.ctx, organisation).await?;
    let form = PersonForm::default();
    let directory = Directory { list: &list, query: &query.q, number: query.page.unwrap_or(1), form: &form };
    Ok(visitor.html(directory_page(&visitor.page, &directory)))
}

/// The organisation whose people the visitor looks after.
fn own_organisation(visitor: &Visitor) -> Result<OrganisationId, Forbidden> {
    let memberships = visitor.ctx.actor.memberships().iter();
    let mut own = memberships.map(|m| m.organisation);
    own.find(|id| visitor.ctx.require(Action::ListPeople, Resource::Organisation(*id)).is_ok()).ok_or(Forbidden)
}

#[derive(Deserialize)]
pub struct PersonInput {
    #[serde(default)]
    family: String,
    #[serde(default)]
    given: String,
    #[serde(default)]
    native: String,
    #[serde(default)]
    login: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    class: String,
}

pub async fn add_person(visitor: Visitor, Path(organisation): Path<String>, Form(input): Form<PersonInput>) -> Outcome {
    let viewer = or_answer!(visitor.viewer());
    let organisation: OrganisationId = organisation.parse().map_err(|_| Failure::NOT_FOUND)?;
    let (Some(language), Some(role)) = (Language::from_code(&input.language), Role::from_code(&input.role)) else {
        return Err(Failure(StatusCode::UNPROCESSABLE_ENTITY));
    };
    let native = clean(&input.native);
    let native = (!native.is_empty()).then_some(native);
    let name = PersonName {
        family: clean(&input.family),
        given: clean(&input.given),
        display_order: if native.is_some() { DisplayOrder::FamilyFirst } else { DisplayOrder::GivenFirst },
        native_full: native,
        ..PersonName::default()
    };
    let class = (!input.class.is_empty()).then(|| input.class.parse()).transpose().map_err(|_| Failure::BAD_REQUEST)?;
    let time_zone = viewer.person.time_zone.clone();
    let new = AddPerson { name, login: input.login.clone(), language, time_zone, organisation, role, class };
    match people::add_person(&visitor.ctx, new).await {
        Ok(_) => Ok(visitor.to_with("/people", Flash::PersonAdded)),
        Err(AddPersonError::Forbidden(error)) => Err(error.into()),
        Err(AddPersonError::Storage(error)) => Err(error.into()),
        Err(AddPersonError::Problem(problem)) => {
            let list = people::list_people(&visitor.ctx, organisation).await?;
            let form = PersonForm {
                family: input.family,
                given: input.given,
                native: input.native,
                login: input.login,
                language: input.language,
                role: input.role,
                class: input.class,
                problem: Some(problem),
            };
            let directory = Directory { list: &list, query: "", number: 1, form: &form };
            Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, directory_page(&visitor.page, &directory)))
        }
    }
}

/// A name as typed, without what cannot be seen.
fn clean(typed: &str) -> String {
    typed.trim().chars().filter(|c| !c.is_control()).collect()
}

pub async fn invite_person(
    Extract(state): Extract<State>,
    visitor: Visitor,
    headers: HeaderMap,
    Path((organisation, person)): Path<(String, String)>,
) -> Outcome {
    let viewer = or_answer!(visitor.viewer());
    let organisation = organisation.parse().map_err(|_| Failure::NOT_FOUND)?;
    let person = person.parse().map_err(|_| Failure::NOT_FOUND)?;
    let invited = people::invite_person(&visitor.ctx, organisation, person).await?;
    let base = state.settings.public_url.clone().unwrap_or_else(|| {
        let host = headers.get(header::HOST).and_then(|v| v.to_str().ok()).unwrap_or("127.0.0.1:3000");
        format!("http://{host}")
    });
    let base = base.trim_end_matches('/');
    let link = format!("{base}/{}/invitation/{}", invited.person.language.code(), invited.token.as_str());
    let mut response = visitor.html(invited_page(&visitor.page, viewer, &invited, &link));
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok(response)
}

pub async fn classes(visitor: Visitor) -> Outcome {
    or_answer!(visitor.viewer());
    let classes = people::my_classes(&visitor.ctx).await?;
    Ok(visitor.html(class_list_page(&visitor.page, &classes)))
}

pub async fn class(visitor: Visitor, Path(class): Path<String>) -> Outcome {
    let viewer = or_answer!(visitor.viewer());
    let class = class.parse().map_err(|_| Failure::NOT_FOUND)?;
    let view = people::view_class(&visitor.ctx, class).await?;
    Ok(visitor.html(class_page(&visitor.page, viewer, &view)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_on_only_to_this_server() {
        assert_eq!(safe("/de/courses"), Some("/de/courses".into()));
        for next in ["", "https://evil.example", "//evil.example", "/\\evil.example", "/x\r\ny", "de"] {
            assert_eq!(safe(next), None, "{next:?}");
        }
    }
}
