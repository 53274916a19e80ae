//! Looking back on an attempt that was handed in.

use domain::Timestamp;
use i18n::{format, t};
use leptos::prelude::*;

use super::map::{MapEntry, Way, map_html};
use super::player::said;
use super::question::{QuestionView, question_html};
use super::{instant, rounded, sheet};
use crate::ui::{Icon, Page, Tone, breadcrumb, chip, document, icon, notice};

/// An attempt that was handed in, as its learner may see it now.
#[derive(Clone, Debug)]
pub struct Review {
    /// Of the quiz.
    pub title: String,
    /// The quiz's path without the language: `/quizzes/…`.
    pub quiz: String,
    /// Which attempt of this learner it is, from 1.
    pub number: u16,
    pub submitted: Timestamp,
    /// Whether the time was up, and it was not handed in by hand.
    pub by_clock: bool,
    /// Marks and the most that could be had, where they may be seen.
    pub marks: Option<(f64, f64)>,
    /// Whether the pass mark was reached, where there is one and marks may be seen.
    pub passed: Option<bool>,
    /// Some answers still wait for a person who marks them: marks are not final.
    pub by_hand: bool,
    /// Answers that came after the end and do not count unless a teacher says so.
    pub late: u16,
    /// When more of it may be seen, if later.
    pub more_from: Option<Timestamp>,
    /// All questions, none of them open; empty where the answers may not be seen.
    pub questions: Vec<QuestionView>,
    pub map: Vec<MapEntry>,
    /// What has to be said: that something came too late to be taken, …
    pub messages: Vec<(Tone, String)>,
}

#[must_use]
pub fn review_page(page: &Page, review: &Review) -> String {
    document(page, &review.title, false, || review_view(page, review))
}

pub(crate) fn review_view(page: &Page, review: &Review) -> AnyView {
    let lang = page.lang;
    let mut questions = String::with_capacity(4096 * review.questions.len());
    for question in &review.questions {
        question_html(&mut questions, question, lang);
    }
    let mut map = String::new();
    map_html(&mut map, &review.map, Way::Anchor, lang);
    let score = review.marks.map(|(got, of)| {
        let percent = if of > 0.0 { (got / of * 100.0).round().clamp(0.0, 100.0) } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        let percent = format::percent(lang, percent as u8);
        view! { <p class="score"><strong>{percent}</strong>{t::quizzes::marks_of(lang, rounded(got), rounded(of))}</p> }
    });
    let passed = review.passed.map(|passed| {
        if passed {
            chip(Tone::Ok, t::quizzes::passed(lang).to_owned()).into_any()
        } else {
            chip(Tone::Plain, t::quizzes::not_passed(lang).to_owned()).into_any()
        }
    });
    let say = |tone, text: String| notice(tone, view! { <p>{text}</p> }.into_any());
    let by_hand = review.by_hand.then(|| say(Tone::Info, t::quizzes::review_by_hand(lang).to_owned()));
    let late = (review.late > 0).then(|| say(Tone::Warn, t::quizzes::review_late(lang, review.late)));
    let more = review.more_from.map(|at| say(Tone::Info, t::quizzes::review_more(lang, instant(page, at))));
    let hidden = review.questions.is_empty() && review.more_from.is_none();
    let hidden = hidden.then(|| say(Tone::Info, t::quizzes::review_hidden(lang).to_owned()));
    let map = (!review.questions.is_empty())
        .then(|| view! { <nav class="quiz-map quiz-map--here" aria-label=t::quizzes::map(lang) inner_html=map></nav> });
    let quiz = page.link(&review.quiz);
    let at = instant(page, review.submitted);
    let ended = if review.by_clock { t::quizzes::ended_at(lang, at) } else { t::quizzes::submitted_at(lang, at) };
    view! {
        {sheet(page)}
        {breadcrumb(page, vec![(quiz.clone(), review.title.clone())])}
        <div class="page-head">
            <h1>{t::quizzes::review_title(lang, review.number)}</h1>
            <ul class="meta"><li>{icon(Icon::Clock)}{ended}</li></ul>
        </div>
        {said(&review.messages)}
        <div class="quiz-result">{score}{passed}</div>
        {by_hand}
        {late}
        {more}
        {hidden}
        {map}
        <div class="quiz__questions" inner_html=questions></div>
        <p><a class="button button--secondary" href=quiz>{icon(Icon::ArrowLeft)}{t::quizzes::back_to_quiz(lang)}</a></p>
    }
    .into_any()
}
