//! Published quizzes, papers and items in memory. They never change.

use std::sync::Arc;

use domain::quizzes::definition::Definition;
use domain::quizzes::item::Item;
use domain::quizzes::paper::Paper;
use domain::{ItemVersionId, QuizVersionId};
use storage::Conn;
use storage::quizzes::{banks, definitions};

use super::render::rendered;
use crate::bounded::Bounded;

/// An item is about 10 KB with its rendered form.
const ITEMS: usize = 2_000;
/// A paper of 20 questions is about 5 KB.
const PAPERS: usize = 1_000;
const VERSIONS: usize = 200;

/// An item as its author wrote it, and the same with its Markdown turned into safe HTML.
pub struct CachedItem {
    pub source: Item,
    pub html: Item,
}

/// A published version with the number of its papers.
pub struct CachedVersion {
    pub definition: Definition,
    pub papers: i64,
}

/// Items, papers and versions by their ids.
pub struct QuizCache {
    items: Bounded<ItemVersionId, CachedItem>,
    papers: Bounded<(QuizVersionId, i64), Paper>,
    versions: Bounded<QuizVersionId, CachedVersion>,
}

impl Default for QuizCache {
    fn default() -> Self {
        Self { items: Bounded::new(ITEMS), papers: Bounded::new(PAPERS), versions: Bounded::new(VERSIONS) }
    }
}

impl QuizCache {
    /// An item version that exists.
    pub async fn item(&self, conn: &mut Conn<'_>, id: ItemVersionId) -> storage::Result<Arc<CachedItem>> {
        if let Some(item) = self.items.get(&id) {
            return Ok(item);
        }
        let source = banks::version(conn, id).await?.ok_or(storage::Error::Unavailable(None))?;
        let media = match banks::bank_of_version(conn, id).await? {
            Some(bank) => banks::media(conn, bank).await?,
            None => std::collections::BTreeMap::new(),
        };
        let html = rendered(&source, &media);
        Ok(self.items.put(id, CachedItem { source, html }))
    }

    /// A paper that exists.
    pub async fn paper(&self, conn: &mut Conn<'_>, version: QuizVersionId, number: i64) -> storage::Result<Arc<Paper>> {
        if let Some(paper) = self.papers.get(&(version, number)) {
            return Ok(paper);
        }
        let paper = definitions::paper(conn, version, number).await?.ok_or(storage::Error::Unavailable(None))?;
        Ok(self.papers.put((version, number), paper))
    }

    /// A published version that exists.
    pub async fn version(&self, conn: &mut Conn<'_>, id: QuizVersionId) -> storage::Result<Arc<CachedVersion>> {
        if let Some(version) = self.versions.get(&id) {
            return Ok(version);
        }
        let (definition, papers) = definitions::version(conn, id).await?.ok_or(storage::Error::Unavailable(None))?;
        Ok(self.versions.put(id, CachedVersion { definition, papers }))
    }
}
