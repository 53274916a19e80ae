mod assessments;
mod broken;
mod details;
mod examples;
mod round_trip;

use domain::Language;

use super::*;
use crate::limits::tests::zip_of;

fn options() -> ReadOptions {
    ReadOptions { language: Language::De }
}

fn read_all(bytes: &[u8]) -> Reading {
    read(bytes, options())
}

/// What was noticed, without places.
fn whats(reading: &Reading) -> Vec<What> {
    reading.findings.iter().map(|finding| finding.what.clone()).collect()
}

/// The files of a zip as texts; pictures are left out.
fn texts_of(zip: &[u8]) -> Vec<(String, String)> {
    let mut archive = crate::limits::open_zip(zip).unwrap();
    let mut texts = Vec::new();
    for index in 0..archive.len() {
        let name = archive.by_index(index).unwrap().name().to_owned();
        let bytes = crate::limits::unpack(&mut archive, index, 1 << 24).unwrap();
        if let Ok(text) = String::from_utf8(bytes) {
            texts.push((name, text));
        }
    }
    texts
}
