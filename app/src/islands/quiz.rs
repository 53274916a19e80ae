//! A quiz: the questions stand on the page as a plain form; this listens to it. Each answer is kept on the device and sent as it is given, the map of questions and
//! the count move along, the time left is said in words, and nothing is lost when the network goes.
//!
//! What it finds in the page (`app/src/quizzes`): `form#quiz` with sections `.question[data-slot]`, fields `q{slot}.{field}` and `c{slot}`, buttons
//! `flag-{slot}`, lines that move by `[data-move]`, places on a picture `[data-for]`; the map's entries `[data-go]`; `#quiz-count` and `#quiz-progress`.

use leptos::prelude::*;

use super::data::{QuizData, QuizWords};
use super::saved::{Saved, saved_line};
use crate::icons::{Icon, icon};

/// From here on hours are said with minutes, in seconds.
const HOURS_FROM: u32 = 2 * 3600;
/// Further away than this the time left says nothing useful.
const SILENT_FROM: u32 = 48 * 3600;

/// "25 minutes left"; in the last minute in steps of ten seconds. Empty while there is very much time.
fn time_left(words: &QuizWords, seconds: u32) -> String {
    let minutes = seconds.div_ceil(60);
    match seconds {
        SILENT_FROM.. => String::new(),
        HOURS_FROM.. => words.hours_minutes.replacen('#', &(minutes / 60).to_string(), 1).replacen('#', &(minutes % 60).to_string(), 1),
        61.. => words.minutes.replace('#', &minutes.to_string()),
        51.. => words.minute.clone(),
        _ => words.seconds.replace('#', &(seconds.div_ceil(10) * 10).to_string()),
    }
}

pub(super) fn view(data: QuizData) -> impl IntoView {
    let saved = RwSignal::new(Saved::Unchanged);
    let time = RwSignal::new(data.left.map(|left| time_left(&data.words, left)).unwrap_or_default());
    let said = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let words = data.saved.clone();
    let timed = data.left.is_some().then(|| view! { <p class="quiz-time">{icon(Icon::Clock)}<span>{move || time.get()}</span></p> });
    #[cfg(feature = "hydrate")]
    // not before the island is hydrated: until then it must look as the server made it
    leptos::task::spawn_local(async move { browser::start(data, browser::Shows { saved, time, said, problem }) });
    view! {
        {timed}
        {saved_line(saved, words)}
        <p class="visually-hidden" role="status">{move || said.get()}</p>
        <p class="quiz-problem" role="alert">{move || problem.get()}</p>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    //! The part that needs a browser.

    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;

    use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout};
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent, SubmitEvent};

    use super::super::data::QuizData;
    use super::super::outbox::{self, Draft, Outbox, Then, now, sleep};
    use super::super::read::{Node, quoted};
    use super::super::saved::Saved;
    use super::time_left;
    use crate::api::SCHEMA;

    /// How long a pause in typing is before the text is sent.
    const PAUSE: Duration = Duration::from_millis(700);
    /// Minutes left that are said aloud.
    const SAID: [i64; 3] = [10, 5, 1];

    /// What the island shows.
    #[derive(Clone, Copy)]
    pub struct Shows {
        pub saved: RwSignal<Saved>,
        pub time: RwSignal<String>,
        /// Read aloud when it changes.
        pub said: RwSignal<String>,
        /// What needs attention.
        pub problem: RwSignal<String>,
    }

    struct Quiz {
        data: QuizData,
        shows: Shows,
        outbox: Outbox,
        form: HtmlFormElement,
        typing: RefCell<Option<TimeoutHandle>>,
        /// The form may go: everything was tried.
        going: Cell<bool>,
    }

    pub fn start(data: QuizData, shows: Shows) {
        let Some(form) = document().get_element_by_id("quiz") else { return };
        let words = data.words.clone();
        let outbox = Outbox::new(data.language, shows.saved, move |answer: &Node| {
            if answer.get("status").text() != "rejected" {
                return Then::Forget;
            }
            let why = match answer.get("code").text().as_str() {
                "submitted" => &words.submitted,
                "time_over" => &words.time_over,
                _ => &words.refused,
            };
            shows.problem.set(why.clone());
            // the words stay on the device
            Then::Hold
        });
        let quiz = Rc::new(Quiz { data, shows, outbox, form: form.unchecked_into(), typing: RefCell::default(), going: Cell::new(false) });
        quiz.restore();
        let listener = {
            let quiz = quiz.clone();
            Closure::<dyn FnMut(Event)>::new(move |event: Event| quiz.clone().on(&event))
        };
        for kind in ["input", "change", "click", "keydown", "submit"] {
            let _ = document().add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
        }
        // lives as long as the page
        listener.forget();
        if let Some(left) = quiz.data.left {
            let end = now() + i64::from(left) * 1000;
            spawn_local(async move { quiz.clock(end).await });
        }
    }

    /// All elements that a selector finds. Lists and text areas have what is used here of an input.
    fn all(root: &Element, selector: &str) -> Vec<HtmlInputElement> {
        let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|i| Some(found.item(i)?.unchecked_into())).collect()
    }

    fn closest(element: &Element, selector: &str) -> Option<Element> {
        element.closest(selector).ok()?
    }

    fn slot(section: &Element) -> String {
        section.get_attribute("data-slot").unwrap_or_default()
    }

    /// The fields of a question's answer, and how sure somebody is of it.
    fn fields(section: &Element) -> Vec<HtmlInputElement> {
        all(section, "[name^=q]:not(:disabled),[name^=c]:not(:disabled)")
    }

    /// The name without the slot: `q3.choice` is `choice`; none for how sure one is.
    fn field(input: &HtmlInputElement) -> Option<String> {
        input.name().split_once('.').map(|(_, field)| field.to_owned())
    }

    fn is_tick(input: &HtmlInputElement) -> bool {
        matches!(input.type_().as_str(), "radio" | "checkbox")
    }

    fn is_text(input: &HtmlInputElement) -> bool {
        matches!(input.type_().as_str(), "text" | "textarea")
    }

    /// Whether it is not as the server made it.
    fn is_changed(input: &HtmlInputElement) -> bool {
        if is_tick(input) {
            return input.checked() != input.default_checked();
        }
        let sent = input.get_attribute("data-sent").unwrap_or_else(|| input.default_value());
        input.value() != sent
    }

    impl Quiz {
        fn on(self: Rc<Self>, event: &Event) {
            let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
            match event.type_().as_str() {
                "submit" => self.leave(event),
                "keydown" => digit(event.unchecked_ref(), &target),
                "click" => self.click(event, &target),
                kind => self.changed(kind == "input", &target),
            }
        }

        fn key(&self, slot: &str) -> String {
            ["qiao", &self.data.person, &self.data.attempt, slot].join(":")
        }

        /// Shows what an earlier visit kept on this device and sends it, and what was changed before the island woke up.
        fn restore(self: &Rc<Self>) {
            let begin = self.key("");
            let keys: Vec<String> = outbox::storage()
                .map(|s| (0..s.length().unwrap_or(0)).filter_map(|i| s.key(i).ok()?).filter(|k| k.starts_with(&begin)).collect())
                .unwrap_or_default();
            for key in keys {
                self.outbox.load(key, |_| false);
            }
            for section in all(&self.form, ".question") {
                let slot = slot(&section);
                let key = self.key(&slot);
                if fields(&section).iter().any(is_changed) {
                    self.keep_answer(&section);
                } else if let Some(kept) = self.outbox.kept(&key) {
                    fill(&section, &kept.get("payload"));
                    self.show(&section);
                }
                if let Some(kept) = self.outbox.kept(&format!("{key}:flag")) {
                    self.show_flag(&slot, kept.get("payload").get("flagged").flag());
                }
            }
            self.outbox.resume();
        }

        /// A field was typed in (`typing`) or changed.
        fn changed(self: &Rc<Self>, typing: bool, target: &Element) {
            let Some(section) = closest(target, "#quiz .question") else { return };
            let input: &HtmlInputElement = target.unchecked_ref();
            if input.type_() == "file" || is_text(input) != typing {
                // ticks and lists tell of a change once, texts when one has left them
                return if is_text(input) {
                    self.outbox.flush()
                };
            }
            self.keep_answer(&section);
            if let Some(timer) = self.typing.take() {
                timer.clear();
            }
            if typing {
                let outbox = self.outbox;
                *self.typing.borrow_mut() = set_timeout(move || outbox.flush(), PAUSE).ok();
            } else {
                self.outbox.flush();
            }
        }

        fn keep_answer(&self, section: &Element) {
            let mut given = Vec::new();
            let mut certainty = String::new();
            for input in fields(section) {
                if is_tick(&input) && !input.checked() {
                    continue;
                }
                match field(&input) {
                    Some(field) => given.push([quoted(&field), quoted(&input.value())].join(":")),
                    None => certainty = [",\"certainty\":", &input.value()].concat(),
                }
            }
            let payload = ["{\"fields\":{", &given.join(","), "}", &certainty, "}"].concat();
            self.keep(&slot(section), "", "answer_given", &payload);
            self.show(section);
        }

        fn keep(&self, slot: &str, more: &str, kind: &str, payload: &str) {
            let (id, head) = outbox::event_head(SCHEMA);
            let attempt = &self.data.attempt;
            let json = format!("{{{head},\"attempt\":\"{attempt}\",\"slot\":{slot},\"kind\":\"{kind}\",\"payload\":{payload}}}");
            self.outbox.keep(Draft { key: self.key(slot) + more, id, json, waits: false });
        }

        /// Moves the map, the count and the picture along with the fields of a question.
        fn show(&self, section: &Element) {
            // radio buttons of one name are one thing to answer, all check boxes together another
            let mut things: Vec<(String, bool)> = Vec::new();
            for input in fields(section).into_iter().filter(|i| field(i).is_some()) {
                let given = if is_tick(&input) { input.checked() } else { !input.value().trim().is_empty() };
                let name = if input.type_() == "checkbox" { String::new() } else { input.name() };
                match things.iter_mut().find(|(n, _)| *n == name) {
                    Some(thing) => thing.1 |= given,
                    None => things.push((name, given)),
                }
            }
            let given = things.iter().filter(|thing| thing.1).count();
            let (state, word) = match given {
                0 => ("open", 0),
                _ if given < things.len() => ("partly", 1),
                _ => ("answered", 2),
            };
            if let Some(entry) = entry(&slot(section)) {
                let _ = entry.set_attribute("data-state", state);
                if let Ok(Some(place)) = entry.query_selector(".quiz-map__word") {
                    place.set_text_content(self.data.words.states.get(word).map(String::as_str));
                }
            }
            let answered = map("[data-go][data-state=answered]").len().to_string();
            if let Some(count) = document().get_element_by_id("quiz-count") {
                count.set_text_content(Some(&self.data.words.answered.replace('#', &answered)));
            }
            if let Some(progress) = document().get_element_by_id("quiz-progress") {
                let _ = progress.set_attribute("value", &answered);
            }
            for shape in all(section, "[data-for]") {
                if let Some(input) = tick_of(&shape) {
                    let _ = shape.set_attribute("data-chosen", if input.checked() { "true" } else { "false" });
                }
            }
        }

        fn show_flag(&self, slot: &str, flagged: bool) {
            let word = if flagged { "true" } else { "false" };
            if let Ok(Some(button)) = self.form.query_selector(&format!("[value=flag-{slot}]")) {
                let _ = button.set_attribute("aria-pressed", word);
            }
            if let Some(entry) = entry(slot) {
                let _ = entry.set_attribute("data-flagged", word);
            }
        }

        fn click(self: &Rc<Self>, event: &Event, target: &Element) {
            if let Some(input) = closest(target, "#quiz [data-for]").and_then(|shape| tick_of(&shape)) {
                input.click();
            } else if let Some(button) = closest(target, "#quiz [data-move]") {
                self.move_line(&button);
            } else if let Some(button) = closest(target, "#quiz [value^=flag-]") {
                event.prevent_default();
                let flagged = button.get_attribute("aria-pressed").as_deref() != Some("true");
                if let Some(section) = closest(&button, ".question") {
                    let slot = slot(&section);
                    self.show_flag(&slot, flagged);
                    self.keep(&slot, ":flag", "flag_set", if flagged { "{\"flagged\":true}" } else { "{\"flagged\":false}" });
                    self.outbox.flush();
                }
            }
        }

        /// Moves a line up or down and numbers all lines anew.
        fn move_line(self: &Rc<Self>, button: &Element) -> Option<()> {
            let row = closest(button, "li")?;
            let list = row.parent_element()?;
            // the lists may have been set by hand: first as they say
            let mut lists = all(&list, "select");
            lists.sort_by_key(|select| select.value().parse::<u32>().unwrap_or(u32::MAX));
            for select in &lists {
                let row = closest(select, "li")?;
                let _ = list.append_child(&row);
            }
            let up = button.get_attribute("data-move").as_deref() == Some("up");
            let (first, second) =
                if up { (row.previous_element_sibling(), Some(row)) } else { (Some(row.clone()), row.next_element_sibling()) };
            if let (Some(first), Some(second)) = (first, second) {
                let _ = list.insert_before(&second, Some(&first));
            }
            for (place, select) in (1_u32..).zip(all(&list, "select")) {
                select.set_value(&place.to_string());
            }
            let _ = button.unchecked_ref::<HtmlElement>().focus();
            let place: HtmlInputElement = closest(button, "li")?.query_selector("select").ok()??.unchecked_into();
            self.shows.said.set(self.data.words.moved.replace('#', &place.value()));
            self.keep_answer(&closest(button, ".question")?);
            self.outbox.flush();
            None
        }

        /// The form is about to be sent: what waits goes first; without a network nobody leaves.
        fn leave(self: Rc<Self>, event: &Event) {
            let event: &SubmitEvent = event.unchecked_ref();
            let online = window().navigator().on_line();
            let form = event.target().is_some_and(|target| target == *self.form.as_ref());
            if !form || self.going.get() || (online && !self.outbox.waiting()) {
                return;
            }
            event.prevent_default();
            let button = event.submitter();
            spawn_local(async move {
                if self.settled().await {
                    self.going.set(true);
                    let _ = self.form.request_submit_with_submitter(button.as_ref());
                } else {
                    self.shows.problem.set(self.data.words.stay.clone());
                }
            });
        }

        /// Sends what waits, for three seconds at most; whether there is a network.
        async fn settled(&self) -> bool {
            self.outbox.flush();
            for _ in 0..30 {
                if !self.outbox.waiting() {
                    break;
                }
                sleep(100).await;
            }
            window().navigator().on_line() && !(self.outbox.waiting() && self.shows.saved.get_untracked() == Saved::Offline)
        }

        /// Says how much time is left, and goes when there is none.
        async fn clock(&self, end: i64) {
            loop {
                let left = end - now();
                if left <= 0 {
                    break;
                }
                let words = time_left(&self.data.words, u32::try_from((left + 500) / 1000).unwrap_or_default());
                if SAID.iter().any(|minutes| (minutes * 60_000 - 1_500..minutes * 60_000 + 500).contains(&left)) {
                    self.shows.said.set(words.clone());
                }
                self.shows.time.set(words);
                let step = if left > 61_000 { 60_000 } else { 10_000 };
                let next = left % step;
                sleep(i32::try_from(if next < 500 { next + step } else { next }).unwrap_or_default()).await;
            }
            if self.settled().await {
                self.going.set(true);
                let _ = window().location().assign(&self.data.leave);
            } else {
                self.shows.problem.set(self.data.words.time_over.clone());
            }
        }
    }

    /// Puts a kept answer into the fields.
    fn fill(section: &Element, payload: &Node) {
        let given = payload.get("fields");
        for input in fields(section) {
            let value = match field(&input) {
                Some(field) => given.get(&field).text(),
                None => payload.get("certainty").number().to_string(),
            };
            if is_tick(&input) {
                input.set_checked(input.value() == value);
            } else {
                input.set_value(&value);
            }
        }
    }

    fn map(selector: &str) -> Vec<HtmlInputElement> {
        document().get_element_by_id("quiz-map").map(|map| all(&map, selector)).unwrap_or_default()
    }

    /// The map's entry of a question.
    fn entry(slot: &str) -> Option<Element> {
        map(&format!("[data-go='{slot}']")).pop().map(Into::into)
    }

    /// The radio button or check box that a shape on a picture stands for.
    fn tick_of(shape: &Element) -> Option<HtmlInputElement> {
        let input: HtmlInputElement = document().get_element_by_id(&shape.get_attribute("data-for")?)?.unchecked_into();
        (!input.disabled()).then_some(input)
    }

    /// A digit chooses the option of the question that has the focus.
    fn digit(event: &KeyboardEvent, target: &Element) {
        let digit = event.key().parse::<usize>().unwrap_or_default();
        if digit == 0
            || event.ctrl_key()
            || event.alt_key()
            || event.meta_key()
            || is_text(target.unchecked_ref())
            || target.tag_name() == "SELECT"
        {
            return;
        }
        let options = closest(target, "#quiz .question").map(|section| all(&section, ".answer input:not(:disabled)")).unwrap_or_default();
        if let Some(option) = options.get(digit - 1) {
            event.prevent_default();
            option.click();
            let _ = option.focus();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> QuizWords {
        QuizWords {
            hours_minutes: "# h # min".into(),
            minutes: "# minutes".into(),
            minute: "1 minute".into(),
            seconds: "# seconds".into(),
            answered: String::new(),
            states: Vec::new(),
            moved: String::new(),
            submitted: String::new(),
            time_over: String::new(),
            refused: String::new(),
            stay: String::new(),
        }
    }

    #[test]
    fn the_time_left_is_said_in_the_unit_that_matters() {
        let said = |seconds| time_left(&words(), seconds);
        assert_eq!(said(3 * 86_400), "");
        assert_eq!(said(2 * 3600 + 25 * 60), "2 h 25 min");
        assert_eq!(said(25 * 60), "25 minutes");
        assert_eq!(said(61), "2 minutes");
        assert_eq!(said(60), "1 minute");
        assert_eq!(said(50), "50 seconds");
        assert_eq!(said(11), "20 seconds");
        assert_eq!(said(1), "10 seconds");
    }
}
