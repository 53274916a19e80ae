//! Spaced review by FSRS: missed items and words of glossaries come back when they are about to be forgotten. Scheduling only, with the default parameters of
//! the algorithm (Ye, Su & Cao 2022; FSRS-6); nobody's memory is modelled beyond that.

use domain::courses::content::Term;
use domain::people::{Action, Resource};
use domain::quizzes::response::Response;
use domain::quizzes::view::QuestionView;
use domain::{EventId, ItemId, PersonId, Timestamp};
use fsrs::{FSRS, MemoryState};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use storage::quizzes::banks;
use storage::quizzes::reviews::{self, Card};

use super::practice::{PracticeError, look};
use crate::Ctx;

/// Words one begins with on one day.
const NEW_WORDS_A_DAY: usize = 10;
/// The share of cards that is to be remembered when they come back.
const RETENTION: f32 = 0.9;
/// Nothing comes back later than this, in days: a training lasts three years.
const LONGEST: f32 = 365.0;

/// How well something was remembered, 1 to 4 as FSRS counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

impl Rating {
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|r| *r as u8 == number)
    }

    /// From the share of the marks.
    fn of(share: f64) -> Self {
        if share >= 1.0 - 1e-9 {
            Self::Good
        } else if share >= 0.5 {
            Self::Hard
        } else {
            Self::Again
        }
    }
}

/// What is on a card.
pub enum Face {
    Question(Box<QuestionView>),
    Word(Box<Term>),
}

pub struct ReviewPage {
    /// None when nothing is due.
    pub card: Option<(String, Face)>,
    pub due: usize,
    pub cards: usize,
    /// For the answer: the same twice counts once.
    pub event: EventId,
}

/// The card that has been due for longest.
pub async fn review_page(ctx: &Ctx) -> Result<ReviewPage, PracticeError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let (due, cards) = reviews::count(&mut read.conn(), person, ctx.now()).await?;
    let mut card = None;
    for candidate in reviews::due(&mut read.conn(), person, ctx.now(), 20).await? {
        // an item may have been retired, a word may have gone
        if let Some(face) = face(ctx, &mut read, &candidate).await? {
            card = Some((candidate.card, face));
            break;
        }
    }
    Ok(ReviewPage { card, due: usize::try_from(due).unwrap_or(0), cards: usize::try_from(cards).unwrap_or(0), event: EventId(ctx.id()) })
}

async fn face(ctx: &Ctx, read: &mut storage::ReadConn, card: &Card) -> Result<Option<Face>, PracticeError> {
    Ok(match place(&card.card) {
        Some(Place::Item(id)) => match banks::head(&mut read.conn(), id).await?.filter(|h| !h.retired) {
            Some(head) => {
                let item = ctx.app.quizzes.item(&mut read.conn(), head.version).await?;
                Some(Face::Question(Box::new(look(ctx, &item, &mut rng(card), None)?.0)))
            }
            None => None,
        },
        Some(Place::Word(course, key)) => word(ctx, read, &course, &key).await?.map(|term| Face::Word(Box::new(term))),
        None => None,
    })
}

enum Place {
    Item(ItemId),
    Word(String, String),
}

fn place(card: &str) -> Option<Place> {
    match card.split_once(':')? {
        ("item", id) => Some(Place::Item(id.parse().ok()?)),
        ("word", rest) => rest.split_once(':').map(|(course, key)| Place::Word(course.to_owned(), key.to_owned())),
        _ => None,
    }
}

/// The same order and values between question and answer, others the next time.
fn rng(card: &Card) -> ChaCha8Rng {
    let seed = card.card.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    ChaCha8Rng::seed_from_u64(seed ^ card.reviews.unsigned_abs())
}

async fn word(ctx: &Ctx, read: &mut storage::ReadConn, course: &str, key: &str) -> Result<Option<Term>, PracticeError> {
    let found = storage::courses::for_person(&mut read.conn(), course, ctx.person()?).await?;
    let Some(found) = found.filter(|c| c.enrolled_at.is_some()) else { return Ok(None) };
    let outline = ctx.app.courses.outline(&mut read.conn(), found.version_id).await?;
    Ok(outline.glossary.iter().find(|term| term.key == key).cloned())
}

/// Answers a question card; gives it with feedback. The same event twice counts once.
pub async fn answer_card(ctx: &Ctx, card: &str, event: EventId, response: Response) -> Result<(QuestionView, f64), PracticeError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let found = reviews::card(&mut read.conn(), person, card).await?.ok_or(PracticeError::NotFound)?;
    let Some(Place::Item(id)) = place(card) else { return Err(PracticeError::NotFound) };
    let head = banks::head(&mut read.conn(), id).await?.ok_or(PracticeError::NotFound)?;
    let item = ctx.app.quizzes.item(&mut read.conn(), head.version).await?;
    drop(read);
    let (view, share) = look(ctx, &item, &mut rng(&found), Some(&response))?;
    let share = share.unwrap_or(0.0);
    store(ctx, person, found, event, Rating::of(share)).await?;
    Ok((view, share))
}

/// Says how well a word was remembered. The same event twice counts once.
pub async fn rate_card(ctx: &Ctx, card: &str, event: EventId, rating: Rating) -> Result<(), PracticeError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let found = reviews::card(&mut ctx.db().read().await?.conn(), person, card).await?.ok_or(PracticeError::NotFound)?;
    if !matches!(place(card), Some(Place::Word(..))) {
        return Err(PracticeError::NotFound);
    }
    store(ctx, person, found, event, rating).await
}

async fn store(ctx: &Ctx, person: PersonId, card: Card, event: EventId, rating: Rating) -> Result<(), PracticeError> {
    let now = ctx.now();
    let next = next_state(&card, rating, now);
    ctx.db()
        .write(move |mut conn| Box::pin(async move { reviews::record(&mut conn, event, person, &next, rating as i64, now).await }))
        .await?;
    Ok(())
}

/// The card after a review at `now`.
fn next_state(card: &Card, rating: Rating, now: Timestamp) -> Card {
    #[expect(clippy::cast_possible_truncation, reason = "FSRS computes with 32 bits")]
    let before = (card.reviews > 0).then_some(MemoryState { stability: card.stability as f32, difficulty: card.difficulty as f32 });
    let elapsed = card.reviewed_at.map_or(0, |at| u32::try_from((now.0 - at).max(0) / Timestamp::DAY).unwrap_or(u32::MAX));
    let states = FSRS::default().next_states(before, RETENTION, elapsed);
    let state = states.ok().map(|states| match rating {
        Rating::Again => states.again,
        Rating::Hard => states.hard,
        Rating::Good => states.good,
        Rating::Easy => states.easy,
    });
    let days = state.as_ref().map_or(1.0, |s| s.interval.clamp(0.0, LONGEST));
    // what was forgotten comes again in ten minutes, everything else not before tomorrow
    let wait = if rating == Rating::Again { 10 * Timestamp::MINUTE } else { days_in_millis(days.round().max(1.0)) };
    Card {
        card: card.card.clone(),
        due_at: now.plus(wait).0,
        stability: state.as_ref().map_or(card.stability, |s| f64::from(s.memory.stability)),
        difficulty: state.as_ref().map_or(card.difficulty, |s| f64::from(s.memory.difficulty)),
        reviewed_at: Some(now.0),
        reviews: card.reviews + 1,
        lapses: card.lapses + i64::from(rating == Rating::Again && card.reviews > 0),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "1 to 365 days")]
fn days_in_millis(days: f32) -> i64 {
    (days as i64) * Timestamp::DAY
}

/// Makes cards of a course's glossary, ten new words a day; gives how many are new.
pub async fn learn_glossary(ctx: &Ctx, course: &str) -> Result<usize, PracticeError> {
    let person = ctx.person()?;
    ctx.require(Action::Learn, Resource::Person(person))?;
    let mut read = ctx.db().read().await?;
    let found = storage::courses::for_person(&mut read.conn(), course, person).await?;
    let found = found.filter(|c| c.enrolled_at.is_some()).ok_or(PracticeError::NotFound)?;
    let outline = ctx.app.courses.outline(&mut read.conn(), found.version_id).await?;
    drop(read);
    let cards: Vec<String> = outline.glossary.iter().map(|term| format!("word:{course}:{}", term.key)).collect();
    let now = ctx.now();
    let new = ctx
        .db()
        .write(move |mut conn| {
            Box::pin(async move {
                let mut new = 0;
                for card in &cards {
                    let day = i64::try_from(new / NEW_WORDS_A_DAY).unwrap_or(0);
                    new += usize::from(reviews::add(&mut conn, person, card, now.plus(day * Timestamp::DAY)).await?);
                }
                Ok::<_, storage::Error>(new)
            })
        })
        .await?;
    Ok(new)
}

/// How many cards are due, for Today.
pub(crate) async fn cards_due(ctx: &Ctx, conn: &mut storage::Conn<'_>, person: PersonId) -> storage::Result<usize> {
    Ok(usize::try_from(reviews::count(conn, person, ctx.now()).await?.0).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_card() -> Card {
        Card { card: "item:x".into(), due_at: 0, stability: 0.0, difficulty: 0.0, reviewed_at: None, reviews: 0, lapses: 0 }
    }

    #[test]
    fn what_is_remembered_comes_back_later_each_time() {
        let (mut card, mut now, mut last) = (new_card(), Timestamp(0), 0);
        for _ in 0..5 {
            card = next_state(&card, Rating::Good, now);
            let wait = card.due_at - now.0;
            assert!(wait >= Timestamp::DAY && wait > last, "{wait} after {last}");
            (last, now) = (wait, Timestamp(card.due_at));
        }
        assert!(last <= 365 * Timestamp::DAY);
    }

    #[test]
    fn what_is_forgotten_comes_back_in_ten_minutes_and_sooner_afterwards() {
        let learnt = next_state(&next_state(&new_card(), Rating::Good, Timestamp(0)), Rating::Good, Timestamp(3 * Timestamp::DAY));
        let forgotten = next_state(&learnt, Rating::Again, Timestamp(20 * Timestamp::DAY));
        assert_eq!(forgotten.due_at, 20 * Timestamp::DAY + 10 * Timestamp::MINUTE);
        assert_eq!(forgotten.lapses, 1);
        assert!(forgotten.stability < learnt.stability);
    }

    #[test]
    fn easier_is_later() {
        let due = |rating| next_state(&new_card(), rating, Timestamp(0)).due_at;
        assert!(due(Rating::Hard) <= due(Rating::Good) && due(Rating::Good) < due(Rating::Easy));
    }
}
