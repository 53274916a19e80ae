//! Spaced review: cards with their memory state, and each time one was looked at.

use domain::{EventId, PersonId, Timestamp};
use sqlx::FromRow;

use crate::{Conn, Result};

/// A card of one person: `item:<id>` or `term:<course>:<id>`.
#[derive(Clone, Debug, PartialEq, FromRow)]
pub struct Card {
    pub card: String,
    pub due_at: i64,
    /// FSRS: days until recall falls to 90 %.
    pub stability: f64,
    /// FSRS: 1 to 10.
    pub difficulty: f64,
    pub reviewed_at: Option<i64>,
    pub reviews: i64,
    pub lapses: i64,
}

/// Adds a card that is due at once; a card that is there stays as it is.
pub async fn add(conn: &mut Conn<'_>, person: PersonId, card: &str, due: Timestamp) -> Result<bool> {
    let added = execute!(
        conn,
        "INSERT INTO review_card (person_id, card, due_at, stability, difficulty, reviews, lapses)
        VALUES ($1, $2, $3, 0, 0, 0, 0)
        ON CONFLICT (person_id, card) DO NOTHING",
        person.0,
        card,
        due.0
    )?;
    Ok(added > 0)
}

pub async fn card(conn: &mut Conn<'_>, person: PersonId, card: &str) -> Result<Option<Card>> {
    fetch_optional!(
        conn,
        Card,
        "SELECT card, due_at, stability, difficulty, reviewed_at, reviews, lapses FROM review_card WHERE person_id = $1 AND card = $2",
        person.0,
        card
    )
}

/// Cards due at `at`, the longest due first.
pub async fn due(conn: &mut Conn<'_>, person: PersonId, at: Timestamp, most: i64) -> Result<Vec<Card>> {
    fetch_all!(
        conn,
        Card,
        "SELECT card, due_at, stability, difficulty, reviewed_at, reviews, lapses
        FROM review_card
        WHERE person_id = $1 AND due_at <= $2
        ORDER BY due_at, card
        LIMIT $3",
        person.0,
        at.0,
        most
    )
}

/// How many cards are due at `at`, and how many there are.
pub async fn count(conn: &mut Conn<'_>, person: PersonId, at: Timestamp) -> Result<(i64, i64)> {
    fetch_one!(
        conn,
        (i64, i64),
        "SELECT CAST(COALESCE(SUM(CASE WHEN due_at <= $2 THEN 1 ELSE 0 END), 0) AS BIGINT), CAST(COUNT(*) AS BIGINT)
        FROM review_card
        WHERE person_id = $1",
        person.0,
        at.0
    )
}

/// Notes a review and the card's new state, unless the review (by its id) is noted already; then false.
pub async fn record(conn: &mut Conn<'_>, id: EventId, person: PersonId, card: &Card, rating: i64, at: Timestamp) -> Result<bool> {
    let new = execute!(
        conn,
        "INSERT INTO review_event (id, person_id, card, rating, reviewed_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
        id.0,
        person.0,
        &card.card,
        rating,
        at.0
    )?;
    if new == 0 {
        return Ok(false);
    }
    execute!(
        conn,
        "UPDATE review_card SET due_at = $3, stability = $4, difficulty = $5, reviewed_at = $6, reviews = $7, lapses = $8
        WHERE person_id = $1 AND card = $2",
        person.0,
        &card.card,
        card.due_at,
        card.stability,
        card.difficulty,
        card.reviewed_at,
        card.reviews,
        card.lapses
    )?;
    Ok(true)
}
