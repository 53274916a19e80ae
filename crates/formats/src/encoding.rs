//! Bytes to text: UTF-8, UTF-16 with and without a byte order mark, GB 18030, and Windows-1252 where the bytes cannot be Chinese.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::finding::{Finding, Level, Place, What};

/// How many bytes are looked at to tell one encoding from another.
const LOOK: usize = 64 * 1024;

/// A text and, where it was not UTF-8, what it was read as. UTF-8 is borrowed, so that a large file is in memory once.
pub(crate) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub read_as: Option<&'static str>,
}

impl Decoded<'_> {
    /// The finding that says which encoding was taken, where it was a choice.
    pub fn finding(&self) -> Option<Finding> {
        let what = What::ReadAs { encoding: self.read_as? };
        Some(Finding { level: Level::Approximated, place: Place::default(), what })
    }
}

/// Reads bytes as text. Nothing for what is no text in any encoding we know. A file that was cut off in the middle of a character loses that one only.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let read_as = (encoding != UTF_8).then(|| encoding.name());
        return decode_as(encoding, bytes.get(mark..)?).map(|text| Decoded { text, read_as });
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return decode_as(encoding, bytes).map(|text| Decoded { text, read_as: Some(encoding.name()) });
    }
    if let Some(text) = decode_as(UTF_8, bytes) {
        return Some(Decoded { text, read_as: None });
    }
    let encoding = match declared(bytes) {
        Some(encoding) => encoding,
        None if is_western(bytes) => WINDOWS_1252,
        None => GB18030,
    };
    decode_as(encoding, bytes).map(|text| Decoded { text, read_as: Some(encoding.name()) })
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
    if encoding == UTF_8 {
        let whole = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            // cut off in the last character
            Err(error) if error.error_len().is_none() => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
            Err(_) => return None,
        };
        return is_text(whole).then_some(Cow::Borrowed(whole));
    }
    // piece by piece, as the room for the longest text there could be is three times that of the file; the end is never
    // said to be the end, so that a cut in the last character is no reason to refuse the rest
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    for mut piece in bytes.chunks(LOOK) {
        while !piece.is_empty() {
            text.reserve(decoder.max_utf8_buffer_length_without_replacement(piece.len())?);
            match decoder.decode_to_string_without_replacement(piece, &mut text, false) {
                (DecoderResult::Malformed(..), _) => return None,
                (_, read) => piece = piece.get(read..)?,
            }
        }
    }
    is_text(&text).then_some(Cow::Owned(text))
}

/// No text has these control characters; most binary files do.
fn is_text(text: &str) -> bool {
    !text.bytes().take(LOOK).any(|b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c))
}

/// UTF-16 of anything with marks, spaces or line ends in ASCII has zero bytes, all at odd or all at even places; no other text has any.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| bytes.iter().take(LOOK).skip(parity).step_by(2).filter(|b| **b == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) => None,
        (even, odd) if odd > even * 4 => Some(UTF_16LE),
        (even, odd) if even > odd * 4 => Some(UTF_16BE),
        _ => None,
    }
}

/// What an XML declaration says of itself.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = &head[..head.iter().position(|b| *b == b'>')?];
    if !head.starts_with(b"<?xml") {
        return None;
    }
    let after = |needle: &[u8]| head.windows(needle.len()).position(|w| w == needle).map(|at| &head[at + needle.len()..]);
    let value = after(b"encoding=\"").or_else(|| after(b"encoding='"))?;
    let end = value.iter().position(|b| matches!(b, b'"' | b'\''))?;
    match Encoding::for_label(&value[..end])? {
        encoding if [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) => None,
        // GB 18030 holds all of GBK and GB 2312
        encoding if encoding == encoding_rs::GBK => Some(GB18030),
        encoding => Some(encoding),
    }
}

/// Chinese in GBK comes in pairs of bytes above ASCII; German and French accents stand alone. An old spreadsheet program writes the latter as Windows-1252.
fn is_western(bytes: &[u8]) -> bool {
    let (mut alone, mut runs) = (0_usize, 0_usize);
    for run in bytes.get(..bytes.len().min(LOOK)).unwrap_or_default().split(u8::is_ascii) {
        runs += usize::from(!run.is_empty());
        alone += usize::from(run.len() == 1);
    }
    runs > 0 && alone * 4 >= runs * 3
}

#[cfg(test)]
#[path = "encoding_tests.rs"]
mod tests;
