//! Databases with the demo school in them: it is filled once per database and run, and copied for each test.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use storage::Db;
use tempfile::TempDir;
use tokio::sync::{Mutex, OnceCell};
use usecases::courses::package;
use usecases::fixtures::demo;
use usecases::{App, SeededRandomness};

use super::{TestClock, course};

/// A database of one test's own.
pub struct Filled {
    pub db: Db,
    /// Of a SQLite database; goes away with it.
    _folder: Option<TempDir>,
    /// Of a PostgreSQL database.
    name: Option<String>,
}

/// Takes a PostgreSQL database away after the test. When the test fails it stays, on a server that is thrown away anyway.
pub struct Dropper {
    db: Db,
    name: Option<String>,
}

impl Filled {
    pub fn dropper(&self) -> Dropper {
        Dropper { db: self.db.clone(), name: self.name.clone() }
    }
}

impl Dropper {
    pub async fn drop_database(self) {
        self.db.close().await;
        if let Some(name) = self.name {
            admin(format!("DROP DATABASE {name}")).await;
        }
    }
}

/// Runs a statement on the server of the tests.
async fn admin(sql: String) {
    let mut connection = PgConnection::connect(&server_url()).await.unwrap();
    connection.execute(AssertSqlSafe(sql)).await.unwrap();
    connection.close().await.unwrap();
}

fn server_url() -> String {
    std::env::var("QIAO_TEST_POSTGRES_URL").unwrap()
}

/// A copy of the filled SQLite file.
pub async fn sqlite() -> Filled {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let bytes = TEMPLATE.get_or_init(sqlite_template).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("qiao.db");
    std::fs::write(&path, bytes).unwrap();
    Filled { db: Db::open_sqlite(&path).await.unwrap(), _folder: Some(folder), name: None }
}

async fn sqlite_template() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("qiao.db");
    fill(Db::open_sqlite(&path).await.unwrap()).await;
    std::fs::read(&path).unwrap()
}

/// A clone of the filled PostgreSQL database; none when the run leaves PostgreSQL out (see `storage::testing`).
pub async fn postgres() -> Option<Filled> {
    static TEMPLATE: OnceCell<Option<String>> = OnceCell::const_new();
    static NEXT: AtomicU32 = AtomicU32::new(0);
    // cloning a database fails while another clone of it is under way
    static ONE: Mutex<()> = Mutex::const_new(());
    let template = TEMPLATE.get_or_init(postgres_template).await.as_ref()?;
    let name = format!("{template}_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let one = ONE.lock().await;
    admin(format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    drop(one);
    let url = server_url();
    let (server, _) = url.rsplit_once('/').unwrap();
    let db = Db::open_postgres(&format!("{server}/{name}")).await.unwrap();
    Some(Filled { db, _folder: None, name: Some(name) })
}

async fn postgres_template() -> Option<String> {
    let test = storage::testing::postgres().await?;
    let Db::Postgres { pool } = &test.db else { unreachable!("asked for PostgreSQL") };
    let (name,): (String,) = sqlx::query_as("SELECT current_database()::text").fetch_one(pool).await.unwrap();
    fill(test.db.clone()).await;
    Some(name)
}

/// The demo school, the real course and a small one; then everything is on disk and closed.
async fn fill(db: Db) {
    let real = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/working-together");
    let courses = vec![package::from_folder(real.as_ref()).unwrap()];
    let app = App::new(db.clone(), Arc::new(TestClock::default()), Arc::new(SeededRandomness::new(1)));
    demo::fill(&app, courses).await.unwrap();
    course::publish_small(&app).await;
    drop(app);
    db.close().await;
}

/// How many rows of `table` are about a person; `column` names the person.
pub async fn count(db: &Db, table: &str, column: &str, person: domain::PersonId) -> i64 {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table} WHERE {column} = $1"));
    let (count,): (i64,) = match db {
        Db::Sqlite { read, .. } => sqlx::query_as(sql).bind(person.0).fetch_one(read).await.unwrap(),
        Db::Postgres { pool } => sqlx::query_as(sql).bind(person.0).fetch_one(pool).await.unwrap(),
    };
    count
}

/// How many rows a table has.
pub async fn total(db: &Db, table: &str) -> i64 {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    let (count,): (i64,) = match db {
        Db::Sqlite { read, .. } => sqlx::query_as(sql).fetch_one(read).await.unwrap(),
        Db::Postgres { pool } => sqlx::query_as(sql).fetch_one(pool).await.unwrap(),
    };
    count
}

/// Code and raw text of a person's rejected events, in the order of their codes.
pub async fn rejected(db: &Db, person: domain::PersonId) -> Vec<(String, String)> {
    let sql = "SELECT code, raw FROM rejected_event WHERE person_id = $1 ORDER BY code, raw";
    match db {
        Db::Sqlite { read, .. } => sqlx::query_as(sql).bind(person.0).fetch_all(read).await.unwrap(),
        Db::Postgres { pool } => sqlx::query_as(sql).bind(person.0).fetch_all(pool).await.unwrap(),
    }
}
