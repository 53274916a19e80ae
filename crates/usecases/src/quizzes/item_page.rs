//! One item with its versions and where it is used; for authors.

use std::sync::Arc;

use domain::{ItemId, ItemVersionId, QuizId, Text, Timestamp};
use storage::quizzes::banks::{self, Bank, ItemHead};

use super::{CachedItem, access};
use crate::{Ctx, Forbidden};

pub struct ItemPage {
    pub bank: Bank,
    pub head: ItemHead,
    /// The version asked for, or the newest.
    pub item: Arc<CachedItem>,
    /// The newest first.
    pub versions: Vec<(ItemVersionId, i64, Timestamp)>,
    pub used_in: Vec<(QuizId, Text)>,
    pub may_change: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ItemPageError {
    /// Also what one gets for an item that does not exist.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn item_page(ctx: &Ctx, id: ItemId, number: Option<i64>) -> Result<ItemPage, ItemPageError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let head = banks::head(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    let bank = banks::bank(&mut read.conn(), head.bank).await?.ok_or(Forbidden)?;
    access::may_use(ctx, bank.organisation)?;
    let versions = banks::versions(&mut read.conn(), id).await?;
    let version = versions.iter().find(|(_, n, _)| number == Some(*n)).map_or(head.version, |(version, _, _)| *version);
    let item = ctx.app.quizzes.item(&mut read.conn(), version).await?;
    let used_in = banks::used_in(&mut read.conn(), id).await?;
    let may_change = access::may_change(ctx, bank.organisation).is_ok();
    Ok(ItemPage { bank, head, item, versions, used_in, may_change })
}

#[cfg(test)]
#[path = "item_page_tests.rs"]
mod tests;
