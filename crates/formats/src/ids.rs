//! Names of other systems to ids of ours: lower-case ASCII letters, digits and hyphens, at most 60, each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Place, What};

const LONGEST: usize = 60;

/// Ids that are taken in one file.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: BTreeSet<String>,
    /// For each name the number that was given last, so that thousands of equal names take no longer than others.
    last: BTreeMap<String, usize>,
}

impl Ids {
    /// An id that the file gives. A finding where it has to be another: other systems allow any characters, and the same twice.
    pub fn given(&mut self, given: &str, place: &Place, findings: &mut Vec<Finding>) -> String {
        let id = self.named(given);
        if id != given {
            findings.push(Finding::approximated(place, What::IdChanged { detail: given.to_owned() }));
        }
        id
    }

    /// An id made from a title; `item-1` and on where there is nothing to make it from, as from Chinese.
    pub fn named(&mut self, title: &str) -> String {
        let base = slug(title);
        let numbered = |number: usize| {
            let end = format!("-{number}");
            let mut cut = base.clone();
            cut.truncate(LONGEST - end.len());
            if base.is_empty() { format!("item{end}") } else { cut + &end }
        };
        if !base.is_empty() && self.taken.insert(base.clone()) {
            return base;
        }
        let last = self.last.entry(base.clone()).or_insert(usize::from(!base.is_empty()));
        loop {
            *last += 1;
            let id = numbered(*last);
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Lower-case ASCII letters, digits and single hyphens between them, at most 60; empty where nothing of the name is ASCII.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        let mut buffer = [0; 4];
        let part: &str = match c {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            'é' | 'è' | 'ê' => "e",
            'a'..='z' | '0'..='9' => c.encode_utf8(&mut buffer),
            _ if slug.is_empty() || slug.ends_with('-') => continue,
            _ => "-",
        };
        if slug.len() + part.len() > LONGEST {
            break;
        }
        slug.push_str(part);
    }
    slug.trim_end_matches('-').to_owned()
}

/// The id of the entry at this place in a list: `a` to `z`, then `a2` and on.
pub(crate) fn letter(place: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(place % 26).unwrap_or_default());
    if place < 26 { letter.to_string() } else { format!("{letter}{}", place / 26 + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids() {
        assert_eq!(slug("  Größe der Naht (2) "), "groesse-der-naht-2");
        assert_eq!(slug("焊接"), "");
        assert_eq!(slug(&"x".repeat(100)).len(), 60);
        assert_eq!((letter(0), letter(25), letter(26)), ("a".to_owned(), "z".to_owned(), "a2".to_owned()));
    }

    #[test]
    fn ids_are_unique_and_only_a_given_one_is_worth_a_word() {
        let mut ids = Ids::default();
        let mut findings = Vec::new();
        assert_eq!(ids.named("焊接"), "item-1");
        assert_eq!(ids.named("安全"), "item-2");
        assert_eq!(ids.named("Seam"), "seam");
        assert_eq!(ids.named("seam"), "seam-2");
        assert_eq!(ids.given("weld-7", &Place::default(), &mut findings), "weld-7");
        assert!(findings.is_empty());
        assert_eq!(ids.given("weld-7", &Place::default(), &mut findings), "weld-7-2");
        assert_eq!(findings.len(), 1);
        let long = "y".repeat(70);
        ids.named(&long);
        assert_eq!(ids.named(&long).len(), 60);
    }
}
