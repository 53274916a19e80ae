//! The three languages, equals, and texts that exist in some or all of them.

use serde::{Deserialize, Serialize};

/// A language of the product. The order is that of the language switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Zh,
    De,
    En,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::Zh, Self::De, Self::En];

    /// The code in addresses: `zh`, `de`, `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag with script and region, for formats and `lang`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans-CN",
            Self::De => "de-DE",
            Self::En => "en-GB",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::De => "Deutsch",
            Self::En => "English",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

impl TryFrom<String> for Language {
    type Error = UnknownCode;

    fn try_from(code: String) -> Result<Self, UnknownCode> {
        Self::from_code(&code).ok_or(UnknownCode(code))
    }
}

/// A stored word that no version of the program has written.
#[derive(Debug, thiserror::Error)]
#[error("unknown code {0:?}")]
pub struct UnknownCode(pub String);

/// A text in some or all languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub de: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// The text in exactly this language.
    #[must_use]
    pub fn exact(&self, language: Language) -> Option<&str> {
        match language {
            Language::Zh => self.zh.as_deref(),
            Language::De => self.de.as_deref(),
            Language::En => self.en.as_deref(),
        }
    }

    pub fn set(&mut self, language: Language, text: impl Into<String>) {
        let slot = match language {
            Language::Zh => &mut self.zh,
            Language::De => &mut self.de,
            Language::En => &mut self.en,
        };
        *slot = Some(text.into());
    }

    /// The text in `language` or, where it is missing, in English, German or Chinese, with the language it is really in.
    /// Nothing at all is the empty text.
    #[must_use]
    pub fn best(&self, language: Language) -> (&str, Language) {
        [language, Language::En, Language::De, Language::Zh]
            .into_iter()
            .find_map(|l| self.exact(l).map(|text| (text, l)))
            .unwrap_or(("", language))
    }

    /// [`Text::best`] without the language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.best(language).0
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zh.is_none() && self.de.is_none() && self.en.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_and_says_so() {
        let mut text = Text::default();
        text.set(Language::De, "Rückmeldung");
        assert_eq!(text.best(Language::Zh), ("Rückmeldung", Language::De));
        text.set(Language::En, "feedback");
        assert_eq!(text.best(Language::Zh), ("feedback", Language::En));
        assert_eq!(text.best(Language::De), ("Rückmeldung", Language::De));
    }
}
