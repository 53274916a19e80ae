//! Keeping a bank in order: duplicating items, retiring them and taking them back.

use domain::ItemId;
use storage::quizzes::banks;

use super::{access, save_item};
use crate::{Ctx, Forbidden};

#[derive(Debug, thiserror::Error)]
pub enum KeepItemError {
    /// Also what one gets for an item that does not exist.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Retires an item: it is offered no more, and stays where it is used. Or takes it back.
pub async fn retire_item(ctx: &Ctx, id: ItemId, retired: bool) -> Result<(), KeepItemError> {
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let head = banks::head(&mut conn, id).await?.ok_or(Forbidden)?;
                let bank = banks::bank(&mut conn, head.bank).await?.ok_or(Forbidden)?;
                access::may_change(&ctx, bank.organisation)?;
                banks::retire(&mut conn, id, retired.then(|| ctx.now())).await?;
                let action = if retired { "retire_item" } else { "take_back_item" };
                crate::audit::record(&ctx, &mut conn, action, format!("item:{id}"), serde_json::json!({})).await?;
                Ok(())
            })
        })
        .await
}

/// A copy of an item under an id of its own; gives it.
pub async fn duplicate_item(ctx: &Ctx, id: ItemId) -> Result<ItemId, KeepItemError> {
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let head = banks::head(&mut conn, id).await?.ok_or(Forbidden)?;
                let bank = banks::bank(&mut conn, head.bank).await?.ok_or(Forbidden)?;
                access::may_change(&ctx, bank.organisation)?;
                let mut copy = banks::version(&mut conn, head.version).await?.ok_or(Forbidden)?;
                let taken: Vec<String> = banks::items(&mut conn, head.bank).await?.into_iter().map(|i| i.slug).collect();
                copy.id = free_id(&copy.id, &taken);
                let new = ItemId(ctx.id());
                save_item::put(&ctx, &mut conn, head.bank, new, 0, &copy).await?;
                crate::audit::record(&ctx, &mut conn, "duplicate_item", format!("item:{new}"), serde_json::json!({ "of": id })).await?;
                Ok(new)
            })
        })
        .await
}

/// The id with a number that is not taken: `fumes-2`.
pub(super) fn free_id(id: &str, taken: &[String]) -> String {
    let stem: String = id.chars().take(54).collect();
    let stem = match stem.rsplit_once('-') {
        Some((stem, number)) if number.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty() => stem.to_owned(),
        _ => stem,
    };
    let candidates = std::iter::once(id.to_owned()).chain((2..).map(|number: u32| format!("{stem}-{number}")));
    candidates.into_iter().find(|candidate| !taken.contains(candidate)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_gets_the_next_number() {
        let taken = ["fumes".to_owned(), "fumes-2".to_owned()];
        assert_eq!(free_id("fumes", &taken), "fumes-3");
        assert_eq!(free_id("fumes-2", &taken), "fumes-3");
        assert_eq!(free_id("gas", &taken), "gas");
    }
}

#[cfg(test)]
#[path = "keep_items_tests.rs"]
mod use_case_tests;
