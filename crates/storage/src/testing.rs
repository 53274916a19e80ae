//! Databases for tests: a SQLite file of its own, and a PostgreSQL database cloned from one migrated template.
//!
//! `QIAO_TEST_POSTGRES_URL` names a server one may make databases on (`cargo xtask test` starts one), or is `none` to leave PostgreSQL out. When it is
//! not set at all the test fails: leaving a database out is a decision, not an accident.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tokio::sync::OnceCell;

use crate::{Conn, Db};

/// A database for one test, gone (SQLite) or left to the throw-away server (PostgreSQL) afterwards.
pub struct TestDb {
    pub db: Db,
    _folder: Option<tempfile::TempDir>,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

/// An empty, migrated SQLite database.
///
/// # Panics
/// When it cannot be made.
pub async fn sqlite() -> TestDb {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let db = Db::open_sqlite(&folder.path().join("qiao.db")).await.expect("a fresh SQLite database");
    TestDb { db, _folder: Some(folder) }
}

/// An empty, migrated PostgreSQL database; none when the run leaves PostgreSQL out.
///
/// # Panics
/// When `QIAO_TEST_POSTGRES_URL` is not set or the server does not answer.
pub async fn postgres() -> Option<TestDb> {
    let url = std::env::var("QIAO_TEST_POSTGRES_URL")
        .expect("QIAO_TEST_POSTGRES_URL is not set: run the tests with `cargo xtask test`, or set it to `none` to leave PostgreSQL out");
    if url == "none" {
        return None;
    }
    let (server, _) = url.rsplit_once('/').expect("a database at the end of the URL");
    // tests run in several processes; each has a template of its own
    let prefix = format!("qiao_test_{}", std::process::id());
    template(&url, &format!("{prefix}_template")).await;
    let name = format!("{prefix}_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    admin(&url, format!("CREATE DATABASE {name} TEMPLATE {prefix}_template")).await;
    let db = Db::open_postgres(&format!("{server}/{name}")).await.expect("a clone of the template");
    Some(TestDb { db, _folder: None })
}

async fn template(url: &str, name: &str) {
    static READY: OnceCell<()> = OnceCell::const_new();
    READY
        .get_or_init(|| async {
            admin(url, format!("CREATE DATABASE {name}")).await;
            let (server, _) = url.rsplit_once('/').expect("a database at the end of the URL");
            Db::open_postgres(&format!("{server}/{name}")).await.expect("the template").close().await;
        })
        .await;
}

async fn admin(url: &str, sql: String) {
    // cloning a template fails while another clone of it is under way: one at a time
    static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _one = ONE.lock().await;
    let mut connection = PgConnection::connect(url).await.expect("the PostgreSQL server of the tests");
    connection.execute(AssertSqlSafe(sql)).await.expect("a database for the test");
    connection.close().await.expect("closing");
}

/// The number that a statement gives, for what has no function to look at it.
///
/// # Panics
/// When it gives none.
pub async fn number(db: &Db, sql: &'static str) -> i64 {
    let mut read = db.read().await.expect("a connection");
    match read.conn() {
        Conn::Sqlite(c) => sqlx::query_scalar(sql).fetch_one(c).await,
        Conn::Postgres(c) => sqlx::query_scalar(sql).fetch_one(c).await,
    }
    .expect("a number")
}

/// Runs an async test body on both databases, one after the other, each time on an empty database.
///
/// ```text
/// both_databases!(async fn a_person_is_found_by_login(db: Db) { … });
/// ```
#[macro_export]
macro_rules! both_databases {
    ($($(#[$attribute:meta])* async fn $name:ident($db:ident) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports, reason = "a test may need nothing from around it")]
            use super::*;

            async fn body($db: $crate::Db) $body

            $(#[$attribute])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                let test = $crate::testing::sqlite().await;
                body(test.db.clone()).await;
            }

            $(#[$attribute])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                if let Some(test) = $crate::testing::postgres().await {
                    body(test.db.clone()).await;
                    test.db.close().await;
                }
            }
        }
    )+};
}
