//! A small memory of computed things.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// Keeps the last few values by key.
#[derive(Debug)]
pub(super) struct Cache<K, V>(Mutex<VecDeque<(K, Arc<V>)>>);

/// More than this are forgotten, oldest first.
const KEPT: usize = 32;

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Self(Mutex::new(VecDeque::new()))
    }
}

impl<K: PartialEq, V> Cache<K, V> {
    pub(super) fn get(&self, key: &K) -> Option<Arc<V>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == key).map(|(_, value)| Arc::clone(value))
    }

    pub(super) fn put(&self, key: K, value: Arc<V>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _)| *known != key);
        kept.push_back((key, value));
        if kept.len() > KEPT {
            kept.pop_front();
        }
    }
}
