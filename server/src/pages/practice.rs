//! Practising with quizzes and banks, and reviewing cards.

use app::quizzes::{practice_done_page, practice_page, practice_question_page, review_card_page, reviewed_card_page};
use app::ui::Flash;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::{BankId, EventId, QuizId};
use serde::Deserialize;
use usecases::quizzes::{self, PracticeError, PracticeSource, Rating};

use super::attempts::{fields_of, value};
use super::or_answer;
use crate::http::form::Pairs;
use crate::http::{Failure, Outcome, Visitor};

impl From<PracticeError> for Failure {
    fn from(error: PracticeError) -> Self {
        match error {
            PracticeError::Forbidden(e) => e.into(),
            PracticeError::NotFound => Self::NOT_FOUND,
            PracticeError::Misfit(_) => Self(StatusCode::UNPROCESSABLE_ENTITY),
            PracticeError::Storage(e) => e.into(),
        }
    }
}

/// What there is to practise with.
pub async fn offers(visitor: Visitor) -> Outcome {
    or_answer!(visitor.viewer());
    let offers = quizzes::practice_offers(&visitor.ctx).await?;
    let review = quizzes::review_page(&visitor.ctx).await?;
    Ok(visitor.html(practice_page(&visitor.page, &offers, review.due, review.cards, new_round(&visitor))))
}

/// A round is its number: the same number is the same order of questions and the same values.
fn new_round(visitor: &Visitor) -> u64 {
    visitor.ctx.id().as_u64_pair().1 >> 20
}

#[derive(Deserialize)]
pub struct Place {
    #[serde(default)]
    round: u64,
    #[serde(default)]
    n: usize,
    done: Option<String>,
}

pub async fn quiz(visitor: Visitor, Path(id): Path<QuizId>, Query(place): Query<Place>) -> Outcome {
    question(visitor, PracticeSource::Quiz(id), place, None).await
}

pub async fn bank(visitor: Visitor, Path(id): Path<BankId>, Query(place): Query<Place>) -> Outcome {
    question(visitor, PracticeSource::Bank(id), place, None).await
}

pub async fn answer_quiz(visitor: Visitor, Path(id): Path<QuizId>, Query(place): Query<Place>, Form(pairs): Form<Pairs>) -> Outcome {
    question(visitor, PracticeSource::Quiz(id), place, Some(pairs)).await
}

pub async fn answer_bank(visitor: Visitor, Path(id): Path<BankId>, Query(place): Query<Place>, Form(pairs): Form<Pairs>) -> Outcome {
    question(visitor, PracticeSource::Bank(id), place, Some(pairs)).await
}

async fn question(visitor: Visitor, source: PracticeSource, place: Place, pairs: Option<Pairs>) -> Outcome {
    or_answer!(visitor.viewer());
    // who may not practise here is told so before anything else
    let asked = pairs.is_some();
    let response = pairs.map(|pairs| fields_of(&pairs, 1)).filter(|fields| !fields.is_empty());
    let question = quizzes::practice_question(&visitor.ctx, source, place.round, place.n.max(1), response).await?;
    if place.done.is_some() {
        return Ok(visitor.html(practice_done_page(&visitor.page, source, new_round(&visitor))));
    }
    let missing = asked && question.share.is_none();
    let status = if missing { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(visitor.html_with(status, practice_question_page(&visitor.page, source, &question, place.round, missing)))
}

/// The next card.
pub async fn review(visitor: Visitor) -> Outcome {
    or_answer!(visitor.viewer());
    let review = quizzes::review_page(&visitor.ctx).await?;
    Ok(visitor.html(review_card_page(&visitor.page, &review, false)))
}

/// An answer to a question card, or how well a word was known.
pub async fn reviewed(visitor: Visitor, Form(pairs): Form<Pairs>) -> Outcome {
    or_answer!(visitor.viewer());
    let card = value(&pairs, "card").ok_or(Failure::BAD_REQUEST)?;
    let event: EventId = value(&pairs, "event").and_then(|id| id.parse().ok()).ok_or(Failure::BAD_REQUEST)?;
    if let Some(rating) = value(&pairs, "rating") {
        let rating = rating.parse().ok().and_then(Rating::from_number).ok_or(Failure::BAD_REQUEST)?;
        quizzes::rate_card(&visitor.ctx, card, event, rating).await?;
        return Ok(visitor.to("/practice/review"));
    }
    let fields = fields_of(&pairs, 1);
    if fields.is_empty() {
        let review = quizzes::review_page(&visitor.ctx).await?;
        return Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, review_card_page(&visitor.page, &review, true)));
    }
    let (view, share) = quizzes::answer_card(&visitor.ctx, card, event, fields).await?;
    Ok(visitor.html(reviewed_card_page(&visitor.page, &view, share)))
}

/// Makes cards of a course's glossary.
pub async fn learn_glossary(visitor: Visitor, Path(course): Path<String>) -> Outcome {
    or_answer!(visitor.viewer());
    quizzes::learn_glossary(&visitor.ctx, &course).await?;
    Ok(visitor.to_with(&format!("/courses/{course}/glossary"), Flash::GlossaryLearnt))
}
