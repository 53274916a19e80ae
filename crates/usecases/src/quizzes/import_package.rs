//! Banks and quizzes that come with a package: `quizzes/<name>.toml` beside the course. A file with `[settings]` is a quiz (its items make a bank of the same
//! name), one without is a bank. Importing again makes new versions of what changed and leaves the rest.

use std::collections::BTreeMap;

use domain::people::{Action, Resource};
use domain::quizzes::definition::{Behaviour, Conditions, Counts, Definition, Section, Slot, Source};
use domain::quizzes::item::Item;
use domain::{BankId, CourseId, ItemId, QuizId, Text};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use storage::quizzes::banks::{self, Bank};
use storage::quizzes::definitions::{self, Quiz};
use storage::{Conn, files};

use super::{author_quiz, publish_quiz, save_item};
use crate::courses::package::Files;
use crate::{Ctx, Forbidden};

/// A file of items.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BankFile {
    /// Unique on the server; of a course's file it is made of the course's slug and the file's name.
    #[serde(default)]
    slug: Option<String>,
    title: Text,
    /// Learners may practise with it.
    #[serde(default)]
    practice: bool,
    #[serde(default)]
    settings: Option<Settings>,
    items: Vec<Item>,
}

/// Of a file that is a quiz.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    #[serde(default)]
    pass_percent: Option<u8>,
    #[serde(default)]
    minutes: Option<u16>,
    #[serde(default)]
    attempts: u8,
    #[serde(default)]
    counts: Counts,
    #[serde(default)]
    behaviour: BehaviourName,
    #[serde(default)]
    practice: bool,
    #[serde(default)]
    intro: Text,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum BehaviourName {
    #[default]
    Deferred,
    Immediate,
    Certainty,
}

/// What was imported.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ImportedPackage {
    /// Items that are new or have a new version.
    pub changed: usize,
    pub items: usize,
    /// Quizzes that were published.
    pub published: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum ImportPackageError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// Each with its file.
    #[error("the package has {} problem(s):\n{}", .0.len(), .0.join("\n"))]
    Problems(Vec<String>),
    #[error(transparent)]
    Author(#[from] author_quiz::AuthorQuizError),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Imports what stands in `quizzes/` of the package, all of it or nothing. `course` is the slug of the course it belongs to, when there is one.
pub async fn import_package(ctx: &Ctx, package: &Files, course: Option<&str>) -> Result<ImportedPackage, ImportPackageError> {
    ctx.require(Action::ImportCourse, Resource::Platform)?;
    let read = read_files(course, package)?;
    let media: Vec<(String, Vec<u8>)> = package
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix("quizzes/").filter(|p| p.starts_with("media/"))?.to_owned(), bytes.clone())))
        .collect();
    let course = course.map(ToOwned::to_owned);
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let mut done = ImportedPackage::default();
                let course = match &course {
                    Some(slug) => storage::courses::newest_version(&mut conn, slug).await?.map(|head| head.course_id),
                    None => None,
                };
                for (slug, file) in read {
                    import_file(&ctx, &mut conn, &slug, file, &media, course, &mut done).await?;
                }
                Ok(done)
            })
        })
        .await
}

fn read_files(course: Option<&str>, package: &Files) -> Result<BTreeMap<String, BankFile>, ImportPackageError> {
    let (mut read, mut problems) = (BTreeMap::new(), Vec::new());
    for (path, bytes) in package {
        let Some(stem) = path.strip_prefix("quizzes/").and_then(|p| p.strip_suffix(".toml")).filter(|p| !p.contains('/')) else { continue };
        let text = String::from_utf8_lossy(bytes);
        match toml::from_str::<BankFile>(&text) {
            Ok(file) => {
                let mut ids = std::collections::BTreeSet::new();
                for item in &file.items {
                    problems.extend(item.problems().iter().map(|p| format!("{path}: {}: {} {:?}", item.id, p.at, p.what)));
                    if !ids.insert(&item.id) {
                        problems.push(format!("{path}: the id {} is there twice", item.id));
                    }
                }
                match course.map(|course| format!("{course}/{stem}")).or_else(|| file.slug.clone()) {
                    Some(slug) => {
                        read.insert(slug, file);
                    }
                    None => problems.push(format!("{path}: a bank without a course needs a line `slug = \"…\"` at its top")),
                }
            }
            Err(error) => problems.push(format!("{path}: {error}")),
        }
    }
    if problems.is_empty() { Ok(read) } else { Err(ImportPackageError::Problems(problems)) }
}

async fn import_file(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    slug: &str,
    file: BankFile,
    media: &[(String, Vec<u8>)],
    course: Option<CourseId>,
    done: &mut ImportedPackage,
) -> Result<(), ImportPackageError> {
    let bank = ensure_bank(ctx, conn, slug, &file).await?;
    for (path, bytes) in media {
        if let Some(kind) = media_type(path) {
            let hash = crate::token::hex(&Sha256::digest(bytes));
            files::insert(conn, &hash, kind, bytes).await?;
            banks::put_media(conn, bank, path, &hash).await?;
        }
    }
    let mut order: Vec<ItemId> = Vec::with_capacity(file.items.len());
    let heads = banks::items(conn, bank).await?;
    let before = done.changed;
    for item in &file.items {
        let head = heads.iter().find(|head| head.slug == item.id);
        let id = head.map_or_else(|| ItemId(ctx.id()), |head| head.id);
        let same = match head {
            Some(head) => banks::version(conn, head.version).await?.as_ref() == Some(item),
            None => false,
        };
        if !same {
            save_item::put(ctx, conn, bank, id, head.map_or(0, |head| head.number), item).await?;
            done.changed += 1;
        }
        order.push(id);
    }
    done.items += file.items.len();
    if let Some(settings) = file.settings {
        let quiz = definitions::quiz_by_slug(conn, slug).await?;
        if quiz.is_none() || done.changed > before {
            publish(ctx, conn, slug, file.title, settings, &order, course, quiz).await?;
            done.published += 1;
        }
    }
    Ok(())
}

async fn ensure_bank(ctx: &Ctx, conn: &mut Conn<'_>, slug: &str, file: &BankFile) -> Result<BankId, storage::Error> {
    if let Some(bank) = banks::bank_by_slug(conn, slug).await? {
        banks::change(conn, bank.id, &file.title, file.practice).await?;
        return Ok(bank.id);
    }
    let bank = Bank { id: BankId(ctx.id()), organisation: None, slug: slug.to_owned(), title: file.title.clone(), practice: file.practice };
    banks::insert(conn, &bank, ctx.now()).await?;
    Ok(bank.id)
}

#[expect(clippy::too_many_arguments, reason = "what a quiz of a package consists of, at its one place")]
async fn publish(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    slug: &str,
    title: Text,
    settings: Settings,
    items: &[ItemId],
    course: Option<CourseId>,
    quiz: Option<Quiz>,
) -> Result<(), ImportPackageError> {
    let mut slots = Vec::with_capacity(items.len());
    for item in items {
        let head = banks::head(conn, *item).await?.ok_or(Forbidden)?;
        slots.push(Slot { source: Source::Fixed { item: *item, version: head.version }, marks: None });
    }
    let behaviour = match settings.behaviour {
        BehaviourName::Deferred => Behaviour::Deferred,
        BehaviourName::Immediate => Behaviour::Immediate,
        BehaviourName::Certainty => Behaviour::Certainty,
    };
    let draft = Definition {
        title: title.clone(),
        intro: settings.intro,
        sections: vec![Section { title: Text::default(), shuffle: false, slots }],
        behaviour,
        shuffle_options: true,
        per_page: 0,
        pass_percent: settings.pass_percent,
        anonymous_marking: false,
    };
    let conditions = Conditions {
        minutes: settings.minutes,
        attempts: settings.attempts,
        counts: settings.counts,
        practice: settings.practice,
        ..Conditions::default()
    };
    let id = if let Some(quiz) = quiz {
        definitions::set_draft(conn, quiz.id, None, &draft, None, ctx.now()).await?;
        quiz.id
    } else {
        let quiz = Quiz {
            id: QuizId(ctx.id()),
            organisation: None,
            course,
            class: None,
            slug: Some(slug.to_owned()),
            title,
            conditions,
            version: None,
            archived: false,
        };
        definitions::insert(conn, &quiz, &draft, None, ctx.now()).await?;
        quiz.id
    };
    publish_quiz::publish(ctx, conn, id).await?;
    Ok(())
}

fn media_type(path: &str) -> Option<&'static str> {
    match path.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "webp" => Some("image/webp"),
        _ => None,
    }
}

#[cfg(test)]
#[path = "import_package_tests.rs"]
mod tests;
