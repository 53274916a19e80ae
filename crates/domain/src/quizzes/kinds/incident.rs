//! Critical incident, as in lessons: a story and four explanations, of which one is the most plausible among people of the culture in question (`DOMAIN.md` §4.2).
//!
//! The story is the item's prompt. Response: the field `choice` with the explanation's id. The share of the marks is its plausibility / 3; with several tries a
//! quiz takes off its penalty for each.

use serde::{Deserialize, Serialize};

use super::choice::{self, Offered};
use super::{Kind, Place};
use crate::Text;
use crate::courses::content::MOST_PLAUSIBLE;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Class, Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    pub question: Text,
    pub options: Vec<IncidentOption>,
    /// What helps in such a situation; with the general feedback.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub advice: Text,
    /// A case in which the explanation would mislead.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub counter_example: Text,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncidentOption {
    pub id: String,
    pub text: Text,
    /// 0 to 3; exactly one option has 3.
    pub plausibility: u8,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}

const FIELD: &str = "choice";
const OPTIONS: usize = 4;

impl IncidentOption {
    fn share(&self) -> f64 {
        f64::from(self.plausibility.min(MOST_PLAUSIBLE)) / f64::from(MOST_PLAUSIBLE)
    }

    fn is_most_plausible(&self) -> bool {
        self.plausibility == MOST_PLAUSIBLE
    }
}

impl Incident {
    fn chosen(&self, response: &Response) -> Option<&IncidentOption> {
        response.get(FIELD).and_then(|id| self.options.iter().find(|option| option.id == id))
    }
}

impl Kind for Incident {
    fn problems(&self, problems: &mut Problems) {
        choice::check_text(problems, "question", &self.question);
        problems.expect(self.options.len() >= OPTIONS, "options", Wrong::TooFew);
        problems.expect(self.options.len() <= OPTIONS, "options", Wrong::TooMany);
        problems.expect(self.options.iter().filter(|option| option.is_most_plausible()).count() == 1, "options", Wrong::NotOneRight);
        problems.ids("options", self.options.iter().map(|option| option.id.as_str()));
        for (place, option) in self.options.iter().enumerate() {
            choice::check_text(problems, format!("options.{place}.text"), &option.text);
            problems.expect(option.plausibility <= MOST_PLAUSIBLE, format!("options.{place}.plausibility"), Wrong::BadCredit);
        }
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_fields(response, |field, value| (field == FIELD).then(|| self.options.iter().any(|option| option.id == value)))
    }

    fn is_complete(&self, response: &Response) -> bool {
        response.get(FIELD).is_some()
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if !choice::counts(self, response) {
            return Score::NONE;
        }
        self.chosen(response).map_or(Score::NONE, |option| Score::Share(option.share()))
    }

    fn guess(&self) -> Option<f64> {
        Some(choice::mean(self.options.iter().map(IncidentOption::share)))
    }

    fn parts(&self) -> Vec<Part> {
        let class = |option: &IncidentOption| Class { id: option.id.clone(), credit: option.share() };
        vec![Part { id: String::new(), classes: self.options.iter().map(class).collect() }]
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        vec![self.chosen(response).map(|option| option.id.clone())]
    }

    fn solution(&self, _: &Variables) -> Response {
        let best = self.options.iter().find(|option| option.is_most_plausible());
        best.map(|option| Response::from([(FIELD, option.id.as_str())])).unwrap_or_default()
    }

    fn shuffle(&self, draw: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        choice::shuffled(self.options.iter().map(|option| option.id.as_str()), draw)
    }

    /// The question, the explanations; with the general feedback the advice and the counter-example.
    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let text = |text: &Text| (!text.is_empty()).then(|| Control::Text(seen.text(text)));
        let view = |option: &IncidentOption| {
            let chosen = seen.value(FIELD) == Some(&option.id);
            let (share, in_solution) = (option.share(), option.is_most_plausible());
            Offered { id: &option.id, html: seen.text(&option.text), chosen, share, in_solution, feedback: &option.feedback }.view(seen)
        };
        let options = seen.ordered(&self.options, |option| &option.id).into_iter().map(view).collect();
        let after = [&self.advice, &self.counter_example].into_iter().filter(|_| seen.shown.general_feedback).filter_map(text);
        let choice = Control::Options { name: FIELD.to_owned(), multiple: false, options };
        text(&self.question).into_iter().chain([choice]).chain(after).collect()
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        visit(&mut self.question, Place::Block);
        for option in &mut self.options {
            visit(&mut option.text, Place::Line);
            visit(&mut option.feedback, Place::Block);
        }
        visit(&mut self.advice, Place::Block);
        visit(&mut self.counter_example, Place::Block);
    }
}

#[cfg(test)]
#[path = "incident_tests.rs"]
mod tests;
