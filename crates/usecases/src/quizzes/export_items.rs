//! A bank's questions in use as a file.

use std::collections::BTreeMap;

use domain::quizzes::item::{Body, Item};
use domain::{BankId, Language};
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
async fn media_of(conn: &mut Conn<'_>, bank: &Bank, items: &[Item]) -> storage::Result<BTreeMap<String, Vec<u8>>> {
    let mut media = BTreeMap::new();
    let mut size = 0;
    for (path, hash) in banks::media(conn, bank.id).await? {
        if size < MEDIA_MAX && items.iter().any(|item| names(item, &path)) {
            let bytes = files::read(conn, &hash).await?;
            size += bytes.len();
            media.insert(path, bytes);
        }
    }
    Ok(media)
}

fn names(item: &Item, path: &str) -> bool {
    let mut item = item.clone();
    let mut found = matches!(&item.body, Body::Hotspot(hotspot) if hotspot.image == path);
    item.each_text(&mut |text, _| found |= Language::ALL.iter().any(|l| text.exact(*l).is_some_and(|words| words.contains(path))));
    found
}
