//! Practising and reviewing: one question at a time, with its explanation at once. Plain forms; nothing here is marked.

use domain::Language;
use domain::quizzes::view::Mark;
use i18n::t;
use leptos::prelude::*;
use usecases::quizzes::{Face, PracticeOffer, PracticeQuestion, PracticeSource, Rating, ReviewPage};

use super::question::{QuestionView, question_html};
use super::sheet;
use crate::courses::three_languages;
use crate::ui::{Icon, Page, Tone, breadcrumb, document, empty, icon, notice, page_head};

/// What there is to practise with, and how many cards are due.
#[must_use]
pub fn practice_page(page: &Page, offers: &[PracticeOffer], due: usize, cards: usize, round: u64) -> String {
    let lang = page.lang;
    document(page, t::practice::title(lang), false, || {
        let review = (cards > 0).then(|| {
            let begin =
                (due > 0).then(|| view! { <a class="button" href=page.link("/practice/review")>{t::practice::review_begin(lang)}</a> });
            view! {
                <section class="card">
                    <h2 class="card__title">{t::practice::review_title(lang)}</h2>
                    <p>{t::practice::cards_all(lang, cards, due)}</p>
                    {begin}
                </section>
            }
        });
        let list = if offers.is_empty() {
            let (title, text) = (t::practice::offers_none(lang).to_owned(), t::practice::offers_none_text(lang).to_owned());
            empty(Icon::Bulb, title, text, Some((page.link("/courses"), t::courses::to_catalogue(lang).to_owned()))).into_any()
        } else {
            let items = offers.iter().map(|offer| offer_card(page, offer, round)).collect_view();
            view! {
                <section class="section">
                    <h2>{t::practice::offers(lang)}</h2>
                    <ul class="card-grid list-plain">{items}</ul>
                </section>
            }
            .into_any()
        };
        view! { {page_head(t::practice::title(lang).to_owned(), Some(t::practice::lede(lang).to_owned()))} {review} {list} }.into_any()
    })
}

fn offer_card(page: &Page, offer: &PracticeOffer, round: u64) -> impl IntoView + use<> {
    let link = page.link(&format!("{}?round={round}&n=1", source_path(offer.source)));
    view! {
        <li class="card">
            <h3 class="card__title"><a href=link>{offer.title.get(page.lang).to_owned()}</a></h3>
            <p class="muted">{t::practice::questions(page.lang, offer.questions)}</p>
        </li>
    }
}

/// The path of a source without the language.
#[must_use]
pub fn source_path(source: PracticeSource) -> String {
    match source {
        PracticeSource::Quiz(id) => format!("/practice/quizzes/{id}"),
        PracticeSource::Bank(id) => format!("/practice/banks/{id}"),
    }
}

/// One question of a round, before or after the answer; `missing` when it was to be checked without one.
#[must_use]
pub fn practice_question_page(page: &Page, source: PracticeSource, question: &PracticeQuestion, round: u64, missing: bool) -> String {
    let lang = page.lang;
    let title = question.title.get(lang).to_owned();
    document(page, &title, false, || {
        let path = page.link(&source_path(source));
        let here = format!("{path}?round={round}&n={}", question.number);
        let next = if question.number < question.questions {
            format!("{path}?round={round}&n={}", question.number + 1)
        } else {
            format!("{path}?done=1")
        };
        view! {
            {sheet(page)}
            {breadcrumb(page, vec![(page.link("/practice"), t::practice::title(lang).to_owned())])}
            {page_head(title.clone(), Some(t::practice::number(lang, question.number, question.questions)))}
            {answer_first(lang, missing)}
            {question_form(page, &question.view, question.share, &here, &next, Vec::new())}
        }
        .into_any()
    })
}

/// Said when "check" was pressed without an answer.
fn answer_first(lang: Language, missing: bool) -> Option<AnyView> {
    missing.then(|| {
        view! { <div role="alert">{notice(Tone::Info, view! { <p>{t::practice::answer_first(lang)}</p> }.into_any())}</div> }.into_any()
    })
}

/// The end of a round.
#[must_use]
pub fn practice_done_page(page: &Page, source: PracticeSource, round: u64) -> String {
    let lang = page.lang;
    document(page, t::practice::done_title(lang), false, || {
        let again = page.link(&format!("{}?round={round}&n=1", source_path(source)));
        view! {
            {breadcrumb(page, vec![(page.link("/practice"), t::practice::title(lang).to_owned())])}
            {page_head(t::practice::done_title(lang).to_owned(), Some(t::practice::done_text(lang).to_owned()))}
            <div class="button-row">
                <a class="button" href=again>{t::practice::again(lang)}</a>
                <a class="button button--secondary" href=page.link("/practice")>{t::practice::back(lang)}</a>
            </div>
        }
        .into_any()
    })
}

/// A question with its button: "check", and after that "next".
fn question_form(
    page: &Page,
    view: &domain::quizzes::view::QuestionView,
    share: Option<f64>,
    here: &str,
    next: &str,
    hidden: Vec<(&'static str, String)>,
) -> AnyView {
    let lang = page.lang;
    let open = share.is_none();
    let question = QuestionView {
        slot: 1,
        number: 1,
        prompt_html: view.prompt_html.clone(),
        other_language: view.other_language,
        hint_html: view.hint_html.clone().unwrap_or_default(),
        controls: view.controls.clone(),
        max_marks: 0.0,
        marks: None,
        by_hand: false,
        mark: view.mark,
        open,
        flagged: false,
        certainty: None,
        check: None,
        feedback_html: view.general_feedback_html.clone().unwrap_or_default(),
        comment: String::new(),
        files_at: None,
        seen: String::new(),
        bare: true,
    };
    let mut html = String::new();
    question_html(&mut html, &question, lang);
    let hidden = hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let verdict = share.map(|share| {
        let (tone, words) = match Mark::of(share) {
            Mark::Right => (Tone::Ok, t::practice::right(lang)),
            Mark::Partly => (Tone::Info, t::practice::partly(lang)),
            Mark::Wrong => (Tone::Info, t::practice::wrong(lang)),
        };
        notice(tone, view! { <p><strong>{words}</strong></p> }.into_any())
    });
    if open {
        view! {
            <form class="quiz" method="post" action=here.to_owned() autocomplete="off">
                {hidden}
                <div class="quiz__questions" inner_html=html></div>
                <div class="sticky-actions"><button class="button button--block">{t::practice::check(lang)}</button></div>
            </form>
        }
        .into_any()
    } else {
        view! {
            <div class="quiz">
                <div role="status">{verdict}</div>
                <div class="quiz__questions" inner_html=html></div>
                <div class="sticky-actions"><a class="button button--block" href=next.to_owned()>{t::practice::next(lang)}{icon(Icon::ArrowRight)}</a></div>
            </div>
        }
        .into_any()
    }
}

/// The next card that is due; `missing` when it was to be checked without an answer.
#[must_use]
pub fn review_card_page(page: &Page, review: &ReviewPage, missing: bool) -> String {
    let lang = page.lang;
    document(page, t::practice::review_title(lang), false, || {
        let body = match &review.card {
            None => {
                let (title, text) = (t::practice::cards_none(lang).to_owned(), t::practice::cards_none_text(lang).to_owned());
                empty(Icon::CheckCircle, title, text, Some((page.link("/practice"), t::practice::back(lang).to_owned()))).into_any()
            }
            Some((card, face)) => {
                let here = page.link("/practice/review");
                let hidden = vec![("card", card.clone()), ("event", review.event.to_string())];
                match face {
                    Face::Question(view) => question_form(page, view, None, &here, &here, hidden),
                    Face::Word(term) => {
                        let buttons = Rating::ALL
                            .into_iter()
                            .map(|rating| {
                                let word = match rating {
                                    Rating::Again => t::practice::rate_again(lang),
                                    Rating::Hard => t::practice::rate_hard(lang),
                                    Rating::Good => t::practice::rate_good(lang),
                                    Rating::Easy => t::practice::rate_easy(lang),
                                };
                                view! { <button class="button button--secondary" name="rating" value=(rating as u8).to_string()>{word}</button> }
                            })
                            .collect_view();
                        let word = term.term.get(lang).to_owned();
                        view! {
                            <section class="card">
                                <p class="muted">{t::practice::word_question(lang)}</p>
                                <h2>{word}</h2>
                                <details class="details">
                                    <summary>{t::practice::word_show(lang)}</summary>
                                    {three_languages(term)}
                                    <form method="post" action=here>
                                        <input type="hidden" name="card" value=card.clone() />
                                        <input type="hidden" name="event" value=review.event.to_string() />
                                        <fieldset class="fieldset">
                                            <legend>{t::practice::word_rate(lang)}</legend>
                                            <div class="button-row">{buttons}</div>
                                        </fieldset>
                                    </form>
                                </details>
                            </section>
                        }
                        .into_any()
                    }
                }
            }
        };
        let due = review.card.is_some().then(|| t::practice::cards_due(lang, review.due));
        view! {
            {sheet(page)}
            {breadcrumb(page, vec![(page.link("/practice"), t::practice::title(lang).to_owned())])}
            {page_head(t::practice::review_title(lang).to_owned(), due)}
            {answer_first(lang, missing)}
            {body}
        }
        .into_any()
    })
}

/// A question card after its answer.
#[must_use]
pub fn reviewed_card_page(page: &Page, view: &domain::quizzes::view::QuestionView, share: f64) -> String {
    let lang = page.lang;
    document(page, t::practice::review_title(lang), false, || {
        let next = page.link("/practice/review");
        view! {
            {sheet(page)}
            {breadcrumb(page, vec![(page.link("/practice"), t::practice::title(lang).to_owned())])}
            {page_head(t::practice::review_title(lang).to_owned(), None)}
            {question_form(page, view, Some(share), &next, &next, Vec::new())}
        }
        .into_any()
    })
}
