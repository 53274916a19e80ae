//! The questions of an attempt, a page of them at a time.

use domain::{Language, Timestamp};
use i18n::{format, t};
use leptos::prelude::*;

use super::map::{MapEntry, Way, map_html, moving_states};
use super::question::{QuestionView, question_html};
use super::sheet;
use crate::islands::{Data, QuizData, QuizWords, SavedWords, time_left};
use crate::ui::{Icon, Page, Tone, document, icon, notice};

/// One page of an attempt that is under way.
#[derive(Clone, Debug)]
pub struct Player {
    /// Whose attempt it is; keeps the drafts of several people on one device apart.
    pub person: String,
    /// The attempt's id.
    pub attempt: String,
    /// Of the quiz, in the page's language.
    pub title: String,
    /// Those on this page.
    pub questions: Vec<QuestionView>,
    /// This page, from 1.
    pub page: u16,
    /// How many there are; 1 when all questions are on one page.
    pub pages: u16,
    /// Every question of the attempt.
    pub map: Vec<MapEntry>,
    pub deadline: Option<Deadline>,
    /// What has to be said: an answer that came too late, a file that is too large, …
    pub messages: Vec<(Tone, String)>,
}

/// When the attempt ends.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    pub at: Timestamp,
    /// When the page is made.
    pub now: Timestamp,
}

impl Deadline {
    /// Seconds left, 0 when it is over. A begun one counts: who comes back for the result a moment early would get the questions again.
    fn left(self) -> u32 {
        u32::try_from((self.at.0 - self.now.0 + 999).max(0) / 1000).unwrap_or(u32::MAX)
    }
}

#[must_use]
pub fn player_page(page: &Page, player: &Player) -> String {
    document(page, &player.title, true, || player_view(page, player))
}

/// The content of the page, for the style page as well.
pub(crate) fn player_view(page: &Page, player: &Player) -> AnyView {
    let lang = page.lang;
    let action = page.link(&format!("/attempts/{}", player.attempt));
    let messages = said(&player.messages);
    let mut questions = String::with_capacity(4096 * player.questions.len());
    for question in &player.questions {
        question_html(&mut questions, question, lang);
    }
    let with_files = player.questions.iter().any(|question| question.open && question.files_at.is_some());
    let mut map = String::with_capacity(400 * player.map.len());
    map_html(&mut map, &player.map, Way::Form { page: player.page }, lang);
    let until = player.deadline.map(|deadline| view! { <p class="quiz-until">{icon(Icon::Clock)}{until(page, deadline)}</p> });
    let digits = player.questions.iter().any(|q| q.open);
    view! {
        {sheet(page)}
        <div class="quiz-head">
            <h1>{player.title.clone()}</h1>
            {until}
        </div>
        {messages}
        <div class="quiz-layout">
            <form class="quiz" id="quiz" method="post" action=action enctype=with_files.then_some("multipart/form-data") autocomplete="off">
                // what Enter in a field presses
                <button class="quiz__default" name="do" value="save" tabindex="-1" aria-hidden="true"></button>
                <input type="hidden" name="page" value=player.page.to_string() />
                {bar(page, player)}
                <div class="quiz__questions" inner_html=questions></div>
                {digits.then(|| view! { <p class="quiz-keys muted">{t::quizzes::keys(lang)}</p> })}
                {actions(player, lang)}
            </form>
            <nav class="quiz-map" id="quiz-map" popover="auto" aria-label=t::quizzes::map(lang) inner_html=map></nav>
        </div>
    }
    .into_any()
}

/// Sentences above the page.
pub(super) fn said(messages: &[(Tone, String)]) -> AnyView {
    messages.iter().map(|(tone, text)| notice(*tone, view! { <p>{text.clone()}</p> }.into_any())).collect_view().into_any()
}

/// "until 14:30", with the date when it is not today.
pub(super) fn until(page: &Page, deadline: Deadline) -> String {
    let zone = super::zone(page);
    let today = zone.local_date(deadline.at) == zone.local_date(deadline.now);
    let at = if today { format::time(page.lang, deadline.at, &zone) } else { format::date_time(page.lang, deadline.at, &zone) };
    t::quizzes::until(page.lang, at)
}

/// How far one is, how much time is left, whether it is saved.
fn bar(page: &Page, player: &Player) -> AnyView {
    let lang = page.lang;
    let answered = player.map.iter().filter(|entry| entry.state.is_answered()).count();
    let total = player.map.len();
    let left = player.deadline.map(Deadline::left);
    let words = words(lang, total);
    let time = left.map(|left| view! { <p class="quiz-time">{icon(Icon::Clock)}<span id="quiz-time">{time_left(&words, left)}</span></p> });
    let island = crate::islands::activity(Data::Quiz(Box::new(QuizData {
        person: player.person.clone(),
        attempt: player.attempt.clone(),
        language: lang,
        left,
        leave: page.link(&format!("/attempts/{}", player.attempt)),
        words,
        saved: SavedWords {
            device: t::common::saved_device(lang).to_owned(),
            sending: t::common::saved_sending(lang).to_owned(),
            server: t::common::saved(lang).to_owned(),
            offline: t::common::saved_device(lang).to_owned(),
            rejected: t::common::saved_device(lang).to_owned(),
        },
    })));
    view! {
        <div class="quiz-bar">
            <p class="quiz-bar__count" id="quiz-count">{t::quizzes::answered_of(lang, answered, total)}</p>
            {time}
            {island}
            <p class="visually-hidden" id="quiz-said" role="status"></p>
            <p class="quiz-problem" id="quiz-problem" role="alert"></p>
            <progress class="progress" id="quiz-progress" value=answered.to_string() max=total.max(1).to_string() aria-labelledby="quiz-count"></progress>
        </div>
    }
    .into_any()
}

/// What a script says; `#` stands for a number.
fn words(lang: Language, total: usize) -> QuizWords {
    QuizWords {
        hours_minutes: t::quizzes::left_hours(lang, "#", "#"),
        minutes: t::quizzes::left_minutes(lang, "#"),
        minute: t::quizzes::left_minutes(lang, 1),
        seconds: t::quizzes::left_seconds(lang, "#"),
        answered: t::quizzes::answered_of(lang, "#", total),
        states: moving_states(lang),
        moved: t::quizzes::moved(lang, "#"),
        submitted: t::quizzes::kept_submitted(lang).to_owned(),
        time_over: t::quizzes::kept_time_over(lang).to_owned(),
        refused: t::quizzes::kept_refused(lang).to_owned(),
        stay: t::quizzes::kept_offline(lang).to_owned(),
    }
}

/// Back, the map, on: within reach of the thumb.
fn actions(player: &Player, lang: Language) -> AnyView {
    let back = (player.page > 1).then(|| {
        view! {
            <button class="button button--secondary" name="do" value="previous">
                {icon(Icon::ArrowLeft)}
                <span class="quiz-actions__word">{t::quizzes::previous(lang)}</span>
            </button>
        }
    });
    let pages =
        (player.pages > 1).then(|| view! { <span class="visually-hidden">{t::common::page_of(lang, player.page, player.pages)}</span> });
    let last = player.page >= player.pages;
    let (value, word) = if last { ("finish", t::quizzes::to_finish(lang)) } else { ("next", t::quizzes::next(lang)) };
    view! {
        <div class="sticky-actions quiz-actions">
            {back}
            <button class="button button--secondary quiz-actions__map" type="button" popovertarget="quiz-map">
                {icon(Icon::Target)}
                <span>{t::quizzes::map_open(lang)}</span>
                {pages}
            </button>
            <button class="button no-js-only button--secondary" name="do" value="save">{t::quizzes::save(lang)}</button>
            <button class="button quiz-actions__on" name="do" value=value>{word}{icon(Icon::ArrowRight)}</button>
        </div>
    }
    .into_any()
}
