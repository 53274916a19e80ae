//! A bank for somebody who is about to write in it, and a question as learners would see it before it is stored.

use std::collections::BTreeMap;

use domain::BankId;
use domain::quizzes::item::Item;
use storage::quizzes::banks::{self, Bank};

use super::render::rendered;
use super::{BankPageError, access};
use crate::{Ctx, Forbidden};

pub struct BankHead {
    pub bank: Bank,
    pub may_change: bool,
    /// The files of the bank: their names in it and their hashes.
    media: BTreeMap<String, String>,
}

impl BankHead {
    /// What questions call its pictures.
    #[must_use]
    pub fn pictures(&self) -> Vec<String> {
        self.media.keys().cloned().collect()
    }

    /// The question with every text as safe HTML and the pictures of the bank.
    #[must_use]
    pub fn preview(&self, item: &Item) -> Item {
        rendered(item, &self.media)
    }
}

/// The bank; forbidden is also what one gets for a bank that does not exist.
pub async fn bank_head(ctx: &Ctx, id: BankId) -> Result<BankHead, BankPageError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let bank = banks::bank(&mut read.conn(), id).await?.ok_or(Forbidden)?;
    access::may_use(ctx, bank.organisation)?;
    let media = banks::media(&mut read.conn(), id).await?;
    let may_change = access::may_change(ctx, bank.organisation).is_ok();
    Ok(BankHead { bank, may_change, media })
}
