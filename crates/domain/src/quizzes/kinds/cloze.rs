//! Cloze: a text with gaps of any mix of text, number and choice.
//!
//! The text marks a gap by `[[id]]`, in every language each gap once. Response: a field for each gap, named by its id; of a choice the option's id.
//!
//! The gaps' shares are averaged by their weights. A gap may be worth less than nothing (a choice with negative credit), the whole is not. Lists keep the
//! author's order, as those of an inline choice do.

use serde::{Deserialize, Serialize};

use super::gap_text::{Words, check_markers};
use super::number::{self, Hit, Target};
use super::{Kind, Place, choice, inline, text_match, written};
use crate::Text;
use crate::quizzes::item::{Choice, NumberAnswer, NumberRules, TextAnswer, one};
use crate::quizzes::problem::{Problems, Wrong};
use crate::quizzes::response::{Class, Misfit, Part, Response, Score, Variables};
use crate::quizzes::view::{Control, Piece, Seen};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cloze {
    pub text: Text,
    pub gaps: Vec<Gap>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    pub id: String,
    /// How much it weighs among the gaps, more than 0.
    #[serde(default = "one")]
    pub weight: f64,
    pub accepts: GapKind,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum GapKind {
    Text {
        answers: Vec<TextAnswer>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        case_sensitive: bool,
    },
    Number {
        answers: Vec<NumberAnswer>,
        #[serde(default)]
        rules: NumberRules,
    },
    Choice {
        options: Vec<Choice>,
    },
}

impl GapKind {
    /// The class an answer is in, and its share of the gap's marks.
    fn judge(&self, value: &str) -> Option<(&str, f64)> {
        match self {
            Self::Text { answers, case_sensitive } => {
                text_match::find(value, answers, *case_sensitive).map(|answer| (answer.id.as_str(), text_match::share(answer)))
            }
            Self::Number { answers, rules } => {
                number::judge(value, &targets(answers), rules).map(|hit| (answers[hit.target].id.as_str(), hit.share))
            }
            Self::Choice { options } => choice::find(options, value).map(|option| (option.id.as_str(), choice::share(option.credit))),
        }
    }

    fn check(&self, value: &str) -> Result<(), Misfit> {
        match self {
            Self::Text { .. } | Self::Number { .. } => written::length(Some(value), inline::MAX),
            Self::Choice { options } => choice::find(options, value).map(|_| ()).ok_or(Misfit::NoSuchValue),
        }
    }

    fn guess(&self) -> f64 {
        match self {
            Self::Text { .. } | Self::Number { .. } => 0.0,
            Self::Choice { options } => choice::mean_credit(options),
        }
    }

    fn classes(&self) -> Vec<Class> {
        match self {
            Self::Text { answers, .. } => text_match::classes(answers),
            Self::Number { answers, .. } => number::classes(answers),
            Self::Choice { options } => choice::classes(options),
        }
    }

    fn solution(&self) -> Option<String> {
        match self {
            Self::Text { answers, case_sensitive } => text_match::solution(answers, *case_sensitive, None),
            Self::Number { answers, rules } => number::solution(&targets(answers), rules, number::format::Style::Point),
            Self::Choice { options } => choice::best(options).map(|option| option.id.clone()),
        }
    }

    fn piece(&self, seen: &Seen<'_>, id: &str) -> Piece {
        match self {
            Self::Text { answers, case_sensitive } => Piece::Write(text_match::view(seen, id, answers, *case_sensitive, inline::MAX)),
            Self::Number { answers, rules } => {
                let feedback = |hit: Option<Hit>| hit.map(|hit| &answers[hit.target].feedback);
                Piece::Write(number::view(seen, id, &targets(answers), rules, feedback))
            }
            Self::Choice { options } => {
                Piece::Select { choices: choice::choosables(seen, options), row: choice::choice_row(seen, id, options) }
            }
        }
    }

    fn problems(&self, problems: &mut Problems) {
        match self {
            Self::Text { answers, case_sensitive } => text_match::check_answers(answers, *case_sensitive, problems),
            Self::Number { answers, rules } => {
                number::check_answers(answers, rules, problems);
                number::check_rules(rules, problems);
            }
            Self::Choice { options } => choice::check_one_choice(problems, options),
        }
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        match self {
            Self::Text { answers, .. } => answers.iter_mut().for_each(|answer| visit(&mut answer.feedback, Place::Block)),
            Self::Number { answers, .. } => answers.iter_mut().for_each(|answer| visit(&mut answer.feedback, Place::Block)),
            Self::Choice { options } => choice::visit_options(options, visit),
        }
    }
}

fn targets(answers: &[NumberAnswer]) -> Vec<Target> {
    answers.iter().map(Target::from).collect()
}

impl Cloze {
    fn gap(&self, id: &str) -> Option<&Gap> {
        self.gaps.iter().find(|gap| gap.id == id)
    }
}

impl Kind for Cloze {
    fn problems(&self, problems: &mut Problems) {
        check_markers(problems, &self.text, self.gaps.iter().map(|gap| gap.id.as_str()), Words::None);
        problems.expect(!self.gaps.is_empty(), "gaps", Wrong::TooFew);
        problems.ids("gaps", self.gaps.iter().map(|gap| gap.id.as_str()));
        for (place, gap) in self.gaps.iter().enumerate() {
            problems.expect(gap.weight > 0.0 && gap.weight <= 1000.0, format!("gaps.{place}.weight"), Wrong::BadMarks);
            problems.at(format!("gaps.{place}.accepts"), |problems| gap.accepts.problems(problems));
        }
    }

    fn check(&self, response: &Response) -> Result<(), Misfit> {
        response.fields().try_for_each(|(field, value)| self.gap(field).ok_or(Misfit::NoSuchField)?.accepts.check(value))
    }

    fn is_complete(&self, response: &Response) -> bool {
        self.gaps.iter().all(|gap| response.get(&gap.id).is_some())
    }

    fn score(&self, response: &Response, _: &Variables) -> Score {
        if !choice::counts(self, response) {
            return Score::NONE;
        }
        let share = |gap: &Gap| response.get(&gap.id).and_then(|value| gap.accepts.judge(value)).map_or(0.0, |(_, share)| share);
        Score::Share(inline::weighted(self.gaps.iter().map(|gap| (gap.weight, share(gap)))))
    }

    fn guess(&self) -> Option<f64> {
        Some(inline::weighted(self.gaps.iter().map(|gap| (gap.weight, gap.accepts.guess()))))
    }

    fn parts(&self) -> Vec<Part> {
        self.gaps.iter().map(|gap| Part { id: gap.id.clone(), classes: gap.accepts.classes() }).collect()
    }

    fn classify(&self, response: &Response, _: &Variables) -> Vec<Option<String>> {
        let counts = choice::counts(self, response);
        let class = |gap: &Gap| {
            response.get(&gap.id).filter(|_| counts).and_then(|value| gap.accepts.judge(value)).map(|(class, _)| class.to_owned())
        };
        self.gaps.iter().map(class).collect()
    }

    fn solution(&self, _: &Variables) -> Response {
        Response(self.gaps.iter().filter_map(|gap| Some((gap.id.clone(), gap.accepts.solution()?))).collect())
    }

    fn shuffle(&self, _: &mut dyn FnMut(usize) -> usize) -> Vec<String> {
        Vec::new()
    }

    fn controls(&self, seen: &Seen<'_>) -> Vec<Control> {
        vec![Control::Inline(inline::pieces(seen, &self.text, |id| self.gap(id).map(|gap| gap.accepts.piece(seen, id))))]
    }

    fn texts(&mut self, visit: &mut dyn FnMut(&mut Text, Place)) {
        visit(&mut self.text, Place::Block);
        for gap in &mut self.gaps {
            gap.accepts.texts(visit);
        }
    }
}

#[cfg(test)]
#[path = "cloze_tests.rs"]
mod tests;
