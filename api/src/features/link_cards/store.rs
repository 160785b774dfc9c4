//! Rows of cards, and of the links of posts that have them.

use std::collections::HashMap;

use linli_entities::Instant;
use linli_entities::link_card::{ActiveModel, Column, Entity, LinkCardId, LinkCardState, Model};
use linli_entities::post::{self, PostId};
use linli_entities::post_link;
use linli_entities::topic::TopicId;
use sea_orm::sea_query::{BinOper, Expr, ExprTrait as _, OnConflict, Query, SimpleExpr};
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, JoinType,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};

use crate::db::queries;
use crate::fetch::Page;

/// Makes rows of addresses that have none; they are to be read at `now`. The addresses come with their hashes, sorted by
/// them, so that of two who write the same none waits for the other's end.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    urls: &[(String, String)],
    now: Instant,
) -> Result<(), DbErr> {
    let rows = urls.iter().map(|(hash, url)| ActiveModel {
        id: NotSet,
        url: Set(url.clone()),
        url_hash: Set(hash.clone()),
        state: Set(LinkCardState::Waiting),
        title: Set(None),
        description: Set(None),
        site_name: Set(None),
        due_at: Set(now),
        attempt_count: Set(0),
        fetched_at: Set(None),
    });
    let known = OnConflict::column(Column::UrlHash).do_nothing().to_owned();
    Entity::insert_many(rows).on_conflict(known).exec_without_returning(db).await?;
    Ok(())
}

/// The cards of addresses, by their hashes, held until the transaction ends.
pub(super) async fn held(db: &impl ConnectionTrait, hashes: &[String]) -> Result<Vec<Model>, DbErr> {
    let known = Entity::find().filter(Column::UrlHash.is_in(hashes.iter().map(String::as_str)));
    queries::locked(db, known.order_by_asc(Column::Id)).all(db).await
}

/// These are to be read, again.
pub(super) async fn renew(db: &impl ConnectionTrait, ids: &[LinkCardId], now: Instant) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(LinkCardState::Waiting.as_str()))
        .col_expr(Column::DueAt, Expr::val(now))
        .col_expr(Column::AttemptCount, Expr::val(0))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(db)
        .await?;
    Ok(())
}

/// The links of a post: from its primary key.
pub(super) async fn links(db: &impl ConnectionTrait, id: PostId) -> Result<Vec<post_link::Model>, DbErr> {
    post_link::Entity::find()
        .filter(post_link::Column::PostId.eq(id))
        .order_by_asc(post_link::Column::Position)
        .all(db)
        .await
}

/// Puts these in the place of the links of a post.
pub(super) async fn replace(
    db: &impl ConnectionTrait,
    id: PostId,
    rows: Vec<post_link::Model>,
) -> Result<(), DbErr> {
    post_link::Entity::delete_many().filter(post_link::Column::PostId.eq(id)).exec(db).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.into_iter().map(|row| post_link::ActiveModel {
        post_id: Set(row.post_id),
        position: Set(row.position),
        link_card_id: Set(row.link_card_id),
        removed_at: Set(row.removed_at),
    });
    post_link::Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// The links of these posts whose cards are shown, with the cards.
pub(super) async fn shown(
    db: &impl ConnectionTrait,
    posts: &[PostId],
) -> Result<Vec<(post_link::Model, Model)>, DbErr> {
    let links = post_link::Entity::find()
        .filter(post_link::Column::PostId.is_in(posts.iter().copied()))
        .filter(post_link::Column::RemovedAt.is_null())
        .order_by_asc(post_link::Column::PostId)
        .order_by_asc(post_link::Column::Position)
        .all(db)
        .await?;
    if links.is_empty() {
        return Ok(vec![]);
    }
    let ids = links.iter().map(|link| link.link_card_id);
    let cards =
        Entity::find().filter(Column::Id.is_in(ids)).filter(Column::Title.is_not_null()).all(db).await?;
    let cards: HashMap<LinkCardId, Model> = cards.into_iter().map(|card| (card.id, card)).collect();
    let shown = links.into_iter().filter_map(|link| {
        let card = cards.get(&link.link_card_id)?.clone();
        Some((link, card))
    });
    Ok(shown.collect())
}

/// Takes the card of a page away from a post; whether it had one.
pub(super) async fn remove(
    db: &impl ConnectionTrait,
    (post_id, id): (PostId, LinkCardId),
    now: Instant,
) -> Result<bool, DbErr> {
    let done = post_link::Entity::update_many()
        .col_expr(post_link::Column::RemovedAt, Expr::val(now))
        .filter(post_link::Column::PostId.eq(post_id))
        .filter(post_link::Column::LinkCardId.eq(id))
        .filter(post_link::Column::RemovedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Those that are to be read now, the first first: from `link_card_due`.
pub(super) async fn due(db: &impl ConnectionTrait, now: Instant, rows: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(queries::stated(Column::State, BinOper::Equal, LinkCardState::Waiting))
        .filter(Column::DueAt.lte(now))
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .limit(rows)
        .all(db)
        .await
}

/// A card that somebody reads the page of, and until when they have it to themselves.
pub(super) type Claim = (LinkCardId, Instant);

/// Takes a card to read its page; whether nobody else has it.
pub(super) async fn claim(
    db: &impl ConnectionTrait,
    (id, until): Claim,
    now: Instant,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::DueAt, Expr::val(until))
        .col_expr(Column::AttemptCount, Expr::col(Column::AttemptCount).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(LinkCardState::Waiting))
        .filter(Column::DueAt.lte(now))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The card as long as it is still of whoever took it.
fn claimed((id, until): Claim) -> SimpleExpr {
    Column::Id.eq(id).and(Column::State.eq(LinkCardState::Waiting)).and(Column::DueAt.eq(until))
}

/// Leaves a card for later: reading its page was not begun, or led to a host that is asked often.
pub(super) async fn defer(db: &impl ConnectionTrait, claim: Claim, until: Instant) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::DueAt, Expr::val(until))
        .col_expr(Column::AttemptCount, Expr::val(0))
        .filter(claimed(claim))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes what a page is called; whether the card was still of whoever read it.
pub(super) async fn finish(
    db: &impl ConnectionTrait,
    claim: Claim,
    page: Page,
    now: Instant,
) -> Result<bool, DbErr> {
    let Page { title, description, site_name } = page;
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::val(LinkCardState::Made.as_str()))
        .col_expr(Column::Title, Expr::val(title))
        .col_expr(Column::Description, Expr::val(description))
        .col_expr(Column::SiteName, Expr::val(site_name))
        .col_expr(Column::FetchedAt, Expr::val(now))
        .filter(claimed(claim))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes that a page could not be read: what it was called before stays, and holds as if it had been read now.
pub(super) async fn fail(db: &impl ConnectionTrait, claim: Claim, now: Instant) -> Result<(), DbErr> {
    let [made, failed] = [LinkCardState::Made, LinkCardState::Failed].map(LinkCardState::as_str);
    let state = Expr::case(Column::Title.is_not_null(), made).finally(failed);
    Entity::update_many()
        .col_expr(Column::State, state.into())
        .col_expr(Column::FetchedAt, Expr::val(now))
        .filter(claimed(claim))
        .exec(db)
        .await?;
    Ok(())
}

/// The topics in which posts link to the page of a card, each once: from `post_link_card`.
pub(super) async fn topics(
    db: &impl ConnectionTrait,
    id: LinkCardId,
    rows: u64,
) -> Result<Vec<TopicId>, DbErr> {
    let in_post = post_link::Entity::belongs_to(post::Entity)
        .from(post_link::Column::PostId)
        .to(post::Column::Id)
        .into();
    post_link::Entity::find()
        .select_only()
        .column(post::Column::TopicId)
        .distinct()
        .join(JoinType::InnerJoin, in_post)
        .filter(post_link::Column::LinkCardId.eq(id))
        .limit(rows)
        .into_tuple()
        .all(db)
        .await
}

/// Deletes cards that were read before an instant and that no post has, at most so many; answers how many: from
/// `link_card_fetched`.
pub(super) async fn delete_unused(
    db: &impl ConnectionTrait,
    before: Instant,
    rows: u64,
) -> Result<u64, DbErr> {
    let used = Query::select()
        .expr(Expr::val(1))
        .from(post_link::Entity)
        .and_where(Expr::col((post_link::Entity, post_link::Column::LinkCardId)).equals((Entity, Column::Id)))
        .to_owned();
    let unused = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(queries::stated(Column::State, BinOper::NotEqual, LinkCardState::Waiting))
        .and_where(Column::FetchedAt.lt(before))
        .and_where(Expr::exists(used).not())
        .limit(rows)
        .to_owned();
    Ok(Entity::delete_many().filter(Column::Id.in_subquery(unused)).exec(db).await?.rows_affected)
}
