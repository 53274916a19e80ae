//! A zip package: which files are in it, and their bytes. A name never leads out of the package, a file is never more than it claims.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Place, What};
use crate::limits::{MB, MEDIA_MB, Zip, open_zip, unpack};
use crate::{MediaFile, encoding, media};

/// The files of a package by their path.
pub struct Package<'a> {
    zip: Zip<'a>,
    files: BTreeMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Opens it and looks at all names.
    ///
    /// # Errors
    /// What is wrong with the zip as a whole.
    pub fn open(bytes: &'a [u8], findings: &mut Vec<Finding>) -> Result<Self, What> {
        let mut zip = open_zip(bytes)?;
        let mut files = BTreeMap::new();
        let refused = |name: &str| {
            let place = Place { file: Some(name.chars().take(80).collect()), ..Place::default() };
            Finding::refused(&place, What::BadValue { detail: name.to_owned() })
        };
        for index in 0..zip.len() {
            let Ok(entry) = zip.by_index_raw(index) else { continue };
            if entry.is_dir() {
                continue;
            }
            match clean(entry.name()) {
                Some(path) if !files.contains_key(&path) && !entry.is_symlink() => _ = files.insert(path, index),
                _ => findings.push(refused(entry.name())),
            }
        }
        // the same name twice: the directory of the zip counts both, the reader keeps one
        if listed(bytes).is_some_and(|listed| listed != zip.len()) {
            findings.push(Finding::approximated(&Place::default(), What::Malformed { detail: "duplicate file names".to_owned() }));
        }
        Ok(Self { zip, files })
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of the XML files.
    pub fn xml_files(&self) -> Vec<String> {
        self.files.keys().filter(|path| ends_with(path, ".xml")).cloned().collect()
    }

    /// The manifest nearest to the top.
    pub fn manifest(&self) -> Option<String> {
        let is_manifest = |path: &&String| path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("imsmanifest.xml"));
        self.files.keys().filter(is_manifest).min_by_key(|path| path.matches('/').count()).cloned()
    }

    /// A text file of at most so many bytes, with what was noticed of its encoding.
    ///
    /// # Errors
    /// Why there is no text.
    pub fn text(&mut self, path: &str, most: usize, findings: &mut Vec<Finding>) -> Result<String, What> {
        let index = *self.files.get(path).ok_or_else(|| What::MissingMedia { detail: path.to_owned() })?;
        if self.zip.by_index_raw(index).is_ok_and(|entry| entry.size() > most as u64) {
            return Err(What::TooLarge { limit_mb: u32::try_from(most.div_ceil(MB)).unwrap_or(u32::MAX) });
        }
        let bytes = unpack(&mut self.zip, index, most)?;
        let decoded = encoding::decode(&bytes).ok_or(What::UnknownEncoding)?;
        if let Some(mut finding) = decoded.finding() {
            finding.place.file = Some(path.to_owned());
            findings.push(finding);
        }
        Ok(decoded.text.into_owned())
    }

    fn media(&mut self, path: &str) -> Result<Vec<u8>, What> {
        let index = *self.files.get(path).ok_or_else(|| What::MissingMedia { detail: path.to_owned() })?;
        unpack(&mut self.zip, index, MEDIA_MB as usize * MB).map_err(|_| What::MediaRefused { detail: path.to_owned() })
    }
}

/// The path of an entry without `./`; nothing for one that is absolute or leads out of the package.
fn clean(name: &str) -> Option<String> {
    let name = name.replace('\\', "/");
    let drive = name.as_bytes().get(1) == Some(&b':');
    if name.starts_with('/') || drive || name.contains('\0') || name.split('/').any(|part| part == "..") {
        return None;
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// The path that an address means in a file of the package. Nothing for an address on the net or one that leads out of the package.
pub fn resolve(base: &str, address: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    let address = decoded(address).replace('\\', "/");
    if address.is_empty() || address.contains("://") || address.starts_with("//") || address.starts_with("data:") {
        return None;
    }
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> =
        if address.starts_with('/') { Vec::new() } else { folder.split('/').filter(|part| !part.is_empty()).collect() };
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// `%20` and the like; what is not UTF-8 then stays as it was.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut at = 0;
    while let Some(b) = address.as_bytes().get(at) {
        let hex = address.get(at + 1..at + 3).filter(|_| *b == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(hex.unwrap_or(*b));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

/// How many files the end record of the zip counts.
fn listed(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(65_557);
    let tail = bytes.get(from..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count: [u8; 2] = tail.get(at + 10..at + 12)?.try_into().ok()?;
    let count = u16::from_le_bytes(count);
    (count != u16::MAX).then_some(usize::from(count))
}

pub fn ends_with(path: &str, end: &str) -> bool {
    path.len() >= end.len() && path.as_bytes()[path.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
}

/// The pictures that items name, taken out of the package as they are named.
#[derive(Default)]
pub struct Media {
    /// Our address by the path in the package; nothing for a file that was refused.
    names: BTreeMap<String, Option<String>>,
    pub files: Vec<MediaFile>,
    taken: BTreeSet<String>,
    /// The last number that was given to names that are the same.
    numbers: BTreeMap<String, usize>,
    bytes: usize,
}

/// All pictures of a file together, in bytes.
const ALL_MEDIA: usize = crate::limits::UNPACKED_MB as usize * MB;

impl Media {
    /// Our address of a picture that a file names.
    ///
    /// # Errors
    /// Why there is none.
    pub fn take(&mut self, package: Option<&mut Package<'_>>, base: &str, address: &str) -> Result<String, What> {
        let missing = || What::MissingMedia { detail: address.to_owned() };
        let path = resolve(base, address).ok_or_else(missing)?;
        let refused = || What::MediaRefused { detail: address.to_owned() };
        if let Some(known) = self.names.get(&path) {
            return known.clone().ok_or_else(refused);
        }
        let package = package.filter(|package| package.has(&path)).ok_or_else(missing)?;
        let taken = package.media(&path).ok().filter(|bytes| self.bytes + bytes.len() <= ALL_MEDIA);
        let name = taken.and_then(|bytes| {
            let name = self.free_name(&path, media::kind(&bytes)?);
            self.bytes += bytes.len();
            self.files.push(MediaFile { path: name.clone(), bytes });
            Some(name)
        });
        self.names.insert(path, name.clone());
        name.ok_or_else(refused)
    }

    /// `media/seam.png`, `media/seam-2.png` when that is taken.
    fn free_name(&mut self, path: &str, extension: &str) -> String {
        let name = media::name(path, extension);
        let stem = name.strip_suffix(extension).and_then(|stem| stem.strip_suffix('.')).unwrap_or(&name);
        let mut free = format!("media/{name}");
        while !self.taken.insert(free.clone()) {
            let number = self.numbers.entry(name.clone()).or_insert(1);
            *number += 1;
            free = format!("media/{stem}-{number}.{extension}");
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_of_the_package_are_not_taken() {
        assert_eq!(clean("./items//a.xml").as_deref(), Some("items/a.xml"));
        for bad in ["../a.xml", "/etc/passwd", "C:\\a.xml", "items/../../a", "..\\a", "", "./"] {
            assert_eq!(clean(bad), None, "{bad}");
        }
    }

    #[test]
    fn addresses_are_those_of_the_file_they_stand_in() {
        assert_eq!(resolve("items/a.xml", "../media/seam%20one.png?x#y").as_deref(), Some("media/seam one.png"));
        assert_eq!(resolve("items/a.xml", "b.png").as_deref(), Some("items/b.png"));
        assert_eq!(resolve("a.xml", "/media/b.png").as_deref(), Some("media/b.png"));
        assert_eq!(resolve("a.xml", "100%.png").as_deref(), Some("100%.png"));
        for out in ["../../b.png", "https://example.com/b.png", "//example.com/b.png", "data:image/png;base64,AA", "", "#a"] {
            assert_eq!(resolve("items/a.xml", out), None, "{out}");
        }
    }
}
