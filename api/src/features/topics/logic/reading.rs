//! How far somebody has read.

use std::collections::{HashMap, HashSet};

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::topic::{self, TopicId};

use super::super::output::Unread;
use super::super::store;
use super::{pacing, visible, visible_among};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::readings;
use crate::features::readings::logic::HowFar;

/// Topics asked about at once, at most.
const UNREAD_MAX: usize = 100;

/// Notes that the actor has read up to `number`; never backwards, never beyond the last.
///
/// # Errors
/// [`Error::NotFound`] as [`visible`]; [`Error::SignInRequired`] to guests.
pub async fn mark_read(app: &App, actor: &Actor, id: TopicId, number: i32) -> Result<(), Error> {
    let account_id = actor.signed_in()?.account_id;
    let (topic, _) = visible(app, actor, id).await?;
    let number = number.clamp(0, topic.last_number);
    let input = (account_id, id, number, app.clock.now());
    app.db
        .write(input, |txn, (account_id, id, number, now)| {
            Box::pin(async move { Ok(store::mark_read(txn, account_id, id, number, now).await.map(drop)?) })
        })
        .await
}

/// How far the actor is behind in these topics, and when that is so; those that may not be seen are left out.
///
/// # Errors
/// [`Code::TooMany`] for more than 100 topics.
pub async fn unread(app: &App, actor: &Actor, ids: &[TopicId]) -> Result<(Instant, Vec<Unread>), Error> {
    let (account_id, now) = (actor.signed_in()?.account_id, app.clock.now());
    let unique: HashSet<TopicId> = ids.iter().copied().collect();
    if unique.len() > UNREAD_MAX {
        return Err(Error::invalid("/topic_ids", Code::TooMany));
    }
    let topics = visible_among(app, actor, &unique.into_iter().collect::<Vec<_>>()).await?;
    let ids: Vec<TopicId> = topics.keys().copied().collect();
    let read = store::read_numbers(app.db.read(), account_id, &ids).await?;
    let read: HashMap<TopicId, i32> = read.into_iter().map(|row| (row.topic_id, row.number)).collect();
    let far = readings::logic::how_far(app.db.read(), account_id, topics.values(), &read, now).await?;
    let again = pacing::again_in(app, actor, topics.values()).await?;
    let unread = |topic: &topic::Model| {
        let HowFar { number, opened, state, level } = far[&topic.id];
        Unread {
            topic_id: topic.id,
            read_number: number,
            last_number: topic.last_number,
            unread_count: (topic.last_number - number).max(0),
            opened,
            state,
            level,
            write_again_at: again.get(&topic.id).copied(),
        }
    };
    let mut items: Vec<Unread> = topics.values().map(unread).collect();
    items.sort_unstable_by_key(|item| item.topic_id);
    Ok((now, items))
}

/// Forgets how far an account that is erased has read, and when it last wrote where one waits, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget_reader(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    store::forget_reader(txn, account_id).await?;
    pacing::forget(txn, account_id).await
}
