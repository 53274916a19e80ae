//! Results kept in the target directory beside a fingerprint of what they were made from.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The SHA-256 of all parts, in hex. Where one part ends and the next begins counts.
pub fn fingerprint(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // writing to a string cannot fail
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Runs `make`, which writes files into `folder`, unless they were made with the same `key`.
pub fn cached(folder: &Path, key: &str, make: impl FnOnce() -> Result<()>) -> Result<()> {
    let stamp = folder.join("key");
    if fs::read_to_string(&stamp).is_ok_and(|made_with| made_with == key) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    make()?;
    fs::write(&stamp, key).with_context(|| format!("cannot write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::{cached, fingerprint};

    #[test]
    fn a_fingerprint_knows_where_parts_end() {
        assert_ne!(fingerprint(&[b"ab", b"c"]), fingerprint(&[b"a", b"bc"]));
    }

    #[test]
    fn the_same_key_makes_things_once() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("thing");
        let mut made = 0;
        for key in ["one", "one", "two"] {
            cached(&folder, key, || {
                made += 1;
                Ok(())
            })
            .unwrap();
        }
        assert_eq!(made, 2);
    }
}
