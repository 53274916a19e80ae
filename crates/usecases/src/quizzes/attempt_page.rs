//! An attempt as its learner sees it: under way, or after the end as far as the review options allow. Also for those who mark.

use std::sync::Arc;

use domain::people::{Action, Resource};
use domain::quizzes::attempt::{QuestionState, Recorded, in_order, question_state};
use domain::quizzes::definition::{Behaviour, Extension, Shows};
use domain::quizzes::grade::{question_score, rightness};
use domain::quizzes::item::{Body, Item};
use domain::quizzes::view::{Mark, QuestionView, Seen, Shown, question_view};
use domain::{AttemptId, Timestamp};
use storage::quizzes::attempts::{self, Attempt};
use storage::quizzes::definitions::{self, Quiz};
use storage::quizzes::marks::{self, QuestionMark};

use super::CachedVersion;
use super::end_attempt::end_if_over;
use crate::{Ctx, Forbidden};

/// "Just after" is this long, as in Moodle.
const JUST_AFTER: i64 = 2 * Timestamp::MINUTE;

pub struct AttemptPage {
    pub attempt: Attempt,
    pub quiz: Quiz,
    pub version: Arc<CachedVersion>,
    /// In the order of the paper.
    pub questions: Vec<AttemptQuestion>,
    /// What may be seen now, after the end; none before.
    pub shows: Option<Shows>,
    /// When more may be seen than now.
    pub more_at: Option<Timestamp>,
    /// Answers that came late and do not count.
    pub late: u16,
}

/// One question of the paper.
pub struct AttemptQuestion {
    /// From 1.
    pub number: u16,
    /// Which section of the definition, from 0.
    pub section: u16,
    pub max: f64,
    /// Where marks may be seen and are settled.
    pub mark: Option<f64>,
    pub view: QuestionView,
    pub standing: QuestionStanding,
    pub state: QuestionState,
    /// Tries that are left, where questions can be checked.
    pub tries_left: usize,
    pub open: bool,
    /// Its answer is files.
    pub takes_files: bool,
    /// A person marks it.
    pub by_hand: bool,
    /// What the marker wrote.
    pub comment: Option<String>,
}

/// How a question stands, for the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionStanding {
    NotAnswered,
    Partly,
    Answered,
    /// Checked or reviewed.
    Marked(Mark),
    /// It waits for a person.
    ByHand,
}

#[derive(Debug, thiserror::Error)]
pub enum AttemptPageError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// There is none, or it is another's.
    #[error("no such attempt")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// The signed-in person's attempt.
pub async fn attempt_page(ctx: &Ctx, id: AttemptId) -> Result<AttemptPage, AttemptPageError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let own = |attempt: Option<Attempt>| attempt.filter(|a| a.person == person).ok_or(AttemptPageError::NotFound);
    let mut attempt = own(attempts::attempt(&mut read.conn(), id).await?)?;
    if attempt.ended.is_none() && attempt.deadline.is_some_and(|d| d <= ctx.now()) {
        // the job comes by every second, and here is somebody who wants to see what it came to
        drop(read);
        end_if_over(ctx, id).await?;
        read = ctx.db().read().await?;
        attempt = own(attempts::attempt(&mut read.conn(), id).await?)?;
    }
    let quiz = definitions::quiz(&mut read.conn(), attempt.quiz).await?.ok_or(AttemptPageError::NotFound)?;
    let now = ctx.now();
    let over = attempt.ended.is_some() || attempt.deadline.is_some_and(|d| d <= now);
    let extension = if over { definitions::extension(&mut read.conn(), quiz.id, person).await? } else { Extension::default() };
    let shows = over.then(|| phase(&quiz, extension, attempt.ended.map_or(now, |e| e.at), now));
    let more_at = quiz.conditions.closes(extension).filter(|at| over && *at > now && shows != Some(quiz.conditions.review.closed));
    let mut page = assemble(ctx, &mut read, attempt, quiz, shows).await?;
    // the sum is a mark, too
    page.attempt.marks = page.attempt.marks.filter(|_| shows.is_some_and(|s| s.marks));
    page.more_at = more_at;
    Ok(page)
}

/// What may be seen at `now` of an attempt that ended at `ended`.
fn phase(quiz: &Quiz, extension: Extension, ended: Timestamp, now: Timestamp) -> Shows {
    let review = quiz.conditions.review;
    if quiz.conditions.closes(extension).is_some_and(|at| at <= now) {
        review.closed
    } else if now < ended.plus(JUST_AFTER) {
        review.just_after
    } else {
        review.open
    }
}

/// Whether the learner may see the marks of an attempt at `now`; not before it has ended.
#[must_use]
pub fn may_see_marks(quiz: &Quiz, extension: Extension, attempt: &Attempt, now: Timestamp) -> bool {
    attempt.ended.is_some_and(|ended| phase(quiz, extension, ended.at, now).marks)
}

/// Everything of an attempt as far as `shows` allows; without, as it is under way.
pub(super) async fn assemble(
    ctx: &Ctx,
    read: &mut storage::ReadConn,
    attempt: Attempt,
    quiz: Quiz,
    review: Option<Shows>,
) -> Result<AttemptPage, AttemptPageError> {
    let version = ctx.app.quizzes.version(&mut read.conn(), attempt.version).await?;
    let paper = ctx.app.quizzes.paper(&mut read.conn(), attempt.version, attempt.paper).await?;
    let behaviour = version.definition.behaviour;
    let events: Vec<Recorded> = attempts::events(&mut read.conn(), attempt.id).await?.into_iter().map(|(event, _)| event).collect();
    let late = if attempt.late_counts { 0 } else { u16::try_from(events.iter().filter(|e| e.late).count()).unwrap_or(u16::MAX) };
    let events = in_order(events, attempt.late_counts);
    let marked = if attempt.ended.is_some() { marks::of_attempt(&mut read.conn(), attempt.id).await? } else { Vec::new() };
    let mut questions = Vec::with_capacity(paper.questions.len());
    if review.is_none_or(|s| s.attempt) {
        for (number, question) in paper.numbered() {
            let mark = marked.iter().find(|m| m.question == number);
            let item = ctx.app.quizzes.item(&mut read.conn(), mark.map_or(question.version, |m| m.version)).await?;
            let state = question_state(&events, number, &item.source, question, behaviour);
            let (shown, hint) = shown(&state, behaviour, review);
            let share = match mark {
                Some(mark) => mark.mark.map(|m| m / mark.max),
                None => question_score(&state, &item.source, question, behaviour).share(),
            };
            let right = rightness(&state, &item.source, question, behaviour, share);
            let seen =
                Seen { language: ctx.language, response: &state.response, variables: &question.variables, order: &question.order, shown };
            let view = question_view(&item.html, &seen, hint, right);
            questions.push(AttemptQuestion {
                number,
                section: question.section,
                max: question.marks,
                mark: review
                    .filter(|s| s.marks)
                    .and_then(|_| mark.and_then(|m| m.mark))
                    .or_else(|| shown.marks.then(|| share.map(|s| s * question.marks)).flatten().filter(|_| mark.is_none())),
                standing: standing(&state, &item.source, shown, right),
                tries_left: state.tries_left(behaviour),
                open: shown.open,
                takes_files: matches!(item.source.body, Body::Upload(_)),
                by_hand: item.source.body.by_hand(),
                comment: comment(review, mark),
                view,
                state,
            });
        }
    }
    Ok(AttemptPage { attempt, quiz, version, questions, shows: review, more_at: None, late })
}

fn comment(review: Option<Shows>, mark: Option<&QuestionMark>) -> Option<String> {
    review.filter(|s| s.feedback).and_then(|_| mark?.comment.clone()).filter(|c| !c.is_empty())
}

/// What may be seen of a question now, and whether its hint is given.
fn shown(state: &QuestionState, behaviour: Behaviour, review: Option<Shows>) -> (Shown, bool) {
    match review {
        Some(s) => {
            let shown = Shown {
                open: false,
                correctness: s.correctness,
                marks: s.marks,
                feedback: s.feedback,
                general_feedback: s.general_feedback,
                solution: s.solution,
            };
            (shown, false)
        }
        None if state.is_closed(behaviour) => {
            (Shown { open: false, correctness: true, marks: true, feedback: true, general_feedback: true, solution: true }, false)
        }
        // between two tries: how it was, and the hint; never the solution
        None => {
            let looked_at = state.checks.last().is_some_and(|c| c.response == state.response);
            (Shown { open: true, correctness: looked_at, feedback: looked_at, ..Shown::default() }, !state.checks.is_empty())
        }
    }
}

fn standing(state: &QuestionState, item: &Item, shown: Shown, share: Option<f64>) -> QuestionStanding {
    if state.response.is_empty() {
        QuestionStanding::NotAnswered
    } else if item.body.by_hand() && share.is_none() && !shown.open {
        QuestionStanding::ByHand
    } else if shown.correctness
        && let Some(share) = share
    {
        QuestionStanding::Marked(Mark::of(share))
    } else if item.kind().is_complete(&state.response) {
        QuestionStanding::Answered
    } else {
        QuestionStanding::Partly
    }
}

#[cfg(test)]
#[path = "attempt_page_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "review_tests.rs"]
mod review_tests;

#[cfg(test)]
#[path = "behaviour_tests.rs"]
mod behaviour_tests;
