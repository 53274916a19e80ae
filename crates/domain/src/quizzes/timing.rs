//! When a quiz can be taken, and until when an attempt runs.

use super::definition::{Conditions, Extension};
use crate::Timestamp;

/// Where a quiz stands for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    NotYet { opens_at: Timestamp },
    Open,
    Closed { closed_at: Timestamp },
}

/// Until when an attempt runs, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub at: Timestamp,
    pub because: Because,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The time for one attempt is over.
    TimeLimit,
    /// The quiz closes.
    Closing,
}

impl Conditions {
    /// The closing time with what is granted to the person.
    #[must_use]
    pub fn closes(&self, extension: Extension) -> Option<Timestamp> {
        self.closes_at.map(|at| at.plus(i64::from(extension.minutes) * Timestamp::MINUTE))
    }

    /// The time for one attempt with what is granted, in milliseconds.
    #[must_use]
    pub fn limit(&self, extension: Extension) -> Option<i64> {
        self.minutes.map(|minutes| (i64::from(minutes) + i64::from(extension.minutes)) * Timestamp::MINUTE)
    }

    #[must_use]
    pub fn window(&self, extension: Extension, now: Timestamp) -> Window {
        match (self.opens_at, self.closes(extension)) {
            (_, Some(closed_at)) if now >= closed_at => Window::Closed { closed_at },
            (Some(opens_at), _) if now < opens_at => Window::NotYet { opens_at },
            _ => Window::Open,
        }
    }

    /// The end of an attempt begun at `started`: the earlier of the time limit and the closing.
    #[must_use]
    pub fn deadline(&self, extension: Extension, started: Timestamp) -> Option<Deadline> {
        let limit = self.limit(extension).map(|millis| Deadline { at: started.plus(millis), because: Because::TimeLimit });
        let closing = self.closes(extension).map(|at| Deadline { at, because: Because::Closing });
        match (limit, closing) {
            (Some(limit), Some(closing)) => Some(if closing.at < limit.at { closing } else { limit }),
            (limit, closing) => limit.or(closing),
        }
    }

    /// How many attempts the person has; none is any number.
    #[must_use]
    pub fn allowed(&self, extension: Extension) -> Option<u32> {
        (self.attempts > 0).then(|| u32::from(self.attempts) + u32::from(extension.attempts))
    }
}

/// When somebody gave an answer, on the server's clock: as long before its arrival as the device says that it waited there. A device that does not say when it sent
/// is believed as far as its clock is not ahead.
#[must_use]
pub fn given_at(client_time: Timestamp, sent_at: Option<Timestamp>, received_at: Timestamp) -> Timestamp {
    match sent_at {
        Some(sent) => received_at.plus(-(sent.0.saturating_sub(client_time.0).max(0))),
        None => client_time.min(received_at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NONE: Extension = Extension { minutes: 0, attempts: 0 };

    fn at(minutes: i64) -> Timestamp {
        Timestamp(minutes * Timestamp::MINUTE)
    }

    fn exam() -> Conditions {
        Conditions { opens_at: Some(at(0)), closes_at: Some(at(100)), minutes: Some(40), attempts: 2, ..Conditions::default() }
    }

    #[test]
    fn the_earlier_of_time_limit_and_closing_wins() {
        assert_eq!(exam().deadline(NONE, at(10)), Some(Deadline { at: at(50), because: Because::TimeLimit }));
        assert_eq!(exam().deadline(NONE, at(80)), Some(Deadline { at: at(100), because: Because::Closing }));
        assert_eq!(Conditions::default().deadline(NONE, at(80)), None);
    }

    #[test]
    fn an_extension_moves_both() {
        let more = Extension { minutes: 15, attempts: 1 };
        assert_eq!(exam().deadline(more, at(10)).map(|d| d.at), Some(at(65)));
        assert_eq!(exam().deadline(more, at(90)).map(|d| d.at), Some(at(115)));
        assert_eq!(exam().window(more, at(110)), Window::Open);
        assert_eq!(exam().window(NONE, at(110)), Window::Closed { closed_at: at(100) });
        assert_eq!((exam().allowed(NONE), exam().allowed(more)), (Some(2), Some(3)));
    }

    #[test]
    fn a_quiz_opens_at_its_time_and_closes_at_its_time() {
        assert_eq!(exam().window(NONE, at(-1)), Window::NotYet { opens_at: at(0) });
        assert_eq!(exam().window(NONE, at(0)), Window::Open);
        assert_eq!(exam().window(NONE, at(100)), Window::Closed { closed_at: at(100) });
    }

    proptest! {
        #[test]
        fn an_answer_is_never_given_after_it_arrived(client: i64, sent: Option<i64>, received in 0_i64..i64::MAX / 2) {
            prop_assert!(given_at(Timestamp(client), sent.map(Timestamp), Timestamp(received)) <= Timestamp(received));
        }

        #[test]
        fn a_wrong_clock_does_not_move_an_answer(client in 0_i64..1_000_000, waited in 0_i64..1_000_000, off in -1_000_000_i64..1_000_000) {
            let received = Timestamp(5_000_000);
            let right = given_at(Timestamp(client), Some(Timestamp(client + waited)), received);
            let wrong = given_at(Timestamp(client + off), Some(Timestamp(client + off + waited)), received);
            prop_assert_eq!(right, wrong);
        }

        #[test]
        fn an_attempt_never_runs_beyond_the_closing(start in 0_i64..100, minutes in 1_u16..500, extra in 0_u16..60) {
            let conditions = Conditions { minutes: Some(minutes), ..exam() };
            let extension = Extension { minutes: extra, attempts: 0 };
            let end = conditions.deadline(extension, at(start)).unwrap().at;
            prop_assert!(end <= at(100 + i64::from(extra)));
            prop_assert!(end <= at(start + i64::from(minutes) + i64::from(extra)));
        }
    }
}
