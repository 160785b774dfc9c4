//! Whether the index holds what the database does: ids, and what was indexed of each.

use std::collections::{BTreeMap, BTreeSet};

use linli_entities::complaint::ComplaintId;
use linli_entities::outbox::OutboxKind;
use linli_entities::post::{self, PostId};
use linli_entities::topic::TopicId;
use linli_search::{Change, Entry};

use super::feed;
use super::logic::complaints;
use crate::app::App;
use crate::error::Error;
use crate::features::posts;
use crate::outbox::{self, Position};

/// Posts or complaints compared at once.
const PAGE: u64 = 500;

/// How a post or complaint in the index differs from the one in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differs {
    /// It is not in the index.
    Missing,
    /// Something else was indexed of it, or it is there twice.
    Otherwise,
    /// It should not be in the index.
    InVain,
}

/// What a page of the comparison found, of posts or of complaints.
#[derive(Clone, Debug)]
pub struct Compared<Id> {
    /// How many were compared.
    pub count: u64,
    /// Those that differ, and that no change explains which the index has yet to take in.
    pub differing: Vec<(Id, Differs)>,
    /// Where the next page begins; none after the last.
    pub next: Option<Id>,
}

/// Compares a page of posts, those after `after`; nothing where the index has not been built.
///
/// # Errors
/// When the database or the index fails.
pub async fn compare(app: &App, after: PostId) -> Result<Option<Compared<PostId>>, Error> {
    // First the index, then the database, then the changes: what the database has and the index has not, a change names.
    let Some(inventory) = app.search.inventory(&app.db).await? else { return Ok(None) };
    let mark = inventory.watermark();
    let posts = posts::logic::walk(app, after, PAGE).await?;
    let next = posts.last().map(|post| post.id);
    let upto = next.map_or(complaints::FIRST - 1, |last| last.0);
    let entries = tokio::task::spawn_blocking(move || inventory.entries(after.0, upto)).await;
    let entries = entries.map_err(Error::internal)?.map_err(Error::internal)?;
    let count = posts.len() as u64;
    let topics: BTreeMap<PostId, TopicId> = posts.iter().map(|post| (post.id, post.topic_id)).collect();
    let differing = differences(&stamps(app, posts).await?, &entries).into_iter();
    let mut differing: Vec<_> = differing.map(|(id, differs)| (PostId(id), differs)).collect();
    let waiting = waiting(app, Position { txid: mark.txid, seq: mark.seq }, &differing, &topics).await?;
    differing.retain(|(id, _)| !waiting.contains(id));
    Ok(Some(Compared { count, differing, next }))
}

/// Compares a page of complaints, those after `after`; nothing where the index has not been built.
///
/// # Errors
/// When the database or the index fails.
pub async fn compare_complaints(
    app: &App,
    after: ComplaintId,
) -> Result<Option<Compared<ComplaintId>>, Error> {
    let Some(inventory) = app.search.inventory(&app.db).await? else { return Ok(None) };
    let mark = inventory.watermark();
    let (documents, next) = feed::walk_complaints(app, after, PAGE).await?;
    let (from, upto) = (complaints::document_id(after), next.map_or(i64::MAX, complaints::document_id));
    let entries = tokio::task::spawn_blocking(move || inventory.entries(from, upto)).await;
    let entries = entries.map_err(Error::internal)?.map_err(Error::internal)?;
    let wanted = documents.iter().map(|document| (document.post_id, document.stamp())).collect();
    let differing = differences(&wanted, &entries).into_iter();
    let mut differing: Vec<_> =
        differing.filter_map(|(id, differs)| Some((complaints::complaint_id(id)?, differs))).collect();
    let since = Position { txid: mark.txid, seq: mark.seq };
    let ids = differing.iter().map(|(id, _)| id.0).collect();
    let waiting = outbox::named_after(app.db.read(), since, OutboxKind::Complaint, ids).await?;
    differing.retain(|(id, _)| !waiting.contains(&id.0));
    Ok(Some(Compared { count: documents.len() as u64, differing, next }))
}

/// The stamps of what the index should hold of these posts.
async fn stamps(app: &App, posts: Vec<post::Model>) -> Result<BTreeMap<i64, u64>, Error> {
    let changes = feed::present(app, posts).await?;
    let stamps = changes.iter().filter_map(|change| match change {
        Change::Put(document) => Some((document.post_id, document.stamp())),
        Change::Remove { .. } => None,
    });
    Ok(stamps.collect())
}

fn differences(wanted: &BTreeMap<i64, u64>, held: &[Entry]) -> Vec<(i64, Differs)> {
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for entry in held {
        let differs = match wanted.get(&entry.post_id) {
            None => Some(Differs::InVain),
            Some(stamp) if *stamp != entry.stamp => Some(Differs::Otherwise),
            Some(_) => None,
        };
        let twice = (!seen.insert(entry.post_id)).then_some(Differs::Otherwise);
        if let Some(differs) = differs.or(twice) {
            found.insert(entry.post_id, differs);
        }
    }
    let missing = wanted.keys().filter(|id| !seen.contains(id));
    found.extend(missing.map(|id| (*id, Differs::Missing)));
    found.into_iter().collect()
}

/// The posts among those that differ which a change names that the index has not taken in.
async fn waiting(
    app: &App,
    since: Position,
    differing: &[(PostId, Differs)],
    topics: &BTreeMap<PostId, TopicId>,
) -> Result<BTreeSet<PostId>, Error> {
    let ids = differing.iter().map(|(id, _)| id.0).collect();
    let topic_ids: BTreeSet<i64> =
        differing.iter().filter_map(|(id, _)| topics.get(id)).map(|id| id.0).collect();
    let db = app.db.read();
    let posts = outbox::named_after(db, since, OutboxKind::Post, ids).await?;
    let of_topics =
        outbox::named_after(db, since, OutboxKind::Topic, topic_ids.into_iter().collect()).await?;
    let moved = |id: &PostId| topics.get(id).is_some_and(|topic| of_topics.contains(&topic.0));
    let named = posts.into_iter().map(PostId);
    Ok(named.chain(differing.iter().map(|(id, _)| *id).filter(moved)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_other_superfluous_or_double_differs() {
        let wanted = BTreeMap::from([(1, 10), (2, 20), (3, 30), (4, 40)]);
        let held = [(1, 10), (2, 21), (4, 40), (4, 40), (5, 50)];
        let held = held.map(|(post_id, stamp)| Entry { post_id, stamp });
        let expected =
            [(2, Differs::Otherwise), (3, Differs::Missing), (4, Differs::Otherwise), (5, Differs::InVain)];
        assert_eq!(differences(&wanted, &held), expected);
        assert_eq!(differences(&wanted, &[]).len(), 4);
    }
}
