//! A bounded cache that never serves what is older than a committed write.

use std::borrow::Borrow;
use std::hash::Hash;

use crate::db::Versions;
use crate::db::versions::Key;

/// Values with the version of what they were made of.
pub struct Cache<K, V> {
    entries: moka::sync::Cache<K, Entry<V>>,
}

#[derive(Clone)]
struct Entry<V> {
    shows: Vec<Key>,
    version: u64,
    value: V,
}

/// The version that was read before the value was made: proof that the value may be stored under it.
pub struct Ticket {
    shows: Vec<Key>,
    version: u64,
}

impl Ticket {
    /// Takes the present version of `shows`. Take it before reading the database.
    pub fn take(versions: &Versions, shows: Vec<Key>) -> Self {
        let version = versions.of(&shows);
        Self { shows, version }
    }
}

impl<K, V> Cache<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// A cache of at most `weight_max`, each value weighing what `weight` says.
    pub fn new(weight_max: u64, weight: impl Fn(&V) -> u32 + Send + Sync + 'static) -> Self {
        let entries = moka::sync::Cache::builder()
            .max_capacity(weight_max)
            .weigher(move |_, entry: &Entry<V>| weight(&entry.value))
            .build();
        Self { entries }
    }

    /// The value, if it is as new as what it shows.
    pub fn get<Q>(&self, versions: &Versions, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let entry = self.entries.get(key)?;
        (versions.of(&entry.shows) == entry.version).then_some(entry.value)
    }

    /// Stores a value made after `ticket` was taken.
    pub fn put(&self, key: K, value: V, ticket: Ticket) {
        self.entries.insert(key, Entry { shows: ticket.shows, version: ticket.version, value });
    }
}
