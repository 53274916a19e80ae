//! The folder the server serves as static files.
//!
//! `assets/` holds files whose name carries the beginning of their SHA-256: they never change and may be cached for
//! ever. Files of `public/` keep their names and lie at the root. Beside every file that shrinks lie `.br` and `.gz`.
//! `manifest.json` tells the server today's names.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::cache::hex;

/// The addresses a page refers to.
#[derive(Serialize)]
pub struct Manifest {
    pub css: String,
    pub quiz_css: String,
    pub teaching_css: String,
    pub js: String,
    pub wasm: String,
}

pub struct Site {
    folder: PathBuf,
    /// What belongs there; anything else is from an earlier build.
    files: BTreeSet<PathBuf>,
}

impl Site {
    pub fn open(folder: &Path) -> Result<Self> {
        let assets = folder.join("assets");
        fs::create_dir_all(&assets).with_context(|| format!("cannot make {}", assets.display()))?;
        Ok(Self { folder: folder.to_owned(), files: BTreeSet::new() })
    }

    /// Adds `assets/<stem>.<hash>.<extension>` and gives its address.
    pub fn add_hashed(&mut self, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
        let hash = Sha256::digest(content);
        let hash = hex(&hash[..5]);
        let name = format!("assets/{stem}.{hash}.{extension}");
        self.add(Path::new(&name), content)?;
        Ok(format!("/{name}"))
    }

    /// Adds everything in `from` under its own name; a folder that does not exist is an empty one.
    pub fn add_folder(&mut self, from: &Path) -> Result<()> {
        for path in files_in(from)? {
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let name = path.strip_prefix(from)?.to_owned();
            self.add(&name, &content)?;
        }
        Ok(())
    }

    /// Writes the manifest and removes what earlier builds left.
    pub fn finish(mut self, manifest: Manifest) -> Result<Manifest> {
        let mut text = serde_json::to_vec(&manifest)?;
        text.push(b'\n');
        let path = self.folder.join("manifest.json");
        if fs::read(&path).ok().as_ref() != Some(&text) {
            write_whole(&path, &text)?;
        }
        self.files.insert(path);
        for path in files_in(&self.folder)? {
            if !self.files.contains(&path) {
                fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            }
        }
        Ok(manifest)
    }

    fn add(&mut self, name: &Path, content: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        let twins = [twin(&path, "br"), twin(&path, "gz")];
        // the file itself is written last: if it is there and the same, its twins are there, too
        if fs::read(&path).is_ok_and(|old| old == content) {
            self.files.extend(twins.into_iter().filter(|twin| twin.exists()));
        } else {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
            }
            let compressed: [Compress; 2] = [|content| Ok(brotli(content, 11)), gzip];
            for (twin, compress) in twins.into_iter().zip(compressed) {
                let smaller = if shrinks(&path) { Some(compress(content)?) } else { None };
                if let Some(smaller) = smaller.filter(|smaller| smaller.len() < content.len()) {
                    write_whole(&twin, &smaller)?;
                    self.files.insert(twin);
                } else if twin.exists() {
                    fs::remove_file(&twin)?;
                }
            }
            write_whole(&path, content)?;
        }
        self.files.insert(path);
        Ok(())
    }
}

type Compress = fn(&[u8]) -> Result<Vec<u8>>;

/// Compressed with brotli; 11 is the slowest and smallest quality.
pub fn brotli(content: &[u8], quality: u32) -> Vec<u8> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 64 * 1024, quality, 22);
    // writing to memory cannot fail, and dropping the writer finishes the stream
    let _ = writer.write_all(content);
    drop(writer);
    compressed
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}

/// Whether files of this kind are worth compressing: text, more or less; pictures and sound are compressed already.
fn shrinks(path: &Path) -> bool {
    const KINDS: [&str; 13] = ["css", "html", "ico", "js", "json", "map", "mjs", "svg", "txt", "vtt", "wasm", "webmanifest", "xml"];
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| KINDS.contains(&extension))
}

fn twin(path: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(extension);
    name.into()
}

/// Never leaves half a file under the real name.
fn write_whole(path: &Path, content: &[u8]) -> Result<()> {
    let part = twin(path, "part");
    fs::write(&part, content).and_then(|()| fs::rename(&part, path)).with_context(|| format!("cannot write {}", path.display()))
}

/// All files below a folder.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Manifest, Site};

    #[test]
    fn a_new_build_replaces_the_old_one_and_compresses_text() {
        let folder = tempfile::tempdir().unwrap();
        let text = b"body { color: red }\n".repeat(20);
        for content in [&text[20..], &text[..]] {
            let mut site = Site::open(folder.path()).unwrap();
            let css = site.add_hashed("app", "css", content).unwrap();
            site.finish(Manifest { css, quiz_css: String::new(), teaching_css: String::new(), js: String::new(), wasm: String::new() })
                .unwrap();
        }
        let names: Vec<_> =
            fs::read_dir(folder.path().join("assets")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(names.len(), 3, "one file and its twins: {names:?}");
        let manifest = fs::read_to_string(folder.path().join("manifest.json")).unwrap();
        assert!(names.iter().any(|name| manifest.contains(&format!("/assets/{name}\""))), "{manifest} {names:?}");
    }
}
