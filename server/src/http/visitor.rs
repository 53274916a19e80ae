//! Who is asking, in which language: found out once per request and handed to the handlers as [`Visitor`].

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use app::ui::{Flash, Page, Viewer};
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State as Extract};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use domain::people::{Actor, Role};
use domain::{Language, SessionId};
use i18n::format::Zone;
use i18n::negotiate;
use usecases::Ctx;
use usecases::people::authenticate;

use super::{Failure, State, cookies};

/// A request's actor, language and frame.
#[derive(Clone)]
pub(crate) struct Visitor {
    pub ctx: Ctx,
    pub page: Page,
    pub session: Option<SessionId>,
    pub address: IpAddr,
    pub user_agent: String,
    pub secure: bool,
    /// Where to go on after signing in.
    back: String,
}

impl FromRequestParts<State> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or(Failure(StatusCode::INTERNAL_SERVER_ERROR))
    }
}

impl Visitor {
    /// A page that only its reader may keep, and must ask about each time.
    pub fn html(&self, html: String) -> Response {
        self.html_with(StatusCode::OK, html)
    }

    pub fn html_with(&self, status: StatusCode, html: String) -> Response {
        let mut response = (status, Html(html)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-encoding"));
        if self.page.flash.is_some() {
            cookies::clear_flash(headers);
        }
        response
    }

    /// A redirect to an address in the page's language.
    pub fn to(&self, path: &str) -> Response {
        see_other(&self.page.link(path))
    }

    /// The same, with a word to say there.
    pub fn to_with(&self, path: &str, flash: Flash) -> Response {
        let mut response = self.to(path);
        cookies::set_flash(response.headers_mut(), flash);
        response
    }

    /// The reader, or the way to the sign-in page.
    pub fn viewer(&self) -> Result<&Viewer, Box<Response>> {
        self.page.viewer.as_ref().ok_or_else(|| {
            let back = self.back.replace('%', "%25").replace('&', "%26").replace('+', "%2B");
            Box::new(see_other(&format!("{}?next={back}", self.page.link("/sign-in"))))
        })
    }
}

/// 303: what came of the form is at another address.
pub(crate) fn see_other(location: &str) -> Response {
    let location = HeaderValue::from_str(location).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// Identifies the visitor, lets the handler answer, remembers the language, and answers 304 when the reader has the page already.
pub async fn identify(Extract(state): Extract<State>, mut request: Request, next: Next) -> Response {
    // PostgreSQL has no NUL in text; nothing of ours is addressed with one
    if request.uri().path().contains("%00") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let (prefix, path) = split(request.uri());
    let guest = Ctx::new(state.app.clone(), Actor::Guest, Language::En);
    let signed_in = match cookies::session(request.headers(), state.secure()) {
        Some(token) => match authenticate(&guest, &token).await {
            Ok(found) => found,
            Err(error) => return Failure::from(error).into_response(),
        },
        None => None,
    };
    let language = prefix.unwrap_or_else(|| negotiated(request.headers(), signed_in.as_ref().map(|s| s.person.language)));
    let actor = signed_in.as_ref().map_or(Actor::Guest, usecases::people::SignedIn::actor);
    let page = Page {
        lang: language,
        path,
        assets: state.settings.assets.clone(),
        origin: state.origin.clone(),
        flash: cookies::flash(request.headers()),
        demo: state.settings.demo,
        viewer: signed_in.as_ref().map(|s| viewer(&s.person, &actor)),
    };
    let visitor = Visitor {
        ctx: Ctx::new(state.app.clone(), actor, language),
        page: page.clone(),
        session: signed_in.as_ref().map(|s| s.session),
        address: client_address(&state, &request),
        user_agent: request.headers().get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned(),
        secure: state.secure(),
        back: back(&request, &page),
    };
    let remembered = prefix.is_none() || cookies::language(request.headers()) == prefix;
    let known = (request.method() == Method::GET).then(|| request.headers().get(header::IF_NONE_MATCH).cloned());
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    if !remembered && response.status().is_success() {
        cookies::set_language(response.headers_mut(), language);
    }
    if let Some(known) = known
        && response.status() == StatusCode::OK
        && response.headers().get(header::CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"text/html"))
    {
        response = tagged(response, known.as_ref()).await;
    }
    response.extensions_mut().insert(page);
    response
}

/// Gives a page its ETag, and takes its body back when the reader has it.
async fn tagged(response: Response, known: Option<&HeaderValue>) -> Response {
    let (mut parts, body) = response.into_parts();
    // pages are rendered in memory; there is nothing left to fail or to bound
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let mut hasher = DefaultHasher::new();
    hasher.write(&bytes);
    let tag = format!("W/\"{:016x}\"", hasher.finish());
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if known.is_some_and(|k| k.as_bytes() == tag.as_bytes()) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// The page somebody wanted; for a form, which cannot be asked for again, the page it stands on.
fn back(request: &Request, page: &Page) -> String {
    if request.method() == Method::GET || request.method() == Method::HEAD {
        return request.uri().path_and_query().map_or_else(|| page.link(""), ToString::to_string);
    }
    let referer = request.headers().get(header::REFERER).and_then(|v| v.to_str().ok());
    let path = referer.and_then(|address| address.split_once("://")?.1.split_once('/')).map(|(_, path)| format!("/{path}"));
    path.unwrap_or_else(|| page.link(""))
}

/// The language prefix of an address and the rest of it.
fn split(uri: &Uri) -> (Option<Language>, String) {
    let path = uri.path();
    let (first, rest) = path[1.min(path.len())..].split_once('/').unwrap_or((path.trim_start_matches('/'), ""));
    match Language::from_code(first) {
        Some(language) if rest.is_empty() => (Some(language), String::new()),
        Some(language) => (Some(language), format!("/{rest}")),
        None => (None, String::new()),
    }
}

fn negotiated(headers: &HeaderMap, profile: Option<Language>) -> Language {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    negotiate::choose(profile, cookies::language(headers), accepted)
}

/// The frame of a page for somebody not (yet) identified.
pub fn guest_page(state: &State, request: &Request) -> Page {
    let (prefix, path) = split(request.uri());
    Page {
        lang: prefix.unwrap_or_else(|| negotiated(request.headers(), None)),
        path,
        assets: state.settings.assets.clone(),
        origin: state.origin.clone(),
        viewer: None,
        flash: None,
        demo: state.settings.demo,
    }
}

fn viewer(person: &storage::people::Person, actor: &Actor) -> Viewer {
    let roles: BTreeSet<Role> = actor.memberships().iter().map(|m| m.role).collect();
    let looks_after = |role: &Role| {
        matches!(role, Role::Coordinator | Role::Administrator | Role::Teacher | Role::SchoolTutor | Role::Mentor | Role::HeadOfTraining)
    };
    Viewer {
        zone: Zone::parse(&person.time_zone).unwrap_or(Zone::UTC),
        person: person.clone(),
        sees_people: roles.contains(&Role::Coordinator) || roles.contains(&Role::Administrator),
        sees_classes: roles.iter().any(looks_after),
        writes_quizzes: roles.iter().any(|role| matches!(role, Role::Teacher | Role::Coordinator | Role::Administrator)),
        roles: roles.into_iter().collect(),
    }
}

/// The address of the person's device: that of the connection, or what a proxy we trust says. The last address that is no trusted proxy counts.
fn client_address(state: &State, request: &Request) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::from(Ipv4Addr::LOCALHOST), |c| c.0.ip());
    let trusted = &state.settings.trusted_proxies;
    if !trusted.contains(&peer) {
        return peer;
    }
    let forwarded = request.headers().get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok());
    let chain: Vec<IpAddr> = forwarded.flat_map(|line| line.split(',')).filter_map(|a| a.trim().parse().ok()).collect();
    chain.into_iter().rev().find(|address| !trusted.contains(address)).unwrap_or(peer)
}

/// An address without a language: to the same one with the reader's language. What begins like a language that we do not have is not found.
pub async fn unprefixed(visitor: Visitor, method: Method, uri: Uri) -> Response {
    let (path, query) = (uri.path(), uri.query().map(|q| format!("?{q}")).unwrap_or_default());
    let plain = path.trim_end_matches('/');
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let like_a_language = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::NOT_FOUND.into_response();
    }
    if Language::from_code(first).is_some() && plain != path {
        // as typed by hand: /de/
        return see_other(&format!("{plain}{query}"));
    }
    if like_a_language {
        return StatusCode::NOT_FOUND.into_response();
    }
    see_other(&format!("/{}{plain}{query}", visitor.page.lang.code()))
}
