//! Files of courses, in pieces, with range requests for sound and film (RFC 9110 §14).

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use futures_util::stream;
use storage::files::{CHUNK, FileHead};
use usecases::Ctx;
use usecases::courses::{media_chunk, media_head};

use super::{Failure, Outcome, Visitor};

/// A file cannot do anything: no scripts, no requests; a drawing may carry its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

pub async fn media(visitor: Visitor, Path((hash, name)): Path<(String, String)>, headers: HeaderMap) -> Outcome {
    let head = media_head(&visitor.ctx, &hash).await?;
    let tag = format!("\"{hash}\"");
    if headers.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let size = u64::try_from(head.size).map_err(|_| Failure::NOT_FOUND)?;
    let asked = headers.get(header::RANGE).and_then(|v| v.to_str().ok()).map_or(Asked::Whole, |range| Asked::parse(range, size));
    let (status, start, end) = match asked {
        Asked::Whole => (StatusCode::OK, 0, size),
        Asked::Part(start, end) => (StatusCode::PARTIAL_CONTENT, start, end),
        Asked::Outside => {
            let range = format!("bytes */{size}");
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, range)]).into_response());
        }
    };
    let mut response = (status, Body::from_stream(pieces(visitor.ctx, head.clone(), start, end))).into_response();
    let set = response.headers_mut();
    let mut put = |name: HeaderName, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            set.insert(name, value);
        }
    };
    put(header::CONTENT_TYPE, head.media_type.clone());
    put(header::CONTENT_LENGTH, (end - start).to_string());
    put(header::ETAG, tag);
    put(header::CACHE_CONTROL, "private, max-age=31536000, immutable".to_owned());
    put(header::ACCEPT_RANGES, "bytes".to_owned());
    put(header::CONTENT_SECURITY_POLICY, POLICY.to_owned());
    if status == StatusCode::PARTIAL_CONTENT {
        put(header::CONTENT_RANGE, format!("bytes {start}-{}/{size}", end - 1));
    }
    let shown = ["image/", "audio/", "video/", "text/vtt"].iter().any(|kind| head.media_type.starts_with(kind));
    if !shown {
        let plain: String = name.chars().map(|c| if c.is_ascii_graphic() && !"\"\\;".contains(c) { c } else { '_' }).collect();
        put(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\""));
    }
    Ok(response)
}

/// A file somebody handed in: shown nowhere, only saved, with no rights at all.
pub(crate) fn attachment(media_type: &str, name: &str, bytes: Vec<u8>) -> axum::response::Response {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
    ];
    (headers, bytes).into_response()
}

/// The bytes `start..end`, read piece by piece while they are sent.
fn pieces(ctx: Ctx, head: FileHead, start: u64, end: u64) -> impl futures_util::Stream<Item = Result<Vec<u8>, std::io::Error>> {
    let chunk = CHUNK as u64;
    stream::try_unfold(start, move |at| {
        let (ctx, head) = (ctx.clone(), head.clone());
        async move {
            if at >= end {
                return Ok(None);
            }
            let position = i64::try_from(at / chunk).map_err(std::io::Error::other)?;
            let bytes = media_chunk(&ctx, &head, position).await.map_err(std::io::Error::other)?;
            let from = usize::try_from(at % chunk).map_err(std::io::Error::other)?;
            let wanted = usize::try_from(end - at).unwrap_or(usize::MAX);
            let to = bytes.len().min(from.saturating_add(wanted));
            let piece = bytes.get(from..to).filter(|p| !p.is_empty()).ok_or_else(|| std::io::Error::other("a piece is missing"))?.to_vec();
            let next = at + piece.len() as u64;
            Ok(Some((piece, next)))
        }
    })
}

/// What part of a file a `Range` header asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Also what one gets for several ranges at once, or for what is not a range of bytes.
    Whole,
    /// The bytes `start..end`.
    Part(u64, u64),
    Outside,
}

impl Asked {
    fn parse(header: &str, size: u64) -> Self {
        match Self::range(header, size) {
            None => Self::Whole,
            Some((start, end)) if start < end => Self::Part(start, end),
            Some(_) => Self::Outside,
        }
    }

    fn range(header: &str, size: u64) -> Option<(u64, u64)> {
        let (first, last) = header.strip_prefix("bytes=")?.split_once('-')?;
        match (first.trim(), last.trim()) {
            ("", tail) => Some((size.saturating_sub(tail.parse().ok()?), size)),
            (first, "") => Some((first.parse().ok()?, size)),
            (first, last) => Some((first.parse().ok()?, last.parse::<u64>().ok()?.saturating_add(1).min(size))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        for (header, expected) in [
            ("bytes=0-99", Asked::Part(0, 100)),
            ("bytes=900-", Asked::Part(900, 1000)),
            ("bytes=-100", Asked::Part(900, 1000)),
            ("bytes=0-5000", Asked::Part(0, 1000)),
            ("bytes=1000-", Asked::Outside),
            ("bytes=5-2", Asked::Outside),
            ("bytes=-0", Asked::Outside),
            ("bytes=0-1,5-6", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("lines=0-1", Asked::Whole),
            ("bytes=a-b", Asked::Whole),
        ] {
            assert_eq!(Asked::parse(header, 1000), expected, "{header}");
        }
    }
}
