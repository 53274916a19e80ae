//! The map of questions: where one stands, by shape and word, and the way to each.

use domain::Language;
use domain::quizzes::view::Mark;
use i18n::t;

use super::html::{escape, icon, put};
use crate::icons::Icon;

/// How far a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    /// Some of its fields are filled.
    Partly,
    Answered,
    /// It was checked, and how it was may be seen.
    Checked(Mark),
    /// It waits for a person who marks it.
    ByHand,
}

impl State {
    /// The word in the HTML, for style and scripts.
    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Partly => "partly",
            Self::Answered => "answered",
            Self::Checked(Mark::Right) => "right",
            Self::Checked(Mark::Partly) => "partly-right",
            Self::Checked(Mark::Wrong) => "wrong",
            Self::ByHand => "by-hand",
        }
    }

    fn words(self, lang: Language) -> &'static str {
        match self {
            Self::Open => t::quizzes::state_open(lang),
            Self::Partly => t::quizzes::state_partly(lang),
            Self::Answered => t::quizzes::state_answered(lang),
            Self::Checked(Mark::Right) => t::quizzes::right(lang),
            Self::Checked(Mark::Partly) => t::quizzes::partly_right(lang),
            Self::Checked(Mark::Wrong) => t::quizzes::wrong(lang),
            Self::ByHand => t::quizzes::by_hand(lang),
        }
    }

    const fn icon(self) -> Option<Icon> {
        match self {
            Self::Checked(Mark::Right) => Some(Icon::Check),
            Self::Checked(Mark::Partly) => Some(Icon::HalfCircle),
            Self::Checked(Mark::Wrong) => Some(Icon::Close),
            Self::ByHand => Some(Icon::Pencil),
            Self::Open | Self::Partly | Self::Answered => None,
        }
    }

    /// Whether nothing more has to be done about it.
    #[must_use]
    pub const fn is_answered(self) -> bool {
        !matches!(self, Self::Open | Self::Partly)
    }
}

/// A question on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapEntry {
    pub slot: u16,
    /// What it is called, from 1.
    pub number: u16,
    /// The page it stands on, from 1.
    pub page: u16,
    pub state: State,
    pub flagged: bool,
}

/// How an entry leads to its question.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    /// On this page by an anchor, else by a button of the form `quiz` (`do=go-{slot}`), so that nothing typed is lost.
    Form { page: u16 },
    /// All questions are on this page.
    Anchor,
}

/// The words for the states a script moves between.
pub(super) fn moving_states(lang: Language) -> Vec<String> {
    [State::Open, State::Partly, State::Answered].map(|state| state.words(lang).to_owned()).to_vec()
}

/// The entries and what their shapes mean.
pub(super) fn map_html(out: &mut String, entries: &[MapEntry], way: Way, lang: Language) {
    out.push_str(r#"<ol class="quiz-map__list">"#);
    for entry in entries {
        out.push_str("<li>");
        let slot = entry.slot;
        let end = match way {
            Way::Form { page } if page != entry.page => {
                put!(out, r#"<button form="quiz" name="do" value="go-{slot}""#);
                "</button>"
            }
            _ => {
                put!(out, r##"<a href="#q{slot}""##);
                "</a>"
            }
        };
        put!(
            out,
            r#" class="quiz-map__item" data-go="{slot}" data-state="{}" data-flagged="{}"><span class="visually-hidden">{} </span><span class="quiz-map__number">{}</span>"#,
            entry.state.code(),
            entry.flagged,
            t::quizzes::question_short(lang),
            entry.number
        );
        if let Some(sign) = entry.state.icon() {
            icon(out, sign);
        }
        put!(
            out,
            r#"<span class="visually-hidden">: <span class="quiz-map__word">{}</span></span><span class="quiz-map__flag"><span class="visually-hidden">, {}</span></span>{end}</li>"#,
            escape(entry.state.words(lang)),
            t::quizzes::flagged(lang)
        );
    }
    out.push_str(r#"</ol><ul class="quiz-map__legend" aria-hidden="true">"#);
    let basic = !matches!(way, Way::Anchor);
    let all = [
        State::Open,
        State::Partly,
        State::Answered,
        State::Checked(Mark::Right),
        State::Checked(Mark::Partly),
        State::Checked(Mark::Wrong),
        State::ByHand,
    ];
    for (at, state) in all.into_iter().enumerate() {
        if (basic && at < 3) || entries.iter().any(|e| e.state == state) {
            sample(out, state.code(), false, state.icon(), state.words(lang));
        }
    }
    if basic {
        sample(out, "open", true, None, t::quizzes::flagged(lang));
    }
    out.push_str("</ul>");
}

fn sample(out: &mut String, state: &str, flagged: bool, sign: Option<Icon>, word: &str) {
    put!(out, r#"<li><span class="quiz-map__item" data-state="{state}" data-flagged="{flagged}">"#);
    if let Some(sign) = sign {
        icon(out, sign);
    }
    put!(out, r#"<span class="quiz-map__flag"></span></span>{word}</li>"#);
}
