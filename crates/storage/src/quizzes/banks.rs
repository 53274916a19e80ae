//! Banks, items and their versions, media; search by terms.

use std::collections::BTreeMap;

use domain::quizzes::item::Item;
use domain::{BankId, ItemId, ItemVersionId, OrganisationId, PersonId, Text, Timestamp};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Conn, Result};

#[derive(Clone, Debug, PartialEq)]
pub struct Bank {
    pub id: BankId,
    /// None: it came with a course and is everybody's.
    pub organisation: Option<OrganisationId>,
    pub slug: String,
    pub title: Text,
    /// Learners may practise with it.
    pub practice: bool,
}

#[derive(FromRow)]
struct BankRow {
    id: Uuid,
    organisation_id: Option<Uuid>,
    slug: String,
    title: String,
    practice: bool,
}

impl BankRow {
    fn into_bank(self) -> Result<Bank> {
        Ok(Bank {
            id: BankId(self.id),
            organisation: self.organisation_id.map(OrganisationId),
            slug: self.slug,
            title: serde_json::from_str(&self.title)?,
            practice: self.practice,
        })
    }
}

/// Stores a bank.
///
/// # Errors
/// [`Error::Exists`](crate::Error::Exists) when the slug is taken.
pub async fn insert(conn: &mut Conn<'_>, bank: &Bank, at: Timestamp) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO question_bank (id, organisation_id, slug, title, practice, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        bank.id.0,
        bank.organisation.map(|o| o.0),
        &bank.slug,
        serde_json::to_string(&bank.title)?,
        bank.practice,
        at.0
    )?;
    Ok(())
}

/// Gives a bank another title, and says whether learners may practise with it.
pub async fn change(conn: &mut Conn<'_>, bank: BankId, title: &Text, practice: bool) -> Result<()> {
    execute!(conn, "UPDATE question_bank SET title = $2, practice = $3 WHERE id = $1", bank.0, serde_json::to_string(title)?, practice)?;
    Ok(())
}

pub async fn bank(conn: &mut Conn<'_>, id: BankId) -> Result<Option<Bank>> {
    let row = fetch_optional!(conn, BankRow, "SELECT id, organisation_id, slug, title, practice FROM question_bank WHERE id = $1", id.0)?;
    row.map(BankRow::into_bank).transpose()
}

pub async fn bank_by_slug(conn: &mut Conn<'_>, slug: &str) -> Result<Option<Bank>> {
    let row = fetch_optional!(conn, BankRow, "SELECT id, organisation_id, slug, title, practice FROM question_bank WHERE slug = $1", slug)?;
    row.map(BankRow::into_bank).transpose()
}

/// Every bank with the number of its items that are in use; the caller leaves out those the reader may not see.
pub async fn banks(conn: &mut Conn<'_>) -> Result<Vec<(Bank, i64)>> {
    #[derive(FromRow)]
    struct Row {
        id: Uuid,
        organisation_id: Option<Uuid>,
        slug: String,
        title: String,
        practice: bool,
        items: i64,
    }
    let rows = fetch_all!(
        conn,
        Row,
        "SELECT
            question_bank.id AS id,
            question_bank.organisation_id AS organisation_id,
            question_bank.slug AS slug,
            question_bank.title AS title,
            question_bank.practice AS practice,
            CAST(COUNT(item.id) AS BIGINT) AS items
        FROM question_bank
        LEFT JOIN item ON item.bank_id = question_bank.id AND item.retired_at IS NULL
        GROUP BY question_bank.id, question_bank.organisation_id, question_bank.slug, question_bank.title, question_bank.practice
        ORDER BY question_bank.slug"
    )?;
    rows.into_iter()
        .map(|r| {
            Ok((
                BankRow { id: r.id, organisation_id: r.organisation_id, slug: r.slug, title: r.title, practice: r.practice }.into_bank()?,
                r.items,
            ))
        })
        .collect()
}

/// An item as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemHead {
    pub id: ItemId,
    pub bank: BankId,
    pub slug: String,
    pub kind: String,
    pub category: String,
    pub title: Text,
    /// The newest version and its number, from 1.
    pub version: ItemVersionId,
    pub number: i64,
    pub updated_at: Timestamp,
    pub retired: bool,
}

#[derive(FromRow)]
struct ItemRow {
    id: Uuid,
    bank_id: Uuid,
    slug: String,
    kind: String,
    category: String,
    title: String,
    version_id: Uuid,
    number: i64,
    updated_at: i64,
    retired_at: Option<i64>,
}

impl ItemRow {
    fn into_head(self) -> Result<ItemHead> {
        Ok(ItemHead {
            id: ItemId(self.id),
            bank: BankId(self.bank_id),
            slug: self.slug,
            kind: self.kind,
            category: self.category,
            title: serde_json::from_str(&self.title)?,
            version: ItemVersionId(self.version_id),
            number: self.number,
            updated_at: Timestamp(self.updated_at),
            retired: self.retired_at.is_some(),
        })
    }
}

/// What lists show of an item: its title or, without one, the beginning of its prompt.
fn list_title(item: &Item) -> Result<String> {
    let mut title = item.title.clone();
    for language in domain::Language::ALL {
        if title.exact(language).is_none()
            && let Some(prompt) = item.prompt.exact(language)
        {
            let line = prompt.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or_default();
            title.set(language, line.chars().take(90).collect::<String>());
        }
    }
    Ok(serde_json::to_string(&title)?)
}

/// Stores a new item with its first version, or a new version of one that is there; gives the number of the version, or none when somebody else stored a version
/// after `expected` (0 for a new item).
pub async fn put_version(conn: &mut Conn<'_>, head: &NewVersion<'_>, expected: i64) -> Result<Option<i64>> {
    let NewVersion { item, bank, version, definition, by, at, terms } = head;
    let (title, number) = (list_title(definition)?, expected + 1);
    let stored = if expected == 0 {
        execute!(
            conn,
            "INSERT INTO item (id, bank_id, slug, kind, category, title, version_id, number, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)",
            item.0,
            bank.0,
            &definition.id,
            definition.body.name(),
            &definition.category,
            title,
            version.0,
            at.0
        )?
    } else {
        execute!(
            conn,
            "UPDATE item SET slug = $3, kind = $4, category = $5, title = $6, version_id = $7, number = number + 1, updated_at = $8
            WHERE id = $1 AND number = $2",
            item.0,
            expected,
            &definition.id,
            definition.body.name(),
            &definition.category,
            title,
            version.0,
            at.0
        )?
    };
    if stored == 0 {
        return Ok(None);
    }
    execute!(
        conn,
        "INSERT INTO item_version (id, item_id, number, definition, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6)",
        version.0,
        item.0,
        number,
        serde_json::to_string(definition)?,
        at.0,
        by.map(|p| p.0)
    )?;
    execute!(conn, "DELETE FROM item_tag WHERE item_id = $1", item.0)?;
    for tag in &definition.tags {
        execute!(conn, "INSERT INTO item_tag (item_id, tag) VALUES ($1, $2) ON CONFLICT (item_id, tag) DO NOTHING", item.0, tag)?;
    }
    execute!(conn, "DELETE FROM item_term WHERE item_id = $1", item.0)?;
    for term in *terms {
        execute!(
            conn,
            "INSERT INTO item_term (bank_id, term, item_id) VALUES ($1, $2, $3) ON CONFLICT (bank_id, term, item_id) DO NOTHING",
            bank.0,
            term,
            item.0
        )?;
    }
    Ok(Some(number))
}

pub struct NewVersion<'a> {
    pub item: ItemId,
    pub bank: BankId,
    pub version: ItemVersionId,
    pub definition: &'a Item,
    pub by: Option<PersonId>,
    pub at: Timestamp,
    /// What it is found by.
    pub terms: &'a [String],
}

pub async fn retire(conn: &mut Conn<'_>, item: ItemId, at: Option<Timestamp>) -> Result<()> {
    execute!(conn, "UPDATE item SET retired_at = $2 WHERE id = $1", item.0, at.map(|t| t.0))?;
    Ok(())
}

pub async fn head(conn: &mut Conn<'_>, id: ItemId) -> Result<Option<ItemHead>> {
    let row = fetch_optional!(
        conn,
        ItemRow,
        "SELECT id, bank_id, slug, kind, category, title, version_id, number, updated_at, retired_at FROM item WHERE id = $1",
        id.0
    )?;
    row.map(ItemRow::into_head).transpose()
}

/// Every item of a bank, by category and slug.
pub async fn items(conn: &mut Conn<'_>, bank: BankId) -> Result<Vec<ItemHead>> {
    let rows = fetch_all!(
        conn,
        ItemRow,
        "SELECT id, bank_id, slug, kind, category, title, version_id, number, updated_at, retired_at
        FROM item
        WHERE bank_id = $1
        ORDER BY category, slug",
        bank.0
    )?;
    rows.into_iter().map(ItemRow::into_head).collect()
}

/// Which items of the bank have the term; a term that ends in `*` stands for all that begin so.
pub async fn with_term(conn: &mut Conn<'_>, bank: BankId, term: &str) -> Result<Vec<ItemId>> {
    // a prefix is a range of the key: from the prefix to the last character there is
    let (from, to) = match term.strip_suffix('*') {
        Some(prefix) => (prefix.to_owned(), format!("{prefix}\u{10FFFF}")),
        None => (term.to_owned(), term.to_owned()),
    };
    let rows = fetch_all!(
        conn,
        (Uuid,),
        "SELECT DISTINCT item_id FROM item_term WHERE bank_id = $1 AND term >= $2 AND term <= $3",
        bank.0,
        from,
        to
    )?;
    Ok(rows.into_iter().map(|r| ItemId(r.0)).collect())
}

/// The tags of a bank's items.
pub async fn tags(conn: &mut Conn<'_>, bank: BankId) -> Result<Vec<(ItemId, String)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, String),
        "SELECT item_tag.item_id, item_tag.tag
        FROM item_tag
        JOIN item ON item.id = item_tag.item_id
        WHERE item.bank_id = $1
        ORDER BY item_tag.tag",
        bank.0
    )?;
    Ok(rows.into_iter().map(|(item, tag)| (ItemId(item), tag)).collect())
}

pub async fn version(conn: &mut Conn<'_>, id: ItemVersionId) -> Result<Option<Item>> {
    let row = fetch_optional!(conn, (String,), "SELECT definition FROM item_version WHERE id = $1", id.0)?;
    Ok(row.map(|r| serde_json::from_str(&r.0)).transpose()?)
}

/// The bank that an item version belongs to.
pub async fn bank_of_version(conn: &mut Conn<'_>, id: ItemVersionId) -> Result<Option<BankId>> {
    let row = fetch_optional!(
        conn,
        (Uuid,),
        "SELECT item.bank_id FROM item_version JOIN item ON item.id = item_version.item_id WHERE item_version.id = $1",
        id.0
    )?;
    Ok(row.map(|r| BankId(r.0)))
}

/// The versions of an item, the newest first: id, number, when.
pub async fn versions(conn: &mut Conn<'_>, item: ItemId) -> Result<Vec<(ItemVersionId, i64, Timestamp)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, i64, i64),
        "SELECT id, number, created_at FROM item_version WHERE item_id = $1 ORDER BY number DESC",
        item.0
    )?;
    Ok(rows.into_iter().map(|(id, number, at)| (ItemVersionId(id), number, Timestamp(at))).collect())
}

/// The quizzes that ask for an item, now or in an older version: ids and titles.
pub async fn used_in(conn: &mut Conn<'_>, item: ItemId) -> Result<Vec<(domain::QuizId, Text)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, String),
        "SELECT quiz.id, quiz.title FROM quiz_item JOIN quiz ON quiz.id = quiz_item.quiz_id WHERE quiz_item.item_id = $1 ORDER BY quiz.created_at",
        item.0
    )?;
    rows.into_iter().map(|(id, title)| Ok((domain::QuizId(id), serde_json::from_str(&title)?))).collect()
}

/// How many quizzes ask for each item of a bank.
pub async fn usage(conn: &mut Conn<'_>, bank: BankId) -> Result<BTreeMap<ItemId, i64>> {
    let rows = fetch_all!(
        conn,
        (Uuid, i64),
        "SELECT quiz_item.item_id, CAST(COUNT(*) AS BIGINT)
        FROM quiz_item
        JOIN item ON item.id = quiz_item.item_id
        WHERE item.bank_id = $1
        GROUP BY quiz_item.item_id",
        bank.0
    )?;
    Ok(rows.into_iter().map(|(item, count)| (ItemId(item), count)).collect())
}

/// Names a stored file in a bank: items say `media/seam.png`.
pub async fn put_media(conn: &mut Conn<'_>, bank: BankId, path: &str, hash: &str) -> Result<()> {
    execute!(
        conn,
        "INSERT INTO bank_media (bank_id, path, hash) VALUES ($1, $2, $3) ON CONFLICT (bank_id, path) DO UPDATE SET hash = $3",
        bank.0,
        path,
        hash
    )?;
    Ok(())
}

/// The files of a bank: their names in it and their hashes.
pub async fn media(conn: &mut Conn<'_>, bank: BankId) -> Result<BTreeMap<String, String>> {
    let rows = fetch_all!(conn, (String, String), "SELECT path, hash FROM bank_media WHERE bank_id = $1", bank.0)?;
    Ok(rows.into_iter().collect())
}
