//! Pictures, sound, film and files of courses, for people who may see courses.

use domain::people::{Action, Resource};
use storage::files::{self, FileHead};

use crate::{Ctx, Forbidden};

#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such file")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Type and size of the file with this hash.
pub async fn media_head(ctx: &Ctx, hash: &str) -> Result<FileHead, MediaError> {
    ctx.require(Action::BrowseCourses, Resource::Platform)?;
    files::head(&mut ctx.db().read().await?.conn(), hash).await?.ok_or(MediaError::NotFound)
}

/// Piece number `position` of the file, of [`files::CHUNK`] bytes (the last one shorter).
pub async fn media_chunk(ctx: &Ctx, hash: &str, position: i64) -> Result<Vec<u8>, MediaError> {
    ctx.require(Action::BrowseCourses, Resource::Platform)?;
    files::chunk(&mut ctx.db().read().await?.conn(), hash, position).await?.ok_or(MediaError::NotFound)
}
