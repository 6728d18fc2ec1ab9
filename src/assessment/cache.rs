//! A small memory of computed things.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// Keeps the last few values by key.
#[derive(Debug)]
pub(super) struct Cache<K, V> {
    kept: Mutex<VecDeque<(K, Arc<V>)>>,
    room: usize,
}

/// More than this are forgotten, oldest first, unless a cache has less room.
const KEPT: usize = 32;

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Self::with_room(KEPT)
    }
}

impl<K, V> Cache<K, V> {
    /// Keeps fewer, because each is large.
    pub(super) fn with_room(room: usize) -> Self {
        Self { kept: Mutex::new(VecDeque::new()), room }
    }

    /// Forgets what has been overtaken.
    pub(super) fn forget(&self, is_old: impl Fn(&K) -> bool) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).retain(|(key, _)| !is_old(key));
    }
}

impl<K: PartialEq, V> Cache<K, V> {
    pub(super) fn get(&self, key: &K) -> Option<Arc<V>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == key).map(|(_, value)| Arc::clone(value))
    }

    pub(super) fn put(&self, key: K, value: Arc<V>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _)| *known != key);
        kept.push_back((key, value));
        if kept.len() > self.room {
            kept.pop_front();
        }
    }
}
