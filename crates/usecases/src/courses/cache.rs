//! Published versions in memory. They never change, so what is here is always right; the least recently used go when the cache is full.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use domain::VersionId;
use domain::courses::content::{Lesson, Outline};
use storage::Conn;

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

/// A map that forgets what was not used for longest when it is full.
struct Bounded<K, V> {
    limit: usize,
    entries: Mutex<Entries<K, V>>,
}

struct Entries<K, V> {
    /// Counts the uses; an entry remembers its last one.
    clock: u64,
    map: HashMap<K, (u64, Arc<V>)>,
}

impl<K: Eq + Hash + Clone, V> Bounded<K, V> {
    fn new(limit: usize) -> Self {
        Self { limit, entries: Mutex::new(Entries { clock: 0, map: HashMap::new() }) }
    }

    fn get(&self, key: &K) -> Option<Arc<V>> {
        let mut guard = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let Entries { clock, map } = &mut *guard;
        *clock += 1;
        let entry = map.get_mut(key)?;
        entry.0 = *clock;
        Some(entry.1.clone())
    }

    fn put(&self, key: K, value: V) -> Arc<V> {
        let value = Arc::new(value);
        let mut guard = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let Entries { clock, map } = &mut *guard;
        *clock += 1;
        if map.len() >= self.limit
            && let Some(oldest) = map.iter().min_by_key(|(_, (used, _))| *used).map(|(key, _)| key.clone())
        {
            map.remove(&oldest);
        }
        map.insert(key, (*clock, value.clone()));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_cache_forgets_what_was_used_longest_ago() {
        let cache = Bounded::new(2);
        cache.put("a", 1);
        cache.put("b", 2);
        assert_eq!(cache.get(&"a").as_deref(), Some(&1));
        cache.put("c", 3);
        assert!(cache.get(&"b").is_none());
        assert_eq!(cache.get(&"a").as_deref(), Some(&1));
        assert_eq!(cache.get(&"c").as_deref(), Some(&3));
    }
}
