//! What of a board waits: for those who moderate it.

use linli_entities::Instant;
use linli_entities::board::BoardId;
use linli_entities::review_setting;
use serde_json::json;

use crate::actor::Actor;
use crate::app::App;
use crate::audit;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::sessions;
use crate::features::boards;
use crate::features::reviews::input::ReviewSettingsInput;
use crate::features::reviews::output::ReviewSettings;
use crate::features::reviews::store;

/// What of a board waits.
///
/// # Errors
/// [`Error::NotFound`] for a board that may not be read; [`Code::Forbidden`](crate::code::Code::Forbidden) to whoever does
/// not moderate it.
pub async fn settings(app: &App, actor: &Actor, id: BoardId) -> Result<ReviewSettings, Error> {
    let board = boards::logic::visible(app, actor, id).await?;
    boards::rules::demand_moderator(actor, &board)?;
    Ok(ReviewSettings::new(id, store::setting(app.db.read(), id).await?))
}

/// Says what of a board waits from now on.
///
/// # Errors
/// As [`settings`]; [`Code::OutOfRange`](crate::code::Code::OutOfRange) at `/first_post_count`.
pub async fn put_settings(
    app: &App,
    actor: &Actor,
    id: BoardId,
    input: ReviewSettingsInput,
) -> Result<ReviewSettings, Error> {
    let board = boards::logic::visible(app, actor, id).await?;
    boards::rules::demand_moderator(actor, &board)?;
    input.demand_in_range()?;
    let write = (actor.clone(), id, input, app.clock.now());
    app.db.write(write, |txn, write| Box::pin(put_in(txn, write))).await?;
    settings(app, actor, id).await
}

async fn put_in(
    txn: &Txn,
    (actor, board_id, input, now): (Actor, BoardId, ReviewSettingsInput, Instant),
) -> Result<(), Error> {
    let board = boards::logic::scope_now(txn, board_id).await?;
    sessions::demand_again(txn, &actor, |actor| boards::rules::demand_moderator(actor, &board)).await?;
    let ReviewSettingsInput { first_post_count, links, similar_posts } = input;
    let row = review_setting::Model { board_id, first_post_count, links, similar_posts, changed_at: now };
    store::put_setting(txn, row).await?;
    let detail =
        json!({ "first_post_count": first_post_count, "links": links, "similar_posts": similar_posts });
    Ok(audit::record(txn, &actor, "put_review_settings", ("board", board_id.0), detail, now).await?)
}
