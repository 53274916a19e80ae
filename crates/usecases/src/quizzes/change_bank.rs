//! A bank's name, and whether learners may practise with it.

use domain::{BankId, Text};
use storage::quizzes::banks;

use super::access;
use super::create_bank::{CreateBankError, check_title};
use crate::{Ctx, Forbidden};

pub async fn change_bank(ctx: &Ctx, id: BankId, title: Text, practice: bool) -> Result<(), CreateBankError> {
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let bank = banks::bank(&mut conn, id).await?.ok_or(Forbidden)?;
                access::may_change(&ctx, bank.organisation)?;
                check_title(&title)?;
                banks::change(&mut conn, id, &title, practice).await?;
                crate::audit::record(&ctx, &mut conn, "change_bank", format!("bank:{id}"), serde_json::json!({ "practice": practice }))
                    .await?;
                Ok(())
            })
        })
        .await
}
