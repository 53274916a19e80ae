//! The quizzes that Qiao brings along: that they can be read, say everything in all three languages, and hold what is promised of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use qiao_domain::Text;
use qiao_domain::quizzes::item::{Body, Item};
use qiao_domain::quizzes::kinds::Kind;
use qiao_domain::quizzes::problem::Problems;
use qiao_domain::quizzes::response::{Response, Score, Variables};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A file of questions; a quiz has settings, a bank has none.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    slug: Option<String>,
    #[serde(default)]
    practice: bool,
    title: Text,
    #[serde(default)]
    settings: Option<Settings>,
    items: Vec<Item>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    pass_percent: u8,
    minutes: u32,
    attempts: u32,
    counts: String,
    behaviour: String,
}

const FINAL: &str = "working-together/quizzes/final.toml";
const BANK: &str = "welding-safety/quizzes/bank.toml";

fn content() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

fn read(path: &str) -> File {
    let text = std::fs::read_to_string(content().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn kind(item: &Item) -> String {
    serde_json::to_value(&item.body).unwrap()["kind"].as_str().unwrap().to_owned()
}

/// The body as what every kind can do.
fn behaviour(body: &Body) -> &dyn Kind {
    match body {
        Body::SingleChoice(kind) => kind,
        Body::MultipleChoice(kind) => kind,
        Body::TrueFalse(kind) => kind,
        Body::Kprim(kind) => kind,
        Body::ShortText(kind) => kind,
        Body::Numeric(kind) => kind,
        Body::Formula(kind) => kind,
        Body::Cloze(kind) => kind,
        Body::InlineChoice(kind) => kind,
        Body::Matching(kind) => kind,
        Body::Ordering(kind) => kind,
        Body::Categorisation(kind) => kind,
        Body::Hotspot(kind) => kind,
        Body::MarkWords(kind) => kind,
        Body::Incident(kind) => kind,
        Body::Essay(kind) => kind,
        Body::Upload(kind) => kind,
    }
}

/// The variables of a formula as one learner might get them: `place` of each, as far as there are so many.
fn variables(body: &Body, place: usize) -> Variables {
    match body {
        Body::Formula(formula) => formula.draw_variables(&mut |count| place.min(count - 1)),
        _ => Variables::new(),
    }
}

/// The kinds in the file and how often each is there.
fn kinds(file: &File) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for item in &file.items {
        *counted.entry(kind(item)).or_default() += 1;
    }
    counted
}

/// Calls `visit` with every object in `value` and the way to it.
fn objects(value: &Value, way: &str, visit: &mut dyn FnMut(&str, &serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            visit(way, object);
            for (key, inner) in object {
                objects(inner, &format!("{way}.{key}"), visit);
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                let name = entry.get("id").and_then(Value::as_str).map_or_else(|| index.to_string(), str::to_owned);
                objects(entry, &format!("{way}.{name}"), visit);
            }
        }
        _ => {}
    }
}

fn is_text(object: &serde_json::Map<String, Value>) -> bool {
    !object.is_empty() && object.keys().all(|key| ["zh", "de", "en", "any"].contains(&key.as_str()))
}

/// What of `file` is missing in a language.
fn gaps_in_languages(file: &File) -> Vec<String> {
    let mut missing = Vec::new();
    objects(&serde_json::to_value(file).unwrap(), "", &mut |way, object| {
        if !is_text(object) || object.contains_key("any") {
            return;
        }
        for language in ["zh", "de", "en"] {
            let filled = match object.get(language) {
                Some(Value::String(text)) => !text.trim().is_empty(),
                Some(Value::Array(texts)) => {
                    !texts.is_empty() && texts.iter().all(|text| text.as_str().is_some_and(|text| !text.trim().is_empty()))
                }
                _ => false,
            };
            if !filled {
                missing.push(format!("{way}: {language}"));
            }
        }
    });
    missing
}

#[test]
fn every_text_exists_in_all_three_languages() {
    for path in [FINAL, BANK] {
        assert_eq!(gaps_in_languages(&read(path)), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn every_item_has_a_title_a_category_tags_and_feedback() {
    for path in [FINAL, BANK] {
        for item in read(path).items {
            let id = &item.id;
            assert!(!item.title.is_empty() && !item.prompt.is_empty() && !item.feedback.is_empty(), "{path}: {id}");
            assert!(!item.category.is_empty() && !item.tags.is_empty() && item.marks > 0.0, "{path}: {id}");
        }
    }
}

#[test]
fn ids_are_slugs_and_unique() {
    for path in [FINAL, BANK] {
        let mut seen = BTreeSet::new();
        for item in read(path).items {
            assert!(item.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{path}: {}", item.id);
            assert!(seen.insert(item.id.clone()), "{path}: {} twice", item.id);
        }
    }
}

#[test]
fn the_final_quiz_has_twenty_items_of_eight_kinds_and_settings() {
    let file = read(FINAL);
    assert_eq!(file.items.len(), 20);
    assert!(kinds(&file).len() >= 8, "{:?}", kinds(&file));
    assert_eq!(kinds(&file)["incident"], 3);
    assert!(file.settings.is_some());
}

#[test]
fn the_bank_has_forty_items_and_every_kind() {
    let file = read(BANK);
    assert_eq!(file.items.len(), 40);
    assert_eq!(kinds(&file).len(), 17, "{:?}", kinds(&file));
    assert!(file.settings.is_none());
}

#[test]
fn no_item_has_anything_to_put_right() {
    for path in [FINAL, BANK] {
        for item in read(path).items {
            let mut problems = Problems::default();
            behaviour(&item.body).problems(&mut problems);
            assert_eq!(problems.into_vec(), [], "{path}: {}", item.id);
        }
    }
}

#[test]
fn the_solution_gets_full_marks_unless_a_person_marks() {
    for path in [FINAL, BANK] {
        for item in read(path).items.iter().filter(|item| !matches!(item.body, Body::Essay(_) | Body::Upload(_))) {
            for place in [0, 1, 3, 100] {
                let variables = variables(&item.body, place);
                let response = behaviour(&item.body).solution(&variables);
                assert_eq!(behaviour(&item.body).score(&response, &variables), Score::FULL, "{path}: {} {response:?}", item.id);
            }
        }
    }
}

#[test]
fn what_people_type_is_understood() {
    let typed = [
        (FINAL, "average-person", "text", "生态谬误", 1.0),
        (FINAL, "average-person", "text", "oekologischer Fehlschluss", 1.0),
        (FINAL, "average-person", "text", "Ecological fallacy.", 1.0),
        (FINAL, "average-person", "text", "Stereotypisierung", 0.5),
        (FINAL, "average-person", "text", "overgeneralisation", 0.5),
        (FINAL, "winter-hours", "number", "16,5", 1.0),
        (FINAL, "winter-hours", "number", "15.5", 0.25),
        (FINAL, "winter-hours", "number", "0.5", 0.0),
        (BANK, "acetylene-pressure", "number", "1,5 bar", 1.0),
        (BANK, "acetylene-pressure", "number", "147 kPa", 1.0),
        (BANK, "acetylene-pressure", "number", "0.15 MPa", 1.0),
        (BANK, "acetylene-pressure", "number", "15 psi", 0.5),
        (BANK, "acetylene-pressure", "number", "1.5", 0.5),
        (BANK, "acetylene-pressure", "number", "18 bar", 0.0),
        (BANK, "oxygen-content", "number", "7,5 m3", 1.0),
        (BANK, "oxygen-content", "number", "7500 升", 1.0),
        (BANK, "oxygen-content", "number", "7.500 l", 1.0),
        (BANK, "oxygen-content", "number", "7500", 0.75),
        (BANK, "two-grinders", "number", "95 dB(A)", 1.0),
        (BANK, "two-grinders", "number", "184", 0.0),
        (BANK, "solvent-gas", "text", "Phosgengas", 1.0),
        (BANK, "solvent-gas", "text", "光气（COCl2）", 1.0),
        (BANK, "solvent-gas", "text", "hydrogen chloride", 0.5),
    ];
    for (path, id, field, text, share) in typed {
        let file = read(path);
        let item = file.items.iter().find(|item| item.id == id).unwrap();
        let score = behaviour(&item.body).score(&Response::from([(field, text)]), &Variables::new());
        assert_eq!(score, Score::Share(share), "{id}: {text}");
    }
}

#[test]
fn a_formula_names_its_variables_in_the_prompt_of_every_language() {
    for item in read(BANK).items {
        let body = serde_json::to_value(&item.body).unwrap();
        for variable in body["variables"].as_array().into_iter().flatten() {
            let braced = format!("{{{}}}", variable["name"].as_str().unwrap());
            for language in ["zh", "de", "en"] {
                let prompt = serde_json::to_value(&item.prompt).unwrap()[language].as_str().unwrap().to_owned();
                assert!(prompt.contains(&braced), "{}: {braced} is not in {language}", item.id);
            }
        }
    }
}

#[test]
fn a_single_choice_has_one_best_option_and_it_is_not_always_the_same() {
    for path in [FINAL, BANK] {
        let mut places = BTreeMap::<usize, usize>::new();
        for item in read(path).items {
            let body = serde_json::to_value(&item.body).unwrap();
            if kind(&item) != "single_choice" {
                continue;
            }
            let right: Vec<_> = body["options"]
                .as_array()
                .unwrap()
                .iter()
                .enumerate()
                .filter(|(_, option)| option["credit"].as_f64() == Some(1.0))
                .collect();
            assert_eq!(right.len(), 1, "{path}: {}", item.id);
            *places.entry(right[0].0).or_default() += 1;
        }
        assert!(places.len() >= 3, "{path}: {places:?}");
    }
}

#[test]
fn pictures_are_there_and_areas_lie_within_them() {
    let mut pictures = 0;
    for item in read(BANK).items {
        let body = serde_json::to_value(&item.body).unwrap();
        let Some(image) = body["image"].as_str() else { continue };
        pictures += 1;
        assert!(content().join("welding-safety/quizzes").join(image).is_file(), "{image}");
        let (width, height) = (body["width"].as_f64().unwrap(), body["height"].as_f64().unwrap());
        for area in body["areas"].as_array().unwrap() {
            let rectangle = &area["shape"]["rectangle"];
            let side = |key: &str| rectangle[key].as_f64().unwrap();
            assert!(side("x") >= 0.0 && side("y") >= 0.0, "{area}");
            assert!(side("x") + side("width") <= width && side("y") + side("height") <= height, "{area}");
        }
    }
    assert!(pictures > 0);
}
