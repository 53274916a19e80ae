//! Published versions in memory. They never change, so what is here is always right; the least recently used go when the cache is full.

use std::sync::Arc;

use domain::VersionId;
use domain::courses::content::{Lesson, Outline};
use storage::Conn;

use crate::bounded::Bounded;

/// Lessons are 50 to 150 KB each in three languages: 200 of them stay under the memory budget.
const LESSONS: usize = 200;
const OUTLINES: usize = 500;

/// Outlines and lessons by the version they belong to.
pub struct CourseCache {
    outlines: Bounded<VersionId, Outline>,
    lessons: Bounded<(VersionId, String), Lesson>,
}

impl Default for CourseCache {
    fn default() -> Self {
        Self { outlines: Bounded::new(OUTLINES), lessons: Bounded::new(LESSONS) }
    }
}

impl CourseCache {
    /// The outline of a version that exists.
    pub async fn outline(&self, conn: &mut Conn<'_>, version: VersionId) -> storage::Result<Arc<Outline>> {
        if let Some(outline) = self.outlines.get(&version) {
            return Ok(outline);
        }
        let outline = storage::courses::outline(conn, version).await?.ok_or(storage::Error::Unavailable(None))?;
        Ok(self.outlines.put(version, outline))
    }

    /// A lesson of a version, when it has one of this slug.
    pub async fn lesson(&self, conn: &mut Conn<'_>, version: VersionId, slug: &str) -> storage::Result<Option<Arc<Lesson>>> {
        let key = (version, slug.to_owned());
        if let Some(lesson) = self.lessons.get(&key) {
            return Ok(Some(lesson));
        }
        let lesson = storage::courses::lesson(conn, version, slug).await?;
        Ok(lesson.map(|lesson| self.lessons.put(key, lesson)))
    }
}
