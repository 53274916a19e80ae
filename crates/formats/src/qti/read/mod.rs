//! One item from its file.

mod choice;
mod declarations;
mod feedback;
mod formula;
mod gap_match;
mod gaps;
mod kept;
mod matching;
mod open;
mod order;
mod processing;
mod reader;
mod spots;
mod stimulus;
mod words;

use domain::quizzes::item::{Body, Item};
use domain::{Language, Text};

pub use feedback::{ADVICE, COUNTER_EXAMPLE, GENERAL};
pub use formula::{VARIABLE, WRONG};
pub use gaps::TEXT;
pub use kept::labels;
pub use open::{CRITERION, HINT, MODEL_ANSWER};

pub use self::declarations::number;
use self::declarations::{Declarations, declarations};
use self::feedback::Feedback;
use self::processing::{How, processing};
pub use self::reader::round;
use self::reader::{Reader, Refused};
use super::manifest::About;
use super::names::{Names, from_identifier};
use super::package::{Media, Package};
use super::text::{self, join, replaced};
use super::tree::{Element, Node};
use crate::finding::{Finding, Place, What};
use crate::ids::Ids;

/// Where an item is read from, and what is gathered on the way.
pub struct Source<'r, 'p> {
    /// The path in the package; empty for a single file.
    pub file: &'r str,
    /// The language of texts that do not say theirs.
    pub language: Language,
    pub package: Option<&'r mut Package<'p>>,
    pub media: &'r mut Media,
    pub findings: &'r mut Vec<Finding>,
    pub ids: &'r mut Ids,
}

/// Reads the item of this element; nothing, with a finding, when it cannot be one of ours.
pub fn item(source: Source<'_, '_>, root: &Element, about: &About) -> Option<(Item, Place)> {
    let identifier = root.attribute("identifier").unwrap_or_default();
    let place = Place {
        file: Some(source.file).filter(|file| !file.is_empty()).map(str::to_owned),
        line: Some(root.line),
        element: Some(identifier).filter(|id| !id.is_empty()).map(str::to_owned),
    };
    let declarations = declarations(root);
    let mut reader = Reader {
        file: source.file.to_owned(),
        language: root.attribute("xml:lang").and_then(text::language).unwrap_or(source.language),
        package: source.package,
        media: source.media,
        findings: source.findings,
        processing: processing(root, &declarations),
        names: Names::default(),
        marks: marks(root, &declarations),
        declarations,
        place: place.clone(),
    };
    match read(&mut reader, root) {
        Ok((body, prompt, hint, feedback)) => {
            let mut title = about.title.clone();
            if title.is_empty()
                && let Some(words) = root.attribute("title").filter(|words| !words.trim().is_empty() && *words != identifier)
            {
                title.set(reader.language, words.trim());
            }
            let marks = reader.marks;
            let prompt = join(stimulus::read(&mut reader, root), prompt);
            let prompt = if prompt.is_empty() { prompt_from(&mut reader, &title, root.line) } else { prompt };
            let id = match from_identifier(identifier) {
                Some(id) => source.ids.given(id, &place, source.findings),
                None => source.ids.named(if identifier.is_empty() { root.attribute("title").unwrap_or_default() } else { identifier }),
            };
            let (category, tags) = (about.category.clone(), about.tags.clone());
            Some((Item { id, title, category, tags, marks, prompt, hint, feedback, body }, place))
        }
        Err((what, line)) => {
            let place = Place { line: Some(line).filter(|line| *line > 0).or(place.line), ..place };
            source.findings.push(Finding::refused(&place, what));
            None
        }
    }
}

/// An item whose words are all in its options is called by its title.
fn prompt_from(reader: &mut Reader<'_, '_>, title: &Text, line: u32) -> Text {
    if title.is_empty() {
        reader.approximated(line, What::NoText);
    }
    title.clone()
}

/// The best score. What mappings give is what there is to be had, whatever is declared; where there are none the declaration counts, and else 1.
fn marks(root: &Element, declarations: &Declarations) -> f64 {
    let processing = processing(root, declarations);
    let only_mapped =
        processing.how == How::MapResponse && !processing.thresholds && processing.added == 0.0 && processing.numbers.is_empty();
    let mapped = || {
        let best = declarations.responses.values().filter_map(|response| Some(response.mapping.as_ref()?.best(response.is_single())));
        Some(best.sum::<f64>()).filter(|best| only_mapped && *best > 0.0 && *best <= 1000.0)
    };
    match (declarations.best, mapped()) {
        (Some(declared), Some(mapped)) if kind(root).is_none() && (declared - mapped).abs() > 1e-3 => mapped,
        (declared, mapped) => declared.or(mapped).unwrap_or(1.0),
    }
}

/// Which of our kinds an item of our own is.
fn kind(root: &Element) -> Option<&str> {
    root.child("item-body")?.all("div").find(|div| div.has_class(PROMPT))?.ours("kind")
}

/// Interactions, those of other makers among them.
fn is_interaction(element: &Element) -> bool {
    element.name.ends_with("-interaction") && element.name != "end-attempt-interaction"
}

/// The class of our prompts; it says of which kind the item is.
pub const PROMPT: &str = "qiao-prompt";

/// The most elements of one item: options are compared with each other.
const MOST_ELEMENTS: usize = 10_000;

type Parts = (Body, Text, Text, Text);

fn read(reader: &mut Reader<'_, '_>, root: &Element) -> Result<Parts, Refused> {
    let unsupported = |element: &Element| (What::UnsupportedKind { detail: element.name.clone() }, element.line);
    let mut elements = 0_usize;
    root.visit(&mut |_| {
        elements += 1;
        true
    });
    if elements > MOST_ELEMENTS {
        return Err((What::TooMany { limit: MOST_ELEMENTS }, root.line));
    }
    let Some(body) = root.child("item-body") else { return Err((What::UnsupportedKind { detail: "item-body".to_owned() }, root.line)) };
    let interactions = body.find(&is_interaction);
    let Some(first) = interactions.first() else { return Err(unsupported(body)) };
    if root.attribute("adaptive") == Some("true") {
        reader.approximated(root.line, What::SettingDropped { detail: "adaptive".to_owned() });
    }
    for ends in body.find(&|element| element.name == "end-attempt-interaction") {
        reader.dropped(ends);
    }
    let mut feedback = reader.gather_feedback(root, body);
    let hint = body.find(&|element| element.has_class(HINT));
    let hint = hint.first().map(|block| reader.block(&open::inside(block).children)).unwrap_or_default();
    let kind = kind(root);
    if let Some(template) = root.child("template-processing") {
        let nodes = shown(body, |element| element.name == first.name);
        let (formula, prompt) = formula::read(reader, root, template, &nodes, first, &mut feedback)?;
        return Ok((formula, prompt, hint, reader.general_feedback(feedback)));
    }
    if interactions.iter().all(|interaction| gaps::is_inline(&interaction.name)) {
        let nodes = shown(body, |_| false);
        let (body, prompt) = gaps::read(reader, &nodes, &interactions, kind, &mut feedback)?;
        return Ok((body, prompt, hint, reader.general_feedback(feedback)));
    }
    if let Some(second) = interactions.get(1) {
        return Err((What::UnsupportedKind { detail: format!("{} + {}", first.name, second.name) }, second.line));
    }
    let (read, asked) = one(reader, first, body, kind, &mut feedback)?;
    let nodes = shown(body, is_interaction);
    let prompt = join(reader.block(&nodes), asked);
    if !matches!(read, Body::Essay(_) | Body::Upload(_)) {
        for block in body.find(&|element| open::is_for_others(element) && !element.has_class(HINT)) {
            reader.dropped(block);
        }
    }
    Ok((read, prompt, hint, reader.general_feedback(feedback)))
}

/// The one interaction of an item: the body, and what it adds to the prompt.
fn one(
    reader: &mut Reader<'_, '_>,
    interaction: &Element,
    body: &Element,
    kind: Option<&str>,
    feedback: &mut Feedback,
) -> Result<(Body, Text), Refused> {
    let asked = |reader: &mut Reader<'_, '_>| interaction.child("prompt").map(|prompt| reader.block(&prompt.children)).unwrap_or_default();
    match interaction.name.as_str() {
        "choice-interaction" => choice::read(reader, interaction, kind, feedback),
        "match-interaction" => Ok((matching::read(reader, interaction, kind, feedback)?, asked(reader))),
        "associate-interaction" => Ok((matching::associate(reader, interaction, feedback)?, asked(reader))),
        "gap-match-interaction" => Ok((gap_match::read(reader, interaction, feedback)?, asked(reader))),
        "order-interaction" => Ok((order::read(reader, interaction)?, asked(reader))),
        "hottext-interaction" => words::read(reader, interaction, feedback),
        "hotspot-interaction" => Ok((spots::read(reader, interaction, feedback)?, asked(reader))),
        "extended-text-interaction" => Ok(open::essay(reader, interaction, body)),
        "upload-interaction" => Ok(open::upload(reader, interaction, body)),
        other => Err((What::UnsupportedKind { detail: other.to_owned() }, interaction.line)),
    }
}

/// What learners see of the body, without feedback and without what is `left_out`.
fn shown(body: &Element, left_out: impl Fn(&Element) -> bool) -> Vec<Node> {
    replaced(&body.children, &mut |element| {
        let hidden = element.name.starts_with("feedback-") || element.name == "end-attempt-interaction" || open::is_for_others(element);
        // a paragraph that held nothing else goes with it
        let is_out = |node: &Node| node.is_blank() || node.element().is_some_and(&left_out);
        let emptied = element.elements().next().is_some() && element.children.iter().all(is_out);
        if hidden || emptied || left_out(element) {
            return Some(Vec::new());
        }
        // what a rubric says to learners is part of the question
        (element.name == "rubric-block").then(|| open::inside(element).children.clone())
    })
}
