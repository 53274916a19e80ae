//! The order of names and terms (DOMAIN.md §6.2, sorting).
//!
//! - Chinese: by pinyin, CLDR's order for `zh`. Surnames with a special reading (单, 曾, 查) come out by the common
//!   one; people therefore have an editable sort key, which is what to compare.
//! - German: terms as in a dictionary (ä like a, DIN 5007-1), names as in a phone book (ä like ae, DIN 5007-2).
//! - English: CLDR's root order.
//!
//! Upper and lower case and accents decide only between what is otherwise equal; digits are compared as numbers, so
//! that "Lektion 2" comes before "Lektion 10".

use std::{cmp::Ordering, sync::LazyLock};

use domain::Language;
use icu::collator::{
    Collator, CollatorBorrowed, CollatorPreferences,
    options::CollatorOptions,
    preferences::{CollationNumericOrdering, CollationType},
};

use crate::format::locale;

/// A collator only borrows from the compiled-in data.
type Order = LazyLock<CollatorBorrowed<'static>>;

static ZH: Order = LazyLock::new(|| collator(Language::Zh, None));
static DE: Order = LazyLock::new(|| collator(Language::De, None));
static DE_NAMES: Order = LazyLock::new(|| collator(Language::De, Some(CollationType::Phonebk)));
static EN: Order = LazyLock::new(|| collator(Language::En, None));

#[expect(
    clippy::expect_used,
    reason = "fails only without data for the language; ours are compiled in, and the tests below make every collator"
)]
fn collator(lang: Language, kind: Option<CollationType>) -> CollatorBorrowed<'static> {
    let mut preferences = CollatorPreferences::from(&locale(lang));
    preferences.collation_type = kind;
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, CollatorOptions::default()).expect("compiled in")
}

fn terms(lang: Language) -> &'static CollatorBorrowed<'static> {
    match lang {
        Language::Zh => &ZH,
        Language::De => &DE,
        Language::En => &EN,
    }
}

fn names(lang: Language) -> &'static CollatorBorrowed<'static> {
    match lang {
        Language::Zh => &ZH,
        Language::De => &DE_NAMES,
        Language::En => &EN,
    }
}

/// The order of two terms, titles or other words that are not names of people.
#[must_use]
pub fn compare(lang: Language, left: &str, right: &str) -> Ordering {
    terms(lang).compare(left, right)
}

/// The order of two names of people.
#[must_use]
pub fn compare_names(lang: Language, left: &str, right: &str) -> Ordering {
    names(lang).compare(left, right)
}

/// Sorts by a term, title or other text that is not a name of a person. Equals keep their order.
pub fn sort_by_term<T>(lang: Language, items: &mut [T], term: impl Fn(&T) -> &str) {
    items.sort_by(|left, right| compare(lang, term(left), term(right)));
}

/// Sorts by a name of a person, best its sort key (`family given` or what the person entered). Equals keep their
/// order.
pub fn sort_by_name<T>(lang: Language, items: &mut [T], name: impl Fn(&T) -> &str) {
    items.sort_by(|left, right| compare_names(lang, name(left), name(right)));
}

/// Bytes whose plain order is that of [`compare`]. Worth it where one text is compared hundreds of times. Not to be
/// stored: the next version of the data may order differently.
#[must_use]
pub fn sort_key(lang: Language, term: &str) -> Vec<u8> {
    let mut key = Vec::new();
    let Ok(()) = terms(lang).write_sort_key_to(term, &mut key);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted_names(lang: Language, mut names: Vec<&str>) -> Vec<&str> {
        sort_by_name(lang, &mut names, |name| name);
        names
    }

    fn sorted_terms(lang: Language, mut terms: Vec<&str>) -> Vec<&str> {
        sort_by_term(lang, &mut terms, |term| term);
        terms
    }

    #[test]
    fn chinese_is_sorted_by_pinyin() {
        // Chén, Lǐ, Wáng, Zhāng, Zhào
        assert_eq!(sorted_names(Language::Zh, vec!["赵丽", "王小明", "张伟", "李娜", "陈强"]), ["陈强", "李娜", "王小明", "张伟", "赵丽"]);
    }

    #[test]
    fn chinese_tones_decide_between_equal_syllables() {
        // mā, má, mǎ, mà
        assert_eq!(sorted_terms(Language::Zh, vec!["骂", "马", "妈", "麻"]), ["妈", "麻", "马", "骂"]);
    }

    #[test]
    fn german_names_are_sorted_as_in_a_phone_book() {
        // Müller like Mueller
        assert_eq!(sorted_names(Language::De, vec!["Muhr", "Müller", "Mug", "Mud"]), ["Mud", "Müller", "Mug", "Muhr"]);
    }

    #[test]
    fn german_terms_are_sorted_as_in_a_dictionary() {
        // Prüfung like Prufung
        assert_eq!(sorted_terms(Language::De, vec!["Prunk", "Prüfung", "Prua", "Prudenz"]), ["Prua", "Prudenz", "Prüfung", "Prunk"]);
        assert_eq!(compare(Language::De, "Müller", "Mueller"), Ordering::Greater);
        assert_eq!(compare_names(Language::De, "Müller", "Muf"), Ordering::Less);
    }

    #[test]
    fn case_does_not_separate_english_words() {
        assert_eq!(sorted_terms(Language::En, vec!["Zeal", "apple", "Banana"]), ["apple", "Banana", "Zeal"]);
    }

    #[test]
    fn numbers_are_sorted_by_their_value() {
        for lang in Language::ALL {
            assert_eq!(sorted_terms(lang, vec!["Lesson 10", "Lesson 2"]), ["Lesson 2", "Lesson 10"]);
        }
    }

    #[test]
    fn sort_keys_have_the_order_of_their_terms() {
        for (lang, first, second) in [(Language::Zh, "陈强", "李娜"), (Language::De, "Ärger", "Brot"), (Language::En, "éclair", "egg")]
        {
            assert!(sort_key(lang, first) < sort_key(lang, second));
        }
    }
}
