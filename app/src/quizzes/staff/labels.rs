//! What the parts of an item and the classes of answers to them are called: the words learners see, found by the ids.

use std::collections::BTreeMap;

use domain::Language;
use domain::quizzes::item::{Accepted, Body, Item, NumberAnswer, TextAnswer};
use domain::quizzes::response::Response;
use domain::quizzes::view::{Choosable, Control, OptionView, Piece, RowView};
use i18n::t::{quiz_staff, quizzes};

use super::shown::view_of;

/// Words (safe HTML) by id.
#[derive(Default)]
pub struct Labels {
    parts: BTreeMap<String, String>,
    /// By part and class; of a part with an empty id for the others too.
    classes: BTreeMap<(String, String), String>,
    lang: Option<Language>,
}

impl Labels {
    /// Of a rendered item, with its source for what is typed.
    #[must_use]
    pub fn of(html: &Item, source: &Item, lang: Language) -> Self {
        let mut labels = Self { lang: Some(lang), ..Self::default() };
        for control in view_of(html, lang, &Response::default()).controls {
            labels.control(&control);
        }
        labels.typed(&source.body);
        labels
    }

    /// The words of a part; none when the item has one only.
    #[must_use]
    pub fn part(&self, part: &str) -> Option<String> {
        (!part.is_empty()).then(|| self.parts.get(part).cloned().unwrap_or_else(|| escaped(part)))
    }

    /// The words of a class of answers to a part.
    #[must_use]
    pub fn class(&self, part: &str, class: &str) -> String {
        let lang = self.lang.unwrap_or(Language::En);
        let known = |part: &str| self.classes.get(&(part.to_owned(), class.to_owned())).filter(|html| !html.is_empty()).cloned();
        known(part).or_else(|| known("")).unwrap_or_else(|| match class {
            "true" => quizzes::statement_true(lang).to_owned(),
            "false" => quizzes::statement_false(lang).to_owned(),
            // of a box that can be ticked
            "1" if self.ticked(part) => quiz_staff::ticked(lang).to_owned(),
            "0" if self.ticked(part) => quiz_staff::left(lang).to_owned(),
            other => escaped(other),
        })
    }

    fn ticked(&self, part: &str) -> bool {
        self.classes.contains_key(&(String::new(), part.to_owned()))
    }

    fn put(&mut self, part: &str, class: &str, html: &str) {
        self.classes.insert((part.to_owned(), class.to_owned()), html.to_owned());
    }

    fn control(&mut self, control: &Control) {
        match control {
            Control::Options { options, .. } => self.options(options.iter()),
            Control::Grid { columns, rows } => self.rows(columns, rows),
            Control::Selects { choices, rows, .. } => self.rows(choices, rows),
            Control::Image(image) => self.options(image.areas.iter().map(|area| &area.option)),
            Control::Inline(pieces) => {
                for piece in pieces {
                    match piece {
                        Piece::Words(option) => self.options(std::iter::once(option)),
                        Piece::Select { choices, row } => {
                            for choice in choices {
                                self.put(&row.name, &choice.value, &choice.html);
                            }
                        }
                        Piece::Html(_) | Piece::Write(_) => {}
                    }
                }
            }
            Control::Text(_) | Control::Write(_) | Control::Files { .. } => {}
        }
    }

    fn options<'o>(&mut self, options: impl Iterator<Item = &'o OptionView>) {
        for option in options {
            self.put("", &option.value, &option.html);
            self.parts.insert(option.value.clone(), option.html.clone());
        }
    }

    fn rows(&mut self, choices: &[Choosable], rows: &[RowView]) {
        for row in rows {
            self.parts.insert(row.name.clone(), row.html.clone());
            for choice in choices {
                self.put(&row.name, &choice.value, &choice.html);
            }
        }
    }

    /// Accepted texts and numbers.
    fn typed(&mut self, body: &Body) {
        match body {
            Body::ShortText(text) => self.texts("", &text.answers),
            Body::Numeric(numeric) => self.numbers("", &numeric.answers),
            _ => {}
        }
    }

    fn texts(&mut self, part: &str, answers: &[TextAnswer]) {
        for answer in answers {
            let all: Vec<&str> = Accepted::all(&answer.accepted).take(3).map(String::as_str).collect();
            self.put(part, &answer.id, &escaped(&all.join(" / ")));
        }
    }

    fn numbers(&mut self, part: &str, answers: &[NumberAnswer]) {
        for answer in answers {
            self.put(part, &answer.id, &answer.value.to_string());
        }
    }
}

fn escaped(text: &str) -> String {
    crate::quizzes::html::escape(text).to_string()
}
