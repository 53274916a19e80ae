//! From what went wrong to what a person reads. A handler returns [`Failure`] with a status; [`styled`] turns every error answer that has no page yet
//! (also those of axum and of the layers) into one in the reader's language, and into JSON for the API.

use std::any::Any;

use app::ui::{Page, error_page};
use axum::Json;
use axum::extract::{Request, State as Extract};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use usecases::Forbidden;
use usecases::courses::{CatalogueError, CoursePageError, EnrolError, LessonPageError, MediaError, RecordEventsError, TodayError};
use usecases::people::{ChangePreferencesError, InvitePersonError, ListPeopleError, RevokeSessionError, ViewClassError};
use usecases::quizzes::{
    AttemptPageError, AuthorQuizError, BankPageError, EndAttemptError, ExportItemsError, GrantExtensionError, HandInFileError,
    ImportItemsError, ItemPageError, KeepItemError, ListBanksError, MarkError, MyQuizzesError, PictureError, QuizPageError,
    RecordAnswersError, ResultsError,
};

use super::limits::RETRY_AFTER;
use super::{State, visitor};

/// A request that cannot be fulfilled, by its status.
pub(crate) struct Failure(pub StatusCode);

pub(crate) type Outcome = Result<Response, Failure>;

impl Failure {
    pub const NOT_FOUND: Self = Self(StatusCode::NOT_FOUND);
    pub const BAD_REQUEST: Self = Self(StatusCode::BAD_REQUEST);
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl From<Forbidden> for Failure {
    fn from(_: Forbidden) -> Self {
        Self(StatusCode::FORBIDDEN)
    }
}

impl From<storage::Error> for Failure {
    fn from(error: storage::Error) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "storage");
        match error {
            storage::Error::Unavailable(_) => Self(StatusCode::SERVICE_UNAVAILABLE),
            _ => Self(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

/// The statuses of the use cases' errors.
macro_rules! statuses {
    ($($error:ident { $($variant:pat => $status:ident),* $(,)? })+) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                match error {
                    $error::Forbidden(e) => e.into(),
                    $error::Storage(e) => e.into(),
                    $($variant => Self(StatusCode::$status),)*
                }
            }
        }
    )+};
}

statuses! {
    TodayError {}
    CatalogueError {}
    CoursePageError { CoursePageError::NotFound => NOT_FOUND }
    EnrolError { EnrolError::NotFound => NOT_FOUND }
    LessonPageError { LessonPageError::NotFound => NOT_FOUND, LessonPageError::NotEnrolled => FORBIDDEN }
    MediaError { MediaError::NotFound => NOT_FOUND }
    RecordEventsError { RecordEventsError::TooMany => PAYLOAD_TOO_LARGE }
    ListBanksError {}
    BankPageError { BankPageError::NotFound => NOT_FOUND }
    ItemPageError {}
    ImportItemsError {
        ImportItemsError::UnknownFormat => UNPROCESSABLE_ENTITY,
        ImportItemsError::Failed => INTERNAL_SERVER_ERROR,
    }
    PictureError { PictureError::WrongKind => UNSUPPORTED_MEDIA_TYPE, PictureError::TooLarge => PAYLOAD_TOO_LARGE }
    ExportItemsError { ExportItemsError::OnlyRead => NOT_FOUND, ExportItemsError::Failed => INTERNAL_SERVER_ERROR }
    KeepItemError {}
    RecordAnswersError { RecordAnswersError::TooMany => PAYLOAD_TOO_LARGE }
    MyQuizzesError {}
    QuizPageError { QuizPageError::NotFound => NOT_FOUND }
    AttemptPageError { AttemptPageError::NotFound => NOT_FOUND }
    EndAttemptError { EndAttemptError::NotFound => NOT_FOUND }
    HandInFileError {
        HandInFileError::NotFound => NOT_FOUND,
        HandInFileError::WrongKind => UNSUPPORTED_MEDIA_TYPE,
        HandInFileError::TooLarge => PAYLOAD_TOO_LARGE,
        HandInFileError::TooMany => UNPROCESSABLE_ENTITY,
        HandInFileError::Over => CONFLICT,
    }
    ListPeopleError {}
    InvitePersonError { InvitePersonError::NotFound => NOT_FOUND }
    ViewClassError {}
    RevokeSessionError {}
    AuthorQuizError {
        AuthorQuizError::Changed | AuthorQuizError::UnderWay(_) => CONFLICT,
        AuthorQuizError::NoTitle
        | AuthorQuizError::Empty
        | AuthorQuizError::TooMany
        | AuthorQuizError::PoolTooSmall { .. }
        | AuthorQuizError::BadConditions => UNPROCESSABLE_ENTITY
    }
    ResultsError {}
    GrantExtensionError {}
    MarkError {
        MarkError::UnderWay => CONFLICT,
        MarkError::OutOfRange | MarkError::RubricIncomplete | MarkError::NoReason | MarkError::TooLong => UNPROCESSABLE_ENTITY
    }
    ChangePreferencesError { ChangePreferencesError::NameTooLong => UNPROCESSABLE_ENTITY }
}

/// Gives every error answer without a page one.
pub async fn styled(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let api = request.uri().path().starts_with("/api/");
    let guest = visitor::guest_page(&state, &request);
    let mut response = next.run(request).await;
    let status = response.status();
    if status == StatusCode::TOO_MANY_REQUESTS {
        response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER.into());
    }
    if status.as_u16() < 400 || has_page(&response) {
        return response;
    }
    if api {
        let code = status.canonical_reason().unwrap_or("error").to_lowercase().replace(' ', "_");
        return with_body(response, Json(serde_json::json!({ "error": code })));
    }
    // when the visitor was identified before it went wrong, the page keeps their navigation
    let page = response.extensions().get::<Page>().cloned().unwrap_or(guest);
    with_body(response, Html(error_page(&page, status.as_u16())))
}

/// The answer with another body. Its own headers stay, as `Allow` of a 405 and `Content-Range` of a 416 say what would work.
fn with_body(response: Response, body: impl IntoResponse) -> Response {
    let status = response.status();
    let mut styled = body.into_response();
    *styled.status_mut() = status;
    for (name, value) in response.headers() {
        if *name != header::CONTENT_TYPE && *name != header::CONTENT_LENGTH {
            styled.headers_mut().append(name, value.clone());
        }
    }
    styled.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    styled
}

fn has_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html") || kind.starts_with("application/json")
}

/// What a panic in a handler becomes. Its message goes to the log, never to the reader.
pub fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let message = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(panic = message.unwrap_or("unknown"), "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
