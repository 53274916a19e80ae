//! The sign-in page, with the demo people in demo mode.

use i18n::t;
use leptos::prelude::*;
use usecases::fixtures::demo;

use super::role_word;
use crate::ui::{Field, Icon, Input, Page, Tone, document, field, icon, notice};

/// What was typed, to be shown again; never the password.
#[derive(Clone, Debug, Default)]
pub struct SignInForm {
    pub login: String,
    /// Where to go afterwards: an address on this server.
    pub next: String,
    pub problem: Option<SignInProblem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    Empty,
    NoMatch,
    TooMany,
    Busy,
}

#[must_use]
pub fn sign_in_page(page: &Page, form: &SignInForm) -> String {
    let lang = page.lang;
    document(page, t::people::sign_in_title(lang), false, || {
        let problem = form.problem.map(|problem| match problem {
            SignInProblem::Empty => t::people::sign_in_empty(lang),
            SignInProblem::NoMatch => t::people::sign_in_no_match(lang),
            SignInProblem::TooMany => t::people::sign_in_too_many(lang),
            SignInProblem::Busy => t::people::sign_in_busy(lang),
        });
        let problem = problem.map(|text| view! { <div role="alert">{notice(Tone::Warn, view! { <p>{text}</p> }.into_any())}</div> });
        view! {
            <div class="sign-in">
                {crate::ui::document_parts::language_switch(page)}
                {crate::ui::document_parts::brand(page)}
                <div class="card">
                    <h1>{t::people::sign_in_title(lang)}</h1>
                    {problem}
                    <form class="form" method="post" action=page.link("/sign-in")>
                        <input type="hidden" name="next" value=form.next.clone() />
                        {field(Field {
                            name: "login",
                            label: t::people::login_label(lang).to_owned(),
                            hint: Some(t::people::login_hint(lang).to_owned()),
                            value: form.login.clone(),
                            input: Input::Login,
                            required: true,
                            autocomplete: "username",
                            ..Field::default()
                        })}
                        {field(Field {
                            name: "password",
                            label: t::people::password_label(lang).to_owned(),
                            input: Input::Password,
                            required: true,
                            autocomplete: "current-password",
                            ..Field::default()
                        })}
                        <button class="button button--block">{t::people::sign_in_button(lang)}</button>
                    </form>
                    <p class="muted">{t::people::no_account(lang)}</p>
                </div>
                {page.demo.then(|| demo_people(page, &form.next))}
            </div>
        }
        .into_any()
    })
}

/// One button per demo person: a form with their login and password.
fn demo_people(page: &Page, next: &str) -> impl IntoView + use<> {
    let lang = page.lang;
    let people = demo::PEOPLE
        .iter()
        .map(|person| {
            view! {
                <li>
                    <form method="post" action=page.link("/sign-in")>
                        <input type="hidden" name="next" value=next.to_owned() />
                        <input type="hidden" name="login" value=person.login() />
                        <input type="hidden" name="password" value=person.password() />
                        <button class="button button--secondary button--block">{icon(Icon::SignIn)}<span>{role_word(lang, person.role)}</span></button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{t::people::demo_title(lang)}</h2>
            <p class="muted">{t::people::demo_text(lang)}</p>
            <ul class="demo-people">{people}</ul>
        </section>
    }
}
