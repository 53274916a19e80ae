//! What a kind gives to the file of its item.

use domain::Text;

use super::scoring::{RESPONSE, Scoring, value, variable};
use crate::qti::tree::{Element, Node};

#[derive(Debug)]
pub struct Parts {
    pub declarations: Vec<Element>,
    /// Template declarations and processing, for values that are drawn.
    pub templates: Vec<Element>,
    /// What follows the prompt.
    pub body: Vec<Node>,
    pub scoring: Scoring,
    pub feedback: Vec<Said>,
    /// Variables in the prompt.
    pub variables: Vec<String>,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            declarations: Vec::new(),
            templates: Vec::new(),
            body: Vec::new(),
            scoring: Scoring::ByHand,
            feedback: Vec::new(),
            variables: Vec::new(),
        }
    }
}

/// A feedback with its identifier.
#[derive(Debug)]
pub struct Said {
    pub identifier: String,
    pub text: Text,
    pub when: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Always,
    /// When its identifier is in the response.
    Chosen,
    /// A rule of the item says so.
    Ruled,
}

impl Said {
    pub fn always(identifier: &str, text: &Text) -> Self {
        Self { identifier: identifier.to_owned(), text: text.clone(), when: When::Always }
    }

    pub fn when_chosen(identifier: &str, text: &Text) -> Self {
        Self { identifier: identifier.to_owned(), text: text.clone(), when: When::Chosen }
    }
}

/// The identifiers of what is said after an answer, as expressions.
pub fn shown(feedback: &[Said]) -> Vec<Element> {
    let mut shown: Vec<Element> =
        feedback.iter().filter(|said| said.when == When::Always).map(|said| value("identifier", &said.identifier)).collect();
    if feedback.iter().any(|said| said.when == When::Chosen) {
        shown.push(variable(RESPONSE));
    }
    shown
}
