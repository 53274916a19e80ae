//! Publishing a course from its package. The same package twice changes nothing; a package with a problem changes nothing either.

use domain::people::{Action, Resource};
use domain::{CourseId, VersionId};
use sha2::{Digest, Sha256};
use storage::courses::{self, VersionHead};
use storage::files;

use super::package::{self, Files, Problem};
use crate::{Ctx, Forbidden};

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub slug: String,
    /// Counts up from 1.
    pub version: i64,
    /// False when this very package is the newest version already.
    pub published: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ImportCourseError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("the package has problems")]
    Problems(Vec<Problem>),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// One file of the package, ready to be stored.
struct Stored {
    path: String,
    hash: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

pub async fn import_course(ctx: &Ctx, package_files: Files) -> Result<Imported, ImportCourseError> {
    ctx.require(Action::ImportCourse, Resource::Platform)?;
    let package = package::read(&package_files).map_err(ImportCourseError::Problems)?;
    let stored: Vec<Stored> = package_files
        .into_iter()
        .map(|(path, bytes)| {
            let media = package.media.iter().find(|m| m.path == path);
            let hash = crate::token::hex(&Sha256::digest(&bytes));
            Stored { media_type: media.map_or("application/octet-stream", |m| m.media_type), path, hash, bytes }
        })
        .collect();
    let package_hash = hash_package(&stored);
    let (ctx, app, at) = (ctx.clone(), ctx.app.clone(), ctx.now());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let outline = &package.outline;
                let course_id = courses::ensure(&mut conn, CourseId(ctx.id()), &outline.slug, at).await?;
                let newest = courses::newest_version(&mut conn, &outline.slug).await?;
                if let Some(newest) = newest.as_ref().filter(|v| v.package_hash == package_hash) {
                    return Ok(Imported { slug: outline.slug.clone(), version: newest.number, published: false });
                }
                let head =
                    VersionHead { course_id, version_id: VersionId(ctx.id()), number: newest.map_or(1, |v| v.number + 1), package_hash };
                courses::insert_version(&mut conn, &head, outline, &package.lessons, at).await?;
                for file in &stored {
                    files::insert(&mut conn, &file.hash, file.media_type, &file.bytes).await?;
                    courses::insert_package_file(&mut conn, head.version_id, &file.path, &file.hash).await?;
                }
                let detail = serde_json::json!({"version": head.number});
                crate::audit::record(&ctx, &mut conn, "publish_course", format!("course:{course_id}"), detail).await?;
                Ok(Imported { slug: outline.slug.clone(), version: head.number, published: true })
            })
        })
        .await
}

/// SHA-256 over paths and file hashes in the order of the paths.
fn hash_package(stored: &[Stored]) -> String {
    let mut hasher = Sha256::new();
    for file in stored {
        hasher.update(file.path.as_bytes());
        hasher.update([0]);
        hasher.update(file.hash.as_bytes());
    }
    crate::token::hex(&hasher.finalize())
}
