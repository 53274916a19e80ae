//! Bringing questions of a file into a bank: first a look at what is in it, then storing it, all or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::quizzes::item::{Body, Item};
use domain::{BankId, ItemId, Language, QuizId};
use formats::{Finding, Format, MediaFile, Place, ReadOptions, Reading, What};
use sha2::{Digest, Sha256};
use storage::quizzes::banks::{self, ItemHead};
use storage::quizzes::definitions;
use storage::{Conn, files};

use super::keep_items::free_id;
use super::quizzes_of_file::{self, Carriers, NewQuiz};
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
    /// Tests that can become quizzes of these items.
    pub quizzes: Vec<NewQuiz>,
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

/// What was stored.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// New ones and new versions.
    pub items: usize,
    /// Those that were made, in the order of the file.
    pub quizzes: Vec<QuizId>,
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
    Ok(preview(format, reading, &taken, &mut || QuizId(ctx.id())))
}

fn ids_of(heads: &[ItemHead]) -> BTreeSet<String> {
    heads.iter().map(|head| head.slug.clone()).collect()
}

/// What of a reading can be stored.
fn preview(format: Format, reading: Reading, taken: &BTreeSet<String>, id: &mut dyn FnMut() -> QuizId) -> ImportPreview {
    let Reading { items: read, mut findings, media: files, tests } = reading;
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
    let quizzes = quizzes_of_file::usable(tests, &items, &mut findings, id);
    ImportPreview { format, items, findings, media, existing, quizzes }
}

/// The media type of a picture we take, by its first bytes. Drawings (SVG) can hold scripts and are never taken from users.
pub(super) fn picture_type(bytes: &[u8]) -> Option<&'static str> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    const JPEG: &[u8] = b"\xff\xd8\xff";
    if bytes.starts_with(PNG) { Some("image/png") } else { bytes.starts_with(JPEG).then_some("image/jpeg") }
}

/// Stores what was looked at, in one transaction, and when `quizzes` says so a draft of a quiz for each of its tests. Who has done so with this look already gets
/// the same quizzes again, and nothing more is stored.
pub async fn store_items(
    ctx: &Ctx,
    bank: BankId,
    preview: Arc<ImportPreview>,
    duplicates: Duplicates,
    quizzes: bool,
) -> Result<Stored, ImportItemsError> {
    let (again, wanted) = (ctx.clone(), preview.clone());
    let (ctx, app) = (ctx.clone(), ctx.app.clone());
    let stored =
        app.db.write(move |mut conn| Box::pin(async move { store(&ctx, &mut conn, bank, &preview, duplicates, quizzes).await })).await;
    match stored {
        // the other press of the button was faster by a moment
        Err(ImportItemsError::Storage(storage::Error::Exists(error))) => {
            let mut read = again.db().read().await?;
            let made = if quizzes { made_before(&mut read.conn(), &wanted).await? } else { None };
            made.ok_or(ImportItemsError::Storage(storage::Error::Exists(error)))
        }
        other => other,
    }
}

/// What this look has made already.
async fn made_before(conn: &mut Conn<'_>, preview: &ImportPreview) -> storage::Result<Option<Stored>> {
    let Some(first) = preview.quizzes.first() else { return Ok(None) };
    let made = definitions::quiz(conn, first.id).await?;
    Ok(made.map(|_| Stored { items: 0, quizzes: preview.quizzes.iter().map(|quiz| quiz.id).collect() }))
}

async fn store(
    ctx: &Ctx,
    conn: &mut Conn<'_>,
    bank: BankId,
    preview: &ImportPreview,
    duplicates: Duplicates,
    quizzes: bool,
) -> Result<Stored, ImportItemsError> {
    let found = banks::bank(conn, bank).await?.ok_or(Forbidden)?;
    access::may_change(ctx, found.organisation)?;
    // the bank of a course is nobody's, and so would be its quizzes
    let organisation = found.organisation.filter(|_| quizzes && !preview.quizzes.is_empty());
    if organisation.is_some()
        && let Some(before) = made_before(conn, preview).await?
    {
        return Ok(before);
    }
    let renamed = store_media(conn, bank, &preview.media).await?;
    let heads = banks::items(conn, bank).await?;
    let mut taken: Vec<String> = heads.iter().map(|head| head.slug.clone()).collect();
    let there: BTreeMap<&str, &ItemHead> = heads.iter().map(|head| (head.slug.as_str(), head)).collect();
    let mut tags = Vec::new();
    if organisation.is_some() {
        let carriers = carriers(conn, bank, &heads, duplicates).await?;
        tags = quizzes_of_file::draw_tags(&preview.quizzes, &preview.items, carriers);
    }
    let of_items = quizzes_of_file::tags_of_items(&preview.quizzes, &tags);
    let mut ids: BTreeMap<String, ItemId> = BTreeMap::new();
    let mut stored = 0;
    for item in &preview.items {
        let name = item.id.clone();
        let tags = of_items.get(&name).map_or(&[][..], Vec::as_slice);
        let mut item = with_tags(with_media(item, &renamed), tags);
        let (id, expected) = match (there.get(name.as_str()), duplicates) {
            (Some(head), Duplicates::LeaveOut) => {
                ids.insert(name, head.id);
                // it stays as it is, and is found by the draw
                match banks::version(conn, head.version).await?.filter(|item| tags.iter().any(|tag| !item.tags.contains(tag))) {
                    Some(there) => item = with_tags(there, tags),
                    None => continue,
                }
                save_item::put(ctx, conn, bank, head.id, head.number, &item).await?;
                continue;
            }
            (Some(head), Duplicates::NewVersion) => {
                if banks::version(conn, head.version).await?.as_ref() == Some(&item) {
                    ids.insert(name, head.id);
                    continue;
                }
                banks::retire(conn, head.id, None).await?;
                (head.id, head.number)
            }
            (Some(_), Duplicates::KeepBoth) | (None, _) => {
                item.id = free_id(&item.id, &taken);
                taken.push(item.id.clone());
                (ItemId(ctx.id()), 0)
            }
        };
        ids.insert(name, id);
        save_item::put(ctx, conn, bank, id, expected, &item).await?;
        stored += 1;
    }
    let mut made = Vec::new();
    if let Some(organisation) = organisation {
        made = quizzes_of_file::make(ctx, conn, (organisation, bank), &preview.quizzes, &tags, &ids).await?;
    }
    let details = serde_json::json!({ "items": stored, "media": preview.media.len(), "quizzes": made.len() });
    crate::audit::record(ctx, conn, "import_items", format!("bank:{bank}"), details).await?;
    Ok(Stored { items: stored, quizzes: made })
}

/// Which questions of the bank carry which tags; those that stay beside the new ones are none of the file's.
async fn carriers(conn: &mut Conn<'_>, bank: BankId, heads: &[ItemHead], duplicates: Duplicates) -> storage::Result<Carriers> {
    let names: BTreeMap<ItemId, &str> = heads.iter().map(|head| (head.id, head.slug.as_str())).collect();
    let mut carriers = Carriers::new();
    for (item, tag) in banks::tags(conn, bank).await? {
        let name = names.get(&item).filter(|_| duplicates != Duplicates::KeepBoth).copied().unwrap_or_default();
        carriers.entry(tag).or_default().insert(name.to_owned());
    }
    Ok(carriers)
}

fn with_tags(mut item: Item, tags: &[String]) -> Item {
    for tag in tags {
        if !item.tags.contains(tag) {
            item.tags.push(tag.clone());
        }
    }
    item
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
pub(super) fn with_media(item: &Item, renamed: &BTreeMap<String, String>) -> Item {
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
