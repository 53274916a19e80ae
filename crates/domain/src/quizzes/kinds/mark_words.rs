//! Mark the words: words of a text to be marked.
//!
//! What can be marked stands in the text as `[[id|words]]`, in every language each once. Response: a field for each marked token, named by its id, value `1`.
//! Scored as (right marks − wrong marks) / right tokens, not below 0.

use serde::{Deserialize, Serialize};

use super::choice::{self, Offered};
use super::gap_text::{self, Marker, Segment, Words};
use super::{Kind, Place};
use crate::Text;
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Piece, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkWords {
    pub text: Text,
    pub tokens: Vec<Token>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    pub id: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub correct: bool,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub feedback: Text,
}

impl MarkWords {
    fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.tokens.iter().map(|token| token.id.as_str())
    }

    fn right_ids(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().filter(|token| token.correct).map(|token| token.id.as_str())
    }

    /// The words of a marker as a box to tick; plain words where the text has a marker without its token.
    fn piece(&self, seen: &Seen<'_>, marker: Marker<'_>) -> Piece {
        let html = gap_text::balanced(marker.words.unwrap_or(marker.id));
        let Some(token) = self.tokens.iter().find(|token| token.id == marker.id) else { return Piece::Html(html) };
        let (chosen, in_solution) = (seen.response.ticked(&token.id), token.correct);
        let share = if in_solution { 1.0 } else { 0.0 };
        Piece::Words(Offered { id: &token.id, html, chosen, share, in_solution, feedback: &token.feedback }.view(seen))
    }
}

impl Kind for MarkWords {
    fn problems(&self, problems: &mut Problems) {
        gap_text::check_markers(problems, &self.text, self.ids(), Words::Needed);
        problems.expect(self.tokens.len() >= 2, "tokens", Wrong::TooFew);
        problems.expect(self.right_ids().next().is_some(), "tokens", Wrong::NoRightAnswer);
        problems.ids("tokens", self.ids());
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        choice::check_ticks(response, self.ids())
    }

    fn is_complete(&self, response: &Response) -> bool {
        !response.is_empty()
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if !choice::counts(self, response) {
            return Score::NONE;
        }
        Score::Share(choice::ticks_with_deduction(self.tokens.iter().map(|token| (token.correct, response.ticked(&token.id)))))
    }

    /// None, as for several options of a choice.
    fn guess(&self) -> Option<f64> {
        None
    }

    fn parts(&self) -> Vec<Part> {
        choice::tick_parts(self.tokens.iter().map(|token| (token.id.as_str(), token.correct)))
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        choice::tick_classes(response, self.ids())
    }

    fn solution(&self, _: &Variables) -> Response {
        choice::ticks(self.right_ids())
    }

    /// The text gives the order.
    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        let piece = |segment: Segment<'_>| match segment {
            Segment::Plain(html) => Piece::Html(html.to_owned()),
            Segment::Marker(marker) => self.piece(seen, marker),
        };
        vec![Control::Inline(gap_text::split(&seen.text(&self.text)).into_iter().map(piece).collect())]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        visit(&mut self.text, Place::Block);
        for token in &mut self.tokens {
            visit(&mut token.feedback, Place::Block);
        }
    }
}

#[cfg(test)]
#[path = "mark_words_tests.rs"]
mod tests;
