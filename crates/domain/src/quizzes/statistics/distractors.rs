//! What was answered to each part of an item, and by whom.

use std::collections::HashMap;

use super::input::Answer;
use super::moments::count;
use super::observation::Observation;
use crate::quizzes::response::Part;

/// The answers to one part: a row for each of its classes, in their order, then one for other answers and one for none.
#[derive(Clone, Debug, PartialEq)]
pub struct PartTable {
    /// [`Part::id`].
    pub part: String,
    pub rows: Vec<AnswerRow>,
}

/// Those who answered alike.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerRow {
    /// An id that is no class of the part counts as [`Answer::Other`].
    pub answer: Answer,
    /// Share of the part's marks.
    pub credit: f64,
    pub count: usize,
    /// Per cent of all, those without an answer among them.
    pub share: f64,
    /// Mean marks of these people for everything else in the attempt. A distractor does its work when this is lower than the right answer's; where it is
    /// higher, the strong fall for it, and key and wording want a look. None when there are no such people.
    pub rest_mean: Option<f64>,
}

/// One table for each part.
pub(super) fn tables(parts: &[Part], observations: &[Observation]) -> Vec<PartTable> {
    parts.iter().enumerate().map(|(index, part)| table(part, index, observations)).collect()
}

fn table(part: &Part, index: usize, observations: &[Observation]) -> PartTable {
    let rows: HashMap<&str, usize> = part.classes.iter().enumerate().map(|(row, class)| (class.id.as_str(), row)).collect();
    let (other, nothing) = (part.classes.len(), part.classes.len() + 1);
    let mut sums = vec![(0_usize, 0.0_f64); nothing + 1];
    for seen in observations {
        let row = match seen.answers.get(index) {
            Some(Answer::Class(id)) => rows.get(id.as_str()).copied().unwrap_or(other),
            Some(Answer::Other) => other,
            Some(Answer::Nothing) | None => nothing,
        };
        sums[row].0 += 1;
        sums[row].1 += seen.rest;
    }
    let classes = part.classes.iter().map(|class| (Answer::Class(class.id.clone()), class.credit));
    let rows = classes
        .chain([(Answer::Other, 0.0), (Answer::Nothing, 0.0)])
        .zip(sums)
        .map(|((answer, credit), (number, rest))| AnswerRow {
            answer,
            credit,
            count: number,
            share: if observations.is_empty() { 0.0 } else { 100.0 * count(number) / count(observations.len()) },
            rest_mean: (number > 0).then(|| rest / count(number)),
        })
        .collect();
    PartTable { part: part.id.clone(), rows }
}
