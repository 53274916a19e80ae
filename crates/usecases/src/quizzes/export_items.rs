//! A bank's questions in use as a file.

use std::collections::{BTreeMap, BTreeSet};

use domain::BankId;
use domain::quizzes::item::Item;
use formats::{Format, Written};
use storage::quizzes::banks::{self, Bank};
use storage::{Conn, files};

use super::access;
use crate::{Ctx, Forbidden};

/// Bytes of pictures in one file; those beyond are named as missing.
const MEDIA_MAX: usize = 100 * 1024 * 1024;

pub struct Export {
    pub bank: Bank,
    pub written: Written,
}

#[derive(Debug, thiserror::Error)]
pub enum ExportItemsError {
    /// Also what one gets for a bank that does not exist.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("this format is only read")]
    OnlyRead,
    #[error("writing the file failed")]
    Failed,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Writes the bank. Where a format holds one language only it is that of the context.
pub async fn export_items(ctx: &Ctx, bank: BankId, format: Format) -> Result<Export, ExportItemsError> {
    ctx.person()?;
    if !format.can_write() {
        return Err(ExportItemsError::OnlyRead);
    }
    let mut read = ctx.db().read().await?;
    let bank = banks::bank(&mut read.conn(), bank).await?.ok_or(Forbidden)?;
    access::may_use(ctx, bank.organisation)?;
    let mut items = Vec::new();
    for head in banks::items(&mut read.conn(), bank.id).await?.into_iter().filter(|head| !head.retired) {
        items.extend(banks::version(&mut read.conn(), head.version).await?);
    }
    let media = media_of(&mut read.conn(), &bank, &items).await?;
    drop(read);
    let language = ctx.language;
    let write = move || formats::write(format, &items, &|path| media.get(path).cloned(), language);
    let written = tokio::task::spawn_blocking(write).await.map_err(|_| ExportItemsError::Failed)?;
    Ok(Export { bank, written })
}

/// The pictures that the items name.
pub(super) async fn media_of(conn: &mut Conn<'_>, bank: &Bank, items: &[Item]) -> storage::Result<BTreeMap<String, Vec<u8>>> {
    let mut named = BTreeSet::new();
    for item in items {
        named.extend(names(&serde_json::to_string(item)?));
    }
    let mut media = BTreeMap::new();
    let mut size = 0;
    for (path, hash) in banks::media(conn, bank.id).await? {
        if size < MEDIA_MAX && named.contains(&path) {
            let bytes = files::read(conn, &hash).await?;
            size += bytes.len();
            media.insert(path, bytes);
        }
    }
    Ok(media)
}

/// What is named as `media/…` in the serialised form of an item: up to the end of a destination or of a string.
fn names(json: &str) -> impl Iterator<Item = String> + '_ {
    json.match_indices("media/").map(|(at, _)| json[at..].split([')', '"', ' ', '\\']).next().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_found_wherever_an_item_names_them() {
        let json = r#"{"image":"media/spot.png","prompt":{"en":"![a](media/a.png) ![b](media/b.png \"B\")\nmedia/c.jpg\n"}}"#;
        assert_eq!(names(json).collect::<Vec<_>>(), ["media/spot.png", "media/a.png", "media/b.png", "media/c.jpg"]);
    }
}
