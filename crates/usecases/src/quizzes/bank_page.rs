//! One bank: its items, found by words, category, tag and kind, page by page.

use std::collections::{BTreeMap, BTreeSet};

use domain::{BankId, ItemId};
use storage::quizzes::banks::{self, Bank, ItemHead};

use super::{access, terms};
use crate::{Ctx, Forbidden};

/// Items on one page of the list.
pub const PAGE: usize = 50;

/// What is looked for; empty is everything.
#[derive(Clone, Debug, Default)]
pub struct BankQuery {
    pub words: String,
    pub category: String,
    pub tag: String,
    pub kind: String,
    pub retired: bool,
    /// From 1.
    pub page: usize,
}

pub struct BankPage {
    pub bank: Bank,
    pub may_change: bool,
    pub items: Vec<ListedItem>,
    /// Items found, on all pages.
    pub found: usize,
    pub pages: usize,
    /// Of all items of the bank, each with its number of items.
    pub categories: BTreeMap<String, usize>,
    pub tags: BTreeMap<String, usize>,
    pub kinds: BTreeSet<String>,
}

pub struct ListedItem {
    pub head: ItemHead,
    pub tags: Vec<String>,
    /// How many quizzes ask for it.
    pub used: i64,
}

#[derive(Debug, thiserror::Error)]
pub enum BankPageError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("no such bank")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn bank_page(ctx: &Ctx, id: BankId, query: &BankQuery) -> Result<BankPage, BankPageError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let bank = banks::bank(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    access::may_use(ctx, bank.organisation)?;
    let heads = banks::items(&mut read.conn(), id).await?;
    let used = banks::usage(&mut read.conn(), id).await?;
    let mut tags: BTreeMap<ItemId, Vec<String>> = BTreeMap::new();
    for (item, tag) in banks::tags(&mut read.conn(), id).await? {
        tags.entry(item).or_default().push(tag);
    }
    let mut with_words: Option<BTreeSet<ItemId>> = None;
    for term in terms::of_query(&query.words) {
        let these: BTreeSet<ItemId> = banks::with_term(&mut read.conn(), id, &term).await?.into_iter().collect();
        with_words = Some(with_words.map_or(these.clone(), |so_far| &so_far & &these));
    }
    let (mut categories, mut all_tags, mut kinds) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    for head in heads.iter().filter(|head| !head.retired) {
        *categories.entry(head.category.clone()).or_insert(0) += 1;
        for tag in tags.get(&head.id).into_iter().flatten() {
            *all_tags.entry(tag.clone()).or_insert(0) += 1;
        }
        kinds.insert(head.kind.clone());
    }
    let wanted = |head: &ItemHead| {
        head.retired == query.retired
            && with_words.as_ref().is_none_or(|items| items.contains(&head.id))
            && in_category(&head.category, &query.category)
            && (query.kind.is_empty() || head.kind == query.kind)
            && (query.tag.is_empty() || tags.get(&head.id).is_some_and(|t| t.contains(&query.tag)))
    };
    let found: Vec<ItemHead> = heads.iter().filter(|head| wanted(head)).cloned().collect();
    let pages = found.len().div_ceil(PAGE).max(1);
    let from = (query.page.clamp(1, pages) - 1) * PAGE;
    let items = found
        .iter()
        .skip(from)
        .take(PAGE)
        .map(|head| ListedItem {
            head: head.clone(),
            tags: tags.get(&head.id).cloned().unwrap_or_default(),
            used: used.get(&head.id).copied().unwrap_or(0),
        })
        .collect();
    let may_change = access::may_change(ctx, bank.organisation).is_ok();
    Ok(BankPage { bank, may_change, items, found: found.len(), pages, categories, tags: all_tags, kinds })
}

/// Whether `category` is `wanted` or below it; nothing wanted is everything.
pub(super) fn in_category(category: &str, wanted: &str) -> bool {
    wanted.is_empty() || category == wanted || category.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
#[path = "bank_page_tests.rs"]
mod tests;
