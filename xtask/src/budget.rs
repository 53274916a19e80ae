//! The budgets of DESIGN §7 that can be read off files and off a running server.
//!
//! What takes a browser (requests on a first visit) is in the end-to-end tests, what takes load is in `bench`.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use hyper::{StatusCode, header};

use crate::{
    build::{self, Built, Profile},
    http::{self, Ask},
    server::{Launch, Server},
    tools,
    workspace::Workspace,
};

const LEARNER: (&str, &str) = ("learner@demo.test", "qiao-demo-learner");
const LESSON: &str = "courses/working-together/my-own-lens";

/// The quality at which servers compress what they make on the fly.
const ON_THE_FLY: u32 = 5;

struct Row {
    what: String,
    figure: f64,
    unit: &'static str,
    /// None for a figure that is only shown.
    at_most: Option<f64>,
}

impl Row {
    fn over(&self) -> bool {
        self.at_most.is_some_and(|at_most| self.figure > at_most)
    }
}

/// Builds and checks; `false` if a figure is over its budget.
pub fn check(workspace: &Workspace, profile: Profile) -> Result<bool> {
    check_built(workspace, &build::all(workspace, profile)?, profile)
}

/// Checks what has been built.
pub fn check_built(workspace: &Workspace, built: &Built, profile: Profile) -> Result<bool> {
    let size = |address: &str| compressed_size(&built.site, address);
    let css = size(&built.manifest.css)?;
    let mut rows = vec![
        kilobytes("learner bundle: wasm + JS", size(&built.manifest.wasm)? + size(&built.manifest.js)?, Some(110.0)),
        kilobytes("CSS", css, None),
    ];

    let (data, _remove) = tools::temporary_folder("budget")?;
    let launch = Launch::new(workspace, built, &data, "budget").demo();
    let server = Server::start(&launch)?;
    for (language, size) in http::block_on(lesson_pages(&server))? {
        rows.push(kilobytes(&format!("lesson page in {language}: HTML + CSS"), size + css, Some(30.0)));
    }
    drop(server);
    if profile == Profile::Release {
        // once more, now that there is a database
        let server = Server::start(&launch)?;
        let started_in = server.started_in.as_secs_f64() * 1000.0;
        rows.push(Row { what: "start to first 200".to_owned(), figure: started_in, unit: "ms", at_most: Some(200.0) });
        std::thread::sleep(std::time::Duration::from_secs(1));
        let idle = server.resident_mb()?;
        rows.push(Row { what: "resident, idle".to_owned(), figure: idle, unit: "MB", at_most: Some(40.0) });
    }
    print(&rows);
    Ok(!rows.iter().any(Row::over))
}

/// The size of the lesson page as sent, in each language.
async fn lesson_pages(server: &Server) -> Result<Vec<(&'static str, usize)>> {
    let (login, password) = LEARNER;
    let cookie = http::sign_in(server.address, login, password).await?;
    let mut sizes = Vec::new();
    for language in ["zh", "de", "en"] {
        let path = format!("/{language}/{LESSON}");
        let reply = http::once(server.address, Ask::get(&path).cookie(&cookie).encodings("br")).await?;
        ensure!(reply.status == StatusCode::OK, "GET {path} as {login} gave {}", reply.status);
        let encoding = reply.headers.get(header::CONTENT_ENCODING).map(header::HeaderValue::as_bytes);
        let size = match encoding {
            Some(b"br") => reply.body.len(),
            None => build::brotli(&reply.body, ON_THE_FLY).len(),
            Some(other) => bail!("GET {path} came as {}, not as br", String::from_utf8_lossy(other)),
        };
        sizes.push((language, size));
    }
    Ok(sizes)
}

fn compressed_size(site: &Path, address: &str) -> Result<usize> {
    let path = site.join(address.trim_start_matches('/'));
    let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(build::brotli(&content, 11).len())
}

fn kilobytes(what: &str, bytes: usize, at_most: Option<f64>) -> Row {
    #[expect(clippy::cast_precision_loss, reason = "sizes of pages are far below 2^52")]
    let figure = bytes as f64 / 1024.0;
    Row { what: what.to_owned(), figure, unit: "KB br", at_most }
}

fn print(rows: &[Row]) {
    println!("{:<36} {:>14} {:>14}", "what", "figure", "at most");
    for row in rows {
        let figure = format!("{:.1} {}", row.figure, row.unit);
        let at_most = row.at_most.map_or_else(String::new, |at_most| format!("{at_most:.0} {}", row.unit));
        let verdict = match row.at_most {
            None => "",
            Some(_) if row.over() => "OVER",
            Some(_) => "ok",
        };
        println!("{:<36} {figure:>14} {at_most:>14}  {verdict}", row.what);
    }
}
