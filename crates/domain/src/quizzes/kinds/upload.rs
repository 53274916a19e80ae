//! File upload: files that a person marks with a rubric.
//!
//! Response: the field `file` holds the files' addresses as stored, one per line: `<sha-256>/<name>`.

use serde::{Deserialize, Serialize};

use crate::quizzes::item::Rubric;

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
