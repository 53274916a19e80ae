//! An id for every request, in the log and in the answer.

use axum::http::{HeaderValue, Request};
use domain::Language;
use domain::people::Actor;
use tower_http::request_id::{MakeRequestId, RequestId};
use usecases::Ctx;

use super::State;

#[derive(Clone)]
pub struct Make(pub State);

impl MakeRequestId for Make {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        let id = Ctx::new(self.0.app.clone(), Actor::Guest, Language::En).id();
        HeaderValue::from_str(&id.to_string()).ok().map(RequestId::new)
    }
}
