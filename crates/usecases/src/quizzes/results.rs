//! What learners came to in a quiz, for those who mark.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::people::Action;
use domain::quizzes::attempt::{Recorded, in_order, question_state};
use domain::quizzes::definition::Extension;
use domain::quizzes::grade::{Total, counting, percent, question_score};
use domain::quizzes::view::{QuestionView, Seen, Shown, question_view};
use domain::{AttemptId, ClassId, OrganisationId, PersonId, QuizId, QuizVersionId, Timestamp};
use storage::people::Person;
use storage::quizzes::attempts::{self, Attempt, Tally};
use storage::quizzes::definitions::{self, Quiz};
use storage::quizzes::marks::{self, QuestionMark};

use super::attempt_page::{AttemptPage, AttemptPageError, assemble};
use super::{CachedVersion, access};
use crate::{Ctx, Forbidden};

pub struct Results {
    pub quiz: Quiz,
    pub organisations: Vec<OrganisationId>,
    /// To be sorted in the reader's language; also those who have not begun, of the quiz's class.
    pub learners: Vec<LearnerResult>,
    /// The versions that attempts were taken on.
    pub versions: BTreeMap<QuizVersionId, Arc<CachedVersion>>,
    pub may_change: bool,
}

impl Results {
    /// Whether the attempt passed; none without a pass mark or while that is open.
    #[must_use]
    pub fn passed(&self, attempt: &Attempt) -> Option<bool> {
        let to_mark = usize::try_from(attempt.to_mark).unwrap_or(usize::MAX);
        let total = Total { marks: attempt.marks?, max: attempt.max?, to_mark };
        total.passes(self.versions.get(&attempt.version)?.definition.pass_percent)
    }

    /// Whether nobody may see yet whose attempt it is, as it still has to be marked.
    #[must_use]
    pub fn anonymous(&self, attempt: &Attempt) -> bool {
        attempt.to_mark > 0 && self.versions.get(&attempt.version).is_some_and(|v| v.definition.anonymous_marking)
    }
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
    let mut versions = BTreeMap::new();
    for version in by_person.values().flatten().map(|a| a.version).collect::<BTreeSet<_>>() {
        versions.insert(version, ctx.app.quizzes.version(&mut read.conn(), version).await?);
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
    Ok(Results { quiz, organisations, learners, versions, may_change })
}

/// An attempt as those who mark see it.
pub struct MarkerPage {
    pub page: AttemptPage,
    /// None while marking is anonymous and something still has to be marked.
    pub person: Option<Person>,
    /// The marks by question; none while the attempt is under way.
    pub marks: Vec<QuestionMark>,
    /// Answers that came after the end, as they would be if they counted.
    pub late: Vec<LateAnswer>,
}

/// A question that was answered late.
pub struct LateAnswer {
    /// From 1.
    pub number: u16,
    pub given_at: Timestamp,
    pub max: f64,
    /// What it would be worth; none when a person has to look at it.
    pub mark: Option<f64>,
    pub view: QuestionView,
}

/// An attempt with everything, for those who mark.
pub async fn marker_page(ctx: &Ctx, id: AttemptId) -> Result<MarkerPage, AttemptPageError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let attempt = attempts::attempt(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let quiz = definitions::quiz(&mut read.conn(), attempt.quiz).await?.ok_or(Forbidden)?;
    let organisations = access::marks_for(ctx, &quiz)?;
    if !access::is_learner_of(&mut read.conn(), attempt.person, &organisations).await? {
        return Err(Forbidden.into());
    }
    let person = storage::people::person(&mut read.conn(), attempt.person).await?;
    let late = if attempt.has_late { late_answers(ctx, &mut read, &attempt).await? } else { Vec::new() };
    let marks = marks::of_attempt(&mut read.conn(), id).await?;
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
    Ok(MarkerPage { page, person: person.filter(|_| !anonymous), marks, late })
}

async fn late_answers(ctx: &Ctx, read: &mut storage::ReadConn, attempt: &Attempt) -> Result<Vec<LateAnswer>, AttemptPageError> {
    let paper = ctx.app.quizzes.paper(&mut read.conn(), attempt.version, attempt.paper).await?;
    let behaviour = ctx.app.quizzes.version(&mut read.conn(), attempt.version).await?.definition.behaviour;
    let events: Vec<Recorded> = attempts::events(&mut read.conn(), attempt.id).await?.into_iter().map(|(event, _)| event).collect();
    let events = in_order(events, true);
    let mut late = Vec::new();
    for (number, question) in paper.numbered() {
        let Some(last) = events.iter().rev().find(|e| e.late && e.question == number) else { continue };
        let item = ctx.app.quizzes.item(&mut read.conn(), question.version).await?;
        let state = question_state(&events, number, &item.source, question, behaviour);
        let share = question_score(&state, &item.source, question, behaviour).share();
        let shown = Shown { correctness: true, marks: true, ..Shown::default() };
        let (response, variables, order) = (&state.response, &question.variables, &question.order);
        let seen = Seen { language: ctx.language, response, variables, order, shown };
        late.push(LateAnswer {
            number,
            given_at: last.given_at,
            max: question.marks,
            mark: share.map(|share| share * question.marks),
            view: question_view(&item.html, &seen, false, share),
        });
    }
    Ok(late)
}

/// A quiz in the list of those who write or mark it.
pub struct StaffQuiz {
    pub quiz: Quiz,
    /// The name of the class it is for.
    pub class: Option<String>,
    pub tally: Tally,
}

/// What [`quizzes_of_staff`] gives.
pub struct StaffQuizzes {
    /// The newest first.
    pub quizzes: Vec<StaffQuiz>,
    /// The organisations one may write quizzes for.
    pub organisations: Vec<OrganisationId>,
}

/// The quizzes of the organisations one marks or writes for.
pub async fn quizzes_of_staff(ctx: &Ctx) -> Result<StaffQuizzes, ResultsError> {
    let person = ctx.person()?;
    let organisations = access::organisations(ctx, Action::MarkQuizzes);
    if organisations.is_empty() {
        return Err(Forbidden.into());
    }
    let mut read = ctx.db().read().await?;
    let (mut tallies, mut classes): (BTreeMap<QuizId, Tally>, BTreeMap<ClassId, String>) = (BTreeMap::new(), BTreeMap::new());
    for organisation in &organisations {
        for (quiz, tally) in attempts::tallies(&mut read.conn(), *organisation).await? {
            let sum = tallies.entry(quiz).or_default();
            sum.attempts += tally.attempts;
            sum.to_mark += tally.to_mark;
        }
        classes.extend(storage::people::classes_of(&mut read.conn(), *organisation).await?.into_iter().map(|c| (c.id, c.name)));
    }
    let all = definitions::quizzes_around(&mut read.conn(), person, ctx.now()).await?;
    let quizzes = all
        .into_iter()
        .filter(|quiz| quiz.organisation.is_none_or(|o| organisations.contains(&o)))
        .map(|quiz| StaffQuiz {
            class: quiz.class.and_then(|class| classes.get(&class).cloned()),
            tally: tallies.get(&quiz.id).copied().unwrap_or_default(),
            quiz,
        })
        .collect();
    Ok(StaffQuizzes { quizzes, organisations: access::organisations(ctx, Action::AuthorQuizzes) })
}

#[cfg(test)]
#[path = "results_tests.rs"]
mod tests;
