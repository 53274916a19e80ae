//! A quiz as a test: sections with their questions, draws as sections that select, and what QTI knows of how it runs.

use std::collections::BTreeMap;

use domain::quizzes::definition::{Behaviour, Counts, Review};
use domain::quizzes::item::{Body, Item};
use domain::{Language, Text};

use super::writer::{Writer, with_labels};
use crate::finding::{Finding, Place, QuizSetting, What};
use crate::ids::slug;
use crate::qti::assessment::KEPT;
use crate::qti::names::{OURS, identifier};
use crate::qti::tree::{Element, element};
use crate::{Test, TestSection, TestSlot, TestSource};

/// The identifier of the weights that are counted.
const WEIGHT: &str = "WEIGHT";

/// The items that are in the package, by their ids, with the paths of their files.
type Items<'i> = BTreeMap<&'i str, (&'i Item, String)>;

/// The test's file.
pub fn test(test: &Test, items: &Items<'_>, language: Language, findings: &mut Vec<Finding>) -> Element {
    not_said(test, items, findings);
    let main = main_language(&test.title, language);
    let intro_is_whole = !Language::ALL.into_iter().any(|l| test.intro.exact(l).is_some_and(|words| words.contains("](media/")));
    if !intro_is_whole {
        findings.push(Finding::approximated(&Place::default(), What::MissingMedia { detail: "media/…".to_owned() }));
    }
    let writer = Writer { main, marks: 0.0, place: Place::default(), findings };
    let title = writer.plain(&test.title);
    let name = Some(identifier(&slug(&title))).filter(|name| name.len() > 1).unwrap_or_else(|| "quiz".to_owned());
    let mut references = References { items, named: BTreeMap::new() };
    let sections = test.sections.iter().zip(1..).map(|(part, number)| section(&writer, part, number, &mut references));
    let part = element("qti-test-part").with("identifier", "P1").with("navigation-mode", "nonlinear");
    let part = running(part, test.settings.behaviour).holding(sections.collect::<Vec<_>>());
    let root = element("qti-assessment-test")
        .with("xmlns", "http://www.imsglobal.org/xsd/imsqtiasi_v3p0")
        .with("identifier", &name)
        .with("title", if title.is_empty() { &name } else { &title })
        .with("xml:lang", main.tag())
        .with_some(&format!("{OURS}{KEPT}"), serde_json::to_string(&test.settings).ok());
    let intro = (!test.intro.is_empty()).then(|| {
        let body = element("qti-content-body").holding(writer.block(&test.intro));
        element("qti-rubric-block").with("view", "candidate").with("use", "instructions").holding([body])
    });
    let variables = element("qti-test-variables").with("variable-identifier", "SCORE").with("weight-identifier", WEIGHT);
    let sum = element("qti-set-outcome-value").with("identifier", "SCORE").holding([element("qti-sum").holding([variables])]);
    with_labels(root, "title", &test.title, &title, main)
        .holding([score(test, items)])
        .holding(test.minutes.map(|minutes| element("qti-time-limits").with("max-time", u32::from(minutes) * 60)))
        .holding(intro)
        .holding([part, element("qti-outcome-processing").holding([sum])])
}

/// The language of the test's own words: `preferred` where its title has it.
fn main_language(title: &Text, preferred: Language) -> Language {
    let order = [preferred, Language::En, Language::De, Language::Zh];
    order.into_iter().find(|language| title.exact(*language).is_some_and(|words| !words.is_empty())).unwrap_or(preferred)
}

/// When answers are checked.
fn running(part: Element, behaviour: Behaviour) -> Element {
    let (mode, tries) = match behaviour {
        Behaviour::Immediate => ("individual", Some(1)),
        Behaviour::SeveralTries { tries, .. } => ("individual", Some(tries)),
        Behaviour::Deferred | Behaviour::Certainty => ("simultaneous", None),
    };
    let control = tries.map(|tries| element("qti-item-session-control").with("max-attempts", tries).with("show-feedback", true));
    part.with("submission-mode", mode).holding(control)
}

/// The sum of all marks, with those it is passed with.
fn score(test: &Test, items: &Items<'_>) -> Element {
    let total: f64 = test.slots().map(|slot| worth(slot, items)).sum();
    let mastery = test.pass_percent.map(|percent| f64::from(percent) * total / 100.0);
    element("qti-outcome-declaration")
        .with("identifier", "SCORE")
        .with("cardinality", "single")
        .with("base-type", "float")
        .with_some("normal-maximum", (total > 0.0).then_some(total))
        .with_some("mastery-value", mastery.filter(|_| total > 0.0))
}

/// What a slot adds to the sum; of a draw from items of different marks on average.
fn worth(slot: &TestSlot, items: &Items<'_>) -> f64 {
    let own = |id: &str| items.get(id).map(|(item, _)| slot.marks.unwrap_or(item.marks));
    match &slot.source {
        TestSource::Item(id) => own(id).unwrap_or_default(),
        TestSource::Draw { count, items, .. } => {
            let all: Vec<f64> = items.iter().filter_map(|id| own(id)).collect();
            let several = f64::from(u32::try_from(all.len().max(1)).unwrap_or(u32::MAX));
            f64::from(*count).min(several) * all.iter().sum::<f64>() / several
        }
    }
}

fn section(writer: &Writer<'_>, section: &TestSection, number: usize, references: &mut References<'_>) -> Element {
    let name = format!("S{number}");
    let slots = section.slots.iter().zip(1..).flat_map(|(slot, place)| match &slot.source {
        TestSource::Item(id) => references.to(slot, id).into_iter().collect::<Vec<_>>(),
        TestSource::Draw { count, items: pool, name: title, .. } => {
            let inner = format!("{name}.{place}");
            let pool: Vec<Element> = pool.iter().filter_map(|id| references.to(slot, id)).collect();
            if pool.is_empty() {
                return Vec::new();
            }
            // an invisible section that is not kept together is shuffled as its questions would be by themselves
            let draw = element("qti-assessment-section")
                .with("identifier", &inner)
                .with("title", if title.trim().is_empty() { &inner } else { title })
                .with("visible", false)
                .with("keep-together", false);
            let selection = element("qti-selection").with("select", usize::from(*count).min(pool.len()));
            vec![draw.holding([selection, ordering()]).holding(pool)]
        }
    });
    let title = writer.plain(&section.title);
    let root = element("qti-assessment-section")
        .with("identifier", &name)
        .with("title", if title.is_empty() { &name } else { &title })
        .with("visible", true);
    with_labels(root, "title", &section.title, &title, writer.main).holding(section.shuffle.then(ordering)).holding(slots)
}

fn ordering() -> Element {
    element("qti-ordering").with("shuffle", true)
}

/// The references to items; their identifiers are each there once, as a test needs it, also where two draws share a question.
struct References<'i> {
    items: &'i Items<'i>,
    named: BTreeMap<String, u32>,
}

impl References<'_> {
    /// A question, with how many times its own marks it counts.
    fn to(&mut self, slot: &TestSlot, id: &str) -> Option<Element> {
        let (item, path) = self.items.get(id)?;
        let times = self.named.entry(id.to_owned()).or_default();
        *times += 1;
        // ids of ours have no dots
        let name = if *times == 1 { identifier(id) } else { format!("{}.{times}", identifier(id)) };
        #[expect(clippy::float_cmp, reason = "exactly the number that changes nothing")]
        let weight = slot.marks.map(|marks| marks / item.marks).filter(|weight| weight.is_finite() && *weight != 1.0);
        let weight = weight.map(|weight| element("qti-weight").with("identifier", WEIGHT).with("value", weight));
        Some(element("qti-assessment-item-ref").with("identifier", name).with("href", path).holding(weight))
    }
}

/// What others will not see of the quiz.
fn not_said(test: &Test, items: &Items<'_>, findings: &mut Vec<Finding>) {
    let settings = &test.settings;
    let shuffled = items.values().any(|(item, _)| match &item.body {
        Body::SingleChoice(body) => !body.fixed_order,
        Body::MultipleChoice(body) => !body.fixed_order,
        _ => false,
    });
    let lost = [
        (QuizSetting::Certainty, settings.behaviour == Behaviour::Certainty),
        (QuizSetting::Penalty, matches!(settings.behaviour, Behaviour::SeveralTries { penalty, .. } if penalty > 0.0)),
        (QuizSetting::OptionOrder, shuffled && !settings.shuffle_options),
        (QuizSetting::PerPage, settings.per_page != 0),
        (QuizSetting::AnonymousMarking, settings.anonymous_marking),
        (QuizSetting::Attempts, settings.attempts != 0),
        (QuizSetting::Counts, settings.attempts != 1 && settings.counts != Counts::default()),
        (QuizSetting::Review, settings.review != Review::default()),
        (QuizSetting::Practice, settings.practice),
    ];
    for (setting, _) in lost.into_iter().filter(|(_, lost)| *lost) {
        findings.push(Finding::approximated(&Place::default(), What::QuizSettingDropped { setting }));
    }
    for slot in test.slots() {
        let ids: &[String] = match &slot.source {
            TestSource::Item(id) => std::slice::from_ref(id),
            TestSource::Draw { items, .. } => items,
        };
        let missing = ids.iter().filter(|id| !items.contains_key(id.as_str()));
        findings.extend(missing.map(|id| Finding::refused(&Place::element(id), What::MissingMedia { detail: id.clone() })));
    }
}
