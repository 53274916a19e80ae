//! How a test runs: its time, when answers are checked, what it is passed with.

use std::collections::BTreeSet;

use domain::quizzes::definition::Behaviour;

use super::{Mastery, Reader};
use crate::Test;
use crate::assessment::{TestSettings, tries};
use crate::finding::What;
use crate::qti::read::number;
use crate::qti::tree::Element;

/// What holds for each question of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Control {
    /// Tries at each question; 0 is any number.
    attempts: u32,
    feedback: bool,
}

impl Default for Control {
    fn default() -> Self {
        Self { attempts: 1, feedback: false }
    }
}

/// Settings of a control that a quiz has always like this.
const ALWAYS: [(&str, &str); 4] =
    [("allow-review", "true"), ("allow-skipping", "true"), ("show-solution", "false"), ("validate-responses", "false")];

/// Where the attribute that keeps the settings of a quiz stands, on the test.
pub const KEPT: &str = "quiz";

/// The identifiers of the weights that the sum of a test counts; none where a test says nothing of its sum.
pub fn weights(root: &Element) -> Option<BTreeSet<String>> {
    let processing = root.child("outcome-processing")?;
    let variables = processing.find(&|element| element.name == "test-variables");
    let named = variables.iter().filter_map(|variables| variables.attribute("weight-identifier")).map(str::to_owned).collect();
    (!variables.is_empty()).then_some(named)
}

/// Whether a block is one that those who take the test see.
pub fn for_candidates(block: &Element) -> bool {
    block.attribute("view").is_none_or(|view| view.split_ascii_whitespace().any(|view| view == "candidate"))
}

impl Reader<'_> {
    /// Everything of the test that is not in its sections.
    pub(super) fn settings(&mut self, root: &Element, test: &mut Test) -> Option<Mastery> {
        let parts: Vec<&Element> = root.all("test-part").collect();
        for child in root.elements() {
            match child.name.as_str() {
                "time-limits" => test.minutes = self.minutes(child),
                "rubric-block" if for_candidates(child) => self.introduction(child),
                "rubric-block" | "test-feedback" | "context-declaration" => self.dropped(child),
                // the usual sum of all scores is what a quiz does anyway
                "outcome-processing" if !is_sum(child) => self.dropped(child),
                _ => {}
            }
        }
        for part in &parts {
            for child in part.elements() {
                match child.name.as_str() {
                    "time-limits" if parts.len() == 1 && test.minutes.is_none() => test.minutes = self.minutes(child),
                    "rubric-block" if for_candidates(child) => self.introduction(child),
                    "time-limits" | "rubric-block" | "pre-condition" | "branch-rule" | "test-feedback" => self.dropped(child),
                    _ => {}
                }
            }
            if part.attribute("navigation-mode") == Some("linear") {
                self.dropped_attribute(part, "navigation-mode");
            }
        }
        test.settings = self.kept(root).unwrap_or_else(|| TestSettings { behaviour: self.behaviour(&parts), ..TestSettings::default() });
        self.mastery(root)
    }

    /// The settings of one of our own quizzes. What somebody has broken is as if it were not there.
    fn kept(&mut self, root: &Element) -> Option<TestSettings> {
        let words = root.ours(KEPT)?;
        let kept = serde_json::from_str(words).ok().filter(TestSettings::can_be);
        if kept.is_none() {
            self.approximated(root, What::BadValue { detail: words.to_owned() });
        }
        kept
    }

    /// The time in whole minutes, never less than there was.
    fn minutes(&mut self, limits: &Element) -> Option<u16> {
        if limits.attribute("min-time").and_then(seconds).is_some_and(|seconds| seconds > 0.0) {
            self.dropped_attribute(limits, "min-time");
        }
        if limits.attribute("allow-late-submission") == Some("true") {
            self.dropped_attribute(limits, "allow-late-submission");
        }
        let asked = limits.attribute("max-time")?;
        let whole = seconds(asked).map(|seconds| (seconds / 60.0).ceil()).filter(|minutes| (1.0..=f64::from(u16::MAX)).contains(minutes));
        let Some(whole) = whole else {
            self.bad(limits, "max-time");
            return None;
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number that fits, see above")]
        let minutes = whole as u16;
        if seconds(asked).is_some_and(|seconds| (whole * 60.0 - seconds).abs() > 1e-6) {
            self.approximated(limits, What::TimeRounded { minutes });
        }
        Some(minutes)
    }

    /// When answers are checked. QTI counts attempts at each question; of attempts at the whole it knows nothing.
    fn behaviour(&mut self, parts: &[&Element]) -> Behaviour {
        let Some(part) = parts.first() else { return Behaviour::Deferred };
        let control = part.child("item-session-control");
        self.control = control.map(read).unwrap_or_default();
        if let Some(control) = control {
            self.note_control(control);
        }
        for other in &parts[1..] {
            let same = other.attribute("submission-mode") == part.attribute("submission-mode");
            if !same {
                self.dropped_attribute(other, "submission-mode");
            }
            if let Some(control) = other.child("item-session-control") {
                self.other_control(control);
            }
        }
        let individual = part.attribute("submission-mode") == Some("individual");
        match self.control {
            Control { feedback: true, attempts: 1 } if individual => Behaviour::Immediate,
            Control { feedback: true, attempts } if individual => {
                let (tries, other) = tries(attempts);
                if let Some(control) = control.filter(|_| other) {
                    self.dropped_attribute(control, "max-attempts");
                }
                Behaviour::SeveralTries { tries, penalty: 0.0 }
            }
            // nobody learns anything before the end, so that the last answer counts in any case
            _ => Behaviour::Deferred,
        }
    }

    /// A control of a section or of a question: said when it is another than the part's.
    pub(super) fn other_control(&mut self, control: &Element) {
        let inherited = self.control;
        let own = Control {
            attempts: control.attribute("max-attempts").map_or(inherited.attempts, |_| read(control).attempts),
            feedback: control.attribute("show-feedback").map_or(inherited.feedback, |_| read(control).feedback),
        };
        // without feedback the number of tries makes no difference
        if own.feedback != inherited.feedback || (own.feedback && own.attempts != inherited.attempts) {
            self.dropped(control);
        }
        self.note_control(control);
    }

    fn note_control(&mut self, control: &Element) {
        for (name, always) in ALWAYS {
            if control.attribute(name).is_some_and(|value| value != always) {
                self.dropped_attribute(control, name);
            }
        }
    }

    fn mastery(&mut self, root: &Element) -> Option<Mastery> {
        let declaration = root.all("outcome-declaration").find(|declaration| declaration.attribute("mastery-value").is_some())?;
        let points = declaration.attribute("mastery-value").and_then(number).filter(|points| *points >= 0.0);
        let of = declaration.attribute("normal-maximum").and_then(number).filter(|of| *of > 0.0);
        if points.is_none() {
            self.bad(declaration, "mastery-value");
        }
        Some(Mastery { points: points?, of, place: self.place(declaration) })
    }
}

fn read(control: &Element) -> Control {
    let attempts = control.attribute("max-attempts").and_then(|attempts| attempts.trim().parse().ok());
    Control { attempts: attempts.unwrap_or(1), feedback: control.attribute("show-feedback") == Some("true") }
}

/// A time in seconds; some files have durations (`PT1H30M`, ISO 8601) instead.
fn seconds(words: &str) -> Option<f64> {
    let words = words.trim();
    let Some(mut rest) = words.strip_prefix("PT").filter(|rest| !rest.is_empty()) else { return number(words).filter(|s| *s >= 0.0) };
    let mut all = 0.0;
    for (unit, length) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((digits, after)) = rest.split_once(unit) {
            all += number(digits).filter(|number| *number >= 0.0)? * length;
            rest = after;
        }
    }
    rest.is_empty().then_some(all)
}

/// Whether the processing adds up the scores of all items and does nothing else.
fn is_sum(processing: &Element) -> bool {
    let known = ["set-outcome-value", "sum", "test-variables"];
    let part = ["section-identifier", "include-category", "exclude-category"];
    let fits = |element: &Element| known.contains(&element.name.as_str()) && part.iter().all(|name| element.attribute(name).is_none());
    processing.find(&|element| !fits(element)).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_seconds_or_durations() {
        let times = ["90", " 1.5 ", "PT30M", "PT1H1M1S", "PT1.5S", "PT", "PT5", "P1D", "-1", "NaN", "inf", "PT-5M", ""];
        let read: Vec<Option<f64>> = times.into_iter().map(seconds).collect();
        let expected = [Some(90.0), Some(1.5), Some(1800.0), Some(3661.0), Some(1.5)];
        assert_eq!(read[..5], expected);
        assert!(read[5..].iter().all(Option::is_none), "{read:?}");
    }
}
