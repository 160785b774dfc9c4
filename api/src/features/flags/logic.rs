//! Use cases of flags.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::account::AccountId;
use linli_entities::board::BoardId;
use linli_entities::flag::{self, FlagDecision, FlagId};
use linli_entities::outbox::OutboxKind;
use linli_entities::post::PostId;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::input::NewFlag;
use super::output::{Decided, Flag, FlaggedPost, OwnFlag};
use super::store;
use crate::actor::{Actor, Permission, Scope};
use crate::app::App;
use crate::audit;
use crate::code::Code;
use crate::db::Txn;
use crate::error::Error;
use crate::features::accounts::logic::AccountRef;
use crate::features::pseudonyms::rules::{Signature, of_post};
use crate::features::reviews::logic::Print;
use crate::features::{accounts, boards, posts, pseudonyms, reviews, topics};
use crate::outbox;
use crate::page::{Page, PageRequest};

/// Flags of a post that are shown, at most.
const FLAGS_SHOWN: usize = 20;

/// Says that a post should not stand.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::PostDeleted`]; [`Code::Forbidden`] of the own post;
/// [`Code::AlreadyDecided`].
pub async fn flag(app: &App, actor: &Actor, id: PostId, new: NewFlag) -> Result<OwnFlag, Error> {
    let account_id = actor.signed_in()?.account_id;
    let post = posts::logic::of_another(app, actor, id).await?;
    app.rates.write.count(&account_id)?;
    let input = (account_id, id, post.revision_count, new, app.clock.now());
    let row = app
        .db
        .write(input, |txn, (account_id, id, revision_count, new, now)| {
            Box::pin(async move {
                if store::is_decided(txn, id, revision_count).await? {
                    return Err(Error::Conflict(Code::AlreadyDecided));
                }
                Ok(store::put(txn, (id, revision_count), account_id, new, now).await?)
            })
        })
        .await?;
    let flag::Model { post_id, reason, note, flagged_at, .. } = row;
    Ok(OwnFlag { post_id, reason, note, flagged_at })
}

/// The boards that the actor moderates.
async fn moderated(app: &App, actor: &Actor) -> Result<Vec<BoardId>, Error> {
    let directory = boards::logic::directory(app).await?;
    let moderates = |board: &&boards::rules::BoardScope| {
        boards::rules::may_read(actor, board) && boards::rules::moderates(actor, board)
    };
    let moderated: Vec<BoardId> = directory.values().filter(moderates).map(|board| board.id).collect();
    // Whoever moderates by a role learns that there is no board of theirs; whoever moderates nothing, that this is not for
    // them.
    if moderated.is_empty() {
        actor.demand(Permission::Moderate, Scope::Anywhere)?;
    }
    Ok(moderated)
}

/// The posts that were flagged and of which nobody has decided, in the boards that the actor moderates.
///
/// # Errors
/// [`Code::Forbidden`] to whoever moderates nothing.
pub async fn list(app: &App, actor: &Actor, page: PageRequest<FlagId>) -> Result<Page<FlaggedPost>, Error> {
    let boards = moderated(app, actor).await?;
    let rows = store::flagged(app.db.read(), &boards, page.after, page.rows()).await?;
    let (rows, next) = page.cut(rows, |row| row.first);
    let ids: Vec<PostId> = rows.iter().map(|row| row.post_id).collect();
    let mut flags: HashMap<PostId, Vec<flag::Model>> = HashMap::new();
    for row in store::open_of(app.db.read(), &ids).await? {
        flags.entry(row.post_id).or_default().push(row);
    }
    let directory = boards::logic::directory(app).await?;
    let readable = posts::logic::readable_among(app, actor, &ids).await?;
    let signed: Vec<Signature> = readable.iter().map(|(post, _)| of_post(post)).collect();
    let authors = pseudonyms::logic::authors(app, &signed, Scope::Anywhere).await?;
    let people: Vec<AccountId> = flags.values().flatten().map(|row| row.account_id).collect();
    let people = accounts::logic::refs(app, &people, Scope::Anywhere).await?;
    let mut items = vec![];
    for row in rows {
        // What was deleted meanwhile needs no decision.
        let Some((post, topic)) = readable.iter().find(|(post, _)| post.id == row.post_id) else { continue };
        let Some(board) = directory.get(&topic.board_id) else { continue };
        let shown = flags.remove(&row.post_id).unwrap_or_default().into_iter().take(FLAGS_SHOWN);
        items.push(FlaggedPost {
            post_id: post.id,
            url: posts::rules::url(topic.id, post.number),
            title: topic.title.clone(),
            number: post.number,
            board: board.into(),
            project: board.project.clone(),
            author: authors.of(of_post(post)),
            html: post.html.clone(),
            created_at: post.created_at,
            flag_count: row.count,
            flags: shown
                .map(|flag| Flag {
                    account: AccountRef::of(&people, flag.account_id),
                    reason: flag.reason,
                    note: flag.note,
                    flagged_at: flag.flagged_at,
                })
                .collect(),
        });
    }
    Ok(Page { items, next })
}

/// Decides of all flags of a post; where it is removed, it is gone in the same transaction.
///
/// # Errors
/// [`Error::NotFound`] for a post that may not be seen; [`Code::Forbidden`] to whoever does not moderate there;
/// [`Code::AlreadyDecided`] where there is no flag to be decided of.
pub async fn decide(app: &App, actor: &Actor, id: PostId, decision: FlagDecision) -> Result<Decided, Error> {
    let (post, board) = posts::logic::seen(app, actor, id).await?;
    boards::rules::demand_moderator(actor, &board)?;
    let print = reviews::logic::print_of(&board, &post.markdown);
    let input = (actor.clone(), id, decision, print, app.clock.now());
    let flag_count = app.db.write(input, |txn, input| Box::pin(decide_in(txn, input))).await?;
    Ok(Decided { post_id: id, decision, flag_count })
}

async fn decide_in(
    txn: &Txn,
    (actor, id, decision, print, now): (Actor, PostId, FlagDecision, Option<Print>, Instant),
) -> Result<i64, Error> {
    let post = posts::logic::moderated(txn, &actor, id).await?;
    let count = store::decide(txn, id, decision, (actor.account_id(), now)).await?;
    if count == 0 {
        return Err(Error::Conflict(Code::AlreadyDecided));
    }
    match decision {
        FlagDecision::Removed if post.number == 1 => {
            topics::logic::remove(txn, &actor, post.topic_id, now).await?
        }
        FlagDecision::Removed => posts::logic::remove(txn, &actor, id, now).await?,
        FlagDecision::Kept => {}
    }
    if decision == FlagDecision::Removed {
        reviews::logic::remember_removed(txn, print, Some(id), now).await?;
    }
    outbox::enqueue(txn, OutboxKind::FlagsDecided, id.0, now).await?;
    let detail = json!({ "decision": decision, "flag_count": count });
    audit::record(txn, &actor, "decide_flags", ("post", id.0), detail, now).await?;
    Ok(count)
}

/// Forgets in which words an account that is erased flagged, within its transaction.
///
/// # Errors
/// When the database fails.
pub async fn forget(txn: &Txn, account_id: AccountId) -> Result<(), Error> {
    Ok(store::forget(txn, account_id).await?)
}

/// Those whose flags of a post moderators agreed with: at most 100.
///
/// # Errors
/// When the database fails.
pub async fn upheld_by(db: &impl ConnectionTrait, id: PostId) -> Result<Vec<AccountId>, Error> {
    Ok(store::upheld_by(db, id).await?)
}

/// How many posts an account flagged and moderators removed, counted up to `limit`.
///
/// # Errors
/// When the database fails.
pub async fn upheld_count(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    limit: u64,
) -> Result<u64, Error> {
    Ok(store::upheld_of(db, account_id, limit).await?.len() as u64)
}

/// What an account flagged, after one: by id, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn own(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    after: FlagId,
    rows: u64,
) -> Result<Vec<flag::Model>, Error> {
    Ok(store::own(db, account_id, after, rows).await?)
}
