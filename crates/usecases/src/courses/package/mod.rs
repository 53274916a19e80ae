//! Reads a course package (`docs/course-package.md`): the files of a folder or zip become [`content`] with rendered, safe HTML, or a list of
//! problems with file and line. Nothing here stores anything, and nothing here knows who is asking.
//!
//! | file | what lives there |
//! |---|---|
//! | `source` | folder or zip ⇄ [`Files`], with limits |
//! | `problem` | [`Problem`], decoding of text files, line numbers |
//! | `manifest` | `course.toml`, `lesson.toml`, `glossary.toml` |
//! | `media`, `svg` | which media files are accepted, and their addresses |
//! | `blocks`, `braces` | `::: kind {#id …}` … `:::` to raw blocks |
//! | `kind` | the kinds of blocks and their attributes |
//! | `sections` | a raw block's body to introduction, items, feedback, question, advice |
//! | `draft` | one block in one language, checked and rendered |
//! | `lesson` | drafts of all languages compared and put together to a lesson |
//! | `context` | what links, terms and media references mean where they stand |
//! | `markdown`, `maths`, `sanitise` | Markdown to HTML |
//!
//! To add a kind of block: add its variant to [`content::Body`] (the compiler then shows every page that has to learn it), to `kind::Kind`
//! with its word and its attributes, to `kind::Kind::grammar` what its body is made of, to `draft` the checks that are its own, and to
//! `lesson::body` how the languages become one body; describe it in `docs/course-package.md` and put one into `samples`.

mod blocks;
mod braces;
mod context;
mod draft;
mod kind;
mod lesson;
mod manifest;
mod markdown;
mod maths;
mod media;
mod problem;
#[cfg(test)]
mod samples;
mod sanitise;
mod sections;
mod source;
mod svg;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use domain::courses::content;

pub(crate) use maths::render as formula;
pub use media::Media;
pub use problem::Problem;
pub(crate) use sanitise::sanitise;
pub use source::{SourceError, from_folder, from_zip, from_zip_reader, to_folder, to_zip, to_zip_writer};

use manifest::CourseManifest;
use media::Catalogue;
use problem::Problems;

/// The files of a package: path with forward slashes, relative to the package's root → bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A package without problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    pub outline: content::Outline,
    /// In the order of `outline.lessons`.
    pub lessons: Vec<content::Lesson>,
    /// Every file in a `media` folder, used or not; pages address them as [`Media::url`].
    pub media: Vec<Media>,
}

/// What lessons refer to: known before the first lesson is read.
struct Course<'a> {
    files: &'a Files,
    media: Catalogue,
    languages: Vec<domain::Language>,
    /// Keys of the glossary.
    terms: BTreeSet<String>,
    /// Slugs of all lessons, for links between them.
    lessons: BTreeSet<String>,
}

/// Reads a whole package.
///
/// # Errors
/// All problems that were found, not only the first one, sorted by file and line, at most 50.
pub fn read(files: &Files) -> Result<Package, Vec<Problem>> {
    let mut problems = Problems::default();
    let media = Catalogue::read(files, &mut problems);
    let Some(course) = manifest::course(files, &mut problems) else { return Err(problems.into_sorted()) };
    let glossary = manifest::glossary(files, &course.languages, &mut problems);
    let manifests = manifest::lessons(files, &course, &mut problems);

    let all_media = media.all().cloned().collect();
    let context = Course {
        files,
        media,
        languages: course.languages.clone(),
        terms: glossary.iter().map(|term| term.key.clone()).collect(),
        lessons: manifests.iter().map(|lesson| lesson.slug.clone()).collect(),
    };
    let lessons: Vec<_> = manifests.into_iter().filter_map(|manifest| lesson::read(manifest, &context, &mut problems)).collect();
    if !problems.is_empty() {
        return Err(problems.into_sorted());
    }
    Ok(Package { outline: outline(course, glossary, &lessons), lessons, media: all_media })
}

fn outline(course: CourseManifest, glossary: Vec<content::Term>, lessons: &[content::Lesson]) -> content::Outline {
    let lessons = lessons
        .iter()
        .map(|lesson| content::LessonOutline {
            slug: lesson.slug.clone(),
            title: lesson.title.clone(),
            minutes: lesson.minutes,
            activities: lesson.activities(),
            blocks: lesson.blocks.len(),
        })
        .collect();
    content::Outline {
        slug: course.slug,
        version: course.version,
        licence: course.licence,
        authors: course.authors,
        tags: course.tags,
        minutes: course.minutes,
        languages: course.languages,
        title: course.title,
        summary: course.summary,
        activities_percent: course.activities_percent,
        lessons,
        glossary,
    }
}
