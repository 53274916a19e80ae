//! Media files: which are accepted, whether they are what they say, and where pages find them.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::{Files, problem::Problems, svg};

/// A media file of a package. Stored once, by the hash of its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// The path in the package.
    pub path: String,
    /// SHA-256 of the content, lower-case hexadecimal.
    pub hash: String,
    pub media_type: &'static str,
    /// The file's name without its folders.
    pub name: String,
    /// In bytes.
    pub size: u64,
}

impl Media {
    /// Where the server gives it out: `/media/{hash}/{name}`, the name percent-encoded.
    #[must_use]
    pub fn url(&self) -> String {
        let mut url = format!("/media/{}/", self.hash);
        for byte in self.name.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                url.push(char::from(byte));
            } else {
                url.push('%');
                url.push_str(&hexadecimal(&[byte]).to_ascii_uppercase());
            }
        }
        url
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// A media type by file extension, and how to recognise its content.
struct Format {
    extension: &'static str,
    media_type: &'static str,
    recognise: fn(&[u8]) -> bool,
}

const fn format(extension: &'static str, media_type: &'static str, recognise: fn(&[u8]) -> bool) -> Format {
    Format { extension, media_type, recognise }
}

/// Everything a package may contain as media; nothing a browser would run.
const FORMATS: [Format; 17] = [
    format("svg", "image/svg+xml", |_| true), // looked at more closely by `svg`
    format("png", "image/png", |bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n")),
    format("jpg", "image/jpeg", |bytes| bytes.starts_with(&[0xff, 0xd8, 0xff])),
    format("webp", "image/webp", |bytes| bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")),
    format("mp3", "audio/mpeg", |bytes| bytes.starts_with(b"ID3") || matches!(bytes, [0xff, second, ..] if second & 0xe0 == 0xe0)),
    format("m4a", "audio/mp4", is_mp4),
    format("ogg", "audio/ogg", |bytes| bytes.starts_with(b"OggS")),
    format("opus", "audio/ogg", |bytes| bytes.starts_with(b"OggS")),
    format("wav", "audio/wav", |bytes| bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WAVE")),
    format("mp4", "video/mp4", is_mp4),
    format("webm", "video/webm", |bytes| bytes.starts_with(&[0x1a, 0x45, 0xdf, 0xa3])),
    format("vtt", "text/vtt", |bytes| is_text(bytes) && bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).starts_with(b"WEBVTT")),
    format("pdf", "application/pdf", |bytes| bytes.starts_with(b"%PDF-")),
    format("csv", "text/csv", is_text),
    format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", is_zip),
    format("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", is_zip),
    format("txt", "text/plain", is_text),
];

fn is_mp4(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
}

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0)
}

/// All media files of the package.
pub struct Catalogue {
    media: BTreeMap<String, Media>,
    /// Files that were reported already: a reference to one is no second problem.
    rejected: BTreeSet<String>,
}

/// What a reference points at.
pub enum Found<'a> {
    Media(&'a Media),
    /// Reported already.
    Rejected,
    Missing,
}

impl Catalogue {
    /// Checks every file in a `media` folder.
    pub fn read(files: &Files, problems: &mut Problems) -> Self {
        let mut catalogue = Self { media: BTreeMap::new(), rejected: BTreeSet::new() };
        for (path, bytes) in files.iter().filter(|(path, _)| is_in_media_folder(path)) {
            match check(path, bytes) {
                Ok(media) => {
                    catalogue.media.insert(path.clone(), media);
                }
                Err((line, message)) => {
                    problems.add(path, line, message);
                    catalogue.rejected.insert(path.clone());
                }
            }
        }
        catalogue
    }

    pub fn all(&self) -> impl Iterator<Item = &Media> {
        self.media.values()
    }

    /// The file that `media/…` means in the lesson of `folder`.
    pub fn find(&self, folder: &str, reference: &str) -> Found<'_> {
        let path = format!("{folder}/{reference}");
        match self.media.get(&path) {
            Some(media) => Found::Media(media),
            None if self.rejected.contains(&path) => Found::Rejected,
            None => Found::Missing,
        }
    }
}

fn is_in_media_folder(path: &str) -> bool {
    path.rsplit_once('/').is_some_and(|(folders, _)| folders.split('/').take(2).any(|folder| folder == "media"))
}

fn check(path: &str, bytes: &[u8]) -> Result<Media, (Option<u32>, String)> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let Some(format) = FORMATS.iter().find(|format| format.extension == extension) else {
        let known: Vec<_> = FORMATS.iter().map(|format| format!(".{}", format.extension)).collect();
        return Err((None, format!("files of this type are not accepted as media; there are {}", known.join(" "))));
    };
    if !(format.recognise)(bytes) {
        return Err((None, format!("the content is not {}; export the file again or give it its right extension", format.media_type)));
    }
    if format.extension == "svg" {
        svg::check(bytes).map_err(|(line, message)| (Some(line), message))?;
    }
    Ok(Media {
        path: path.to_owned(),
        hash: hexadecimal(&Sha256::digest(bytes)),
        media_type: format.media_type,
        name: name.to_owned(),
        size: bytes.len() as u64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_extension_says() {
        let good: [(&str, &[u8]); 17] = [
            ("a.svg", br#"<svg xmlns="http://www.w3.org/2000/svg"/>"#),
            ("a.PNG", b"\x89PNG\r\n\x1a\n..."),
            ("a.jpg", b"\xff\xd8\xff\xe0"),
            ("a.webp", b"RIFF....WEBP"),
            ("a.mp3", b"ID3"),
            ("b.mp3", b"\xff\xfb\x90"),
            ("a.m4a", b"....ftypM4A "),
            ("a.ogg", b"OggS"),
            ("a.opus", b"OggS"),
            ("a.wav", b"RIFF....WAVE"),
            ("a.mp4", b"....ftypisom"),
            ("a.webm", b"\x1a\x45\xdf\xa3"),
            ("a.vtt", b"\xef\xbb\xbfWEBVTT\n"),
            ("a.pdf", b"%PDF-1.7"),
            ("a.csv", b"a,b"),
            ("a.xlsx", b"PK\x03\x04"),
            ("a.txt", "ü".as_bytes()),
        ];
        for (name, bytes) in good {
            assert!(check(&format!("01-a/media/{name}"), bytes).is_ok(), "{name}");
        }
        for (name, bytes) in
            [("a.png", &b"GIF89a"[..]), ("a.jpg", b"\x89PNG\r\n\x1a\n"), ("a.txt", b"\xff"), ("a.pdf", b""), ("a.vtt", b"hello")]
        {
            let (_, message) = check(name, bytes).unwrap_err();
            assert!(message.starts_with("the content is not"), "{name}: {message}");
        }
        for name in ["a.exe", "a.html", "a.js", "a", "a.svgz", ".svg.sh"] {
            let (_, message) = check(name, b"").unwrap_err();
            assert!(message.starts_with("files of this type"), "{name}: {message}");
        }
    }

    #[test]
    fn the_address_is_the_hash_and_the_encoded_name() {
        let media = check("01-a/media/Übung 1.txt", b"abc").unwrap();
        assert_eq!(media.hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(media.url(), format!("/media/{}/%C3%9Cbung%201.txt", media.hash));
        assert_eq!((media.name.as_str(), media.size, media.media_type), ("Übung 1.txt", 3, "text/plain"));
    }

    #[test]
    fn only_what_lies_in_a_media_folder_is_media() {
        for (path, expected) in [
            ("01-a/media/x.png", true),
            ("media/x.png", true),
            ("01-a/media/sub/x.png", true),
            ("01-a/x.png", false),
            ("media", false),
            ("a/b/media/x", false),
        ] {
            assert_eq!(is_in_media_folder(path), expected, "{path}");
        }
    }
}
