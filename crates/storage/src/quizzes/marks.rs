//! What each question of an ended attempt counts: the projection that results, statistics and marking read.

use std::collections::BTreeMap;

use domain::quizzes::response::Response;
use domain::{AttemptId, ItemId, ItemVersionId, Language, OrganisationId, PersonId, QuizId, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Conn, Result};

/// One question of an ended attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionMark {
    pub attempt: AttemptId,
    /// From 1.
    pub question: u16,
    pub item: ItemId,
    pub version: ItemVersionId,
    /// In which it was answered.
    pub language: Language,
    pub response: Response,
    /// The class of answers for each part of the item.
    pub classes: Vec<Option<String>>,
    /// Automatic share of the marks.
    pub share: Option<f64>,
    /// In force; none while a person has to look at it.
    pub mark: Option<f64>,
    pub max: f64,
    /// Set by a person: stays when automatic marks are computed again.
    pub by_hand: bool,
    /// Points by criterion.
    pub rubric: Option<BTreeMap<String, f64>>,
    pub comment: Option<String>,
}

#[derive(FromRow)]
struct Row {
    attempt_id: Uuid,
    question: i64,
    item_id: Uuid,
    item_version_id: Uuid,
    language: String,
    response: String,
    classes: String,
    share: Option<f64>,
    mark: Option<f64>,
    max: f64,
    by_hand: bool,
    rubric: Option<String>,
    comment: Option<String>,
}

impl Row {
    fn into_mark(self) -> Result<QuestionMark> {
        Ok(QuestionMark {
            attempt: AttemptId(self.attempt_id),
            question: u16::try_from(self.question).unwrap_or(0),
            item: ItemId(self.item_id),
            version: ItemVersionId(self.item_version_id),
            language: Language::from_code(&self.language).unwrap_or(Language::En),
            response: serde_json::from_str(&self.response)?,
            classes: serde_json::from_str(&self.classes)?,
            share: self.share,
            mark: self.mark,
            max: self.max,
            by_hand: self.by_hand,
            rubric: self.rubric.map(|r| serde_json::from_str(&r)).transpose()?,
            comment: self.comment,
        })
    }
}

/// The columns of a mark with the rest of a statement.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT q.attempt_id, q.question, q.item_id, q.item_version_id, q.language, q.response, q.classes, q.share, q.mark, q.max, q.by_hand, ",
            "q.rubric, q.comment FROM attempt_question q ",
            $rest
        )
    };
}

/// Stores what a question counts automatically; what a person has set stays.
pub async fn put(conn: &mut Conn<'_>, mark: &QuestionMark) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO attempt_question (
            attempt_id,
            question,
            item_id,
            item_version_id,
            language,
            response,
            classes,
            share,
            mark,
            max,
            by_hand
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE)
        ON CONFLICT (attempt_id, question) DO UPDATE SET
            item_version_id = $4,
            language = $5,
            response = $6,
            classes = $7,
            share = $8,
            max = $10,
            mark = CASE WHEN attempt_question.by_hand THEN attempt_question.mark ELSE $9 END",
        mark.attempt.0,
        i64::from(mark.question),
        mark.item.0,
        mark.version.0,
        mark.language.code(),
        serde_json::to_string(&mark.response)?,
        serde_json::to_string(&mark.classes)?,
        mark.share,
        mark.mark,
        mark.max
    )?;
    Ok(())
}

/// What a person decides.
pub struct HandMark<'a> {
    pub attempt: AttemptId,
    pub question: u16,
    /// None gives the automatic mark back.
    pub mark: Option<f64>,
    pub rubric: Option<&'a BTreeMap<String, f64>>,
    pub comment: Option<&'a str>,
    pub by: PersonId,
    pub at: Timestamp,
}

/// Stores a person's mark; false when there is no such question.
pub async fn set_by_hand(conn: &mut Conn<'_>, hand: &HandMark<'_>) -> Result<bool> {
    let changed = execute!(
        conn,
        "UPDATE attempt_question SET
            mark = CASE WHEN $3 IS NULL THEN share * max ELSE $3 END,
            by_hand = $4,
            rubric = $5,
            comment = $6,
            marked_by = $7,
            marked_at = $8
        WHERE attempt_id = $1 AND question = $2",
        hand.attempt.0,
        i64::from(hand.question),
        hand.mark,
        hand.mark.is_some(),
        hand.rubric.map(serde_json::to_string).transpose()?,
        hand.comment,
        hand.by.0,
        hand.at.0
    )?;
    Ok(changed > 0)
}

pub async fn of_attempt(conn: &mut Conn<'_>, attempt: AttemptId) -> Result<Vec<QuestionMark>> {
    let rows = fetch_all!(conn, Row, select!("WHERE q.attempt_id = $1 ORDER BY q.question"), attempt.0)?;
    rows.into_iter().map(Row::into_mark).collect()
}

/// What statistics need of a mark: without texts that a learner wrote, so that a thousand attempts are read quickly.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefMark {
    pub attempt: AttemptId,
    /// From 1.
    pub question: u16,
    pub item: ItemId,
    pub version: ItemVersionId,
    pub language: Language,
    pub answered: bool,
    pub classes: Vec<Option<String>>,
    pub mark: Option<f64>,
    pub max: f64,
}

#[derive(FromRow)]
struct BriefRow {
    attempt_id: Uuid,
    question: i64,
    item_id: Uuid,
    item_version_id: Uuid,
    language: String,
    /// Its beginning.
    response: String,
    classes: String,
    mark: Option<f64>,
    max: f64,
}

/// Of ended attempts by an organisation's learners with nothing left to be marked.
pub async fn brief_of_quiz(conn: &mut Conn<'_>, quiz: QuizId, organisation: OrganisationId) -> Result<Vec<BriefMark>> {
    let rows = fetch_all!(
        conn,
        BriefRow,
        "SELECT
            q.attempt_id,
            q.question,
            q.item_id,
            q.item_version_id,
            q.language,
            SUBSTR(q.response, 1, 1000) AS response,
            q.classes,
            q.mark,
            q.max
        FROM attempt
        JOIN attempt_question q ON q.attempt_id = attempt.id
        WHERE attempt.quiz_id = $1
          AND attempt.ended_at IS NOT NULL
          AND attempt.to_mark = 0
          AND attempt.person_id IN (SELECT person_id FROM membership WHERE organisation_id = $2 AND role = 'learner')",
        quiz.0,
        organisation.0
    )?;
    rows.into_iter()
        .map(|row| {
            Ok(BriefMark {
                attempt: AttemptId(row.attempt_id),
                question: u16::try_from(row.question).unwrap_or(0),
                item: ItemId(row.item_id),
                version: ItemVersionId(row.item_version_id),
                language: Language::from_code(&row.language).unwrap_or(Language::En),
                answered: has_value(&row.response),
                classes: serde_json::from_str(&row.classes)?,
                mark: row.mark,
                max: row.max,
            })
        })
        .collect()
}

/// Whether the JSON of a response has a field that is not empty. Quotes inside of strings are escaped, so `":"` begins a value.
fn has_value(response: &str) -> bool {
    response.match_indices(r#"":""#).any(|(at, start)| !response[at + start.len()..].starts_with('"'))
}

/// How many answers there are to a version of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemTally {
    pub item: ItemId,
    pub version: ItemVersionId,
    /// All, answered or not.
    pub answers: i64,
    /// Those a person has to look at.
    pub waiting: i64,
    /// Those a person has marked.
    pub by_hand: i64,
}

/// The items of ended attempts by an organisation's learners.
pub async fn items_of_quiz(conn: &mut Conn<'_>, quiz: QuizId, organisation: OrganisationId) -> Result<Vec<ItemTally>> {
    let rows = fetch_all!(
        conn,
        (Uuid, Uuid, i64, i64, i64),
        "SELECT
            q.item_id,
            q.item_version_id,
            CAST(COUNT(*) AS BIGINT),
            CAST(SUM(CASE WHEN q.mark IS NULL THEN 1 ELSE 0 END) AS BIGINT),
            CAST(SUM(CASE WHEN q.by_hand THEN 1 ELSE 0 END) AS BIGINT)
        FROM attempt
        JOIN attempt_question q ON q.attempt_id = attempt.id
        WHERE attempt.quiz_id = $1
          AND attempt.person_id IN (SELECT person_id FROM membership WHERE organisation_id = $2 AND role = 'learner')
        GROUP BY q.item_id, q.item_version_id
        ORDER BY MIN(q.question), q.item_id, q.item_version_id",
        quiz.0,
        organisation.0
    )?;
    let tally = |(item, version, answers, waiting, by_hand)| ItemTally {
        item: ItemId(item),
        version: ItemVersionId(version),
        answers,
        waiting,
        by_hand,
    };
    Ok(rows.into_iter().map(tally).collect())
}

/// The marks of one item of every ended attempt of an organisation's learners at a quiz, by attempt.
pub async fn of_item(conn: &mut Conn<'_>, quiz: QuizId, item: ItemId, organisation: OrganisationId) -> Result<Vec<QuestionMark>> {
    let rows = fetch_all!(
        conn,
        Row,
        select!(
            "JOIN attempt ON attempt.id = q.attempt_id
            WHERE q.item_id = $2
              AND attempt.quiz_id = $1
              AND attempt.person_id IN (SELECT person_id FROM membership WHERE organisation_id = $3 AND role = 'learner')
            ORDER BY q.attempt_id, q.question"
        ),
        quiz.0,
        item.0,
        organisation.0
    )?;
    rows.into_iter().map(Row::into_mark).collect()
}

pub async fn one(conn: &mut Conn<'_>, attempt: AttemptId, question: u16) -> Result<Option<QuestionMark>> {
    let row = fetch_optional!(conn, Row, select!("WHERE q.attempt_id = $1 AND q.question = $2"), attempt.0, i64::from(question))?;
    row.map(Row::into_mark).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_with_nothing_but_empty_fields_is_no_answer() {
        let json = |fields: &[(&str, &str)]| {
            let response = Response(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
            serde_json::to_string(&response).expect("JSON")
        };
        for (fields, answered) in [
            (&[][..], false),
            (&[("a", "")], false),
            (&[("a", ""), ("b", "")], false),
            (&[("a", ""), ("b", "x")], true),
            (&[("a", "\""), ("b", "")], true),
            (&[("text", "\":\"")], true),
        ] {
            assert_eq!(has_value(&json(fields)), answered, "{fields:?}");
        }
    }
}
