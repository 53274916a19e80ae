//! Publishing a course from its package. The same package twice changes nothing; a package with a problem changes nothing either.

use domain::people::{Action, Resource};
use domain::{CourseId, VersionId};
use sha2::{Digest, Sha256};
use storage::courses::{self, VersionHead};
use storage::files;

use super::media::PACKAGE_SOURCE;
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
            Stored { media_type: media.map_or(PACKAGE_SOURCE, |m| m.media_type), path, hash, bytes }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::courses::{EnrolError, LessonPageError, course_page, enrol, export_course, lesson_page, today};
    use crate::testing::{School, small_package};
    use domain::people::Role;
    use storage::both_databases;

    both_databases! {
        async fn the_same_package_is_published_once_and_comes_back_byte_for_byte(db) {
            let school = School::new(db).await;
            let ctx = school.operator();
            let first = import_course(&ctx, small_package()).await.unwrap();
            assert_eq!((first.version, first.published), (1, true));
            let again = import_course(&ctx, small_package()).await.unwrap();
            assert_eq!((again.version, again.published), (1, false));
            assert_eq!(export_course(&ctx, "small").await.unwrap(), small_package());
        }

        async fn a_broken_package_changes_nothing(db) {
            let school = School::new(db).await;
            let ctx = school.operator();
            import_course(&ctx, small_package()).await.unwrap();
            let mut broken = small_package();
            broken.insert("02-two/en.md".into(), b"::: reflection {#more rows=4}\nnever closed\n".to_vec());
            let error = import_course(&ctx, broken).await.unwrap_err();
            assert!(matches!(&error, ImportCourseError::Problems(p) if p.iter().any(|p| p.file == "02-two/en.md" && p.line == Some(1))));
            assert_eq!(export_course(&ctx, "small").await.unwrap(), small_package());
        }

        async fn a_new_version_keeps_what_learners_did(db) {
            let school = School::new(db).await;
            school.course().await;
            let mei = school.member("mei@example.org", Role::Learner).await;
            let ctx = school.as_person(mei).await;
            enrol(&ctx, "small").await.unwrap();
            let event = domain::courses::Event::TextSaved { text: "kept".into() };
            crate::courses::record_events(&ctx, vec![crate::courses::IncomingEvent {
                id: domain::EventId(ctx.id()),
                device: domain::DeviceId(ctx.id()),
                sequence: 1,
                course: "small".into(),
                lesson: "one".into(),
                block: "diary".into(),
                event: Ok(event),
                client_time: ctx.now(),
                raw: String::new(),
            }]).await.unwrap();
            let mut changed = small_package();
            let text = String::from_utf8(changed["01-one/en.md"].clone()).unwrap().replace("Some *text*.", "Other text.");
            changed.insert("01-one/en.md".into(), text.into_bytes());
            let second = import_course(&school.operator(), changed).await.unwrap();
            assert_eq!((second.version, second.published), (2, true));
            let page = lesson_page(&ctx, "small", "one").await.unwrap();
            assert!(matches!(&page.states["diary"], domain::courses::BlockState::Reflection { text, .. } if text == "kept"));
            assert!(matches!(&page.lesson.blocks[0].body, domain::courses::content::Body::Prose { html } if html.get(domain::Language::En).contains("Other")));
        }

        async fn the_sources_of_a_package_hold_keys_and_are_no_media(db) {
            let school = School::new(db).await;
            school.course().await;
            let mei = school.member("mei@example.org", Role::Learner).await;
            let source = crate::token::hex(&Sha256::digest(&small_package()["01-one/en.md"]));
            let refused = crate::courses::media_head(&school.as_person(mei).await, &source).await;
            assert!(matches!(refused, Err(crate::courses::MediaError::NotFound)));
        }

        async fn only_the_operator_publishes(db) {
            let school = School::new(db).await;
            let admin = school.member("a@example.org", Role::Administrator).await;
            let result = import_course(&school.as_person(admin).await, small_package()).await;
            assert!(matches!(result, Err(ImportCourseError::Forbidden(_))));
        }

        async fn a_lesson_opens_to_those_who_are_enrolled(db) {
            let school = School::new(db).await;
            school.course().await;
            let mei = school.member("mei@example.org", Role::Learner).await;
            let ctx = school.as_person(mei).await;
            assert!(matches!(lesson_page(&ctx, "small", "one").await, Err(LessonPageError::NotEnrolled)));
            assert!(matches!(lesson_page(&ctx, "small", "nine").await, Err(LessonPageError::NotFound)));
            assert!(matches!(enrol(&ctx, "nowhere").await, Err(EnrolError::NotFound)));
            assert!(today(&ctx).await.unwrap().due.is_empty());
            enrol(&ctx, "small").await.unwrap();
            enrol(&ctx, "small").await.unwrap();
            assert!(lesson_page(&ctx, "small", "one").await.is_ok());
            let today = today(&ctx).await.unwrap();
            assert_eq!((today.due.len(), today.due[0].position), (1, 0));
            assert!(course_page(&ctx, "small").await.unwrap().enrolled);
        }
    }
}
