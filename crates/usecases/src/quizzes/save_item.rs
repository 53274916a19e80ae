//! Storing an item: a new one, or a new version of one. Old versions stay, for the attempts that were taken on them.

use domain::quizzes::item::Item;
use domain::quizzes::problem::Problem;
use domain::{BankId, ItemId, ItemVersionId};
use storage::Conn;
use storage::quizzes::banks::{self, NewVersion};

use super::{access, terms};
use crate::{Ctx, Forbidden};

pub struct SaveItem {
    pub bank: BankId,
    /// None for a new one.
    pub item: Option<ItemId>,
    /// The version the author saw, from 1; 0 for a new item.
    pub expected: i64,
    pub definition: Item,
}

#[derive(Debug, thiserror::Error)]
pub enum SaveItemError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("the item has problems")]
    Problems(Vec<Problem>),
    /// Somebody else stored a version meanwhile.
    #[error("it was changed meanwhile")]
    Changed,
    #[error("the bank has an item with this id")]
    IdTaken,
    #[error(transparent)]
    Storage(storage::Error),
}

impl From<storage::Error> for SaveItemError {
    fn from(error: storage::Error) -> Self {
        match error {
            storage::Error::Exists(_) => Self::IdTaken,
            other => Self::Storage(other),
        }
    }
}

/// Stores the item; saving what is there already changes nothing. Gives its id and the number of its version.
pub async fn save_item(ctx: &Ctx, input: SaveItem) -> Result<(ItemId, i64), SaveItemError> {
    let problems = input.definition.problems();
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let bank = banks::bank(&mut conn, input.bank).await?.ok_or(Forbidden)?;
                access::may_change(&ctx, bank.organisation)?;
                if !problems.is_empty() {
                    return Err(SaveItemError::Problems(problems));
                }
                if let Some(id) = input.item
                    && let Some(number) = stored_as(&mut conn, input.bank, id, &input.definition).await?
                {
                    return Ok((id, number));
                }
                let id = input.item.unwrap_or_else(|| ItemId(ctx.id()));
                let Some(number) = put(&ctx, &mut conn, input.bank, id, input.expected, &input.definition).await? else {
                    // somebody was quicker, perhaps with the same form
                    let number = stored_as(&mut conn, input.bank, id, &input.definition).await?;
                    return number.map(|number| (id, number)).ok_or(SaveItemError::Changed);
                };
                crate::audit::record(&ctx, &mut conn, "save_item", format!("item:{id}"), serde_json::json!({ "version": number })).await?;
                Ok((id, number))
            })
        })
        .await
}

/// The number of the newest version when it is this one.
async fn stored_as(conn: &mut Conn<'_>, bank: BankId, id: ItemId, definition: &Item) -> Result<Option<i64>, SaveItemError> {
    let head = banks::head(conn, id).await?.filter(|h| h.bank == bank).ok_or(Forbidden)?;
    let newest = banks::version(conn, head.version).await?;
    Ok((newest.as_ref() == Some(definition)).then_some(head.number))
}

/// Stores a version with what it is found by.
pub(super) async fn put(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    bank: BankId,
    item: ItemId,
    expected: i64,
    definition: &Item,
) -> storage::Result<Option<i64>> {
    let terms = terms::of_item(definition);
    let version = ItemVersionId(ctx.id());
    let new = NewVersion { item, bank, version, definition, by: ctx.actor.person(), at: ctx.now(), terms: &terms };
    banks::put_version(conn, &new, expected).await
}

#[cfg(test)]
#[path = "save_item_tests.rs"]
mod tests;
