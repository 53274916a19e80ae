//! Giving a course's package back, byte for byte as it was imported.

use domain::people::{Action, Resource};

use super::package::Files;
use crate::{Ctx, Forbidden};

#[derive(Debug, thiserror::Error)]
pub enum ExportCourseError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such course")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// The files of the newest version.
pub async fn export_course(ctx: &Ctx, slug: &str) -> Result<Files, ExportCourseError> {
    ctx.require(Action::ExportCourse, Resource::Platform)?;
    let mut read = ctx.db().read().await?;
    let version = storage::courses::newest_version(&mut read.conn(), slug).await?.ok_or(ExportCourseError::NotFound)?;
    let mut files = Files::new();
    for (path, hash) in storage::courses::package_files(&mut read.conn(), version.version_id).await? {
        files.insert(path, storage::files::read(&mut read.conn(), &hash).await?);
    }
    Ok(files)
}
