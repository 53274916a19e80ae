//! Reading: the file question by question.

mod calculated;
mod choice;
mod context;
mod gaps;
mod media;
mod pairs;
mod typed;

use domain::Text;
use domain::quizzes::item::{Body, Item};

use context::Context;
use media::Media;
pub(crate) use typed::add_text_answer;

use crate::encoding::decode;
use crate::finding::{Finding, Place, What};
use crate::ids::Ids;
use crate::limits::PARTS;
use crate::xml::{Element, Elements, Stopped};
use crate::{ReadItem, ReadOptions, Reading};

/// Penalties that Moodle sets by itself; any other is a choice that somebody made.
const USUAL_PENALTIES: [f64; 4] = [0.0, 0.1, 0.333_333_3, 1.0];

pub(crate) fn read(bytes: &[u8], options: ReadOptions) -> Reading {
    let Some(decoded) = decode(bytes) else { return Reading::refused(What::UnknownEncoding) };
    let mut elements = Elements::new(&decoded.text);
    match elements.root() {
        Ok(root) if root.name == "quiz" => {}
        Ok(_) => return Reading::refused(What::WrongFormat),
        Err(Stopped { what, line }) => {
            return Reading { findings: vec![Finding::refused(&Place::line(line), what)], ..Reading::default() };
        }
    }
    let mut reading = Reading { findings: decoded.finding().into_iter().collect(), ..Reading::default() };
    let mut file = File { options, ids: Ids::default(), media: Media::default(), category: String::new(), number: 0 };
    while !reading.is_full() {
        match elements.next_child() {
            Ok(Some(question)) if question.name == "question" => file.question(&question, &mut reading),
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(Stopped { what, line }) => {
                reading.findings.push(Finding::refused(&Place::line(line), what));
                break;
            }
        }
    }
    if elements.entities {
        reading.findings.insert(0, Finding::refused(&Place::default(), What::Entities));
    }
    reading.media = file.media.into_files();
    reading
}

/// What questions of a file share.
struct File {
    options: ReadOptions,
    ids: Ids,
    media: Media,
    category: String,
    number: u32,
}

impl File {
    fn question(&mut self, question: &Element, reading: &mut Reading) {
        let kind = question.attribute("type").unwrap_or_default();
        if kind == "category" {
            self.category = category(&text_in(question, "category"));
            return;
        }
        self.number += 1;
        let name = text_in(question, "name");
        let element = if name.is_empty() { format!("question[{}]", self.number) } else { short_name(&name) };
        let place = Place::line(question.line).with_element(element);
        let mut context = Context::new(self.options.language, &place, &mut self.media, &mut reading.findings);
        if let Some(item) = read_question(question, kind, &name, &self.category, &mut self.ids, &mut context) {
            reading.items.push(ReadItem { item, place });
        }
    }
}

fn read_question(question: &Element, kind: &str, name: &str, category: &str, ids: &mut Ids, context: &mut Context<'_>) -> Option<Item> {
    if question.elements().count() > PARTS + 100 {
        context.refused(What::BadValue { detail: format!("{} elements", question.elements().count()) });
        return None;
    }
    let mut prompt = Text::default();
    let body = body(question, kind, &mut prompt, context)?;
    if prompt.is_empty() {
        prompt = question.first("questiontext").map(|text| context.html(text)).unwrap_or_default();
    }
    if prompt.is_empty() {
        context.refused(What::NoText);
        return None;
    }
    let given = question.first("idnumber").map(|id| id.text().trim().to_owned()).filter(|id| !id.is_empty());
    let title = if given.as_deref() == Some(name) { Text::default() } else { context.line(name) };
    let id = match given {
        Some(given) => ids.given(&given, context.place, context.findings),
        None => ids.named(title.exact(domain::Language::En).unwrap_or_else(|| title.get(context.language))),
    };
    let mut hints = question.all("hint").map(|hint| context.html(hint)).filter(|hint| !hint.is_empty());
    let hint = hints.next().unwrap_or_default();
    let more_hints = hints.count();
    if more_hints > 0 {
        context.approximated(What::SettingDropped { detail: format!("hint × {more_hints}") });
    }
    let feedback = question.first("generalfeedback").map(|text| context.html(text)).unwrap_or_default();
    settings(question, context);
    Some(Item {
        id,
        title,
        category: category.to_owned(),
        tags: tags(question),
        marks: marks(question, context),
        prompt,
        hint,
        feedback,
        body,
    })
}

fn body(question: &Element, kind: &str, prompt: &mut Text, context: &mut Context<'_>) -> Option<Body> {
    match kind {
        "multichoice" => choice::multichoice(question, context),
        "truefalse" => choice::true_false(question, context),
        "kprime" => choice::kprime(question, context),
        "shortanswer" => typed::short_answer(question, context),
        "numerical" => typed::numerical(question, context),
        "essay" => Some(typed::essay(question, context)),
        "calculated" | "calculatedsimple" => calculated::read(question, prompt, context),
        "matching" => pairs::matching(question, context),
        "ordering" => pairs::ordering(question, context),
        "gapselect" | "ddwtos" => gaps::select(question, prompt, kind == "ddwtos", context),
        "cloze" | "multianswer" => gaps::cloze(question, prompt, context),
        other => {
            context.refused(What::UnsupportedKind { detail: other.to_owned() });
            None
        }
    }
}

fn marks(question: &Element, context: &mut Context<'_>) -> f64 {
    let given = text_in(question, "defaultgrade");
    if given.is_empty() {
        return 1.0;
    }
    let marks = crate::share::number(&given).filter(|marks| *marks > 0.0 && *marks <= 1_000.0);
    if marks.is_none() {
        context.approximated(What::BadValue { detail: format!("defaultgrade {given}") });
    }
    marks.unwrap_or(1.0)
}

fn tags(question: &Element) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in question.first("tags").iter().flat_map(|tags| tags.all("tag")) {
        let tag = tag.text().trim().to_owned();
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Settings without a counterpart, where somebody set them.
fn settings(question: &Element, context: &mut Context<'_>) {
    if let Some(penalty) = question.first("penalty").and_then(|penalty| crate::share::number(&penalty.text()))
        && !USUAL_PENALTIES.iter().any(|usual| (usual - penalty).abs() < 1e-4)
    {
        context.approximated(What::SettingDropped { detail: format!("penalty {penalty}") });
    }
    for name in ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"] {
        if let Some(text) = question.first(name).map(|text| text.text().trim().to_owned())
            && !text.is_empty()
            && !is_usual_feedback(&text)
        {
            context.approximated(What::SettingDropped { detail: name.to_owned() });
        }
    }
}

/// What Moodle puts there by itself, in our languages.
fn is_usual_feedback(html: &str) -> bool {
    const USUAL: [&str; 9] = [
        "Your answer is correct.",
        "Your answer is partially correct.",
        "Your answer is incorrect.",
        "Die Antwort ist richtig.",
        "Die Antwort ist teilweise richtig.",
        "Die Antwort ist falsch.",
        "你的回答正确",
        "你的回答部分正确",
        "你的回答不正确",
    ];
    let text = crate::html::to_markdown(html, &mut |_| None).markdown;
    text.is_empty() || USUAL.iter().any(|usual| text.trim_end_matches(['.', '。']) == usual.trim_end_matches('.'))
}

/// Moodle's path of a category to ours: without the context and the invisible top.
pub(crate) fn category(path: &str) -> String {
    // a slash in a name is doubled
    let path = path.trim().replace("//", "∕");
    let parts = path.split('/').map(str::trim).filter(|part| !part.is_empty());
    let mut parts: Vec<&str> = parts.skip_while(|part| part.starts_with('$') && part.ends_with('$')).collect();
    if parts.first() == Some(&"top") {
        parts.remove(0);
    }
    parts.join("/")
}

/// The text of a child, in `<text>` or by itself.
fn text_in(element: &Element, child: &str) -> String {
    element.first(child).map(|child| child.text().trim().to_owned()).unwrap_or_default()
}

fn short_name(name: &str) -> String {
    let plain = crate::html::to_markdown(name, &mut |_| None).markdown;
    plain.chars().take(60).collect()
}
