//! The follower that gives badges, and has reckoned how far accounts are trusted.
//!
//! A step reads rows of the outbox, finds out whom they concern, counts what each of those did as the rows say now, and gives
//! and moves on in one transaction, which comes to nothing where somebody else moved the follower meanwhile. What was given is
//! not given again: a row that is read twice does no harm.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use linli_entities::account::AccountId;
use linli_entities::attendee::AttendeeId;
use linli_entities::badge_award::BadgeKind;
use linli_entities::commitment::CommitmentId;
use linli_entities::outbox::{self as row, OutboxKind};
use linli_entities::post::{self, PostId};
use linli_entities::survey_invitation::SurveyInvitationId;
use linli_entities::topic::{self, TopicId};
use linli_entities::trust::TrustLevel;
use linli_entities::{Date, Instant};

use crate::app::App;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::Error;
use crate::features::accounts::logic::lookup;
use crate::features::accounts::logic::readers;
use crate::features::badges::rules::{self, LIKED_POST, WATCHFUL};
use crate::features::badges::store;
use crate::features::promise::rules::calendar;
use crate::features::{check_ins, commitments, flags, posts, reactions, surveys, topics, trust};
use crate::outbox::{self, Cursor, Next, Position};

/// The name of the follower.
const FOLLOWER: &str = "badges";
/// Rows of the outbox taken in at once.
const ROWS: u64 = 200;

/// What rows say of an account.
#[derive(Clone, Debug, Default)]
struct Concern {
    /// Whether something of it happened at the very time of its row, and was not imported.
    told: bool,
    /// Badges that the rows give by themselves.
    given: BTreeSet<BadgeKind>,
}

/// Whom rows concern.
type Concerned = BTreeMap<AccountId, Concern>;

/// What is to be written of an account.
#[derive(Clone, Debug)]
struct Change {
    account_id: AccountId,
    /// The level that its acts come to, where it is another.
    level: Option<TrustLevel>,
    badges: Vec<BadgeKind>,
    told: bool,
}

/// Takes in what happened since; answers how many rows. A test calls this instead of waiting.
///
/// # Errors
/// When the database fails; what was not taken in is taken in by the next call.
pub async fn catch_up(app: &App) -> Result<usize, Error> {
    let mut taken = 0;
    while let Some(Next { from, rows, to }) = outbox::next(app, FOLLOWER, ROWS).await? {
        let changes = changes(app, concerned(app, &rows).await?).await?;
        taken += rows.len();
        take(app, from, to, changes).await?;
        if app.stop.is_cancelled() {
            break;
        }
    }
    Ok(taken)
}

/// How far the follower has come.
///
/// # Errors
/// When the database fails.
pub async fn position(app: &App) -> Result<Position, Error> {
    Ok(outbox::cursor(app.db.read(), FOLLOWER).await?.position)
}

/// The posts and topics that rows name: read together, because they are many.
struct Named {
    posts: HashMap<PostId, post::Model>,
    topics: HashMap<TopicId, topic::Model>,
}

impl Named {
    async fn by(app: &App, rows: &[row::Model]) -> Result<Self, Error> {
        use OutboxKind::{Accepted, FlagsDecided, Liked, Post, Topic};
        let of = |kinds: &[OutboxKind]| -> BTreeSet<i64> {
            rows.iter().filter(|row| kinds.contains(&row.kind)).map(|row| row.entity_id).collect()
        };
        let ids: Vec<PostId> = of(&[Post, Accepted, Liked, FlagsDecided]).into_iter().map(PostId).collect();
        let posts = if ids.is_empty() { vec![] } else { posts::logic::by_ids(app, &ids).await? };
        let ids: Vec<TopicId> = of(&[Topic]).into_iter().map(TopicId).collect();
        let topics = if ids.is_empty() { HashMap::new() } else { topics::logic::by_ids(app, &ids).await? };
        Ok(Self { posts: posts.into_iter().map(|post| (post.id, post)).collect(), topics })
    }

    /// The post, unless it was written under a pseudonym: what came of it then must not show beside a name.
    fn post(&self, id: i64) -> Option<&post::Model> {
        self.posts.get(&PostId(id)).filter(|post| post.pseudonym_id.is_none())
    }
}

async fn concerned(app: &App, rows: &[row::Model]) -> Result<Concerned, Error> {
    let named = Named::by(app, rows).await?;
    let mut concerned = Concerned::new();
    for row in rows {
        for (account_id, told, given) in of(app, row, &named).await? {
            let concern = concerned.entry(account_id).or_default();
            concern.told |= told;
            concern.given.extend(given);
        }
    }
    Ok(concerned)
}

/// Whom a row concerns, whether it is news, and which badge it gives by itself: the one place that a new kind of act is added
/// to. Of a topic that is deleted or moved its author is reckoned, and whoever else wrote there with what they do next.
async fn of(
    app: &App,
    row: &row::Model,
    named: &Named,
) -> Result<Vec<(AccountId, bool, Option<BadgeKind>)>, Error> {
    let (db, id) = (app.db.read(), row.entity_id);
    let one = |account_id: Option<AccountId>, badge| {
        account_id.map(|account_id| (account_id, true, badge)).into_iter().collect()
    };
    Ok(match row.kind {
        OutboxKind::Post => {
            let post = named.post(id);
            post.map(|post| (post.author_id, post.created_at == row.created_at, None)).into_iter().collect()
        }
        OutboxKind::Topic => {
            let topic = named.topics.get(&TopicId(id)).filter(|topic| topic.pseudonym_id.is_none());
            topic.map(|topic| (topic.author_id, false, None)).into_iter().collect()
        }
        OutboxKind::Accepted => one(named.post(id).map(|post| post.author_id), None),
        OutboxKind::Liked => {
            let Some(post) = named.post(id).filter(|post| post.deleted_at.is_none()) else {
                return Ok(vec![]);
            };
            let likes: i64 =
                reactions::logic::counts(db, &[post.id]).await?.iter().map(|one| one.count).sum();
            one(Some(post.author_id), (likes >= LIKED_POST).then_some(BadgeKind::LikedPost))
        }
        OutboxKind::FlagsDecided => of_flags(app, PostId(id), named.post(id)).await?,
        OutboxKind::Attendance => {
            let came = check_ins::logic::attendance(db, AttendeeId(id)).await?;
            let came = came.filter(|came| came.attended_at.is_some()).and_then(|came| came.account_id);
            one(came, Some(BadgeKind::FirstEvent))
        }
        OutboxKind::SurveyAnswered => {
            let answered = surveys::logic::telling::answered(db, SurveyInvitationId(id)).await?;
            one(answered.map(|(account_id, _)| account_id), Some(BadgeKind::SurveyAnswered))
        }
        OutboxKind::CommitmentEnded => {
            let kept = commitments::logic::kept_by(db, CommitmentId(id)).await?;
            one(kept, Some(BadgeKind::CommitmentKept))
        }
        OutboxKind::Account => {
            let id = AccountId(id);
            let Some(made_at) = lookup::made_at(db, id).await? else { return Ok(vec![]) };
            let introduced = lookup::is_introduced(db, id).await?;
            vec![(id, made_at < row.created_at, introduced.then_some(BadgeKind::Introduced))]
        }
        // What else happens gives no badge and no trust.
        _ => vec![],
    })
}

/// Whose post it is, and those who flagged it rightly: often enough that nobody learns of which post they were.
async fn of_flags(
    app: &App,
    id: PostId,
    post: Option<&post::Model>,
) -> Result<Vec<(AccountId, bool, Option<BadgeKind>)>, Error> {
    let mut concerned: Vec<_> = post.map(|post| (post.author_id, true, None)).into_iter().collect();
    for account_id in flags::logic::upheld_by(app.db.read(), id).await? {
        if flags::logic::upheld_count(app.db.read(), account_id, WATCHFUL).await? >= WATCHFUL {
            concerned.push((account_id, true, Some(BadgeKind::Watchful)));
        }
    }
    Ok(concerned)
}

/// What is to be written of those whom rows concern; nothing of accounts that are closed.
async fn changes(app: &App, concerned: Concerned) -> Result<Vec<Change>, Error> {
    let (db, now) = (app.db.read(), app.clock.now());
    let ids: Vec<AccountId> = concerned.keys().copied().collect();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let readers = readers::of(db, &ids).await?;
    let standing = trust::logic::rows_of(db, &ids).await?;
    let mut held: HashMap<AccountId, BTreeSet<BadgeKind>> = HashMap::new();
    for row in store::of_accounts(db, &ids).await? {
        held.entry(row.account_id).or_default().insert(row.badge);
    }
    let mut changes = vec![];
    for (account_id, concern) in concerned {
        let Some(reader) = readers.get(&account_id) else { continue };
        let acts = trust::logic::acts_of(db, reader, now).await?;
        let level = trust::rules::level(&acts);
        let before = standing.get(&account_id);
        let moves = before.map_or(TrustLevel::New, |row| row.level) != level
            && before.is_none_or(|row| row.pinned_at.is_none());
        let mut badges = concern.given;
        badges.extend(rules::earned(&acts));
        let known = held.remove(&account_id).unwrap_or_default();
        let badges: Vec<BadgeKind> = badges.difference(&known).copied().collect();
        if moves || !badges.is_empty() {
            changes.push(Change { account_id, level: moves.then_some(level), badges, told: concern.told });
        }
    }
    Ok(changes)
}

async fn take(app: &App, from: Cursor, to: Cursor, changes: Vec<Change>) -> Result<(), Error> {
    app.db
        .write((from, to, changes, app.clock.now()), |txn, (from, to, changes, now)| {
            Box::pin(async move {
                // Whoever comes second does nothing.
                if !outbox::advance(txn, FOLLOWER, from, to, now).await? {
                    return Ok(());
                }
                write(txn, changes, now).await
            })
        })
        .await
}

async fn write(txn: &Txn, changes: Vec<Change>, now: Instant) -> Result<(), Error> {
    // Nothing is kept of an account that was closed or erased since the step was prepared.
    let ids: Vec<AccountId> = changes.iter().map(|change| change.account_id).collect();
    let open = readers::open(txn, &ids).await?;
    let (today, mut given) = (calendar::date(now), BTreeMap::new());
    for change in changes.into_iter().filter(|change| open.contains(&change.account_id)) {
        if let Some(level) = change.level {
            trust::logic::note(txn, change.account_id, level, change.told, now).await?;
        }
        for badge in &change.badges {
            if give(txn, &change, *badge, (today, now)).await? {
                *given.entry(*badge).or_insert(0) += 1;
            }
        }
    }
    Ok(store::count(txn, given).await?)
}

/// Gives a badge; whether the account had it not yet.
async fn give(
    txn: &Txn,
    change: &Change,
    badge: BadgeKind,
    (today, now): (Date, Instant),
) -> Result<bool, Error> {
    let Some(id) = store::give(txn, change.account_id, badge, today).await? else { return Ok(false) };
    for key in [Key::Esteem(change.account_id), Key::Badges] {
        txn.touch(key);
    }
    if change.told {
        outbox::enqueue(txn, OutboxKind::BadgeAwarded, id.0, now).await?;
    }
    Ok(true)
}
