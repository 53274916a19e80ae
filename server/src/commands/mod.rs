//! The commands of `qiao`, one file each.

mod courses;
mod doctor;
mod people;
mod serve;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use domain::Language;
use domain::people::Actor;
use usecases::courses::{ExportCourseError, ImportCourseError, package};
use usecases::fixtures::bench::BenchError;
use usecases::fixtures::demo::DemoError;
use usecases::people::{AddOrganisationError, AddPersonError, InvitePersonError};
use usecases::{App, Ctx, SystemClock, SystemRandomness};

use crate::config::{ConfigError, DataOptions, ServeOptions};

/// Qiao 学桥: a learning platform for Sino-European vocational training
#[derive(Parser, Debug)]
#[command(name = "qiao", version)]
pub struct Arguments {
    #[command(flatten)]
    data: DataOptions,
    /// Settings file [default: ./qiao.toml, if there is one]
    #[arg(long, env = "QIAO_CONFIG", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve the platform
    Serve(ServeOptions),
    /// Bring the database up to date and stop
    Migrate,
    /// Check settings and database, and say what is wrong
    Doctor,
    /// Publish a course, its quizzes and banks from their package, a folder or a zip
    Import {
        /// Folder or .zip
        path: PathBuf,
    },
    /// Write a course's package, byte for byte as it was imported
    Export {
        /// As in the course's address
        slug: String,
        /// A new folder, or a name that ends in .zip
        path: PathBuf,
    },
    /// Organisations and their classes
    #[command(subcommand)]
    Organisation(people::OrganisationCommand),
    /// People and their invitations
    #[command(subcommand)]
    Person(people::PersonCommand),
    /// Fill an empty database for `cargo xtask bench`
    #[command(hide = true)]
    BenchData {
        #[arg(long, default_value_t = 1_000)]
        people: usize,
        #[arg(long, default_value_t = 30)]
        courses: usize,
        #[arg(long, default_value_t = 100_000)]
        events: usize,
        /// Instead, add as many ended attempts with 20 answers each to the data that are there
        #[arg(long)]
        years: Option<usize>,
        /// Instead, print every stored answer
        #[arg(long)]
        stored: bool,
    },
}

/// One sentence that says what is wrong and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("{0}")]
    Said(String),
    #[error("the runtime cannot start: {0}")]
    Runtime(std::io::Error),
    #[error(transparent)]
    Storage(#[from] storage::Error),
    #[error("{}", problems(.0))]
    Package(Vec<package::Problem>),
    #[error(transparent)]
    Source(#[from] package::SourceError),
    #[error(transparent)]
    Demo(#[from] DemoError),
    #[error(transparent)]
    Bench(#[from] BenchError),
    #[error(transparent)]
    AddOrganisation(#[from] AddOrganisationError),
    #[error(transparent)]
    AddPerson(#[from] AddPersonError),
    #[error(transparent)]
    Invite(#[from] InvitePersonError),
    #[error(transparent)]
    Export(#[from] ExportCourseError),
    #[error(transparent)]
    Import(ImportCourseError),
    #[error(transparent)]
    ImportPackage(#[from] usecases::quizzes::ImportPackageError),
}

impl From<ImportCourseError> for Failure {
    fn from(error: ImportCourseError) -> Self {
        match error {
            ImportCourseError::Problems(problems) => Self::Package(problems),
            other => Self::Import(other),
        }
    }
}

fn problems(problems: &[package::Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(|p| format!("  {p}")).collect();
    format!("nothing was imported, the package has {} problem(s):\n{}", problems.len(), lines.join("\n"))
}

/// Runs one command to its end.
///
/// # Errors
/// [`Failure`], to be printed as it is.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::Runtime)?;
    runtime.block_on(dispatch(arguments))
}

async fn dispatch(arguments: Arguments) -> Result<(), Failure> {
    let config = arguments.config.as_deref();
    let data = arguments.data.completed(config)?;
    match arguments.command {
        Command::Serve(options) => serve::serve(&data, options.completed(config)?).await,
        Command::Migrate => {
            let db = data.open().await?;
            println!("the {} database is up to date", db.name());
            db.close().await;
            Ok(())
        }
        Command::Doctor => doctor::doctor(&data).await,
        Command::Import { path } => courses::import_path(&operator(&data).await?, &path).await,
        Command::Export { slug, path } => courses::export(&operator(&data).await?, &slug, &path).await,
        Command::Organisation(command) => people::organisation(&operator(&data).await?, command).await,
        Command::Person(command) => people::person(&operator(&data).await?, command).await,
        Command::BenchData { stored: true, .. } => {
            let ctx = operator(&data).await?;
            for line in usecases::fixtures::stored_answers(&ctx.app).await? {
                println!("{line}");
            }
            Ok(())
        }
        Command::BenchData { years: Some(attempts), .. } => {
            let ctx = operator(&data).await?;
            Ok(usecases::fixtures::fill_years(&ctx.app, attempts).await?)
        }
        Command::BenchData { people, courses, events, years: None, .. } => {
            let ctx = operator(&data).await?;
            courses::bench_data(&ctx, people, courses, events).await
        }
    }
}

/// The application on the system's clock and randomness.
async fn open_app(data: &DataOptions) -> Result<Arc<App>, Failure> {
    Ok(App::new(data.open().await?, Arc::new(SystemClock), Arc::new(SystemRandomness)))
}

/// Whoever runs commands on the server.
async fn operator(data: &DataOptions) -> Result<Ctx, Failure> {
    Ok(Ctx::new(open_app(data).await?, Actor::Operator, Language::En))
}
