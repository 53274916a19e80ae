//! How much of a file is taken, so that memory and time are bounded whatever comes.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::finding::What;

/// Of an uploaded file.
pub const FILE_MB: u32 = 50;
/// Of everything in a zip, unpacked.
pub const UNPACKED_MB: u32 = 200;
/// Of one picture or other file of a question.
pub const MEDIA_MB: u32 = 10;
/// Files in a zip.
pub const ENTRIES: usize = 10_000;
/// Questions in a file.
pub const ITEMS: usize = 5_000;
/// Findings of a file; reading ends there, as nobody reads more.
pub const FINDINGS: usize = 2_000;
/// Of one text of a question, with pictures that stand in it as `data:`.
pub const TEXT_MB: u32 = 5;
/// Options, pairs, gaps and the like of one question.
pub const PARTS: usize = 500;
/// Elements of one question, and tags of one text.
pub const ELEMENTS: usize = 20_000;
/// XML of a spreadsheet, unpacked: its reader keeps many small texts of it.
pub const SHEET_MB: u32 = 40;
/// Elements in each other, in XML and in HTML.
pub const DEPTH: usize = 60;
/// How many times its packed size a file in a zip may have, once it is larger than [`RATIO_FROM`]. Text reaches 20, a sheet of equal rows 100.
const RATIO: u64 = 250;
const RATIO_FROM: u64 = 1 << 20;

pub(crate) const MB: usize = 1 << 20;

pub(crate) type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a zip after a look at the sizes it claims.
///
/// # Errors
/// [`What::ZipBomb`] for sizes or a number of files that are not taken, [`What::Malformed`] for what is no zip.
pub(crate) fn open_zip(bytes: &[u8]) -> Result<Zip<'_>, What> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| What::Malformed { detail: error.to_string() })?;
    if zip.len() > ENTRIES {
        return Err(What::ZipBomb);
    }
    let mut whole = 0_u64;
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|error| What::Malformed { detail: error.to_string() })?;
        whole = whole.saturating_add(entry.size());
        if entry.size() > RATIO_FROM && entry.size() / entry.compressed_size().max(1) > RATIO {
            return Err(What::ZipBomb);
        }
    }
    if whole > u64::from(UNPACKED_MB) << 20 { Err(What::ZipBomb) } else { Ok(zip) }
}

/// Unpacks one file, never more than it claimed and never more than `most` bytes.
///
/// # Errors
/// [`What::ZipBomb`] where there is more than claimed or taken, [`What::Malformed`] where it cannot be unpacked.
pub(crate) fn unpack(zip: &mut Zip<'_>, index: usize, most: usize) -> Result<Vec<u8>, What> {
    let malformed = |detail: String| What::Malformed { detail };
    let entry = zip.by_index(index).map_err(|error| malformed(error.to_string()))?;
    let claimed = usize::try_from(entry.size()).unwrap_or(usize::MAX);
    if claimed > most {
        return Err(What::ZipBomb);
    }
    let mut bytes = Vec::with_capacity(claimed.min(MB));
    entry.take(claimed as u64 + 1).read_to_end(&mut bytes).map_err(|error| malformed(error.to_string()))?;
    if bytes.len() > claimed { Err(What::ZipBomb) } else { Ok(bytes) }
}

/// Unpacks what a reader that unpacks by itself will look at (`looked_at` by its name) once, to nowhere, and counts.
///
/// # Errors
/// As [`unpack`].
pub(crate) fn check_zip(bytes: &[u8], most: u64, looked_at: impl Fn(&str) -> bool) -> Result<(), What> {
    let mut zip = open_zip(bytes)?;
    let mut whole = 0_u64;
    for index in 0..zip.len() {
        let entry = zip.by_index(index).map_err(|error| What::Malformed { detail: error.to_string() })?;
        if !looked_at(entry.name()) {
            continue;
        }
        let claimed = entry.size();
        let real = std::io::copy(&mut entry.take(claimed.saturating_add(1)), &mut std::io::sink())
            .map_err(|error| What::Malformed { detail: error.to_string() })?;
        whole = whole.saturating_add(real);
        if real > claimed || whole > most {
            return Err(What::ZipBomb);
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    pub(crate) fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn zeros_are_a_bomb_and_text_is_not() {
        assert_eq!(open_zip(&zip_of(&[("zeros", &vec![0; 20 * MB])])).err(), Some(What::ZipBomb));
        let text = zip_of(&[("text", "焊接与冷却。".repeat(10).as_bytes())]);
        assert_eq!(unpack(&mut open_zip(&text).unwrap(), 0, MB).unwrap().len(), 180);
        assert_eq!(unpack(&mut open_zip(&text).unwrap(), 0, 100).err(), Some(What::ZipBomb));
        assert_eq!(check_zip(&text, 100, |_| true), Err(What::ZipBomb));
    }

    #[test]
    fn a_file_larger_than_it_claims_is_never_unpacked_whole() {
        let honest = zip_of(&[("zeros", &vec![0; MB])]);
        // the size unpacked stands at 24 in the central directory's record and at 22 in the file's own
        let size = u32::try_from(MB).unwrap().to_le_bytes();
        let mut lying = honest.clone();
        for at in 0..lying.len() - 4 {
            if lying[at..at + 4] == size {
                lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
            }
        }
        assert_ne!(honest, lying);
        assert!(check_zip(&lying, 10 * MB as u64, |_| true).is_err());
        let unpacked = open_zip(&lying).and_then(|mut zip| unpack(&mut zip, 0, MB));
        assert!(unpacked.is_err());
    }

    #[test]
    fn no_zip_is_malformed() {
        assert!(matches!(open_zip(b"PK\x03\x04 and then nothing").err(), Some(What::Malformed { .. })));
    }
}
