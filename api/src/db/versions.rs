//! How new a thing is: counters that a write moves on, so that a cache never serves what is older than a committed
//! write, not even when a slow reader stores an old page late.
//!
//! Counters are memory of this process. Where other nodes write too, they are moved on by [`Versions::catch_up`], which
//! each request waits for first.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::outbox::OutboxKind;
use linli_entities::project::ProjectId;
use linli_entities::topic::TopicId;

use super::changes::Changes;

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
    /// All complaints together: what is told of how they were handled.
    Complaints,
    /// What an account may do.
    Rights(AccountId),
    /// The jobs that wait to be done.
    Jobs,
    /// How accounts are shown: names and pictures.
    Profiles,
    /// Events, and how many seats of them are left.
    Events,
    /// Group buys, and how many have joined them.
    GroupBuys,
    /// What others think of what an account writes: likes, accepted answers, its level, its badges.
    Esteem(AccountId),
    /// How many have which badge.
    Badges,
    /// Which lists of words hold.
    WordRules,
    /// All there is: for what is written in bulk.
    Everything,
}

/// The number of counters. Two keys may share one; then one is refreshed more often than needed, never too rarely.
const COUNTERS: usize = 1 << 14;

/// The counters of this process. They only grow.
#[derive(Clone)]
pub(super) struct Counters(Arc<[AtomicU64]>);

impl Counters {
    fn new() -> Self {
        Self((0..COUNTERS).map(|_| AtomicU64::new(0)).collect())
    }

    /// The sum changes whenever one of them does.
    fn sum(&self, keys: &[Key]) -> u64 {
        keys.iter().map(|key| self.0[place(*key)].load(Ordering::SeqCst)).sum()
    }

    fn move_on(&self, key: Key) {
        match key {
            Key::Everything => self.move_all(),
            key => drop(self.0[place(key)].fetch_add(1, Ordering::SeqCst)),
        }
    }

    pub(super) fn move_all(&self) {
        for counter in self.0.iter() {
            counter.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Moves on what [`noted`] wrote down.
    pub(super) fn move_noted(&self, note: Option<&str>) {
        let Some(note) = note else { return self.move_all() };
        for counter in note
            .split(' ')
            .filter_map(|place| place.parse().ok())
            .filter_map(|place: usize| self.0.get(place))
        {
            counter.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// The places of the counters that these keys move on, for other nodes to read; none where it is all of them.
pub(super) fn noted(keys: &[Key]) -> Option<String> {
    if keys.contains(&Key::Everything) {
        return None;
    }
    let mut places: Vec<usize> = keys.iter().map(|key| place(*key)).collect();
    places.sort_unstable();
    places.dedup();
    Some(places.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

/// The versions of everything, as far as this process knows them.
#[derive(Clone)]
pub struct Versions {
    counters: Counters,
    /// Where other nodes write too (PostgreSQL). Otherwise this process does all the writing (SQLite) and moves the
    /// counters on after each commit and before its answer.
    others: Option<Arc<Changes>>,
}

impl Versions {
    pub(super) fn in_process() -> Self {
        Self { counters: Counters::new(), others: None }
    }

    pub(super) fn shared(others: Changes) -> Self {
        Self { counters: Counters::new(), others: Some(Arc::new(others)) }
    }

    /// The version of something that shows all of `keys`.
    ///
    /// Read it **before** reading the database: then what is stored under it is at least that new.
    pub fn of(&self, keys: &[Key]) -> u64 {
        self.counters.sum(keys)
    }

    /// Moves the version of `key` on, where this process does all the writing. Elsewhere what is written says so to
    /// all nodes, this one included.
    pub fn touch(&self, key: Key) {
        if self.others.is_none() {
            self.counters.move_on(key);
        }
    }

    /// Moves on the versions of everything that was committed before the call, on whichever node.
    pub(super) async fn catch_up(&self) {
        if let Some(others) = &self.others {
            others.catch_up(&self.counters).await;
        }
    }
}

/// The place of the counter of a key. It is the same in every node, of this version and the next: places are written
/// down.
fn place(key: Key) -> usize {
    let (kind, id) = match key {
        Key::Topic(id) => (1, id.0),
        Key::BoardTopics(id) => (2, id.0),
        Key::Boards => (3, 0),
        Key::Project(id) => (4, id.0),
        Key::Projects => (5, 0),
        Key::Latest => (6, 0),
        Key::Rights(id) => (7, id.0),
        Key::Profiles => (8, 0),
        Key::Everything => (9, 0),
        Key::Complaints => (10, 0),
        Key::Jobs => (11, 0),
        Key::Events => (15, 0),
        Key::GroupBuys => (16, 0),
        Key::Esteem(id) => (39, id.0),
        Key::Badges => (40, 0),
        Key::WordRules => (46, 0),
    };
    // The finaliser of SplitMix64: neighbouring ids come to stand far apart.
    let mut mixed = ((id.cast_unsigned() << 8) | kind).wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((mixed ^ (mixed >> 31)) % COUNTERS as u64).unwrap_or(0)
}

/// What an outbox row moves on by itself. Wider lists are touched by the use case that knows them.
pub(crate) fn keys_of(kind: OutboxKind, entity_id: i64) -> Vec<Key> {
    match kind {
        // A post changes its topic, its board's list and the latest: its use case knows their ids.
        OutboxKind::Post | OutboxKind::Accepted => vec![],
        OutboxKind::Topic => vec![Key::Topic(TopicId(entity_id)), Key::Latest],
        OutboxKind::Board => vec![Key::Boards, Key::BoardTopics(BoardId(entity_id))],
        OutboxKind::Project => vec![Key::Project(ProjectId(entity_id)), Key::Projects],
        OutboxKind::Complaint => vec![Key::Complaints],
        // What a registration changes is how many seats are left.
        OutboxKind::Event | OutboxKind::RegistrationAct => vec![Key::Events],
        OutboxKind::Attendance => vec![],
        OutboxKind::TrustRaised => vec![Key::Esteem(AccountId(entity_id))],
        OutboxKind::BadgeAwarded => vec![Key::Badges],
        // Whose rights changed its use case knows.
        OutboxKind::SanctionAct => vec![],
        // Of whom a like or a flag is, and so whose profile changed, its use case knows.
        OutboxKind::Liked | OutboxKind::FlagsDecided | OutboxKind::CommitmentEnded => vec![],
        // What an act changes is the complaint, which has a row of its own; of notices nothing is cached.
        OutboxKind::Act | OutboxKind::Notice => vec![],
        // What an act changes is how many have joined, and whose money is late.
        OutboxKind::DepositAct => vec![Key::GroupBuys],
        // Nothing of the club is cached, nor of bids, of draws, of messages, of the journey of homes and of surveys.
        OutboxKind::Bid
        | OutboxKind::MilestoneChange
        | OutboxKind::Update
        | OutboxKind::HomeAct
        | OutboxKind::SurveyInvitation
        | OutboxKind::SurveyAnswered
        | OutboxKind::FundEntry
        | OutboxKind::DrawEntry
        | OutboxKind::VoteStep
        | OutboxKind::VoteReminder
        // What changed about the page of its post is told by the use case.
        | OutboxKind::CommitmentWarning
        | OutboxKind::PostReminder
        | OutboxKind::BoardOpened
        | OutboxKind::Message
        | OutboxKind::Unmasking
        | OutboxKind::Export
        | OutboxKind::ScheduledPost
        | OutboxKind::ReviewDecided
        | OutboxKind::Membership
        | OutboxKind::Points
        | OutboxKind::ExpiryWarning
        | OutboxKind::ReferralStep => vec![],
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
    fn what_is_noted_moves_what_was_touched_and_nothing_else() {
        let (here, there) = (Versions::in_process(), Versions::in_process());
        let keys = [Key::Topic(TopicId(7)), Key::Latest];
        let others = [Key::Topic(TopicId(8)), Key::Boards, Key::Rights(AccountId(7))];
        keys.iter().for_each(|key| here.touch(*key));
        there.counters.move_noted(noted(&keys).as_deref());
        for key in keys.iter().chain(&others) {
            assert_eq!(here.of(&[*key]), there.of(&[*key]), "{key:?}");
        }
        there.counters.move_noted(noted(&[Key::Everything, Key::Latest]).as_deref());
        assert!(others.iter().all(|key| there.of(&[*key]) == 1));
    }

    #[test]
    fn places_are_those_that_were_written_down() {
        let places = [Key::Topic(TopicId(1)), Key::Topic(TopicId(2)), Key::Boards, Key::Latest].map(place);
        assert_eq!(places, [10020, 13337, 4077, 8192]);
    }
}
