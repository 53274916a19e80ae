//! `qiao import`, `qiao export`, and the data of the benchmark.

use std::path::Path;

use usecases::Ctx;
use usecases::courses::package::{self, Files};
use usecases::courses::{ExportCourseError, export_course, import_course};
use usecases::fixtures::bench;
use usecases::quizzes::import_package;

use super::Failure;

pub(super) fn read(path: &Path) -> Result<Files, Failure> {
    let zip = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip"));
    Ok(if zip { package::from_zip(path)? } else { package::from_folder(path)? })
}

pub async fn import_path(ctx: &Ctx, path: &Path) -> Result<(), Failure> {
    let files = read(path)?;
    let quizzes: Files = files.iter().filter(|(path, _)| path.starts_with("quizzes/")).map(|(p, b)| (p.clone(), b.clone())).collect();
    let course = if files.contains_key("course.toml") || quizzes.is_empty() { Some(import(ctx, files).await?) } else { None };
    let done = import_package(ctx, &quizzes, course.as_deref()).await?;
    if done.items > 0 {
        println!("quizzes: {} questions, {} of them new or changed; {} quizzes published", done.items, done.changed, done.published);
    }
    Ok(())
}

/// Publishes the course; gives its slug.
async fn import(ctx: &Ctx, files: Files) -> Result<String, Failure> {
    let imported = import_course(ctx, files).await?;
    if imported.published {
        println!("{}: version {} is published", imported.slug, imported.version);
    } else {
        println!("{}: version {} is this very package; nothing changed", imported.slug, imported.version);
    }
    Ok(imported.slug)
}

pub async fn export(ctx: &Ctx, slug: &str, path: &Path) -> Result<(), Failure> {
    let files = export_course(ctx, slug).await.map_err(|error| match error {
        ExportCourseError::NotFound => {
            Failure::Said(format!("there is no course {slug:?}: its slug is the part of its address after /courses/"))
        }
        other => other.into(),
    })?;
    let zip = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zip"));
    if zip {
        package::to_zip(&files, path)?;
    } else {
        package::to_folder(&files, path)?;
    }
    println!("{slug}: {} files written to {}", files.len(), path.display());
    Ok(())
}

pub async fn bench_data(ctx: &Ctx, people: usize, courses: usize, events: usize) -> Result<(), Failure> {
    let files = read(Path::new("content/working-together"))?;
    let bank = read(Path::new("content/welding-safety"))?;
    let data = bench::fill(&ctx.app, &files, &bank, people, courses, events).await?;
    let json = serde_json::to_string(&data).map_err(|e| Failure::Said(e.to_string()))?;
    println!("{json}");
    Ok(())
}
