use qiao_storage::files::{self, CHUNK, FileHead};
use qiao_storage::{Error, both_databases};

use crate::support::*;

/// Bytes that differ from piece to piece.
fn content(size: usize) -> Vec<u8> {
    (0_u8..251).cycle().take(size).collect()
}

both_databases! {
    async fn a_file_of_700_kb_is_three_pieces_and_reads_back_equal(db) {
        let bytes = content(700 * 1024);
        let stored = bytes.clone();
        write!(db, conn => files::insert(conn, "film", "video/mp4", &stored)).unwrap();
        let head = FileHead { hash: "film".into(), media_type: "video/mp4".into(), size: 700 * 1024 };
        assert_eq!(read!(db, conn => files::head(conn, "film")).unwrap(), Some(head));
        for (position, piece) in (0_i64..).zip(bytes.chunks(CHUNK)) {
            assert!(read!(db, conn => files::chunk(conn, "film", position)).unwrap().as_deref() == Some(piece), "piece {position}");
        }
        assert_eq!(read!(db, conn => files::chunk(conn, "film", 3)).unwrap(), None);
        assert!(read!(db, conn => files::read(conn, "film")).unwrap() == bytes);
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM file_chunk").await, 3);
    }

    async fn a_file_that_fills_its_pieces_has_no_empty_one(db) {
        write!(db, conn => files::insert(conn, "full", "text/plain", &content(2 * CHUNK))).unwrap();
        assert_eq!(number(&db, "SELECT CAST(COUNT(*) AS BIGINT) FROM file_chunk").await, 2);
    }

    async fn the_same_hash_twice_is_stored_once(db) {
        for media_type in ["image/png", "image/jpeg"] {
            write!(db, conn => files::insert(conn, "picture", media_type, &content(10))).unwrap();
        }
        assert_eq!(read!(db, conn => files::head(conn, "picture")).unwrap().unwrap().media_type, "image/png");
        assert_eq!(read!(db, conn => files::read(conn, "picture")).unwrap(), content(10));
    }

    async fn the_same_file_stored_by_eight_at_once_is_whole(db) {
        let bytes = content(2 * CHUNK + 1);
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let (db, bytes) = (db.clone(), bytes.clone());
                tokio::spawn(async move { write!(db, conn => files::insert(conn, "same", "text/plain", &bytes)) })
            })
            .collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert!(read!(db, conn => files::read(conn, "same")).unwrap() == bytes);
    }

    async fn an_empty_file_is_a_file(db) {
        write!(db, conn => files::insert(conn, "empty", "text/plain", &[])).unwrap();
        assert_eq!(read!(db, conn => files::head(conn, "empty")).unwrap().unwrap().size, 0);
        assert!(read!(db, conn => files::read(conn, "empty")).unwrap().is_empty());
    }

    async fn a_hash_nobody_stored_has_no_head_and_no_pieces(db) {
        assert_eq!(read!(db, conn => files::head(conn, "nothing")).unwrap(), None);
        assert_eq!(read!(db, conn => files::chunk(conn, "nothing", 0)).unwrap(), None);
    }

    async fn a_migrated_database_answers_a_ping(db) {
        read!(db, conn => files::ping(conn)).unwrap();
    }

    async fn a_closed_database_does_not_answer_a_ping(db) {
        let clone = db.clone();
        db.close().await;
        assert!(matches!(clone.read().await.err(), Some(Error::Unavailable(_))));
    }
}
