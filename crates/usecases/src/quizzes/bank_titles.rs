//! The banks somebody may write in or draw from, with the names of the organisations they belong to.

use std::collections::BTreeMap;

use domain::OrganisationId;
use storage::people;
use storage::quizzes::banks::Bank;

use super::list_banks::{BankList, ListBanksError, list_banks};
use crate::Ctx;

pub struct BankTitles {
    pub banks: Vec<BankTitle>,
    /// The organisations one may make a new bank for.
    pub organisations: Vec<(OrganisationId, String)>,
}

pub struct BankTitle {
    pub bank: Bank,
    /// Items in use.
    pub items: i64,
    /// The name of the organisation it belongs to; none when it came with a course.
    pub organisation: Option<String>,
}

pub async fn bank_titles(ctx: &Ctx) -> Result<BankTitles, ListBanksError> {
    let BankList { banks, organisations } = list_banks(ctx).await?;
    let all = people::organisations(&mut ctx.db().read().await?.conn()).await?;
    let names: BTreeMap<OrganisationId, String> = all.into_iter().map(|o| (o.id, o.name)).collect();
    let name = |id: OrganisationId| names.get(&id).cloned().unwrap_or_default();
    Ok(BankTitles {
        banks: banks.into_iter().map(|(bank, items)| BankTitle { organisation: bank.organisation.map(name), bank, items }).collect(),
        organisations: organisations.into_iter().map(|id| (id, name(id))).collect(),
    })
}
