//! The state of one block for one learner, and how an event changes it: [`apply`], a pure fold over the learner's events.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::Event;
use super::content::{Body, MOST_PLAUSIBLE};
use crate::Timestamp;

/// Where a learner stands with one block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlockState {
    /// On the screen, nothing done yet (or nothing to do).
    #[default]
    Seen,
    Checklist {
        ticked: BTreeSet<String>,
        at: Timestamp,
    },
    Reflection {
        text: String,
        at: Timestamp,
    },
    Profile {
        values: BTreeMap<String, u8>,
        complete: bool,
        at: Timestamp,
    },
    /// `tried` in the order of choosing; the right one, when found, is the last.
    Check {
        tried: Vec<String>,
        solved: bool,
    },
    Incident {
        confidence: u8,
        tried: Vec<String>,
        solved: bool,
    },
}

/// Why an event cannot be applied to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    #[error("this kind of event does not belong to this kind of block")]
    WrongBlock,
    #[error("the block has no such option or item")]
    NoSuchOption,
    #[error("confidence comes before the first explanation")]
    ConfidenceMissing,
}

impl Rejection {
    /// The word devices get.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongBlock => "wrong_block",
            Self::NoSuchOption => "no_such_option",
            Self::ConfidenceMissing => "confidence_missing",
        }
    }
}

impl BlockState {
    /// A short word that changes with the state; part of the ids of events that come without one.
    #[must_use]
    pub fn mark(state: Option<&Self>) -> String {
        let mut hasher = DefaultHasher::new();
        state.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// Whether the state already is what `event` sets as a whole, so that recording it would add nothing.
    #[must_use]
    pub fn holds(&self, event: &Event) -> bool {
        match (self, event) {
            (Self::Checklist { ticked, .. }, Event::ChecklistSet { ticked: new }) => ticked == new,
            (Self::Reflection { text, .. }, Event::TextSaved { text: new }) => text == new,
            (Self::Profile { values, .. }, Event::ProfileSet { values: new }) => values == new,
            _ => false,
        }
    }

    /// Whether the block counts as done. A block that is no activity is done when seen.
    #[must_use]
    pub fn is_done(&self) -> bool {
        match self {
            Self::Seen => false,
            Self::Checklist { ticked, .. } => !ticked.is_empty(),
            Self::Reflection { text, .. } => !text.trim().is_empty(),
            Self::Profile { complete, .. } => *complete,
            Self::Check { solved, .. } | Self::Incident { solved, .. } => *solved,
        }
    }

    /// Points, where the block has any: an incident 3, 2, 1 or 0 by the attempt that found the most plausible explanation
    /// (`DOMAIN.md` §4.2), a check 1 when right at once, else 0.
    #[must_use]
    pub fn score(&self) -> Option<u8> {
        let attempts = |tried: &Vec<String>| u8::try_from(tried.len()).unwrap_or(u8::MAX);
        match self {
            Self::Incident { solved: true, tried, .. } => Some(4_u8.saturating_sub(attempts(tried))),
            Self::Check { solved: true, tried } => Some(u8::from(tried.len() == 1)),
            _ => None,
        }
    }
}

/// The state after `event`, which happened on the device at `at`.
///
/// A state that is set as a whole (text, ticks, sliders) is that of the latest device time, in whatever order the events arrive; the older
/// texts stay in the events. Choosing the same option again, or anything after the block is solved, changes nothing.
///
/// # Errors
/// [`Rejection`] when the event does not fit the block.
pub fn apply(body: &Body, state: Option<BlockState>, event: &Event, at: Timestamp) -> Result<BlockState, Rejection> {
    match (body, event) {
        (_, Event::BlockSeen {} | Event::LessonFinished {}) => Ok(state.unwrap_or_default()),
        (Body::Checklist { items, .. }, Event::ChecklistSet { ticked }) => {
            let known = |id: &String| items.iter().any(|item| item.id == *id);
            if !ticked.iter().all(known) {
                return Err(Rejection::NoSuchOption);
            }
            Ok(match state {
                Some(newer @ BlockState::Checklist { at: then, .. }) if then > at => newer,
                _ => BlockState::Checklist { ticked: ticked.clone(), at },
            })
        }
        (Body::Reflection { .. }, Event::TextSaved { text }) => Ok(match state {
            Some(newer @ BlockState::Reflection { at: then, .. }) if then > at => newer,
            _ => BlockState::Reflection { text: text.clone(), at },
        }),
        (Body::Profile { scales, .. }, Event::ProfileSet { values }) => {
            let known = |id: &String| scales.iter().any(|scale| scale.id == *id);
            if !values.keys().all(known) {
                return Err(Rejection::NoSuchOption);
            }
            Ok(match state {
                Some(newer @ BlockState::Profile { at: then, .. }) if then > at => newer,
                _ => BlockState::Profile { values: values.clone(), complete: values.len() == scales.len(), at },
            })
        }
        (Body::Check { options, .. }, Event::Answered { option }) => {
            let chosen = options.iter().find(|o| o.id == *option).ok_or(Rejection::NoSuchOption)?;
            let (mut tried, mut solved) = match state {
                Some(BlockState::Check { tried, solved }) => (tried, solved),
                _ => (Vec::new(), false),
            };
            solved = choose(&mut tried, solved, option, chosen.correct);
            Ok(BlockState::Check { tried, solved })
        }
        (Body::Incident(incident), Event::ExplanationChosen { option, confidence }) => {
            let chosen = incident.options.iter().find(|o| o.id == *option).ok_or(Rejection::NoSuchOption)?;
            let (confidence, mut tried, solved) = match state {
                Some(BlockState::Incident { confidence, tried, solved }) => (confidence, tried, solved),
                _ => (confidence.ok_or(Rejection::ConfidenceMissing)?, Vec::new(), false),
            };
            let solved = choose(&mut tried, solved, option, chosen.plausibility == MOST_PLAUSIBLE);
            Ok(BlockState::Incident { confidence, tried, solved })
        }
        _ => Err(Rejection::WrongBlock),
    }
}

/// Adds a choice to the attempts, unless the block is solved or the option was chosen before; says whether the block is solved now.
fn choose(tried: &mut Vec<String>, solved: bool, option: &str, right: bool) -> bool {
    if solved || tried.iter().any(|t| t == option) {
        return solved;
    }
    tried.push(option.to_owned());
    right
}

#[cfg(test)]
mod tests {
    use super::super::content::{CheckOption, Incident, IncidentOption};
    use super::*;
    use crate::Text;
    use proptest::prelude::*;

    const T: Timestamp = Timestamp(1_000);

    pub(super) fn incident() -> Body {
        let option = |(id, plausibility): (&str, u8)| IncidentOption {
            id: id.into(),
            html: Text::default(),
            feedback_html: Text::default(),
            plausibility,
        };
        Body::Incident(Box::new(Incident {
            title: Text::default(),
            tags: Vec::new(),
            story_html: Text::default(),
            question_html: Text::default(),
            options: [("a", 0), ("b", 1), ("c", 3), ("d", 0)].map(option).into(),
            advice_html: Text::default(),
            counter_example_html: Text::default(),
        }))
    }

    fn check() -> Body {
        let option =
            |(id, correct): (&str, bool)| CheckOption { id: id.into(), html: Text::default(), feedback_html: Text::default(), correct };
        Body::Check { html: Text::default(), options: [("a", false), ("b", true)].map(option).into(), closing_html: Text::default() }
    }

    fn explain(options: &[&str]) -> BlockState {
        options.iter().fold(BlockState::Seen, |state, option| {
            let event = Event::ExplanationChosen { option: (*option).into(), confidence: Some(2) };
            apply(&incident(), Some(state), &event, T).unwrap()
        })
    }

    #[test]
    fn an_incident_scores_by_the_attempt_that_finds_the_most_plausible() {
        for (tries, score) in [(&["c"][..], 3), (&["a", "c"], 2), (&["a", "b", "c"], 1), (&["a", "b", "d", "c"], 0)] {
            assert_eq!(explain(tries).score(), Some(score), "{tries:?}");
        }
        assert_eq!(explain(&["a", "b"]).score(), None);
        assert!(!explain(&["a", "b"]).is_done());
    }

    #[test]
    fn choosing_again_or_after_the_end_changes_nothing() {
        assert_eq!(explain(&["a", "a", "a", "c"]).score(), Some(2));
        assert_eq!(explain(&["c", "a", "b"]), explain(&["c"]));
    }

    #[test]
    fn confidence_comes_before_the_first_explanation_and_stays() {
        let without = Event::ExplanationChosen { option: "a".into(), confidence: None };
        assert_eq!(apply(&incident(), None, &without, T), Err(Rejection::ConfidenceMissing));
        let state = explain(&["a"]);
        let later = Event::ExplanationChosen { option: "c".into(), confidence: Some(4) };
        let BlockState::Incident { confidence, .. } = apply(&incident(), Some(state), &later, T).unwrap() else { panic!() };
        assert_eq!(confidence, 2);
    }

    #[test]
    fn events_that_do_not_fit_are_rejected() {
        let seen = Some(BlockState::Seen);
        assert_eq!(apply(&check(), seen.clone(), &Event::TextSaved { text: "x".into() }, T), Err(Rejection::WrongBlock));
        assert_eq!(apply(&check(), seen, &Event::Answered { option: "z".into() }, T), Err(Rejection::NoSuchOption));
    }

    #[test]
    fn the_latest_text_wins_whatever_the_order_of_arrival() {
        let body = Body::Reflection { html: Text::default(), rows: 5 };
        let save = |state, text: &str, at| apply(&body, state, &Event::TextSaved { text: text.into() }, Timestamp(at)).unwrap();
        let in_order = save(Some(save(None, "first", 1)), "second", 2);
        let late = save(Some(save(None, "second", 2)), "first", 1);
        assert_eq!(in_order, late);
        assert_eq!(in_order, BlockState::Reflection { text: "second".into(), at: Timestamp(2) });
    }

    proptest! {
        #[test]
        fn an_incidents_score_never_rises_with_more_attempts(choices in prop::collection::vec(0_usize..4, 1..8)) {
            let names = ["a", "b", "c", "d"];
            let tries: Vec<&str> = choices.iter().map(|&i| names[i]).collect();
            let state = explain(&tries);
            prop_assert_eq!(state.is_done(), tries.contains(&"c"));
            if let BlockState::Incident { tried, .. } = &state {
                let distinct: BTreeSet<_> = tried.iter().collect();
                prop_assert_eq!(distinct.len(), tried.len());
                prop_assert!(tried.len() <= 4);
            }
            if let Some(score) = state.score() {
                let before: BTreeSet<_> = tries.iter().take_while(|t| **t != "c").collect();
                prop_assert_eq!(usize::from(score), 3 - before.len());
            }
        }

        #[test]
        fn a_check_is_right_at_once_or_scores_nothing(first in 0_usize..2) {
            let event = |i: usize| Event::Answered { option: ["a", "b"][i].into() };
            let state = apply(&check(), None, &event(first), T).unwrap();
            let state = apply(&check(), Some(state), &event(1), T).unwrap();
            prop_assert_eq!(state.score(), Some(u8::from(first == 1)));
        }
    }
}
