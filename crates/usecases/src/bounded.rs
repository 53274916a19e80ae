//! A map in memory for what never changes, so that what is here is always right; the least recently used go when it is full.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// A map that forgets what was not used for longest when it is full.
pub(crate) struct Bounded<K, V> {
    limit: usize,
    entries: Mutex<Entries<K, V>>,
}

struct Entries<K, V> {
    /// Counts the uses; an entry remembers its last one.
    clock: u64,
    map: HashMap<K, (u64, Arc<V>)>,
}

impl<K: Eq + Hash + Clone, V> Bounded<K, V> {
    pub fn new(limit: usize) -> Self {
        Self { limit, entries: Mutex::new(Entries { clock: 0, map: HashMap::new() }) }
    }

    pub fn get(&self, key: &K) -> Option<Arc<V>> {
        let mut guard = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let Entries { clock, map } = &mut *guard;
        *clock += 1;
        let entry = map.get_mut(key)?;
        entry.0 = *clock;
        Some(entry.1.clone())
    }

    pub fn put(&self, key: K, value: V) -> Arc<V> {
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
