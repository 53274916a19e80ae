//! The built site: style, scripts and icons, precompressed, straight from the folder.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tower::ServiceBuilder;
use tower::util::MapResponseLayer;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use super::State;

/// Hashed names never change what they hold.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// One that is missing may come with the next release.
const NEVER: HeaderValue = HeaderValue::from_static("no-store");
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
const FOR_AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

pub fn router(site: &Path) -> Router<State> {
    let assets = ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, keep_hashed))
        // a style or script is no document: none of what a page needs, in fewer bytes
        .layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, NOTHING))
        // nobody asks again for what never changes
        .layer(MapResponseLayer::new(without_dates))
        .service(ServeDir::new(site.join("assets")).precompressed_br().precompressed_gzip());
    let mut router = Router::new().nest_service("/assets", assets).layer(from_fn(short_names));
    for name in root_files(site) {
        let file = ServiceBuilder::new()
            .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, FOR_AN_HOUR))
            .service(ServeFile::new(site.join(&name)).precompressed_br().precompressed_gzip());
        router = router.route_service(&format!("/{name}"), file);
    }
    router
}

fn without_dates<B>(mut response: Response<B>) -> Response<B> {
    response.headers_mut().remove(header::LAST_MODIFIED);
    response.headers_mut().remove(header::ACCEPT_RANGES);
    response
}

#[expect(clippy::unnecessary_wraps, reason = "what the layer asks for")]
fn keep_hashed<B>(response: &Response<B>) -> Option<HeaderValue> {
    let status = response.status();
    Some(if status.is_client_error() || status.is_server_error() { NEVER } else { FOR_EVER })
}

/// No file has a longer name, and asking the disk for one is an error.
async fn short_names(request: Request, next: Next) -> Response {
    if request.uri().path().len() > 255 { StatusCode::NOT_FOUND.into_response() } else { next.run(request).await }
}

/// Files that must have their plain names: icons, the web app manifest, robots.txt.
fn root_files(site: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(site) else { return Vec::new() };
    let plain = |name: &String| {
        let compressed = Path::new(name).extension().is_some_and(|e| e == "br" || e == "gz");
        name != "manifest.json" && !compressed && !name.starts_with('.')
    };
    entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(plain)
        .collect()
}
