//! Pictures of a bank, for its questions: `![a seam](media/seam.png)`.

use std::collections::BTreeMap;

use domain::BankId;
use sha2::{Digest, Sha256};
use storage::files;
use storage::quizzes::banks::{self, Bank};

use super::access;
use super::import_items::{PICTURE_MAX, picture_type};
use crate::{Ctx, Forbidden};

/// A bank with its pictures: what questions call them, and their addresses.
pub struct BankPictures {
    pub bank: Bank,
    pub pictures: Vec<(String, String)>,
}

#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// Also what one gets for a bank that does not exist.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// Neither PNG nor JPEG.
    #[error("not a picture of a kind that is taken")]
    WrongKind,
    #[error("the picture is too large")]
    TooLarge,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// The pictures of a bank that one may change.
pub async fn bank_pictures(ctx: &Ctx, bank: BankId) -> Result<BankPictures, PictureError> {
    ctx.person()?;
    let mut read = ctx.db().read().await?;
    let bank = banks::bank(&mut read.conn(), bank).await?.ok_or(Forbidden)?;
    access::may_change(ctx, bank.organisation)?;
    let media = banks::media(&mut read.conn(), bank.id).await?;
    let address = |path: &str, hash: &str| format!("/media/{hash}/{}", path.rsplit('/').next().unwrap_or(path));
    let pictures = media.into_iter().map(|(path, hash)| (address(&path, &hash), path)).map(|(address, path)| (path, address)).collect();
    Ok(BankPictures { bank, pictures })
}

/// Stores a picture; gives what questions call it. The same picture twice is there once; another one of the same name gets a number.
pub async fn add_picture(ctx: &Ctx, bank: BankId, name: &str, bytes: Vec<u8>) -> Result<String, PictureError> {
    let name = name.to_owned();
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let found = banks::bank(&mut conn, bank).await?.ok_or(Forbidden)?;
                access::may_change(&ctx, found.organisation)?;
                if bytes.len() > PICTURE_MAX {
                    return Err(PictureError::TooLarge);
                }
                let media_type = picture_type(&bytes).ok_or(PictureError::WrongKind)?;
                let hash = crate::token::hex(&Sha256::digest(&bytes));
                let path = free_path(&name, media_type, &hash, &banks::media(&mut conn, bank).await?);
                files::insert(&mut conn, &hash, media_type, &bytes).await?;
                banks::put_media(&mut conn, bank, &path, &hash).await?;
                crate::audit::record(&ctx, &mut conn, "add_picture", format!("bank:{bank}"), serde_json::json!({ "path": path })).await?;
                Ok(path)
            })
        })
        .await
}

/// A name in plain letters with the ending of its type, not one that stands for another picture.
fn free_path(name: &str, media_type: &str, hash: &str, there: &BTreeMap<String, String>) -> String {
    let ending = if media_type == "image/png" { "png" } else { "jpg" };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let plain: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let mut stem: String = words.join("-").chars().take(60).collect();
    if stem.is_empty() {
        "picture".clone_into(&mut stem);
    }
    let candidates = std::iter::once(format!("media/{stem}.{ending}")).chain((2..).map(|n: u32| format!("media/{stem}-{n}.{ending}")));
    let mut free = candidates.filter(|path| there.get(path).is_none_or(|other| other == hash));
    free.next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_never_taken_from_another_picture() {
        let there = BTreeMap::from([("media/seam.png".to_owned(), "one".to_owned())]);
        for (name, media_type, hash, path) in [
            ("Seam.PNG", "image/png", "one", "media/seam.png"),
            ("seam.png", "image/png", "two", "media/seam-2.png"),
            ("../../etc/Foto 1.jpeg", "image/jpeg", "two", "media/etc-foto-1.jpg"),
            ("焊缝.png", "image/png", "two", "media/picture.png"),
            ("", "image/jpeg", "two", "media/picture.jpg"),
        ] {
            assert_eq!(free_path(name, media_type, hash, &there), path);
        }
    }
}
