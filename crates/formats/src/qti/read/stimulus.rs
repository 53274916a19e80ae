//! A text that several items share, in a file of its own: it becomes part of each one's prompt.

use domain::Text;

use super::reader::Reader;
use crate::finding::What;
use crate::qti::package::resolve;
use crate::qti::parse::parse;
use crate::qti::text::join;
use crate::qti::tree::Element;

/// The longest such text, in bytes of its file: it is read again for each of its items.
const LONGEST: usize = 64 * 1024;

/// The texts that an item refers to.
pub fn read(reader: &mut Reader<'_, '_>, item: &Element) -> Text {
    let mut text = Text::default();
    for reference in item.all("assessment-stimulus-ref") {
        let address = reference.attribute("href").unwrap_or_default();
        match one(reader, address) {
            Ok(read) => text = join(text, read),
            Err(what) => reader.approximated(reference.line, what),
        }
    }
    text
}

fn one(reader: &mut Reader<'_, '_>, address: &str) -> Result<Text, What> {
    let missing = || What::MissingMedia { detail: address.to_owned() };
    let path = resolve(&reader.file, address).ok_or_else(missing)?;
    let package = reader.package.as_deref_mut().filter(|package| package.has(&path)).ok_or_else(missing)?;
    let parsed = parse(&package.text(&path, LONGEST, reader.findings)?);
    let whole = parsed.is_whole();
    let stimulus = parsed.root.filter(|_| whole).ok_or_else(missing)?;
    let body = stimulus.child("stimulus-body").ok_or_else(missing)?;
    // its pictures are where it is
    let file = std::mem::replace(&mut reader.file, path);
    let text = reader.block(&body.children);
    reader.file = file;
    Ok(text)
}
