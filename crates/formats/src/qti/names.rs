//! Names. QTI 2 writes `choiceInteraction` and `responseIdentifier`, QTI 3 `qti-choice-interaction` and `response-identifier`; inside, both are
//! `choice-interaction` and `response-identifier`. Identifiers of QTI begin with a letter or `_` and may have capitals, ours not.

use std::collections::{BTreeMap, BTreeSet};

use domain::quizzes::problem::is_id;

use crate::ids::{letter, slug};

/// What begins our own attributes. Other systems ignore them: QTI 3 allows `data-…` on everything in a body.
pub const OURS: &str = "data-ext-qiao-";

/// The element's or attribute's name as it is used inside, without its prefix of a namespace.
pub fn normal(name: &str) -> String {
    let local = if name.starts_with("xml:") { name } else { name.rsplit(':').next().unwrap_or(name) };
    let local = local.strip_prefix("qti-").unwrap_or(local);
    let mut normal = String::with_capacity(local.len() + 4);
    for c in local.chars() {
        if c.is_ascii_uppercase() && !normal.is_empty() && !normal.ends_with('-') {
            normal.push('-');
        }
        normal.push(c.to_ascii_lowercase());
    }
    normal
}

/// An id of ours as QTI takes it. [`Names::ours`] gives the same id back.
pub fn identifier(id: &str) -> String {
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id.to_owned() } else { format!("_{id}") }
}

/// The id that [`identifier`] was made from, where it was.
pub fn from_identifier(identifier: &str) -> Option<&str> {
    let id = match identifier.strip_prefix('_') {
        Some(id) if !id.starts_with(|c: char| c.is_ascii_alphabetic()) => id,
        _ => identifier,
    };
    is_id(id).then_some(id)
}

/// The ids of one item's options, rows, gaps by the identifiers of the file.
#[derive(Debug, Default)]
pub struct Names {
    ids: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    /// The last number that was given to names that are the same.
    numbers: BTreeMap<String, usize>,
}

impl Names {
    /// The id for an identifier, the same each time it is asked for.
    pub fn ours(&mut self, identifier: &str) -> String {
        if let Some(id) = self.ids.get(identifier) {
            return id.clone();
        }
        let mut id = from_identifier(identifier).map_or_else(|| slug(identifier), str::to_owned);
        if !is_id(&id) {
            id = letter(self.ids.len());
        }
        let base: String = id.chars().take(54).collect();
        while !self.taken.insert(id.clone()) {
            let number = self.numbers.entry(base.clone()).or_insert(1);
            *number += 1;
            id = format!("{base}-{number}");
        }
        self.ids.insert(identifier.to_owned(), id.clone());
        id
    }

    /// The id that one of our own files keeps beside an identifier.
    pub fn given(&mut self, identifier: &str, id: &str) -> String {
        if !is_id(id) {
            return self.ours(identifier);
        }
        self.ids.insert(identifier.to_owned(), id.to_owned());
        id.to_owned()
    }

    /// The id, when the identifier was met before.
    pub fn known(&self, identifier: &str) -> Option<&str> {
        self.ids.get(identifier).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn both_versions_have_the_same_names_inside() {
        assert_eq!(normal("choiceInteraction"), normal("qti-choice-interaction"));
        assert_eq!(normal("baseType"), "base-type");
        assert_eq!(normal("m:math"), "math");
        assert_eq!(normal("xml:lang"), "xml:lang");
        assert_eq!(normal("data-ext-qiao-kind"), "data-ext-qiao-kind");
    }

    #[test]
    fn identifiers_that_differ_in_case_only_stay_two() {
        let mut names = Names::default();
        assert_eq!(names.ours("A"), "a");
        assert_eq!(names.ours("a"), "a-2");
        assert_eq!(names.ours("A"), "a");
        assert_eq!(names.ours("选项"), "c");
    }

    proptest! {
        #[test]
        fn our_ids_come_back(id in "[a-z0-9-]{1,60}") {
            prop_assert_eq!(Names::default().ours(&identifier(&id)), id);
        }

        #[test]
        fn whatever_the_identifiers_the_ids_are_well_formed_and_distinct(identifiers in proptest::collection::btree_set(".{0,70}", 0..8)) {
            let mut names = Names::default();
            let ids: BTreeSet<_> = identifiers.iter().map(|identifier| names.ours(identifier)).collect();
            prop_assert!(ids.iter().all(|id| is_id(id)));
            prop_assert_eq!(ids.len(), identifiers.len());
        }
    }
}
