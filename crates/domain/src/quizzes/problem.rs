//! What is wrong with an item that an author is writing or a file brought.

use serde::Serialize;

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Where: a path into the serialised form, as `body.options.2.text`; empty for the item as a whole.
    pub at: String,
    pub what: Wrong,
}

/// What is wrong, to be said in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    /// A text is needed in at least one language.
    NoText,
    /// The id is empty or has other characters than lower-case letters, digits and hyphens, or more than 60.
    BadId,
    /// Two things have the same id.
    SameId,
    /// There are too few: options, statements, levels, …
    TooFew,
    TooMany,
    /// No answer gets full marks.
    NoRightAnswer,
    /// Exactly one has to be right.
    NotOneRight,
    /// A share outside its range.
    BadCredit,
    /// Marks have to be more than 0 and at most 1,000.
    BadMarks,
    /// It names an id that there is not.
    UnknownId,
    /// A marker in the text without its gap, or a gap without its marker, in one of the languages.
    MarkersDiffer,
    /// The expression cannot be computed.
    BadExpression,
    /// The smallest value is above the largest, a step is not above 0, a tolerance is below 0, …
    BadRange,
    /// There are units, and none of them has the factor 1.
    BadUnits,
    /// A text is longer than is taken.
    TooLong,
}

/// Problems as they are found, with the path they are found at.
#[derive(Debug, Default)]
pub struct Problems {
    path: Vec<String>,
    found: Vec<Problem>,
}

impl Problems {
    /// Looks at a part: what is noted inside is at `name`.
    pub fn at(&mut self, name: impl ToString, look: impl FnOnce(&mut Self)) {
        self.path.push(name.to_string());
        look(self);
        self.path.pop();
    }

    pub fn note(&mut self, what: Wrong) {
        self.found.push(Problem { at: self.path.join("."), what });
    }

    /// Notes `what` at the part `name` unless `fine`.
    pub fn expect(&mut self, fine: bool, name: impl ToString, what: Wrong) {
        if !fine {
            self.at(name, |problems| problems.note(what));
        }
    }

    /// Checks that ids are well-formed and each there once; `name` is the list's.
    pub fn ids<'a>(&mut self, name: &str, ids: impl IntoIterator<Item = &'a str>) {
        let mut seen = std::collections::BTreeSet::new();
        for (place, id) in ids.into_iter().enumerate() {
            let at = format!("{name}.{place}.id");
            self.expect(is_id(id), &at, Wrong::BadId);
            self.expect(seen.insert(id), &at, Wrong::SameId);
        }
    }

    #[must_use]
    pub fn into_vec(self) -> Vec<Problem> {
        self.found
    }
}

/// Lower-case ASCII letters, digits and hyphens, 1 to 60 of them.
#[must_use]
pub fn is_id(id: &str) -> bool {
    (1..=60).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
