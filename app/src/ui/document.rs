//! The frame of every page: head, top bar with the language switch, navigation, footer.

use std::sync::Arc;

use domain::people::Role;
use domain::{Language, PersonId};
use hydration_context::SsrSharedContext;
use i18n::format::Zone;
use i18n::t;
use leptos::prelude::*;
use storage::people::Person;

use super::Icon;
use crate::icons::{self, icon};

/// Addresses of the hashed files, from the build's manifest.
#[derive(Clone, Debug)]
pub struct Assets {
    pub css: String,
    /// For pages of quizzes, after the other.
    pub quiz_css: String,
    /// For pages of those who write and mark.
    pub teaching_css: String,
    pub js: String,
    pub wasm: String,
}

/// Who reads the page.
#[derive(Clone)]
pub struct Viewer {
    pub person: Person,
    pub zone: Zone,
    pub sees_people: bool,
    pub sees_classes: bool,
    /// Writes and marks quizzes of an organisation.
    pub writes_quizzes: bool,
    /// Their roles, each once.
    pub roles: Vec<Role>,
}

impl Viewer {
    #[must_use]
    pub fn id(&self) -> PersonId {
        self.person.id
    }
}

/// What a redirect left to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flash {
    PreferencesSaved,
    PasswordChanged,
    SessionRevoked,
    Enrolled,
    PersonAdded,
    SignedOut,
    Saved,
    GlossaryLearnt,
}

impl Flash {
    pub const ALL: [Self; 8] = [
        Self::PreferencesSaved,
        Self::PasswordChanged,
        Self::SessionRevoked,
        Self::Enrolled,
        Self::PersonAdded,
        Self::SignedOut,
        Self::Saved,
        Self::GlossaryLearnt,
    ];

    /// The word in the cookie.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PreferencesSaved => "preferences",
            Self::PasswordChanged => "password",
            Self::SessionRevoked => "session",
            Self::Enrolled => "enrolled",
            Self::PersonAdded => "person",
            Self::SignedOut => "out",
            Self::Saved => "saved",
            Self::GlossaryLearnt => "glossary",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.code() == code)
    }

    fn text(self, lang: Language) -> &'static str {
        match self {
            Self::PreferencesSaved => t::people::flash_preferences(lang),
            Self::PasswordChanged => t::people::flash_password(lang),
            Self::SessionRevoked => t::people::flash_session(lang),
            Self::Enrolled => t::courses::flash_enrolled(lang),
            Self::PersonAdded => t::people::flash_person(lang),
            Self::SignedOut => t::people::flash_signed_out(lang),
            Self::Saved => t::common::saved(lang),
            Self::GlossaryLearnt => t::practice::glossary_added(lang),
        }
    }
}

/// `public/favicon.svg` in the page itself: one request less.
const FAVICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='-5 -5 42 42'%3E%3Crect x='-5' y='-5' width='42' height='42' rx='8' fill='%230a5a5e'/%3E%3Cpath d='M7.5 5 9.75 9.25M15.25 3.5 16.25 8M24.5 5 21.25 9.25M6 28.5h20' fill='none' stroke='%23fff' stroke-width='2.5' stroke-linecap='round'/%3E%3Cpath d='M1.25 18C10 12 22 12 30.75 18v6H26.5C24.5 20.8 20.5 19 16 19S7.5 20.8 5.5 24H1.25z' fill='%23fff'/%3E%3C/svg%3E";

/// One page for one reader.
#[derive(Clone)]
pub struct Page {
    pub lang: Language,
    /// The address without the language: `/courses/x`; empty for Today.
    pub path: String,
    pub assets: Arc<Assets>,
    /// `https://learn.example.org` where it is known, else empty.
    pub origin: Arc<str>,
    pub viewer: Option<Viewer>,
    pub flash: Option<Flash>,
    pub demo: bool,
}

impl Page {
    /// An address in the page's language: `link("/courses")` is `/de/courses`.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("/{}{path}", self.lang.code())
    }
}

/// Renders a whole page; `scripts` says whether it has islands.
#[must_use]
pub fn document(page: &Page, title: &str, scripts: bool, main: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| frame(page, title, scripts, main()).to_html());
    drop(owner);
    format!("<!DOCTYPE html>{html}")
}

fn frame(page: &Page, title: &str, scripts: bool, main: AnyView) -> impl IntoView + use<> {
    let lang = page.lang;
    let title = format!("{title} · {}", t::common::product(lang));
    let alternates = Language::ALL
        .into_iter()
        .map(|l| view! { <link rel="alternate" hreflang=l.tag() href=format!("{}/{}{}", page.origin, l.code(), page.path) /> })
        .collect_view();
    let script = scripts.then(|| view! { <script type="module" src=page.assets.js.clone()></script> });
    let flash = page.flash.map(|f| view! { <div class="flash" role="status">{icon(Icon::CheckCircle)}<p>{f.text(lang)}</p></div> });
    let signed_in = page.viewer.is_some();
    view! {
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                // what is behind the sign-in is in no index and travels over bad networks
                {page.viewer.is_none().then(|| view! { <meta name="description" content=t::common::description(lang) /> })}
                <title>{title}</title>
                <link rel="stylesheet" href=page.assets.css.clone() />
                {teaching(page).then(|| view! { <link rel="stylesheet" href=page.assets.teaching_css.clone() /> })}
                <link rel="icon" href=FAVICON />
                <link rel="manifest" href="/manifest.webmanifest" />
                {alternates}
                {script}
            </head>
            <body>
                <a class="skip-link" href="#main">{t::common::skip(lang)}</a>
                {signed_in.then(|| top_bar(page))}
                {page.viewer.as_ref().map(|viewer| navigation(page, viewer))}
                <main id="main" class="page" tabindex="-1">{flash}{main}</main>
                {footer(page)}
            </body>
        </html>
    }
}

/// Whether the page is one of those who write and mark, or shows how everything looks.
fn teaching(page: &Page) -> bool {
    ["/teaching", "/banks", "/items", "/style"].iter().any(|start| page.path.starts_with(start))
}

/// Whether the page belongs to the entry of quizzes, for those who take them and those who write them.
fn of_quizzes(page: &Page) -> bool {
    ["/quizzes", "/attempts", "/practice", "/teaching", "/banks", "/items"].iter().any(|start| page.path.starts_with(start))
}

/// The mark and name, linked to Today.
pub(crate) fn brand(page: &Page) -> impl IntoView + use<> {
    view! {
        <a class="brand" href=page.link("")>
            <svg viewBox="0 0 32 32" aria-hidden="true" inner_html=icons::LOGO></svg>
            <span><span lang="zh">"学桥"</span>" Qiao"</span>
        </a>
    }
}

/// The same page in the other languages, each named in itself.
pub(crate) fn language_switch(page: &Page) -> impl IntoView + use<> {
    let current = page.lang;
    let links = Language::ALL
        .into_iter()
        .map(|l| {
            let here = (l == current).then_some("true");
            let address = format!("/{}{}", l.code(), page.path);
            view! { <a href=address hreflang=l.code() lang=l.tag() aria-current=here>{l.native_name()}</a> }
        })
        .collect_view();
    view! { <nav class="language-switch" aria-label=t::common::language(current)>{links}</nav> }
}

fn top_bar(page: &Page) -> impl IntoView + use<> {
    view! { <header class="topbar">{brand(page)}{language_switch(page)}</header> }
}

fn navigation(page: &Page, viewer: &Viewer) -> impl IntoView + use<> {
    let lang = page.lang;
    let entries = [
        Some(("", Icon::Today, t::common::nav_today(lang))),
        Some(("/courses", Icon::Courses, t::common::nav_courses(lang))),
        Some((if viewer.writes_quizzes { "/teaching/quizzes" } else { "/quizzes" }, Icon::Target, t::common::nav_quizzes(lang))),
        // five entries are what a thumb can tell apart; who sees people finds the classes on Today
        (viewer.sees_classes && !viewer.sees_people).then(|| ("/classes", Icon::Class, t::common::nav_classes(lang))),
        viewer.sees_people.then(|| ("/people", Icon::People, t::common::nav_people(lang))),
        Some(("/profile", Icon::Profile, t::common::nav_profile(lang))),
    ];
    let items = entries
        .into_iter()
        .flatten()
        .map(|(path, i, word)| {
            let below =
                (path.ends_with("/quizzes") && of_quizzes(page)) || page.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
            let here = (page.path == path || (!path.is_empty() && below)).then_some("page");
            view! { <li><a href=page.link(path) aria-current=here>{icon(i)}<span>{word}</span></a></li> }
        })
        .collect_view();
    view! { <nav class="mainnav" aria-label=t::common::main_navigation(lang)><ul>{items}</ul></nav> }
}

fn footer(page: &Page) -> impl IntoView + use<> {
    let lang = page.lang;
    let style = page.demo.then(|| view! { <li><a href=page.link("/style")>{t::common::style_page(lang)}</a></li> });
    view! { <footer class="footer"><ul><li>{t::common::about(lang)}</li>{style}</ul></footer> }
}

/// A page that says what went wrong and what to do.
#[must_use]
pub fn error_page(page: &Page, status: u16) -> String {
    let lang = page.lang;
    let (title, text) = match status {
        400 | 415 | 416 | 422 => (t::errors::bad_request_title(lang), t::errors::bad_request_text(lang)),
        403 => (t::errors::forbidden_title(lang), t::errors::forbidden_text(lang)),
        404 => (t::errors::not_found_title(lang), t::errors::not_found_text(lang)),
        405 => (t::errors::method_title(lang), t::errors::method_text(lang)),
        413 => (t::errors::too_large_title(lang), t::errors::too_large_text(lang)),
        429 => (t::errors::too_many_title(lang), t::errors::too_many_text(lang)),
        503 => (t::errors::busy_title(lang), t::errors::busy_text(lang)),
        _ => (t::errors::internal_title(lang), t::errors::internal_text(lang)),
    };
    let home = if page.viewer.is_some() { t::errors::to_today(lang) } else { t::errors::to_sign_in(lang) };
    let switch = page.viewer.is_none();
    document(page, title, false, || {
        view! {
            {switch.then(|| language_switch(page))}
            <div class="empty">
                {icon(Icon::Compass)}
                <h1>{title}</h1>
                <p>{text}</p>
                <a class="button" href=page.link("")>{home}</a>
                <p class="muted">{t::errors::code(lang, status)}</p>
            </div>
        }
        .into_any()
    })
}
