//! Changing one's language, time zone and the name one wishes to be called.

use domain::Language;
use domain::people::{Action, Resource};

use crate::{Ctx, Forbidden};

pub struct ChangePreferences {
    pub language: Language,
    /// IANA name, already known to exist.
    pub time_zone: String,
    pub preferred: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangePreferencesError {
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// More than 60 characters.
    #[error("the preferred name is too long")]
    NameTooLong,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

pub async fn change_preferences(ctx: &Ctx, input: ChangePreferences) -> Result<(), ChangePreferencesError> {
    let id = ctx.person()?;
    ctx.require(Action::EditProfile, Resource::Person(id))?;
    let preferred = input.preferred.trim().to_owned();
    if preferred.chars().count() > 60 {
        return Err(ChangePreferencesError::NameTooLong);
    }
    ctx.db()
        .write(move |mut conn| {
            Box::pin(async move {
                let preferred = (!preferred.is_empty()).then_some(preferred.as_str());
                storage::people::set_preferences(&mut conn, id, input.language, &input.time_zone, preferred).await?;
                Ok(())
            })
        })
        .await
}
