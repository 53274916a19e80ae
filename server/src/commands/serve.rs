//! `qiao serve`: opens the database, fills the demo school when asked, listens, and stops without losing anything.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use app::ui::Assets;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;
use usecases::App;
use usecases::fixtures::demo;

use super::{Failure, courses, open_app};
use crate::config::{DataOptions, ServeOptions};
use crate::http::{self, Settings};

/// Open requests get this long to finish after a signal to stop.
const GRACE: Duration = Duration::from_secs(20);
/// How often attempts are looked for whose time is over.
const DEADLINES_EVERY: Duration = Duration::from_secs(1);
/// How often what has ended is cleared away.
const TIDY_EVERY: Duration = Duration::from_mins(10);

pub async fn serve(data: &DataOptions, options: ServeOptions) -> Result<(), Failure> {
    start_log(options.log_json);
    let address = options.address();
    if options.demo && !address.ip().is_loopback() && !options.demo_in_public {
        return Err(Failure::Said(format!(
            "a demo server has known passwords and does not listen on {address}: use --listen 127.0.0.1:{}, or --demo-in-public if that is what you want",
            address.port()
        )));
    }
    let site = options.site.clone().map_or_else(default_site, Ok)?;
    let assets = read_assets(&site)?;
    // first the port: a demo is not filled for a server that cannot listen
    let listener = listen(address).await?;
    let app = open_app(data).await?;
    if options.demo && !demo::is_filled(&app).await? {
        demo::fill(&app, demo_courses()?).await?;
    }
    let settings = Settings {
        assets: Arc::new(assets),
        site,
        demo: options.demo,
        public_url: options.public_url.clone(),
        trusted_proxies: options.trusted_proxies.clone(),
    };
    announce(address, options.demo);
    let tidy = tokio::spawn(tidy(app.clone()));
    let deadlines = tokio::spawn(end_overdue(app.clone()));
    let service = http::service(app.clone(), settings).into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        wait_for_signal().await;
        let _ = stop.send(());
    });
    tokio::select! {
        result = serving => result.map_err(|e| Failure::Said(format!("the server stopped: {e}")))?,
        () = async { let _ = stopped.await; tokio::time::sleep(GRACE).await } => tracing::warn!("some requests did not finish in time"),
    }
    tidy.abort();
    deadlines.abort();
    if let Some(app) = Arc::into_inner(app) {
        app.db.close().await;
    }
    tracing::info!("stopped");
    Ok(())
}

fn start_log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // a second start in one process (tests) keeps the first log
    let _ = if json { log.json().try_init() } else { log.try_init() };
}

/// `site` beside the program.
fn default_site() -> Result<PathBuf, Failure> {
    let program =
        std::env::current_exe().map_err(|e| Failure::Said(format!("the program's own folder cannot be found: {e}: give --site")))?;
    Ok(program.parent().unwrap_or(Path::new(".")).join("site"))
}

fn read_assets(site: &Path) -> Result<Assets, Failure> {
    let path = site.join("manifest.json");
    let missing = |what: String| {
        Failure::Said(format!("{} {what}: build style and scripts with `cargo xtask build`, or point --site to them", path.display()))
    };
    let text = std::fs::read_to_string(&path).map_err(|e| missing(format!("cannot be read ({e})")))?;
    let json: serde_json::Value = serde_json::from_str(&text).map_err(|e| missing(format!("is not right ({e})")))?;
    let get = |key: &str| json[key].as_str().map(ToOwned::to_owned).ok_or_else(|| missing(format!("has no {key:?}")));
    Ok(Assets { css: get("css")?, quiz_css: get("quiz_css")?, teaching_css: get("teaching_css")?, js: get("js")?, wasm: get("wasm")? })
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::Said(match error.kind() {
            ErrorKind::AddrInUse => format!("{address} is in use: stop the other program, or choose another port with --listen"),
            ErrorKind::PermissionDenied => format!("{address} may not be used: ports below 1024 need rights; choose another with --listen"),
            _ => format!("cannot listen on {address}: {error}: choose another address with --listen"),
        })
    })
}

/// The courses of the demo: `content/` where the server is started, or beside the program.
fn demo_courses() -> Result<Vec<usecases::courses::package::Files>, Failure> {
    let beside = std::env::current_exe().ok().and_then(|p| p.parent().map(|p| p.join("content")));
    let folder = [Some(PathBuf::from("content")), beside].into_iter().flatten().find(|p| p.is_dir());
    let folder = folder
        .ok_or_else(|| Failure::Said("the folder content/ with the demo's courses is not here: start in the project's folder".into()))?;
    let mut courses = Vec::new();
    let entries = std::fs::read_dir(&folder).map_err(|e| Failure::Said(format!("{} cannot be read: {e}", folder.display())))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p.join("course.toml").is_file() || p.join("quizzes").is_dir())
        .collect();
    paths.sort();
    for path in paths {
        courses.push(courses::read(&path)?);
    }
    Ok(courses)
}

fn announce(address: SocketAddr, demo: bool) {
    println!("Qiao 学桥 serves on http://{address}");
    if demo {
        println!("Demo people (choose one on the sign-in page, or sign in by hand):");
        for person in &demo::PEOPLE {
            println!("  {:24} {}", person.login(), person.password());
        }
    }
}

/// Clears away sessions that have ended.
async fn tidy(app: Arc<App>) {
    loop {
        tokio::time::sleep(TIDY_EVERY).await;
        if let Err(error) = usecases::people::clear_ended_sessions(&app).await {
            tracing::warn!(%error, "clearing away ended sessions");
        }
    }
}

/// Hands in what is over, also what ended while the server was down.
async fn end_overdue(app: Arc<App>) {
    loop {
        match usecases::quizzes::end_overdue(&app).await {
            // a whole class ends at once: on with the next ones
            Ok(ended) if ended > 0 => tracing::info!(ended, "attempts whose time was over"),
            Ok(_) => tokio::time::sleep(DEADLINES_EVERY).await,
            Err(error) => {
                tracing::warn!(%error, "ending attempts whose time is over");
                tokio::time::sleep(DEADLINES_EVERY).await;
            }
        }
    }
}

async fn wait_for_signal() {
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => (),
        _ = interrupt.recv() => (),
    }
    tracing::info!("stopping: open requests finish first");
}
