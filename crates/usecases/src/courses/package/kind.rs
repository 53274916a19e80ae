//! The kinds of blocks: their words, their attributes, and what their bodies are made of.

use super::braces::Attribute;

/// What a block is, before it has a body. One for each variant of [`domain::courses::content::Body`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Prose,
    Callout,
    Image,
    Audio,
    Video,
    Download,
    Term,
    Checklist,
    Reflection,
    Profile,
    Check,
    Incident,
}

/// An attribute a kind knows.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub key: &'static str,
    pub needed: bool,
    /// Whether it is the same in every language; otherwise it is text or a file of this language.
    pub shared: bool,
}

const fn rule(key: &'static str, needed: bool, shared: bool) -> Rule {
    Rule { key, needed, shared }
}

const FILM: [Rule; 3] = [rule("src", true, false), rule("captions", false, false), rule("title", true, false)];

/// What may stand in a body besides text.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a kind, written once in a table")]
pub struct Grammar {
    /// `- {#id} …`
    pub items: bool,
    /// `  > …` under an item.
    pub feedback: bool,
    /// `> …` after the items.
    pub closing: bool,
    /// `? …`, `! …`, `~ …`
    pub marks: bool,
    /// Whether there must be text.
    pub text: bool,
}

impl Kind {
    pub const ALL: [Self; 12] = [
        Self::Prose,
        Self::Callout,
        Self::Image,
        Self::Audio,
        Self::Video,
        Self::Download,
        Self::Term,
        Self::Checklist,
        Self::Reflection,
        Self::Profile,
        Self::Check,
        Self::Incident,
    ];

    /// The word that opens such a block.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Callout => "callout",
            Self::Image => "image",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Download => "download",
            Self::Term => "term",
            Self::Checklist => "checklist",
            Self::Reflection => "reflection",
            Self::Profile => "profile",
            Self::Check => "check",
            Self::Incident => "incident",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    pub const fn rules(self) -> &'static [Rule] {
        match self {
            Self::Prose | Self::Checklist | Self::Profile | Self::Check => &[],
            Self::Callout => const { &[rule("tone", false, true), rule("title", false, false)] },
            Self::Image => {
                const { &[rule("src", true, false), rule("alt", true, false), rule("width", true, true), rule("height", true, true)] }
            }
            Self::Audio | Self::Video => &FILM,
            Self::Download => const { &[rule("src", true, false), rule("title", true, false)] },
            Self::Term => const { &[rule("term", true, true)] },
            Self::Reflection => const { &[rule("rows", false, true)] },
            Self::Incident => const { &[rule("title", true, false), rule("tags", false, true)] },
        }
    }

    pub const fn grammar(self) -> Grammar {
        let plain = Grammar { items: false, feedback: false, closing: false, marks: false, text: false };
        match self {
            Self::Image | Self::Download | Self::Term => plain,
            Self::Prose | Self::Callout | Self::Audio | Self::Video | Self::Reflection => Grammar { text: true, ..plain },
            Self::Checklist | Self::Profile => Grammar { items: true, ..plain },
            Self::Check => Grammar { items: true, feedback: true, closing: true, text: true, ..plain },
            Self::Incident => Grammar { items: true, feedback: true, marks: true, text: true, ..plain },
        }
    }

    /// What is wrong with a block's attributes: unknown, missing, without a value.
    pub fn misfits(self, attributes: &[Attribute]) -> Vec<String> {
        let word = self.word();
        let mut misfits = Vec::new();
        for attribute in attributes {
            let key = &attribute.key;
            if !self.rules().iter().any(|rule| rule.key == key) {
                let known: Vec<_> = self.rules().iter().map(|rule| format!("`{}`", rule.key)).collect();
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                misfits.push(format!("`{word}` has no attribute `{key}`; there is {known}"));
            } else if attribute.value.is_none() {
                misfits.push(format!("`{key}` has no value; write `{key}=…`"));
            } else if key != "alt" && attribute.value.as_ref().is_some_and(|value| value.trim().is_empty()) {
                misfits.push(format!("`{key}` is empty; fill it in or leave it out"));
            }
        }
        for rule in self.rules().iter().filter(|rule| rule.needed) {
            if !attributes.iter().any(|attribute| attribute.key == rule.key) {
                misfits.push(format!("the attribute `{}` is missing; `{word}` needs it", rule.key));
            }
        }
        misfits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
        }
        assert_eq!(Kind::from_word("Prose"), None);
    }

    #[test]
    fn attributes_that_do_not_fit_are_named() {
        let attribute = |key: &str, value: Option<&str>| Attribute { key: key.into(), value: value.map(Into::into) };
        for (kind, attributes, expected) in [
            (Kind::Prose, vec![attribute("title", Some("x"))], "`prose` has no attribute `title`; there is none"),
            (Kind::Callout, vec![attribute("colour", Some("x"))], "`callout` has no attribute `colour`; there is `tone`, `title`"),
            (Kind::Term, vec![], "the attribute `term` is missing; `term` needs it"),
            (Kind::Term, vec![attribute("term", None)], "`term` has no value; write `term=…`"),
            (Kind::Callout, vec![attribute("title", Some(" "))], "`title` is empty; fill it in or leave it out"),
        ] {
            assert_eq!(kind.misfits(&attributes), [expected]);
        }
        assert!(Kind::Reflection.misfits(&[attribute("rows", Some("5"))]).is_empty());
    }
}
