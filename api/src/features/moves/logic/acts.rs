//! One act on many topics: each is judged by itself and done in a transaction of its own, so that one that is refused holds
//! up no other, and nothing waits for all of them.

use linli_entities::topic::TopicId;

use super::super::output::TopicActResult;
use super::super::rules::{self, Act, Acts, Move};
use super::relocate;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::code::Code;
use crate::error::Error;
use crate::features::topics;
use crate::features::topics::logic::Edit;

/// Does one thing with many topics; what became of each, in their order.
///
/// # Errors
/// [`Error::SignInRequired`] to guests; [`Code::Forbidden`] to whoever moderates nothing; [`Error::TooManyRequests`].
pub async fn act(app: &App, actor: &Actor, acts: Acts) -> Result<Vec<TopicActResult>, Error> {
    let account_id = actor.signed_in()?.account_id;
    if super::reading::moderated_ids(app, actor).await?.is_empty() {
        actor.demand(Permission::Moderate, Scope::Anywhere)?;
    }
    app.rates.write.count(&account_id)?;
    let Acts { topic_ids, act, reason } = acts;
    let mut results = vec![];
    for topic_id in topic_ids {
        let code = match one(app, actor, topic_id, act, reason.clone()).await {
            Ok(()) => None,
            Err(error) => Some(told(topic_id, error)),
        };
        results.push(TopicActResult { topic_id, done: code.is_none(), code });
    }
    Ok(results)
}

/// The word for why it was not done. A fault of ours is logged: others were done, and are told.
fn told(id: TopicId, error: Error) -> Code {
    rules::word_of(&error).unwrap_or_else(|| {
        tracing::error!(?error, topic = id.0, "one act of many failed");
        Code::Internal
    })
}

async fn one(app: &App, actor: &Actor, id: TopicId, act: Act, reason: Option<String>) -> Result<(), Error> {
    match act {
        Act::Move(board_id) => relocate(app, actor, id, Move { board_id, reason }).await.map(drop),
        Act::Lock(locked) => {
            let edit = Edit { locked: Some(locked), ..Edit::default() };
            topics::logic::moderate(app, actor, id, edit, reason).await
        }
        Act::Pin(pinned) => {
            let edit = Edit { pinned: Some(pinned), ..Edit::default() };
            topics::logic::moderate(app, actor, id, edit, reason).await
        }
        Act::Delete => topics::logic::delete_as_moderator(app, actor, id, reason).await,
    }
}
