//! Starting a conversation.

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::conversation::ConversationId;
use linli_entities::outbox::OutboxKind;

use super::super::input::{NewConversation, With};
use super::super::output::Conversation;
use super::super::store::{self, NewMessage};
use super::{get, rendered, rules};
use crate::actor::Actor;
use crate::app::App;
use crate::code::Code;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::{lookup, readers, sessions};
use crate::features::posts::body::Body;
use crate::features::{blocks, projects};
use crate::once::Once;
use crate::outbox;

#[derive(Clone)]
struct Starting {
    actor: Actor,
    starter_id: AccountId,
    with: With,
    title: String,
    body: Body,
    once: Once,
    now: Instant,
}

/// Starts a conversation with its first message.
///
/// # Errors
/// [`Code::EmailNotProven`]; [`Code::Silenced`] unless it is with staff; [`Code::NotFound`] at `/people` or `/project_id`; [`Code::CannotBeWrittenTo`] where one of them
/// blocked the actor, or the actor one of them; [`Error::TooManyRequests`], for young accounts soon; those of a body.
pub async fn start(
    app: &App,
    actor: &Actor,
    new: NewConversation,
    once: Once,
) -> Result<Conversation, Error> {
    let starter_id = actor.signed_in()?.account_id;
    rules::demand_proven(actor)?;
    let NewConversation { with, title, markdown } = new;
    let with = match with {
        With::People(mut people) => {
            people.retain(|id| *id != starter_id);
            if people.is_empty() {
                return Err(Error::invalid("/people", Code::Required));
            }
            With::People(people)
        }
        staff @ With::Staff(_) => staff,
    };
    app.rates.write.count(&starter_id)?;
    let now = app.clock.now();
    let made_at = lookup::made_at(app.db.read(), starter_id).await?;
    if made_at.is_none_or(|made_at| rules::is_young(made_at, now)) {
        app.rates.conversation.count(&starter_id)?;
    }
    let body = rendered(app, &markdown).await?;
    let input = Starting { actor: actor.clone(), starter_id, with, title, body, once, now };
    let id = app.db.write(input, |txn, input| Box::pin(start_in(txn, input))).await?;
    get(app, actor, id).await
}

async fn start_in(txn: &Txn, input: Starting) -> Result<ConversationId, Error> {
    let Starting { actor, starter_id, with, title, body, once, now } = input;
    if let Some(id) = once.made_before(txn).await? {
        return Ok(ConversationId(id));
    }
    // The account may have been closed since.
    let actor = sessions::seen_again(txn, &actor).await?;
    let (people, project_id) = match with {
        With::People(people) => {
            rules::demand_voice(&actor)?;
            demand_reachable(txn, starter_id, &people).await?;
            (people, None)
        }
        With::Staff(id) => {
            projects::logic::project(txn, id).await.named_at("/project_id")?;
            (vec![], Some(id))
        }
    };
    let id = store::insert(txn, starter_id, project_id, title, now).await?.id;
    store::join(txn, id, starter_id, (0, 1), now).await?;
    for person in people {
        store::join(txn, id, person, (0, 0), now).await?;
    }
    let new =
        NewMessage { conversation_id: id, number: 1, author_id: starter_id, as_staff: false, body, now };
    let message = store::insert_message(txn, new).await?;
    outbox::enqueue(txn, OutboxKind::Message, message.id.0, now).await?;
    once.remember(txn, id.0, now).await?;
    Ok(id)
}

async fn demand_reachable(txn: &Txn, starter_id: AccountId, people: &[AccountId]) -> Result<(), Error> {
    let open = readers::open(txn, people).await?;
    if people.iter().any(|id| !open.contains(id)) {
        return Err(Error::invalid("/people", Code::NotFound));
    }
    if blocks::logic::stands_between(txn, starter_id, people).await? {
        return Err(Error::Forbidden(Code::CannotBeWrittenTo));
    }
    Ok(())
}
