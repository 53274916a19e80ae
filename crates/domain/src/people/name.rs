//! Names (`DOMAIN.md` §6.3): family and given name, the full form in the person's own script, a Latin form of their choice, a key to sort
//! by, and how they wish to be called. No minimum length: 李 is a name.

use serde::{Deserialize, Serialize};

use crate::Language;
use crate::language::UnknownCode;

/// Which part of the name comes first when the parts are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisplayOrder {
    /// 王小明, WANG Xiaoming
    FamilyFirst,
    /// Anna Weber
    #[default]
    GivenFirst,
}

impl DisplayOrder {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FamilyFirst => "family_first",
            Self::GivenFirst => "given_first",
        }
    }
}

impl TryFrom<String> for DisplayOrder {
    type Error = UnknownCode;

    fn try_from(code: String) -> Result<Self, UnknownCode> {
        match code.as_str() {
            "family_first" => Ok(Self::FamilyFirst),
            "given_first" => Ok(Self::GivenFirst),
            _ => Err(UnknownCode(code)),
        }
    }
}

/// A person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    pub family: String,
    pub given: String,
    /// The full name in the person's own script, when that is not the Latin one: 王小明.
    pub native_full: Option<String>,
    /// The Latin spelling the person chose: `WANG Xiaoming`.
    pub latin_full: Option<String>,
    /// What Chinese lists sort by, when the name itself would sort wrongly: 善晓飞 for 单晓飞, as this 单 is read Shàn.
    pub sort_key: Option<String>,
    pub display_order: DisplayOrder,
    /// What the person wishes to be called: 小明, Anna, Herr Weber.
    pub preferred: Option<String>,
}

impl PersonName {
    /// The name as shown to a reader of `language`: the native form in Chinese, the Latin form elsewhere, else the parts in the person's order.
    #[must_use]
    pub fn display(&self, language: Language) -> String {
        let written = match language {
            Language::Zh => self.native_full.as_ref().or(self.latin_full.as_ref()),
            Language::De | Language::En => self.latin_full.as_ref().or(self.native_full.as_ref()),
        };
        if let Some(written) = written {
            return written.clone();
        }
        let han = self.family.chars().chain(self.given.chars()).any(is_han);
        let gap = if han || self.family.is_empty() || self.given.is_empty() { "" } else { " " };
        match self.display_order {
            DisplayOrder::FamilyFirst => format!("{}{gap}{}", self.family, self.given),
            DisplayOrder::GivenFirst => format!("{}{gap}{}", self.given, self.family),
        }
    }

    /// How a greeting calls the person.
    #[must_use]
    pub fn called(&self, language: Language) -> String {
        self.preferred.clone().unwrap_or_else(|| match language {
            Language::De | Language::En if !self.given.is_empty() => self.given.clone(),
            Language::Zh | Language::De | Language::En => self.display(language),
        })
    }

    /// The text lists sort by, to be compared by the collator of `language`: family name first; in Chinese the native form, or the key that stands for
    /// it where a character would be read differently.
    #[must_use]
    pub fn sort_text(&self, language: Language) -> String {
        let native = self.sort_key.clone().or_else(|| self.native_full.clone());
        native.filter(|_| language == Language::Zh).unwrap_or_else(|| format!("{} {}", self.family, self.given))
    }

    /// One or two characters for the round badge: the given name's last character for Han names, initials otherwise.
    #[must_use]
    pub fn initials(&self, language: Language) -> String {
        let shown = self.display(language);
        if shown.chars().any(is_han) {
            return shown.chars().last().map(String::from).unwrap_or_default();
        }
        let first = |part: &str| part.chars().next();
        let mut words = shown.split_whitespace();
        let start = words.next().and_then(first);
        let end = words.next_back().and_then(first);
        start.into_iter().chain(end).flat_map(char::to_uppercase).collect()
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wang() -> PersonName {
        PersonName {
            family: "Wang".into(),
            given: "Xiaoming".into(),
            native_full: Some("王小明".into()),
            latin_full: Some("WANG Xiaoming".into()),
            display_order: DisplayOrder::FamilyFirst,
            ..PersonName::default()
        }
    }

    #[test]
    fn a_chinese_name_is_shown_in_the_readers_script() {
        assert_eq!(wang().display(Language::Zh), "王小明");
        assert_eq!(wang().display(Language::De), "WANG Xiaoming");
        assert_eq!(wang().initials(Language::Zh), "明");
        assert_eq!(wang().initials(Language::En), "WX");
    }

    #[test]
    fn lists_sort_by_what_their_reader_sees() {
        let shan = PersonName {
            native_full: Some("单晓飞".into()),
            sort_key: Some("善晓飞".into()),
            family: "Shan".into(),
            given: "Xiaofei".into(),
            ..wang()
        };
        assert_eq!(shan.sort_text(Language::Zh), "善晓飞");
        assert_eq!(shan.sort_text(Language::De), "Shan Xiaofei");
        assert_eq!(wang().sort_text(Language::Zh), "王小明");
    }

    #[test]
    fn han_parts_are_joined_without_a_gap() {
        let name =
            PersonName { family: "李".into(), given: "娜".into(), display_order: DisplayOrder::FamilyFirst, ..PersonName::default() };
        assert_eq!(name.display(Language::En), "李娜");
    }

    #[test]
    fn a_name_of_one_character_is_a_name() {
        let name = PersonName { family: "好".into(), ..PersonName::default() };
        assert_eq!(name.display(Language::Zh), "好");
        assert_eq!(name.called(Language::De), "好");
    }
}
