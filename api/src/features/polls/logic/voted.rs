//! For what somebody votes, for the archive of what is their own.

use std::collections::HashMap;

use linli_entities::account::AccountId;
use linli_entities::poll::PollId;
use linli_entities::poll_option::{self, PollOptionId};
use linli_entities::poll_vote::{self, PollVoteId};
use linli_entities::topic::TopicId;
use sea_orm::ConnectionTrait;

use crate::error::Error;
use crate::features::polls::{rules, store};

/// For what an account votes.
#[derive(Clone, Debug)]
pub struct Voted {
    /// The vote.
    pub vote: poll_vote::Model,
    /// The topic that has the poll.
    pub topic_id: TopicId,
    /// The options, as they are preferred where they are ranked.
    pub chosen: Vec<poll_option::Model>,
}

/// For what an account votes, after one: by id, at most so many; for itself.
///
/// # Errors
/// When the database fails.
pub async fn voted(
    db: &impl ConnectionTrait,
    own: AccountId,
    after: PollVoteId,
    rows: u64,
) -> Result<Vec<Voted>, Error> {
    let votes = store::votes_of(db, own, after, rows).await?;
    let ids: Vec<PollId> = votes.iter().map(|vote| vote.poll_id).collect();
    let topics: HashMap<PollId, TopicId> = store::topics_of(db, &ids).await?.into_iter().collect();
    let ids: Vec<PollOptionId> = votes.iter().flat_map(|vote| rules::choices(&vote.choices)).collect();
    let options = store::options_by_ids(db, &ids).await?;
    let options: HashMap<PollOptionId, poll_option::Model> =
        options.into_iter().map(|option| (option.id, option)).collect();
    let voted = votes.into_iter().filter_map(|vote| {
        let chosen = rules::choices(&vote.choices);
        let chosen = chosen.iter().filter_map(|id| options.get(id).cloned()).collect();
        Some(Voted { topic_id: *topics.get(&vote.poll_id)?, chosen, vote })
    });
    Ok(voted.collect())
}
