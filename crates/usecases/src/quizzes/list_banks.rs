//! The banks somebody may write in or draw from.

use domain::OrganisationId;
use domain::people::Action;
use storage::quizzes::banks::{self, Bank};

use super::access;
use crate::{Ctx, Forbidden};

pub struct BankList {
    /// With the number of items in use, by title of the slug.
    pub banks: Vec<(Bank, i64)>,
    /// The organisations one may make a new bank for.
    pub organisations: Vec<OrganisationId>,
}

#[derive(Debug, thiserror::Error)]
pub enum ListBanksError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn list_banks(ctx: &Ctx) -> Result<BankList, ListBanksError> {
    ctx.person()?;
    let organisations = access::organisations(ctx, Action::AuthorQuizzes);
    if organisations.is_empty() {
        return Err(Forbidden.into());
    }
    let mut banks = banks::banks(&mut ctx.db().read().await?.conn()).await?;
    banks.retain(|(bank, _)| access::may_use(ctx, bank.organisation).is_ok());
    Ok(BankList { banks, organisations })
}

#[cfg(test)]
#[path = "list_banks_tests.rs"]
mod tests;
