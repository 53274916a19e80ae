//! Health, readiness, and the style page of the demo.

use axum::extract::State as Extract;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::http::{Failure, Outcome, State, Visitor};

/// The process answers.
pub async fn healthz() -> &'static str {
    "ok"
}

/// The database answers, too.
pub async fn readyz(Extract(state): Extract<State>) -> Response {
    let ready = async { storage::files::ping(&mut state.app.db.read().await?.conn()).await };
    match ready.await {
        Ok(()) => "ready".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response()
        }
    }
}

/// Every part of the design system in every state, in demo mode.
pub async fn style(visitor: Visitor) -> Outcome {
    if !visitor.page.demo {
        return Err(Failure::NOT_FOUND);
    }
    Ok(visitor.html(app::ui::style_page::style_page(&visitor.page)))
}
