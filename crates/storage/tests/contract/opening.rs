//! Opening a database: what is refused, with which words, and what a SQLite file keeps.

use std::path::Path;

use domain::people::OrganisationKind;
use qiao_storage::people::{insert_organisation, organisations};
use qiao_storage::{Conn, Db, Error, OpenError, files, testing};

use crate::support::*;

async fn names(db: &Db) -> Vec<String> {
    read!(db, conn => organisations(conn)).unwrap().into_iter().map(|o| o.name).collect()
}

fn refused(opened: Result<Db, OpenError>) -> OpenError {
    match opened {
        Ok(_) => panic!("it was opened"),
        Err(error) => error,
    }
}

/// A setting of the connection that `conn` is, which is SQLite's.
async fn pragma<T>(conn: Conn<'_>, name: &'static str) -> Result<T, Error>
where
    T: for<'r> sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite> + Send + Unpin,
{
    match conn {
        Conn::Sqlite(c) => Ok(sqlx::query_scalar(name).fetch_one(c).await?),
        Conn::Postgres(_) => unreachable!("opened as SQLite"),
    }
}

#[tokio::test]
async fn what_is_not_a_database_is_named_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("short.db", "Dear diary".to_owned()), ("long.db", "Dear diary, ".repeat(1_000))] {
        let path = folder.path().join(name);
        std::fs::write(&path, &text).unwrap();
        let error = refused(Db::open_sqlite(&path).await);
        assert!(matches!(&error, OpenError::NotADatabase { path: named } if *named == path), "{error:?}");
        assert!(error.to_string().contains(path.to_str().unwrap()), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 2, "something was left beside the files");
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_named_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("missing").join("qiao.db");
    let error = refused(Db::open_sqlite(&path).await);
    assert!(matches!(error, OpenError::Sqlite { .. }), "{error:?}");
    assert!(error.to_string().contains(path.to_str().unwrap()), "{error}");
    assert!(!folder.path().join("missing").exists());
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("qiao.db");
    let db = Db::open_sqlite(&path).await.unwrap();
    let sql =
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', TRUE, x'00', 0)";
    write!(db, conn => async {
        let Conn::Sqlite(c) = conn else { unreachable!("opened as SQLite") };
        sqlx::query(sql).execute(&mut **c).await.map(drop).map_err(Error::from)
    })
    .unwrap();
    db.close().await;
    let error = refused(Db::open_sqlite(&path).await);
    assert!(matches!(error, OpenError::Migrate(_)), "{error:?}");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named() {
    // .invalid is never a host (RFC 6761)
    let error = refused(Db::open_postgres("postgres://qiao:secret@nowhere.invalid:5433/qiao").await);
    assert!(matches!(&error, OpenError::Postgres { host, .. } if host == "nowhere.invalid:5433"), "{error:?}");
    assert!(error.to_string().contains("nowhere.invalid:5433") && !error.to_string().contains("secret"), "{error}");
}

#[tokio::test]
async fn a_url_that_is_none_is_refused_before_anything_is_asked() {
    for url in ["qiao.db", "postgres://host:port/database"] {
        let error = refused(Db::open_postgres(url).await);
        assert!(matches!(error, OpenError::Url(_)), "{url}: {error:?}");
    }
}

#[tokio::test]
async fn a_database_knows_its_name() {
    assert_eq!(testing::sqlite().await.db.name(), "sqlite");
    if let Some(test) = testing::postgres().await {
        assert_eq!(test.db.name(), "postgres");
    }
}

#[tokio::test]
async fn a_file_keeps_its_data_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("qiao.db");
    for expected in [vec![], vec!["A"], vec!["A", "A"]] {
        let db = Db::open_sqlite(&path).await.unwrap();
        assert_eq!(names(&db).await, expected);
        organisation(&db, "A").await;
        db.close().await;
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 1, "closing leaves one file, without its log");
}

#[tokio::test]
async fn what_was_answered_survives_a_process_that_dies() {
    let (folder, after) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let db = Db::open_sqlite(&folder.path().join("qiao.db")).await.unwrap();
    organisation(&db, "A").await;
    // what is on disk while the database is open is what a process that died would leave
    for file in ["qiao.db", "qiao.db-wal"] {
        std::fs::copy(folder.path().join(file), after.path().join(file)).unwrap();
    }
    let found = Db::open_sqlite(&after.path().join("qiao.db")).await.unwrap();
    assert_eq!(names(&found).await, ["A"]);
}

#[tokio::test]
async fn closing_waits_for_what_was_begun() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("qiao.db");
    let db = Db::open_sqlite(&path).await.unwrap();
    for _ in 0..20 {
        let begun = db.clone();
        let write = tokio::spawn(async move { organisation(&begun, "A").await });
        tokio::task::yield_now().await;
        write.abort();
    }
    db.close().await;
    let files: Vec<_> = Path::new(folder.path()).read_dir().unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(files, ["qiao.db"], "somebody still has it open");
}

#[tokio::test]
async fn the_writer_waits_for_the_disk_and_checks_references() {
    let test = testing::sqlite().await;
    let mode: String = test.db.write(|conn| Box::pin(pragma(conn, "PRAGMA journal_mode"))).await.unwrap();
    let synchronous: i64 = test.db.write(|conn| Box::pin(pragma(conn, "PRAGMA synchronous"))).await.unwrap();
    let foreign_keys: bool = test.db.write(|conn| Box::pin(pragma(conn, "PRAGMA foreign_keys"))).await.unwrap();
    assert_eq!((mode.as_str(), synchronous, foreign_keys), ("wal", 2, true));
}

#[tokio::test]
async fn a_full_disk_refuses_what_does_not_fit_and_says_so() {
    let test = testing::sqlite().await;
    let pages: i64 = test.db.write(|conn| Box::pin(pragma(conn, "PRAGMA max_page_count = 1"))).await.unwrap();
    assert!(pages > 1, "SQLite takes the size it has as the limit");
    let tasks: Vec<_> = (0..40)
        .map(|i| {
            let db = test.db.clone();
            tokio::spawn(async move {
                write!(db, conn => async {
                    insert_organisation(conn, fresh(), OrganisationKind::School, "A", NOW).await?;
                    let size = if i % 4 == 1 { 3_000_000 } else { 0 };
                    files::insert(conn, &i.to_string(), "text/plain", &vec![7; size]).await
                })
            })
        })
        .collect();
    let (mut kept, mut failed) = (0, 0);
    for task in tasks {
        match task.await.unwrap() {
            Ok(()) => kept += 1,
            Err(_) => failed += 1,
        }
    }
    assert!(failed >= 10 && kept > 0, "{failed} failed, {kept} kept");
    assert_eq!(names(&test.db).await.len(), kept);
    let _: i64 = test.db.write(|conn| Box::pin(pragma(conn, "PRAGMA max_page_count = 1000000"))).await.unwrap();
    organisation(&test.db, "B").await;
    assert_eq!(names(&test.db).await.len(), kept + 1);
}

#[tokio::test]
async fn the_readers_of_a_file_cannot_write() {
    let test = testing::sqlite().await;
    let refused = read!(test.db, conn => insert_organisation(conn, fresh(), OrganisationKind::School, "A", NOW));
    assert!(matches!(refused, Err(Error::Other(_))), "{refused:?}");
    assert!(names(&test.db).await.is_empty());
}
