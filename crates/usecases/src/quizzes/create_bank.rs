//! A new bank of questions for an organisation.

use domain::people::{Action, Resource};
use domain::{BankId, OrganisationId, Text};
use storage::quizzes::banks::{self, Bank};

use crate::{Ctx, Forbidden};

/// Characters of a title.
pub const TITLE_MAX: usize = 200;

pub struct CreateBank {
    pub organisation: OrganisationId,
    pub title: Text,
}

#[derive(Debug, thiserror::Error)]
pub enum CreateBankError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("a title is needed")]
    NoTitle,
    #[error("the title is too long")]
    TitleTooLong,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Whether a bank can be called so.
pub(super) fn check_title(title: &Text) -> Result<(), CreateBankError> {
    if title.is_empty() {
        return Err(CreateBankError::NoTitle);
    }
    if domain::Language::ALL.iter().any(|l| title.exact(*l).is_some_and(|t| t.chars().count() > TITLE_MAX)) {
        return Err(CreateBankError::TitleTooLong);
    }
    Ok(())
}

pub async fn create_bank(ctx: &Ctx, input: CreateBank) -> Result<BankId, CreateBankError> {
    ctx.require(Action::AuthorQuizzes, Resource::Organisation(input.organisation))?;
    check_title(&input.title)?;
    let id = BankId(ctx.id());
    let bank = Bank { id, organisation: Some(input.organisation), slug: id.to_string(), title: input.title, practice: false };
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                banks::insert(&mut conn, &bank, ctx.now()).await?;
                crate::audit::record(&ctx, &mut conn, "create_bank", format!("bank:{id}"), serde_json::json!({})).await?;
                Ok(id)
            })
        })
        .await
}

#[cfg(test)]
#[path = "create_bank_tests.rs"]
mod tests;
