//! Reads the data of islands, kept drafts and answers of the server with the browser's own JSON parser. A field that is missing reads as empty.

use std::collections::{BTreeMap, BTreeSet};

use domain::Language;
use domain::courses::Event;
use domain::courses::view::{ChoiceView, LabelView, OptionView, ScaleView};
use wasm_bindgen::JsValue;

use super::data::{
    ChecklistData, ChoiceData, ChoiceWords, Data, Place, ProfileData, ProgressData, QuizData, QuizWords, ReflectionData, SavedWords,
};

/// A value of a JSON document.
pub struct Node(JsValue);

impl Node {
    pub fn parse(text: &str) -> Option<Self> {
        js_sys::JSON::parse(text).ok().map(Self)
    }

    pub fn get(&self, key: &str) -> Self {
        Self(js_sys::Reflect::get(&self.0, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED))
    }

    pub fn list(&self) -> impl Iterator<Item = Self> {
        js_sys::Array::from(&self.0).into_iter().map(Self)
    }

    /// The keys and values of an object.
    fn entries(&self) -> impl Iterator<Item = (String, Self)> {
        let entries = self.0.dyn_ref::<js_sys::Object>().map(js_sys::Object::entries).unwrap_or_default();
        entries.into_iter().map(|pair| {
            let pair = js_sys::Array::from(&pair);
            (pair.get(0).as_string().unwrap_or_default(), Self(pair.get(1)))
        })
    }

    pub fn exists(&self) -> bool {
        !self.0.is_undefined() && !self.0.is_null()
    }

    pub fn maybe_text(&self) -> Option<String> {
        self.0.as_string()
    }

    pub fn text(&self) -> String {
        self.maybe_text().unwrap_or_default()
    }

    pub fn flag(&self) -> bool {
        self.0.is_truthy()
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small counts")]
    pub fn number(&self) -> usize {
        self.0.as_f64().unwrap_or_default() as usize
    }

    fn small(&self) -> u8 {
        u8::try_from(self.number()).unwrap_or_default()
    }

    fn texts<T: FromIterator<String>>(&self) -> T {
        self.list().map(|n| n.text()).collect()
    }
}

use wasm_bindgen::JsCast;

pub fn data(node: &Node) -> Option<Data> {
    Some(match node.get("kind").text().as_str() {
        "choice" => Data::Choice(Box::new(ChoiceData {
            place: place(node),
            view: choice(&node.get("view")),
            words: choice_words(&node.get("words")),
            problem: node.get("problem").maybe_text(),
            saved: saved(node),
        })),
        "checklist" => Data::Checklist(ChecklistData {
            place: place(node),
            items: node.get("items").list().map(|n| LabelView { id: n.get("id").text(), html: n.get("html").text() }).collect(),
            ticked: node.get("ticked").texts(),
            legend: node.get("legend").text(),
            save: node.get("save").text(),
            saved: saved(node),
        }),
        "profile" => Data::Profile(ProfileData {
            place: place(node),
            scales: node
                .get("scales")
                .list()
                .map(|n| ScaleView { id: n.get("id").text(), left: n.get("left").text(), right: n.get("right").text() })
                .collect(),
            values: values(&node.get("values")),
            legend: node.get("legend").text(),
            save: node.get("save").text(),
            saved: saved(node),
        }),
        "reflection" => Data::Reflection(ReflectionData {
            place: place(node),
            text: node.get("text").text(),
            rows: node.get("rows").small(),
            label: node.get("label").text(),
            hint: node.get("hint").text(),
            save: node.get("save").text(),
            too_long_words: node.get("too_long_words").text(),
            too_long: node.get("too_long").flag(),
            saved: saved(node),
        }),
        "progress" => Data::Progress(ProgressData {
            place: place(node),
            done: node.get("done").number(),
            total: node.get("total").number(),
            label: node.get("label").text(),
        }),
        "quiz" => Data::Quiz(Box::new(QuizData {
            person: node.get("person").text(),
            attempt: node.get("attempt").text(),
            language: language(node),
            left: node.get("left").exists().then(|| u32::try_from(node.get("left").number()).unwrap_or_default()),
            leave: node.get("leave").text(),
            words: quiz_words(&node.get("words")),
            saved: saved(node),
        })),
        _ => return None,
    })
}

fn place(node: &Node) -> Place {
    let node = node.get("place");
    Place {
        person: node.get("person").text(),
        course: node.get("course").text(),
        lesson: node.get("lesson").text(),
        block: node.get("block").text(),
        language: language(&node),
        action: node.get("action").text(),
    }
}

fn language(node: &Node) -> Language {
    Language::from_code(&node.get("language").text()).unwrap_or(Language::En)
}

fn quiz_words(node: &Node) -> QuizWords {
    let text = |key: &str| node.get(key).text();
    QuizWords {
        hours_minutes: text("hours_minutes"),
        minutes: text("minutes"),
        minute: text("minute"),
        seconds: text("seconds"),
        answered: text("answered"),
        states: node.get("states").texts(),
        moved: text("moved"),
        submitted: text("submitted"),
        time_over: text("time_over"),
        refused: text("refused"),
        stay: text("stay"),
    }
}

fn saved(node: &Node) -> SavedWords {
    let node = node.get("saved");
    SavedWords {
        device: node.get("device").text(),
        sending: node.get("sending").text(),
        server: node.get("server").text(),
        offline: node.get("offline").text(),
        rejected: node.get("rejected").text(),
    }
}

fn choice_words(node: &Node) -> ChoiceWords {
    ChoiceWords {
        question_html: node.get("question_html").text(),
        submit: node.get("submit").text(),
        again: node.get("again").text(),
        confidence: node.get("confidence").text(),
        confidence_levels: node.get("confidence_levels").texts(),
        tried: node.get("tried").text(),
        best: node.get("best").text(),
        closing_title: node.get("closing_title").text(),
        counter_example_title: node.get("counter_example_title").text(),
        scores: node.get("scores").texts(),
        choose_first: node.get("choose_first").text(),
        confidence_first: node.get("confidence_first").text(),
    }
}

/// A check or an incident as the server shows it.
pub fn choice(node: &Node) -> ChoiceView {
    let option = |n: Node| OptionView {
        id: n.get("id").text(),
        html: n.get("html").text(),
        feedback_html: n.get("feedback_html").maybe_text(),
        best: n.get("best").flag(),
    };
    let some_small = |node: Node| node.exists().then(|| node.small());
    ChoiceView {
        options: node.get("options").list().map(option).collect(),
        tried: node.get("tried").texts(),
        solved: node.get("solved").flag(),
        score: some_small(node.get("score")),
        closing_html: node.get("closing_html").text(),
        counter_example_html: node.get("counter_example_html").text(),
        asks_confidence: node.get("asks_confidence").flag(),
        confidence: some_small(node.get("confidence")),
    }
}

fn values(node: &Node) -> BTreeMap<String, u8> {
    node.entries().map(|(key, value)| (key, value.small())).collect()
}

/// The JSON of a string.
pub fn quoted(text: &str) -> String {
    js_sys::JSON::stringify(&JsValue::from_str(text)).ok().and_then(|s| s.as_string()).unwrap_or_default()
}

/// `"kind":…,"payload":…` of an event, as the server reads it.
pub fn event_json(event: &Event) -> String {
    let payload = match event {
        Event::BlockSeen {} | Event::LessonFinished {} => "{}".to_owned(),
        Event::ChecklistSet { ticked } => {
            let ids: Vec<String> = ticked.iter().map(|id| quoted(id)).collect();
            format!("{{\"ticked\":[{}]}}", ids.join(","))
        }
        Event::TextSaved { text } => format!("{{\"text\":{}}}", quoted(text)),
        Event::ProfileSet { values } => {
            let pairs: Vec<String> = values.iter().map(|(id, value)| format!("{}:{value}", quoted(id))).collect();
            format!("{{\"values\":{{{}}}}}", pairs.join(","))
        }
        Event::Answered { option } => format!("{{\"option\":{}}}", quoted(option)),
        Event::ExplanationChosen { option, confidence } => {
            let confidence = confidence.map(|c| format!(",\"confidence\":{c}")).unwrap_or_default();
            format!("{{\"option\":{}{confidence}}}", quoted(option))
        }
    };
    format!("\"kind\":\"{}\",\"payload\":{payload}", event.kind())
}

/// An event that sets a state as a whole, from its JSON: what an island shows when it was kept on the device.
pub fn event(node: &Node) -> Option<Event> {
    let payload = node.get("payload");
    Some(match node.get("kind").text().as_str() {
        "checklist_set" => Event::ChecklistSet { ticked: payload.get("ticked").texts::<BTreeSet<_>>() },
        "text_saved" => Event::TextSaved { text: payload.get("text").text() },
        "profile_set" => Event::ProfileSet { values: values(&payload.get("values")) },
        _ => return None,
    })
}
