//! Both migrations make the same schema. Each database tells its own as lines of one form, one fact per line, types in the words of SQLite:
//!
//! | PostgreSQL | SQLite |
//! |---|---|
//! | `UUID`, `BYTEA` | `BLOB` |
//! | `BIGINT` | `BIGINT` |
//! | `TEXT` | `TEXT` |
//! | `BOOLEAN` | `BOOLEAN` |
//! | `DOUBLE PRECISION` | `DOUBLE PRECISION` |
//!
//! A type that is not in the table is written as it is, and makes the comparison fail: decide on its counterpart and add it here.

use std::collections::BTreeSet;
use std::path::Path;

use qiao_storage::{Db, testing};

/// Columns in their order, as `table 1 name TYPE NOT NULL`.
const SQLITE_COLUMNS: &str = "
    SELECT t.name || ' ' || ROW_NUMBER() OVER (PARTITION BY t.name ORDER BY c.cid) || ' ' || c.name || ' ' || c.type
        || CASE WHEN c.\"notnull\" = 1 THEN ' NOT NULL' ELSE '' END
    FROM sqlite_schema t
    JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '_sqlx_migrations'";

const POSTGRES_COLUMNS: &str = "
    SELECT table_name || ' ' || ROW_NUMBER() OVER (PARTITION BY table_name ORDER BY ordinal_position) || ' ' || column_name || ' '
        || CASE data_type WHEN 'uuid' THEN 'BLOB' WHEN 'bytea' THEN 'BLOB' ELSE UPPER(data_type) END
        || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'";

/// Primary keys, as `table PRIMARY KEY (a, b)`.
const SQLITE_PRIMARY_KEYS: &str = "
    SELECT t.name || ' PRIMARY KEY (' || GROUP_CONCAT(c.name, ', ' ORDER BY c.pk) || ')'
    FROM sqlite_schema t
    JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND c.pk > 0 AND t.name NOT LIKE 'sqlite%' AND t.name <> '_sqlx_migrations'
    GROUP BY t.name";

/// Unique constraints, as `table UNIQUE (a, b)`.
const SQLITE_UNIQUE: &str = "
    SELECT t.name || ' UNIQUE (' || GROUP_CONCAT(c.name, ', ' ORDER BY c.seqno) || ')'
    FROM sqlite_schema t
    JOIN pragma_index_list(t.name) i
    JOIN pragma_index_info(i.name) c
    WHERE t.type = 'table' AND i.origin = 'u' AND t.name <> '_sqlx_migrations'
    GROUP BY t.name, i.name";

const POSTGRES_PRIMARY_AND_UNIQUE: &str = "
    SELECT k.conrelid::regclass::text || CASE k.contype WHEN 'p' THEN ' PRIMARY KEY (' ELSE ' UNIQUE (' END
        || STRING_AGG(a.attname, ', ' ORDER BY p.position) || ')'
    FROM pg_constraint k
    CROSS JOIN UNNEST(k.conkey) WITH ORDINALITY p (attnum, position)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.attnum
    WHERE k.contype IN ('p', 'u') AND k.connamespace = 'public'::regnamespace AND k.conrelid <> '_sqlx_migrations'::regclass
    GROUP BY k.oid, k.conrelid, k.contype";

/// Foreign keys, as `table (a) REFERENCES other (b) ON UPDATE NO ACTION ON DELETE NO ACTION`.
const SQLITE_FOREIGN_KEYS: &str = "
    SELECT t.name || ' (' || GROUP_CONCAT(f.\"from\", ', ' ORDER BY f.seq) || ') REFERENCES ' || f.\"table\"
        || ' (' || GROUP_CONCAT(f.\"to\", ', ' ORDER BY f.seq) || ') ON UPDATE ' || f.on_update || ' ON DELETE ' || f.on_delete
    FROM sqlite_schema t
    JOIN pragma_foreign_key_list(t.name) f
    WHERE t.type = 'table'
    GROUP BY t.name, f.id";

const POSTGRES_FOREIGN_KEYS: &str = "
    SELECT k.conrelid::regclass::text || ' (' || STRING_AGG(a.attname, ', ' ORDER BY p.position) || ') REFERENCES '
        || k.confrelid::regclass::text || ' (' || STRING_AGG(b.attname, ', ' ORDER BY p.position) || ')'
        || ' ON UPDATE ' || u.words || ' ON DELETE ' || d.words
    FROM pg_constraint k
    CROSS JOIN UNNEST(k.conkey, k.confkey) WITH ORDINALITY p (attnum, foreign_attnum, position)
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.attnum
    JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = p.foreign_attnum
    JOIN (VALUES ('a', 'NO ACTION'), ('r', 'RESTRICT'), ('c', 'CASCADE'), ('n', 'SET NULL'), ('d', 'SET DEFAULT')) u (code, words)
      ON u.code = k.confupdtype::text
    JOIN (VALUES ('a', 'NO ACTION'), ('r', 'RESTRICT'), ('c', 'CASCADE'), ('n', 'SET NULL'), ('d', 'SET DEFAULT')) d (code, words)
      ON d.code = k.confdeltype::text
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
    GROUP BY k.oid, k.conrelid, k.confrelid, u.words, d.words";

/// Indexes that no constraint made, as `table INDEX name (a, b)`.
const SQLITE_INDEXES: &str = "
    SELECT t.name || CASE WHEN i.\"unique\" = 1 THEN ' UNIQUE' ELSE '' END || CASE WHEN i.partial = 1 THEN ' PARTIAL' ELSE '' END
        || ' INDEX ' || i.name || ' (' || GROUP_CONCAT(COALESCE(c.name, '?'), ', ' ORDER BY c.seqno) || ')'
    FROM sqlite_schema t
    JOIN pragma_index_list(t.name) i
    JOIN pragma_index_info(i.name) c
    WHERE t.type = 'table' AND i.origin = 'c'
    GROUP BY t.name, i.name, i.\"unique\", i.partial";

const POSTGRES_INDEXES: &str = "
    SELECT i.indrelid::regclass::text || CASE WHEN i.indisunique THEN ' UNIQUE' ELSE '' END
        || CASE WHEN i.indpred IS NOT NULL THEN ' PARTIAL' ELSE '' END
        || ' INDEX ' || c.relname || ' (' || STRING_AGG(COALESCE(a.attname, '?'), ', ' ORDER BY p.position) || ')'
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    CROSS JOIN UNNEST(i.indkey::int2[]) WITH ORDINALITY p (attnum, position)
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = p.attnum AND a.attnum > 0
    WHERE c.relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u'))
    GROUP BY i.indexrelid, i.indrelid, i.indisunique, i.indpred IS NOT NULL, c.relname";

async fn facts(db: &Db) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    match db {
        Db::Sqlite { read, .. } => {
            for sql in [SQLITE_COLUMNS, SQLITE_PRIMARY_KEYS, SQLITE_UNIQUE, SQLITE_FOREIGN_KEYS, SQLITE_INDEXES] {
                facts.extend(sqlx::query_scalar::<_, String>(sql).fetch_all(read).await.unwrap());
            }
        }
        Db::Postgres { pool } => {
            for sql in [POSTGRES_COLUMNS, POSTGRES_PRIMARY_AND_UNIQUE, POSTGRES_FOREIGN_KEYS, POSTGRES_INDEXES] {
                facts.extend(sqlx::query_scalar::<_, String>(sql).fetch_all(pool).await.unwrap());
            }
        }
    }
    facts
}

#[tokio::test]
async fn both_databases_have_the_same_tables_columns_keys_and_indexes() {
    let sqlite = facts(&testing::sqlite().await.db).await;
    for expected in [
        "person 1 id BLOB NOT NULL",
        "person 13 password_hash TEXT",
        "course_version UNIQUE (course_id, number)",
        "file_chunk PRIMARY KEY (hash, position)",
        "class (organisation_id) REFERENCES organisation (id) ON UPDATE NO ACTION ON DELETE NO ACTION",
        "audit_event INDEX audit_event_subject (subject, at)",
    ] {
        assert!(sqlite.contains(expected), "the comparison does not see: {expected}\n{sqlite:#?}");
    }
    let Some(postgres) = testing::postgres().await else { return };
    let postgres = facts(&postgres.db).await;
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).cloned().collect::<Vec<_>>();
    let (in_sqlite, in_postgres) = (only(&sqlite, &postgres), only(&postgres, &sqlite));
    assert!(in_sqlite.is_empty() && in_postgres.is_empty(), "only in SQLite: {in_sqlite:#?}\nonly in PostgreSQL: {in_postgres:#?}");
}

#[test]
fn both_folders_hold_migrations_of_the_same_names() {
    let names = |folder: &str| -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(folder);
        let entries = folder.read_dir().unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}
