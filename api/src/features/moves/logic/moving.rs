//! Moving a topic to another board: one row, however many posts it has. What follows from where it is follows at once: lists,
//! pages, feeds and rights read the row; the index learns it from the outbox, and is asked with the boards that one may read.

use linli_entities::Instant;
use linli_entities::outbox::OutboxKind;
use linli_entities::topic::TopicId;
use linli_entities::topic_sign::TopicSignKind;
use serde_json::json;

use super::super::rules::Move;
use super::super::store;
use super::{count_both, demand_both, demand_free, kept_reason, less, more, touch_naming};
use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::db::Txn;
use crate::error::{Error, Named as _};
use crate::features::accounts::logic::sessions;
use crate::features::topics::output::TopicDetail;
use crate::features::{boards, topics};
use crate::outbox;

/// Moves a topic to another board; where it is there already, nothing changes.
///
/// # Errors
/// [`Error::NotFound`] for a topic that may not be seen; `not_found` at `/board_id`; `forbidden` to whoever does not moderate
/// in both boards; `post_committed`, `pseudonyms_off`.
pub async fn relocate(app: &App, actor: &Actor, id: TopicId, to: Move) -> Result<TopicDetail, Error> {
    let (_, board) = topics::logic::visible(app, actor, id).await?;
    boards::rules::demand_moderator(actor, &board)?;
    let target = boards::logic::visible(app, actor, to.board_id).await.named_at("/board_id")?;
    boards::rules::demand_moderator(actor, &target)?;
    let input = (actor.clone(), id, to, app.clock.now());
    app.db.write(input, |txn, input| Box::pin(relocate_in(txn, input))).await?;
    topics::logic::detail(app, actor, id).await
}

async fn relocate_in(txn: &Txn, (actor, id, to, now): (Actor, TopicId, Move, Instant)) -> Result<(), Error> {
    let actor = sessions::seen_again(txn, &actor).await?;
    let topic = topics::logic::held(txn, id).await?;
    let Move { board_id, reason } = to;
    // A topic that is deleted is counted nowhere.
    let stands = topic.deleted_at.is_none();
    let (count, posts) = if stands { (1, topic.post_count) } else { (0, 0) };
    let boards =
        count_both(txn, (topic.board_id, less(count, posts)), (board_id, more(count, posts))).await?;
    demand_both(&actor, &boards, &topic, "/board_id")?;
    if topic.board_id == board_id {
        return Ok(());
    }
    demand_free(txn, &boards, id).await?;
    topics::logic::put_into_board(txn, &topic, board_id).await?;
    store::sign(txn, id, TopicSignKind::Moved, None, now).await?;
    touch_naming(txn, id).await?;
    outbox::enqueue(txn, OutboxKind::Topic, id.0, now).await?;
    let detail = json!({ "from": topic.board_id, "to": board_id, "reason": kept_reason(&boards, reason) });
    audit::record(txn, &actor, "move_topic", ("topic", id.0), detail, now).await?;
    Ok(())
}
