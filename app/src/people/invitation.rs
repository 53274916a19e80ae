//! Accepting an invitation: choose a password.

use domain::Language;
use domain::people::{Login, PASSWORD_MIN_CHARACTERS, PasswordProblem};
use i18n::t;
use leptos::prelude::*;
use usecases::people::{OpenInvitationError, OpenedInvitation};

use super::password_problem;
use crate::ui::document_parts::{brand, language_switch};
use crate::ui::{Field, Icon, Input, Page, document, field, icon};

/// The page of an invitation that works.
#[must_use]
pub fn invitation_page(page: &Page, token: &str, invitation: &OpenedInvitation, problem: Option<PasswordProblem>) -> String {
    let lang = page.lang;
    let name = invitation.person.name.called(lang);
    let login = invitation.login().as_ref().map(Login::as_str).unwrap_or_default().to_owned();
    document(page, t::people::invitation_title(lang), false, || {
        view! {
            <div class="sign-in">
                {page.viewer.is_none().then(|| language_switch(page))}
                {page.viewer.is_none().then(|| brand(page))}
                <div class="card">
                    <h1>{t::people::invitation_welcome(lang, name)}</h1>
                    <p>{t::people::invitation_text(lang)}</p>
                    <form class="form" method="post" action=page.link(&format!("/invitation/{token}"))>
                        <div class="field">
                            <label for="login">{t::people::invitation_login(lang)}</label>
                            <input id="login" name="login" type="text" value=login readonly=true autocomplete="username" />
                        </div>
                        {field(Field {
                            name: "password",
                            label: t::people::new_password_label(lang).to_owned(),
                            hint: Some(t::people::new_password_hint(lang, PASSWORD_MIN_CHARACTERS)),
                            error: problem.map(|p| password_problem(lang, p)),
                            input: Input::Password,
                            required: true,
                            autocomplete: "new-password",
                            ..Field::default()
                        })}
                        <button class="button button--block">{t::people::invitation_button(lang)}</button>
                    </form>
                </div>
            </div>
        }
        .into_any()
    })
}

/// The page of an invitation that does not work any more, or never did.
#[must_use]
pub fn dead_invitation_page(page: &Page, error: &OpenInvitationError) -> String {
    let lang = page.lang;
    let text = dead_text(lang, error);
    document(page, t::people::invitation_dead_title(lang), false, || {
        view! {
            {page.viewer.is_none().then(|| language_switch(page))}
            <div class="empty">
                {icon(Icon::Key)}
                <h1>{t::people::invitation_dead_title(lang)}</h1>
                <p>{text}</p>
                <a class="button" href=page.link("/sign-in")>{t::errors::to_sign_in(lang)}</a>
            </div>
        }
        .into_any()
    })
}

fn dead_text(lang: Language, error: &OpenInvitationError) -> &'static str {
    match error {
        OpenInvitationError::Expired => t::people::invitation_expired(lang),
        OpenInvitationError::Used => t::people::invitation_used(lang),
        OpenInvitationError::NotFound | OpenInvitationError::Storage(_) => t::people::invitation_unknown(lang),
    }
}
