//! Inline choice: a text in which words are chosen from lists.
//!
//! The text marks a list by `[[id]]`, in every language each list once. Response: a field for each list, named by its id, with the option's id.
//!
//! The share is the mean of the chosen options' credits, not below 0. The lists keep the author's order: in a line of text it often means something (less,
//! the same, more), and an author who wants none writes them in any.

use serde::{Deserialize, Serialize};

use super::gap_text::{Words, check_markers};
use super::{Kind, Place, choice, inline};
use crate::Text;
use crate::quizzes::item::Choice;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Piece, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InlineChoice {
    pub text: Text,
    pub gaps: Vec<ChoiceGap>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceGap {
    pub id: String,
    pub options: Vec<Choice>,
}

impl InlineChoice {
    fn gap(&self, id: &str) -> Option<&ChoiceGap> {
        self.gaps.iter().find(|gap| gap.id == id)
    }
}

impl Kind for InlineChoice {
    fn problems(&self, problems: &mut Problems) {
        check_markers(problems, &self.text, self.gaps.iter().map(|gap| gap.id.as_str()), Words::None);
        problems.expect(!self.gaps.is_empty(), "gaps", Wrong::TooFew);
        problems.ids("gaps", self.gaps.iter().map(|gap| gap.id.as_str()));
        for (place, gap) in self.gaps.iter().enumerate() {
            problems.at(format!("gaps.{place}"), |problems| choice::check_one_choice(problems, &gap.options));
        }
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_fields(response, |field, value| self.gap(field).map(|gap| choice::find(&gap.options, value).is_some()))
    }

    fn is_complete(&self, response: &Response) -> bool {
        self.gaps.iter().all(|gap| response.get(&gap.id).is_some())
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if !choice::counts(self, response) {
            return Score::NONE;
        }
        Score::Share(inline::weighted(self.gaps.iter().map(|gap| (1.0, choice::credit(&gap.options, response.get(&gap.id))))))
    }

    fn guess(&self) -> Option<f64> {
        Some(inline::weighted(self.gaps.iter().map(|gap| (1.0, choice::mean_credit(&gap.options)))))
    }

    fn parts(&self) -> Vec<Part> {
        self.gaps.iter().map(|gap| Part { id: gap.id.clone(), classes: choice::classes(&gap.options) }).collect()
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        let counts = choice::counts(self, response);
        self.gaps.iter().map(|gap| response.get(&gap.id).filter(|_| counts).map(ToOwned::to_owned)).collect()
    }

    fn solution(&self, _: &Variables) -> Response {
        Response(self.gaps.iter().filter_map(|gap| Some((gap.id.clone(), choice::best(&gap.options)?.id.clone()))).collect())
    }

    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let select = |gap: &ChoiceGap| Piece::Select {
            choices: choice::choosables(seen, &gap.options),
            row: choice::choice_row(seen, &gap.id, &gap.options),
        };
        vec![Control::Inline(inline::pieces(seen, &self.text, |id| self.gap(id).map(select)))]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        visit(&mut self.text, Place::Block);
        for gap in &mut self.gaps {
            choice::visit_options(&mut gap.options, visit);
        }
    }
}

#[cfg(test)]
#[path = "inline_choice_tests.rs"]
mod tests;
