//! The blocks of a lesson, one function per kind.

use domain::Language;
use domain::courses::BlockState;
use domain::courses::content::{Block, Body, Incident, Outline, Tone as CalloutTone};
use domain::courses::view::{ActivityView, activity};
use i18n::t;
use leptos::prelude::*;

use super::glossary::three_languages;
use super::{prose, text};
use crate::islands::{ChecklistData, ChoiceData, ChoiceWords, Data, Place, ProfileData, ReflectionData, SavedWords};
use crate::ui::{Icon, icon};

/// What was wrong with a plain form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockProblem {
    ChooseFirst,
    ConfidenceFirst,
    TooLong {
        /// What was typed; it is shown again.
        typed: String,
    },
}

/// What a block needs from around it.
pub(super) struct Lookup<'a> {
    pub lang: Language,
    pub outline: &'a Outline,
    pub state: Option<&'a BlockState>,
    pub problem: Option<BlockProblem>,
}

/// One block as a section of the lesson.
pub(super) fn block_view(block: &Block, around: &Lookup<'_>, place: &dyn Fn(&str) -> Place) -> AnyView {
    let lang = around.lang;
    let class = format!("block block--{}", block.body.kind());
    let unseen = around.state.is_none().then_some("");
    let body = match &block.body {
        Body::Prose { html } => prose(html, lang),
        Body::Callout { tone, title, html } => callout(*tone, title.get(lang), prose(html, lang), lang),
        Body::Image { src, alt, width, height, html } => {
            let (src, alt) = (src.get(lang).to_owned(), alt.get(lang).to_owned());
            view! {
                <figure class="figure">
                    <img src=src alt=alt width=width.to_string() height=height.to_string() loading="lazy" decoding="async" />
                    <figcaption>{prose(html, lang)}</figcaption>
                </figure>
            }
            .into_any()
        }
        Body::Audio { src, captions, title, html } => {
            let label = title.get(lang).to_owned();
            view! {
                <figure class="figure">
                    <audio controls preload="none" src=src.get(lang).to_owned() aria-label=label>{track(captions.get(lang), lang)}</audio>
                    <figcaption>{text(title, lang)}</figcaption>
                </figure>
                {transcript(lang, prose(html, lang))}
            }
            .into_any()
        }
        Body::Video { src, captions, title, html } => {
            let label = title.get(lang).to_owned();
            view! {
                <figure class="figure">
                    <video controls preload="none" playsinline src=src.get(lang).to_owned() aria-label=label>{track(captions.get(lang), lang)}</video>
                    <figcaption>{text(title, lang)}</figcaption>
                </figure>
                {transcript(lang, prose(html, lang))}
            }
            .into_any()
        }
        Body::Download { src, title, bytes, html } => {
            let size = t::courses::kilobytes(lang, bytes.div_ceil(1024));
            view! {
                <a href=src.get(lang).to_owned() download="">{icon(Icon::Download)}<span>{text(title, lang)}<small>{size}</small></span></a>
                {prose(html, lang)}
            }
            .into_any()
        }
        Body::Term { term, html } => {
            let entry = around.outline.glossary.iter().find(|entry| entry.key == *term);
            view! {
                {entry.map(|entry| view! { <h2>{entry.term.get(lang).to_owned()}</h2> })}
                {entry.map(three_languages)}
                {prose(html, lang)}
            }
            .into_any()
        }
        _ => activity_body(block, around, &place(&block.id)),
    };
    view! { <section class=class id=block.id.clone() data-unseen=unseen>{body}</section> }.into_any()
}

fn callout(tone: CalloutTone, title: &str, body: AnyView, lang: Language) -> AnyView {
    let (i, word) = match tone {
        CalloutTone::Note => (Icon::Info, t::courses::callout_note(lang)),
        CalloutTone::Tip => (Icon::Bulb, t::courses::callout_tip(lang)),
        CalloutTone::Example => (Icon::Quote, t::courses::callout_example(lang)),
        CalloutTone::Caution => (Icon::Warning, t::courses::callout_caution(lang)),
    };
    let title = if title.is_empty() { word.to_owned() } else { title.to_owned() };
    let class = format!("callout callout--{}", tone.code());
    view! { <div class=class><h2 class="callout__title">{icon(i)}{title}</h2>{body}</div> }.into_any()
}

/// Captions of a film or recording.
fn track(src: &str, lang: Language) -> Option<AnyView> {
    let src = src.to_owned();
    (!src.is_empty()).then(|| view! { <track kind="captions" default src=src srclang=lang.code() label=lang.native_name() /> }.into_any())
}

fn transcript(lang: Language, body: AnyView) -> AnyView {
    view! { <details class="details"><summary>{t::courses::transcript(lang)}</summary>{body}</details> }.into_any()
}

/// An activity: its introduction and its island.
fn activity_body(block: &Block, around: &Lookup<'_>, place: &Place) -> AnyView {
    let lang = around.lang;
    let Some(view) = activity(&block.body, around.state, lang) else { return ().into_any() };
    let done = around.state.is_some_and(BlockState::is_done);
    let mark = done.then(|| view! { <p class="block__done">{icon(Icon::Check)}{t::courses::block_done(lang)}</p> });
    let saved = saved_words(lang);
    let place = place.clone();
    let problem = around.problem.as_ref().map(|problem| match problem {
        BlockProblem::ChooseFirst => t::courses::choose_first(lang).to_owned(),
        BlockProblem::ConfidenceFirst => t::courses::confidence_first(lang).to_owned(),
        BlockProblem::TooLong { .. } => t::courses::text_too_long(lang, domain::courses::TEXT_MAX_CHARACTERS),
    });
    let (intro, data) = match (view, &block.body) {
        (ActivityView::Checklist { items, ticked }, Body::Checklist { html, .. }) => {
            let (legend, save) = (t::courses::checklist_legend(lang).to_owned(), t::courses::save(lang).to_owned());
            (prose(html, lang), Data::Checklist(ChecklistData { place, items, ticked, legend, save, saved }))
        }
        (ActivityView::Reflection { text, rows }, Body::Reflection { html, .. }) => {
            let text = match &around.problem {
                Some(BlockProblem::TooLong { typed }) => typed.clone(),
                _ => text,
            };
            let (label, hint) = (t::courses::reflection_label(lang).to_owned(), t::courses::reflection_hint(lang).to_owned());
            let save = t::courses::save(lang).to_owned();
            let too_long_words = t::courses::text_too_long(lang, domain::courses::TEXT_MAX_CHARACTERS);
            let too_long = problem.is_some();
            (prose(html, lang), Data::Reflection(ReflectionData { place, text, rows, label, hint, save, too_long_words, too_long, saved }))
        }
        (ActivityView::Profile { scales, values }, Body::Profile { html, .. }) => {
            let (legend, save) = (t::courses::profile_legend(lang).to_owned(), t::courses::profile_save(lang).to_owned());
            (prose(html, lang), Data::Profile(ProfileData { place, scales, values, legend, save, saved }))
        }
        (ActivityView::Choice(view), Body::Check { html, .. }) => {
            let words = check_words(lang, html.get(lang));
            (().into_any(), Data::Choice(Box::new(ChoiceData { place, view, words, problem, saved })))
        }
        (ActivityView::Choice(view), Body::Incident(incident)) => {
            let words = incident_words(lang, incident);
            let story = view! { <h2>{text(&incident.title, lang)}</h2> {prose(&incident.story_html, lang)} }.into_any();
            (story, Data::Choice(Box::new(ChoiceData { place, view, words, problem, saved })))
        }
        _ => return ().into_any(),
    };
    let island = crate::islands::activity(data);
    view! { {mark} {intro} {island} }.into_any()
}

fn saved_words(lang: Language) -> SavedWords {
    SavedWords {
        device: t::common::saved_device(lang).to_owned(),
        sending: t::common::saved_sending(lang).to_owned(),
        server: t::common::saved(lang).to_owned(),
        offline: t::common::saved_offline(lang).to_owned(),
        rejected: t::common::saved_rejected(lang).to_owned(),
    }
}

fn check_words(lang: Language, question: &str) -> ChoiceWords {
    ChoiceWords {
        question_html: question.to_owned(),
        submit: t::courses::check_submit(lang).to_owned(),
        again: t::courses::check_again(lang).to_owned(),
        confidence: String::new(),
        confidence_levels: Vec::new(),
        tried: t::courses::check_tried(lang).to_owned(),
        best: t::courses::check_right(lang).to_owned(),
        closing_title: t::courses::check_closing(lang).to_owned(),
        counter_example_title: String::new(),
        scores: Vec::new(),
        choose_first: t::courses::choose_first(lang).to_owned(),
        confidence_first: String::new(),
    }
}

fn incident_words(lang: Language, incident: &Incident) -> ChoiceWords {
    ChoiceWords {
        question_html: incident.question_html.get(lang).to_owned(),
        submit: t::courses::incident_submit(lang).to_owned(),
        again: t::courses::incident_again(lang).to_owned(),
        confidence: t::courses::confidence(lang).to_owned(),
        confidence_levels: vec![
            t::courses::confidence_guess(lang).to_owned(),
            t::courses::confidence_unsure(lang).to_owned(),
            t::courses::confidence_fairly(lang).to_owned(),
            t::courses::confidence_certain(lang).to_owned(),
        ],
        tried: t::courses::incident_tried(lang).to_owned(),
        best: t::courses::incident_best(lang).to_owned(),
        closing_title: t::courses::incident_advice(lang).to_owned(),
        counter_example_title: t::courses::incident_counter(lang).to_owned(),
        scores: (0_u8..=3).map(|points| t::courses::incident_score(lang, points)).collect(),
        choose_first: t::courses::choose_first(lang).to_owned(),
        confidence_first: t::courses::confidence_first(lang).to_owned(),
    }
}

#[cfg(test)]
#[path = "block_tests.rs"]
mod tests;
