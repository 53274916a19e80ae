//! Kprim: four statements, each right or wrong. Four decided rightly give full marks, three give half, fewer nothing (Krebs, *Prüfen mit Multiple Choice*, 2019,
//! type K').
//!
//! Response: for each statement a field named by its id with `true` or `false`.

use serde::{Deserialize, Serialize};

use super::choice;
use super::true_false::{VALUES, decision, true_false_classes, value_of};
use super::{Kind, Place};
use crate::Text;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Choosable, Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kprim {
    /// Exactly four.
    pub statements: Vec<Statement>,
    /// Words above the two columns where "true" and "false" do not fit: "suitable", "unsuitable".
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label_true: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label_false: Text,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub id: String,
    pub text: Text,
    pub answer: bool,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}

const STATEMENTS: usize = 4;

impl Kprim {
    fn decided_rightly(&self, response: &Response) -> usize {
        self.statements.iter().filter(|statement| response.get(&statement.id) == Some(value_of(statement.answer))).count()
    }
}

impl Kind for Kprim {
    fn problems(&self, problems: &mut Problems) {
        problems.expect(self.statements.len() >= STATEMENTS, "statements", Wrong::TooFew);
        problems.expect(self.statements.len() <= STATEMENTS, "statements", Wrong::TooMany);
        problems.ids("statements", self.statements.iter().map(|statement| statement.id.as_str()));
        for (place, statement) in self.statements.iter().enumerate() {
            choice::check_text(problems, format!("statements.{place}.text"), &statement.text);
        }
        // one label alone would stand beside "false" or "true" of the page
        problems.expect(self.label_false.is_empty() || !self.label_true.is_empty(), "label_true", Wrong::NoText);
        problems.expect(self.label_true.is_empty() || !self.label_false.is_empty(), "label_false", Wrong::NoText);
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_fields(response, |field, value| {
            self.statements.iter().any(|statement| statement.id == field).then(|| decision(value).is_some())
        })
    }

    fn is_complete(&self, response: &Response) -> bool {
        self.statements.iter().all(|statement| response.get(&statement.id).is_some())
    }

    /// A statement that is not decided is not decided rightly.
    fn score(&self, response: &Response, _: &Variables) -> Score {
        if !choice::counts(self, response) {
            return Score::NONE;
        }
        match self.decided_rightly(response) {
            STATEMENTS => Score::FULL,
            3 => Score::Share(0.5),
            _ => Score::NONE,
        }
    }

    /// Of the 16 ways to decide four statements one is worth everything and four are worth half.
    fn guess(&self) -> Option<f64> {
        Some((1.0 + 4.0 * 0.5) / 16.0)
    }

    fn parts(&self) -> Vec<Part> {
        self.statements.iter().map(|statement| Part { id: statement.id.clone(), classes: true_false_classes(statement.answer) }).collect()
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        let class = |statement: &Statement| response.get(&statement.id).and_then(decision).map(|decision| value_of(decision).to_owned());
        self.statements.iter().map(class).collect()
    }

    fn solution(&self, _: &Variables) -> Response {
        Response(self.statements.iter().map(|statement| (statement.id.clone(), value_of(statement.answer).to_owned())).collect())
    }

    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        choice::shuffled(self.statements.iter().map(|statement| statement.id.as_str()), draw)
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let column = |(value, decision): (&str, bool)| {
            let label = if decision { &self.label_true } else { &self.label_false };
            Choosable { value: value.to_owned(), html: seen.text(label) }
        };
        let row = |statement: &Statement| {
            choice::keyed_row(seen, &statement.id, &statement.text, value_of(statement.answer), &statement.feedback)
        };
        let statements = seen.ordered(&self.statements, |statement| &statement.id);
        vec![Control::Grid { columns: VALUES.into_iter().map(column).collect(), rows: statements.into_iter().map(row).collect() }]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        for statement in &mut self.statements {
            visit(&mut statement.text, Place::Line);
            visit(&mut statement.feedback, Place::Block);
        }
        visit(&mut self.label_true, Place::Line);
        visit(&mut self.label_false, Place::Line);
    }
}

#[cfg(test)]
#[path = "kprim_tests.rs"]
mod tests;
