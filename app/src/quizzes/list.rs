//! A learner's quizzes: open now, coming, done.

use domain::Timestamp;
use i18n::t;
use leptos::prelude::*;

use super::{instant, rounded, sheet};
use crate::ui::{Icon, Page, document, empty, icon, page_head};

/// The quizzes of one learner, each in one of the lists.
#[derive(Clone, Debug, Default)]
pub struct Quizzes {
    /// The one that ends first comes first.
    pub open: Vec<ListedQuiz>,
    pub coming: Vec<ListedQuiz>,
    /// The newest first.
    pub done: Vec<ListedQuiz>,
}

#[derive(Clone, Debug)]
pub struct ListedQuiz {
    /// Without the language: `/quizzes/…`.
    pub path: String,
    pub title: String,
    /// The course or class it belongs to.
    pub of: String,
    pub standing: Standing,
}

/// How one stands with a quiz.
#[derive(Clone, Copy, Debug)]
pub enum Standing {
    /// Not begun: how many questions, minutes if limited, until when.
    New { questions: u16, minutes: Option<u32>, closes: Option<Timestamp> },
    /// An attempt is under way until then.
    UnderWay { until: Option<Timestamp> },
    /// It opens then.
    Coming { opens: Timestamp },
    /// Handed in; marks and the most there are, where they may be seen.
    Done { submitted: Timestamp, marks: Option<(f64, f64)> },
    /// It closed without an attempt.
    Missed { closed: Timestamp },
}

#[must_use]
pub fn quizzes_page(page: &Page, quizzes: &Quizzes) -> String {
    document(page, t::quizzes::list_title(page.lang), false, || quizzes_view(page, quizzes))
}

pub(crate) fn quizzes_view(page: &Page, quizzes: &Quizzes) -> AnyView {
    let lang = page.lang;
    let head = page_head(t::quizzes::list_title(lang).to_owned(), None);
    let practise = view! {
        <p class="button-row"><a class="button button--secondary" href=page.link("/practice")>{icon(Icon::Bulb)}{t::practice::title(lang)}</a></p>
    };
    if quizzes.open.is_empty() && quizzes.coming.is_empty() && quizzes.done.is_empty() {
        let action = Some((page.link("/courses"), t::courses::to_catalogue(lang).to_owned()));
        let nothing =
            empty(Icon::Target, t::quizzes::list_empty_title(lang).to_owned(), t::quizzes::list_empty_text(lang).to_owned(), action);
        return view! { {head} {practise} {nothing} }.into_any();
    }
    let section = |title: &'static str, list: &[ListedQuiz], first: bool| {
        (!list.is_empty()).then(|| {
            let items = list.iter().enumerate().map(|(at, quiz)| item(page, quiz, first && at == 0)).collect_view();
            let class = if first { "due-list" } else { "due-list due-list--plain" };
            view! { <section class="section"><h2>{title}</h2><ul class=class>{items}</ul></section> }
        })
    };
    view! {
        {sheet(page)}
        {head}
        {practise}
        {section(t::quizzes::list_open(lang), &quizzes.open, true)}
        {quizzes.open.is_empty().then(|| view! { <p class="muted">{t::quizzes::list_none_open(lang)}</p> })}
        {section(t::quizzes::list_coming(lang), &quizzes.coming, false)}
        {section(t::quizzes::list_done(lang), &quizzes.done, false)}
    }
    .into_any()
}

fn item(page: &Page, quiz: &ListedQuiz, first: bool) -> impl IntoView + use<> {
    let lang = page.lang;
    let target = page.link(&quiz.path);
    let (sign, lines) = match quiz.standing {
        Standing::New { questions, minutes, closes } => {
            let size = match minutes {
                Some(minutes) => t::quizzes::size_minutes(lang, minutes, questions),
                None => t::quizzes::questions(lang, questions),
            };
            (Icon::Target, [Some(size), closes.map(|at| t::quizzes::until(lang, instant(page, at)))])
        }
        Standing::UnderWay { until } => {
            let words =
                until.map_or_else(|| t::quizzes::under_way(lang).to_owned(), |at| t::quizzes::under_way_until(lang, instant(page, at)));
            (Icon::HalfCircle, [Some(words), None])
        }
        Standing::Coming { opens } => (Icon::Calendar, [Some(t::quizzes::opens_at(lang, instant(page, opens))), None]),
        Standing::Done { submitted, marks } => {
            let marks = marks.map_or_else(
                || t::quizzes::marks_later(lang).to_owned(),
                |(got, of)| t::quizzes::marks_of(lang, rounded(got), rounded(of)),
            );
            (Icon::CheckCircle, [Some(marks), Some(t::quizzes::submitted_at(lang, instant(page, submitted)))])
        }
        Standing::Missed { closed } => (Icon::Circle, [Some(t::quizzes::closed_at(lang, instant(page, closed))), None]),
    };
    let word = match quiz.standing {
        Standing::UnderWay { .. } => t::quizzes::go_on(lang),
        _ => t::quizzes::look(lang),
    };
    let action = if first {
        view! { <a class="button" href=target.clone()>{word}{icon(Icon::ArrowRight)}</a> }.into_any()
    } else {
        icon(Icon::ChevronRight).into_any()
    };
    let lines = lines.into_iter().flatten().map(|line| view! { <p class="due__text">{line}</p> }).collect_view();
    view! {
        <li class="due">
            <span class="due__icon">{icon(sign)}</span>
            <div class="due__body">
                <h3 class="due__title"><a href=target>{quiz.title.clone()}</a></h3>
                <p class="due__text">{quiz.of.clone()}</p>
                {lines}
            </div>
            <div class="due__action">{action}</div>
        </li>
    }
}
