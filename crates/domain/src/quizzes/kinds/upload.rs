//! File upload: files that a person marks with a rubric.
//!
//! Response: the field `file` holds the files' addresses as stored, one per line: `<sha-256>/<name>`.

use serde::{Deserialize, Serialize};

use super::{Kind, Place, choice};
use crate::Text;
use crate::quizzes::item::Rubric;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Upload {
    /// Media types that are taken: `image/jpeg`, `image/png`, `application/pdf`, `text/plain`; empty for all of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<String>,
    /// 1 to 10.
    #[serde(default = "one_file")]
    pub max_files: u8,
    #[serde(default)]
    pub rubric: Rubric,
}

const fn one_file() -> u8 {
    1
}

const FIELD: &str = "file";

/// What can be taken at all.
const MEDIA_TYPES: [&str; 4] = ["image/jpeg", "image/png", "application/pdf", "text/plain"];

/// The longest name of a file, in characters.
const MAX_NAME: usize = 200;

/// The addresses in the field.
fn files(value: &str) -> impl Iterator<Item = &str> {
    value.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// `<sha-256>/<name>`: 64 lower-case hexadecimal digits, a name without slashes and control characters that is no folder.
fn is_address(file: &str) -> bool {
    let Some((digest, name)) = file.split_once('/') else { return false };
    let is_digest = digest.len() == 64 && digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let is_name = (1..=MAX_NAME).contains(&name.chars().count()) && !name.contains(|c: char| matches!(c, '/' | '\\') || c.is_control());
    is_digest && is_name && !matches!(name, "." | "..")
}

impl Kind for Upload {
    fn problems(&self, problems: &mut Problems) {
        for (place, media_type) in self.accept.iter().enumerate() {
            problems.expect(MEDIA_TYPES.contains(&media_type.as_str()), format!("accept.{place}"), Wrong::UnknownId);
        }
        problems.expect((1..=10).contains(&self.max_files), "max_files", Wrong::BadRange);
        problems.at("rubric", |problems| self.rubric.problems(problems));
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        let fits = |value: &str| files(value).count() <= usize::from(self.max_files) && files(value).all(is_address);
        choice::check_fields(response, |field, value| (field == FIELD).then(|| fits(value)))
    }

    fn is_complete(&self, response: &Response) -> bool {
        response.get(FIELD).is_some_and(|value| files(value).next().is_some())
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if self.is_complete(response) && self.check(response).is_ok() { Score::ByHand } else { Score::NONE }
    }

    fn guess(&self) -> Option<f64> {
        None
    }

    fn parts(&self) -> Vec<Part> {
        Vec::new()
    }

    fn classify(&self, _: &Response, _: &Variables) -> Vec<Option<String>> {
        Vec::new()
    }

    fn solution(&self, _: &Variables) -> Response {
        Response::default()
    }

    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let accept = if self.accept.is_empty() { MEDIA_TYPES.map(ToOwned::to_owned).to_vec() } else { self.accept.clone() };
        let files = files(seen.value(FIELD).unwrap_or_default()).filter(|file| is_address(file)).map(ToOwned::to_owned).collect();
        vec![Control::Files { name: FIELD.to_owned(), accept, max: self.max_files, files }]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        self.rubric.texts(visit);
    }
}

#[cfg(test)]
#[path = "upload_tests.rs"]
mod tests;
