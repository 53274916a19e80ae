//! Files by the hash of their content, in pieces of at most [`CHUNK`] bytes.

use sqlx::FromRow;

use crate::{Conn, Result};

/// Bytes in one piece: what one request holds in memory at a time.
pub const CHUNK: usize = 256 * 1024;

#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct FileHead {
    pub hash: String,
    pub media_type: String,
    /// Bytes.
    pub size: i64,
}

/// Stores a file, unless one with this hash is there.
pub async fn insert(conn: &mut Conn<'_>, hash: &str, media_type: &str, bytes: &[u8]) -> Result<()> {
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let new = execute!(
        conn,
        "INSERT INTO file (hash, media_type, size) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING",
        hash,
        media_type,
        size
    )?;
    if new == 0 {
        return Ok(());
    }
    for (position, piece) in (0_i64..).zip(bytes.chunks(CHUNK)) {
        execute!(conn, "INSERT INTO file_chunk (hash, position, bytes) VALUES ($1, $2, $3)", hash, position, piece)?;
    }
    Ok(())
}

pub async fn head(conn: &mut Conn<'_>, hash: &str) -> Result<Option<FileHead>> {
    fetch_optional!(conn, FileHead, "SELECT hash, media_type, size FROM file WHERE hash = $1", hash)
}

/// Whether the file belongs to a course or a bank, so that people who may see courses may have it; what learners handed in does not.
pub async fn is_shared(conn: &mut Conn<'_>, hash: &str) -> Result<bool> {
    let row = fetch_one!(
        conn,
        (i64,),
        "SELECT CAST((SELECT COUNT(*) FROM package_file WHERE hash = $1) + (SELECT COUNT(*) FROM bank_media WHERE hash = $1) AS BIGINT)",
        hash
    )?;
    Ok(row.0 > 0)
}

/// Piece number `position` (from 0) of a file.
pub async fn chunk(conn: &mut Conn<'_>, hash: &str, position: i64) -> Result<Option<Vec<u8>>> {
    let row = fetch_optional!(conn, (Vec<u8>,), "SELECT bytes FROM file_chunk WHERE hash = $1 AND position = $2", hash, position)?;
    Ok(row.map(|r| r.0))
}

/// A whole file; for files known to be small, and for exports.
pub async fn read(conn: &mut Conn<'_>, hash: &str) -> Result<Vec<u8>> {
    let pieces = fetch_all!(conn, (Vec<u8>,), "SELECT bytes FROM file_chunk WHERE hash = $1 ORDER BY position", hash)?;
    Ok(pieces.into_iter().flat_map(|p| p.0).collect())
}

/// A statement that needs the database to be there and migrated.
pub async fn ping(conn: &mut Conn<'_>) -> Result<()> {
    fetch_one!(conn, (i64,), "SELECT CAST(COUNT(*) AS BIGINT) FROM course").map(drop)
}
