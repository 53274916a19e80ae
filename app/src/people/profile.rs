//! One's own profile: language, time zone, how one is called, password, signed-in devices.

use domain::people::{PASSWORD_MIN_CHARACTERS, PasswordProblem};
use domain::{Language, SessionId};
use i18n::format::{self, COMMON_ZONES};
use i18n::t;
use leptos::prelude::*;
use storage::people::sessions::SessionRow;

use super::{password_problem, role_word};
use crate::ui::{Field, Icon, Input, Page, Tone, Viewer, avatar, chip, choices, document, field, icon, page_head, select};

/// What came back from the password form.
#[derive(Clone, Copy, Debug, Default)]
pub struct PasswordForm {
    pub wrong_current: bool,
    pub problem: Option<PasswordProblem>,
    pub busy: bool,
}

#[must_use]
pub fn profile_page(
    page: &Page,
    viewer: &Viewer,
    sessions: &[SessionRow],
    current: SessionId,
    password: PasswordForm,
    name_too_long: bool,
) -> String {
    let lang = page.lang;
    document(page, t::people::profile_title(lang), false, || {
        let roles = viewer.roles.iter().map(|role| view! { <li>{role_word(lang, *role)}</li> }).collect_view();
        let name = viewer.person.name.display(lang);
        let login = viewer.person.email.clone().or_else(|| viewer.person.phone.clone()).unwrap_or_default();
        view! {
            {page_head(name, Some(login))}
            <div class="cluster">{avatar(viewer.person.name.initials(lang))}<ul class="meta">{roles}</ul></div>
            {preferences(page, viewer, name_too_long)}
            {password_section(page, password)}
            {session_section(page, viewer, sessions, current)}
            <section class="section">
                <form method="post" action=page.link("/sign-out")>
                    <button class="button button--secondary button--block">{icon(Icon::SignOut)}{t::people::sign_out(lang)}</button>
                </form>
            </section>
        }
        .into_any()
    })
}

fn preferences(page: &Page, viewer: &Viewer, name_too_long: bool) -> impl IntoView + use<> {
    let lang = page.lang;
    let person = &viewer.person;
    let languages = Language::ALL.into_iter().map(|l| (l.code().to_owned(), l.native_name().to_owned(), Some(l.tag()))).collect::<Vec<_>>();
    let mut zones: Vec<(String, String)> = COMMON_ZONES.iter().map(|z| ((*z).to_owned(), zone_word(lang, z))).collect();
    if !zones.iter().any(|(zone, _)| *zone == person.time_zone) {
        zones.push((person.time_zone.clone(), person.time_zone.clone()));
    }
    view! {
        <section class="section">
            <h2>{t::people::preferences(lang)}</h2>
            <form class="form" method="post" action=page.link("/profile/preferences")>
                {field(Field {
                    name: "preferred",
                    label: t::people::preferred_label(lang).to_owned(),
                    hint: Some(t::people::preferred_hint(lang).to_owned()),
                    error: name_too_long.then(|| t::people::preferred_too_long(lang).to_owned()),
                    value: person.name.preferred.clone().unwrap_or_default(),
                    autocomplete: "nickname",
                    ..Field::default()
                })}
                {choices("language", t::people::language_legend(lang).to_owned(), languages, person.language.code())}
                {select("time_zone", t::people::zone_label(lang).to_owned(), Some(t::people::zone_hint(lang).to_owned()), zones, &person.time_zone)}
                <button class="button">{t::people::preferences_save(lang)}</button>
            </form>
        </section>
    }
}

fn zone_word(lang: Language, zone: &str) -> String {
    match zone {
        "Asia/Shanghai" => t::people::zone_shanghai(lang).to_owned(),
        "Europe/Berlin" => t::people::zone_berlin(lang).to_owned(),
        "Europe/London" => t::people::zone_london(lang).to_owned(),
        "Europe/Vienna" => t::people::zone_vienna(lang).to_owned(),
        "Europe/Zurich" => t::people::zone_zurich(lang).to_owned(),
        other => other.to_owned(),
    }
}

fn password_section(page: &Page, form: PasswordForm) -> impl IntoView + use<> {
    let lang = page.lang;
    let busy = form.busy.then(|| t::people::sign_in_busy(lang).to_owned());
    view! {
        <section class="section" id="password-section">
            <h2>{t::people::password_section(lang)}</h2>
            <form class="form" method="post" action=page.link("/profile/password")>
                {field(Field {
                    name: "current",
                    label: t::people::current_password_label(lang).to_owned(),
                    error: form.wrong_current.then(|| t::people::wrong_current(lang).to_owned()),
                    input: Input::Password,
                    required: true,
                    autocomplete: "current-password",
                    ..Field::default()
                })}
                {field(Field {
                    name: "new",
                    label: t::people::new_password_label(lang).to_owned(),
                    hint: Some(t::people::new_password_hint(lang, PASSWORD_MIN_CHARACTERS)),
                    error: form.problem.map(|p| password_problem(lang, p)).or(busy),
                    input: Input::Password,
                    required: true,
                    autocomplete: "new-password",
                    ..Field::default()
                })}
                <button class="button">{t::people::password_change(lang)}</button>
            </form>
        </section>
    }
}

fn session_section(page: &Page, viewer: &Viewer, sessions: &[SessionRow], current: SessionId) -> impl IntoView + use<> {
    let lang = page.lang;
    let rows = sessions
        .iter()
        .map(|session| {
            let seen = format::date_time(lang, session.last_seen_at, &viewer.zone);
            let device = device_word(lang, &session.user_agent);
            let here = session.id == current;
            let label = t::people::session_end_label(lang, device.clone());
            let end = (!here).then(|| {
                view! {
                    <form method="post" action=page.link(&format!("/profile/sessions/{}", session.id))>
                        <button class="button button--secondary button--small" aria-label=label>{t::people::session_end(lang)}</button>
                    </form>
                }
            });
            view! {
                <li>
                    {icon(Icon::Device)}
                    <div>
                        <p>{device}</p>
                        <p class="muted">{t::people::session_seen(lang, seen)}</p>
                    </div>
                    {here.then(|| chip(Tone::Ok, t::people::session_here(lang).to_owned()))}
                    {end}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{t::people::sessions_title(lang)}</h2>
            <p class="muted">{t::people::sessions_text(lang)}</p>
            <ul class="session-list">{rows}</ul>
        </section>
    }
}

/// A browser's name for itself, made readable: "Chrome, Android".
fn device_word(lang: Language, user_agent: &str) -> String {
    let find = |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    // the more special name first: Edge calls itself Chrome, too
    let browser = find(&[
        ("MicroMessenger", "WeChat"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("HuaweiBrowser", "HUAWEI Browser"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = find(&[
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t::people::unknown_device(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_named_as_people_know_them() {
        let chrome = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36";
        assert_eq!(device_word(Language::En, chrome), "Chrome, Android");
        assert_eq!(device_word(Language::En, &format!("{chrome} MicroMessenger/8.0")), "WeChat, Android");
        assert_eq!(device_word(Language::En, "curl/8"), t::people::unknown_device(Language::En));
    }
}
