//! Where a passage stands, and what its references mean there: media, glossary terms, lessons, the world outside.

use domain::Language;

use super::{Course, Media, media::Found, problem::Problems};

/// Where a passage stands: what its links may mean and where its problems are reported.
pub struct Context<'a> {
    pub course: &'a Course<'a>,
    pub folder: &'a str,
    pub file: &'a str,
    pub language: Language,
    pub problems: &'a mut Problems,
}

impl<'a> Context<'a> {
    pub fn problem(&mut self, line: u32, message: impl Into<String>) {
        self.problems.add(self.file, line, message);
    }

    /// The address of `media/…`, or a problem.
    pub fn media(&mut self, reference: &str, line: u32) -> Option<&'a Media> {
        match self.course.media.find(self.folder, reference) {
            Found::Media(media) => return Some(media),
            Found::Rejected => {}
            Found::Missing if reference.starts_with("media/") => {
                self.problem(line, format!("the file {}/{reference} is not in the package; add it or correct its name", self.folder));
            }
            Found::Missing => self.problem(line, format!("{reference:?} is not a media file; write `media/` and its name")),
        }
        None
    }

    /// The address of a picture in the text, or a problem.
    pub fn picture(&mut self, reference: &str, line: u32) -> Option<String> {
        let media = self.media(reference, line)?;
        if media.media_type.starts_with("image/") {
            return Some(media.url());
        }
        self.problem(line, format!("{reference:?} is not a picture; use a `download` block or a link"));
        None
    }

    /// The element a link becomes, with its attributes; or a problem. A term is a button that opens its card, without scripts, too.
    pub fn link(&mut self, url: &str, line: u32) -> Option<(&'static str, String)> {
        if let Some(key) = url.strip_prefix("term:") {
            let attributes = format!("type=\"button\" class=\"term-link\" popovertarget=\"term-{key}\"");
            return self.term(key, line).then_some(("button", attributes));
        }
        self.address(url, line).map(|attributes| ("a", attributes))
    }

    /// The attributes of an ordinary link, or a problem.
    fn address(&mut self, url: &str, line: u32) -> Option<String> {
        if url.starts_with("media/") {
            return self.media(url, line).map(|media| format!("href=\"{}\"", media.url()));
        }
        let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme.as_deref() {
            Some("https" | "http") => return Some(format!("href=\"{}\" rel=\"noopener noreferrer\"", escape(url))),
            Some("mailto" | "tel") => return Some(format!("href=\"{}\"", escape(url))),
            _ => {}
        }
        let lesson = url.split('#').next().unwrap_or_default();
        if !url.is_empty() && (lesson.is_empty() || self.course.lessons.contains(lesson)) {
            return Some(format!("href=\"{}\"", escape(url)));
        }
        let message = "use https:, http:, mailto:, tel:, `term:key`, `media/…`, `#block` or a lesson's slug";
        self.problem(line, format!("the link {url:?} is not allowed; {message}"));
        None
    }

    /// Whether the glossary has the term; a problem when not.
    pub fn term(&mut self, key: &str, line: u32) -> bool {
        let known = self.course.terms.contains(key);
        if !known {
            self.problem(line, format!("the term `{key}` is not in glossary.toml; add it there or correct the key"));
        }
        known
    }
}

/// The attribute of a link to an e-mail address.
pub fn mailto(address: &str) -> String {
    format!("href=\"mailto:{}\"", escape(address))
}

/// Text for an attribute or an element.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::courses::package::{Files, media::Catalogue};

    #[test]
    fn only_known_and_harmless_addresses_become_links() {
        let (files, mut problems) = (Files::new(), Problems::default());
        let course = Course {
            media: Catalogue::read(&files, &mut problems),
            files: &files,
            languages: vec![],
            terms: BTreeSet::from(["face".to_owned()]),
            lessons: BTreeSet::from(["second".to_owned()]),
        };
        let mut context = Context { course: &course, folder: "01", file: "de.md", language: Language::De, problems: &mut problems };
        for url in ["https://x.test", "HTTP://x.test", "mailto:a@x.test", "tel:+49", "#end", "second", "second#end", "term:face"] {
            assert!(context.link(url, 1).is_some(), "{url}");
        }
        let bad = [
            "",
            "javascript:x",
            " javascript:x",
            "data:x",
            "//x.test",
            "/x",
            "third",
            "../second",
            "second?x",
            "term:mask",
            "media/x",
            "file:///x",
        ];
        for (line, url) in (1..).zip(bad) {
            assert_eq!(context.link(url, line), None, "{url}");
        }
        assert_eq!(problems.into_sorted().len(), bad.len());
    }
}
