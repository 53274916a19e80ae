//! Where a package comes from and goes to: a folder or a zip, read with limits that hold for hostile archives too.
//!
//! Limits: 2,000 files, 256 MB a file, 512 MB in total, counted on bytes really read and never on what an archive promises.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read, Seek, Write},
    path::{Component, Path, PathBuf},
};

use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::Files;

const MAX_FILES: usize = 2_000;
const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;
const MAX_TOTAL_BYTES: u64 = 512 * 1024 * 1024;
const MAX_DEPTH: usize = 8;
const MANIFEST: &str = "course.toml";
const QUIZZES: &str = "quizzes/";

/// Why a folder or a zip could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error("{}: {error}", path.display())]
    Io { path: PathBuf, error: io::Error },
    #[error("the zip cannot be read: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("there is neither a {MANIFEST} nor a {QUIZZES}*.toml in it")]
    NoManifest,
    #[error("{0:?} is not a path a package may contain")]
    UnsafePath(String),
    #[error("{0:?} is a symbolic link; put the file itself there")]
    SymbolicLink(String),
    #[error("{0:?} is there twice")]
    Twice(String),
    #[error("there are more than {MAX_FILES} files")]
    TooManyFiles,
    #[error("{0:?} is larger than 256 MB")]
    FileTooLarge(String),
    #[error("the files are larger than 512 MB together")]
    TooLarge,
    #[error("folders are nested deeper than {MAX_DEPTH}")]
    TooDeep,
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> SourceError {
    let path = path.to_owned();
    move |error| SourceError::Io { path, error }
}

/// What was collected so far, within the limits.
struct Collector {
    files: Files,
    bytes: u64,
    max_file_bytes: u64,
    max_total_bytes: u64,
}

impl Default for Collector {
    fn default() -> Self {
        Self { files: Files::new(), bytes: 0, max_file_bytes: MAX_FILE_BYTES, max_total_bytes: MAX_TOTAL_BYTES }
    }
}

impl Collector {
    fn add(&mut self, name: String, reader: impl Read, place: &Path) -> Result<(), SourceError> {
        if self.files.len() >= MAX_FILES {
            return Err(SourceError::TooManyFiles);
        }
        if self.files.contains_key(&name) {
            return Err(SourceError::Twice(name));
        }
        let left = self.max_total_bytes.saturating_sub(self.bytes);
        let mut bytes = Vec::new();
        let read = reader.take(self.max_file_bytes.min(left) + 1).read_to_end(&mut bytes).map_err(at(place))? as u64;
        if read > self.max_file_bytes {
            return Err(SourceError::FileTooLarge(name));
        }
        if read > left {
            return Err(SourceError::TooLarge);
        }
        self.bytes += read;
        self.files.insert(name, bytes);
        Ok(())
    }
}

/// Files of tools, not of authors.
fn is_hidden(component: &str) -> bool {
    component.starts_with('.') || matches!(component, "__MACOSX" | "Thumbs.db" | "desktop.ini")
}

/// A relative path with forward slashes, nothing that leaves the package, nothing a file system could read differently.
fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && path.len() <= 512
        && !path.contains(['\\', ':'])
        && !path.chars().any(char::is_control)
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// Reads the folder of a package.
///
/// # Errors
/// When it cannot be read, has neither a `course.toml` nor a `quizzes/*.toml`, contains symbolic links, or exceeds a limit.
pub fn from_folder(path: &Path) -> Result<Files, SourceError> {
    let mut collector = Collector::default();
    walk(path, "", 0, &mut collector)?;
    if is_package(&collector.files) { Ok(collector.files) } else { Err(SourceError::NoManifest) }
}

fn walk(folder: &Path, prefix: &str, depth: usize, collector: &mut Collector) -> Result<(), SourceError> {
    if depth > MAX_DEPTH {
        return Err(SourceError::TooDeep);
    }
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let place = entry.path();
        let name = entry.file_name().into_string().map_err(|name| SourceError::UnsafePath(name.to_string_lossy().into_owned()))?;
        if is_hidden(&name) {
            continue;
        }
        let name = format!("{prefix}{name}");
        let kind = entry.file_type().map_err(at(&place))?;
        if kind.is_symlink() {
            return Err(SourceError::SymbolicLink(name));
        } else if kind.is_dir() {
            walk(&place, &format!("{name}/"), depth + 1, collector)?;
        } else if kind.is_file() && is_safe(&name) {
            let file = File::open(&place).map_err(at(&place))?;
            collector.add(name, file, &place)?;
        } else {
            return Err(SourceError::UnsafePath(name));
        }
    }
    Ok(())
}

/// Reads the zip of a package; the package may be in one folder at its top.
///
/// # Errors
/// When it cannot be read, has neither a `course.toml` nor a `quizzes/*.toml`, contains unsafe paths or symbolic links, or exceeds a limit.
pub fn from_zip(path: &Path) -> Result<Files, SourceError> {
    from_zip_reader(BufReader::new(File::open(path).map_err(at(path))?))
}

/// [`from_zip`] for an upload that is already open.
///
/// # Errors
/// Those of [`from_zip`].
pub fn from_zip_reader(reader: impl Read + Seek) -> Result<Files, SourceError> {
    let files = unzip(reader, Collector::default())?;
    without_top_folder(files).ok_or(SourceError::NoManifest)
}

fn unzip(reader: impl Read + Seek, mut collector: Collector) -> Result<Files, SourceError> {
    let mut archive = ZipArchive::new(reader)?;
    // hidden files and folders do not count, hence the generous factor
    if archive.len() > 4 * MAX_FILES {
        return Err(SourceError::TooManyFiles);
    }
    for index in 0..archive.len() {
        let entry = archive.by_index(index)?;
        // some Windows tools write backslashes
        let name = entry.name().replace('\\', "/");
        let path = name.trim_end_matches('/').to_owned();
        if !is_safe(&path) {
            return Err(SourceError::UnsafePath(name));
        }
        if path.split('/').any(is_hidden) {
            continue;
        }
        if entry.is_symlink() {
            return Err(SourceError::SymbolicLink(path));
        }
        if entry.is_dir() || name.ends_with('/') {
            continue;
        }
        collector.add(path.clone(), entry, Path::new(&path))?;
    }
    Ok(collector.files)
}

fn without_top_folder(files: Files) -> Option<Files> {
    if is_package(&files) {
        return Some(files);
    }
    let top = format!("{}/", files.keys().next()?.split_once('/')?.0);
    let files: Files = files.into_iter().map(|(path, bytes)| Some((path.strip_prefix(&top)?.to_owned(), bytes))).collect::<Option<_>>()?;
    is_package(&files).then_some(files)
}

/// A course, or banks of questions without one.
fn is_package(files: &Files) -> bool {
    files.contains_key(MANIFEST)
        || files.keys().any(|path| path.starts_with(QUIZZES) && Path::new(path).extension().is_some_and(|e| e == "toml"))
}

/// Writes the package's files into a folder, which is made when it is not there.
///
/// # Errors
/// When the folder is not empty, a path is unsafe, or writing fails.
pub fn to_folder(files: &Files, path: &Path) -> Result<(), SourceError> {
    if let Some(unsafe_path) = files.keys().find(|name| !is_safe(name)) {
        return Err(SourceError::UnsafePath(unsafe_path.clone()));
    }
    fs::create_dir_all(path).map_err(at(path))?;
    if fs::read_dir(path).map_err(at(path))?.next().is_some() {
        return Err(SourceError::NotEmpty(path.to_owned()));
    }
    for (name, bytes) in files {
        let place = path.join(name);
        // `is_safe` has seen to it; a second look is cheap and this is where it would hurt
        if Path::new(name).components().any(|part| !matches!(part, Component::Normal(_))) {
            return Err(SourceError::UnsafePath(name.clone()));
        }
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        fs::write(&place, bytes).map_err(at(&place))?;
    }
    Ok(())
}

/// Writes the package's files as a zip. The same files give the same bytes.
///
/// # Errors
/// When the file is there already or cannot be written.
pub fn to_zip(files: &Files, path: &Path) -> Result<(), SourceError> {
    let file = File::create_new(path).map_err(at(path))?;
    to_zip_writer(files, file)?.sync_all().map_err(at(path))
}

/// [`to_zip`] for a download; gives the writer back.
///
/// # Errors
/// When writing fails.
pub fn to_zip_writer<W: Write + Seek>(files: &Files, writer: W) -> Result<W, SourceError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(writer);
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes).map_err(at(Path::new(name)))?;
    }
    Ok(zip.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn files(entries: &[(&str, &str)]) -> Files {
        entries.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn zipped(entries: &[(&str, &str)]) -> Cursor<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, text) in entries {
            zip.start_file(*path, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap()
    }

    #[test]
    fn what_was_written_is_read_again_byte_for_byte() {
        let package = files(&[("course.toml", "x"), ("01-a/de.md", "\u{feff}a\r\n"), ("01-a/media/ä b.txt", "y"), ("README.md", "")]);
        let home = tempfile::tempdir().unwrap();
        let (folder, zip) = (home.path().join("folder"), home.path().join("a.zip"));
        to_folder(&package, &folder).unwrap();
        to_zip(&package, &zip).unwrap();
        assert_eq!(from_folder(&folder).unwrap(), package);
        assert_eq!(from_zip(&zip).unwrap(), package);
        assert!(matches!(to_folder(&package, &folder), Err(SourceError::NotEmpty(_))));
        assert!(matches!(to_zip(&package, &zip), Err(SourceError::Io { .. })));
        assert_eq!(
            to_zip_writer(&package, Cursor::new(Vec::new())).unwrap().into_inner(),
            to_zip_writer(&package, Cursor::new(Vec::new())).unwrap().into_inner()
        );
    }

    #[test]
    fn a_zip_may_have_one_top_folder_and_the_litter_of_a_mac() {
        let zip =
            zipped(&[("kurs/course.toml", "x"), ("kurs/01-a/de.md", "y"), ("__MACOSX/kurs/._course.toml", "z"), ("kurs/.DS_Store", "z")]);
        assert_eq!(from_zip_reader(zip).unwrap(), files(&[("course.toml", "x"), ("01-a/de.md", "y")]));
    }

    #[test]
    fn a_zip_cannot_leave_its_place() {
        for path in ["../course.toml", "/course.toml", "a/../../b", "..\\b", "C:/b", "a//b", "a/./b"] {
            let result = from_zip_reader(zipped(&[("course.toml", "x"), (path, "y")]));
            assert!(matches!(result, Err(SourceError::UnsafePath(_))), "{path}: {result:?}");
            assert!(matches!(to_folder(&files(&[(path, "y")]), Path::new("/nowhere")), Err(SourceError::UnsafePath(_))), "{path}");
        }
    }

    #[test]
    fn symbolic_links_are_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink("course.toml", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        assert!(matches!(from_zip_reader(zip.finish().unwrap()), Err(SourceError::SymbolicLink(_))));
        #[cfg(unix)]
        {
            let home = tempfile::tempdir().unwrap();
            std::os::unix::fs::symlink("/etc/passwd", home.path().join("course.toml")).unwrap();
            assert!(matches!(from_folder(home.path()), Err(SourceError::SymbolicLink(_))));
        }
    }

    #[test]
    fn a_zip_bomb_stops_at_the_limit_of_bytes_really_read() {
        let collector = || Collector { max_file_bytes: 1_000, max_total_bytes: 1_500, ..Collector::default() };
        let large = "0".repeat(1_001);
        assert!(matches!(unzip(zipped(&[("a", &large)]), collector()), Err(SourceError::FileTooLarge(_))));
        let half = "0".repeat(800);
        assert!(matches!(unzip(zipped(&[("a", &half), ("b", &half)]), collector()), Err(SourceError::TooLarge)));
        let many: Vec<(String, &str)> = (0..=MAX_FILES).map(|n| (n.to_string(), "")).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
        assert!(matches!(unzip(zipped(&many), Collector::default()), Err(SourceError::TooManyFiles)));
    }

    #[test]
    fn banks_of_questions_are_a_package_without_a_course() {
        let bank = [("quizzes/bank.toml", "x"), ("quizzes/media/a.svg", "y")];
        assert_eq!(from_zip_reader(zipped(&bank)).unwrap(), files(&bank));
        assert!(matches!(from_zip_reader(zipped(&[("quizzes/media/a.svg", "y")])), Err(SourceError::NoManifest)));
    }

    #[test]
    fn what_is_no_package_is_said_to_be_none() {
        assert!(matches!(from_zip_reader(zipped(&[("a/b", "")])), Err(SourceError::NoManifest)));
        assert!(matches!(from_zip_reader(zipped(&[("a/course.toml", ""), ("b/x", "")])), Err(SourceError::NoManifest)));
        assert!(matches!(from_zip_reader(Cursor::new(b"no zip".to_vec())), Err(SourceError::Zip(_))));
        let home = tempfile::tempdir().unwrap();
        assert!(matches!(from_folder(home.path()), Err(SourceError::NoManifest)));
        assert!(matches!(from_folder(&home.path().join("missing")), Err(SourceError::Io { .. })));
    }
}
