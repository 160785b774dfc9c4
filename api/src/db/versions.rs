//! How new a thing is: counters that a write moves on, so that a cache never serves what is older than a committed
//! write, not even when a slow reader stores an old page late.

use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::outbox::OutboxKind;
use linli_entities::project::ProjectId;
use linli_entities::topic::TopicId;

/// What has a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A topic and its posts.
    Topic(TopicId),
    /// The list of topics of a board.
    BoardTopics(BoardId),
    /// Which boards there are and who may read them.
    Boards,
    /// A project and what hangs on it.
    Project(ProjectId),
    /// Which projects there are.
    Projects,
    /// The latest topics over all boards.
    Latest,
    /// What an account may do.
    Rights(AccountId),
    /// How accounts are shown: names and pictures.
    Profiles,
}

/// The number of counters. Two keys may share one; then one is refreshed more often than needed, never too rarely.
const COUNTERS: usize = 1 << 14;

/// The versions of everything, as far as this process can know them.
#[derive(Clone)]
pub enum Versions {
    /// This process does all the writing (SQLite): counters in memory, moved on after each commit and before its
    /// answer.
    InProcess(Arc<[AtomicU64]>),
    /// Other nodes write too (PostgreSQL): nothing is known without asking the database, so nothing is cached.
    Elsewhere,
}

impl Versions {
    pub(super) fn in_process() -> Self {
        Self::InProcess((0..COUNTERS).map(|_| AtomicU64::new(0)).collect())
    }

    pub(super) fn elsewhere() -> Self {
        Self::Elsewhere
    }

    /// The version of something that shows all of `keys`; none where it cannot be known.
    ///
    /// Read it **before** reading the database: then what is stored under it is at least that new.
    pub fn of(&self, keys: &[Key]) -> Option<u64> {
        match self {
            // Each counter only grows, so the sum changes whenever one of them does.
            Self::InProcess(counters) => {
                Some(keys.iter().map(|key| counters[slot(*key)].load(Ordering::SeqCst)).sum())
            }
            // What shows nothing that anybody writes never grows old.
            Self::Elsewhere => keys.is_empty().then_some(0),
        }
    }

    /// Moves the version of `key` on.
    pub fn touch(&self, key: Key) {
        if let Self::InProcess(counters) = self {
            counters[slot(key)].fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Moves everything on: for what another process wrote (an import beside a running server).
    pub fn touch_all(&self) {
        if let Self::InProcess(counters) = self {
            for counter in counters.iter() {
                counter.fetch_add(1, Ordering::SeqCst);
            }
        }
    }
}

fn slot(key: Key) -> usize {
    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(key);
    usize::try_from(hash % COUNTERS as u64).unwrap_or(0)
}

/// What an outbox row moves on by itself. Wider lists are touched by the use case that knows them.
pub(crate) fn keys_of(kind: OutboxKind, entity_id: i64) -> Vec<Key> {
    match kind {
        // A post changes its topic, its board's list and the latest: its use case knows their ids.
        OutboxKind::Post => vec![],
        OutboxKind::Topic => vec![Key::Topic(TopicId(entity_id)), Key::Latest],
        OutboxKind::Board => vec![Key::Boards, Key::BoardTopics(BoardId(entity_id))],
        OutboxKind::Project => vec![Key::Project(ProjectId(entity_id)), Key::Projects],
        // Nothing of complaints is cached.
        OutboxKind::Complaint | OutboxKind::Act => vec![],
        OutboxKind::Account => vec![Key::Rights(AccountId(entity_id)), Key::Profiles],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_shows_two_things_is_renewed_by_a_change_of_either() {
        let versions = Versions::in_process();
        let page = [Key::Topic(TopicId(1)), Key::Profiles];
        let before = versions.of(&page);
        versions.touch(Key::Profiles);
        let between = versions.of(&page);
        versions.touch(Key::Topic(TopicId(1)));
        assert!(before < between && between < versions.of(&page));
    }

    #[test]
    fn nothing_that_is_written_is_cached_where_other_nodes_write() {
        assert_eq!(Versions::elsewhere().of(&[Key::Boards]), None);
        assert_eq!(Versions::elsewhere().of(&[]), Some(0));
    }
}
