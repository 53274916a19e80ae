//! Files inside questions, in base64, and the addresses that texts use for them.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::finding::{Finding, Place, What};
use crate::limits::{MB, MEDIA_MB};
use crate::xml::Element;
use crate::{MediaFile, media};

/// Files taken so far.
#[derive(Default)]
pub(super) struct Media {
    files: Vec<MediaFile>,
    paths: BTreeSet<String>,
    /// By what is in them, so that the same picture is there once.
    contents: BTreeMap<u64, Vec<usize>>,
    /// For each name the number that was given last.
    last: BTreeMap<String, usize>,
}

impl Media {
    pub fn into_files(self) -> Vec<MediaFile> {
        self.files
    }

    /// Takes the `<file>`s of a text; gives for each name in the file where it is now.
    pub fn files_of(&mut self, element: &Element, place: &Place, findings: &mut Vec<Finding>) -> BTreeMap<String, String> {
        let mut addresses = BTreeMap::new();
        for file in element.all("file") {
            let name = file.attribute("name").unwrap_or_default();
            let path = format!("{}{name}", file.attribute("path").unwrap_or("/"));
            match decode(&file.text()).and_then(|bytes| self.add(name, bytes)) {
                Some(address) => {
                    addresses.insert(path, address);
                }
                None => findings.push(Finding::refused(place, What::MediaRefused { detail: name.to_owned() })),
            }
        }
        addresses
    }

    /// Where a picture of a text is with us; nothing for one that did not come.
    pub fn address(&mut self, src: &str, files: &BTreeMap<String, String>, place: &Place, findings: &mut Vec<Finding>) -> Option<String> {
        if let Some(path) = src.strip_prefix("@@PLUGINFILE@@") {
            let path = percent_decoded(path.split(['?', '#']).next().unwrap_or_default());
            let found = files.get(&path).cloned();
            if found.is_none() {
                findings.push(Finding::refused(place, What::MissingMedia { detail: path.trim_start_matches('/').to_owned() }));
            }
            return found;
        }
        if let Some((_, data)) = src.strip_prefix("data:").and_then(|data| data.split_once(";base64,")) {
            let added = decode(data).and_then(|bytes| self.add("picture", bytes));
            if added.is_none() {
                findings.push(Finding::refused(place, What::MediaRefused { detail: "data:".to_owned() }));
            }
            return added;
        }
        // pictures of other servers are not fetched, and a page of ours shows none
        findings.push(Finding::refused(place, What::MediaRefused { detail: src.to_owned() }));
        None
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) -> Option<String> {
        let extension = media::kind(&bytes).filter(|_| bytes.len() <= MEDIA_MB as usize * MB)?;
        let wanted = media::name(name, extension);
        let stem = wanted.strip_suffix(extension)?.trim_end_matches('.').to_owned();
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let same = self.contents.entry(hasher.finish()).or_default();
        let is_same =
            |at: &usize| self.files.get(*at).filter(|there| there.bytes == bytes && there.path.starts_with(&format!("media/{stem}")));
        if let Some(there) = same.iter().find_map(is_same) {
            return Some(there.path.clone());
        }
        let mut path = format!("media/{wanted}");
        while !self.paths.insert(path.clone()) {
            let number = self.last.entry(wanted.clone()).or_insert(1);
            *number += 1;
            path = format!("media/{stem}-{number}.{extension}");
        }
        same.push(self.files.len());
        self.files.push(MediaFile { path: path.clone(), bytes });
        Some(path)
    }
}

/// Base64 with line ends in it, as files have it.
fn decode(text: &str) -> Option<Vec<u8>> {
    // four characters are three bytes
    if text.len() / 4 * 3 > MEDIA_MB as usize * MB * 11 / 10 {
        return None;
    }
    if text.bytes().any(|b| b.is_ascii_whitespace()) {
        let packed: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
        return STANDARD.decode(packed).ok();
    }
    STANDARD.decode(text).ok()
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok()).filter(|_| *first == b'%');
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
