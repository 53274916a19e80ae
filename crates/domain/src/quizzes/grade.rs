//! From answers to marks: of a question, of an attempt, of several attempts.

use super::attempt::QuestionState;
use super::definition::{Behaviour, Counts};
use super::item::Item;
use super::paper::Question;
use super::response::Score;

/// The share of the marks that a question's state is worth, -1 to 1; [`Score::ByHand`] when a person has to look at it.
#[must_use]
pub fn question_score(state: &QuestionState, item: &Item, question: &Question, behaviour: Behaviour) -> Score {
    let score = raw_score(state, item, question);
    match behaviour {
        Behaviour::Deferred | Behaviour::Immediate => score,
        Behaviour::SeveralTries { penalty, .. } => match score {
            Score::ByHand => Score::ByHand,
            // what was answered after the last check is one try more
            Score::Share(share) => {
                let unchecked = state.checks.last().is_none_or(|last| last.response != state.response);
                let before = if unchecked { state.checks.len() } else { state.checks.len().saturating_sub(1) };
                Score::Share(with_penalty(share, penalty, before))
            }
        },
        Behaviour::Certainty => match score {
            Score::ByHand => Score::ByHand,
            Score::Share(_) if state.response.is_empty() => Score::NONE,
            Score::Share(share) => Score::Share(certainty_share(share, state.certainty.unwrap_or(1))),
        },
    }
}

fn raw_score(state: &QuestionState, item: &Item, question: &Question) -> Score {
    item.kind().score(&state.response, &question.variables)
}

/// How right an answer is called that counts `counted` of its marks: a try more or being unsure costs marks and makes no answer less right, but what somebody
/// decided about a mark stands for itself. None while a person still has to look at it.
#[must_use]
pub fn rightness(state: &QuestionState, item: &Item, question: &Question, behaviour: Behaviour, counted: Option<f64>) -> Option<f64> {
    let computed = question_score(state, item, question, behaviour).share();
    let decided = counted.zip(computed).is_none_or(|(counted, computed)| (counted - computed).abs() > 1e-9);
    if decided { counted } else { raw_score(state, item, question).share() }
}

/// What is left of a share after `before` tries that were not right: `penalty` less for each, not below 0 (Moodle, "Interactive with multiple tries").
#[must_use]
pub fn with_penalty(share: f64, penalty: f64, before: usize) -> f64 {
    let tries = f64::from(u32::try_from(before).unwrap_or(u32::MAX));
    if share <= 0.0 { share } else { (share - penalty * tries).max(0.0) }
}

/// Certainty-based marking (Gardner-Medwin 2006; Moodle's "CBM"): right answers are worth 1, 2 or 3, wrong ones 0, -2 or -6 by certainty. Divided by 3 here, so that
/// a sure right answer is full marks: ⅓, ⅔, 1 and 0, -⅔, -2. What is partly right is worth its share of the right one's.
#[must_use]
pub fn certainty_share(share: f64, certainty: u8) -> f64 {
    let (right, wrong) = match certainty {
        3 => (3.0, -6.0),
        2 => (2.0, -2.0),
        _ => (1.0, 0.0),
    };
    (if share > 5e-8 { share * right } else { wrong }) / 3.0
}

/// What an attempt came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Total {
    /// Sum of the marks known so far, not below 0.
    pub marks: f64,
    pub max: f64,
    /// Questions that a person still has to look at.
    pub to_mark: usize,
}

impl Total {
    /// Sums up the questions: the mark of each (none when a person still has to look at it) and its maximum.
    pub fn of(questions: impl IntoIterator<Item = (Option<f64>, f64)>) -> Self {
        let mut total = Self::default();
        for (mark, max) in questions {
            total.marks += mark.unwrap_or(0.0);
            total.max += max;
            total.to_mark += usize::from(mark.is_none());
        }
        total.marks = total.marks.max(0.0);
        total
    }

    /// Per cent of the maximum, 0 to 100.
    #[must_use]
    pub fn percent(self) -> f64 {
        percent(self.marks, self.max)
    }

    /// Whether it passes; none while a person still has to look at something that could decide it.
    #[must_use]
    pub fn passes(self, pass_percent: Option<u8>) -> Option<bool> {
        let enough = self.percent() + 1e-9 >= f64::from(pass_percent?);
        (enough || self.to_mark == 0).then_some(enough)
    }
}

/// `marks` of `max` in per cent; of nothing, 0.
#[must_use]
pub fn percent(marks: f64, max: f64) -> f64 {
    if max > 0.0 { (marks / max * 100.0).clamp(0.0, 100.0) } else { 0.0 }
}

/// What counts of the attempts of one person, first to last, in per cent; none when there is none.
#[must_use]
pub fn counting(attempts: &[f64], counts: Counts) -> Option<f64> {
    match counts {
        Counts::Highest => attempts.iter().copied().reduce(f64::max),
        Counts::First => attempts.first().copied(),
        Counts::Last => attempts.last().copied(),
        Counts::Average => {
            let number = f64::from(u32::try_from(attempts.len()).unwrap_or(u32::MAX));
            (!attempts.is_empty()).then(|| attempts.iter().sum::<f64>() / number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn certainty_rewards_and_costs_as_published() {
        let three = |certainty| (certainty_share(1.0, certainty) * 3.0, certainty_share(0.0, certainty) * 3.0);
        assert_eq!([1, 2, 3].map(three), [(1.0, 0.0), (2.0, -2.0), (3.0, -6.0)]);
    }

    #[test]
    fn it_passes_only_when_nothing_is_left_to_look_at_or_it_is_enough_already() {
        let total = |marks, to_mark| Total { marks, max: 10.0, to_mark };
        assert_eq!(total(6.0, 0).passes(Some(60)), Some(true));
        assert_eq!(total(5.9, 0).passes(Some(60)), Some(false));
        assert_eq!(total(5.9, 1).passes(Some(60)), None);
        assert_eq!(total(6.0, 1).passes(Some(60)), Some(true));
        assert_eq!(total(6.0, 0).passes(None), None);
    }

    #[test]
    fn of_several_attempts_the_one_that_was_agreed_counts() {
        let attempts = [40.0, 80.0, 60.0];
        let by = |counts| counting(&attempts, counts);
        assert_eq!(
            [Counts::Highest, Counts::First, Counts::Last, Counts::Average].map(by),
            [Some(80.0), Some(40.0), Some(60.0), Some(60.0)]
        );
        assert_eq!(counting(&[], Counts::Average), None);
    }

    proptest! {
        #[test]
        fn a_penalty_never_helps_and_never_goes_below_nothing(share in 0.0_f64..=1.0, penalty in 0.0_f64..=1.0, before in 0_usize..10) {
            let left = with_penalty(share, penalty, before);
            prop_assert!((0.0..=share).contains(&left));
            prop_assert!(with_penalty(share, penalty, before + 1) <= left);
        }

        #[test]
        fn being_surer_pays_when_right_and_costs_when_wrong(share in 0.01_f64..=1.0) {
            prop_assert!(certainty_share(share, 1) < certainty_share(share, 2) && certainty_share(share, 2) < certainty_share(share, 3));
            prop_assert!(certainty_share(0.0, 1) > certainty_share(0.0, 2) && certainty_share(0.0, 2) > certainty_share(0.0, 3));
            prop_assert!(certainty_share(share, 3) <= 1.0);
        }

        #[test]
        fn a_total_is_the_same_in_any_order_and_never_below_nothing(mut marks in prop::collection::vec((-2.0_f64..5.0, 1.0_f64..5.0), 0..20)) {
            let forward = Total::of(marks.iter().map(|(mark, max)| (Some(*mark), *max)));
            marks.reverse();
            let backward = Total::of(marks.iter().map(|(mark, max)| (Some(*mark), *max)));
            prop_assert!((forward.marks - backward.marks).abs() < 1e-9);
            prop_assert!(forward.marks >= 0.0);
            prop_assert!((0.0..=100.0).contains(&forward.percent()));
        }
    }
}
