//! Bringing questions of a file into a bank: first a look at what is in it, then storing it, all or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::quizzes::item::{Body, Item};
use domain::{BankId, ItemId, Language};
use formats::{Finding, Format, MediaFile, Place, ReadOptions, Reading, What};
use sha2::{Digest, Sha256};
use storage::quizzes::banks::{self, ItemHead};
use storage::{Conn, files};

use super::keep_items::free_id;
use super::{access, save_item};
use crate::{Ctx, Forbidden};

/// Bytes of one picture.
pub const PICTURE_MAX: usize = 10 * 1024 * 1024;

/// What a file holds; nothing of it is stored.
pub struct ImportPreview {
    pub format: Format,
    /// Every one of them can be used.
    pub items: Vec<Item>,
    pub findings: Vec<Finding>,
    /// Pictures of a kind we take.
    pub media: Vec<MediaFile>,
    /// How many of the items have an id that the bank has already.
    pub existing: usize,
}

impl ImportPreview {
    /// Bytes it holds, about.
    #[must_use]
    pub fn size(&self) -> usize {
        self.media.iter().map(|file| file.bytes.len()).sum()
    }
}

/// What is done with an item whose id the bank has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duplicates {
    NewVersion,
    /// The new one gets another id.
    KeepBoth,
    LeaveOut,
}

#[derive(Debug, thiserror::Error)]
pub enum ImportItemsError {
    /// Also what one gets for a bank that does not exist.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    #[error("the format of the file is not known")]
    UnknownFormat,
    #[error("reading the file failed")]
    Failed,
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// Reads a file for a bank. Without a format it is found out; `language` is that of texts that do not say theirs.
pub async fn read_items(
    ctx: &Ctx,
    bank: BankId,
    format: Option<Format>,
    name: String,
    bytes: Vec<u8>,
    language: Language,
) -> Result<ImportPreview, ImportItemsError> {
    let taken = {
        let mut read = ctx.db().read().await?;
        let bank = banks::bank(&mut read.conn(), bank).await?.ok_or(Forbidden)?;
        access::may_change(ctx, bank.organisation)?;
        ids_of(&banks::items(&mut read.conn(), bank.id).await?)
    };
    let look = move || {
        let format = format.or_else(|| formats::detect(&name, &bytes))?;
        Some((format, formats::read(format, &name, &bytes, ReadOptions { language })))
    };
    let (format, reading) =
        tokio::task::spawn_blocking(look).await.map_err(|_| ImportItemsError::Failed)?.ok_or(ImportItemsError::UnknownFormat)?;
    Ok(preview(format, reading, &taken))
}

fn ids_of(heads: &[ItemHead]) -> BTreeSet<String> {
    heads.iter().map(|head| head.slug.clone()).collect()
}

/// What of a reading can be stored.
fn preview(format: Format, reading: Reading, taken: &BTreeSet<String>) -> ImportPreview {
    let Reading { items: read, mut findings, media: files, tests: _ } = reading;
    let mut items = Vec::new();
    for read in read {
        let place = Place { element: read.place.element.clone().or_else(|| Some(read.item.id.clone())), ..read.place };
        let problems = read.item.problems();
        if problems.is_empty() {
            items.push(read.item);
        }
        findings.extend(problems.into_iter().map(|p| Finding::refused(&place, What::NotUsable { at: p.at, wrong: p.what })));
    }
    let mut media = Vec::new();
    for file in files {
        if picture_type(&file.bytes).is_some() && file.bytes.len() <= PICTURE_MAX {
            media.push(file);
        } else {
            findings.push(Finding::refused(&Place::default(), What::MediaRefused { detail: file.path }));
        }
    }
    let existing = items.iter().filter(|item| taken.contains(&item.id)).count();
    ImportPreview { format, items, findings, media, existing }
}

/// The media type of a picture we take, by its first bytes. Drawings (SVG) can hold scripts and are never taken from users.
pub(super) fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    const JPEG: &[u8] = b"\xff\xd8\xff";
    if bytes.starts_with(PNG) { Some("image/png") } else { bytes.starts_with(JPEG).then_some("image/jpeg") }
}

/// Stores what was looked at, in one transaction; gives how many items were stored, new ones and new versions.
pub async fn store_items(ctx: &Ctx, bank: BankId, preview: Arc<ImportPreview>, duplicates: Duplicates) -> Result<usize, ImportItemsError> {
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    app.db
        .write(move |mut conn| {
            Box::pin(async move {
                let found = banks::bank(&mut conn, bank).await?.ok_or(Forbidden)?;
                access::may_change(&ctx, found.organisation)?;
                let renamed = store_media(&mut conn, bank, &preview.media).await?;
                let heads = banks::items(&mut conn, bank).await?;
                let mut taken: Vec<String> = heads.iter().map(|head| head.slug.clone()).collect();
                let there: BTreeMap<&str, &ItemHead> = heads.iter().map(|head| (head.slug.as_str(), head)).collect();
                let mut stored = 0;
                for item in &preview.items {
                    let mut item = with_media(item, &renamed);
                    let (id, expected) = match (there.get(item.id.as_str()), duplicates) {
                        (Some(_), Duplicates::LeaveOut) => continue,
                        (Some(head), Duplicates::NewVersion) => {
                            if banks::version(&mut conn, head.version).await?.as_ref() == Some(&item) {
                                continue;
                            }
                            banks::retire(&mut conn, head.id, None).await?;
                            (head.id, head.number)
                        }
                        (Some(_), Duplicates::KeepBoth) | (None, _) => {
                            item.id = free_id(&item.id, &taken);
                            taken.push(item.id.clone());
                            (ItemId(ctx.id()), 0)
                        }
                    };
                    save_item::put(&ctx, &mut conn, bank, id, expected, &item).await?;
                    stored += 1;
                }
                let details = serde_json::json!({ "items": stored, "media": preview.media.len() });
                crate::audit::record(&ctx, &mut conn, "import_items", format!("bank:{bank}"), details).await?;
                Ok(stored)
            })
        })
        .await
}

/// Stores the pictures. One whose name stands for another picture in the bank gets another name: old name, new name.
async fn store_media(conn: &mut Conn<'_>, bank: BankId, media: &[MediaFile]) -> storage::Result<BTreeMap<String, String>> {
    let there = banks::media(conn, bank).await?;
    let mut renamed = BTreeMap::new();
    for file in media {
        let Some(media_type) = picture_type(&file.bytes) else { continue };
        let hash = crate::token::hex(&Sha256::digest(&file.bytes));
        files::insert(conn, &hash, media_type, &file.bytes).await?;
        let mut path = file.path.clone();
        if there.get(&path).is_some_and(|other| *other != hash) {
            let name = path.strip_prefix("media/").unwrap_or(&path);
            path = format!("media/{}-{name}", &hash[..12]);
            renamed.insert(file.path.clone(), path.clone());
        }
        banks::put_media(conn, bank, &path, &hash).await?;
    }
    Ok(renamed)
}

/// The item with the new names of its pictures.
fn with_media(item: &Item, renamed: &BTreeMap<String, String>) -> Item {
    let mut item = item.clone();
    if renamed.is_empty() {
        return item;
    }
    item.each_text(&mut |text, _| {
        for language in Language::ALL {
            let Some(words) = text.exact(language) else { continue };
            let changed = renamed.iter().fold(words.to_owned(), |words, (old, new)| {
                // a destination ends with its parenthesis, or with a space before a title
                words.replace(&format!("]({old})"), &format!("]({new})")).replace(&format!("]({old} "), &format!("]({new} "))
            });
            text.set(language, changed);
        }
    });
    if let Body::Hotspot(hotspot) = &mut item.body
        && let Some(new) = renamed.get(&hotspot.image)
    {
        hotspot.image.clone_from(new);
    }
    item
}

#[cfg(test)]
#[path = "import_items_tests.rs"]
mod tests;
