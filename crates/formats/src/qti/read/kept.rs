//! What our own attributes keep beside what QTI can say.

use domain::quizzes::item::{NumberAnswer, TextAnswer};
use domain::{Language, Text};
use serde::de::DeserializeOwned;

use super::reader::Reader;
use crate::finding::What;
use crate::qti::tree::Element;

/// What an attribute of our own holds. What somebody has broken is as if it were not there.
pub fn kept<T: DeserializeOwned>(reader: &mut Reader<'_, '_>, element: &Element, name: &str) -> Option<T> {
    let words = element.ours(name)?;
    let value = serde_json::from_str(words).ok();
    if value.is_none() {
        reader.approximated(element.line, What::BadValue { detail: words.to_owned() });
    }
    value
}

pub trait Said {
    fn said(&mut self) -> &mut Text;
}

impl Said for TextAnswer {
    fn said(&mut self) -> &mut Text {
        &mut self.feedback
    }
}

impl Said for NumberAnswer {
    fn said(&mut self) -> &mut Text {
        &mut self.feedback
    }
}

/// Kept feedback names pictures as well.
pub fn answers_with_pictures<T: Said>(reader: &mut Reader<'_, '_>, mut answers: Vec<T>) -> Vec<T> {
    for answer in &mut answers {
        let said = std::mem::take(answer.said());
        *answer.said() = reader.kept_text(said);
    }
    answers
}

/// A text that is kept in attributes, one for each language.
pub fn labels(element: &Element, name: &str) -> Text {
    let mut text = Text::default();
    for language in Language::ALL {
        if let Some(words) = element.ours(&format!("{name}-{}", language.code())) {
            text.set(language, words);
        }
    }
    text
}
