//! Who belongs to an organisation; adding and inviting people.

use domain::Language;
use domain::people::Role;
use i18n::{collate, format, t};
use leptos::prelude::*;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use storage::people::Member;
use usecases::people::{AddPersonProblem, Invited, PeopleList};

use super::role_word;
use crate::ui::{
    Field, Icon, Input, Page, Tone, Viewer, avatar, breadcrumb, chip, choices, document, error_summary, field, icon, notice, page_head,
    select,
};

/// People on one page of the list.
const PER_PAGE: usize = 50;

/// What was typed into "add a person", to be shown again.
#[derive(Clone, Debug, Default)]
pub struct PersonForm {
    pub family: String,
    pub given: String,
    pub native: String,
    pub login: String,
    pub language: String,
    pub role: String,
    pub class: String,
    pub problem: Option<AddPersonProblem>,
}

pub struct Directory<'a> {
    pub list: &'a PeopleList,
    pub query: &'a str,
    /// From 1.
    pub number: usize,
    pub form: &'a PersonForm,
}

#[must_use]
pub fn directory_page(page: &Page, directory: &Directory<'_>) -> String {
    let lang = page.lang;
    document(page, t::people::people_title(lang), false, || {
        let Directory { list, query, number, form } = directory;
        let mut members: Vec<(String, &Member)> =
            list.members.iter().filter(|m| matches(m, query)).map(|m| (m.person.name.sort_text(lang), m)).collect();
        collate::sort_by_name(lang, &mut members, |(key, _)| key);
        let total = members.len();
        let pages = total.div_ceil(PER_PAGE).max(1);
        let number = (*number).clamp(1, pages);
        let shown = members.into_iter().skip((number - 1) * PER_PAGE).take(PER_PAGE);
        let rows = shown.map(|(_, member)| row(page, list, member)).collect_view();
        let table = if total == 0 {
            view! { <p class="muted">{t::people::people_none(lang)}</p> }.into_any()
        } else {
            view! {
                <div class="table-scroll" tabindex="0" role="region" aria-labelledby="people-caption">
                    <table class="table table--cards" role="table">
                        <caption id="people-caption">{t::people::people_count(lang, total)}</caption>
                        <thead role="rowgroup">
                            <tr role="row">
                                <th scope="col" role="columnheader">{t::people::column_name(lang)}</th>
                                <th scope="col" role="columnheader">{t::people::column_role(lang)}</th>
                                <th scope="col" role="columnheader">{t::people::column_class(lang)}</th>
                                <th scope="col" role="columnheader">{t::people::column_access(lang)}</th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        };
        view! {
            {page_head(t::people::people_title(lang).to_owned(), Some(t::people::people_lede(lang).to_owned()))}
            <form class="form" role="search" method="get" action=page.link("/people")>
                {field(Field {
                    name: "q",
                    label: t::people::search_label(lang).to_owned(),
                    value: (*query).to_owned(),
                    autocomplete: "off",
                    ..Field::default()
                })}
                <button class="button button--secondary">{icon(Icon::Search)}{t::people::search_button(lang)}</button>
            </form>
            {table}
            {pager(page, query, number, pages)}
            {add_form(page, list, form)}
        }
        .into_any()
    })
}

/// Whether a person is found: by any part of a name, in any script, or the login.
fn matches(member: &Member, query: &str) -> bool {
    let query = query.trim().to_lowercase();
    let name = &member.person.name;
    let parts = [
        Some(&name.family),
        Some(&name.given),
        name.native_full.as_ref(),
        name.latin_full.as_ref(),
        member.person.email.as_ref(),
        member.person.phone.as_ref(),
    ];
    query.is_empty() || parts.into_iter().flatten().any(|part| part.to_lowercase().contains(&query))
}

fn row(page: &Page, list: &PeopleList, member: &Member) -> impl IntoView + use<> {
    let lang = page.lang;
    let person = &member.person;
    let action = page.link(&format!("/people/{}/{}/invite", list.organisation, person.id));
    let name = person.name.display(lang);
    let label = t::people::invite_label(lang, name.clone());
    let state = if member.joined {
        chip(Tone::Ok, t::people::access_joined(lang).to_owned()).into_any()
    } else {
        chip(Tone::Warn, t::people::access_open(lang).to_owned()).into_any()
    };
    let login = person.email.clone().or_else(|| person.phone.clone());
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <span class="cluster">{avatar(person.name.initials(lang))}<span>{name}<br /><small class="muted">{login}</small></span></span>
            </th>
            <td role="cell" data-label=t::people::column_role(lang)>{role_word(lang, member.role)}</td>
            <td role="cell" data-label=t::people::column_class(lang)>{member.class.clone().unwrap_or_else(|| "–".to_owned())}</td>
            <td role="cell" data-label=t::people::column_access(lang)>
                <div class="cluster">
                    {state}
                    <form method="post" action=action>
                        <button class="button button--secondary button--small" aria-label=label>{t::people::invite(lang)}</button>
                    </form>
                </div>
            </td>
        </tr>
    }
}

fn pager(page: &Page, query: &str, number: usize, pages: usize) -> Option<impl IntoView + use<>> {
    let lang = page.lang;
    let link = |n: usize| page.link(&format!("/people?q={}&page={n}", url_encode(query)));
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=t::common::pages(lang)>
                {(number > 1).then(|| view! { <a rel="prev" href=link(number - 1)>{t::common::page_previous(lang)}</a> })}
                <span>{t::common::page_of(lang, number, pages)}</span>
                {(number < pages).then(|| view! { <a rel="next" href=link(number + 1)>{t::common::page_next(lang)}</a> })}
            </nav>
        }
    })
}

/// Percent-encodes a query value (RFC 3986 §2.1): everything but unreserved characters.
fn url_encode(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

fn add_form(page: &Page, list: &PeopleList, form: &PersonForm) -> impl IntoView + use<> {
    let lang = page.lang;
    let problem = form.problem.map(|p| problem_text(lang, p));
    let error = |name: &str| problem.filter(|(field, _)| *field == name).map(|(_, text)| text.to_owned());
    let languages = Language::ALL.into_iter().map(|l| (l.code().to_owned(), l.native_name().to_owned(), Some(l.tag()))).collect();
    let roles = Role::ALL.iter().map(|r| (r.code().to_owned(), role_word(lang, *r).to_owned())).collect();
    let mut classes = vec![(String::new(), t::people::no_class(lang).to_owned())];
    classes.extend(list.classes.iter().map(|c| (c.id.to_string(), c.name.clone())));
    let language = if form.language.is_empty() { lang.code() } else { &form.language };
    let role = if form.role.is_empty() { Role::Learner.code() } else { &form.role };
    let text = |name, label: &str, hint: Option<&str>, value: &str| {
        field(Field {
            name,
            label: label.to_owned(),
            hint: hint.map(ToOwned::to_owned),
            error: error(name),
            value: value.to_owned(),
            autocomplete: "off",
            ..Field::default()
        })
    };
    view! {
        <section class="section" id="add">
            <h2>{t::people::add_title(lang)}</h2>
            {error_summary(t::common::please_check(lang), problem.map(|(f, text)| (f, text.to_owned())).into_iter().collect())}
            <form class="form" method="post" action=page.link(&format!("/people/{}", list.organisation))>
                {text("family", t::people::family_label(lang), None, &form.family)}
                {text("given", t::people::given_label(lang), None, &form.given)}
                {text("native", t::people::native_label(lang), Some(t::people::native_hint(lang)), &form.native)}
                {field(Field {
                    name: "login",
                    label: t::people::login_label(lang).to_owned(),
                    hint: Some(t::people::login_hint(lang).to_owned()),
                    error: error("login"),
                    value: form.login.clone(),
                    input: Input::Login,
                    autocomplete: "off",
                    ..Field::default()
                })}
                {choices("language", t::people::language_legend(lang).to_owned(), languages, language)}
                {select("role", t::people::column_role(lang).to_owned(), None, roles, role)}
                {select("class", t::people::column_class(lang).to_owned(), None, classes, &form.class)}
                <button class="button">{icon(Icon::Plus)}{t::people::add_button(lang)}</button>
            </form>
        </section>
    }
}

/// The field a problem belongs to, and the sentence.
fn problem_text(lang: Language, problem: AddPersonProblem) -> (&'static str, &'static str) {
    match problem {
        AddPersonProblem::NameMissing => ("family", t::people::name_missing(lang)),
        AddPersonProblem::NameTooLong => ("family", t::people::name_too_long(lang)),
        AddPersonProblem::LoginMissing => ("login", t::people::login_missing(lang)),
        AddPersonProblem::LoginUnrecognised => ("login", t::people::login_unrecognised(lang)),
        AddPersonProblem::LoginTaken => ("login", t::people::login_taken(lang)),
        AddPersonProblem::ClassElsewhere => ("class", t::people::class_elsewhere(lang)),
    }
}

/// The invitation just made: link and QR code, shown once.
#[must_use]
pub fn invited_page(page: &Page, viewer: &Viewer, invited: &Invited, link: &str) -> String {
    let lang = page.lang;
    let name = invited.person.name.display(lang);
    document(page, t::people::invited_title(lang), false, || {
        let qr = QrCode::with_error_correction_level(link, EcLevel::M)
            .map(|code| code.render::<svg::Color<'_>>().min_dimensions(220, 220).quiet_zone(true).build())
            .ok()
            .and_then(|svg| svg.find("<svg").map(|start| svg[start..].to_owned()));
        let until = format::date_long(lang, viewer.zone.local_date(invited.expires_at));
        view! {
            {breadcrumb(page, vec![(page.link("/people"), t::people::people_title(lang).to_owned())])}
            {page_head(t::people::invited_for(lang, name.clone()), Some(t::people::invited_text(lang, until)))}
            <div class="card">
                {qr.map(|svg| view! { <div class="qr" role="img" aria-label=t::people::qr_label(lang, name) inner_html=svg></div> })}
                <div class="field">
                    <label for="link">{t::people::invited_link(lang)}</label>
                    <input id="link" type="text" readonly=true value=link.to_owned() />
                </div>
            </div>
            {notice(Tone::Info, view! { <p>{t::people::invited_once(lang)}</p> }.into_any())}
            <a class="button button--secondary" href=page.link("/people")>{t::people::back_to_people(lang)}</a>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_values_survive_an_address() {
        assert_eq!(url_encode("王 a&b"), "%E7%8E%8B%20a%26b");
    }
}
