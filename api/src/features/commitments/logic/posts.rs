//! What of posts is a commitment: such posts stay as they are.

use linli_entities::account::AccountId;
use linli_entities::commitment::{CommitmentId, CommitmentOutcome, Model};
use linli_entities::post::PostId;
use linli_entities::topic::TopicId;
use sea_orm::ConnectionTrait;

use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::boards::rules::BoardScope;
use crate::features::commitments::output::CommittedPost;
use crate::features::commitments::rules::Standing;
use crate::features::commitments::store;
use crate::features::promise::rules::calendar;

/// The commitments among these posts; for whoever knows that they may be read.
///
/// # Errors
/// When the database fails.
pub async fn of_posts(db: &impl ConnectionTrait, ids: &[PostId]) -> Result<Vec<Model>, Error> {
    let mut rows = store::of_posts(db, ids).await?;
    rows.sort_by_key(|row| row.post_id);
    Ok(rows)
}

/// How commitments are shown beside their posts, as they stand today.
pub fn shown(app: &App, rows: &[Model]) -> Vec<CommittedPost> {
    let today = calendar::date(app.clock.now());
    let shown = rows.iter().map(|row| CommittedPost {
        post_id: row.post_id,
        commitment_id: row.id,
        text: row.text.clone(),
        state: Standing::of(row).state(today),
        first_due_on: row.first_due_on,
        due_on: row.due_on,
        ended_on: row.ended_on,
    });
    shown.collect()
}

/// Whether a post is a commitment.
///
/// # Errors
/// When the database fails.
pub async fn is_bound(db: &impl ConnectionTrait, id: PostId) -> Result<bool, Error> {
    Ok(!store::of_posts(db, &[id]).await?.is_empty())
}

/// Demands that no post of a topic is a commitment: with its topic it would be gone.
///
/// # Errors
/// [`Code::PostCommitted`].
pub async fn demand_free_topic(
    db: &impl ConnectionTrait,
    board: &BoardScope,
    id: TopicId,
) -> Result<(), Error> {
    let Some(project) = &board.project else { return Ok(()) };
    match store::is_in_topic(db, project.id, id).await? {
        true => Err(Error::Conflict(Code::PostCommitted)),
        false => Ok(()),
    }
}

/// Who made a commitment that was kept by the day that held; none of one that was not.
///
/// # Errors
/// When the database fails.
pub async fn kept_by(db: &impl ConnectionTrait, id: CommitmentId) -> Result<Option<AccountId>, Error> {
    let row = store::by_id(db, id).await?;
    let kept = row.filter(|row| {
        let in_time = !row.missed && row.ended_on.is_some_and(|on| on <= row.due_on);
        row.outcome == Some(CommitmentOutcome::Kept) && in_time
    });
    Ok(kept.and_then(|row| row.made_by))
}
