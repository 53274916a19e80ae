//! Pictures, sound, film and files of courses, for people who may see courses.

use domain::people::{Action, Resource};
use storage::files::{self, FileHead};

use crate::{Ctx, Forbidden};

/// The type of the files a package is written in. They hold answer keys and are given out by export only.
pub(super) const PACKAGE_SOURCE: &str = "application/x-qiao-source";

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
    let mut read = ctx.db().read().await?;
    if !files::is_shared(&mut read.conn(), hash).await? {
        return Err(MediaError::NotFound);
    }
    let head = files::head(&mut read.conn(), hash).await?;
    head.filter(|head| head.media_type != PACKAGE_SOURCE).ok_or(MediaError::NotFound)
}

/// Piece number `position` of a file that [`media_head`] gave, of [`files::CHUNK`] bytes (the last one shorter).
pub async fn media_chunk(ctx: &Ctx, head: &FileHead, position: i64) -> Result<Vec<u8>, MediaError> {
    ctx.require(Action::BrowseCourses, Resource::Platform)?;
    files::chunk(&mut ctx.db().read().await?.conn(), &head.hash, position).await?.ok_or(MediaError::NotFound)
}
