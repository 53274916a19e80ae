//! Under which conditions a quiz is taken, as it stands in the form. Times are local ones in the zone of who types them.

use std::collections::BTreeSet;

use domain::quizzes::definition::{Conditions, Counts, Review, Shows};
use i18n::format::Zone;

use super::quiz_form::NO_REVISION;
use super::words;

/// The phases of the review options with their names in the form.
pub const PHASES: [&str; 3] = ["just_after", "open", "closed"];
/// What can be shown, likewise.
pub const SHOWN: [&str; 6] = ["attempt", "correctness", "marks", "feedback", "general_feedback", "solution"];

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConditionsForm {
    /// Of the conditions the form was made from, as in [`QuizForm`](super::QuizForm).
    pub revision: i64,
    /// `2025-11-20T14:30`.
    pub opens: String,
    pub closes: String,
    pub minutes: String,
    pub attempts: String,
    pub counts: String,
    pub code: String,
    pub practice: bool,
    /// `open.marks`: [`PHASES`] and [`SHOWN`].
    pub review: BTreeSet<String>,
}

/// Why the conditions cannot be, each with its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionsProblem {
    Opens,
    Closes,
    /// It closes before it opens.
    Backwards,
    Minutes,
    Attempts,
    CodeTooLong,
}

impl ConditionsProblem {
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Opens => "opens",
            Self::Closes | Self::Backwards => "closes",
            Self::Minutes => "minutes",
            Self::Attempts => "attempts",
            Self::CodeTooLong => "code",
        }
    }
}

impl ConditionsForm {
    #[must_use]
    pub fn of(conditions: &Conditions, zone: &Zone, revision: i64) -> Self {
        let local = |at: Option<domain::Timestamp>| at.map(|at| zone.to_input(at)).unwrap_or_default();
        let mut review = BTreeSet::new();
        let phases = [conditions.review.just_after, conditions.review.open, conditions.review.closed];
        for (phase, shows) in PHASES.into_iter().zip(phases) {
            let shown = [shows.attempt, shows.correctness, shows.marks, shows.feedback, shows.general_feedback, shows.solution];
            review.extend(SHOWN.into_iter().zip(shown).filter(|(_, on)| *on).map(|(what, _)| format!("{phase}.{what}")));
        }
        Self {
            revision,
            opens: local(conditions.opens_at),
            closes: local(conditions.closes_at),
            minutes: conditions.minutes.map(|m| m.to_string()).unwrap_or_default(),
            attempts: conditions.attempts.to_string(),
            counts: counts_code(conditions.counts).to_owned(),
            code: conditions.access_code.clone(),
            practice: conditions.practice,
            review,
        }
    }

    /// Reads the fields of the request.
    #[must_use]
    pub fn read(fields: &[(String, String)]) -> Self {
        let get = |name: &str| fields.iter().rev().find(|(n, _)| n == name).map(|(_, value)| value.clone()).unwrap_or_default();
        let review = fields.iter().filter_map(|(name, _)| name.strip_prefix("review.")).map(ToOwned::to_owned).collect();
        Self {
            revision: get("revision").parse().unwrap_or(NO_REVISION),
            opens: get("opens"),
            closes: get("closes"),
            minutes: get("minutes"),
            attempts: get("attempts"),
            counts: get("counts"),
            code: get("code"),
            practice: fields.iter().any(|(name, _)| name == "practice"),
            review,
        }
    }

    /// The conditions that were typed, or every problem found.
    ///
    /// # Errors
    /// See [`ConditionsProblem`].
    pub fn conditions(&self, zone: &Zone) -> Result<Conditions, Vec<ConditionsProblem>> {
        let mut problems = Vec::new();
        let mut instant = |typed: &str, problem| {
            let at = zone.from_input(typed);
            if at.is_none() && !typed.trim().is_empty() {
                problems.push(problem);
            }
            at
        };
        let opens_at = instant(&self.opens, ConditionsProblem::Opens);
        let closes_at = instant(&self.closes, ConditionsProblem::Closes);
        if opens_at.zip(closes_at).is_some_and(|(opens, closes)| closes <= opens) {
            problems.push(ConditionsProblem::Backwards);
        }
        let minutes = self.minutes.trim();
        let limit = minutes.parse::<u16>().ok().filter(|m| *m > 0);
        if limit.is_none() && !minutes.is_empty() {
            problems.push(ConditionsProblem::Minutes);
        }
        let attempts = match self.attempts.trim() {
            "" => Some(0),
            typed => typed.parse::<u8>().ok(),
        };
        if attempts.is_none() {
            problems.push(ConditionsProblem::Attempts);
        }
        let code = self.code.trim();
        if code.chars().count() > 60 {
            problems.push(ConditionsProblem::CodeTooLong);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Conditions {
            opens_at,
            closes_at,
            minutes: limit,
            attempts: attempts.unwrap_or_default(),
            counts: counts_of(&self.counts),
            access_code: code.to_owned(),
            review: Review { just_after: self.shows("just_after"), open: self.shows("open"), closed: self.shows("closed") },
            practice: self.practice,
        })
    }

    fn shows(&self, phase: &str) -> Shows {
        let on = |what: &str| self.review.contains(&format!("{phase}.{what}"));
        Shows {
            attempt: on("attempt"),
            correctness: on("correctness"),
            marks: on("marks"),
            feedback: on("feedback"),
            general_feedback: on("general_feedback"),
            solution: on("solution"),
        }
    }
}

fn counts_code(counts: Counts) -> &'static str {
    words::counts(domain::Language::En).into_iter().find(|(c, ..)| *c == counts).map_or("highest", |(_, code, _)| code)
}

fn counts_of(code: &str) -> Counts {
    words::counts(domain::Language::En).into_iter().find(|(_, c, _)| *c == code).map_or(Counts::Highest, |(counts, ..)| counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Timestamp;

    #[test]
    fn conditions_survive_their_form_in_any_zone() {
        let conditions = Conditions {
            opens_at: Some(Timestamp(1_763_645_400_000)),
            closes_at: Some(Timestamp(1_763_649_000_000)),
            minutes: Some(45),
            attempts: 2,
            counts: Counts::Average,
            access_code: "春天 7".to_owned(),
            practice: true,
            ..Conditions::default()
        };
        for zone in ["Asia/Shanghai", "Europe/Berlin", "UTC"] {
            let zone = Zone::parse(zone).unwrap();
            assert_eq!(ConditionsForm::of(&conditions, &zone, 0).conditions(&zone), Ok(conditions.clone()));
        }
        let none = ConditionsForm::default().conditions(&Zone::UTC).unwrap();
        assert_eq!((none.opens_at, none.minutes, none.attempts, none.review.closed), (None, None, 0, Shows::default()));
    }

    #[test]
    fn what_cannot_be_is_named() {
        let form = ConditionsForm {
            opens: "2025-11-20T10:00".into(),
            closes: "2025-11-20T10:00".into(),
            minutes: "0".into(),
            attempts: "300".into(),
            code: "x".repeat(61),
            ..ConditionsForm::default()
        };
        let found: Vec<_> = form.conditions(&Zone::UTC).unwrap_err().into_iter().map(ConditionsProblem::field).collect();
        assert_eq!(found, ["closes", "minutes", "attempts", "code"]);
        let form = ConditionsForm { opens: "soon".into(), closes: "later".into(), ..ConditionsForm::default() };
        assert_eq!(form.conditions(&Zone::UTC), Err(vec![ConditionsProblem::Opens, ConditionsProblem::Closes]));
    }
}
