//! The learner's quizzes: the list, and one before it is begun.

use app::quizzes::{
    AccessCode, Behaviour, Counting, EarlierAttempt, Entry, ListedQuiz, QuizStart, Quizzes, Standing, quiz_page, quizzes_page,
};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::quizzes::definition::{self, Counts};
use domain::quizzes::grade::percent;
use domain::quizzes::kinds::Place;
use domain::quizzes::timing::{Because, Window};
use domain::{QuizId, Timestamp};
use serde::Deserialize;
use storage::quizzes::attempts::Attempt;
use usecases::quizzes::{self, QuizPage, StandingQuiz, StartAttempt, StartAttemptError, may_see_marks};

use super::or_answer;
use crate::http::{Failure, Outcome, Visitor};

/// What can be taken now, what is coming, what is done.
pub async fn list(visitor: Visitor) -> Outcome {
    or_answer!(visitor.viewer());
    let all = quizzes::my_quizzes(&visitor.ctx).await?;
    let mut lists = Quizzes::default();
    let now = visitor.ctx.now();
    for quiz in &all {
        let listed = listed(&visitor, quiz, now);
        match listed.standing {
            Standing::New { .. } | Standing::UnderWay { .. } => lists.open.push(listed),
            Standing::Coming { .. } => lists.coming.push(listed),
            Standing::Done { .. } | Standing::Missed { .. } => lists.done.push(listed),
        }
    }
    lists.open.sort_by_key(|quiz| match quiz.standing {
        Standing::UnderWay { until } => (false, until.map_or(i64::MAX, Timestamp::millis)),
        Standing::New { closes, .. } => (true, closes.map_or(i64::MAX, Timestamp::millis)),
        _ => (true, i64::MAX),
    });
    Ok(visitor.html(quizzes_page(&visitor.page, &lists)))
}

fn listed(visitor: &Visitor, quiz: &StandingQuiz, now: Timestamp) -> ListedQuiz {
    let standing = &quiz.standing;
    let last = standing.attempts.iter().rev().find(|a| a.ended.is_some());
    let done = last.and_then(|a| Some((a, a.ended?)));
    let standing = if let Some(current) = &standing.current {
        Standing::UnderWay { until: current.deadline }
    } else if let Some((attempt, ended)) = done {
        Standing::Done { submitted: ended.at, marks: marks(quiz, attempt, now) }
    } else {
        match standing.window {
            Window::NotYet { opens_at } => Standing::Coming { opens: opens_at },
            Window::Closed { closed_at } => Standing::Missed { closed: closed_at },
            Window::Open => Standing::New {
                questions: u16::try_from(quiz.version.definition.questions()).unwrap_or(u16::MAX),
                minutes: minutes(&quiz.quiz.conditions, quiz.standing.extension),
                closes: quiz.quiz.conditions.closes(quiz.standing.extension),
            },
        }
    };
    ListedQuiz {
        path: format!("/quizzes/{}", quiz.quiz.id),
        title: quiz.version.definition.title.get(visitor.page.lang).to_owned(),
        of: String::new(),
        standing,
    }
}

fn minutes(conditions: &definition::Conditions, extension: definition::Extension) -> Option<u32> {
    conditions.limit(extension).and_then(|millis| u32::try_from(millis / Timestamp::MINUTE).ok())
}

/// Marks and maximum of an attempt, where they may be seen now.
fn marks(quiz: &StandingQuiz, attempt: &Attempt, now: Timestamp) -> Option<(f64, f64)> {
    may_see_marks(&quiz.quiz, quiz.standing.extension, attempt, now).then_some((attempt.marks?, attempt.max?))
}

/// The rules, and the button that begins.
pub async fn quiz(visitor: Visitor, Path(id): Path<QuizId>) -> Outcome {
    or_answer!(visitor.viewer());
    let page = quizzes::quiz_page(&visitor.ctx, id).await?;
    Ok(visitor.html(quiz_page(&visitor.page, &start(&visitor, &page, false))))
}

fn start(visitor: &Visitor, page: &QuizPage, wrong_code: bool) -> QuizStart {
    let (definition, conditions, standing) = (&page.version.definition, &page.quiz.conditions, &page.standing);
    let now = visitor.ctx.now();
    let max_marks = page.max_marks;
    let ended: Vec<(&Attempt, f64)> =
        standing.attempts.iter().filter_map(|a| Some((a, percent(a.marks?, a.max?)))).filter(|(a, _)| a.ended.is_some()).collect();
    let counting = match conditions.counts {
        Counts::First => ended.first(),
        Counts::Last => ended.last(),
        Counts::Highest => ended.iter().reduce(|best, next| if next.1 > best.1 { next } else { best }),
        Counts::Average => None,
    }
    .map(|(attempt, _)| attempt.id);
    let earlier = standing
        .attempts
        .iter()
        .filter_map(|attempt| {
            let seen = may_see_marks(&page.quiz, standing.extension, attempt, now);
            Some(EarlierAttempt {
                attempt: attempt.id.to_string(),
                number: u16::try_from(attempt.number).unwrap_or(u16::MAX),
                submitted: attempt.ended?.at,
                marks: attempt.marks.filter(|_| seen),
                counts: seen && standing.attempts.len() > 1 && counting == Some(attempt.id),
            })
        })
        .collect();
    let entry = match (&standing.current, standing.window) {
        (Some(current), _) => Entry::Continue { attempt: current.id.to_string(), until: current.deadline },
        (None, Window::NotYet { .. }) => Entry::NotYet,
        (None, Window::Closed { .. }) => Entry::Closed,
        (None, Window::Open) if standing.left == Some(0) => Entry::NoneLeft,
        (None, Window::Open) => Entry::Start,
    };
    QuizStart {
        path: format!("/quizzes/{}", page.quiz.id),
        title: definition.title.get(visitor.page.lang).to_owned(),
        intro_html: quizzes::render(definition.intro.get(visitor.page.lang), Place::Block, &std::collections::BTreeMap::new()),
        questions: u16::try_from(definition.questions()).unwrap_or(u16::MAX),
        max_marks,
        pass_marks: definition.pass_percent.map(|percent| f64::from(percent) * max_marks / 100.0),
        minutes: minutes(conditions, standing.extension),
        opens: conditions.opens_at,
        closes: conditions.closes(standing.extension),
        cut_short: page.deadline.filter(|d| d.because == Because::Closing && conditions.limit(standing.extension).is_some()).map(|d| d.at),
        attempts: conditions.allowed(standing.extension).and_then(|n| u16::try_from(n).ok()),
        counting: match conditions.counts {
            Counts::Highest => Counting::Best,
            Counts::First => Counting::First,
            Counts::Last => Counting::Last,
            Counts::Average => Counting::Mean,
        },
        behaviour: match definition.behaviour {
            definition::Behaviour::Deferred => Behaviour::Deferred,
            definition::Behaviour::Immediate => Behaviour::Immediate,
            definition::Behaviour::SeveralTries { .. } => Behaviour::SeveralTries,
            definition::Behaviour::Certainty => Behaviour::Certainty,
        },
        entry,
        code: (!conditions.access_code.trim().is_empty()).then_some(AccessCode { wrong: wrong_code }),
        earlier,
    }
}

#[derive(Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    code: String,
}

/// Begins an attempt, or goes on with the one under way.
pub async fn begin(mut visitor: Visitor, Path(id): Path<QuizId>, Form(form): Form<CodeForm>) -> Outcome {
    or_answer!(visitor.viewer());
    let wrong_code = match quizzes::start_attempt(&visitor.ctx, StartAttempt { quiz: id, access_code: form.code }).await {
        Ok(attempt) => return Ok(visitor.to(&format!("/attempts/{attempt}"))),
        Err(StartAttemptError::Forbidden(e)) => return Err(e.into()),
        Err(StartAttemptError::Storage(e)) => return Err(e.into()),
        Err(StartAttemptError::NotFound) => return Err(Failure::NOT_FOUND),
        Err(StartAttemptError::WrongCode) => true,
        // the page itself says why there is no button
        Err(StartAttemptError::NotYet | StartAttemptError::Closed | StartAttemptError::NoneLeft) => false,
    };
    visitor.page.path = format!("/quizzes/{id}");
    let page = quizzes::quiz_page(&visitor.ctx, id).await?;
    Ok(visitor.html_with(StatusCode::UNPROCESSABLE_ENTITY, quiz_page(&visitor.page, &start(&visitor, &page, wrong_code))))
}
