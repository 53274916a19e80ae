//! A check or a critical incident: choose, see why, go on until the right or most plausible one is found.

use domain::courses::Event;
use domain::courses::view::{ChoiceView, OptionView};
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::data::{ChoiceData, ChoiceWords};
use super::form;
use super::letter;
use super::saved::saved_line;
use super::sender::Sender;
use crate::icons::{Icon, icon};

pub(super) fn view(data: ChoiceData) -> impl IntoView {
    let ChoiceData { place, view, words, problem, saved } = data;
    let shown = RwSignal::new(view);
    let problem = RwSignal::new(problem);
    let node = NodeRef::<html::Form>::new();
    let feedback_id = format!("{}-feedback", place.block);
    let to_feedback = feedback_id.clone();
    let sender = Sender::new(&place, move |view| {
        shown.set(view);
        focus_soon(to_feedback.clone());
    });
    let incident = !words.confidence_levels.is_empty();
    let (choose_first, confidence_first) = (words.choose_first.clone(), words.confidence_first.clone());
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        let Some(chosen) = form::chosen(node, "option") else { return problem.set(Some(choose_first.clone())) };
        let asks = shown.with_untracked(|v| v.asks_confidence);
        let confidence = form::chosen(node, "confidence").and_then(|level| level.parse().ok());
        if asks && confidence.is_none() {
            return problem.set(Some(confidence_first.clone()));
        }
        problem.set(None);
        sender.submit(if incident { Event::ExplanationChosen { option: chosen, confidence } } else { Event::Answered { option: chosen } });
    };
    let saved = saved_line(sender.saved, saved);
    let problem_id = format!("{}-problem", place.block);
    let block = place.block.clone();
    let question_id = format!("{block}-question");
    let error = {
        let id = problem_id.clone();
        move || problem.get().map(|text| view! { <p class="field__error" id=id.clone()>{text}</p> })
    };
    let body = move || {
        let view = shown.get();
        let last = view.tried.last().cloned();
        let options = view
            .options
            .iter()
            .enumerate()
            .map(|(i, o)| option_view(&block, i, o, &view, &words, last.as_ref() == Some(&o.id)))
            .collect_view();
        let ask = view.asks_confidence.then(|| confidence_view(&block, &words));
        let button = if view.tried.is_empty() { words.submit.clone() } else { words.again.clone() };
        view! {
            <fieldset class="choice-set" aria-labelledby=question_id.clone()>
                <div class="prose question" id=question_id.clone() inner_html=words.question_html.clone()></div>
                <div class="option-list">{options}</div>
            </fieldset>
            {ask}
            {(!view.solved).then(|| view! { <button class="button button--block">{button}</button> })}
            {closing_view(&view, &words)}
        }
        .into_any()
    };
    view! {
        <form method="post" action=place.action.clone() node_ref=node on:submit=submit aria-describedby=problem_id>
            {body}
            {error}
            {saved}
        </form>
    }
}

fn option_view(block: &str, place: usize, option: &OptionView, view: &ChoiceView, words: &ChoiceWords, newest: bool) -> AnyView {
    let id = format!("{block}-{}", option.id);
    let text = option.html.clone();
    if view.solved || option.feedback_html.is_some() {
        let tried = view.tried.contains(&option.id);
        let class = match (option.best, tried) {
            (true, _) => "option option--best",
            (false, true) => "option option--tried",
            (false, false) => "option",
        };
        let mark = match (option.best, tried) {
            (true, _) => Some(view! { <span class="chip chip--accent">{words.best.clone()}</span> }),
            (false, true) => Some(view! { <span class="chip">{words.tried.clone()}</span> }),
            (false, false) => None,
        };
        let feedback_id = newest.then(|| format!("{block}-feedback"));
        return view! {
            <div class=class>
                <span class="option__letter" aria-hidden="true">{letter(place)}</span>
                {mark}
                <div class="option__text" inner_html=text></div>
                <div class="option__feedback" id=feedback_id tabindex="-1" inner_html=option.feedback_html.clone().unwrap_or_default()></div>
            </div>
        }
        .into_any();
    }
    let for_id = id.clone();
    view! {
        <label class="option" for=for_id>
            <input type="radio" name="option" id=id value=option.id.clone() />
            <span class="option__letter" aria-hidden="true">{letter(place)}</span>
            <span class="option__text" inner_html=text></span>
        </label>
    }
    .into_any()
}

fn confidence_view(block: &str, words: &ChoiceWords) -> impl IntoView + use<> {
    let levels = (1_u8..)
        .zip(words.confidence_levels.clone())
        .map(|(level, word)| {
            let id = format!("{block}-sure-{level}");
            let for_id = id.clone();
            view! {
                <label for=for_id>
                    <input type="radio" name="confidence" id=id value=level.to_string() />
                    <span>{word}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="confidence">
            <legend>{words.confidence.clone()}</legend>
            <div class="segmented">{levels}</div>
        </fieldset>
    }
}

/// What follows when it is solved: the score, the advice, when it is different.
fn closing_view(view: &ChoiceView, words: &ChoiceWords) -> impl IntoView + use<> {
    let score = view.score.and_then(|score| words.scores.get(usize::from(score)).cloned());
    let part = |sign, class, title: &str, html: &str| {
        (!html.is_empty()).then(|| {
            let (title, html) = (title.to_owned(), html.to_owned());
            view! {
                <div class=class>
                    {sign}
                    <h3>{title}</h3>
                    <div inner_html=html></div>
                </div>
            }
        })
    };
    view! {
        {score.map(|text| view! { <p class="score">{text}</p> })}
        {part(icon(Icon::Bulb), "advice", &words.closing_title, &view.closing_html)}
        {part(icon(Icon::Compass), "counter-example", &words.counter_example_title, &view.counter_example_html)}
    }
}

/// Moves the focus to what is new once it is on the page, so that a screen reader reads it.
#[cfg_attr(not(feature = "hydrate"), expect(clippy::needless_pass_by_value, reason = "the browser's closure owns it"))]
fn focus_soon(id: String) {
    #[cfg(feature = "hydrate")]
    let _ = request_animation_frame(move || {
        use wasm_bindgen::JsCast;
        let element = document().get_element_by_id(&id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}
