//! A form that may bring files.

use axum::Form;
use axum::body::{Body, to_bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use super::{BODY_LIMIT, Failure};

/// Fields of a form by name, in their order.
pub type Pairs = Vec<(String, String)>;

/// What a form brought.
pub struct Sent {
    pub pairs: Pairs,
    pub files: Vec<SentFile>,
}

/// A file that was chosen in the form.
pub struct SentFile {
    /// The name of the input.
    pub field: String,
    pub name: String,
    /// None: there were more bytes than may be. They were read and forgotten, so that the rest of the form is kept.
    pub bytes: Option<Vec<u8>>,
}

/// Reads a form, with files or without. A file holds at most `file_max` bytes of memory, all fields together [`BODY_LIMIT`].
///
/// # Errors
/// 413 when the fields are longer, 4xx when it is no form or ends in the middle.
pub async fn read(request: Request, file_max: usize) -> Result<Sent, Failure> {
    let with_files = request.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    if !with_files {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, BODY_LIMIT).await.map_err(|_| Failure(StatusCode::PAYLOAD_TOO_LARGE))?;
        let form = Form::from_request(Request::from_parts(parts, Body::from(body)), &()).await;
        let Form(pairs) = form.map_err(|error| Failure(error.into_response().status()))?;
        return Ok(Sent { pairs, files: Vec::new() });
    }
    let mut form = Multipart::from_request(request, &()).await.map_err(|error| Failure(error.into_response().status()))?;
    let mut sent = Sent { pairs: Pairs::new(), files: Vec::new() };
    let mut room = BODY_LIMIT;
    while let Some(part) = form.next_field().await.map_err(unreadable)? {
        let field = part.name().unwrap_or_default().to_owned();
        if let Some(name) = part.file_name() {
            let name = name.to_owned();
            let bytes = bytes(part, file_max).await.map_err(unreadable)?;
            // an input in which nothing was chosen
            if bytes.as_ref().is_none_or(|bytes| !bytes.is_empty()) {
                sent.files.push(SentFile { field, name, bytes });
            }
        } else {
            let bytes = bytes(part, room).await.map_err(unreadable)?.ok_or(Failure(StatusCode::PAYLOAD_TOO_LARGE))?;
            room -= bytes.len();
            sent.pairs.push((field, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Ok(sent)
}

/// The bytes of a part, none when there are more than `max`.
async fn bytes(mut part: Field<'_>, max: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    let mut bytes = Some(Vec::new());
    while let Some(chunk) = part.chunk().await? {
        bytes = bytes.filter(|so_far| so_far.len() + chunk.len() <= max);
        if let Some(so_far) = &mut bytes {
            so_far.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

/// A form that ended in the middle, or was too large.
#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn unreadable(error: MultipartError) -> Failure {
    Failure(error.status())
}
