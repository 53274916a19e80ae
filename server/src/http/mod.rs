//! The HTTP stack. A request passes, from outside in: request id, log, security headers, compression, error pages, panics, cross-site check, size limit, who is
//! asking in which language, the handler.

mod cookies;
mod errors;
pub(crate) mod form;
mod imports;
pub(crate) mod limits;
mod media;
mod request_id;
mod routes;
mod security;
mod site;
mod sync;
mod visitor;

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use app::ui::Assets;
use axum::Router;
use axum::http::HeaderName;
use axum::middleware::from_fn_with_state;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use usecases::App;

pub(crate) use cookies::{clear_session, set_flash, set_session};
pub(crate) use errors::{Failure, Outcome};
pub(crate) use limits::Limits;
pub(crate) use media::attachment;
pub(crate) use visitor::{Visitor, see_other};

/// Bytes of a request's body; a lesson's longest text is about 80 KB.
pub const BODY_LIMIT: usize = 1024 * 1024;

/// Bytes of a request that brings a file of questions: 50 MB and the form around them.
pub const UPLOAD_LIMIT: usize = 50 * 1024 * 1024 + 64 * 1024;

/// Brotli 3, zstd 3: a lesson fits its budget of 30 KB, at about the cost of the fastest level.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(3);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What the server is told when it starts.
#[derive(Clone)]
pub struct Settings {
    pub assets: Arc<Assets>,
    /// Folder of the built site.
    pub site: PathBuf,
    pub demo: bool,
    pub public_url: Option<String>,
    pub trusted_proxies: Vec<IpAddr>,
}

/// What handlers share.
#[derive(Clone)]
pub struct State(Arc<Inner>);

pub struct Inner {
    pub app: Arc<App>,
    pub settings: Settings,
    /// The public URL without its last slash, or empty.
    pub origin: Arc<str>,
    pub(crate) limits: Limits,
    pub(crate) imports: imports::Imports,
}

impl std::ops::Deref for State {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Inner {
    /// Whether people reach the server over https.
    pub(crate) fn secure(&self) -> bool {
        self.settings.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

/// The whole server as a service.
pub fn service(app: Arc<App>, settings: Settings) -> Router {
    let origin = settings.public_url.as_deref().unwrap_or_default().trim_end_matches('/').into();
    let state = State(Arc::new(Inner { app, settings, origin, limits: Limits::default(), imports: imports::Imports::default() }));
    let request_ids = request_id::Make(state.clone());
    let limited = |routes: Router<State>, limit| {
        routes.layer(from_fn_with_state(state.clone(), visitor::identify)).layer(RequestBodyLimitLayer::new(limit))
    };
    let pages = limited(routes::routes(), BODY_LIMIT)
        .merge(limited(routes::uploads(), UPLOAD_LIMIT))
        .layer(csrf(&state))
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(from_fn_with_state(state.clone(), errors::styled));
    site::router(&state.settings.site)
        .merge(pages)
        .layer(CompressionLayer::new().quality(COMPRESSION))
        .layer(from_fn_with_state(state.clone(), security::headers))
        .layer(TraceLayer::new_for_http())
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, request_ids))
        .with_state(state)
}

fn csrf(state: &State) -> CsrfLayer {
    let layer = CsrfLayer::new();
    match &state.settings.public_url {
        Some(url) => layer.add_trusted_origin(url.trim_end_matches('/')).unwrap_or_default(),
        None => layer,
    }
}
