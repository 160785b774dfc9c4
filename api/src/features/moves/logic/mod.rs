//! Use cases of moving topics and posts.

mod acts;
mod merging;
mod moving;
mod reading;
mod splitting;

use std::collections::BTreeMap;

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::topic::{self, TopicId};

use super::store;
use crate::actor::Actor;
use crate::code::Code;
use crate::db::Txn;
use crate::db::versions::Key;
use crate::error::{Error, Named as _};
use crate::features::boards::rules::{BoardScope, Counted};
use crate::features::{boards, commitments, posts, topics};

pub use acts::act;
pub use merging::merge;
pub use moving::relocate;
pub use reading::{Sign, leads_on, moderated, shown, signposts, signs};
pub use splitting::split;

/// Topics whose signposts name one that is moved, at most: their pages are made anew.
const NAMING_MAX: u64 = 1000;

/// The boards from which and to which something is moved, as they are inside of a transaction.
struct Boards {
    from: BoardScope,
    to: BoardScope,
}

/// Moves the counters of two boards, or of one that is both, and gives them as they are then: nobody closes or changes them
/// before the commit. Always in the order of ids: of two who move in opposite directions, one waits.
async fn count_both(
    txn: &Txn,
    (from, out): (BoardId, Counted),
    (to, in_): (BoardId, Counted),
) -> Result<Boards, Error> {
    let mut counts: BTreeMap<BoardId, Counted> = BTreeMap::new();
    for (id, counted) in [(from, out), (to, in_)] {
        let sum = counts.entry(id).or_default();
        sum.topics += counted.topics;
        sum.posts += counted.posts;
    }
    let mut scopes = BTreeMap::new();
    for (id, counted) in counts {
        scopes.insert(id, boards::logic::count(txn, id, counted).await?);
    }
    let scope = |id: BoardId| scopes.get(&id).cloned().ok_or(Error::NotFound("board"));
    Ok(Boards { from: scope(from)?, to: scope(to)? })
}

/// So many topics and posts fewer.
fn less(topics: i64, posts: i32) -> Counted {
    Counted { topics: -topics, posts: -i64::from(posts), posted_at: None }
}

/// So many topics and posts more.
fn more(topics: i64, posts: i32) -> Counted {
    Counted { topics, posts: posts.into(), posted_at: None }
}

/// Demands that the actor moderates where a topic is and where something of it goes, with the rights and the boards of now.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen, and at `pointer` for a board that may not be read;
/// [`Code::Forbidden`].
fn demand_both(actor: &Actor, boards: &Boards, topic: &topic::Model, pointer: &str) -> Result<(), Error> {
    topics::logic::demand_visible(actor, &boards.from, topic)?;
    boards::rules::demand_moderator(actor, &boards.from)?;
    if !boards::rules::may_read(actor, &boards.to) {
        return Err(Error::NotFound("board")).named_at(pointer);
    }
    boards::rules::demand_moderator(actor, &boards.to)
}

/// Demands that what is said under pseudonyms stays in its project: its moderators alone may ask whose they are.
///
/// # Errors
/// [`Code::PseudonymsOff`].
fn demand_no_masks(boards: &Boards, masked: bool) -> Result<(), Error> {
    let project = |board: &BoardScope| board.project.as_ref().map(|project| project.id);
    if masked && project(&boards.from) != project(&boards.to) {
        return Err(Error::Conflict(Code::PseudonymsOff));
    }
    Ok(())
}

/// Demands that a topic as a whole may go elsewhere.
///
/// # Errors
/// [`Code::PostCommitted`], [`Code::PseudonymsOff`].
async fn demand_free(txn: &Txn, boards: &Boards, id: TopicId) -> Result<(), Error> {
    commitments::logic::demand_free_topic(txn, &boards.from, id).await?;
    let crosses = demand_no_masks(boards, true).is_err();
    demand_no_masks(boards, crosses && posts::logic::is_any_masked(txn, id).await?)
}

/// A reason for the audit: of what is said where staff may not read, what is kept for staff has no words.
fn kept_reason(boards: &Boards, reason: Option<String>) -> Option<String> {
    reason.filter(|_| !boards.from.is_closed() && !boards.to.is_closed())
}

/// Moves on the versions of what leads to a topic by its signposts: whether that is told hangs on where it is.
async fn touch_naming(txn: &Txn, id: TopicId) -> Result<(), Error> {
    for naming in store::naming(txn, id, NAMING_MAX).await? {
        txn.touch(Key::Topic(naming));
    }
    Ok(())
}

/// Two topics, held in the order of their ids.
async fn held_both(txn: &Txn, one: TopicId, other: TopicId) -> Result<(topic::Model, topic::Model), Error> {
    if one < other {
        let first = topics::logic::held(txn, one).await?;
        return Ok((first, topics::logic::held(txn, other).await?));
    }
    let second = topics::logic::held(txn, other).await?;
    Ok((topics::logic::held(txn, one).await?, second))
}

/// Who does something, and when.
type Doing = (Actor, Instant);
