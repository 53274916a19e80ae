//! An attempt: what somebody did, event by event, and what follows from it. Events are only ever added; the state is computed from them.

use serde::{Deserialize, Serialize};

use super::definition::Behaviour;
use super::item::Item;
use super::paper::Question;
use super::response::{Misfit, Response};
use crate::{DeviceId, EventId, Timestamp};

/// How sure somebody is, 1 to 3.
pub const CERTAINTIES: std::ops::RangeInclusive<u8> = 1..=3;
/// More characters than this are not taken in one answer, all fields together.
pub const ANSWER_MAX_CHARACTERS: usize = 25_000;

/// What was done with one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum AttemptEvent {
    /// The answer as it is now, all fields of it; an empty one takes it back.
    AnswerGiven {
        fields: Response,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        certainty: Option<u8>,
    },
    /// The answer was handed in to be looked at now.
    Checked { fields: Response },
    /// "Come back to this."
    FlagSet { flagged: bool },
}

/// An event with its circumstances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub id: EventId,
    /// The question's number on the paper, from 1.
    pub question: u16,
    pub event: AttemptEvent,
    /// On the server's clock ([`given_at`](super::timing::given_at)).
    pub given_at: Timestamp,
    pub device: DeviceId,
    /// Counts up on its device.
    pub sequence: i64,
    /// It was given before the end and came after it; it counts when a teacher says so.
    pub late: bool,
}

/// How one question stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionState {
    pub response: Response,
    pub certainty: Option<u8>,
    pub flagged: bool,
    /// What was checked, with its share of the marks, first to last.
    pub checks: Vec<Check>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub response: Response,
    /// None when a person has to look at it.
    pub share: Option<f64>,
}

/// Why an event cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the paper has no such question")]
    NoSuchQuestion,
    #[error("the attempt was handed in")]
    HandedIn,
    #[error("the time was over")]
    TimeOver,
    /// It was checked and has no more tries.
    #[error("the question is closed")]
    Closed,
    #[error("this quiz does not check single questions")]
    NoChecks,
    #[error("there is nothing to check")]
    NothingToCheck,
    #[error("certainty is 1 to 3")]
    BadCertainty,
    #[error(transparent)]
    Misfit(#[from] Misfit),
}

impl Refusal {
    /// The word devices get.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoSuchQuestion => "no_such_question",
            Self::HandedIn => "submitted",
            Self::TimeOver => "time_over",
            Self::Closed => "closed",
            Self::NoChecks => "no_checks",
            Self::NothingToCheck => "nothing_to_check",
            Self::BadCertainty => "bad_certainty",
            Self::Misfit(misfit) => misfit.code(),
        }
    }
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    pub at: Timestamp,
    /// By the clock, not by the learner.
    pub by_deadline: bool,
}

/// Whether an event given at `given_at` and arriving `now` can still be taken into an attempt, and whether it is late.
///
/// # Errors
/// [`Refusal::HandedIn`] after the learner's own end, [`Refusal::TimeOver`] for what was given after the deadline.
pub fn admit(ended: Option<Ended>, deadline: Option<Timestamp>, given_at: Timestamp, now: Timestamp) -> Result<bool, Refusal> {
    match (ended, deadline) {
        (Some(Ended { by_deadline: false, .. }), _) => Err(Refusal::HandedIn),
        (_, Some(deadline)) if given_at >= deadline => Err(Refusal::TimeOver),
        (ended, deadline) => Ok(ended.is_some() || deadline.is_some_and(|deadline| now >= deadline)),
    }
}

impl AttemptEvent {
    /// Whether the event fits the question, as far as that does not depend on what was done before.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn check(&self, item: &Item, behaviour: Behaviour) -> Result<(), Refusal> {
        match self {
            Self::AnswerGiven { fields, certainty } => {
                if certainty.is_some_and(|c| !CERTAINTIES.contains(&c)) {
                    return Err(Refusal::BadCertainty);
                }
                check_fields(item, fields)
            }
            Self::Checked { .. } if !behaviour.checks() => Err(Refusal::NoChecks),
            Self::Checked { fields } if fields.is_empty() => Err(Refusal::NothingToCheck),
            Self::Checked { fields } => check_fields(item, fields),
            Self::FlagSet { .. } => Ok(()),
        }
    }
}

fn check_fields(item: &Item, fields: &Response) -> Result<(), Refusal> {
    let characters: usize = fields.fields().map(|(field, value)| field.len() + value.chars().count()).sum();
    if characters > ANSWER_MAX_CHARACTERS {
        return Err(Misfit::TooLong.into());
    }
    Ok(item.kind().check(fields)?)
}

impl QuestionState {
    /// Whether it takes no more answers.
    #[must_use]
    pub fn is_closed(&self, behaviour: Behaviour) -> bool {
        let right = self.checks.last().is_some_and(|check| check.share.is_some_and(|share| share >= 1.0 - 1e-9));
        behaviour.checks() && (right || self.checks.len() >= usize::from(behaviour.tries()))
    }

    /// Tries that are left, where there are any.
    #[must_use]
    pub fn tries_left(&self, behaviour: Behaviour) -> usize {
        if self.is_closed(behaviour) { 0 } else { usize::from(behaviour.tries()).saturating_sub(self.checks.len()) }
    }

    fn apply(&mut self, event: &AttemptEvent, item: &Item, question: &Question, behaviour: Behaviour) {
        match event {
            AttemptEvent::FlagSet { flagged } => self.flagged = *flagged,
            _ if self.is_closed(behaviour) => {}
            AttemptEvent::AnswerGiven { fields, certainty } => {
                self.response = fields.clone();
                self.certainty = certainty.or(self.certainty);
            }
            AttemptEvent::Checked { fields } => {
                self.response = fields.clone();
                // the same answer once more is no other try
                if self.checks.last().is_none_or(|last| last.response != *fields) {
                    let share = item.kind().score(fields, &question.variables).share();
                    self.checks.push(Check { response: fields.clone(), share });
                }
            }
        }
    }
}

/// The events that count, in the order in which they were given: late ones only when a teacher said so.
///
/// A device knows its own order best: the time of an event includes how long its request was under way, so what it did later comes never before what it did
/// earlier, however slow the network was. Between devices the time decides.
#[must_use]
pub fn in_order(mut events: Vec<Recorded>, late_count: bool) -> Vec<Recorded> {
    events.retain(|event| late_count || !event.late);
    events.sort_by_key(|event| (event.device, event.sequence, event.given_at, event.id));
    let mut timed: Vec<(Timestamp, Recorded)> = Vec::with_capacity(events.len());
    for event in events {
        let before = timed.last().filter(|(_, last)| last.device == event.device).map(|(at, _)| *at);
        timed.push((before.map_or(event.given_at, |before| before.max(event.given_at)), event));
    }
    // stable: what has the same time keeps its device's order
    timed.sort_by_key(|(at, _)| *at);
    timed.into_iter().map(|(_, event)| event).collect()
}

/// How the question `number` stands after `events` ([`in_order`]).
#[must_use]
pub fn question_state(events: &[Recorded], number: u16, item: &Item, question: &Question, behaviour: Behaviour) -> QuestionState {
    let mut state = QuestionState::default();
    for event in events.iter().filter(|event| event.question == number) {
        state.apply(&event.event, item, question, behaviour);
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn done(device: u128, sequence: i64, at: i64) -> Recorded {
        let id = EventId(Uuid::from_u128(device << 64 | u128::from(sequence.unsigned_abs())));
        let event = AttemptEvent::FlagSet { flagged: true };
        Recorded { id, question: 1, event, given_at: Timestamp(at), device: DeviceId(Uuid::from_u128(device)), sequence, late: false }
    }

    fn order(events: Vec<Recorded>) -> Vec<(u128, i64)> {
        in_order(events, false).iter().map(|e| (e.device.0.as_u128(), e.sequence)).collect()
    }

    #[test]
    fn a_slow_request_does_not_overtake_what_was_done_later_on_the_same_device() {
        assert_eq!(order(vec![done(1, 2, 1_100), done(1, 1, 5_000)]), [(1, 1), (1, 2)]);
    }

    #[test]
    fn between_devices_the_time_decides() {
        assert_eq!(order(vec![done(1, 9, 1_000), done(2, 1, 2_000), done(1, 10, 3_000)]), [(1, 9), (2, 1), (1, 10)]);
    }

    #[test]
    fn what_came_late_counts_only_when_it_may() {
        let late = Recorded { late: true, ..done(1, 1, 1) };
        assert!(in_order(vec![late.clone()], false).is_empty());
        assert_eq!(in_order(vec![late], true).len(), 1);
    }

    #[test]
    fn what_is_given_in_time_is_admitted_and_what_came_afterwards_is_late() {
        let (deadline, end) = (Some(Timestamp(100)), |by_deadline| Some(Ended { at: Timestamp(100), by_deadline }));
        assert_eq!(admit(None, deadline, Timestamp(99), Timestamp(99)), Ok(false));
        assert_eq!(admit(None, deadline, Timestamp(99), Timestamp(101)), Ok(true));
        assert_eq!(admit(end(true), deadline, Timestamp(99), Timestamp(101)), Ok(true));
        assert_eq!(admit(end(true), deadline, Timestamp(100), Timestamp(101)), Err(Refusal::TimeOver));
        assert_eq!(admit(end(false), deadline, Timestamp(50), Timestamp(60)), Err(Refusal::HandedIn));
        assert_eq!(admit(None, None, Timestamp(1), Timestamp(2)), Ok(false));
    }

    proptest! {
        #[test]
        fn each_device_keeps_its_order_whatever_the_network_did(times in prop::collection::vec((1_u128..4, 0_i64..50), 0..30)) {
            let events: Vec<Recorded> = (1_i64..).zip(&times).map(|(sequence, (device, at))| done(*device, sequence, *at)).collect();
            let ordered = order(events);
            prop_assert_eq!(ordered.len(), times.len());
            for device in 1..4 {
                let own: Vec<i64> = ordered.iter().filter(|(d, _)| *d == device).map(|(_, sequence)| *sequence).collect();
                prop_assert!(own.is_sorted());
            }
        }
    }
}
