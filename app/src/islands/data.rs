//! What islands are given: data and finished strings, never a key.

use std::collections::{BTreeMap, BTreeSet};

use domain::Language;
use domain::courses::view::{ChoiceView, LabelView, ScaleView};
use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Data {
    Choice(Box<ChoiceData>),
    Checklist(ChecklistData),
    Profile(ProfileData),
    Reflection(ReflectionData),
    Progress(ProgressData),
    Quiz(Box<QuizData>),
}

/// Which block of whose lesson this is, and where its plain form goes.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// Keeps the drafts of several people on one device apart.
    pub person: String,
    pub course: String,
    pub lesson: String,
    pub block: String,
    pub language: Language,
    pub action: String,
}

/// The words for where the last change is.
#[derive(Clone, Debug, Serialize)]
pub struct SavedWords {
    pub device: String,
    pub sending: String,
    pub server: String,
    pub offline: String,
    pub rejected: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChoiceData {
    pub place: Place,
    pub view: ChoiceView,
    pub words: ChoiceWords,
    /// What was missing when the plain form came in.
    pub problem: Option<String>,
    pub saved: SavedWords,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChoiceWords {
    /// Safe HTML: the question.
    pub question_html: String,
    /// The button before the first answer, and after it.
    pub submit: String,
    pub again: String,
    /// An incident's question how sure one is, with four answers from guessing to certain; empty for a check.
    pub confidence: String,
    pub confidence_levels: Vec<String>,
    pub tried: String,
    pub best: String,
    pub closing_title: String,
    pub counter_example_title: String,
    /// By score, 0 to 3; empty for a check.
    pub scores: Vec<String>,
    pub choose_first: String,
    pub confidence_first: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChecklistData {
    pub place: Place,
    pub items: Vec<LabelView>,
    pub ticked: BTreeSet<String>,
    pub legend: String,
    /// The button of the plain form.
    pub save: String,
    pub saved: SavedWords,
}

#[derive(Clone, Debug, Serialize)]
pub struct ProfileData {
    pub place: Place,
    pub scales: Vec<ScaleView>,
    pub values: BTreeMap<String, u8>,
    pub legend: String,
    /// The button: sliders left in the middle count as set when it is pressed.
    pub save: String,
    pub saved: SavedWords,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReflectionData {
    pub place: Place,
    pub text: String,
    pub rows: u8,
    pub label: String,
    pub hint: String,
    /// The button of the plain form.
    pub save: String,
    /// What to say to a text that is too long, and whether the one shown is.
    pub too_long_words: String,
    pub too_long: bool,
    pub saved: SavedWords,
}

#[derive(Clone, Debug, Serialize)]
pub struct ProgressData {
    pub place: Place,
    pub done: usize,
    pub total: usize,
    /// The name of the line for screen readers.
    pub label: String,
}

/// The questions of an attempt that are on this page. They stand in a plain form outside the island, which listens to it.
#[derive(Clone, Debug, Serialize)]
pub struct QuizData {
    /// Keeps the drafts of several people on one device apart.
    pub person: String,
    pub attempt: String,
    pub language: Language,
    /// Until the attempt ends, in seconds, when the page was made.
    pub left: Option<u32>,
    /// Where to go then.
    pub leave: String,
    pub words: QuizWords,
    pub saved: SavedWords,
}

/// `#` stands for a number.
#[derive(Clone, Debug, Serialize)]
pub struct QuizWords {
    pub hours_minutes: String,
    pub minutes: String,
    pub minute: String,
    pub seconds: String,
    /// How many questions are answered.
    pub answered: String,
    /// Of a question: not answered, partly, answered.
    pub states: Vec<String>,
    /// Said when a line was moved.
    pub moved: String,
    /// Why an answer stays on the device: the attempt is handed in, its time is over, anything else.
    pub submitted: String,
    pub time_over: String,
    pub refused: String,
    /// Why the page is not left.
    pub stay: String,
}
