//! What of an activity a learner may see now, in one language. The one place where `correct`, plausibility and feedback turn into something that leaves
//! the server; islands hold nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::BlockState;
use super::content::{Body, MOST_PLAUSIBLE};
use crate::{Language, Text};

/// An activity as its learner sees it. `html` is safe HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ActivityView {
    Checklist { items: Vec<LabelView>, ticked: BTreeSet<String> },
    Reflection { text: String, rows: u8 },
    Profile { scales: Vec<ScaleView>, values: BTreeMap<String, u8> },
    Choice(ChoiceView),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelView {
    pub id: String,
    pub html: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleView {
    pub id: String,
    pub left: String,
    pub right: String,
}

/// A check or an incident in play.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    pub options: Vec<OptionView>,
    /// Ids in the order they were chosen.
    pub tried: Vec<String>,
    pub solved: bool,
    /// Of an incident, once solved: 3 … 0.
    pub score: Option<u8>,
    /// Shown from the first answer (a check) or when solved (an incident): safe HTML, may be empty.
    pub closing_html: String,
    pub counter_example_html: String,
    /// Whether the learner is asked how sure they are: an incident before its first explanation.
    pub asks_confidence: bool,
    pub confidence: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionView {
    pub id: String,
    pub html: String,
    /// Only when this option was chosen or the block is solved.
    pub feedback_html: Option<String>,
    /// Only when solved: the right or most plausible one.
    pub best: bool,
}

/// The view of `body` in `state`, in `language`; none when the block is no activity.
#[must_use]
pub fn activity(body: &Body, state: Option<&BlockState>, language: Language) -> Option<ActivityView> {
    let t = |text: &Text| text.get(language).to_owned();
    Some(match body {
        Body::Checklist { items, .. } => ActivityView::Checklist {
            items: items.iter().map(|i| LabelView { id: i.id.clone(), html: t(&i.html) }).collect(),
            ticked: match state {
                Some(BlockState::Checklist { ticked, .. }) => ticked.clone(),
                _ => BTreeSet::new(),
            },
        },
        Body::Reflection { rows, .. } => ActivityView::Reflection {
            rows: *rows,
            text: match state {
                Some(BlockState::Reflection { text, .. }) => text.clone(),
                _ => String::new(),
            },
        },
        Body::Profile { scales, .. } => ActivityView::Profile {
            scales: scales.iter().map(|s| ScaleView { id: s.id.clone(), left: t(&s.left), right: t(&s.right) }).collect(),
            values: match state {
                Some(BlockState::Profile { values, .. }) => values.clone(),
                _ => BTreeMap::new(),
            },
        },
        Body::Check { options, closing_html, .. } => {
            let (tried, solved) = match state {
                Some(BlockState::Check { tried, solved }) => (tried.as_slice(), *solved),
                _ => (&[][..], false),
            };
            let shown = options.iter().map(|o| (&o.id, &o.html, &o.feedback_html, o.correct));
            ActivityView::Choice(ChoiceView {
                options: options_view(shown, tried, solved, language),
                tried: tried.to_vec(),
                solved,
                score: None,
                closing_html: if tried.is_empty() { String::new() } else { t(closing_html) },
                counter_example_html: String::new(),
                asks_confidence: false,
                confidence: None,
            })
        }
        Body::Incident(incident) => {
            let (confidence, tried, solved) = match state {
                Some(BlockState::Incident { confidence, tried, solved }) => (Some(*confidence), tried.as_slice(), *solved),
                _ => (None, &[][..], false),
            };
            let shown = incident.options.iter().map(|o| (&o.id, &o.html, &o.feedback_html, o.plausibility == MOST_PLAUSIBLE));
            let at_the_end = |text: &Text| if solved { t(text) } else { String::new() };
            ActivityView::Choice(ChoiceView {
                options: options_view(shown, tried, solved, language),
                tried: tried.to_vec(),
                solved,
                score: state.and_then(BlockState::score),
                closing_html: at_the_end(&incident.advice_html),
                counter_example_html: at_the_end(&incident.counter_example_html),
                asks_confidence: confidence.is_none(),
                confidence,
            })
        }
        _ => return None,
    })
}

fn options_view<'a>(
    options: impl Iterator<Item = (&'a String, &'a Text, &'a Text, bool)>,
    tried: &[String],
    solved: bool,
    language: Language,
) -> Vec<OptionView> {
    options
        .map(|(id, html, feedback, best)| OptionView {
            id: id.clone(),
            html: html.get(language).to_owned(),
            feedback_html: (solved || tried.contains(id)).then(|| feedback.get(language).to_owned()),
            best: best && solved,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::content::{Incident, IncidentOption};
    use super::*;

    fn text(s: &str) -> Text {
        Text { en: Some(s.into()), ..Text::default() }
    }

    fn incident() -> Body {
        let option = |(id, plausibility): (&str, u8)| IncidentOption {
            id: id.into(),
            html: text(id),
            feedback_html: text(&format!("SECRET-{id}")),
            plausibility,
        };
        Body::Incident(Box::new(Incident {
            title: text("t"),
            tags: Vec::new(),
            story_html: text("s"),
            question_html: text("q"),
            options: [("a", 0), ("b", 1), ("c", 3), ("d", 0)].map(option).into(),
            advice_html: text("SECRET-advice"),
            counter_example_html: text("SECRET-counter"),
        }))
    }

    fn json(tried: &[&str], solved: bool) -> String {
        let tried: Vec<String> = tried.iter().map(|t| (*t).to_owned()).collect();
        let state = (!tried.is_empty()).then_some(BlockState::Incident { confidence: 2, tried, solved });
        serde_json::to_string(&activity(&incident(), state.as_ref(), Language::En)).unwrap()
    }

    #[test]
    fn nothing_of_the_key_leaves_before_an_answer() {
        let before = json(&[], false);
        assert!(!before.contains("SECRET") && !before.contains("plausibility") && !before.contains("\"best\":true"));
    }

    #[test]
    fn an_answer_opens_its_own_feedback_and_no_other() {
        let after = json(&["a"], false);
        assert!(after.contains("SECRET-a"));
        assert!(!after.contains("SECRET-b") && !after.contains("SECRET-c") && !after.contains("SECRET-advice"));
        assert!(!after.contains("\"best\":true"));
    }

    #[test]
    fn the_most_plausible_opens_everything() {
        let solved = json(&["a", "c"], true);
        for secret in ["SECRET-a", "SECRET-b", "SECRET-c", "SECRET-d", "SECRET-advice", "SECRET-counter"] {
            assert!(solved.contains(secret), "{secret}");
        }
        assert_eq!(solved.matches("\"best\":true").count(), 1);
    }
}
