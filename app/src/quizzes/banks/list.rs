//! The question banks one may write in or draw from, and a new one.

use domain::{Language, OrganisationId, Text};
use i18n::t;
use leptos::prelude::*;
use usecases::quizzes::BankTitles;

use super::editor::bank_address;
use crate::ui::{Icon, Page, document, empty, error_summary, icon, page_head};

/// What was typed into "create a question bank", to be shown again.
#[derive(Clone, Debug, Default)]
pub struct BankForm {
    pub organisation: Option<OrganisationId>,
    pub title: Text,
    pub problem: Option<BankProblem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankProblem {
    NoTitle,
    /// More characters than this.
    TooLong(usize),
}

#[must_use]
pub fn banks_page(page: &Page, list: &BankTitles, form: &BankForm) -> String {
    let lang = page.lang;
    document(page, t::banks::title(lang), false, || {
        let cards = list
            .banks
            .iter()
            .map(|entry| {
                let (title, found) = entry.bank.title.best(lang);
                let (title, tag) = (title.to_owned(), (found != lang).then(|| found.tag()));
                let whose = entry.organisation.clone().unwrap_or_else(|| t::banks::of_course(lang).to_owned());
                let count = usize::try_from(entry.items).unwrap_or(0);
                view! {
                    <li class="card card--link">
                        <h2 class="card__title">
                            <a class="card__link" href=page.link(&bank_address(entry.bank.id)) lang=tag>{title}</a>
                        </h2>
                        <p class="card__text">{t::banks::questions(lang, count)}" · "{whose}</p>
                    </li>
                }
            })
            .collect_view();
        let banks = if list.banks.is_empty() {
            empty(Icon::Book, t::banks::none_title(lang).to_owned(), t::banks::none_text(lang).to_owned(), None).into_any()
        } else {
            view! { <ul class="card-grid list-plain">{cards}</ul> }.into_any()
        };
        let forms =
            list.organisations.iter().map(|(id, name)| new_form(page, *id, name, list.organisations.len() > 1, form)).collect_view();
        view! {
            {page_head(t::banks::title(lang).to_owned(), Some(t::banks::lede(lang).to_owned()))}
            {banks}
            {forms}
        }
        .into_any()
    })
}

fn new_form(page: &Page, organisation: OrganisationId, name: &str, several: bool, form: &BankForm) -> AnyView {
    let lang = page.lang;
    let typed = form.organisation == Some(organisation);
    let problem = form.problem.filter(|_| typed).map(|problem| problem_text(lang, problem));
    let empty = Text::default();
    let fields = title_fields(lang, &organisation.to_string(), if typed { &form.title } else { &empty }, problem.clone());
    let heading = if several { format!("{} · {name}", t::banks::new_bank(lang)) } else { t::banks::new_bank(lang).to_owned() };
    view! {
        <section class="section">
            <h2>{heading}</h2>
            {error_summary(t::common::please_check(lang), problem.map(|text| ("new-bank", text)).into_iter().collect())}
            <form class="form form--wide" id="new-bank" method="post" action=page.link(&format!("/banks/new/{organisation}"))>
                {fields}
                <div class="form__actions"><button class="button">{icon(Icon::Plus)}{t::banks::new_bank_button(lang)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// What is wrong with a name.
pub(super) fn problem_text(lang: Language, problem: BankProblem) -> String {
    match problem {
        BankProblem::NoTitle => t::banks::bank_no_title(lang).to_owned(),
        BankProblem::TooLong(characters) => t::banks::bank_title_too_long(lang, characters),
    }
}

/// The name in three languages; `form` tells the ids of several forms apart.
pub(super) fn title_fields(lang: Language, form: &str, title: &Text, problem: Option<String>) -> AnyView {
    let fields = Language::ALL
        .into_iter()
        .map(|language| {
            let (id, name) = (format!("title-{}-{form}", language.code()), format!("title.{}", language.code()));
            let value = title.exact(language).unwrap_or_default().to_owned();
            let class = if problem.is_some() { "field field--invalid" } else { "field" };
            view! {
                <div class=class>
                    <label for=id.clone() lang=language.tag()>{language.native_name()}</label>
                    <input id=id name=name value=value lang=language.tag() autocomplete="off" aria-invalid=problem.is_some().then_some("true") />
                </div>
            }
        })
        .collect_view();
    let error = problem.map(|text| view! { <p class="field__error">{icon(Icon::Warning)}{text}</p> });
    view! {
        <fieldset class="texts">
            <legend>{t::banks::bank_title(lang)}</legend>
            <p class="field__hint">{t::banks::bank_title_hint(lang)}</p>
            <div class="languages">{fields}</div>
            {error}
        </fieldset>
    }
    .into_any()
}
