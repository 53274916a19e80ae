//! The page of a quiz before one begins: what it is, its rules in words, earlier attempts.

use domain::Timestamp;
use i18n::t;
use leptos::prelude::*;

use super::{instant, rounded, sheet};
use crate::ui::{Field, Icon, Input, Page, Tone, breadcrumb, chip, document, field, icon, notice};

/// A quiz as its learner sees it before, between and after attempts.
#[derive(Clone, Debug)]
pub struct QuizStart {
    /// Its path without the language: `/quizzes/…`. The form that begins posts to `…/attempts`, with the field `code` where one is asked for.
    pub path: String,
    pub title: String,
    /// Safe HTML, empty for none.
    pub intro_html: String,
    /// How many questions an attempt has.
    pub questions: u16,
    pub max_marks: f64,
    /// From how many marks on it is passed.
    pub pass_marks: Option<f64>,
    /// Minutes from the start of an attempt, with what this learner gets on top.
    pub minutes: Option<u32>,
    pub opens: Option<Timestamp>,
    pub closes: Option<Timestamp>,
    /// When it closes before an attempt begun now has had its minutes.
    pub cut_short: Option<Timestamp>,
    /// How many attempts there are; none for any number.
    pub attempts: Option<u16>,
    /// Which attempt counts; not said when there is one only.
    pub counting: Counting,
    pub behaviour: Behaviour,
    pub entry: Entry,
    /// Where a code is asked for before one begins.
    pub code: Option<AccessCode>,
    /// The oldest first.
    pub earlier: Vec<EarlierAttempt>,
}

/// Which of several attempts counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    Best,
    First,
    Last,
    Mean,
}

/// When one learns how it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// After handing in.
    Deferred,
    /// After each question, once.
    Immediate,
    /// After each question; then one may try again for fewer marks.
    SeveralTries,
    /// After handing in; how sure one was counts.
    Certainty,
}

/// What one can do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Start,
    /// An attempt is under way: its id, and when it ends.
    Continue {
        attempt: String,
        until: Option<Timestamp>,
    },
    NotYet,
    Closed,
    NoneLeft,
}

/// The field for the code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccessCode {
    /// The one that was sent is not the quiz's.
    pub wrong: bool,
}

#[derive(Clone, Debug)]
pub struct EarlierAttempt {
    /// Its id.
    pub attempt: String,
    /// From 1.
    pub number: u16,
    pub submitted: Timestamp,
    /// Where they may be seen.
    pub marks: Option<f64>,
    /// Whether this is the one that counts.
    pub counts: bool,
}

#[must_use]
pub fn quiz_page(page: &Page, quiz: &QuizStart) -> String {
    document(page, &quiz.title, false, || quiz_view(page, quiz))
}

pub(crate) fn quiz_view(page: &Page, quiz: &QuizStart) -> AnyView {
    let lang = page.lang;
    let intro = (!quiz.intro_html.is_empty()).then(|| view! { <div class="prose" inner_html=quiz.intro_html.clone()></div> });
    let again = !quiz.earlier.is_empty();
    view! {
        {sheet(page)}
        {breadcrumb(page, vec![(page.link("/quizzes"), t::quizzes::list_title(lang).to_owned())])}
        <div class="page-head">
            <h1>{quiz.title.clone()}</h1>
            <ul class="meta">
                <li>{icon(Icon::Lesson)}{t::quizzes::questions(lang, quiz.questions)}</li>
                <li>{icon(Icon::Target)}{t::quizzes::marks(lang, rounded(quiz.max_marks))}</li>
                {quiz.minutes.map(|minutes| view! { <li>{icon(Icon::Clock)}{t::courses::minutes(lang, minutes)}</li> })}
            </ul>
        </div>
        {intro}
        <section class="section">
            <h2>{t::quizzes::rules_title(lang)}</h2>
            <ul class="rules">{rules(page, quiz).into_iter().map(|rule| view! { <li>{icon(Icon::Check)}<span>{rule}</span></li> }).collect_view()}</ul>
        </section>
        {again.then(|| earlier(page, quiz))}
        {entry(page, quiz)}
    }
    .into_any()
}

/// Each rule is a whole sentence.
fn rules(page: &Page, quiz: &QuizStart) -> Vec<String> {
    let lang = page.lang;
    let time = match (quiz.minutes, quiz.closes) {
        (Some(minutes), Some(closes)) => Some(t::quizzes::rule_minutes_or_close(lang, instant(page, closes), minutes)),
        (Some(minutes), None) => Some(t::quizzes::rule_minutes(lang, minutes)),
        (None, Some(closes)) => Some(t::quizzes::rule_close(lang, instant(page, closes))),
        (None, None) => None,
    };
    let used = quiz.earlier.len();
    let attempts = match quiz.attempts {
        Some(1) => t::quizzes::rule_one_attempt(lang).to_owned(),
        Some(all) => t::quizzes::rule_attempts(lang, all, usize::from(all).saturating_sub(used)),
        None => t::quizzes::rule_any_attempts(lang).to_owned(),
    };
    let counting = (quiz.attempts != Some(1)).then(|| {
        match quiz.counting {
            Counting::Best => t::quizzes::counts_best(lang),
            Counting::First => t::quizzes::counts_first(lang),
            Counting::Last => t::quizzes::counts_last(lang),
            Counting::Mean => t::quizzes::counts_mean(lang),
        }
        .to_owned()
    });
    let behaviour = match quiz.behaviour {
        Behaviour::Deferred => t::quizzes::behaviour_deferred(lang),
        Behaviour::Immediate => t::quizzes::behaviour_immediate(lang),
        Behaviour::SeveralTries => t::quizzes::behaviour_tries(lang),
        Behaviour::Certainty => t::quizzes::behaviour_certainty(lang),
    };
    let pass = quiz.pass_marks.map(|marks| t::quizzes::rule_pass(lang, rounded(marks), rounded(quiz.max_marks)));
    [time, Some(attempts), counting, pass, Some(behaviour.to_owned()), Some(t::quizzes::rule_saved(lang).to_owned())]
        .into_iter()
        .flatten()
        .collect()
}

fn earlier(page: &Page, quiz: &QuizStart) -> AnyView {
    let lang = page.lang;
    let items = quiz
        .earlier
        .iter()
        .map(|attempt| {
            let target = page.link(&format!("/attempts/{}", attempt.attempt));
            let marks = match attempt.marks {
                Some(marks) => t::quizzes::marks_of(lang, rounded(marks), rounded(quiz.max_marks)),
                None => t::quizzes::marks_later(lang).to_owned(),
            };
            view! {
                <li>
                    <div class="card card--link">
                        <h3 class="card__title"><a class="card__link" href=target>{t::quizzes::review_title(lang, attempt.number)}</a></h3>
                        <p class="card__text">{t::quizzes::submitted_at(lang, instant(page, attempt.submitted))}</p>
                        <div class="card__foot">
                            <span>{marks}</span>
                            {attempt.counts.then(|| chip(Tone::Accent, t::quizzes::counts_this(lang).to_owned()))}
                        </div>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section">
            <h2>{t::quizzes::earlier_title(lang)}</h2>
            <ul class="card-grid">{items}</ul>
        </section>
    }
    .into_any()
}

/// The primary action, or why there is none.
fn entry(page: &Page, quiz: &QuizStart) -> AnyView {
    let lang = page.lang;
    let say = |tone, text: String| notice(tone, view! { <p>{text}</p> }.into_any());
    match &quiz.entry {
        Entry::Continue { attempt, until } => {
            let target = page.link(&format!("/attempts/{attempt}"));
            let until = until.map(|at| say(Tone::Warn, t::quizzes::under_way_until(lang, instant(page, at))));
            view! {
                {until}
                <div class="sticky-actions"><a class="button" href=target>{t::quizzes::go_on(lang)}{icon(Icon::ArrowRight)}</a></div>
            }
            .into_any()
        }
        Entry::Start => {
            let action = page.link(&format!("{}/attempts", quiz.path));
            let word = if quiz.earlier.is_empty() { t::quizzes::start(lang) } else { t::quizzes::start_again(lang) };
            let code = quiz.code.map(|code| {
                field(Field {
                    name: "code",
                    label: t::quizzes::code(lang).to_owned(),
                    hint: Some(t::quizzes::code_hint(lang).to_owned()),
                    error: code.wrong.then(|| t::quizzes::code_wrong(lang).to_owned()),
                    input: Input::Login,
                    required: true,
                    autocomplete: "off",
                    ..Field::default()
                })
            });
            let clock = quiz.minutes.map(|_| view! { <p class="muted">{t::quizzes::start_clock(lang)}</p> });
            let cut_short = quiz.cut_short.map(|at| say(Tone::Warn, t::quizzes::cut_short(lang, instant(page, at))));
            view! {
                <form class="quiz-start" method="post" action=action>
                    {code}
                    {clock}
                    {cut_short}
                    <div class="sticky-actions"><button class="button">{word}{icon(Icon::ArrowRight)}</button></div>
                </form>
            }
            .into_any()
        }
        Entry::NotYet => match quiz.opens {
            Some(opens) => say(Tone::Info, t::quizzes::opens_at(lang, instant(page, opens))),
            None => say(Tone::Info, t::quizzes::not_open(lang).to_owned()),
        },
        Entry::Closed => match quiz.closes {
            Some(closes) => say(Tone::Info, t::quizzes::closed_at(lang, instant(page, closes))),
            None => say(Tone::Info, t::quizzes::not_open(lang).to_owned()),
        },
        Entry::NoneLeft => say(Tone::Info, t::quizzes::none_left(lang).to_owned()),
    }
}
