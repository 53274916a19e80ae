//! What an item is found by: Latin words in lower case, Chinese in pairs of neighbouring characters (`DESIGN.md` §4).

use std::collections::BTreeSet;

use domain::Language;
use domain::quizzes::item::Item;

/// More terms than this do not make an item easier to find.
const TERMS_MAX: usize = 2_000;
/// In a query.
const QUERY_MAX: usize = 12;

/// The terms of an item: of every text, its id, tags and category.
pub(super) fn of_item(item: &Item) -> Vec<String> {
    let mut terms = BTreeSet::new();
    for text in item.tags.iter().chain([&item.id, &item.category]) {
        collect(text, &mut terms);
    }
    let mut copy = item.clone();
    let mut visit = |text: &mut domain::Text| {
        for language in Language::ALL {
            if let Some(text) = text.exact(language) {
                collect(text, &mut terms);
            }
        }
    };
    visit(&mut copy.title.clone());
    copy.each_text(&mut |text, _| visit(text));
    terms.into_iter().take(TERMS_MAX).collect()
}

fn collect(text: &str, terms: &mut BTreeSet<String>) {
    for run in runs(text) {
        match run {
            Run::Word(word) => {
                terms.insert(word);
            }
            Run::Han(characters) => {
                for pair in characters.windows(2) {
                    terms.insert(pair.iter().collect());
                }
                // the last one (and a single one) is found by its beginning
                terms.extend(characters.last().map(ToString::to_string));
            }
        }
    }
}

/// What to look for: all of it has to be there. Words are beginnings (`weld*`), Chinese is pairs.
pub(super) fn of_query(query: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for run in runs(query) {
        match run {
            Run::Word(word) => terms.push(format!("{word}*")),
            Run::Han(characters) if characters.len() == 1 => terms.push(format!("{}*", characters[0])),
            Run::Han(characters) => terms.extend(characters.windows(2).map(|pair| pair.iter().collect())),
        }
    }
    terms.truncate(QUERY_MAX);
    terms
}

enum Run {
    Word(String),
    Han(Vec<char>),
}

/// Words and runs of Chinese characters; everything else divides.
fn runs(text: &str) -> Vec<Run> {
    let (mut runs, mut word, mut han) = (Vec::new(), String::new(), Vec::new());
    for character in text.chars().chain([' ']) {
        let is_han = matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
        if !is_han && !han.is_empty() {
            runs.push(Run::Han(std::mem::take(&mut han)));
        }
        if (is_han || !character.is_alphanumeric()) && !word.is_empty() {
            runs.push(Run::Word(std::mem::take(&mut word)));
        }
        if is_han {
            han.push(character);
        } else if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        let mut terms = BTreeSet::new();
        collect(text, &mut terms);
        terms.into_iter().collect()
    }

    #[test]
    fn latin_is_found_by_words_and_chinese_by_pairs() {
        assert_eq!(terms("Schweißrauch, MAG-Welding 135"), ["135", "mag", "schweißrauch", "welding"]);
        assert_eq!(terms("焊接烟尘 MIG"), ["mig", "尘", "接烟", "烟尘", "焊接"]);
    }

    #[test]
    fn a_query_asks_for_beginnings_and_pairs() {
        assert_eq!(of_query("Weld fum"), ["weld*", "fum*"]);
        assert_eq!(of_query("焊接烟"), ["焊接", "接烟"]);
        assert_eq!(of_query("焊"), ["焊*"]);
        assert!(of_query(" ,。 ").is_empty());
    }
}
