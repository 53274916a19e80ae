//! What learners came to in a quiz, for those who mark.

use std::collections::BTreeMap;

use domain::people::Action;
use domain::quizzes::definition::Extension;
use domain::quizzes::grade::{counting, percent};
use domain::{AttemptId, OrganisationId, PersonId, QuizId};
use storage::people::Person;
use storage::quizzes::attempts::{self, Attempt};
use storage::quizzes::definitions::{self, Quiz};

use super::access;
use super::attempt_page::{AttemptPage, AttemptPageError, assemble};
use crate::{Ctx, Forbidden};

pub struct Results {
    pub quiz: Quiz,
    pub organisations: Vec<OrganisationId>,
    /// To be sorted in the reader's language; also those who have not begun, of the quiz's class.
    pub learners: Vec<LearnerResult>,
    pub may_change: bool,
}

pub struct LearnerResult {
    pub person: Person,
    pub extension: Extension,
    /// First to last.
    pub attempts: Vec<Attempt>,
    /// What counts, in per cent; none before the first end.
    pub percent: Option<f64>,
}

#[derive(Debug, thiserror::Error)]
pub enum ResultsError {
    /// Also what one gets for a quiz that does not exist.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn results(ctx: &Ctx, id: QuizId) -> Result<Results, ResultsError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let quiz = definitions::quiz(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let organisations = access::marks_for(ctx, &quiz)?;
    let mut by_person: BTreeMap<PersonId, Vec<Attempt>> = BTreeMap::new();
    for attempt in attempts::of_quiz(&mut read.conn(), id, &organisations).await? {
        by_person.entry(attempt.person).or_default().push(attempt);
    }
    let mut people: BTreeMap<PersonId, Person> = BTreeMap::new();
    for organisation in &organisations {
        let members = storage::people::learners_of(&mut read.conn(), *organisation, quiz.class, ctx.now()).await?;
        people.extend(members.into_iter().map(|p| (p.id, p)));
    }
    for person in by_person.keys() {
        if !people.contains_key(person)
            && let Some(found) = storage::people::person(&mut read.conn(), *person).await?
        {
            people.insert(*person, found);
        }
    }
    let extensions = definitions::extensions(&mut read.conn(), id).await?;
    let only_begun = quiz.course.is_some() && quiz.class.is_none();
    let learners = people
        .into_values()
        .filter(|person| !only_begun || by_person.contains_key(&person.id))
        .map(|person| {
            let attempts = by_person.get(&person.id).cloned().unwrap_or_default();
            let ended: Vec<f64> = attempts.iter().filter_map(|a| Some(percent(a.marks?, a.max?))).collect();
            LearnerResult {
                extension: extensions.get(&person.id).copied().unwrap_or_default(),
                percent: counting(&ended, quiz.conditions.counts),
                person,
                attempts,
            }
        })
        .collect();
    let may_change = access::may_change(ctx, quiz.organisation).is_ok();
    Ok(Results { quiz, organisations, learners, may_change })
}

/// An attempt with everything, for those who mark; with its learner, unless marking is anonymous and it still has to be marked.
pub async fn marker_page(ctx: &Ctx, id: AttemptId) -> Result<(AttemptPage, Option<Person>), AttemptPageError> {
    let mut read = ctx.db().read().await?;
    let attempt = attempts::attempt(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let quiz = definitions::quiz(&mut read.conn(), attempt.quiz).await?.ok_or(Forbidden)?;
    let organisations = access::marks_for(ctx, &quiz)?;
    if !access::is_learner_of(&mut read.conn(), attempt.person, &organisations).await? {
        return Err(Forbidden.into());
    }
    let person = storage::people::person(&mut read.conn(), attempt.person).await?;
    let all = domain::quizzes::definition::Shows {
        attempt: true,
        correctness: true,
        marks: true,
        feedback: true,
        general_feedback: true,
        solution: true,
    };
    let page = assemble(ctx, &mut read, attempt, quiz, Some(all)).await?;
    let anonymous = page.version.definition.anonymous_marking && page.attempt.to_mark > 0;
    Ok((page, person.filter(|_| !anonymous)))
}

/// The quizzes of the organisations one marks or writes for, the newest first.
pub async fn quizzes_of_staff(ctx: &Ctx) -> Result<Vec<Quiz>, ResultsError> {
    let person = ctx.person()?;
    let organisations = access::organisations(ctx, Action::MarkQuizzes);
    if organisations.is_empty() {
        return Err(Forbidden.into());
    }
    let quizzes = definitions::quizzes_around(&mut ctx.db().read().await?.conn(), person, ctx.now()).await?;
    Ok(quizzes.into_iter().filter(|q| q.organisation.is_none_or(|o| organisations.contains(&o))).collect())
}

/// The classes of an organisation, to write a quiz for one of them.
pub async fn classes_for_quiz(ctx: &Ctx, organisation: OrganisationId) -> Result<Vec<storage::people::Class>, ResultsError> {
    ctx.require(Action::AuthorQuizzes, domain::people::Resource::Organisation(organisation))?;
    Ok(storage::people::classes_of(&mut ctx.db().read().await?.conn(), organisation).await?)
}

#[cfg(test)]
#[path = "results_tests.rs"]
mod tests;
